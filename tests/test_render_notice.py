"""kiemdiem render-notice: which files come out, where, and what stops it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from running import kiemdiem
from test_thong_bao import PLAN, SHIPPED
from test_word import packed, paragraph

ALL = [
    "thong-bao-cac-dang-uy-chi-bo-truc-thuoc-thi-uy.docx",
    "thong-bao-co-quan-to-chuc-noi-vu-thi-xa.docx",
    "thong-bao-thuong-truc-hdnd-thi-xa.docx",
    "thong-bao-ubnd-thi-xa.docx",
    "thong-bao-van-phong-thi-xa.docx",
]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2022.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_agency_that_owes_something_gets_a_file(here: Path) -> None:
    done = kiemdiem("render-notice", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Đã ghi 5 văn bản vào out (thể thức dang-hd36)\n"
    assert made(here / "out") == ALL
    text = "\n".join(p.text for p in docx.Document(here / "out" / ALL[3]).paragraphs)
    assert "Đề nghị UBND thị xã thực hiện" in text


@pytest.mark.parametrize(
    "name", ["tc-nv", "TC-NV", "cơ quan tổ chức - nội vụ thị xã", "CO QUAN TO CHUC - NOI VU THI XA"]
)
def test_one_agency_by_id_alias_or_name_in_any_spelling(here: Path, name: str) -> None:
    done = kiemdiem("render-notice", "--agency", name, "--out", "x/y", cwd=here)
    assert (done.returncode, done.stdout) == (0, f"Đã ghi 1 văn bản vào {Path('x/y') / ALL[1]} (thể thức dang-hd36)\n")
    assert made(here / "x" / "y") == [ALL[1]]


def test_a_unit_of_a_group_gets_what_the_group_owes_under_its_own_name(here: Path) -> None:
    plan = PLAN + "units:\n  - {id: ninh-hiep, name: Đảng ủy phường Ninh Hiệp, part_of: dang-uy}\n"
    done = kiemdiem("render-notice", "-", "--agency", "ninh-hiep", stdin=plan, cwd=here)
    assert done.returncode == 0
    (name,) = made(here / "out")
    assert name == "thong-bao-dang-uy-phuong-ninh-hiep.docx"
    text = "\n".join(p.text for p in docx.Document(here / "out" / name).paragraphs)
    assert "trách nhiệm của Đảng ủy phường Ninh Hiệp như sau" in text


def test_number_place_and_date_are_those_that_are_given(here: Path) -> None:
    options = ("--agency", "ubnd", "--number", "05-TB/TU", "--place", "TX. B", "--date", "2022-11-01")
    assert kiemdiem("render-notice", *options, cwd=here).returncode == 0
    heading = docx.Document(here / "out" / ALL[3]).tables[0]
    text = "\n".join(cell.text for cell in heading.rows[0].cells)
    assert "Số 05-TB/TU" in text
    assert "TX. B, ngày 01 tháng 11 năm 2022" in text


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_everybody_may_read_the_files(here: Path) -> None:
    kiemdiem("render-notice", cwd=here)
    assert {path.stat().st_mode & 0o777 for path in (here / "out").iterdir()} == {0o644}


def test_two_runs_give_the_same_bytes(here: Path) -> None:
    kiemdiem("render-notice", "--out", "a", cwd=here)
    kiemdiem("render-notice", "--out", "b", cwd=here, PYTHONHASHSEED="7")
    assert contents(here / "a") == contents(here / "b")
    assert made(here / "a") == ALL


def test_one_name_that_is_taken_stops_the_whole_batch_before_anything_is_written(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / ALL[4]).write_bytes(b"mine")
    done = kiemdiem("render-notice", cwd=here)
    assert done.returncode == 2
    assert ALL[4] in done.stderr
    assert "--force" in done.stderr
    assert contents(here / "out") == {ALL[4]: b"mine"}


def test_force_overwrites(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / ALL[4]).write_bytes(b"mine")
    assert kiemdiem("render-notice", "--force", cwd=here).returncode == 0
    assert made(here / "out") == ALL
    assert (here / "out" / ALL[4]).read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--agency", "Văn phòng thị xa xa"], ["Không có cơ quan", "Có phải là “Văn phòng thị xã”?"]),
        (["--agency", "tinh-uy"], ["không giao việc cho “Ban Thường vụ Tỉnh ủy”"]),
        (["--number", "05-TB/TU"], ["--number chỉ dùng cho một văn bản", "--agency"]),
        (["--agency", "ubnd", "--number", "5/TB"], ["“5/TB”", "05-TB/TU"]),
        (["--date", "01/11/2022"], ["--date", "2022-11-05"]),
        (["--out", "plans/2022.yaml"], ["2022.yaml"]),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(here: Path, options: list[str], words: list[str]) -> None:
    done = kiemdiem("render-notice", *options, cwd=here)
    assert done.returncode == 2
    assert [word for word in words if word not in done.stderr] == []
    assert made(here / "out") == []


def test_control_characters_in_a_place_never_reach_the_document(here: Path) -> None:
    done = kiemdiem("render-notice", "--place", "TX\x0b B", cwd=here)
    assert done.returncode == 2
    assert made(here / "out") == []


def test_a_broken_template_of_ones_own_is_named_with_paragraph_and_tag(here: Path) -> None:
    (here / "templates").mkdir()
    (here / "templates" / "thong-bao.docx").write_bytes(packed(paragraph("Kính gửi {{ co_qua }}")))
    done = kiemdiem("render-notice", cwd=here)
    assert done.returncode == 2
    where = Path("templates") / "thong-bao.docx"
    assert f"Mẫu {where}: đoạn “Kính gửi {{{{ co_qua }}}}”, thẻ {{{{ co_qua }}}}" in done.stderr
    assert "có phải là “co_quan”?" in done.stderr
    assert made(here / "out") == []


def test_a_plan_with_findings_is_no_ground_for_a_notice(here: Path) -> None:
    done = kiemdiem("render-notice", "-", stdin="document: 1\n", cwd=here)
    assert done.returncode == 1
    assert made(here / "out") == []


def test_a_plan_in_which_nobody_owes_anything_gives_no_notice(here: Path) -> None:
    plan = "document: {subject: x, year: 2022, issuer: a}\nagencies:\n  - {id: a, name: A}\n"
    done = kiemdiem("render-notice", "-", stdin=plan, cwd=here)
    assert done.returncode == 2
    assert "không giao việc có thời hạn" in done.stderr


def test_the_documents_are_vietnamese_in_every_language(here: Path) -> None:
    kiemdiem("render-notice", "--out", "vi", cwd=here)
    kiemdiem("--lang", "en", "render-notice", "--out", "en", cwd=here)
    assert contents(here / "en") == contents(here / "vi")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal to look at")
def test_a_batch_shows_its_progress_to_a_person_and_to_nobody_else(here: Path) -> None:
    outer, inner = os.openpty()
    command = [sys.executable, "-m", "kiemdiem", "render-notice"]
    env = {**os.environ, "TERM": "xterm", "KIEMDIEM_LANG": "vi"}
    done = subprocess.run(command, cwd=here, stderr=inner, stdout=subprocess.PIPE, timeout=60, env=env)
    os.close(inner)
    shown = b""
    try:
        while chunk := os.read(outer, 65536):
            shown += chunk
    except OSError:
        pass
    os.close(outer)
    assert done.returncode == 0
    assert "Lập văn bản" in shown.decode()
    assert done.stdout.decode() == "Đã ghi 5 văn bản vào out (thể thức dang-hd36)\n"


def test_the_shipped_template_does_away_from_the_sources(tmp_path: Path) -> None:
    """As installed: the templates stand inside the package, and no source tree is near."""
    import kiemdiem as package

    shutil.copytree(Path(package.__file__).parent, tmp_path / "site" / "kiemdiem")
    shutil.copytree(SHIPPED.parent, tmp_path / "site" / "kiemdiem" / "templates", dirs_exist_ok=True)
    (tmp_path / "work").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "kiemdiem", "render-notice", "-", "--agency", "ubnd"],
        input=PLAN.encode(),
        cwd=tmp_path / "work",
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    data = (tmp_path / "work" / "out" / ALL[3]).read_bytes()
    assert docx.Document(io.BytesIO(data)).tables

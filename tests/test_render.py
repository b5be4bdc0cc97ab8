"""kiemdiem render: what people ask for, what they get, and what they are told when it cannot be done."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from kiemdiem import documents
from pages import need_programs
from running import kiemdiem


def test_the_list_names_every_kind_and_what_it_needs(here: Path) -> None:
    done = kiemdiem("render", "--list", cwd=here)
    assert done.returncode == 0
    assert [kind for kind in documents.names() if kind not in done.stdout] == []
    assert kiemdiem("render", cwd=here).stdout == done.stdout


def test_a_kind_that_does_not_exist_is_answered_with_the_nearest(here: Path) -> None:
    done = kiemdiem("render", "thongbao", cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert "thongbao" in done.stderr
    assert "“thong-bao”?" in done.stderr


@pytest.mark.parametrize(
    ("options", "profile"),
    [
        ([], "dang-hd36"),
        (["--date", "2026-05-26"], "dang-hd36"),
        (["--date", "2026-05-27"], "dang-hd05"),
        (["--profile", "nn-nd30"], "nn-nd30"),
    ],
)
def test_the_day_of_signing_chooses_the_format_rules(here: Path, options: list[str], profile: str) -> None:
    done = kiemdiem("render", "thong-bao", "--agency", "van-phong", *options, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"(thể thức {profile})" in done.stdout
    (made,) = (here / "out").glob("*.docx")
    first_cell = docx.Document(str(made)).tables[0].cell(0, 1).text
    assert first_cell.startswith("CỘNG HÒA" if profile == "nn-nd30" else "ĐẢNG CỘNG SẢN VIỆT NAM")


def test_an_option_that_the_kind_does_not_take_is_refused(here: Path) -> None:
    for option in ("--facts", "--roll"):
        done = kiemdiem("render", "thong-bao", option, "x", cwd=here)
        assert done.returncode == 2
        assert option in done.stderr
        assert "render --list" in done.stderr
    assert not (here / "out").exists()


@pytest.mark.parametrize(
    ("kind", "option", "value"),
    [
        ("phieu-giao-viec", "--number", "05-TB/TU"),
        ("nhom-doi-tuong", "--number", "05-TB/TU"),
        ("ke-hoach", "--stage", "decided"),
        ("nhom-doi-tuong", "--stage", "decided"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(here: Path, kind: str, option: str, value: str) -> None:
    done = kiemdiem("render", kind, option, value, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert option in done.stderr
    assert not (here / "out").exists()


def test_a_sample_needs_a_kind_and_standard_input_is_read_once(here: Path) -> None:
    done = kiemdiem("render", "--sample", cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    done = kiemdiem("render", "goi-y", "-", "--facts", "-", cwd=here, stdin="document: {}")
    assert done.returncode == 2
    assert "--facts" in done.stderr


@pytest.mark.parametrize("kind", ["giay-moi", "cong-van-don-doc"])
def test_a_sample_names_bodies_of_the_plan_at_hand_and_loads_as_it_is(here: Path, kind: str) -> None:
    sample = kiemdiem("render", kind, "--sample", cwd=here).stdout
    assert "phuong-a" in sample
    done = kiemdiem("render", kind, "--facts", "-", cwd=here, stdin=sample)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_sample_needs_no_plan(tmp_path: Path) -> None:
    done = kiemdiem("render", "giay-moi", "--sample", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "xa-1" in done.stdout


@pytest.mark.parametrize("text", ["", "a" * 300_000])
def test_a_file_that_is_no_file_of_facts_is_answered_with_the_sample(here: Path, text: str) -> None:
    done = kiemdiem("render", "goi-y", "--facts", "-", cwd=here, stdin=text)
    assert done.returncode == 1
    assert "kiemdiem render goi-y --sample" in done.stderr


def test_preview_writes_pdf_and_pictures_beside_the_document(here: Path) -> None:
    need_programs()
    done = kiemdiem("render", "thong-bao", "--agency", "van-phong", "--preview", cwd=here, seconds=240)
    assert (done.returncode, done.stderr) == (0, "")
    stem = "thong-bao-van-phong-thi-xa"
    assert (here / "out" / f"{stem}.pdf").read_bytes().startswith(b"%PDF")
    pictures = sorted((here / "out").glob(f"{stem}*.png"))
    assert pictures
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_pictures_of_pages_that_are_no_more_go_with_the_earlier_run(here: Path) -> None:
    need_programs()
    out, stem = here / "out", "thong-bao-van-phong-thi-xa"
    out.mkdir()
    names = {f"{stem}-7.png", f"{stem}-07.png", f"{stem}-cu.png", "khac-7.png"}
    for name in names:
        (out / name).write_bytes(b"old")
    done = kiemdiem("render", "thong-bao", "--agency", "van-phong", "--preview", "--force", cwd=here, seconds=240)
    assert (done.returncode, done.stderr) == (0, "")
    assert {name for name in names if (out / name).exists()} == {f"{stem}-cu.png", "khac-7.png"}
    assert list(out.glob(f"{stem}-*1.png"))


def test_without_libreoffice_preview_says_so_and_writes_nothing(here: Path) -> None:
    done = kiemdiem("render", "thong-bao", "--preview", cwd=here, PATH=str(here))
    assert done.returncode == 2
    assert "LibreOffice" in done.stderr
    assert not (here / "out").exists()


def test_everything_speaks_english_but_the_documents(here: Path) -> None:
    done = kiemdiem("--lang", "en", "render", "thong-bao", "--agency", "van-phong", cwd=here)
    assert done.returncode == 0
    (made,) = (here / "out").glob("*.docx")
    assert "THÔNG BÁO" in "\n".join(paragraph.text for paragraph in docx.Document(str(made)).paragraphs)

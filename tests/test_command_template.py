"""kiemdiem template: what a clerk is told before a batch starts, and the shipped templates as a start."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.word import Rich, Run, checkup, package
from running import kiemdiem
from word_files import SHIPPED, parts_of, tagged, with_body


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own templates: one of the two forms of a notice."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "thong-bao.docx").write_bytes(SHIPPED.read_bytes())
    return folder


def as_json(done: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.stdout)["templates"]
    return found


# list


def test_every_template_is_listed_with_its_owner_its_file_and_its_names(own: Path, tmp_path: Path) -> None:
    (own / "thong-bao.docx").write_bytes(with_body(tagged("{{ so }}") + tagged("{% for x in noi_nhan %}{% endfor %}")))
    done = kiemdiem("template", "list", cwd=tmp_path, COLUMNS="300")
    assert done.returncode == 0
    assert "thong-bao.docx (của đơn vị: templates/thong-bao.docx)\n  Tên dùng: noi_nhan, so" in done.stdout
    assert re.search(
        r"nn-nd30/thong-bao\.docx \(kèm theo chương trình: /.*/templates/nn-nd30/thong-bao\.docx\)", done.stdout
    )


def test_a_broken_template_and_what_word_leaves_behind_do_not_hinder_the_list(own: Path, tmp_path: Path) -> None:
    (own / "thong-bao.docx").write_bytes(b"hello")
    (own / "~$ong-bao.docx").write_bytes(b"x")
    done = kiemdiem("template", "list", cwd=tmp_path)
    assert done.returncode == 0
    assert "kiemdiem template check templates/thong-bao.docx" in done.stdout
    assert "~$" not in done.stdout


# check


def test_shipped_templates_are_fit_in_every_kind_and_format(tmp_path: Path) -> None:
    assert kiemdiem("template", "init", cwd=tmp_path).returncode == 0
    done = kiemdiem("template", "check", "--output-format", "json", cwd=tmp_path)
    assert done.returncode == 0
    found = as_json(done)
    assert len(found) == len(list(SHIPPED.parent.glob("**/*.docx")))
    assert all(entry["fit"] and entry["kind"] and not entry["split_tags"] for entry in found)


def test_an_unknown_name_is_told_with_its_paragraph_and_the_nearest_one(own: Path, tmp_path: Path) -> None:
    (own / "thong-bao.docx").write_bytes(with_body(tagged("Gửi {{ noi_nha }} ngay") + tagged("{% if x %}")))
    done = kiemdiem("template", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "thiếu {% endif %}" in done.stdout
    assert "1 mẫu, 1 mẫu không dùng được" in done.stdout
    (own / "thong-bao.docx").write_bytes(with_body(tagged("Gửi {{ quyen_hn }} ngay")))
    done = kiemdiem("template", "check", "thong-bao", "--output-format", "json", cwd=tmp_path)
    assert done.returncode == 1
    ours, shipped = as_json(done)
    assert (ours["fit"], shipped["fit"]) == (False, True)
    assert ours["problems"] == [
        {
            "paragraph": "Gửi {{ quyen_hn }} ngay",
            "tag": "{{ quyen_hn }}",
            "reason": "không có tên “quyen_hn”",
            "hint": "có phải là “quyen_han”?",
        }
    ]


def test_split_tags_blank_names_and_kinds_nobody_knows_are_mentioned_but_no_fault(own: Path, tmp_path: Path) -> None:
    split = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ so }} {{ ngay }}</w:t></w:r></w:p>"
    (own / "thong-bao.docx").write_bytes(with_body(split + tagged("{{ ho_ten }}")))
    (own / "thu-moi.docx").write_bytes(with_body(tagged("{{ x }}")))
    done = kiemdiem("template", "check", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 thẻ bị Word chia cắt" in done.stdout
    assert "không phải một loại văn bản" in done.stdout
    assert "2 mẫu, đều dùng được" in done.stdout


@pytest.mark.parametrize(
    ("value", "blank"),
    [("", True), ("…… ……", True), ("a…", False), ([], True), (["", "…"], True), (["", "a"], False), (0, False)],
)
def test_a_name_is_blank_where_nothing_but_dots_would_be_printed(value: object, blank: bool) -> None:
    context = {"x": value, "rows": [{"x": value}, {"x": value}], "rich": Rich((Run("…"), Run("", note=0)))}
    expected = ["x", "rows.x"] if blank else []
    assert list(checkup.blank_names(["x", "rows.x", "missing", "rich"], context)) == [*expected, "rich"]


def test_a_hostile_file_is_refused_and_the_others_are_checked_all_the_same(own: Path, tmp_path: Path) -> None:
    macro = package.pack(parts_of(SHIPPED.read_bytes()) | {"word/vbaProject.bin": b"x"})
    (own / "a.docx").write_bytes(macro)
    done = kiemdiem("template", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "macro" in done.stdout
    assert "→ Mở mẫu trong Word" in done.stdout
    assert "2 mẫu, 1 mẫu không dùng được" in done.stdout
    refused, fine = as_json(kiemdiem("template", "check", "--output-format", "json", cwd=tmp_path))
    assert "macro" in refused["refused"]["reason"]
    assert fine["refused"] is None


def test_words_of_a_template_do_not_steer_the_terminal(own: Path, tmp_path: Path) -> None:
    words = tagged("[bold]x[/] \u202e{{ a\u202eb }} ##[group]")
    (own / "thong-bao.docx").write_bytes(with_body(words))
    for form in ("text", "json"):
        done = kiemdiem("template", "check", "--output-format", form, cwd=tmp_path)
        assert done.returncode == 1
        assert "\u202e" not in done.stdout
        assert "##[" not in done.stdout
        assert "[bold]" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "kiemdiem template init"),
        (["khong-co.docx"], "Không đọc được mẫu khong-co.docx"),
        (["thong-bo"], "có phải là “thong-bao”?"),
    ],
)
def test_what_is_not_there_is_said(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = kiemdiem("template", "check", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words.lower() in done.stderr.lower()


# init


def test_the_shipped_templates_become_ones_own_and_nothing_is_overwritten(tmp_path: Path) -> None:
    done = kiemdiem("template", "init", cwd=tmp_path)
    assert done.returncode == 0
    assert "kiemdiem template check" in done.stdout
    copies = sorted(path.relative_to(tmp_path / "templates") for path in (tmp_path / "templates").glob("**/*.docx"))
    assert copies == sorted(path.relative_to(SHIPPED.parent) for path in SHIPPED.parent.glob("**/*.docx"))
    copy = tmp_path / "templates" / "thong-bao.docx"
    assert copy.read_bytes() == SHIPPED.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o644
    copy.write_bytes(b"edited")
    (tmp_path / "templates" / "nn-nd30" / "thong-bao.docx").unlink()
    again = kiemdiem("template", "init", "thong-bao", cwd=tmp_path)
    assert again.returncode == 2
    assert "Đã có tệp templates/" in again.stderr
    assert copy.read_bytes() == b"edited"
    assert not (tmp_path / "templates" / "nn-nd30" / "thong-bao.docx").exists()
    assert kiemdiem("template", "init", "--force", cwd=tmp_path).returncode == 0
    assert copy.read_bytes() == SHIPPED.read_bytes()


def test_only_the_kinds_and_the_format_that_are_asked_for_are_copied(tmp_path: Path) -> None:
    done = kiemdiem("template", "init", "thong-bao", "--profile", "nn-nd30", "--dir", "mau", cwd=tmp_path)
    assert done.returncode == 0
    assert [path.relative_to(tmp_path) for path in tmp_path.glob("**/*.docx")] == [Path("mau/nn-nd30/thong-bao.docx")]
    assert "chỉ dùng mẫu trong thư mục templates" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["thong-bo"], "thong-bao"), (["--profile", "nn-nd3"], "nn-nd30")],
)
def test_a_kind_or_format_that_is_none_is_said_with_the_nearest(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    done = kiemdiem("template", "init", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (tmp_path / "templates").exists()

"""kiemdiem fmt: one layout, the same data, every comment on the line it speaks of."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem import catalogue, layout, lint, source
from kiemdiem.errors import KiemdiemError
from kiemdiem.layout import laid_out
from kiemdiem.source.pieces import comments
from running import PLAN_2022, ROOT, kiemdiem

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
UGLY = "document:   { subject : x ,year: 2022,issuer: a }\nagencies:\n- id:  a   \n  name: kế hoạch  #cơ quan\n"
TIDY = "document: {subject: x, year: 2022, issuer: a}\nagencies:\n  - id: a\n    name: kế hoạch  # cơ quan\n"


def tidy(text: str) -> str:
    return laid_out(source.parse(text, "x.yaml"))


@pytest.mark.parametrize("path", [PLAN_2022, *CASES], ids=lambda path: path.stem)
def test_the_plans_people_keep_are_in_this_layout_already(path):
    assert tidy(path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8")


# What somebody wrote, and how it comes out.
LAYOUTS = {
    "blanks in brackets": ("a: { b: 1 ,c: [ d,e ] }\n", "a: {b: 1, c: [d, e]}\n"),
    "an empty value in brackets": ("a: {b: , c: 1}\n", "a: {b: , c: 1}\n"),
    "blanks after a key and a dash": ("a:   1\nb:\n-   2\n", "a: 1\nb:\n  - 2\n"),
    "a blank before a colon": ("a : 1\n", "a: 1\n"),
    "quotes stay as they are": ("a: 'x'\n\"b\": \"y\"\nc: z\n", "a: 'x'\n\"b\": \"y\"\nc: z\n"),
    "a tab between key and value": ("a:\t1\n", "a: 1\n"),
    "trailing blanks": ("a: 1  \nb: 2\t\n", "a: 1\nb: 2\n"),
    "blank lines": ("\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    "no line end at the end": ("a: 1", "a: 1\n"),
    "line ends of Windows": ("a: 1\r\nb:\r\n- x\r\n", "a: 1\nb:\n  - x\n"),
    "a list without indentation": ("a:\n- b: 1\n  c:\n  - 2\nd: 3\n", "a:\n  - b: 1\n    c:\n      - 2\nd: 3\n"),
    "a deep indentation": ("a:\n     b:\n         c: 1\n     d: 2\n", "a:\n  b:\n    c: 1\n  d: 2\n"),
    "lists in lists": ("-   - 1\n    - 2\n-\n    - 3\n", "- - 1\n  - 2\n-\n  - 3\n"),
    "a comment without a blank": ("#x\na: 1 #y\n#!z\n###\n", "# x\na: 1 # y\n#!z\n###\n"),
    "a comment behind a tab": ("a: 1\t# x\n", "a: 1 # x\n"),
    "comments that stand in a column": ("a: 1    # x\nbcd: 2  # y\n", "a: 1    # x\nbcd: 2  # y\n"),
    "a comment before an entry": ("a:\n- 1\n# x\n- 2\n", "a:\n  - 1\n  # x\n  - 2\n"),
    "a comment at the end of an entry": (
        "a:\n- b:\n    c: 1\n    # x\n- d: 2\n",
        "a:\n  - b:\n      c: 1\n      # x\n  - d: 2\n",
    ),
    "a comment at the end of the file": ("a:\n   b: 1\n   # x\n# y", "a:\n  b: 1\n  # x\n# y\n"),
    "brackets over several lines": ("a: {b: 1,\n      c: 2}\n", "a: {b: 1,\n    c: 2}\n"),
    "a bracket at the end of its line": (
        "a:\n   b: [\n       c,  # x\n         d\n     ]\n",
        "a:\n  b: [\n    c,  # x\n    d\n  ]\n",
    ),
    "a literal text keeps its blanks": (
        "a:\n    b: |\n        x  \n          y\n\n\n        z\n",
        "a:\n  b: |\n    x  \n      y\n\n\n    z\n",
    ),
    "a text that keeps the blank lines after it": ("a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "blank lines after a text that does not": ("a: >-\n    x\n\n\nb: 1\n", "a: >-\n  x\n\nb: 1\n"),
    "a text with a given indentation": ("a:\n   b: |1\n      x\n     y\n", "a:\n  b: |1\n     x\n    y\n"),
    "a comment behind >-": ("a: >-   #x\n    b\n", "a: >-   # x\n  b\n"),
    "short lines of a folded text": ("a: >-\n  một\n  hai\n\n  ba\n  bốn\n", "a: >-\n  một hai\n\n  ba bốn\n"),
    "a list in a folded text": ("a: >\n  x\n\n    - y\n    - z\n\n  t\n", "a: >\n  x\n\n    - y\n    - z\n\n  t\n"),
    "two blanks in a folded text": ("a: >-\n  một  \n  hai\n", "a: >-\n  một   hai\n"),
    "a value in quotes over two lines": ('a:\n    b: "x\n     y \\\n  z"\n', 'a:\n  b: "x\n    y \\\n    z"\n'),
    "an anchor and its alias": ("a:  &x [ 1 ]\nb: [ *x,*x ]\n", "a: &x [1]\nb: [*x, *x]\n"),
    "a question mark key": ("?   a\n:   b\n", "? a\n: b\n"),
    "letters in pieces": ("a: ho\u0301a\n", "a: hóa\n"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), LAYOUTS.values(), ids=list(LAYOUTS))
def test_a_file_comes_out_in_the_layout(written, wanted):
    assert tidy(written) == wanted
    assert tidy(wanted) == wanted


def test_a_long_line_of_a_folded_text_is_broken_before_column_121():
    words = " ".join(f"chữ{n}" for n in range(100))
    lines = tidy(f"a:\n  b: >-\n    {words}\n").splitlines()[2:]
    assert " ".join(line.strip() for line in lines) == words
    assert len(lines) > 4
    assert all(110 < len(line) <= 120 for line in lines[:-1])


def test_one_word_more_does_not_move_all_lines_of_a_text():
    before = PLAN_2022.read_text(encoding="utf-8")
    after = before.replace("gắn đánh giá,\n      xếp loại", "gắn đánh giá,\n      rồi xếp loại")
    assert before != after
    assert tidy(after) == after


def mangled(text: str, chance: random.Random) -> str:
    """`text` of the layout as a careless hand may write it: the same lines with other blanks, more blank lines."""
    columns = [0]
    while len(columns) < 30:
        columns.append(columns[-1] + chance.randint(1, 3))
    lines, inside = ["" for _blank in range(chance.randint(0, 2))], -1
    rows = text.splitlines()
    for number, row in enumerate(rows):
        indent = len(row) - len(row.lstrip())
        if not row or (inside >= 0 and indent > inside):
            between = not row and not (inside >= 0 and rows[number + 1].startswith(" " * (inside + 1)))
            lines += [""] * chance.randint(1, 3) if between else [row and " " * columns[indent] + row.strip()]
            continue
        inside = indent if re.search(r": >-$", row) else -1
        lines.append(_mangled_row(row.strip(), columns, indent, chance))
    end = chance.choice(["\n", "\r\n"])
    return end.join(lines) + end * chance.randint(0, 3)


def _mangled_row(row: str, columns: list[int], indent: int, chance: random.Random) -> str:
    if row.startswith("#"):
        bare = chance.random() < 0.5 and re.match(r"# [^!#\s]", row)
        return " " * columns[indent] + ("#" + row[2:] if bare else row) + chance.choice(["", "  "])
    dash = "-" + " " * (columns[indent + 2] - columns[indent] - 1) if row.startswith("- ") else ""
    value, hash_, comment = row.removeprefix("- ").partition(" #")
    if re.match(r"(\w+: )?[\[{]", value) or indent % 2:
        value = re.sub(r'"[^"]*"|[\[{]|[\]}]|, ', lambda match: _spaced(match[0], chance), value)
    value = re.sub(r"^(\w+):(?= )", lambda match: match[1] + ":" + chance.choice(["", " ", "   "]), value)
    return " " * columns[indent] + dash + value + hash_ + comment + chance.choice(["", " ", "\t"])


def _spaced(mark: str, chance: random.Random) -> str:
    blank = chance.choice(["", " ", "  "])
    if mark == ", ":
        return f"{blank},{blank} "
    return mark + blank if mark in "[{" else blank + mark if mark in "]}" else mark


@settings(max_examples=40)
@given(st.integers(0))
def test_the_real_plan_written_carelessly_comes_out_as_it_is(seed):
    text = PLAN_2022.read_text(encoding="utf-8")
    careless = mangled(text, random.Random(seed))
    assert careless != text
    assert tidy(careless) == text


@settings(max_examples=20)
@given(st.integers(0))
def test_what_is_found_and_what_is_noted_stays_the_same(seed):
    def found(text: str) -> list[tuple[str, str, bool, str]]:
        diagnostics = lint.run(source.parse(text, "x.yaml"), catalogue.all_rules(), date(2022, 11, 1))
        return sorted((d.code, d.message, d.ignored, str(d.reason)) for d in diagnostics)

    careless = mangled(PLAN_2022.read_text(encoding="utf-8"), random.Random(seed))
    assert found(tidy(careless)) == found(careless)


_FRAGMENTS = st.sampled_from(
    ["a: ", "- ", "? ", "b", " ", "  ", "\n", "\n\n", "\n  ", "\n    - ", "{", "}", "[", "]", ", ", " # x\n", "#y\n",
     "\t", "|\n", ">-\n", ">+\n", "|2\n", "'", '"', "\\", "&a ", "*a", "\r\n", "ệ", "10"]
)  # fmt: skip


_EVERYTHING = """\
# c
a: >-  # hd
    một
    hai

      - ba

b:
- x: 1
  y: &q [a ,b , {c: d, e: }]   # tr
- *q
-   - 1
    - "x
       y"
c: |+
  k

? e
: f
g: [
  a,   # c1
  # c2
  {b: c,
   d: e}
  ]
h: plain
  text

  end
z: |
  last"""


@settings(max_examples=600)
@given(st.lists(st.tuples(st.integers(0, len(_EVERYTHING)), _FRAGMENTS), max_size=4))
def test_no_yaml_loses_data_or_a_comment_and_a_second_time_changes_nothing(slips):
    text = _EVERYTHING
    for place, fragment in slips:
        text = text[:place] + fragment + text[place:]
    try:
        read = source.parse(text, "x.yaml")
    except source.Refused:
        return
    once = laid_out(read)
    again = source.parse(once, "x.yaml")
    assert again.data == read.data
    assert list(comments(once)) == list(comments(read.text.replace("\r\n", "\n")))
    assert laid_out(again) == once


def test_a_layout_that_would_change_the_plan_is_never_written(monkeypatch):
    monkeypatch.setattr(layout, "lay_out", lambda text: text.replace("kế hoạch", "kế hoach"))
    with pytest.raises(KiemdiemError, match=r"x\.yaml"):
        tidy(UGLY)


def test_fmt_writes_the_files_that_need_it_and_counts_them(tmp_path):
    (tmp_path / "a.yaml").write_text(UGLY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(TIDY, encoding="utf-8")
    before = (tmp_path / "b.yaml").stat().st_mtime_ns
    done = kiemdiem("fmt", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Đã định dạng 1 tệp, 1 tệp giữ nguyên\n"
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == TIDY
    assert (tmp_path / "b.yaml").stat().st_mtime_ns == before
    assert kiemdiem("fmt", ".", cwd=tmp_path).stderr == "Đã định dạng 0 tệp, 2 tệp giữ nguyên\n"


def test_check_names_the_files_that_would_change_and_writes_nothing(tmp_path):
    (tmp_path / "a.yaml").write_text(UGLY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(TIDY, encoding="utf-8")
    done = kiemdiem("fmt", "--check", "a.yaml", "b.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "a.yaml\n")
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == UGLY
    assert kiemdiem("fmt", "--check", "b.yaml", cwd=tmp_path).returncode == 0


@pytest.mark.skipif(not shutil.which("patch"), reason="no patch here")
def test_the_diff_is_a_patch_that_gives_the_layout(tmp_path):
    path = tmp_path / "kế hoạch.yaml"
    path.write_text(UGLY, encoding="utf-8")
    done = kiemdiem("fmt", "--diff", path.name, cwd=tmp_path)
    assert done.returncode == 1
    assert path.read_text(encoding="utf-8") == UGLY
    subprocess.run(["patch", "-p1"], input=done.stdout.encode(), cwd=tmp_path, check=True, capture_output=True)
    assert path.read_text(encoding="utf-8") == TIDY


def test_standard_input_goes_to_standard_output():
    done = kiemdiem("fmt", "-", stdin=UGLY)
    assert (done.returncode, done.stdout) == (0, TIDY)


def test_a_file_that_is_no_yaml_gives_its_findings_and_the_others_go_on(tmp_path):
    (tmp_path / "a.yaml").write_text("hỏng: [", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(UGLY, encoding="utf-8")
    done = kiemdiem("fmt", "a.yaml", "b.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "a.yaml:1:8: lỗi KD002" in done.stderr
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "hỏng: ["
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == TIDY


def test_files_that_the_project_excludes_are_left_alone(tmp_path):
    (tmp_path / ".kiemdiem.toml").write_text('exclude = ["old/*.yaml"]', encoding="utf-8")
    (tmp_path / "old").mkdir()
    for name in ("old/a.yaml", "b.yaml"):
        (tmp_path / name).write_text(UGLY, encoding="utf-8")
    kiemdiem("fmt", ".", cwd=tmp_path)
    assert (tmp_path / "old" / "a.yaml").read_text(encoding="utf-8") == UGLY
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == TIDY

"""Hostile rolls: no formula, escape or markup of a cell gets through, no file makes the program hang or break."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem.display import guard, unguard
from kiemdiem.errors import KiemdiemError
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.reading import packages, read
from kiemdiem.roll.reading.opening import open_file
from kiemdiem.roll.reading.raw import RefusedFileError
from kiemdiem.roll.writing import as_csv, as_parquet, as_workbook
from running import kiemdiem, no_end_of_work
from unit_sheets import HEADINGS, column, row, workbook

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "''@x", "＝1+1", "[red]a[/red]", "##[error]x",
    "a\nb", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "<b>&amp;</b>", "%0A::error::x",
]  # fmt: skip
"""Texts that are names after all, once blanks and line ends are in order."""

HEAD = ["Đơn vị", "Loại đối tượng", "Họ và tên", "Quyết định"]


def test_hostile_texts_stay_what_they_are_in_every_kind_of_clean_roll(tmp_path: Path) -> None:
    rows = [row(unit="xã A", subject="member", name=" ".join(text.split())) for text in HOSTILE]
    for kind, make in (("csv", as_csv), ("parquet", as_parquet), ("xlsx", as_workbook)):
        path = tmp_path / f"roll.{kind}"
        path.write_bytes(make(rows))
        assert read([path]).rows == rows


def test_no_field_of_a_clean_csv_starts_a_formula() -> None:
    texts = [" ".join(text.split()) for text in HOSTILE]
    data = as_csv([row(unit=text, subject="member", name=text, note=text) for text in texts])
    for fields in csv.reader(io.StringIO(data.decode())):
        assert not [field for field in fields if field[:1] in tuple("=+-@\t\r＝＋－＠")]


def test_no_cell_of_a_clean_workbook_is_a_formula_or_a_link() -> None:
    data = as_workbook([row(unit="http://x.vn", subject="member", name=text) for text in HOSTILE])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None} == {"s"}
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.hyperlink]


@given(st.text(max_size=20))
def test_the_mark_against_formulas_can_always_be_taken_away(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_steering_characters_are_rejected_and_shown_as_codes(tmp_path: Path, kind: str) -> None:
    bad = ["\x1b[31mAn", "An\u202e", "An\u200b", "\x07An"]
    people = [["xã A", "ĐV", name, "A"] for name in bad] + [["xã A", "ĐV\x1b]0;x\x07", "An", "[bold]A[/bold]\x1b[2J"]]
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        path.write_text("\n".join(map(",".join, [HEAD, *people])) + "\n", encoding="utf-8")
    else:
        import xlsxwriter

        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("<b>\u202e")
            for line, cells in enumerate([HEAD, *people]):
                for place, cell in enumerate(cells):
                    sheet.write_string(line, place, cell)
    done = kiemdiem("roll", "read", path, "--with-names", "--errors", tmp_path / "back")
    assert done.returncode == 1
    assert "nhận 0 + loại 5" in done.stdout
    assert "[bold]A[/bold]\\u001b[2J" in done.stdout
    for stream in (done.stdout, done.stderr):
        assert not [char for char in stream if char != "\n" and (ord(char) < 32 or char in "\u202e\u200b\x7f")]
    back = openpyxl.load_workbook(tmp_path / "back" / "a-tra-lai.xlsx").active
    assert back is not None
    values = [str(cell.value) for line in back.iter_rows() for cell in line if cell.value is not None]
    assert "\\u001b[31mAn" in values
    assert not [value for value in values if any(ord(char) < 32 or char in "\u202e\u200b" for char in value)]
    assert len(read([tmp_path / "back" / "a-tra-lai.xlsx"]).rejected) == 5  # until somebody mends them


def test_a_cell_of_a_megabyte_is_rejected_and_cut(tmp_path: Path) -> None:
    giant = "A" * (1 << 20)
    (tmp_path / "a.csv").write_text(",".join(HEAD) + f"\nxã A,ĐV,{giant},A\nxã A,ĐV,An,A\n", encoding="utf-8")
    done = kiemdiem("roll", "read", "a.csv", "--errors", "back", "--with-names", cwd=tmp_path)
    assert done.returncode == 1
    assert "quá dài: 1048576 ký tự" in done.stdout
    assert "nhận 1 + loại 1" in done.stdout
    assert len(done.stdout) < 5000
    sheet = openpyxl.load_workbook(tmp_path / "back" / "a-tra-lai.xlsx").active
    assert sheet is not None
    assert max(len(str(cell.value)) for line in sheet.iter_rows() for cell in line) == 1001
    assert len(read([tmp_path / "back" / "a-tra-lai.xlsx"]).rejected) == 1


def test_a_giant_cell_in_a_workbook_is_rejected(tmp_path: Path) -> None:
    workbook(tmp_path / "small.xlsx", [HEAD, ["xã A", "ĐV", "GIANT", "A"]])
    repack(tmp_path / "small.xlsx", tmp_path / "a.xlsx", SHEET, b"GIANT", b"G" * (1 << 20))
    (rejected,) = read([tmp_path / "a.xlsx"]).rejected
    assert rejected.cells[0].message == "quá dài: 1048576 ký tự, nhiều nhất 500"


def repack(source: Path, target: Path, part: str, old: bytes, new: bytes) -> None:
    """A copy of a workbook with something else in one of its parts."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        assert part in before.namelist()
        for name in before.namelist():
            data = before.read(name)
            assert name != part or old in data
            after.writestr(name, data.replace(old, new) if name == part else data)


SHEET = "xl/worksheets/sheet1.xml"


def changed(tmp_path: Path, old: bytes, new: bytes, part: str = SHEET) -> Path:
    workbook(tmp_path / "small.xlsx", [HEAD, ["xã A", "ĐV", "An", 7]])
    repack(tmp_path / "small.xlsx", tmp_path / "a.xlsx", part, old, new)
    return tmp_path / "a.xlsx"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'r="D2"', b'r="XFD1048576"', "quá rộng hoặc quá dài"),
        (b'r="D2"', b"r = 'XFD1048576'", "quá rộng hoặc quá dài"),
        (b'r="D2"', b'r="ZZZZZZ2"', "quá rộng hoặc quá dài"),
        (b'r="D2"', b'r="D99999999999999999999"', "quá rộng hoặc quá dài"),
        (b'r="D2"', b'r="IV1048576"', "quá rộng hoặc quá dài"),
        (b"</sheetData>", b"", "bị hỏng"),
        (b'<c r="D2" t="n"><v>7</v>', b'<c t="e"><v>#N/A</v>', "không ghi là ô nào"),
    ],
)
def test_sheets_made_to_hurt_are_refused(tmp_path: Path, old: bytes, new: bytes, told: str) -> None:
    with pytest.raises(RefusedFileError, match=told):
        read([changed(tmp_path, old, new)])


@pytest.mark.parametrize("much", [b"<c " * 400_000, b"<c" + b" r" * 400_000, b"<c r=" * 300_000, b"<c><f>" * 200_000])
def test_sheets_of_broken_tags_do_not_hold_anybody_up(tmp_path: Path, much: bytes) -> None:
    path = changed(tmp_path, b"<sheetData>", b"<sheetData>" + much)
    with no_end_of_work(), contextlib.suppress(RefusedFileError):
        read([path])


def test_a_package_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, b"</sheetData>", b"</sheetData>" + b" " * (40 << 20))
    with pytest.raises(RefusedFileError, match="giải nén ra quá lớn"):
        read([path])


def test_a_package_that_lies_about_its_size_is_counted_while_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = changed(tmp_path, b"</sheetData>", b"</sheetData>" + b" " * (4 << 20))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        honest = package.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(data.replace(honest, (100).to_bytes(4, "little")))
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1 << 20)
    with pytest.raises(RefusedFileError, match="giải nén ra quá lớn"):
        read([path])


def test_a_sheet_that_was_not_looked_at_is_not_read(tmp_path: Path) -> None:
    path = changed(tmp_path, b"/xl/worksheets/sheet1.xml", b"/XL/worksheets/SHEET1.xml", "xl/_rels/workbook.xml.rels")
    with pytest.raises(RefusedFileError, match="bị hỏng"):
        read([path])


def test_a_workbook_of_the_strict_kind_is_looked_at_as_well(tmp_path: Path) -> None:
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    path = changed(tmp_path, usual, strict, "xl/workbook.xml")
    assert packages.look(path.read_bytes())["Sheet1"].lines == 2


def test_entities_of_xml_are_not_followed(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    path = changed(tmp_path, b"<sheets>", b"&b;&c;<sheets>", "xl/workbook.xml")
    repack(path, tmp_path / "b.xlsx", "xl/workbook.xml", b"<workbook", bomb + b"<workbook")
    try:
        text = str(read([tmp_path / "b.xlsx"]))
    except KiemdiemError as refused:
        text = refused.message + refused.hint
    assert "root:" not in text


def test_an_error_that_nobody_knows_is_no_bug_of_ours(tmp_path: Path) -> None:
    unknown = '<c r="D2" t="e"><v>#MỚI!</v>'.encode()
    path = changed(tmp_path, b'<c r="D2" t="n"><v>7</v>', unknown)
    with pytest.raises(RefusedFileError) as refused:
        read([path])
    assert "Sheet1 D2 (#MỚI!)" in refused.value.hint


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "a.xlsx"
    return workbook(path, [HEADINGS, [1, "xã A", "An", "1", "ĐV", "A"]]).read_bytes()


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_a_bug(tmp_path: Path, good: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(good) - 1))
    patch = data.draw(st.binary(min_size=0, max_size=8))
    cut = data.draw(st.integers(0, 16))
    path = tmp_path / "a.xlsx"
    path.write_bytes(good[:start] + patch + good[start + cut :])
    with contextlib.suppress(KiemdiemError):
        reading = read([path])
        assert sum(sheet.seen for file in reading.files for sheet in file.sheets) >= len(reading.rows)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"unit,subject,name\n" + data)
    try:
        reading = read([path])
    except KiemdiemError:
        return
    (sheet,) = reading.files[0].sheets
    assert sheet.seen == len(reading.rows) + len(reading.rejected) + sum(sheet.aside.values())


def test_hostile_headings_and_names_of_files_come_out_harmless(tmp_path: Path) -> None:
    head = [*HEAD, "[red]Lạ[/red]\x1b[31m", "##[error]x"]
    path = tmp_path / "a\x1b[31m[bold].csv"
    path.write_text(",".join(head) + "\nxã A,ĐV,An,A,,\n", encoding="utf-8")
    for form in ("text", "json"):
        done = kiemdiem("roll", "read", path, "--output-format", form)
        assert done.returncode == 0
        assert "[red]Lạ[/red]" in done.stdout
        assert "##[" not in done.stdout
        assert not [char for char in done.stdout if ord(char) < 32 and char != "\n"]
        if form == "json":
            assert json.loads(done.stdout)["files"][0]["file"] == str(path)


def test_the_reader_of_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    done = kiemdiem("roll", "read", tmp_path / "pipe.csv", seconds=20)
    assert done.returncode == 2


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [HEAD, ["xã A", "ĐV", "An", "A"]])
    (tmp_path / "roll.csv").symlink_to(tmp_path / "other")
    done = kiemdiem("roll", "read", "a.xlsx", "--out", "roll.csv", "--force", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "other").exists()


def test_columns_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="quá rộng"):
        open_file(workbook(tmp_path / "a.xlsx", [[*HEAD, *range(300)]]))


def test_every_column_of_a_row_is_read_by_its_kind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[c.heading for c in COLUMNS[:17]], ["=1"] * 17])
    reading = read([path])
    assert column(reading, "name") == []
    assert len(reading.rejected[0].cells) == 17

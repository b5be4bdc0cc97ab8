"""What comes into the engine: files of every kind, broken and hostile ones, names that mean something to SQL."""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb
import pytest

import rolls
from kiemdiem.errors import KiemdiemError
from kiemdiem.roll import doubts, enumerations, report
from kiemdiem.roll.doubts import is_doubtful
from kiemdiem.roll.engine import Roll, readable_as_is
from kiemdiem.roll.lines import line_numbers
from kiemdiem.roll.values import Vocabulary

HEADING = "unit,subject,decided\n"


def findings(path: Path, *codes: str) -> list[tuple[str, int]]:
    found = rolls.check_file(path, rolls.rules(codes=codes)).diagnostics
    return [(one.code, one.span.line) for one in found]


def put(folder: Path, text: str | bytes, name: str = "roll.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        HEADING + "A,member,khá\n",
        "\ufeff" + HEADING + "A,member,khá\n",
        HEADING.replace("\n", "\r\n") + "A,member,khá\r\n",
        HEADING.replace(",", ";") + "A;member;khá\n",
        HEADING.replace(",", "\t") + "A\tmember\tkhá\n",
        "Đơn vị,Loại đối tượng,Kết quả xếp loại\nA,Đảng viên,khá\n",
        HEADING + 'A,member,"khá"',
    ],
    ids=["plain", "bom", "crlf", "semicolon", "tab", "vietnamese", "no last line end"],
)
def test_csv_files_are_read_whatever_their_separator_line_ends_and_headings(tmp_path: Path, text: str):
    path = put(tmp_path, text)
    assert readable_as_is(path)
    assert findings(path, "KD701", "KD705") == [("KD701", 2)]


@pytest.mark.parametrize(
    "text",
    [
        b"\xd0\xcf\x11\xe0 not a roll",
        "Danh sách xếp loại\nunit,subject,decided\nA,member,good\n",
        "unit,decided\nA,good\n",
        "unit,unit,subject\nA,A,member\n",
        "unit,subject,lạ\nA,member,x\n",
        "unit,subject,decided\nA,member,tốt\n".encode("utf-16"),
        b"",
        b"unit,subject\0\n",
    ],
)
def test_any_other_file_is_left_to_the_reading_of_sheets(tmp_path: Path, text: str | bytes):
    assert not readable_as_is(put(tmp_path, text))


def test_a_file_that_is_not_there_or_no_file_is_said_so(tmp_path: Path):
    with pytest.raises(KiemdiemError, match="Không có tệp"):
        readable_as_is(tmp_path / "none.csv")
    with pytest.raises(KiemdiemError, match="là thư mục"):
        readable_as_is(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KiemdiemError, match="không phải tệp thường"):
        readable_as_is(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"A,member\n", "dòng 2 có 2 ô, dòng tiêu đề có 3 ô"),
        (b"A,member,good,more\n", "dòng 2 có 4 ô, dòng tiêu đề có 3 ô"),
        (b"A,member,good\nB\n", "dòng 3 có 1 ô, dòng tiêu đề có 3 ô"),
        (b'A,member,"good\n', "dòng 2: dấu ngoặc kép không đóng"),
        (b"A,member,t\xf4t\n", "dòng 2 không phải UTF-8"),
        (b"A,member," + b"x" * 3_000_000 + b"\n", "dòng 2 quá dài"),
        (b"A,member,good\rB,member,good\n", "không đúng dạng"),
    ],
    ids=["too few", "too many", "later", "open quote", "encoding", "too long", "line ends"],
)
def test_a_broken_csv_file_is_refused_with_the_reason_in_words_and_without_its_content(
    tmp_path: Path, body: bytes, why: str
):
    path = put(tmp_path, HEADING.encode() + body)
    with pytest.raises(KiemdiemError, match=r"Không đọc được danh sách .*roll\.csv") as refused:
        findings(path)
    assert why in refused.value.message
    assert not {"member", "Exception", "Error"} & set(re.findall(r"\w+", refused.value.message + refused.value.hint))


def test_bytes_that_are_not_utf8_further_down_are_refused(tmp_path: Path):
    path = put(tmp_path, HEADING.encode() + b"A,member,t\xf4t\n")
    with pytest.raises(KiemdiemError, match="Không đọc được danh sách"):
        findings(path)


@pytest.mark.parametrize("keep", [4, 40, -9])
def test_a_broken_parquet_file_is_refused(tmp_path: Path, keep: int):
    whole = rolls.write_parquet(rolls.clean(units=1), tmp_path / "whole.parquet").read_bytes()
    with pytest.raises(KiemdiemError, match="Không đọc được danh sách"):
        findings(put(tmp_path, whole[:keep], "roll.parquet"))


def test_a_parquet_file_with_the_right_ends_and_nothing_between_is_refused(tmp_path: Path):
    with pytest.raises(KiemdiemError, match="Không đọc được danh sách"):
        findings(put(tmp_path, b"PAR1" + b"\xff" * 400 + b"PAR1", "roll.parquet"))


def test_parquet_columns_of_any_type_and_name_are_read(tmp_path: Path):
    path = tmp_path / "roll.parquet"
    connection = duckdb.connect()
    connection.execute(
        f"COPY (SELECT 'A' AS \"Đơn vị\", 'member' AS subject, DATE '2022-09-02' AS joined, 4 AS sick_months,"
        f" TRUE AS award, 'good' AS decided, NULL::VARCHAR AS reason, [1] AS other) TO '{path}' (FORMAT parquet)"
    )
    assert sorted(code for code, _line in findings(path, "KD724", "KD726", "KD734", "KD701")) == [
        "KD724",
        "KD726",
        "KD734",
    ]
    connection.execute(f"COPY (SELECT 'A' AS unit, 'good' AS decided) TO '{path}' (FORMAT parquet)")
    with pytest.raises(KiemdiemError, match="thiếu cột Loại đối tượng"):
        findings(path)
    connection.execute(f"COPY (SELECT 'A' AS unit, 'x' AS subject, 'B' AS \"Đơn vị\") TO '{path}' (FORMAT parquet)")
    with pytest.raises(KiemdiemError, match="hai cột cùng là"):
        findings(path)
    connection.close()


@pytest.mark.parametrize(
    "name", ["a'b.csv", "a*[x]?.csv", "--; DROP TABLE roll.csv", "s3:x.csv", 'a"b{c}.csv', "a%20b.csv"]
)
def test_a_file_may_be_called_anything(tmp_path: Path, name: str):
    assert findings(put(tmp_path, HEADING + "A,member,khá\n", name), "KD701") == [("KD701", 2)]


def test_the_database_reads_no_other_file(tmp_path: Path):
    secret = put(tmp_path, "a\n1\n", "secret.csv")
    with Roll([str(put(tmp_path, HEADING + "A,member,good\n"))]) as roll:
        for statement in (
            f"SELECT * FROM read_csv('{secret}')",
            f"COPY roll TO '{tmp_path}/out.csv'",
            "INSTALL httpfs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(KiemdiemError):
                roll.database.rows(statement)
    assert not (tmp_path / "out.csv").exists()


def test_hostile_cells_come_out_as_plain_text(tmp_path: Path):
    unit = "=cmd|' /C calc'!A0\x1b[31m[red]'; DROP TABLE tally; --\u202e"
    rows = [{"unit": unit, "subject": "member", "decided": f"\x1b[2J{'x' * 1000}", "comparable_group": "'+1"}]
    for path in (rolls.write_csv(rows, tmp_path / "a.csv"), rolls.write_parquet(rows, tmp_path / "a.parquet")):
        found = rolls.check_file(path, rolls.rules(codes=["KD701"]), with_names=True).diagnostics
        assert {one.code for one in found} == {"KD701"}
        assert len(found) == 2
        text = "".join(one.message + one.hint for one in found)
        assert not set(text) & set("\x1b\u202e")
        assert len(text) < 1500


def test_dates_that_are_no_days_are_unknown_values_and_days_as_people_write_them_are_read(tmp_path: Path):
    days = ["2022-02-30", "31/4/2022", "2022-13-01", "01/9/2022", "2022-09-01", "44805", "x"]
    text = "unit,subject,joined,decided,reason\n" + "".join(f"A,member,{day},,mới\n" for day in days)
    assert findings(put(tmp_path, text), "KD701") == [("KD701", 2), ("KD701", 3), ("KD701", 4), ("KD701", 8)]


def test_an_empty_unit_or_subject_is_an_unknown_value(tmp_path: Path):
    text = HEADING + "A,member,good\n,member,good\nA,,good\n"
    assert findings(put(tmp_path, text), "KD701") == [("KD701", 3), ("KD701", 4)]


@pytest.mark.parametrize(
    "codes",
    [
        ["000000001", "000000002", "000000003", "000000002"],
        ["0123", "123", "0124", "0123"],
        ["a" * 30, "b", "c", "b"],
        ["079200000001", "001300000002", "5", "001300000002"],
        ["1", "", "", "1"],
        ["٣", "9" * 5000, "1", "9" * 5000],
    ],
)
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_code_that_stands_twice_is_found_whatever_codes_look_like(tmp_path: Path, codes: list[str], form: str):
    rows = [{"unit": "A", "subject": "member", "decided": "good", "code": code} for code in codes]
    path = tmp_path / f"roll.{form}"
    (rolls.write_csv if form == "csv" else rolls.write_parquet)(rows, path)
    line = 5 if form == "csv" else 4
    again = [("KD703", line)] if codes[3] in codes[:3] else []
    assert findings(path, "KD703") == again
    rows[3]["subject"] = "leader"
    (rolls.write_csv if form == "csv" else rolls.write_parquet)(rows, path)
    assert findings(path, "KD703") == []


@pytest.mark.parametrize("limits", [{"_FEW": 0}, {"_FEW": 0, "_MARK": "strlen({})"}, {"_MOST": 0}], ids=str)
def test_the_same_is_found_however_many_names_a_roll_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: dict[str, object]
):
    rows = rolls.clean(units=2)
    for row in rows[::7]:
        row |= {"decided": "excellent", "reviewed_on": "2022-11-01", "reason": "ốm" if row is rows[0] else ""}
    path = rolls.write_parquet(rows, tmp_path / "roll.parquet")
    expected = rolls.check_file(path, rolls.rules()).diagnostics
    for name, value in limits.items():
        monkeypatch.setattr(enumerations, name, value)
    assert rolls.check_file(path, rolls.rules()).diagnostics == expected
    assert {"KD704", "KD710", "KD720", "KD731"} <= {one.code for one in expected}


def test_the_line_of_a_record_counts_quoted_line_ends_and_blank_lines(tmp_path: Path):
    path = put(tmp_path, b'a,b\n1,"x\r\ny\n"\n\n\r\n2,z\n3,"a ""b"" \n"\n4,end')
    assert line_numbers(path, [1, 2, 3, 4]) == {1: 2, 2: 7, 3: 8, 4: 10}
    assert line_numbers(put(tmp_path, b"a\n1\n2\n"), [1, 2]) == {1: 2, 2: 3}


def test_the_private_folder_goes_when_the_roll_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    with Roll([str(put(tmp_path, HEADING + "A,member,good\n", "a'b.csv"))]) as roll:
        assert list((tmp_path / "tmp").iterdir())
        report.check(roll, rolls.rules())
    assert not list((tmp_path / "tmp").iterdir())
    with pytest.raises(KiemdiemError):
        Roll([str(put(tmp_path, b"PAR1 broken", "b.parquet"))])
    assert not list((tmp_path / "tmp").iterdir())


def test_only_files_of_a_size_that_reading_takes_are_read_cell_by_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = [{"unit": "A", "subject": "member", "decided": "good"}, {}, {"unit": "Tổng cộng"}]
    paths = (rolls.write_csv(rows, tmp_path / "a.csv"), rolls.write_parquet(rows, tmp_path / "a.parquet"))
    good = rolls.write_csv(rows[:1], tmp_path / "good.csv")
    assert [is_doubtful(path, Vocabulary()) for path in (*paths, good)] == [True, True, False]
    monkeypatch.setattr(doubts, "MOST_ROWS", 2)
    assert [is_doubtful(path, Vocabulary()) for path in paths] == [False, False]
    assert findings(paths[0], "KD701") == [("KD701", 3), ("KD701", 3), ("KD701", 4)]


def test_a_class_in_the_words_of_a_unit_is_no_doubt_and_one_of_another_file_is(tmp_path: Path):
    assert not is_doubtful(put(tmp_path, HEADING + "A,Đảng viên,khá\nA,TCCSĐ,A\n"), Vocabulary())
    assert is_doubtful(put(tmp_path, HEADING + "A,Loại đối tượng,A\n"), Vocabulary())

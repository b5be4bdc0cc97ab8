"""Rolls as units send them, as CSV and for Excel: every column with what does not belong there, and damaged files."""

from __future__ import annotations

import csv
import datetime
import functools
import io
from collections.abc import Iterator, Sequence
from random import Random

import openpyxl

from hostile.cases import Made, Verdict
from hostile.made import packages, texts
from hostile.made.bytes_of_any import damaged
from kiemdiem.roll.columns import COLUMNS
from rolls import clean

MAIN = "xl/workbook.xml"
_WORDS = (
    "A",
    "HTXSNV",
    "xuất sắc",
    "x",
    "có",
    "không",
    "0",
    "1",
    "999999999999",
    "1,5",
    "-3",
    "1e5",
    "đảng viên",
    "#N/A",
    "#REF!",
)
_BLANKS = ("a\rb", "\x85", "\u2028", "\u2029")
"""Ends of lines, which are blanks in a cell."""

_CELLS = (
    7, -1, 0, 1.5, 1e300, 123456789012345678, True, False, datetime.date(2022, 11, 5), datetime.datetime(1900, 1, 1),
    datetime.time(8, 30), datetime.date(9999, 12, 31), "=1+1", '=HYPERLINK("http://x.invalid")', "=A1", "#DIV/0!",
)  # fmt: skip


@functools.cache
def rows() -> tuple[tuple[str, ...], ...]:
    """A small roll in which nothing is wrong, headings first."""
    found = clean(units=1)[:14]
    return (
        tuple(column.key for column in COLUMNS),
        *(tuple(row.get(column.key, "") for column in COLUMNS) for row in found),
    )


def as_csv(lines: Sequence[Sequence[str]], **how: str) -> bytes:
    """The lines as CSV."""
    stream = io.StringIO()
    csv.writer(stream, **{"lineterminator": "\n", **how}).writerows(lines)  # type: ignore[arg-type]
    return stream.getvalue().encode("utf-8", "surrogatepass")


def as_workbook(lines: Sequence[Sequence[object]]) -> bytes:
    """The lines as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _with(line: int, column: int, value: object) -> list[list[object]]:
    changed = [list[object](row) for row in rows()]
    changed[line][column] = value
    return changed


def of_csv(chance: Random, each: int, times: int) -> Iterator[Made]:
    """CSV: the roll in other dresses, every column with `each` values, every heading changed, `times` damaged files."""
    good = rows()
    for name, how in (("commas", {}), ("semicolons", {"delimiter": ";"}), ("tabs", {"delimiter": "\t"}),
                      ("CR LF", {"lineterminator": "\r\n"})):  # fmt: skip
        yield Made(f"csv: {name}", as_csv(good, **how), Verdict.CLEAN)
    yield Made("csv: BOM", b"\xef\xbb\xbf" + as_csv(good), Verdict.CLEAN)
    yield from _broken_csv(as_csv(good))
    harmless = (*texts.HARMLESS, *texts.DATES, *_WORDS)
    for place, column in enumerate(COLUMNS):
        for value in chance.sample(harmless, each):
            line = chance.randrange(0, len(good))
            yield Made(f"csv: {column.key}: {value[:40]!r}", as_csv(_with(line, place, value)))  # type: ignore[arg-type]
        hidden = chance.choice(texts.HIDDEN)
        made = as_csv(_with(chance.randrange(1, len(good)), place, f"a{hidden}b"))  # type: ignore[arg-type]
        yield Made(
            f"csv: {column.key}: hidden {hidden!r}", made, Verdict.EITHER if hidden in _BLANKS else Verdict.WRONG
        )
    for _time in range(times):
        what, made = damaged(as_csv(good), chance)
        yield Made(f"csv: {what}", made)


def _broken_csv(good: bytes) -> Iterator[Made]:
    broken = {
        "UTF-16": good.decode().encode("utf-16"),
        "cp1258": good + "Ban \u0110\u00f4,x\n".encode("cp1258"),
        "TCVN3": good + b"k\xd5 ho\xb9ch,x\n",
        "NUL": good.replace(b",", b"\x00,", 40),
        "nothing": b"",
        "only NULs": b"\x00" * 5_000,
        "no headings": good.split(b"\n", 1)[1],
        "a quote that never closes": good + b'"x,y\n' * 3,
        "100,000 columns": b"a," * 100_000 + b"\n",
        "a page": b"<!DOCTYPE html><html></html>\n",
    }
    for name, made in broken.items():
        yield Made(f"csv: {name}", made, Verdict.WRONG)
    yield Made("csv: a line of a megabyte", good + b"x" * 1_000_000 + b"\n")
    yield Made("csv: a workbook in disguise", as_workbook(rows()))
    yield Made("csv: the same rows 400 times", good + good.split(b"\n", 1)[1] * 400)
    yield Made("csv: 200,000 quotes", good + b'"' * 200_000)


def of_workbooks(chance: Random, each: int, times: int) -> Iterator[Made]:
    """Workbooks: every column with `each` values of any kind, the known killers, `times` damaged packages."""
    good = as_workbook(rows())
    yield Made("xlsx: as it is", good, Verdict.CLEAN)
    for made in packages.killers(good, MAIN):
        yield Made(f"xlsx: {made.name}", made.data, made.verdict)
    harmless = [value for value in (*texts.HARMLESS, *_WORDS) if value.isprintable()]
    for place, column in enumerate(COLUMNS):
        for value in chance.sample([*_CELLS, *harmless], each):
            data = as_workbook(_with(chance.randrange(0, len(rows())), place, value))
            yield Made(f"xlsx: {column.key}: {str(value)[:40]!r}", data)
    for made in packages.hurt("xlsx", good, MAIN, chance, times):
        yield made

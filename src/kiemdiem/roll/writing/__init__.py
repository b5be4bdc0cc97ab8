"""A clean roll as a file: CSV and Parquet for programs, a workbook for people; and the sheets that go back."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from kiemdiem.display import guard, show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.reading.raw import MOST_ROWS
from kiemdiem.roll.reading.results import INDEX, Rejected, Row
from kiemdiem.roll.values import LONGEST
from kiemdiem.roll.words import in_words
from kiemdiem.roll.writing.sheets import heading_rows
from kiemdiem.spreadsheets import Book, lay_out_page, text

ENDINGS = (".parquet", ".csv", ".xlsx")
KEYS = [column.key for column in COLUMNS]
WHERE, WHY = "Ô sai", "Lý do, cách sửa"


def clean(path: Path, rows: Sequence[Row]) -> bytes:
    """What to write into `path`, by its ending. Raises KiemdiemError for another ending or too many rows for Excel."""
    ending = path.suffix.lower()
    if ending == ".csv":
        return as_csv(rows)
    if ending == ".parquet":
        return as_parquet(rows)
    if ending != ".xlsx":
        raise wrong_ending(path)
    if len(rows) > MOST_ROWS - 2:
        raise KiemdiemError(
            _("Danh sách có {n} dòng, Excel chỉ chứa {most} dòng").format(n=len(rows), most=MOST_ROWS),
            _("Ghi ra .parquet hoặc .csv"),
        )
    return as_workbook(rows)


def wrong_ending(path: Path) -> KiemdiemError:
    """That no roll is written into a file of this name."""
    message = _("Không biết ghi danh sách thành {path}").format(path=show(path))
    return KiemdiemError(message, _("Tên tệp phải có đuôi {endings}").format(endings=", ".join(ENDINGS)))


def as_csv(rows: Iterable[Row], *, guarded: bool = True) -> bytes:
    """UTF-8, commas, the keys as headings; with `guarded`, a `'` before what Excel would take for a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(KEYS)
    writer.writerows(map(_guarded, rows) if guarded else rows)
    return stream.getvalue().encode("utf-8")


def _guarded(row: Row) -> list[str]:
    return [guard(value) if value else value for value in row]


def as_parquet(rows: Iterable[Row]) -> bytes:
    """The keys as columns of text; nothing is null."""
    with tempfile.TemporaryDirectory(prefix="kiemdiem-") as folder:  # of its owner only
        source, target = Path(folder) / "roll.csv", Path(folder) / "roll.parquet"
        source.write_bytes(as_csv(rows, guarded=False))
        columns = ", ".join(f"COALESCE({key}, '') AS {key}" for key in KEYS)
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.execute(
                f"COPY (SELECT {columns} FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"',"
                " escape = '\"', strict_mode = true)) TO '"
                + str(target).replace("'", "''")
                + "' (FORMAT parquet, COMPRESSION zstd)",
                [str(source)],
            )
        return target.read_bytes()


def as_workbook(rows: Iterable[Row]) -> bytes:
    """One sheet with Vietnamese headings and words in cells of text."""
    book = Book.new("Danh sách xếp loại")
    sheet = book.sheet("Danh sách")
    first = last = heading_rows(book, sheet, 0, number=False)
    look = book.format(border=1, text_wrap=True, num_format="@")
    for last, row in enumerate(rows, first):
        for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
            text(sheet, last, place, in_words(column, value), look)
    sheet.freeze_panes(first, INDEX["name"] + 1)
    sheet.autofilter(first - 1, 0, last, len(COLUMNS) - 1)
    lay_out_page(sheet, (0, 1), (last, len(COLUMNS) - 1), paper="A3")
    return book.close()


def returned(rejected: Sequence[Rejected], title: str) -> bytes:
    """A workbook with rejected rows as they were, the bad cells coloured, and where and why; `read` reads it again."""
    book = Book.new(title)
    sheet = book.sheet("Trả lại")
    text(sheet, 0, 0, title, book.format(bold=True, font_size=12))
    told = f"Sửa các ô tô màu theo cột “{WHY}”, lưu lại thành .xlsx rồi gửi lại cả tệp này."
    text(sheet, 1, 0, told, book.format(italic=True))
    first = last = heading_rows(book, sheet, 2, (WHERE, WHY), number=False)
    usual = book.format(border=1, text_wrap=True, num_format="@")
    bad = book.format(border=1, text_wrap=True, num_format="@", bg_color="#FFC7CE", font_color="#9C0006")
    for last, row in enumerate(rejected, first):
        sheet.set_row(last, 48)
        wrong = {cell.key for cell in row.cells}
        for place, (column, value) in enumerate(zip(COLUMNS, row.written, strict=True)):
            text(sheet, last, place, _cut(value), bad if column.key in wrong else usual)
        where, why = _explained(row)
        text(sheet, last, len(COLUMNS), where, usual)
        text(sheet, last, len(COLUMNS) + 1, why, usual)
    sheet.freeze_panes(first, INDEX["name"] + 1)
    lay_out_page(sheet, (2, 3), (last, len(COLUMNS) + 1), paper="A3")
    return book.close()


def _cut(value: str) -> str:
    """What a cell held, short enough for a sheet and still too long to be taken for a value."""
    return value if len(value) <= 2 * LONGEST else value[: 2 * LONGEST] + "…"


def _explained(row: Rejected) -> tuple[str, str]:
    where = [f"{row.place.cell(cell.key)} ({BY_KEY[cell.key].heading})" for cell in row.cells]
    why = [f"{cell.message}. {cell.hint}" if cell.hint else cell.message for cell in row.cells]
    return "; ".join(where), "; ".join(why)

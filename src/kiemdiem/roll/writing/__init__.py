"""A clean roll as a file: CSV and Parquet for programs, a workbook for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from kiemdiem import files
from kiemdiem.display import guard, show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.database import OFFLINE
from kiemdiem.roll.reading.raw import MOST_ROWS
from kiemdiem.roll.reading.results import INDEX, Row
from kiemdiem.roll.words import in_words
from kiemdiem.roll.writing.sheets import WIDTHS, heading_rows, height, shown
from kiemdiem.spreadsheets import Book, lay_out_page, text

ENDINGS = (".parquet", ".csv", ".xlsx")
KEYS = [column.key for column in COLUMNS]


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
    with files.for_programs({"roll.csv": as_csv(rows, guarded=False)}) as folder:
        source, target = folder / "roll.csv", folder / "roll.parquet"
        columns = ", ".join(f"COALESCE({key}, '') AS {key}" for key in KEYS)
        with duckdb.connect(config={"threads": 1, **OFFLINE}) as connection:
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
    first = last = heading_rows(book, sheet, 0, [shown(column) for column in COLUMNS])
    look = book.format(border=1, text_wrap=True, num_format="@")
    widths = [WIDTHS[key] for key in KEYS]
    for last, row in enumerate(rows, first):
        words = [in_words(column, value) for column, value in zip(COLUMNS, row, strict=True)]
        for place, word in enumerate(words):
            text(sheet, last, place, word, look)
        sheet.set_row(last, height(zip(words, widths, strict=True)))
    sheet.freeze_panes(first, INDEX["name"] + 1)
    sheet.autofilter(first - 1, 0, last, len(COLUMNS) - 1)
    lay_out_page(sheet, (0, 1), (last, len(COLUMNS) - 1), paper="A3")
    return book.close()

"""kiemdiem roll summary: the tables of results that are signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from kiemdiem import options
from kiemdiem.language import _
from kiemdiem.terms import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiemdiem.grid import Cell, Grid

HELP = _("Bảng tổng hợp kết quả xếp loại: tổ chức đảng, chi bộ, đảng viên, tập thể, cá nhân; số lượng, tỷ lệ, lý do.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll summary danh-sach.parquet\n\n"
    "kiemdiem roll summary don-vi/*.xlsx --plan plans/2022.yaml --out tong-hop.xlsx\n\n"
    "kiemdiem roll summary danh-sach.csv --stage proposed"
)

MOST_ROWS = 60
"""Rows of a table on a terminal; the rest are counted."""


def command(
    files: options.RollFiles,
    plan: Annotated[
        str, typer.Option(metavar="PLAN", help=_("Kế hoạch: tên và thứ tự đơn vị, cách gọi mức, bộ quy định."))
    ] = "",
    rulebook: options.RulebookOfYear = "",
    year: options.AssessedYear = None,
    stage: options.CountedStage = None,
    total: Annotated[bool, typer.Option("--total", help=_("Chỉ một bảng chung, mỗi loại đối tượng một dòng."))] = False,
    output_format: Annotated[
        Form | None, typer.Option(help=_("Dạng kết quả; để trống thì theo đuôi của --out, không có thì text."))
    ] = None,
    out: options.ResultFile = None,
    force: options.ForceButInputs = False,
) -> int:
    """Refuses a roll in which a value has no meaning: its table would leave rows out."""
    from kiemdiem import arguments, outputs, rolls
    from kiemdiem.display import show
    from kiemdiem.roll import summary
    from kiemdiem.roll.statements import STAGES

    form = outputs.output_form(out, output_format)
    if out:
        outputs.check_target(out, map(Path, files), force=force)
    known = arguments.open_plan(plan)[0] if plan else None
    assessed = rolls.assessed_year(known, year)
    book = rolls.rulebook(known, rulebook, assessed)
    found = rolls.opened(files, known, book, assessed, stage)
    with found.roll as roll:
        counts = rolls.counts(rolls.counted(found, book, assessed), by_unit=not total)
        column, counting = STAGES[roll.stage], roll.stage
        for warning in (*rolls.warnings(roll, assessed), *found.left_aside):
            typer.echo(show(warning, 1000), err=True)
    grids = [summary.overall(counts)] if counts else []
    if not total:
        grids += summary.tables(counts, [unit.name for unit in known.units] if known else ())
    _write(_Answer(tuple(grids), assessed, counting, column), form, out, force=force)
    return 0


@dataclass(frozen=True)
class _Answer:
    """The tables, the assessed year, the rating that they count and its column."""

    grids: tuple[Grid, ...]
    year: int
    stage: str
    column: str

    @property
    def about(self) -> str:
        """Year and column in words."""
        from kiemdiem.roll.columns import BY_KEY

        return _("Năm {year}; tính theo cột “{column}”").format(year=self.year, column=BY_KEY[self.column].heading)


def _write(answer: _Answer, form: str, out: Path | None, *, force: bool) -> None:
    import sys

    from kiemdiem import outputs
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    if not answer.grids:
        raise KiemdiemError(_("Danh sách không có dòng nào"), _("Kiểm tra lại tệp: kiemdiem roll read FILE"))
    if form == "text" and not out:
        _print(answer, sys.stdout, MOST_ROWS)
        return
    data = _data(answer, form)
    if out:
        outputs.write(out, data, force=force)
        sys.stdout.write(_("Đã ghi {path}").format(path=show(out)) + "\n")
    else:
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))


def _print(answer: _Answer, stream: TextIO, most: int | None) -> None:
    from kiemdiem.roll import summary
    from kiemdiem.tables import grids

    for place, grid in enumerate(answer.grids):
        stream.write("\n" if place else "")
        grids.write(summary.told(grid, answer.about), stream, most=most)


def _data(answer: _Answer, form: str) -> bytes:
    """The file."""
    import io

    from kiemdiem import spreadsheets
    from kiemdiem.roll import summary

    told = [summary.told(grid, answer.about) for grid in answer.grids]
    if form == "xlsx":
        return spreadsheets.to_workbook(told)
    if form == "csv":
        return spreadsheets.to_csv(row for grid in told for row in _lines(grid))
    if form == "json":
        return _json(answer)
    stream = io.StringIO()
    _print(answer, stream, None)
    return stream.getvalue().encode()


def _lines(grid: Grid) -> Iterator[Sequence[Cell]]:
    """A table as lines of a CSV: its title, what is said about it, the table, its notes, an empty line."""
    yield (grid.title,)
    yield from ((line,) for line in grid.about)
    yield grid.columns
    yield from grid.every_row
    yield from ((line,) for line in grid.notes)
    yield ()


def _json(answer: _Answer) -> bytes:
    from kiemdiem.display import json_text
    from kiemdiem.grid import Share, print_cell

    def cell(value: object) -> Any:
        if isinstance(value, Share):
            return None if value.hundredths is None else value.hundredths / 100
        return value if isinstance(value, int) else print_cell(str(value or ""))

    tables = [
        {
            "title": grid.title,
            "columns": list(grid.columns),
            "rows": [[cell(value) for value in row] for row in grid.rows],
            "totals": [cell(value) for value in grid.totals or ()],
            "notes": list(grid.notes),
        }
        for grid in answer.grids
    ]
    document = {
        "version": 1,
        "year": answer.year,
        "stage": answer.stage,
        "column": answer.column,
        "about": answer.about,
        "tables": tables,
    }
    return json_text(document).encode()

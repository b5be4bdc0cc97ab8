"""kiemdiem roll summary: the tables of results that are signed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.grid import Grid

HELP = _("Bảng tổng hợp kết quả xếp loại: tổ chức đảng, chi bộ, đảng viên, tập thể, cá nhân; số lượng, tỷ lệ, lý do.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll summary danh-sach.parquet\n\n"
    "kiemdiem roll summary don-vi/*.xlsx --plan plans/2022.yaml --output-format xlsx --out tong-hop.xlsx\n\n"
    "kiemdiem roll summary danh-sach.csv --stage proposed"
)

MOST_ROWS = 60
"""Rows of a table on a terminal; the rest are counted."""


class Format(StrEnum):
    """How the tables are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Stage(StrEnum):
    """Which rating counts."""

    SELF = "self"
    PROPOSED = "proposed"
    DECIDED = "decided"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=_("Tệp .xlsx, .csv hay .parquet; nhiều tệp là một danh sách."))
    ],
    plan: Annotated[
        str, typer.Option(metavar="PLAN", help=_("Kế hoạch: tên và thứ tự đơn vị, cách gọi mức, bộ quy định."))
    ] = "",
    rulebook: Annotated[
        str, typer.Option(metavar="ID", help=_("Bộ quy định, ví dụ 2019; để trống thì theo kế hoạch hoặc theo năm."))
    ] = "",
    year: Annotated[
        int | None,
        typer.Option(min=1990, max=2100, help=_("Năm đánh giá; để trống thì theo kế hoạch, hoặc năm nay.")),
    ] = None,
    stage: Annotated[
        Stage | None, typer.Option(help=_("Mức được tính; để trống thì là mức sau cùng đã có trong danh sách."))
    ] = None,
    total: Annotated[bool, typer.Option("--total", help=_("Chỉ một bảng chung, mỗi loại đối tượng một dòng."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
    out: Annotated[Path | None, typer.Option(help=_("Ghi kết quả vào tệp này; xlsx cần có."))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))] = False,
) -> int:
    """Refuses a roll in which a value has no meaning: its table would leave rows out."""
    from kiemdiem import arguments, rolls
    from kiemdiem.roll import statements, summary
    from kiemdiem.roll.columns import BY_KEY

    known = arguments.open_plan(plan)[0] if plan else None
    assessed = rolls.assessed_year(known, year)
    book = rolls.rulebook(known, rulebook, assessed)
    found = rolls.opened(files, known, book, stage)
    with found.roll as roll:
        counts = rolls.counts(rolls.counted(found, book, assessed), by_unit=not total)
        column = BY_KEY[statements.STAGES[roll.stage]].heading
    grids = [summary.overall(counts)] if counts else []
    if not total:
        grids += summary.tables(counts, [unit.name for unit in known.units] if known else ())
    about = _("Năm {year}; tính theo cột “{column}”").format(year=assessed, column=column)
    _write([summary.told(grid, about) for grid in grids], output_format, out, force=force)
    return 0


def _write(grids: Sequence[Grid], form: Format, out: Path | None, *, force: bool) -> None:
    import io
    import sys

    from kiemdiem import files, spreadsheets
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.tables import grids as terminal

    if form is Format.XLSX and out is None:
        raise KiemdiemError(_("--output-format xlsx cần --out"), _("Ví dụ: --out tong-hop.xlsx"))
    if not grids:
        raise KiemdiemError(_("Danh sách không có dòng nào"), _("Kiểm tra lại tệp: kiemdiem roll read FILE"))
    if form is Format.TEXT:
        stream = io.StringIO() if out else sys.stdout
        for place, grid in enumerate(grids):
            stream.write("\n" if place else "")
            terminal.write(grid, stream, most=None if out else MOST_ROWS)
        data = stream.getvalue().encode() if isinstance(stream, io.StringIO) else b""
    elif form is Format.XLSX:
        data = spreadsheets.to_workbook(grids)
    elif form is Format.CSV:
        data = spreadsheets.to_csv(row for grid in grids for row in ((grid.title,), grid.columns, *grid.every_row, ()))
    else:
        data = _json(grids)
    if out:
        files.write(out, data, force=force)
        sys.stdout.write(_("Đã ghi {path}").format(path=show(out)) + "\n")
    elif form is not Format.TEXT:
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))


def _json(grids: Sequence[Grid]) -> bytes:
    import json

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
        }
        for grid in grids
    ]
    text = json.dumps({"version": 1, "tables": tables}, ensure_ascii=False, allow_nan=False, indent=2)
    return (text.replace("##[", "#\\u0023[") + "\n").encode()

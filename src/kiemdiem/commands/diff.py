"""kiemdiem diff: what differs between two plans, in words; between files, or revisions of git."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.plan import Plan

HELP = _("Hai bản kế hoạch khác nhau chỗ nào, bằng lời: hạn lùi mấy ngày, ai thêm ai bớt, việc nào bỏ.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem diff plans/2022.yaml plans/2023.yaml\n\n"
    "kiemdiem diff HEAD~1:plans/2022.yaml plans/2022.yaml\n\n"
    "kiemdiem diff v1:plans/2022.yaml v2:plans/2022.yaml --output-format markdown\n\n"
    "Mã thoát 0 khi hai bản như nhau, 1 khi khác, 2 khi không so được."
)


class Format(StrEnum):
    """How the differences are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help=_("Bản cũ: tệp, - là đầu vào chuẩn, hoặc BẢN:ĐƯỜNG DẪN của git."))
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("Bản mới, viết như bản cũ."))],
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 0 where both say the same, 1 where they differ, 2 where one cannot be read or is no plan."""
    import sys

    from kiemdiem.differences import compare
    from kiemdiem.errors import InvalidInputError, KiemdiemError
    from kiemdiem.output import text
    from kiemdiem.tables import differences as table

    if old == new == "-":
        raise KiemdiemError(_("Chỉ một trong hai bản đọc được từ đầu vào chuẩn"))
    try:
        plans = [_open(name) for name in (old, new)]
    except InvalidInputError as invalid:
        text.write(invalid.report, sys.stderr)
        return 2
    found = compare(*plans)
    write = {Format.TEXT: table.write, Format.MARKDOWN: table.write_markdown, Format.JSON: table.write_json}
    write[output_format](found, (old, new), sys.stdout)
    return int(not found.equal)


def _open(name: str) -> Plan:
    """The plan in a file, or in a file of a revision."""
    from kiemdiem import arguments
    from kiemdiem.differences.revisions import is_revision, read_revision

    if is_revision(name):
        return arguments.take_plan(read_revision(name), name)
    plan, _source = arguments.open_plan(name)
    return plan

"""kiemdiem explain: what a code means, why it matters, and how a wrong and a right plan look."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kiemdiem import completion
from kiemdiem.language import _

HELP = _("Giải thích một mã phát hiện: là gì, vì sao quan trọng, ví dụ sai và đúng; để trống thì liệt kê mọi mã.")
EPILOG = _("Ví dụ:\n\nkiemdiem explain KD201\n\nkiemdiem explain --output-format markdown > luat.md")


class Format(StrEnum):
    """How the explanation is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE", autocompletion=completion.rule_codes, help=_("Mã, ví dụ KD201, hoặc tên của nó.")
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 2 for a code that does not exist."""
    import sys

    from kiemdiem.catalogue import codes
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.tables import explanations
    from kiemdiem.vietnamese import nearest

    known = codes()
    if code is None:
        explanations.write_list(known, sys.stdout, markdown=output_format is Format.MARKDOWN)
        return 0
    chosen = [entry for entry in known if code.upper() == entry.code or code.lower() == entry.name]
    if not chosen:
        near = nearest(code, [name for entry in known for name in (entry.code, entry.name)])
        hint = _("Có phải là “{near}”?").format(near=near) if near else _("Xem mọi mã: kiemdiem explain")
        raise KiemdiemError(_("Không có mã {code}").format(code=show(code, 40)), hint)
    explanations.write(chosen[0], sys.stdout, markdown=output_format is Format.MARKDOWN)
    return 0

"""kiemdiem explain: what a code means, why it matters, and how a wrong and a right plan look; what a rulebook says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kiemdiem import completion
from kiemdiem.language import _

HELP = _(
    "Giải thích một mã phát hiện (là gì, vì sao quan trọng, ví dụ sai và đúng) hoặc một bộ quy định; "
    "để trống thì liệt kê."
)
EPILOG = _(
    "Ví dụ:\n\nkiemdiem explain KD201\n\nkiemdiem explain 2019\n\nkiemdiem explain --output-format markdown > luat.md"
)


class Format(StrEnum):
    """How the explanation is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            autocompletion=completion.explained,
            help=_("Mã, ví dụ KD201, hoặc tên của nó; hoặc bộ quy định, ví dụ 2019."),
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 2 for a code or rulebook that does not exist."""
    import sys

    from kiemdiem import rulebooks
    from kiemdiem.catalogue import codes
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.hints import did_you_mean
    from kiemdiem.tables import explanations, rulebook

    known = codes()
    markdown = output_format is Format.MARKDOWN
    if code is None:
        books = [book for id_ in rulebooks.names() if (book := rulebooks.find(id_))]
        explanations.write_list(known, sys.stdout, markdown=markdown)
        rulebook.write_list(books, sys.stdout, markdown=markdown)
        return 0
    chosen = [entry for entry in known if code.upper() == entry.code or code.lower() == entry.name]
    if chosen:
        explanations.write(chosen[0], sys.stdout, markdown=markdown)
    elif book := rulebooks.find(code):
        rulebook.write(book, sys.stdout, markdown=markdown)
    else:
        everything = [*(name for entry in known for name in (entry.code, entry.name)), *rulebooks.names()]
        hint = did_you_mean(code, everything, _("Xem mọi mã: kiemdiem explain"))
        raise KiemdiemError(_("Không có mã {code}").format(code=show(code, 40)), hint)
    return 0

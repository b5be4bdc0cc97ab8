"""kiemdiem template check: what is wrong in a template, before a batch of documents starts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiemdiem import completion
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.word.checkup import Checkup

HELP = _(
    "Kiểm tra mẫu: tên lạ và chỗ của nó, khối không đóng, thẻ bị Word chia cắt, tên không có giá trị, mẫu nguy hiểm."
)
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem template check\n\n"
    "kiemdiem template check thong-bao\n\n"
    "kiemdiem template check templates/nn-nd30/thong-bao.docx --output-format json\n\n"
    "Mã thoát 1 khi có mẫu không dùng được."
)


class Format(StrEnum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"


def command(
    templates: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|KIND]…",
            autocompletion=completion.document_kinds,
            help=_("Tệp mẫu, hoặc loại văn bản; để trống thì mọi mẫu trong thư mục templates/."),
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where a template cannot be used."""
    import sys
    from io import TextIOWrapper

    from kiemdiem.tables import templates as table

    found = [_check(path) for path in _chosen(templates or [])]
    if output_format is Format.JSON:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        table.write_json(found, sys.stdout)
    else:
        table.write_checks(found, sys.stdout)
    return int(not all(checkup.fit for checkup in found))


def _chosen(given: list[str]) -> list[Path]:
    """The files that the words mean; KiemdiemError for one that means nothing."""
    from kiemdiem import documents
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.word import places

    if not given:
        own = [place.path for place in places.every() if place.own]
        if not own:
            message = _("Không có mẫu nào trong thư mục {folder}").format(folder=places.OWN)
            raise KiemdiemError(message, _("Chép mẫu kèm theo ra để sửa: kiemdiem template init"))
        return own
    found: dict[Path, None] = {}
    for name in given:
        if name.lower().endswith(".docx") or Path(name).is_file():
            found[Path(name)] = None
        else:
            wanted = documents.kind(name).template
            found |= {place.path: None for place in places.every() if place.name == wanted}
    return list(found)


def _check(path: Path) -> Checkup:
    from kiemdiem import documents
    from kiemdiem.word import checkup

    kind = path.stem if path.stem in documents.names() else ""
    contexts = [_example(kind, profile) for profile in _profiles(path.absolute().parent.name)] if kind else []
    return checkup.check(path, contexts, kind)


def _profiles(folder: str) -> list[str]:
    """The format rules whose templates lie in `folder`; those of the first folder where it is none of theirs."""
    from kiemdiem import formats

    folders = {id_: formats.find(id_).templates for id_ in formats.names()}
    wanted = folder if folder in folders.values() else ""
    return [id_ for id_, of in folders.items() if of == wanted]


@cache
def _example(kind: str, profile: str) -> Mapping[str, Any]:
    """What a document of a kind may be filled with."""
    from kiemdiem import documents

    return documents.example_context(kind, profile)

"""kiemdiem template init: the shipped templates as files of one's own, to be edited in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.word.places import Place

HELP = _("Chép mẫu kèm theo chương trình vào thư mục templates/ để sửa bằng Word; mẫu ở đó được dùng trước.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem template init\n\n"
    "kiemdiem template init thong-bao giay-moi --profile nn-nd30\n\n"
    "Sửa xong, chạy kiemdiem template check."
)


def command(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND]…",
            autocompletion=completion.document_kinds,
            help=_("Loại văn bản; để trống thì mọi loại."),
        ),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            metavar="ID",
            autocompletion=completion.format_profiles,
            help=_("Chỉ mẫu của thể thức này; để trống thì của mọi thể thức."),
        ),
    ] = "",
    folder: Annotated[Path, typer.Option("--dir", metavar="DIR", help=_("Thư mục để chép vào."))] = Path("templates"),
    force: options.Force = False,
) -> int:
    """Nothing is written where one of the files is there already with other bytes."""
    from kiemdiem.display import show
    from kiemdiem.files import batches
    from kiemdiem.word import places

    copies = {folder / place.folder / place.name: place.path.read_bytes() for place in _wanted(kinds or [], profile)}
    contents = list(copies.values())
    kept = batches.write_each(list(copies), lambda places: (contents[place] for place in places), force=force)
    for target in copies:
        typer.echo(show(target, 1000))
    typer.echo(_("Đã chép {n} mẫu vào {folder}").format(n=len(copies) - kept, folder=show(folder, 1000)))
    if kept:
        typer.echo(batches.kept_words(kept))
    if folder.absolute() != places.OWN.absolute():
        told = _("Chương trình chỉ dùng mẫu trong thư mục {folder} ở nơi chạy lệnh: đặt mẫu đã sửa vào đó")
        typer.echo(told.format(folder=places.OWN))
    typer.echo(_("Mở mẫu trong Word, sửa chữ quanh các thẻ {{ … }}, giữ nguyên thẻ; rồi chạy kiemdiem template check"))
    return 0


def _wanted(kinds: list[str], profile: str) -> list[Place]:
    """The shipped templates of the kinds and format rules; KiemdiemError where there is none of one."""
    from kiemdiem import documents, formats
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.word import places

    folder = formats.find(profile).templates if profile else None
    shipped = [place for place in places.every(shipped=True) if folder in (None, place.folder)]
    names = [documents.kind(kind).template for kind in kinds]
    for name in names:
        if name not in [place.name for place in shipped]:
            message = _("Chương trình không kèm mẫu {name} của thể thức này").format(name=name)
            raise KiemdiemError(message, _("Xem các mẫu: kiemdiem template list"))
    return [place for place in shipped if not names or place.name in names]

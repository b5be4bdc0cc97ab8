"""kiemdiem render: the documents of the campaign in Word, in the format in force on their day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _
from kiemdiem.terms import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from kiemdiem.drafting.material import Kind
    from kiemdiem.plan import Plan
    from kiemdiem.rendering import Target, Wanted


HELP = _("Lập văn bản của đợt kiểm điểm bằng Word, đúng thể thức có hiệu lực vào ngày ký.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem render --list\n\n"
    "kiemdiem render ke-hoach plans/2022.yaml --preview\n\n"
    "kiemdiem render phieu-giao-viec --merge\n\n"
    "kiemdiem render giay-moi --sample > giay-moi.yaml\n\n"
    "kiemdiem render giay-moi --facts giay-moi.yaml --date 2022-11-20\n\n"
    "kiemdiem render thong-bao-ket-qua --roll ket-qua.xlsx --number 12-TB/TU"
)

_Agencies = Annotated[
    list[str] | None,
    typer.Option(
        autocompletion=completion.agencies,
        help=_("Chỉ cho cơ quan này (mã, tên hoặc tên gọi khác); lặp lại được."),
    ),
]


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND", autocompletion=completion.document_kinds, help=_("Loại văn bản; để trống thì liệt kê.")
        ),
    ] = None,
    plan: options.Plan = None,
    list_: Annotated[bool, typer.Option("--list", help=_("Liệt kê các loại văn bản và mỗi loại cần gì."))] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help=_("In tệp mẫu những điều cần thêm cho loại văn bản này."))
    ] = False,
    agency: _Agencies = None,
    facts: Annotated[str, typer.Option(metavar="FILE", help=_("Tệp YAML những điều kế hoạch không nói."))] = "",
    roll: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help=_("Danh sách xếp loại .xlsx, .csv, .parquet; lặp lại được.")),
    ] = None,
    stage: Annotated[Stage | None, typer.Option(help=_("Tính theo mức nào: self, proposed, decided."))] = None,
    number: options.Number = "",
    place: options.Place = "",
    date: options.SignedOn = "",
    profile: options.Profile = "",
    out: options.OutFolder = Path("out"),
    force: options.Force = False,
    merge: options.Merge = False,
    preview: options.Preview = False,
) -> int:
    """What can be wrong is found before anything is written; a batch that was stopped goes on where it stopped."""
    import sys

    from kiemdiem import arguments, documents
    from kiemdiem.drafting.material import Imprint
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.rendering import Target, Wanted
    from kiemdiem.tables import document_kinds

    if sample and kind is None:
        raise KiemdiemError(_("--sample cần loại văn bản"), _("Ví dụ: kiemdiem render giay-moi --sample"))
    if kind is None or list_:
        document_kinds.write(documents.kinds(), sys.stdout)
        return 0
    chosen = documents.kind(kind)
    if sample:
        sys.stdout.write(_sample(chosen, plan))
        return 0
    if plan == facts == "-":
        raise KiemdiemError(
            _("PLAN và --facts không thể cùng là -: đầu vào chuẩn chỉ đọc được một lần"),
            _("Ghi một trong hai ra tệp"),
        )
    day = arguments.read_day(date, "--date") if date else None
    board = None
    if chosen.takes_board:
        from kiemdiem.commands.status import opening

        loaded, _ledger, board, _files = opening.board(plan, None, day or arguments.today(""))
    else:
        loaded, _source = arguments.open_plan(plan)
    wanted = Wanted(
        agency or (), Imprint(number, place, day), profile, facts, roll or (), stage.value if stage else None, board
    )
    return run(chosen, loaded, wanted, Target(out, force, merge, preview))


def _sample(kind: Kind, name: str | None) -> str:
    """The sample with names of the plan, of a small campaign that is an example where there is no plan."""
    from kiemdiem import arguments
    from kiemdiem.errors import KiemdiemError

    if not kind.sample:
        message = _("Loại văn bản “{kind}” không cần tệp thêm").format(kind=kind.id)
        raise KiemdiemError(message, _("Lập luôn được: kiemdiem render {kind}").format(kind=kind.id))
    if not kind.sample_of:
        return kind.sample
    try:
        found = name or arguments.find_plan()
    except KiemdiemError:
        return kind.sample
    return kind.sample_of(arguments.open_plan(found)[0])


def run(kind: Kind, plan: Plan, wanted: Wanted, target: Target) -> int:
    """Make the documents, show how far they are to a person who waits, say where they are."""
    from kiemdiem import rendering
    from kiemdiem.display import show
    from kiemdiem.files import batches

    material = rendering.material(kind, plan, wanted)
    for warning in material.figures.warnings if material.figures else ():
        typer.echo(show(warning, 1000), err=True)
    written = rendering.render(kind, material, target, _progress)
    paths = written.paths
    where = paths[0] if len(paths) == 1 else target.folder
    said = _("Đã ghi {n} văn bản vào {path} (thể thức {profile})")
    typer.echo(said.format(n=len(paths) - written.kept, path=show(where, 1000), profile=material.profile.id))
    if written.kept:
        typer.echo(batches.kept_words(written.kept))
    return 0


def _progress(documents: int) -> AbstractContextManager[Callable[[], object]]:
    """A bar on standard error where a person looks at it and there is something to see."""
    import sys
    from contextlib import nullcontext

    if documents < 2 or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from kiemdiem.tables.progress import counted

    return counted(documents, _("Lập văn bản"))

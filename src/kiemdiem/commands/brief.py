"""kiemdiem brief: how the campaign stands, on one page, as a Word document, or short enough for Zalo."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.commands.status.opening import Opened
    from kiemdiem.following.brief import Brief

HELP = _("Tình hình trên một trang cho Thường trực: in ra, ghi ra Word, hoặc tin nhắn ngắn dán vào Zalo.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem brief\n\n"
    "kiemdiem brief --out tinh-hinh.docx\n\n"
    "kiemdiem brief --format zalo\n\n"
    "kiemdiem brief --format zalo --unit 'xã B'"
)


class Format(StrEnum):
    """How the brief is told."""

    TEXT = "text"
    ZALO = "zalo"
    DOCX = "docx"
    JSON = "json"


def command(
    plan: options.Plan = None,
    form: Annotated[
        Format | None, typer.Option("--format", help=_("Dạng: text, zalo (tin nhắn), docx (cần --out), json."))
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            autocompletion=completion.units,
            help=_("Với zalo: tin nhắn cho đơn vị này; các đơn vị của nhóm thì lần lượt."),
        ),
    ] = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Tệp Word ghi ra."))] = None,
    ledger: options.Ledger = None,
    today: options.Today = "",
    force: options.ForceButInputs = False,
) -> int:
    """Always exit code 0: what is late is not wrong."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.commands.status import opening
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.following.brief import brief, message
    from kiemdiem.tables import brief as table

    chosen = form or (Format.DOCX if out else Format.TEXT)
    if (chosen is Format.DOCX) != bool(out):
        raise KiemdiemError(_("--format docx cần --out, và --out chỉ dùng cho docx"), _("Ví dụ: --out tinh-hinh.docx"))
    if unit and chosen is not Format.ZALO:
        raise KiemdiemError(_("--unit chỉ đi với --format zalo"), _("Bỏ --unit, hoặc thêm --format zalo"))
    opened = opening.board(plan, ledger, arguments.today(today))
    told = brief(opened.board)
    if chosen is Format.ZALO:
        sys.stdout.write(_messages(opened, unit) if unit else message(told) + "\n")
    elif chosen is Format.JSON:
        _write_json(told)
    elif out:
        _write_docx(opened, told, out, force=force)
    else:
        table.write(told, sys.stdout)
    return 0


def _messages(opened: Opened, unit: str) -> str:
    """A message for each unit that still owes something, an empty line between them."""
    from kiemdiem.display import show
    from kiemdiem.following.brief import unit_message
    from kiemdiem.following.recording import bodies_called

    found = [unit_message(opened.board, body) for body in bodies_called(opened.plan, unit)]
    texts = [text for text in found if text]
    if not texts:
        return _("{unit} không còn nợ việc nào").format(unit=show(unit, 80)) + "\n"
    return "\n\n".join(texts) + "\n"


def _write_json(told: Brief) -> None:
    import sys

    from kiemdiem.display import json_text

    late = [{"unit": one.body.id, "name": one.body.name, "things": one.things, "days": one.days} for one in told.late]
    tasks = [
        {
            "id": line.task.key,
            "label": line.label,
            "units": str(line.units),
            "things": str(line.things),
            "late": line.late,
        }
        for line in told.tasks
    ]
    document = {
        "version": 1,
        "today": told.board.today.isoformat(),
        "things": {"done": told.things.done, "of": told.things.of},
        "units": {"done": told.units.done, "of": told.units.of},
        "late": late,
        "tasks": tasks,
        "due_soon": [line.task.key for line in told.soon],
    }
    sys.stdout.write(json_text(document))


def _write_docx(opened: Opened, told: Brief, out: Path, *, force: bool) -> None:
    from kiemdiem import formats, outputs
    from kiemdiem.display import show
    from kiemdiem.documents import tinh_hinh
    from kiemdiem.drafting.material import Imprint, Material, bodies
    from kiemdiem.word import Template

    outputs.check_target(out, opened.files, force=force)
    profile = formats.choose(bodies(opened.plan), opened.board.today)
    material = Material(opened.plan, profile, Imprint("", "", opened.board.today))
    draft = tinh_hinh.letter(material, told)
    template = Template.open(tinh_hinh.KIND.template, profile.templates)
    outputs.write(out, template.render(draft.context, draft.notes), force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))

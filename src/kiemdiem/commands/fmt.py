"""kiemdiem fmt: one layout for every plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.changes import Change

HELP = _("Định dạng tệp kế hoạch: thụt dòng, dấu cách, dòng trống, ngắt dòng; không đổi dữ liệu, không mất chú thích.")
EPILOG = _("Ví dụ:\n\nkiemdiem fmt plans/2022.yaml\n\nkiemdiem fmt --check plans/\n\nkiemdiem fmt - < plan.yaml")


def command(
    plans: options.Plans = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=_("Chỉ nêu tên tệp chưa đúng định dạng, không ghi gì; có thì thoát với mã 1.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("In những chỗ sẽ đổi, không ghi gì; có thì thoát với mã 1."))
    ] = False,
) -> int:
    """Exit code 1 where a file cannot be read as YAML, with `check` and `diff` where one would change."""
    import sys
    from pathlib import Path

    from kiemdiem import arguments, config
    from kiemdiem.changes import Change
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.layout import laid_out
    from kiemdiem.load import refused
    from kiemdiem.output import text
    from kiemdiem.source import Refused, read

    project = config.read(Path.cwd())
    names = arguments.plan_files(plans or [], project.exclude, project.folder)
    changed = kept = broken = failed = 0
    for name in names:
        try:
            source = read(name)
            change = Change(source, laid_out(source))
            _finish(name, change, check=check, diff=diff)
        except Refused as refusal:
            text.write(refused(refusal), sys.stderr)
            broken += 1
            continue
        except KiemdiemError as error:
            if len(names) == 1:
                raise
            typer.echo("kiemdiem: " + show(error.message, 1000), err=True)
            failed += 1
            continue
        changed += change.needed
        kept += not change.needed
    _say(changed, kept, writes=not (check or diff))
    return 2 if failed else int(broken > 0 or (changed > 0 and (check or diff)))


def _finish(name: str, change: Change, *, check: bool, diff: bool) -> None:
    """Print or write the change of one file; standard input goes to standard output."""
    import sys

    from kiemdiem.display import show

    if diff:
        sys.stdout.buffer.write(change.diff().encode())
    elif check:
        if change.needed:
            typer.echo(show(change.source.name))
    elif name == "-":
        sys.stdout.buffer.write(change.data)
    elif change.needed:
        change.write()


def _say(changed: int, kept: int, *, writes: bool) -> None:
    message = (
        _("Đã định dạng {changed} tệp, {kept} tệp giữ nguyên")
        if writes
        else _("Sẽ định dạng {changed} tệp, {kept} tệp giữ nguyên")
    )
    typer.echo(message.format(changed=changed, kept=kept), err=True)

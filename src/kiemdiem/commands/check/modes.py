"""What `kiemdiem check` does beside looking: it mends, shows what it would mend, and looks again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TextIO

import typer

from kiemdiem import checking, fixing, watching
from kiemdiem.checking import Question
from kiemdiem.diagnostic import Report, Unread
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.fixing import Fixed
from kiemdiem.language import _

_CLEAR = "\x1b[2J\x1b[H"


def fix(names: list[str], question: Question, write: Callable[[Report, TextIO], None]) -> Report:
    """Mend the files, standard input to standard output, and print what is left."""
    fixed, unread = [], []
    for name in names:
        try:
            outcome = fixing.fix_file(name, question)
            if name == "-":
                sys.stdout.buffer.write(outcome.change.data)
                shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)  # what was too much to be read
            elif outcome.change.needed:
                outcome.change.write()
        except KiemdiemError as error:
            if len(names) == 1:
                raise
            unread.append(Unread(error.message, error.hint))
            continue
        fixed.append(outcome)
    report = Report.of(
        (diagnostic for outcome in fixed for diagnostic in outcome.diagnostics),
        (outcome.change.source.name for outcome in fixed),
        unread,
    )
    write(report, sys.stderr if "-" in names else sys.stdout)
    _count(_("Đã sửa {n} chỗ trong {files} tệp"), fixed)
    return report


def diff(names: list[str], question: Question, *, quiet: bool) -> bool:
    """Print what `fix` would change; whether there is anything."""
    fixed = [fixing.fix_file(name, question) for name in names]
    for outcome in fixed:
        sys.stdout.buffer.write(outcome.change.diff().encode())
    if not quiet:
        _count(_("Sẽ sửa {n} chỗ trong {files} tệp"), fixed)
    return any(outcome.change.needed for outcome in fixed)


def _count(message: str, fixed: list[Fixed]) -> None:
    changed = [outcome for outcome in fixed if outcome.change.needed]
    if changed:
        typer.echo(message.format(n=sum(outcome.mended for outcome in changed), files=len(changed)), err=True)


def watch(
    find: Callable[[], list[str]],
    question: Question,
    write: Callable[[Report, TextIO], None],
    *,
    today: date | None,
    changing: bool,
) -> None:
    """Check at every change of a file, until Ctrl-C."""
    if changing:
        raise KiemdiemError(_("--watch không đi cùng --fix và --diff"), _("Bỏ một trong hai"))
    if "-" in find():
        raise KiemdiemError(_("--watch không theo dõi được đầu vào chuẩn"), _("Chỉ ra tệp hoặc thư mục"))

    def check(names: list[str]) -> None:
        if sys.stdout.isatty():
            typer.echo(_CLEAR, nl=False)
        now = datetime.now()
        typer.echo(_("Kiểm tra lúc {time}; Ctrl-C để dừng").format(time=f"{now:%H:%M:%S}"), err=True)
        write(checking.check(names, question._replace(today=today or now.date())), sys.stdout)
        sys.stdout.flush()

    watching.watch(find, check, lambda error: typer.echo("kiemdiem: " + show(error.message, 1000), err=True))

"""The program: its own options, its subcommands out of commands/, and every error turned into an exit code."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import sys
import traceback
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from typer.exceptions import TyperException

from kiemdiem import __version__, commands, help_pages, language, mounting
from kiemdiem.display import show
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.language import _

CLEAN, FINDINGS, CANNOT, BUG, INTERRUPTED, PIPE_GONE = 0, 1, 2, 3, 130, 141
REPORT_TO = "https://github.com/kiemdiem/kiemdiem/issues"


class Lang(StrEnum):
    """The languages."""

    VI = "vi"
    EN = "en"


app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    options_metavar=_("[TÙY CHỌN]"),
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Kiểm tra kế hoạch kiểm điểm, đánh giá, xếp loại: mâu thuẫn, thời hạn, số suất xuất sắc, văn bản."),
    epilog=_("Bắt đầu: kiemdiem check plans/2022.yaml"),
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kiemdiem {__version__}")
        raise typer.Exit


def _speak(lang: Lang | None) -> Lang | None:
    if lang:
        language.use(lang)
    return lang


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help=_("Xem phiên bản rồi thoát."))
    ] = False,
    lang: Annotated[
        Lang | None,
        typer.Option("--lang", is_eager=True, callback=_speak, help=_("Ngôn ngữ: vi hoặc en (biến KIEMDIEM_LANG).")),
    ] = None,
) -> None:
    """Nothing of its own: the options act by themselves."""


class _Stopped(Exception):
    """Ctrl-C in a command, and what it says of it: Typer would let nothing but an exit code through."""


def _exit_with(command: Callable[..., int]) -> Callable[..., None]:
    """`command` as Typer wants it: its exit code, or that of what went wrong, becomes the program's."""

    @functools.wraps(command)
    def run_command(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except InvalidInputError as invalid:
            import_module("kiemdiem.output.text").write(invalid.report, sys.stderr)
            code = FINDINGS
        except KiemdiemError as error:
            code = _say(CANNOT, error.message, error.hint)
        except KeyboardInterrupt as stop:
            raise _Stopped(str(stop) or _("Đã dừng theo yêu cầu")) from None
        raise typer.Exit(code)

    return run_command


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code; nobody sees a traceback but for our own bug."""
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _say(INTERRUPTED, _("Đã dừng theo yêu cầu"))
    except OSError as error:
        return output_failed(error)
    except SystemExit as leaving:
        return _left(leaving)
    except Exception as error:
        return _bug(error)
    return code


def _left(leaving: SystemExit) -> int:
    """The code of completion; elsewhere Typer and Rich leave by themselves only where the reader of a pipe is gone."""
    if "_KIEMDIEM_COMPLETE" in os.environ or not leaving.code:
        return leaving.code if isinstance(leaving.code, int) else CLEAN
    return output_failed(BrokenPipeError())


def _dispatch(arguments: list[str]) -> int:
    try:
        program = mounting.group(app, commands, _exit_with)
        result = program(arguments, prog_name="kiemdiem", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except _Stopped as stop:
        return _say(INTERRUPTED, str(stop))
    except typer.Abort:
        return _say(INTERRUPTED, _("Đã dừng theo yêu cầu"))
    except TyperException as wrong:
        if type(wrong).__name__ == "NoArgsIsHelpError":
            typer.echo(wrong.message, err=True)
            return CANNOT
        return _say(CANNOT, *help_pages.explain(wrong))
    if result == INTERRUPTED:  # what Typer makes of Ctrl-C outside of a command
        return _say(INTERRUPTED, _("Đã dừng theo yêu cầu"))
    return result if isinstance(result, int) else CLEAN


def _say(code: int, message: str, hint: str = "") -> int:
    try:
        typer.echo("kiemdiem: " + show(message, 1000), err=True)
        if hint:
            typer.echo("  → " + show(hint, 1000), err=True)
    except OSError:  # nobody can be told; the code stays
        _silence(sys.stderr)
    return code


def _silence(stream: TextIO) -> None:
    """Let what is still to be written there go nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def output_failed(error: OSError) -> int:
    """The reader of a pipe is gone (silence), or the output cannot be written (said on stderr)."""
    _silence(sys.stdout)
    if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
        return PIPE_GONE
    name = f" {show(error.filename)}" if error.filename else ""
    reason = import_module("kiemdiem.files").reason(error)
    return _say(CANNOT, _("Không đọc hay ghi được{name}: {reason}").format(name=name, reason=reason))


def _bug(error: Exception) -> int:
    """Our own bug: its type and place, never its text, which may hold what the user's files hold."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    message = _("Lỗi của chính kiemdiem: {kind} tại {where}").format(kind=type(error).__name__, where=where)
    if os.environ.get("KIEMDIEM_DEBUG"):
        traceback.print_exception(error)
    return _say(BUG, message, _("Xin báo lại tại {address}").format(address=REPORT_TO))

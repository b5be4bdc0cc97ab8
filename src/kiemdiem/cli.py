"""The Typer app: mounts every file of commands/, and turns every error into an exit code."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import re
import sys
import traceback
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
import typer.core
from typer.exceptions import TyperException

from kiemdiem import __version__, commands, discover, language
from kiemdiem.display import show
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.language import _

CLEAN, FINDINGS, CANNOT, BUG, INTERRUPTED, PIPE_GONE = 0, 1, 2, 3, 130, 141
REPORT_TO = "https://github.com/kiemdiem/kiemdiem/issues"

# Typer asks gettext for the words of its help pages; they come from our catalogue.
typer.core._ = _  # type: ignore[attr-defined]


def _format_usage(self: Any, ctx: Any, formatter: Any) -> None:
    formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Cách dùng: "))


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = _("Xem hướng dẫn này rồi thoát.")
    return option


class _Command(typer.core.TyperCommand):
    """A command whose help page speaks the user's language throughout."""

    format_usage = _format_usage

    def format_options(self, ctx: Any, formatter: Any) -> None:
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        for title, options in ((_("Arguments"), False), (_("Options"), True)):
            if chosen := [(name, text) for name, text in records if name.startswith("-") is options]:
                with formatter.section(title):
                    formatter.write_dl([(name if options else name.split(" ")[0], text) for name, text in chosen])

    def get_help_option(self, ctx: Any) -> Any:
        return _translated(super().get_help_option(ctx))


class _Group(typer.core.TyperGroup):
    """The program itself, likewise."""

    format_usage = _format_usage

    def get_help_option(self, ctx: Any) -> Any:
        return _translated(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> Any:
        params = super().get_params(ctx)
        words = {
            "install_completion": _("Cài gợi ý lệnh (phím Tab) cho trình dòng lệnh đang dùng."),
            "show_completion": _("In ra đoạn gợi ý lệnh để tự sao chép."),
        }
        for param in params:
            if param.name in words:
                param.help = words[param.name]  # type: ignore[attr-defined]
        return params


class Lang(StrEnum):
    """The languages."""

    VI = "vi"
    EN = "en"


app = typer.Typer(
    cls=_Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    options_metavar=_("[TÙY CHỌN]"),
    subcommand_metavar=_("LỆNH …"),
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
        raise typer.Exit(code)

    return run_command


def _mount(module: ModuleType) -> None:
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    app.command(name, cls=_Command, help=module.HELP, epilog=module.EPILOG, options_metavar=_("[TÙY CHỌN]"))(
        _exit_with(module.command)
    )


for _name in discover.names(commands):
    _mount(import_module(f"{commands.__name__}.{_name}"))


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code; nobody sees a traceback but for our own bug."""
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _say(INTERRUPTED, _("Đã dừng theo yêu cầu"))
    except OSError as error:
        return _output_failed(error)
    except Exception as error:
        return _bug(error)
    return code


def _dispatch(arguments: list[str]) -> int:
    try:
        result = app(arguments, prog_name="kiemdiem", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        return _say(INTERRUPTED, _("Đã dừng theo yêu cầu"))
    except TyperException as wrong:
        return _usage(wrong)
    return result if isinstance(result, int) else CLEAN


def _say(code: int, message: str, hint: str = "") -> int:
    typer.echo("kiemdiem: " + show(message, 1000), err=True)
    if hint:
        typer.echo("  → " + show(hint, 1000), err=True)
    return code


def _usage(wrong: TyperException) -> int:
    """Say what is wrong with the command line, and where its help is."""
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "kiemdiem"
    kind, option = type(wrong).__name__, str(getattr(wrong, "option_name", ""))
    if kind == "NoArgsIsHelpError":
        typer.echo(wrong.message)
        return CANNOT
    parameter = getattr(wrong, "param", None)
    name = "/".join(getattr(parameter, "opts", [])) or str(getattr(parameter, "name", "")).upper()
    message, _sep, near = wrong.format_message().partition(" Did you mean ")
    if near:
        message += " " + _("Có phải là {near}?").format(near=near.rstrip("?"))
    if kind == "NoSuchOption":
        message = _("Không có tùy chọn {name}").format(name=option)
        if near := getattr(wrong, "possibilities", None):
            message += ". " + _("Có phải là {near}?").format(near=", ".join(sorted(near)))
    elif kind == "MissingParameter":
        message = _("Thiếu {name}").format(name=name)
    elif kind == "BadParameter":
        message = _bad_value(name, wrong.message)
    elif kind == "BadOptionUsage":
        message = _("{name}: thiếu hoặc thừa giá trị").format(name=option)
    return _say(CANNOT, message, _("Xem hướng dẫn: {command} --help").format(command=path))


def _bad_value(name: str, why: str) -> str:
    if match := re.search(r"'(.*)' is not one of (.*?)\.?$", why):
        choices = match[2].replace("'", "")
        return _("{name}: “{value}” không dùng được; chọn một trong: {choices}").format(
            name=name, value=match[1], choices=choices
        )
    if "integer" in why:
        return _("{name}: phải là số nguyên").format(name=name)
    return _("{name}: giá trị không dùng được").format(name=name)


def _output_failed(error: OSError) -> int:
    """The reader of a pipe is gone (silence), or the output cannot be written (said on stderr)."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
        return PIPE_GONE
    name = f" {show(error.filename)}" if error.filename else ""
    return _say(CANNOT, _("Không đọc hay ghi được{name}: {reason}").format(name=name, reason=error.strerror))


def _bug(error: Exception) -> int:
    """Our own bug: its type and place, never its text, which may hold what the user's files hold."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    message = _("Lỗi của chính kiemdiem: {kind} tại {where}").format(kind=type(error).__name__, where=where)
    if os.environ.get("KIEMDIEM_DEBUG"):
        traceback.print_exception(error)
    return _say(BUG, message, _("Xin báo lại tại {address}").format(address=REPORT_TO))

"""Help pages and usage errors in the user's language: the only module that knows what Typer says in English."""

from __future__ import annotations

import re
from typing import Any

import typer.core
from typer.exceptions import TyperException

from kiemdiem.language import _

# Typer asks gettext for the words of its help pages; they come from our catalogue.
typer.core._ = _  # type: ignore[attr-defined]


class Command(typer.core.TyperCommand):
    """A command whose help page speaks the user's language throughout."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the first line: the command and what may follow it."""
        _format_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        for title, options in ((_("Arguments"), False), (_("Options"), True)):
            if chosen := [(name, text) for name, text in records if name.startswith("-") is options]:
                with formatter.section(title):
                    formatter.write_dl([(name if options else name.split(" ")[0], text) for name, text in chosen])

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        return _translated(super().get_help_option(ctx))


class Group(typer.core.TyperGroup):
    """The program itself, likewise."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the first line: the program and what may follow it."""
        _format_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        return _translated(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands: Typer would make every command only to name it."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write every command with what it is for."""
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names))
        signs = [Command(name=name, help=self.commands.about(name)) for name in names]  # type: ignore[attr-defined]
        with formatter.section(_("Commands")):
            formatter.write_dl([(sign.name, sign.get_short_help_str(room)) for sign in signs])

    def get_params(self, ctx: Any) -> Any:
        """The options, those for shell completion in the user's language."""
        params = super().get_params(ctx)
        words = {
            "install_completion": _("Cài gợi ý lệnh (phím Tab) cho trình dòng lệnh đang dùng."),
            "show_completion": _("In ra đoạn gợi ý lệnh để tự sao chép."),
        }
        for param in params:
            if param.name in words:
                param.help = words[param.name]  # type: ignore[attr-defined]
        return params


def _format_usage(command: Any, ctx: Any, formatter: Any) -> None:
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=_("Cách dùng: "))


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = _("Xem hướng dẫn này rồi thoát.")
    return option


def explain(wrong: TyperException) -> tuple[str, str]:
    """What is wrong with the command line, and where its help is."""
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "kiemdiem"
    return _message(wrong), _("Xem hướng dẫn: {command} --help").format(command=path)


def _message(wrong: TyperException) -> str:
    parameter, option = getattr(wrong, "param", None), str(getattr(wrong, "option_name", ""))
    options = [name for name in getattr(parameter, "opts", []) if name.startswith("-")]
    name = "/".join(options) or str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "").upper())
    kind = type(wrong).__name__
    if kind == "NoSuchOption":
        return _near(
            _("Không có tùy chọn {name}").format(name=option),
            "".join((getattr(wrong, "possibilities", None) or ())[:1]),
        )
    if kind == "MissingParameter":
        return _("Thiếu {name}").format(name=name)
    if kind == "BadParameter":
        return _bad_value(name, wrong.message)
    if kind == "BadOptionUsage":
        return _("{name}: thiếu hoặc thừa giá trị").format(name=option)
    if match := re.search(r"unexpected extra argument\S* \((.*)\)", wrong.format_message()):
        return _("Thừa tham số: {names}").format(names=match[1])
    message, _sep, near = wrong.format_message().partition(" Did you mean ")
    return _near(message.rstrip("."), near.rstrip("?").split(", ")[0])


def _near(message: str, near: str) -> str:
    return f"{message}. " + _("Có phải là {near}?").format(near=near) if near else message


def _bad_value(name: str, why: str) -> str:
    if match := re.search(r"'(.*)' is not one of (.*?)\.?$", why):
        choices = match[2].replace("'", "")
        return _("{name}: “{value}” không dùng được; chọn một trong: {choices}").format(
            name=name, value=match[1], choices=choices
        )
    if "integer" in why:
        return _("{name}: phải là số nguyên").format(name=name)
    return _("{name}: giá trị không dùng được").format(name=name)

"""The files of commands/ as the subcommands of a program, each made when it is asked for: a run asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import ModuleType
from typing import Any

import typer
import typer.main

from kiemdiem import discover, help_pages
from kiemdiem.language import _

Finish = Callable[[Callable[..., int]], Callable[..., None]]
"""Makes of a function that returns an exit code one that leaves with it."""


class Subcommands(Mapping[str, Any]):
    """What may follow a program or a group: every file of `package`; a folder without a command of its own is a group.

    To know the names loads nothing, to know what a command is for loads its file, to run it reads its options too.
    """

    def __init__(self, package: ModuleType, finish: Finish) -> None:
        self._package = package
        self._finish = finish

    @cached_property
    def _files(self) -> dict[str, str]:
        return {name.replace("_", "-"): name for name in discover.names(self._package)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __getitem__(self, name: str) -> Any:
        """The command of this name, with its options; KeyError where there is none."""
        module = self._module(name)
        about = {"help": module.HELP, "epilog": module.EPILOG, "options_metavar": _("[TÙY CHỌN]")}
        if not hasattr(module, "command"):
            return group(
                typer.Typer(name=name, rich_markup_mode=None, no_args_is_help=True, **about), module, self._finish
            )
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(name, cls=help_pages.Command, **about)(self._finish(module.command))
        return typer.main.get_command(alone)

    def about(self, name: str) -> str:
        """What the command of this name is for."""
        return str(self._module(name).HELP)

    def _module(self, name: str) -> ModuleType:
        return discover.module(self._package, self._files[name])


def group(options: typer.Typer, package: ModuleType, finish: Finish) -> Any:
    """A program or a group with the options of `options` and the files of `package` as its subcommands."""
    options.info.cls = help_pages.Group
    options.info.subcommand_metavar = _("LỆNH …")
    made: Any = typer.main.get_command(options) if options.registered_callback else typer.main.get_group(options)
    made.commands = Subcommands(package, finish)
    return made

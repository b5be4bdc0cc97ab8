"""The explanation of a code, for the terminal or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.codes import Code, severity_name
from kiemdiem.language import _


def write(code: Code, stream: TextIO, *, markdown: bool = False) -> None:
    """Print what `code` means, then its examples."""
    if markdown:
        stream.write(_markdown(code))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(f"{code.code} {code.name} ({severity_name(code.severity)})", "bold"))
    title, _blank, why = code.prose.partition("\n\n")
    console.print(Text(title))
    console.print()
    console.print(Text(why))
    for heading, example in code.examples:
        console.print(Text(f"\n{heading}", "bold red" if heading == _("Sai:") else "bold green"))
        console.print(Text(textwrap.indent(example, "    ")), soft_wrap=True)


def write_list(codes: Iterable[Code], stream: TextIO, *, markdown: bool = False) -> None:
    """Print every code with its title; as Markdown, every explanation whole."""
    if markdown:
        stream.write("\n".join(_markdown(code) for code in codes))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for code in codes:
        console.print(Text(f"{code.code}  {severity_name(code.severity):<9} {code.title}"))


def _markdown(code: Code) -> str:
    return f"## {code.code} `{code.name}`\n\n{code.markdown}\n"

"""The explanation of a code, for the terminal or as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _

_EXAMPLES = re.compile(r"^(Wrong|Right):\n\n((?:    .*\n?|\n)+)", re.MULTILINE)


def write(code: Code, stream: TextIO, *, markdown: bool = False) -> None:
    """Print what `code` means, then its examples."""
    if markdown:
        stream.write(_markdown(code))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(f"{code.code} {code.name} ({_severity(code)})", "bold"))
    title, _blank, why = _prose(code).partition("\n\n")
    console.print(Text(title))
    console.print()
    console.print(Text(why))
    for kind, example in _examples(code):
        console.print(Text(f"\n{_heading(kind)}", "bold red" if kind == "Wrong" else "bold green"))
        console.print(Text(textwrap.indent(example, "    ")), soft_wrap=True)


def write_list(codes: Iterable[Code], stream: TextIO, *, markdown: bool = False) -> None:
    """Print every code with its title; as Markdown, every explanation whole."""
    if markdown:
        stream.write("\n".join(_markdown(code) for code in codes))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for code in codes:
        console.print(Text(f"{code.code}  {_severity(code):<9} {_prose(code).partition(chr(10))[0]}"))


def _markdown(code: Code) -> str:
    title, _blank, why = _prose(code).partition("\n\n")
    parts = [f"## {code.code} `{code.name}`", f"**{title}** ({_severity(code)})", why]
    parts += [f"{_heading(kind)}\n\n```yaml\n{example}\n```" for kind, example in _examples(code)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _prose(code: Code) -> str:
    paragraphs = _EXAMPLES.sub("", code.explanation.strip() + "\n").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _examples(code: Code) -> list[tuple[str, str]]:
    found = _EXAMPLES.findall(code.explanation.strip() + "\n")
    return [(kind, textwrap.dedent(example).strip()) for kind, example in found]


def _heading(kind: str) -> str:
    return _("Sai:") if kind == "Wrong" else _("Đúng:")


def _severity(code: Code) -> str:
    return {Severity.ERROR: _("lỗi"), Severity.WARNING: _("cảnh báo"), Severity.NOTE: _("ghi chú")}[code.severity]

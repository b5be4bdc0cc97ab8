"""What a code is: its name, how bad it is, and its explanation in the language in use, as prose and as Markdown."""

from __future__ import annotations

import re
import textwrap
import tomllib
from functools import cache
from typing import NamedTuple

from kiemdiem.diagnostic import Severity
from kiemdiem.language import LOCALE, _, current

_EXAMPLES = re.compile(r"^(Wrong|Right):\n\n((?:    .*\n?|\n)+)", re.MULTILINE)


_FENCES = {"KD7": "csv", "KD9": "console"}
"""What the examples of codes are that begin so: rolls, commands that register meetings; of all others plans."""


class Code(NamedTuple):
    """A code: the name of the bad thing, how bad it is, and its explanation in Vietnamese."""

    code: str
    name: str
    severity: Severity
    explanation: str

    @property
    def title(self) -> str:
        """The first line of the explanation: what is wrong."""
        return self.prose.partition("\n\n")[0]

    @property
    def prose(self) -> str:
        """The explanation without its examples, one line a paragraph, in the language in use."""
        text = _EXAMPLES.sub("", self.explanation.strip() + "\n")
        if current() == "en":
            text = in_english().get(self.code, text)
        return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))

    @property
    def examples(self) -> list[tuple[str, str]]:
        """A plan with the bad thing and one without: the heading, the YAML."""
        headings = {"Wrong": _("Sai:"), "Right": _("Đúng:")}
        found = _EXAMPLES.findall(self.explanation.strip() + "\n")
        return [(headings[kind], textwrap.dedent(example).strip()) for kind, example in found]

    @property
    def text(self) -> str:
        """The explanation with its examples, as plain text."""
        examples = [f"{heading}\n\n{textwrap.indent(example, '    ')}" for heading, example in self.examples]
        return "\n\n".join([self.prose, *examples])

    @property
    def markdown(self) -> str:
        """The explanation with its examples, as Markdown without a heading."""
        title, _blank, why = self.prose.partition("\n\n")
        parts = [f"**{title}** ({severity_name(self.severity)})", why]
        kind = _FENCES.get(self.code[:3], "yaml")
        parts += [f"{heading}\n\n```{kind}\n{example}\n```" for heading, example in self.examples]
        return "\n\n".join(part for part in parts if part)


@cache
def in_english() -> dict[str, str]:
    """The explanations in English by code, without examples."""
    found = tomllib.loads((LOCALE / "en" / "explanations.toml").read_text(encoding="utf-8"))
    return {code: f"{said['title']}\n\n{said['why']}" for code, said in found.items()}


def severity_name(severity: Severity) -> str:
    """The name of a severity, in the language in use."""
    return {Severity.ERROR: _("lỗi"), Severity.WARNING: _("cảnh báo"), Severity.NOTE: _("ghi chú")}[severity]

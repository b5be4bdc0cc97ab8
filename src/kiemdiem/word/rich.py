"""Text with bold and italic stretches and footnotes, as a value of a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A stretch of text set alike; `note` is the number of the footnote that stands after it."""

    text: str
    bold: bool = False
    italic: bool = False
    note: int | None = None


@dataclass(frozen=True)
class Rich:
    """A text of several runs."""

    runs: tuple[Run, ...]

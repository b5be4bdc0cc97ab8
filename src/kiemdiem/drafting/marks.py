"""Texts of a plan with their marks, put together to paragraphs: what is bold or italic in them stays so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiemdiem.drafting.wording import rich
from kiemdiem.vietnamese import capital_first
from kiemdiem.word.rich import Rich, Run

Notes = Mapping[str, int]
"""The place of every footnote by its id, from 0."""


def paragraphs(text: str, notes: Notes) -> list[Rich]:
    """The paragraphs of `text`, one a line; a mark may reach over several of them."""
    lines: list[list[Run]] = [[]]
    for run in rich(text, notes).runs:
        for index, line in enumerate(run.text.split("\n")):
            if index:
                lines.append([])
            lines[-1].append(replace(run, text=line, note=None))
        lines[-1][-1] = replace(lines[-1][-1], note=run.note)
    return [trimmed for line in lines if (trimmed := _trimmed(Rich(tuple(line)))).runs]


def plain(text: str) -> Rich:
    """`text` as it is, without marks."""
    return Rich((Run(text),))


def joined(*parts: Rich) -> Rich:
    """The `parts` one after the other."""
    return Rich(tuple(run for part in parts for run in part.runs))


def set_as(text: Rich, *, bold: bool = False, italic: bool = False) -> Rich:
    """`text` bold or italic throughout, where no mark of its own says how it is set."""
    if any(run.bold or run.italic for run in text.runs):
        return text
    return Rich(tuple(replace(run, bold=bold, italic=italic) for run in text.runs))


def capital(text: Rich) -> Rich:
    """`text` with its first letter in upper case."""
    if not text.runs:
        return text
    first, *others = text.runs
    return Rich((replace(first, text=capital_first(first.text)), *others))


def ended(text: Rich, mark: str, instead_of: str = "") -> Rich:
    """`text` with `mark` at its end, set as its last words are; characters of `instead_of` that end it are dropped.

    The mark stands before the number of a footnote.
    """
    runs = list(text.runs)
    last = next((index for index in range(len(runs) - 1, -1, -1) if runs[index].text.strip()), None)
    if last is None:
        return text
    runs[last] = replace(runs[last], text=runs[last].text.rstrip(f"{instead_of} ") + mark)
    return Rich(tuple(runs))


def _trimmed(text: Rich) -> Rich:
    """`text` without blanks at its ends; without runs where nothing else is in it."""
    runs = list(_without_blanks_before(text.runs))
    back = [replace(run, text=run.text.rstrip()) if run is runs[-1] else run for run in runs]
    return Rich(tuple(run for run in back if run.text or run.note is not None))


def _without_blanks_before(runs: tuple[Run, ...]) -> Iterator[Run]:
    begun = False
    for run in runs:
        own = run if begun else replace(run, text=run.text.lstrip())
        begun = begun or bool(own.text) or own.note is not None
        if begun:
            yield own

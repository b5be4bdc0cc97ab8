"""Texts of a plan with their marks, put together to paragraphs: what is bold or italic in them stays so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiemdiem.drafting.wording import rich
from kiemdiem.vietnamese import capital_first
from kiemdiem.word.rich import Rich, Run

Notes = Mapping[str, int]
"""The place of every footnote by its id, from 0."""


def lines(text: str) -> list[str]:
    """The paragraphs of `text` as the file has them, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def paragraphs(text: str, notes: Notes) -> list[Rich]:
    """The paragraphs of `text`; a mark may reach over several of them."""
    found: list[list[Run]] = [[]]
    for run in rich("\n".join(lines(text)), notes).runs:
        for index, piece in enumerate(run.text.split("\n")):
            if index:
                found.append([])
            if piece or run.note is not None:
                found[-1].append(replace(run, text=piece))
    return [Rich(tuple(runs)) for runs in found if runs]


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

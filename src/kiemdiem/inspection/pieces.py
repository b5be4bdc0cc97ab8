"""Lines cut into pieces, with the looks of their letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiemdiem.inspection.lines import plain
from kiemdiem.inspection.model import Line, Run


def cut(line: Line, place: int) -> tuple[Line, Line]:
    """The two pieces of a line before and after a place in it; a piece may be empty."""
    before, after = tuple(_upto(line.runs, place)), tuple(_after(line.runs, place))
    return (
        replace(line, text=plain("".join(run.text for run in before)), runs=before),
        replace(line, text=plain("".join(run.text for run in after)), runs=after, start=line.start + place),
    )


def _upto(runs: Iterable[Run], place: int) -> Iterator[Run]:
    for run in runs:
        if place > 0:
            yield Run(run.text[:place], run.look)
        place -= len(run.text)


def _after(runs: Iterable[Run], place: int) -> Iterator[Run]:
    for run in runs:
        if place < len(run.text):
            yield Run(run.text[max(0, place) :], run.look)
        place -= len(run.text)

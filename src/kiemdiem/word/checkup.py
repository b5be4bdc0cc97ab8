"""What is to be known of a template before a batch starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiemdiem.word import Context, Template, Unfit
from kiemdiem.word.rich import Rich
from kiemdiem.word.tags import Problem

_DOTS = "…. "


@dataclass(frozen=True)
class Checkup:
    """The names that a template uses, how many of its tags Word had split, what is wrong.

    `kind` is what it is for, empty where nobody knows. `refused` says why it is not even opened, and what to do;
    `blank` are the names whose values would be empty or dotted.
    """

    path: Path
    kind: str = ""
    names: tuple[str, ...] = ()
    split: int = 0
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, str] | None = None
    blank: tuple[str, ...] = ()

    @property
    def fit(self) -> bool:
        """Whether documents can be made with it."""
        return not self.problems and not self.refused


def check(path: Path, contexts: Sequence[Context], kind: str = "") -> Checkup:
    """The template of a kind in the file `path` against `contexts` that it may be filled with.

    KiemdiemError where it cannot be read.
    """
    try:
        template = Template.read(path)
    except Unfit as unfit:
        refused = None if unfit.problems else (unfit.message, unfit.hint)
        return Checkup(path, kind, problems=unfit.problems, refused=refused)
    wrong = dict.fromkeys(problem for context in contexts for problem in template.problems(context))
    names = template.names()
    blank = [set(blank_names(names, context)) for context in contexts]
    split = sum(tag.split for part in template.filled for tag in part.tags)
    always = set.intersection(*blank) if blank else set[str]()
    return Checkup(path, kind, tuple(names), split, tuple(wrong), blank=tuple(sorted(always)))


def blank_names(names: Iterable[str], context: Context) -> Iterator[str]:
    """Those of `names` ("rows.phrase") that `context` has, but only as empty text, dots, or lists of nothing else."""
    for name in names:
        values = list(_values(context, name.split(".")))
        if values and all(_is_blank(value) for value in values):
            yield name


def _values(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    """Every value that a dotted name stands for, entry by entry of the lists on its way."""
    if isinstance(value, list):
        for entry in value:
            yield from _values(entry, steps)
        if not value and not steps:
            yield ""
    elif not steps:
        yield value
    elif isinstance(value, Mapping) and steps[0] in value:
        yield from _values(value[steps[0]], steps[1:])


def _is_blank(value: Any) -> bool:
    if isinstance(value, Rich):
        value = "".join(run.text for run in value.runs)
    return isinstance(value, str) and not value.strip(_DOTS)

"""Many files, one report: each file is read, loaded and checked once, on every core where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module

from kiemdiem import catalogue, language, lint, load
from kiemdiem.config import Config
from kiemdiem.diagnostic import Diagnostic, Report
from kiemdiem.lint import Limits, Rule
from kiemdiem.source import Refused, Source, read

WORTH_A_POOL = 24
"""From so many files on further processes save more than they cost to start, also where each loads everything anew."""


@dataclass(frozen=True)
class Question:
    """What is asked of every file: the project's settings, the day, whether ignore comments count, a name for "-"."""

    settings: Config
    today: date
    heed_ignores: bool = True
    stdin_name: str = "<stdin>"


def check(names: Sequence[str], question: Question, done: Callable[[], object] = lambda: None) -> Report:
    """The findings of every file of `names`; what is kept in memory are the findings, never the files.

    Calls `done` after each file. Raises KiemdiemError where a file cannot be read.
    """
    found: list[Diagnostic] = []
    for diagnostics in _of_each(names, question):
        found += diagnostics
        done()
    return Report.of(found, [question.stdin_name if name == "-" else name for name in names])


def _of_each(names: Sequence[str], question: Question) -> Iterator[list[Diagnostic]]:
    work = partial(check_file, question=question)
    if len(names) < WORTH_A_POOL or "-" in names:
        return map(work, names)
    parallel = import_module("kiemdiem.parallel")  # as long to load as it takes to check a plan
    workers = parallel.cores()
    if workers < 2:
        return map(work, names)
    catalogue.all_rules()
    each: Iterator[list[Diagnostic]] = parallel.each(work, names, partial(language.use, language.current()), workers)
    return each


def check_file(name: str, question: Question) -> list[Diagnostic]:
    """The findings of one file, of the rules that the settings choose."""
    try:
        source = read(name, shown=question.stdin_name if name == "-" else name)
    except Refused as refusal:
        return list(load.refused(refusal).diagnostics)
    return findings(source, question)


def findings(source: Source, question: Question) -> list[Diagnostic]:
    """The findings in a file that was read."""
    limits = Limits(question.settings.days_to_first_deadline, question.settings.tasks_in_a_week)
    return lint.run(
        source, chosen_rules(question.settings), question.today, limits=limits, heed_ignores=question.heed_ignores
    )


def chosen_rules(settings: Config) -> list[Rule]:
    """The rules whose codes the settings select and do not ignore."""
    return [
        rule
        for rule in catalogue.all_rules()
        if rule.code.startswith(settings.select or "KD")
        and not (settings.ignore and rule.code.startswith(settings.ignore))
    ]

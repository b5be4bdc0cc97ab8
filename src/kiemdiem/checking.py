"""Many files, one report: each file is read, loaded and checked once, on every core where there are many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

from kiemdiem import catalogue, language, lint, load
from kiemdiem.config import Config
from kiemdiem.diagnostic import Diagnostic, Report
from kiemdiem.lint import Limits, Rule
from kiemdiem.source import Refused, Source, read

WORTH_A_POOL = 40
"""From so many files on a second process saves more than it costs to start."""

_CHUNK = 10


@dataclass(frozen=True)
class Question:
    """What is asked of every file: the project's settings, the day, whether ignore comments count, a name for "-"."""

    settings: Config
    today: date
    heed_ignores: bool = True
    stdin_name: str = "<stdin>"


def check(names: Sequence[str], question: Question) -> Report:
    """The findings of every file of `names`; what is kept in memory are the findings, never the files.

    Raises KiemdiemError where a file cannot be read.
    """
    found = [diagnostic for diagnostics in _of_each(names, question) for diagnostic in diagnostics]
    return Report.of(found, [question.stdin_name if name == "-" else name for name in names])


def _of_each(names: Sequence[str], question: Question) -> Iterator[list[Diagnostic]]:
    workers = min(os.cpu_count() or 1, 8)
    if len(names) < WORTH_A_POOL or workers < 2 or "-" in names:
        yield from (check_file(name, question) for name in names)
        return
    speak = partial(language.use, language.current())
    with ProcessPoolExecutor(workers, initializer=speak) as pool:
        yield from pool.map(partial(check_file, question=question), names, chunksize=_CHUNK)


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

"""Many files, one report: each file is read, loaded and checked once, on every core where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from typing import NamedTuple

from kiemdiem import catalogue, language, lint, load
from kiemdiem.config import Config
from kiemdiem.diagnostic import Diagnostic, Report, Unread
from kiemdiem.errors import KiemdiemError
from kiemdiem.file_codes import ALWAYS
from kiemdiem.lint import Limits
from kiemdiem.source import Refused, Source, read

WORTH_A_POOL = 24
"""From so many files on further processes save more than they cost to start, also where each loads everything anew."""


class Question(NamedTuple):
    """What is asked of every file: the project's settings, the day, whether ignore comments count, a name for "-".

    Without `keep_noted`, findings that somebody has noted are only counted: a folder of plans has thousands of them.
    """

    settings: Config
    today: date
    heed_ignores: bool = True
    stdin_name: str = "<stdin>"
    keep_noted: bool = True


class _Checked(NamedTuple):
    """The findings of a file that are kept, and the number of noted ones that are not."""

    found: list[Diagnostic]
    dropped: int


def check(names: Sequence[str], question: Question, done: Callable[[], object] = lambda: None) -> Report:
    """The findings of every file of `names`; what is kept in memory are the findings, never the files.

    Calls `done` after each file. Raises KiemdiemError where the only file cannot be read; of several the report says
    which could not.
    """
    found: list[Diagnostic] = []
    dropped = 0
    unread: list[Unread] = []
    for outcome in _of_each(names, question):
        if isinstance(outcome, _Checked):
            found += outcome.found
            dropped += outcome.dropped
        elif len(names) == 1:
            raise KiemdiemError(outcome.message, outcome.hint)
        else:
            unread.append(outcome)
        done()
    shown = [question.stdin_name if name == "-" else name for name in names]
    return Report.of(found, shown, unread, dropped=dropped)


def _try(name: str, question: Question) -> _Checked | Unread:
    try:
        found = check_file(name, question)
    except KiemdiemError as error:
        return Unread(error.message, error.hint)
    kept = [diagnostic for diagnostic in found if question.keep_noted or not diagnostic.ignored]
    return _Checked(kept, len(found) - len(kept))


def _of_each(names: Sequence[str], question: Question) -> Iterator[_Checked | Unread]:
    work = partial(_try, question=question)
    if len(names) < WORTH_A_POOL or "-" in names:
        return map(work, names)
    parallel = import_module("kiemdiem.parallel")  # as long to load as it takes to check a plan
    workers = parallel.cores()
    if workers < 2:
        return map(work, names)
    catalogue.all_rules()
    each: Iterator[_Checked | Unread] = parallel.each(work, names, partial(language.use, language.current()), workers)
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
    settings = question.settings
    found = lint.run(
        source,
        [rule for rule in catalogue.all_rules() if _wanted(rule.code, settings)],
        question.today,
        limits=Limits(settings.days_to_first_deadline, settings.tasks_in_a_week),
        heed_ignores=question.heed_ignores,
        known=dict.fromkeys(rule.code for rule in catalogue.all_rules()),
    )
    return [diagnostic for diagnostic in found if diagnostic.code in ALWAYS or _wanted(diagnostic.code, settings)]


def _wanted(code: str, settings: Config) -> bool:
    """Whether the settings select a code and do not ignore it."""
    return code.startswith(settings.select or "KD") and not (settings.ignore and code.startswith(settings.ignore))

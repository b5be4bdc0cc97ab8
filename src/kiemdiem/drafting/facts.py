"""The file of facts that a user adds to a document: read as a plan is, every complaint with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.load import load_as, refused
from kiemdiem.plan import Node, Place, Plan
from kiemdiem.source import Refused, Source, parse, read
from kiemdiem.vietnamese import looks_like_name

CODE = "KD101"
"""The code of a name that means nothing."""

WRONG_VALUE = "KD008"
"""The code of a value that cannot be."""

_TOO_MUCH = "KD003"
"""The code of a file beyond a limit."""

_QUOTED = re.compile("“([^“”]*)”")

_Found = TypeVar("_Found")


class Facts(NamedTuple):
    """The facts and the file they stand in. Where they are `private`, no complaint shows a line of the file."""

    node: Any
    source: Source
    private: bool = False

    def wrong(self, place: Place, message: str, hint: str = "", code: str = CODE) -> InvalidInputError:
        """The error that says what is wrong at a place of the file."""
        span = self.source.span(place.steps, key=place.key)
        found = Diagnostic.at(self.source, span, code, Severity.ERROR, message, hint)
        return _invalid([found], self.source.name, self.private)

    def found(self, plan: Plan, find: Callable[[Plan, str], _Found], name: str, place: Place) -> _Found:
        """What `find` finds in the plan under `name`; its complaint, with the line of `place`, where there is none."""
        try:
            return find(plan, name)
        except KiemdiemError as unknown:
            raise self.wrong(place, unknown.message, unknown.hint) from None


def read_facts(name: str, model: type[Node], *, private: bool = False, sample: str = "") -> Facts:
    """The facts in the YAML file `name` ("-" is standard input), as `model` describes them. `sample` is the hint for
    a file that is empty or too large to be one.

    Raises KiemdiemError where there is no such file, InvalidInputError with every place that is wrong.
    """
    try:
        source = read(name)
    except Refused as refusal:
        report = refused(refusal)
        found = report.diagnostics
        if refusal.code == _TOO_MUCH or (refusal.source and not refusal.source.text.strip()):
            found = tuple(one._replace(hint=sample) for one in found)
        raise _invalid(found, report.files[0], private) from None
    return _facts(source, model, private)


def sample_facts(text: str, model: type[Node]) -> Facts:
    """The facts of a sample that the program brings along."""
    return _facts(parse(text, "sample.yaml"), model)


def _facts(source: Source, model: type[Node], private: bool = False) -> Facts:
    node = load_as(source, model)
    if not isinstance(node, Node):
        raise _invalid(node, source.name, private)
    return Facts(node, source, private)


def _invalid(found: Iterable[Diagnostic], file: str, private: bool) -> InvalidInputError:
    """The error that reports what was `found`; a line or a value that may hold somebody's name is left out."""
    return InvalidInputError(Report.of(map(_unnamed, found) if private else found, [file]))


def _unnamed(found: Diagnostic) -> Diagnostic:
    return found._replace(line="", message=_veiled(found.message), hint=_veiled(found.hint))


def _veiled(text: str) -> str:
    """`text` without the quoted values that look like names of people."""
    return _QUOTED.sub(lambda quoted: "“…”" if looks_like_name(quoted[1]) else quoted[0], text)

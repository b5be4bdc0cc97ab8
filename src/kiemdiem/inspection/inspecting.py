"""Files in, a report out: each document is read, its components are found, every check that is asked for looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem.diagnostic import Diagnostic, Report, Unread, Verdict
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Profile
from kiemdiem.inspection import running
from kiemdiem.inspection.checking import Check, Seen
from kiemdiem.inspection.components import Head
from kiemdiem.inspection.finding import find
from kiemdiem.inspection.finding.head import find_head
from kiemdiem.inspection.finding.profile import Chosen, candidates
from kiemdiem.inspection.model import Document
from kiemdiem.inspection.reading import read
from kiemdiem.language import _


@dataclass(frozen=True)
class Inspected:
    """A document that was looked at: its file, the profile and why, findings, verdicts."""

    file: str
    chosen: Chosen
    findings: tuple[Diagnostic, ...]
    verdicts: tuple[Verdict, ...]


def inspect(name: str, asked: Sequence[Check], profile: Profile | None = None) -> Inspected:
    """The document in the file `name`, looked at under `profile`, or under the one that it names itself.

    Raises KiemdiemError where it cannot be read or nothing says which profile it has to obey.
    """
    document = read(name)
    head = find_head(document)
    try:
        known = [Chosen(profile, _("theo --profile"))] if profile else candidates(document, head)
    except KiemdiemError as error:
        raise KiemdiemError(f"{show(name)}: {error.message}", error.hint) from None
    looked = [_look(name, document, head, chosen, asked) for chosen in known]
    return min(looked, key=lambda one: len(one.findings))


def _look(name: str, document: Document, head: Head, chosen: Chosen, asked: Sequence[Check]) -> Inspected:
    seen = Seen(document, find(document, head, chosen.profile), chosen.profile)
    results = list(running.look(seen, asked))
    return Inspected(name, chosen, tuple(running.findings(name, results)), tuple(running.told(name, results)))


def inspect_all(
    names: Sequence[str], asked: Sequence[Check], profile: Profile | None = None
) -> tuple[list[Inspected], Report]:
    """Every document of `names`, and one report; of several files the report says which could not be read."""
    done: list[Inspected] = []
    unread: list[Unread] = []
    for name in names:
        try:
            done.append(inspect(name, asked, profile))
        except KiemdiemError as error:
            if len(names) == 1:
                raise
            unread.append(Unread(error.message, error.hint))
    findings = [one for each in done for one in each.findings]
    verdicts = [one for each in done for one in each.verdicts]
    return done, Report.of(findings, [one.file for one in done], unread, verdicts=verdicts)

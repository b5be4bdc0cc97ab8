"""Where findings go, one format a file: `write(report, stream, options)`."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.diagnostic import Diagnostic, Severity
from kiemdiem.language import _

MOST_FOR_PEOPLE, MOST_FOR_PROGRAMS = 200, 5_000
"""Findings printed at once; the others are counted. A reader takes in no more, code scanning shows no more."""

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def gravest(found: Sequence[Diagnostic], most: int) -> Sequence[Diagnostic]:
    """At most so many of the findings, in their order: errors before warnings before notes, what is noted last."""
    if len(found) <= most:
        return found
    ranked = sorted(range(len(found)), key=lambda place: (found[place].ignored, _GRAVITY[found[place].severity]))
    return [found[place] for place in sorted(ranked[:most])]


def others(number: int) -> str:
    """What is said in place of findings that are not printed."""
    return _("… và {n} phát hiện nữa").format(n=number)

"""Findings mended by themselves: edit, check again, until nothing is left to mend."""

from __future__ import annotations

from typing import NamedTuple

from kiemdiem import edits, load
from kiemdiem.changes import Change
from kiemdiem.checking import Question, findings
from kiemdiem.diagnostic import Diagnostic, Edit
from kiemdiem.source import Refused, Source, parse, read

MOST_ROUNDS = 10


class Fixed(NamedTuple):
    """What a file is to hold, how many findings that mends, and the findings that stay."""

    change: Change
    mended: int
    diagnostics: list[Diagnostic]


def fix_file(name: str, question: Question) -> Fixed:
    """The file `name` ("-" for standard input) as `fix` leaves it; one that cannot be taken stays as it is.

    Raises KiemdiemError where it cannot be read.
    """
    try:
        return fix(read(name, shown=question.stdin_name if name == "-" else name), question)
    except Refused as refusal:
        return _refused(refusal)


def fix(source: Source, question: Question) -> Fixed:
    """`source` with every finding mended that can be and that nobody has noted; nothing is written.

    A round of edits after which the file could not be read, or had lost a comment, is dropped.
    """
    now, mended = source, 0
    found = findings(now, question)
    for _round in range(MOST_ROUNDS):
        wanted, count = edits.made(diagnostic for diagnostic in found if not diagnostic.ignored)
        after = _edited(now, wanted)
        if after is None:
            break
        now, mended = after, mended + count
        found = findings(now, question)
    return Fixed(Change(source, now.text if mended else source.written), mended, [d._replace(fix=()) for d in found])


def _refused(refusal: Refused) -> Fixed:
    assert refusal.source is not None
    unchanged = Change(refusal.source, refusal.source.written)
    return Fixed(unchanged, 0, list(load.refused(refusal).diagnostics))


def _edited(source: Source, wanted: list[Edit]) -> Source | None:
    """The file after the edits; None where there is nothing to do or it would do harm."""
    text = edits.apply(source, wanted)
    if not wanted or text == source.written:
        return None
    try:
        after = parse(text, source.name)
    except Refused:
        return None
    after.bom = source.bom
    return after if edits.comments_kept(source, wanted, after) else None

"""A roll that can be shown to others: people without their names and numbers, the same person always the same.

Pseudonyms are counted in the order of the rows and not reckoned from the names: nobody works them out backwards. Unit,
post and ratings stay, so that caps and rules find the same; who heads a unit can still be told from these.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.roll.reading.results import INDEX, Row

PEOPLE = frozenset({"member", "leader", "official"})
"""The classes of subjects that are people; organisations and collectives keep what they are called."""

_CODE, _NAME, _NOTE, _SUBJECT = (INDEX[key] for key in ("code", "name", "note", "subject"))


def redacted(rows: Iterable[Row]) -> list[Row]:
    """`rows` with a pseudonym for every person and without notes."""
    numbers: dict[str, int] = {}
    return [_redacted(row, numbers) for row in rows]


def _redacted(row: Row, numbers: dict[str, int]) -> Row:
    values = list(row)
    values[_NOTE] = ""
    who = values[_CODE] or values[_NAME]
    if values[_SUBJECT] in PEOPLE and who:
        number = numbers.setdefault(who, len(numbers) + 1)
        values[_NAME] = values[_NAME] and f"Người {number}"
        values[_CODE] = values[_CODE] and f"AN-{number}"
    return tuple(values)

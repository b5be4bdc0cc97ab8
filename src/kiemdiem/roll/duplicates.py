"""Whether a code stands twice in one class: found without grouping by code, which costs more than all the rest."""

from __future__ import annotations

from kiemdiem.roll.database import Database

_LONGEST_NUMBER = 17
_WIDEST = 1 << 28
"""Bits of the widest range of codes that is looked at so: 32 MiB."""

_SUBJECTS = ("organisation", "member", "collective", "leader", "official")
_SUBJECT_NUMBER = (
    "CASE subject "
    + " ".join(f"WHEN '{subject}' THEN {number}" for number, subject in enumerate(_SUBJECTS))
    + " ELSE 0 END"
)


def may_be(database: Database, *, marked: bool) -> bool:
    """Whether a code may stand twice in one class; False is certain. `marked`: the facts have the hashes."""
    marks = "SELECT mark FROM facts WHERE coded"
    if not marked:
        if _all_different(database):
            return False
        marks = "SELECT hash(code, subject) AS mark FROM roll WHERE code <> ''"
    pairs = f"SELECT mark, LAG(mark) OVER (ORDER BY mark) AS before FROM ({marks}) AS marks"
    return bool(database.rows(f"SELECT 1 FROM ({pairs}) AS pairs WHERE mark = before LIMIT 1"))


def _all_different(database: Database) -> bool:
    """Whether the codes are numbers in so narrow a range that one bit for each shows them all to be different."""
    first, last = database.rows("SELECT MIN(code), MAX(code) FROM roll WHERE code <> ''")[0]
    if first is None:
        return True
    if not (_is_number(first) and _is_number(last)):
        return False
    low, width = int(first), len(_SUBJECTS) * (int(last) - int(first) + 1)
    if not 0 < width <= _WIDEST:
        return False
    bit = f"{len(_SUBJECTS)} * (TRY_CAST(code AS BIGINT) - {low}) + {_SUBJECT_NUMBER}"
    inside = f"CASE WHEN bit BETWEEN 0 AND {width - 1} THEN bit END"
    bits, fitting, coded = database.rows(
        f"SELECT bit_count(bitstring_agg({inside}, 0, {width - 1})), COUNT({inside}), COUNT(*)"
        f" FROM (SELECT {bit} AS bit FROM roll WHERE code <> '') AS bits"
    )[0]
    return bool(bits == fitting == coded)


def _is_number(code: str) -> bool:
    return len(code) <= _LONGEST_NUMBER and code.isascii() and code.isdecimal()

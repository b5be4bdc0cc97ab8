"""Values of a roll that are not written as a clean roll has them: found among the distinct ones, read once each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiemdiem.display import show, unguard
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.roll.checking import listed
from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.register import Register
from kiemdiem.roll.values import LONGEST, RefusedValue, Vocabulary

CODED = tuple(column.key for column in COLUMNS if column.kind != "text")
NAMED = ("unit", "body", "comparable_group", "reason")
"""The texts that rows are counted by."""

_RARE = ("discipline", "remedied", "sick_months", "excluded", "award")
_OFTEN = ("official", "official_rating", "joined", "rated_on", "official_rated_on")
LOOKED_AT = (*_RARE, *_OFTEN)
"""The coded columns that the facts do not have: only a look at every row shows how they are written."""

MOST = 200_000
"""Different values that a column of levels, marks or dates may hold."""

UNKNOWN = "unknown"
"""A level that no vocabulary knows: neither a rating nor none."""

_LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory", "unrated")
_CLEAN: dict[str, tuple[str, ...]] = {
    "subject": ("organisation", "member", "collective", "leader", "official"),
    "level": ("", *_LEVELS),
    "flag": ("", "x"),
    "discipline": ("", "reprimand", "warning", "dismissal", "expulsion", "dissolution"),
    "excluded": ("", "exempt", "suspended"),
    "number": ("", *map(str, range(13))),
}

COUNTED: dict[str, tuple[str, ...]] = {
    "subject": ("", *_CLEAN["subject"]),
    "head": _CLEAN["flag"],
    **dict.fromkeys(("rating", "self_rating", "proposed"), (*_CLEAN["level"], UNKNOWN)),
}
"""What the coded columns of the facts hold once every value is read."""


def unclean(key: str) -> str:
    """The condition that a coded column, or the rating, is not as in a clean roll; in the words of DuckDB."""
    kind = "level" if key == "rating" else BY_KEY[key].kind
    if kind == "date":
        return f"{key} <> '' AND (strlen({key}) <> 10 OR substr({key}, 5, 1) <> '-' OR TRY_CAST({key} AS DATE) IS NULL)"
    return f"{key} NOT IN ({listed(_CLEAN[kind])})"


def odd() -> str:
    """A number whose bits say which of the columns LOOKED_AT of a row are not as in a clean roll."""
    rare = " AND ".join(f"{key} = ''" for key in _RARE)
    return f"(CASE WHEN {rare} THEN 0 ELSE {_bits(0, _RARE)} END + {_bits(len(_RARE), _OFTEN)})"


def _bits(first: int, keys: Iterable[str]) -> str:
    return " + ".join(f"CASE WHEN {unclean(key)} THEN {1 << bit} ELSE 0 END" for bit, key in enumerate(keys, first))


def untidy(key: str) -> str:
    """The condition that a text is not one line of plain characters in the composed form."""
    empty = f"{key} = '' OR " if BY_KEY[key].required else ""
    return (
        f"{empty}{key} <> trim({key}) OR {key} <> nfc_normalize({key}) OR length({key}) > {LONGEST} OR {key} LIKE '''%'"
        f" OR regexp_matches({key}, '  |[^\\PC ]|[^\\PZ ]')"
    )


@dataclass
class Words:
    """What the values of each column mean that a clean roll would write otherwise, and which have no meaning."""

    meanings: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def learn(self, key: str, values: Iterable[str], vocabulary: Vocabulary, register: Register) -> None:
        """Read values of the column `key`. What has no meaning counts as empty, a text as it can be shown, a level as
        one that nothing counts.
        """
        column, names = BY_KEY[key], register.names.get(key)
        for value in values:
            try:
                meaning = vocabulary.read(column, unguard(value) if column.kind == "text" else value)
                meaning = names.read(meaning) if names and meaning else meaning
            except RefusedValue as refusal:
                self.refused.setdefault(key, {})[value] = (refusal.message, refusal.hint)
                meaning = {"text": show(value, LONGEST), "level": UNKNOWN}.get(column.kind, "")
            if column.required and not meaning:
                self.refused.setdefault(key, {}).setdefault(value, (_("không được để trống"), ""))
            if meaning != value:
                self.meanings.setdefault(key, {})[value] = meaning


def too_many(key: str) -> KiemdiemError:
    """The error for a column with more different values than any real one has."""
    return KiemdiemError(
        _("Cột “{heading}” có quá nhiều giá trị khác nhau (hơn {most})").format(heading=BY_KEY[key].heading, most=MOST),
        _("Kiểm tra xem các cột có bị lệch không"),
    )

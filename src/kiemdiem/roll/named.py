"""The rows of a roll that lists name one by one: organisations, collectives and leaders; nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.display import show
from kiemdiem.roll import statements
from kiemdiem.roll.engine import Roll
from kiemdiem.roll.summary import Count
from kiemdiem.roll.values import LONGEST
from kiemdiem.vietnamese import nfc

_COLUMNS = (
    "unit", "body", "name", "subject", "comparable_group", "post", "head", "self_rating", "proposed", "decided",
    "rating", "reason", "note",
)  # fmt: skip
_NAMED = "subject IN ('organisation', 'collective', 'leader')"


@dataclass(frozen=True)
class Entry:
    """A row of a roll: where it belongs, what it is called, its ratings ("" where nobody gave one), the one that
    counts (`rating`, or "unrated"), and why it has none.

    An entry without a `body` is the unit itself, or heads it.
    """

    unit: str
    body: str
    name: str
    subject: str
    group: str
    post: str
    head: bool
    self_rating: str
    proposed: str
    decided: str
    rating: str
    reason: str
    note: str

    @property
    def called(self) -> str:
        """What it is called; where nobody gave a name, by what it belongs to."""
        return self.name or ("" if self.subject == "leader" else self.body or self.unit)


def entries(roll: Roll, most: int, *, inside: bool = False) -> list[Entry]:
    """The first `most` rows of a roll that is counted which are units themselves or their leaders, in their order;
    with `inside` those inside units.
    """
    where = f"{_NAMED} AND body {'<>' if inside else '='} ''"
    rows = roll.answers(
        f"SELECT {', '.join(_COLUMNS)} FROM ({statements.rated(roll.stage)}) AS rated WHERE {where} LIMIT {most}"
    )
    return [_entry(dict(zip(_COLUMNS, map(str, row), strict=True))) for row in rows]


def exempt(roll: Roll) -> list[Count]:
    """How many of each class are not to be rated, being exempt from Party activity or suspended from it, by reason.

    One who has a rating, or is waiting for the one that counts, is not among them.
    """
    rows = roll.answers(
        f"""SELECT subject, reason, CASE WHEN body <> '' THEN 1 ELSE 0 END AS branch, COUNT(*) AS n
FROM ({statements.rated(roll.stage)}) AS rated
WHERE excluded <> '' AND rating IN ('', 'unrated') AND (reason <> '' OR (self_rating = '' AND proposed = ''))
GROUP BY subject, reason, branch"""
    )
    return [
        Count("", "", subject, "", int(n), reason, bool(branch) and subject == "organisation")
        for subject, reason, branch, n in rows
    ]


def _entry(values: dict[str, str]) -> Entry:
    clean = {key: show(nfc(" ".join(value.split())), LONGEST) for key, value in values.items()}
    group, head = clean.pop("comparable_group"), bool(clean.pop("head"))
    return Entry(**clean, group=group, head=head)

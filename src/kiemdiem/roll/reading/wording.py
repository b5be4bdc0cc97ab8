"""What one heading, or two of them one under the other, mean: a column of a roll, or a level that is ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS, NUMBERING, column_called, heading_key
from kiemdiem.roll.lexicon import Lexicon
from kiemdiem.roll.values import Vocabulary
from kiemdiem.vietnamese import fold

SURPLUS = "Ô thừa"
"""The heading over what stood beyond the columns of a CSV, on a sheet that goes back."""

_SECTIONS = {heading_key(column.section) for column in COLUMNS}
_YEAR = re.compile(r"(?:\bnăm\s*)?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_OF_TITLE = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bnam (?:truoc|ngoai|lien truoc|cu)\b")
_TITLE = re.compile(r"\b(?:danh sach|bao cao|bieu|bang|tong hop|mau so|phu luc)\b")
_FEW_TEXTS = 3


@dataclass(frozen=True)
class Heading:
    """A heading over the column counted from 1: its text, upper row first, and the key it means (None: no column).

    With `level` the column is ticked where the rating `key` is that level. `why` says why a column is not used though
    its own heading is known.
    """

    column: int
    text: str
    key: str | None
    is_number: bool = False
    level: str = ""
    why: str = ""


@dataclass(frozen=True)
class Wording:
    """What headings are read by: the names of levels, and the year that the roll is of, where it is known."""

    levels: Lexicon = field(default_factory=lambda: Vocabulary().levels)
    year: int | None = None

    def under_titles(self, rows: Iterable[Sequence[str]]) -> Wording:
        """The same, with the year of the titles above the headings where nothing else tells it."""
        if self.year:
            return self
        titles = (text for row in rows if len(texts := [text for text in row if text]) <= _FEW_TEXTS for text in texts)
        years = {int(year) for text in titles for year in _YEAR_OF_TITLE.findall(text)}
        return replace(self, year=years.pop()) if len(years) == 1 else self

    def heading(self, column: int, section: str, own: str, below: str) -> Heading:
        """What two headings, one under the other, mean: both together, else the lower; the upper where it is alone.

        `own` is the upper one where it stands over this column only; a remark in brackets under it is no heading.
        """
        if not below or (own and below.startswith("(")):
            text = f"{own or section} {below}".strip()
            return self._meant(Heading(column, text, None), "", own, f"{own} {below}")
        text = f"{section}: {below}" if section else below
        return self._meant(Heading(column, text, None), section, below, f"{section} {below}")

    def _meant(self, heading: Heading, section: str, text: str, whole: str) -> Heading:
        if heading_key(text) in NUMBERING:
            return replace(heading, is_number=True)
        upper, lower = self._bare(section), self._bare(text)
        key = column_called(f"{upper} {lower}") or column_called(lower)
        stage = _stage(upper)
        if key == "decided" and stage:
            key = stage
        level = "" if key or sum(map(str.isalpha, lower)) < 2 else self.levels.meaning(lower) or ""
        if level:
            key = stage or "decided"
        if key and self._is_of_another_year(whole):
            return replace(heading, why=_("của năm khác") if self.year else _("không rõ danh sách của năm nào"))
        return replace(heading, key=key, level=level)

    def _bare(self, text: str) -> str:
        """A heading without the year of the roll."""
        return " ".join(_YEAR.sub(lambda m: "" if int(m[1]) == self.year else m[0], text).split())

    def _is_of_another_year(self, text: str) -> bool:
        years = {int(year) for year in _YEAR.findall(text)}
        return bool(years - {self.year}) or bool(_BEFORE.search(fold(text)))


def is_title(text: str) -> bool:
    """Whether a text over columns is the title of the list and no heading."""
    return bool(_TITLE.search(fold(text)))


def _stage(section: str) -> str | None:
    """The rating that an upper heading speaks of."""
    key = column_called(section) if section else None
    if key == "official":
        return "official_rating"
    return key if key and BY_KEY[key].kind == "level" else None


def settle(headings: Sequence[Heading], sections: Sequence[str]) -> tuple[Heading, ...]:
    """The headings of a row together: ratings under an upper heading that nobody knows are not used beside those
    under a known one, nor is a single level ticked.

    `sections` are the upper headings over each.
    """
    ratings = [heading.key is not None and BY_KEY[heading.key].kind == "level" for heading in headings]
    known = [_is_known(section) for section in sections]
    if any(rating and section and named for rating, section, named in zip(ratings, sections, known, strict=True)):
        why = _("không rõ tiêu đề phía trên")
        headings = [
            replace(heading, key=None, level="", why=why) if rating and section and not named else heading
            for heading, rating, section, named in zip(headings, ratings, sections, known, strict=True)
        ]
    ticked = [heading.key for heading in headings if heading.level]
    return tuple(
        replace(heading, key=None, level="") if heading.level and ticked.count(heading.key) < 2 else heading
        for heading in headings
    )


def _is_known(section: str) -> bool:
    bare = " ".join(_YEAR.sub("", section).split())
    return heading_key(bare) in _SECTIONS or column_called(bare) is not None

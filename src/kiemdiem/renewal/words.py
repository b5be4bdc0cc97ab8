"""What of a text moves with the year: its deadlines, the year of the campaign; what of it is left to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiemdiem.plan import Citation, Place
from kiemdiem.plan.citations import KIND, citations_in
from kiemdiem.plan.wording import unmarked_places
from kiemdiem.renewal.times import Times
from kiemdiem.renewal.weekdays import weekday_swaps
from kiemdiem.source.respelling import Swap
from kiemdiem.vietnamese import print_date, print_month

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)" + _YEAR + r"(?![\d/-])"
    r"|\b(?P<day2>\d{1,2}) tháng (?P<month2>\d{1,2}) năm (?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\bngày (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?![\d/])(?! năm)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(?:năm học|niên khóa) (?P<first>20\d\d) ?[-–] ?(?P<second>20\d\d)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:tháng (?P<month>\d{1,2})|quý (?P<quarter>iv|i{1,3}|[1-4])|(?:6|sáu) tháng (?P<half>đầu|cuối))"
    r"(?: của)?(?: năm | ?/ ?)" + _YEAR + r"\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\bnăm " + _YEAR + r"\b(?! ?[-–/] ?\d)", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CLAUSE = 160
_CAMPAIGN = re.compile(r"kiểm điểm|đánh giá|xếp loại|kết quả", re.IGNORECASE)
_OTHER = re.compile(rf"[.;\n]|\b{KIND}\b|(?<!kỷ )\b(?i:luật|hiến pháp|nhiệm kỳ|giai đoạn)\b")
_PAPER = re.compile(rf"\b{KIND}\b[^.;\n]*$")

Reading = Literal["plain", "campaign", "phrase"]
"""How years are read: in plain words, in the subject of the campaign, in the phrase of a deadline."""


@dataclass(frozen=True)
class Left:
    """Words with a year or a day of the old campaign that stay; `paper` where it is a cited paper that carries them."""

    words: str
    paper: Citation | None = None


@dataclass(frozen=True)
class Reworded:
    """What changes in a text, and what is left as it is."""

    swaps: tuple[Swap, ...]
    left: tuple[Left, ...]


def reworded(text: str, place: Place, times: Times, reading: Reading = "plain") -> Reworded:
    """What moves in `text`, which stands at `place`: the days and periods of `times`, and the years of the campaign
    where the words before them speak of the review or the rating. Papers that it cites keep theirs.
    """
    flat, places = unmarked_places(text)
    reader = _Reader(flat, list(citations_in(place, flat)), times, reading)
    reader.read()
    swaps = [Swap(places[swap.start], places[swap.end - 1] + 1, swap.text) for swap in sorted(reader.swaps)]
    return Reworded(tuple(swaps), tuple(reader.left()))


class _Reader:
    def __init__(self, text: str, cited: list[Citation], times: Times, reading: Reading) -> None:
        self.text, self.cited, self.times, self.reading = text, cited, times, reading
        self.swaps: list[Swap] = []
        self.moved: set[int] = set()

    def read(self) -> None:
        for match in _DATE.finditer(self.text):
            self._date(match)
        for match in _SHORT.finditer(self.text):
            self._short(match)
        for match in _SCHOOL_YEAR.finditer(self.text):
            years = {int(match["first"]), int(match["second"])}
            if years & self.times.campaign and not self._paper(match.start()):
                self._later(match, "first")
                self._later(match, "second")
        for match in _PERIOD.finditer(self.text):
            if self._moves(match):
                self._later(match, "year")
        for match in _OF_YEAR.finditer(self.text):
            if self._is_campaign(match):
                self._later(match, "year")

    def left(self) -> Iterator[Left]:
        """Years of the campaign, and the next one, that nothing has moved; those of a cited paper once."""
        told: set[int] = set()
        for match in _ANY_YEAR.finditer(self.text):
            if int(match[0]) not in self.times.near or self._taken(*match.span()):
                continue
            paper = self._paper(match.start())
            if paper is None:
                yield Left(self.text[max(0, match.start() - 30) : match.end()].lstrip())
            elif paper.start not in told:
                told.add(paper.start)
                yield Left(self.text[paper.start : paper.end].rstrip(), paper)

    def _date(self, match: re.Match[str]) -> None:
        words = match["sep"] is None
        keys = ("day2", "month2", "year2") if words else ("day", "month", "year")
        day = _day(*(match[key] for key in keys))
        new = self.times.days.get(day) if day else None
        if new is None or self._cites(match.start()):
            return
        if words:
            new_words = (f"{new.day:02d}", print_month(new.month), f"{new.year:04d}")
            for key, word in zip(keys, new_words, strict=True):
                self._take(*match.span(key), word)
        else:
            self._take(*match.span(), print_date(new).replace("/", match["sep"]))
        self._weekday(match, new)

    def _weekday(self, match: re.Match[str], day: date) -> None:
        """The name of the weekday beside a date that has moved."""
        for swap in weekday_swaps(self.text, match.start(), match.end(), day):
            self._take(*swap)

    def _short(self, match: re.Match[str]) -> None:
        """A day without its year, if it is one day of a deadline."""
        found = [new for old, new in self.times.days.items() if (old.day, old.month) == _pair(match)]
        if len(set(found)) == 1 and not self._cites(match.start()) and not self._taken(*match.span()):
            self._take(*match.span("day"), f"{found[0].day:02d}")
            self._take(*match.span("month"), print_month(found[0].month))

    def _moves(self, match: re.Match[str]) -> bool:
        """Whether a month, quarter or half-year moves: one that a deadline of the text means, or any of a phrase."""
        if self._cites(match.start()) or self._taken(*match.span("year")):
            return False
        if self.reading == "campaign":
            return int(match["year"]) in self.times.campaign
        return self.reading == "phrase" or _period(match) in self.times.periods

    def _is_campaign(self, match: re.Match[str]) -> bool:
        """Whether a year is clearly that of the campaign."""
        year, start = int(match["year"]), match.start()
        if self._paper(start) or self._taken(*match.span("year")):
            return False
        if self.reading == "phrase":
            return year in self.times.near
        before = self.text[max(0, start - _CLAUSE) : start]
        dated = re.search(r"(?:tháng|quý) \S+ $", before, re.IGNORECASE) and not re.search(r"(?:đầu|cuối) $", before)
        if year not in self.times.campaign or dated:
            return False
        if self.reading == "campaign":
            return True
        if self.text.startswith(" của ", match.end()) and _PAPER.search(before):
            return False  # somebody's paper, cited without its number
        since = max((found.end() for found in _OTHER.finditer(before)), default=0)
        return bool(_CAMPAIGN.search(before, since))

    def _later(self, match: re.Match[str], key: str) -> None:
        if not self._taken(*match.span(key)):
            self._take(*match.span(key), str(int(match[key]) + self.times.years))

    def _take(self, start: int, end: int, text: str) -> None:
        self.swaps.append(Swap(start, end, text))
        self.moved.update(range(start, end))

    def _taken(self, start: int, end: int) -> bool:
        return not self.moved.isdisjoint(range(start, end))

    def _cites(self, index: int) -> bool:
        """Whether the character is part of a citation: its number, its date."""
        return any(one.start <= index < one.end for one in self.cited)

    def _paper(self, index: int) -> Citation | None:
        """The cited paper whose number, date or title the character is part of."""
        return next((one for one in self.cited if one.start <= index < one.end + len(one.after)), None)


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _pair(match: re.Match[str]) -> tuple[int, int]:
    return int(match["day"]), int(match["month"])


def _period(match: re.Match[str]) -> str:
    """A month, quarter or half-year as a plan writes it."""
    year = match["year"]
    if match["month"]:
        return f"{year}-{int(match['month']):02d}"
    if match["quarter"]:
        return f"{year}-Q{_QUARTERS[match['quarter'].lower()]}"
    return f"{year}-H{1 if match['half'].lower() == 'đầu' else 2}"

"""Which format rules a document has to obey, by what it says itself: whose title it has, and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem import formats
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Bodies, Profile
from kiemdiem.inspection.components import Head
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.model import Document
from kiemdiem.language import _
from kiemdiem.vietnamese import fold, printed_dates

_YEAR = re.compile(r"\bnam (\d{4})\b")
_MONTH = re.compile(r"\bthang (\d{1,2}) nam (\d{4})\b")
_PARTY_NUMBER = re.compile(r"-[A-ZĐ][A-Za-zĐđ]{0,3}/")
_HEADING_LINES = 15
_TEXT_LINES = 200


@dataclass(frozen=True)
class Chosen:
    """The profile of a document, and why it is this one, in the user's language."""

    profile: Profile
    why: str


def candidates(document: Document, head: Head) -> list[Chosen]:
    """The profile that a document has to obey; several where its date does not tell which, the likeliest first.

    KiemdiemError where it does not say whose document it is.
    """
    bodies = _bodies(head)
    if bodies is None:
        raise KiemdiemError(
            _("không thấy dòng ĐẢNG CỘNG SẢN VIỆT NAM hay Quốc hiệu nên không biết theo thể thức nào"),
            _("Chọn thể thức: --profile {names}").format(names=" | ".join(formats.names())),
        )
    if day := _day(head):
        return [Chosen(formats.choose(bodies, day), _("theo ngày ban hành"))]
    first, last = _period(head)
    likely = formats.choose(bodies, min(last, date(_year(document) or last.year, 12, 31)))
    others = [one for one in formats.of(bodies) if one.first_day <= last and first <= one.last_day and one != likely]
    why = _("chưa ghi ngày, theo thể thức khớp nhất") if others else _("chưa ghi ngày, chỉ có thể thức này")
    return [Chosen(one, why) for one in (likely, *reversed(others))]


def _bodies(head: Head) -> Bodies | None:
    if head.title:
        return words.title_of(head.title.text)
    if head.motto:
        return "state"
    if head.number:
        return "party" if _PARTY_NUMBER.search(head.number.text) else "state"
    return None


def _day(head: Head) -> date | None:
    if head.date is None:
        return None
    if days := printed_dates(head.date.text):
        return days[0]
    return None


def _period(head: Head) -> tuple[date, date]:
    """The days that an unfinished date line leaves open: a month, a year, all there are."""
    text = fold(head.date.text) if head.date else ""
    if (match := _MONTH.search(text)) and 1 <= int(match[1]) <= 12 and _is_year(match[2]):
        month = date(int(match[2]), int(match[1]), 1)
        return month, month + timedelta(days=27)
    if (match := _YEAR.search(text)) and _is_year(match[1]):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    return date.min, date.max


def _year(document: Document) -> int | None:
    """The latest year that the headings before the text name, or else the days in the text."""
    text = " ".join(line.text for line in document.lines[:_HEADING_LINES] if words.is_set_as_heading(line))
    named = [int(year) for year in _YEAR.findall(fold(text)) if _is_year(year)]
    days = (day.year for line in document.lines[:_TEXT_LINES] for day in printed_dates(line.text))
    return max(named or (year for year in days if 1990 <= year <= 2100), default=None)


def _is_year(text: str) -> bool:
    return 1990 <= int(text) <= 2100

"""Which format rules a document has to obey, by what it says itself: whose title it has, and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Chosen:
    """The profile of a document, and why it is this one, in the user's language."""

    profile: Profile
    why: str


def choose(document: Document, head: Head) -> Chosen:
    """The profile that a document has to obey. KiemdiemError where it does not say whose document it is."""
    bodies = _bodies(head)
    if bodies is None:
        raise KiemdiemError(
            _("không thấy dòng ĐẢNG CỘNG SẢN VIỆT NAM hay Quốc hiệu nên không biết theo thể thức nào"),
            _("Chọn thể thức: --profile {names}").format(names=" | ".join(formats.names())),
        )
    if day := _day(head):
        return Chosen(formats.choose(bodies, day), _("theo ngày ban hành"))
    if month := _month(head):
        return Chosen(formats.choose(bodies, month), _("theo tháng ghi ở dòng ngày"))
    if year := _year(document, head):
        return Chosen(formats.choose(bodies, date(year, 12, 31)), _("chưa ghi ngày, theo năm {year}").format(year=year))
    return Chosen(formats.choose(bodies, date.max), _("chưa ghi ngày, theo quy định mới nhất"))


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


def _month(head: Head) -> date | None:
    """A day of the month that the date line names without the day."""
    match = _MONTH.search(fold(head.date.text)) if head.date else None
    if match and 1 <= int(match[1]) <= 12 and 1900 <= int(match[2]) <= 2100:
        return date(int(match[2]), int(match[1]), 28)
    return None


def _year(document: Document, head: Head) -> int | None:
    """The year of the date line; without one the latest that the lines before the text name."""
    lines = [line.text for line in document.lines[:_HEADING_LINES] if words.is_set_as_heading(line)]
    text = fold(head.date.text if head.date and _YEAR.search(fold(head.date.text)) else " ".join(lines))
    years = [int(year) for year in _YEAR.findall(text) if 1990 <= int(year) <= 2100]
    return max(years, default=None)

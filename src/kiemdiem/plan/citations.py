"""The papers that a text cites: "Công văn số 1289-CV/TU ngày 25/10/2022 của Ban Thường vụ Tỉnh ủy"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kiemdiem.plan.node import Place
from kiemdiem.plan.once import once
from kiemdiem.plan.wording import marked, unmarked

if TYPE_CHECKING:
    from kiemdiem.plan import LegalBasis, Plan

TYPES = (
    "Thông tư liên tịch", "Quy định", "Quyết định", "Hướng dẫn", "Công văn", "Công điện", "Nghị định", "Nghị quyết",
    "Chỉ thị", "Kết luận", "Thông báo", "Thông tư", "Thông tri", "Kế hoạch", "Chương trình", "Báo cáo", "Tờ trình",
    "Quy chế", "Đề án", "Phương án", "Biên bản", "Pháp lệnh", "Bộ luật", "Luật", "Giấy mời",
)  # fmt: skip
"""Kinds of papers that people cite, those that begin with another one first."""

LONGEST_KIND = 32
"""Characters before a number in which its kind stands."""

KIND = "(?i:" + "|".join(TYPES) + ")"

_SYMBOL = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]*"
_NUMBER = (
    rf"[0-9]{{1,5}}(?:[a-z]?-{_SYMBOL}/{_SYMBOL}(?:[-/.][A-Za-zĐđƯư]+)*"  # 132-QĐ/TW, 2587-CV/VPTW/nb
    rf"|/[0-9]{{4}}/{_SYMBOL}(?:-{_SYMBOL})*"  # 90/2020/NĐ-CP
    rf"|/{_SYMBOL}(?:-{_SYMBOL})+)"  # 12/KH-UBND
)
_DAY = r"(?P<day>[0-9]{1,2})(?:[/-]| tháng )(?P<month>[0-9]{1,2})(?:[/-]| năm )(?P<year>[0-9]{4})"
_CITED = re.compile(rf"(?<![\w/.-]){_NUMBER}(?!\w)")
_LEAD = re.compile(rf"(?P<form>(?i:mẫu|biểu|phiếu|bảng|phụ lục) )?(?:(?P<type>{KIND}) )?(?:[Ss]ố:? )?$")
_TAIL = re.compile(rf"(?P<date>,?(?: ban hành| ký)? \(?ngày {_DAY}\)?)?(?P<of>,? của )?")
_BLANKS = re.compile(r"[^\S\n]+")
_END = re.compile(r";|\.\s|\n")
_NEAR = 300
_REPEALED = re.compile(
    r"(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ|sửa đổi|bổ sung)(?: cho| các| một số (?:điều|nội dung) của)? $",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\[\^([^\]]*)\]")


class Citation(NamedTuple):
    """A number with symbol in a text: the kind of paper before it, the day and the issuer after it.

    `day` is None where none is given or the day is unreal, `dated` says whether one is given. `text` is the whole text
    without marks and with single blanks, in which the citation runs from `start` to `end`; `nth` counts the same number
    in this text; the citation before it ends at `since`, the next one starts at `until`.
    """

    place: Place
    text: str
    start: int
    end: int
    number: str
    type: str
    dated: bool
    day: date | None
    issued: bool
    nth: int
    since: int
    until: int

    @property
    def after(self) -> str:
        """The text behind the citation, up to the end of its item or the next citation."""
        return _END.split(self.text[self.end : self.until], maxsplit=1)[0]

    @property
    def before(self) -> str:
        """The text in front of the citation, from the beginning of its item or the end of the last citation."""
        return _END.split(self.text[self.since : self.start])[-1]

    @property
    def repealed(self) -> bool:
        """Whether the text does away with the paper or changes it, so that nothing rests on it."""
        return bool(_REPEALED.search(self.before))

    @property
    def around(self) -> str:
        """The item that the citation stands in, as far as people read it in one go."""
        before = _END.split(self.text[max(0, self.start - _NEAR) : self.start])[-1]
        return before + _END.split(self.text[self.start : self.end + _NEAR], maxsplit=1)[0]

    @property
    def rest(self) -> str:
        """What follows the citation, long enough for the name of an issuer."""
        return self.text[self.end : self.end + 200]

    def at_number(self) -> Place:
        """The place of the number."""
        return self.place.on(self.number, self.nth)

    @property
    def words(self) -> str:
        """The citation as it stands in the text, without the issuer."""
        return self.text[self.start : self.end].removesuffix("của ").rstrip(" ,")

    def issuer(self, plan: Plan) -> str | None:
        """The id of the body after "của"; None where none is named, or a longer name that nobody has."""
        if not self.issued:
            return None
        rest = self.rest
        named = plan.mentions(rest)
        if not named or named[0].start > 0:
            return None
        goes_on = re.match(r" (\w)", rest[named[0].end :])
        return None if goes_on and goes_on[1].isupper() else named[0].id


@once
def citations(plan: Plan) -> tuple[Citation, ...]:
    """Every citation of a number with symbol, in the order in which people read them; forms are not papers."""
    return tuple(found for place, text in reading_order(plan) for found in citations_in(place, text))


def reading_order(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Every printed text without marks, a footnote where it is anchored."""
    notes = {footnote.id: footnote for footnote in plan.footnotes}
    own = {("footnotes", index, "text") for index in range(len(plan.footnotes))}
    for place, text in marked(plan):
        if place.steps in own:
            continue
        yield place, unmarked(text)
        for id_ in _ANCHOR.findall(text):
            if note := notes.pop(id_, None):
                yield note.at("text"), unmarked(note.text)
    for note in notes.values():
        yield note.at("text"), unmarked(note.text)


def citations_in(place: Place, text: str) -> Iterator[Citation]:
    """Every citation of a number with symbol in `text`, which stands at `place` and has no marks."""
    if not ("-" in text or "/" in text):
        return
    text = _BLANKS.sub(" ", text)
    seen: dict[str, int] = {}
    found = []
    for match in _CITED.finditer(text):
        number = match.group()
        seen[number] = seen.get(number, -1) + 1
        lead = _LEAD.search(text, max(0, match.start() - LONGEST_KIND), match.start())
        tail = _TAIL.match(text, match.end())
        if lead and tail and not lead["form"]:
            found.append((number, seen[number], lead, tail))
    starts = [lead.start() for _number, _nth, lead, _tail in found[1:]] + [len(text)]
    since = 0
    for (number, nth, lead, tail), until in zip(found, starts, strict=False):
        yield Citation(
            place, text, lead.start(), tail.end(), number, _kind(lead["type"]),
            bool(tail["date"]), _day(tail), bool(tail["of"]), nth, since, until,
        )  # fmt: skip
        since = tail.end()


def _kind(words: str | None) -> str:
    return next((known for known in TYPES if words and known.lower() == words.lower()), "")


def _day(tail: re.Match[str]) -> date | None:
    if not tail["date"]:
        return None
    try:
        return date(int(tail["year"]), int(tail["month"]), int(tail["day"]))
    except ValueError:
        return None


def flat(text: str) -> str:
    """`text` in small letters with single blanks, for `says`."""
    return f" {' '.join(text.lower().split())} "


def says(flat_text: str, words: str) -> int:
    """How often a text that `flat` made has `words`, in whatever capitals and blanks."""
    wanted, count = flat(words).strip(), 0
    start = flat_text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        count += not (flat_text[start - 1].isalnum() or flat_text[end].isalnum())
        start = flat_text.find(wanted, end)
    return count


def bases_by_number(plan: Plan) -> dict[str, list[LegalBasis]]:
    """The legal bases of the plan by their numbers; different issuers may use the same number."""
    found: dict[str, list[LegalBasis]] = {}
    for basis in plan.legal_bases:
        found.setdefault(basis.number, []).append(basis)
    return found

"""A renewal as it is told: every deadline before and after, every paper, everything for a person, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.phrases import words
from kiemdiem.plan import Deadline, Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.renewal import Renewal
from kiemdiem.renewal.times import Move, parts
from kiemdiem.source import Steps
from kiemdiem.vietnamese import print_date


@dataclass(frozen=True)
class Moving:
    """A deadline, or a part of one, before and after: the task it is of, its words, its dates, its line."""

    task: str
    old: str
    new: str
    moves: tuple[Move, ...]
    line: int


@dataclass(frozen=True)
class Note:
    """Something to see to: its kind for programs, its line in the new file (None for none), the words, what to do."""

    kind: str
    line: int | None
    text: str
    hint: str = ""


def movings(renewal: Renewal) -> Iterator[Moving]:
    """Every deadline with a date, before and after, in the order of the document."""
    parts_of = [{part.steps: part for part in _parts(plan)} for plan in (renewal.old, renewal.new)]
    for steps, moves in groupby(renewal.moves, lambda move: move.steps[:-1]):
        found = tuple(moves)
        old, new = (
            _said(known[steps], known.get(steps[:-1]), plan)
            for known, plan in zip(parts_of, (renewal.old, renewal.new), strict=True)
        )
        yield Moving(renewal.old.label(found[0].task), old, new, found, _line(renewal, found[0].steps))


def papers(renewal: Renewal) -> Iterator[Note]:
    """Law that is over, papers of the old campaign, papers that only the text cites, the rulebook."""
    year = renewal.new.document.year
    for over in renewal.expired:
        told = _("{paper} hết hiệu lực sau ngày {day}").format(
            paper=show(over.paper, 80), day=print_date(over.last_day)
        )
        hint = _("Thay bằng {paper}").format(paper=over.successor) if over.successor else _("Tìm văn bản thay thế")
        yield Note("expired", _line(renewal, over.place.steps), told, hint)
    for old in renewal.old_papers:
        told = _("{paper} ngày {day} là của năm {year}").format(
            paper=show(old.paper, 80), day=print_date(old.issued), year=old.written_for or old.issued.year
        )
        yield Note(
            "old-paper", _line(renewal, old.place.steps), told, _("Dẫn văn bản của năm {year}").format(year=year)
        )
    for steps, left in renewal.left:
        if left.paper:
            told = _("Lời văn dẫn “{paper}”, mang năm cũ").format(paper=show(left.words, 100))
            yield Note(
                "old-citation", _line(renewal, steps), told, _("Xem còn áp dụng cho năm {year} không").format(year=year)
            )
    yield from _book(renewal)


def for_a_person(renewal: Renewal) -> Iterator[Note]:
    """What nobody but a person can decide."""
    for remark in renewal.remarks:
        yield Note(remark.kind, _line(renewal, remark.steps) if remark.steps else None, remark.text)
    for steps, left in renewal.left:
        if left.paper is None:
            told = _("Còn năm cũ, chưa rõ có phải dời: “…{words}”").format(words=show(left.words, 60))
            yield Note("year-left", _line(renewal, steps), told)
    if renewal.comments:
        lines = ", ".join(map(str, renewal.comments))
        yield Note("comment", None, _("Chú thích còn nhắc năm cũ hoặc ngày cũ: dòng {lines}").format(lines=lines))


def _book(renewal: Renewal) -> Iterator[Note]:
    book = renewal.book
    if book.valid and book.valid != book.named:
        line = _line(renewal, ("rulebook",)) if book.named else None
        told = _("Bộ quy định có hiệu lực vào cuối đợt là “{valid}”, kế hoạch ghi “{named}”").format(
            valid=book.valid, named=show(book.named or "", 60)
        )
        yield Note("rulebook", line, told, _("Chạy lại với --rulebook {valid}, hoặc sửa tay").format(valid=book.valid))


def place_words(place: int) -> str:
    """The place of a working day in its month: "ngày làm việc thứ 4 của tháng"."""
    if place > 0:
        return _("ngày làm việc thứ {n} của tháng").format(n=place)
    if place == -1:
        return _("ngày làm việc cuối tháng")
    return _("ngày làm việc thứ {n} từ cuối tháng").format(n=-place)


def _parts(plan: Plan) -> Iterator[Deadline]:
    for task in plan.all_tasks():
        yield from parts(task.deadline)


def _said(part: Deadline, whole: Deadline | None, plan: Plan) -> str:
    """What a deadline says; of what is meant by a slip, that it is meant."""
    said = unmarked(part.phrase) if part.phrase else words(part, plan)
    return _("hiểu là {words}").format(words=said) if whole and whole.meant is part else said


def _line(renewal: Renewal, steps: Steps) -> int:
    return renewal.source.span(steps).line

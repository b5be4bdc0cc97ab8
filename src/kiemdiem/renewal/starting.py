"""A plan from the shipped model: the few answers that only a person has, the law and the dates of its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiemdiem import rulebooks
from kiemdiem.calendar import Calendar
from kiemdiem.display import unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _, weekday
from kiemdiem.load import load
from kiemdiem.month_places import moved
from kiemdiem.plan import LegalBasis, Plan
from kiemdiem.renewal import reword
from kiemdiem.renewal.remarks import Remark
from kiemdiem.renewal.splices import Splices
from kiemdiem.renewal.times import Move, moves_of, times_of
from kiemdiem.source import Source, parse
from kiemdiem.source.respelling import Swap
from kiemdiem.vietnamese import nfc, print_date

MODEL = Path(__file__).parent.parent / "models" / "ke-hoach.yaml"
LONGEST = 120
"""Characters of an answer at most."""

_BLANK = "…"


@dataclass(frozen=True)
class Answers:
    """Who issues the plan, to whom it reports, where (blank where it is not known yet), when the first task is due."""

    issuer: str
    superior: str
    place: str
    first_deadline: date


@dataclass(frozen=True)
class Started:
    """A new plan from the model, its file, its deadlines (label, phrase, last day), what is left to fill in."""

    plan: Plan
    source: Source
    deadlines: Sequence[tuple[str, str, date]]
    remarks: Sequence[Remark]


def start(year: int, answers: Answers) -> Started:
    """The plan of `year` that the model makes with these answers. Raises KiemdiemError where no law is known."""
    source, model = _model()
    book = law_of(year)
    splices = Splices(source)
    moves = list(_moves(model, year, answers.first_deadline))
    for move in moves:
        splices.put(move.steps, str(move.new))
    reword(source, model, times_of(model, moves, year - model.document.year), moves, splices)
    splices.put(("document", "year"), year)
    splices.put(("rulebook",), book.id)
    literals = {
        "[cơ-quan-ban-hành]": answers.issuer,
        "[cấp-trên]": answers.superior,
        "[địa-danh]": answers.place or _BLANK,
    }
    missing = []
    for basis in model.legal_bases:
        known = _of_book(basis, book)
        if known:
            literals |= _paper(basis, known)
        else:
            missing.append(basis)
    _fill(source, literals, splices)
    after = splices.done()
    plan = load(after)
    if not isinstance(plan, Plan):
        raise KiemdiemError(
            _("Kế hoạch mẫu không dùng được với câu trả lời này: {reason}").format(reason=plan[0].message)
        )
    deadlines = [(plan.label(move.task), _phrase(plan, move), move.new) for move in moves if isinstance(move.new, date)]
    return Started(plan, after, deadlines, list(_remarks(plan, missing, book)))


def law_of(year: int) -> rulebooks.Rulebook:
    """The rulebook in force at the end of `year`. Raises KiemdiemError where there is none."""
    found = rulebooks.find(rulebooks.valid_on(date(year, 12, 31))) if 1900 <= year <= 2099 else None
    if found is None:
        raise KiemdiemError(
            _("Không có bộ quy định nào có hiệu lực cuối năm {year}").format(year=year),
            _("Có: {known}").format(known=", ".join(rulebooks.names())),
        )
    return found


def usual_first_deadline(year: int) -> date:
    """The first deadline of the model, in the same place among the working days of `year`."""
    _source, model = _model()
    first = _days(model)[0]
    found = moved(first, year - model.document.year, Calendar(), Calendar())
    return found.new if found else first


def answer(text: str, what: str) -> str:
    """What somebody has answered, in NFC without blanks around. Raises KiemdiemError for what no plan can hold."""
    found = " ".join(nfc(text).split())
    if unsafe(found) or len(found) > LONGEST or any(mark in found for mark in "*[]"):
        raise KiemdiemError(
            _("{what}: tên dài quá {n} chữ, hoặc có ký tự không dùng được").format(what=what, n=LONGEST),
            _("Gõ lại tên, không dùng dấu * và dấu ngoặc vuông"),
        )
    return found


def check_first_deadline(day: date, year: int, what: str) -> date:
    """`day`, if it can be the first deadline of the plan of `year`: a working day of this year or the next.

    Raises KiemdiemError otherwise.
    """
    if day.year not in (year, year + 1):
        raise KiemdiemError(
            _("{what}: ngày {day} không thuộc đợt năm {year}").format(what=what, day=print_date(day), year=year)
        )
    calendar = Calendar()
    if not calendar.is_working(day):
        near = calendar.last_working_day(day)
        raise KiemdiemError(
            _("{what}: {weekday} {day} là ngày nghỉ").format(what=what, weekday=weekday(day), day=print_date(day)),
            _("Ngày làm việc trước đó là {weekday} {day}").format(weekday=weekday(near), day=print_date(near)),
        )
    return day


def _model() -> tuple[Source, Plan]:
    source = parse(MODEL.read_bytes(), MODEL.name)
    plan = load(source)
    assert isinstance(plan, Plan)
    return source, plan


def _days(model: Plan) -> list[date]:
    """The last days of the model's tasks; it has them as "chậm nhất ngày" only."""
    return [task.deadline.by for task in model.all_tasks() if task.deadline and task.deadline.by]


def _moves(model: Plan, year: int, first: date) -> Iterator[Move]:
    """The dates of the model as many working days after `first` as they are after the first of its own."""
    calendar = Calendar()
    begin = _days(model)[0]
    for move in moves_of(model, year - model.document.year):
        assert isinstance(move.old, date)
        new = calendar.add_working_days(first, calendar.working_days_between(begin, move.old))
        yield Move(move.task, move.steps, move.old, new)


def _of_book(basis: LegalBasis, book: rulebooks.Rulebook) -> rulebooks.Paper | None:
    """The paper of `book` that has the place of a basis of the model: the one with its symbol."""
    symbol = basis.number.partition("-")[2]
    numbers = (number for number in book.papers if number.partition("-")[2] == symbol)
    return next((known for known in map(rulebooks.paper_numbered, numbers) if known), None)


def _paper(basis: LegalBasis, known: rulebooks.Paper) -> dict[str, str]:
    return {
        basis.number: known.number,
        print_date(basis.date): print_date(known.issued),
        basis.date.isoformat(): known.issued.isoformat(),
    }


def _fill(source: Source, literals: Mapping[str, str], splices: Splices) -> None:
    """Put the answers in the place of the model's words, wherever a value has them."""
    for steps, text in source.texts():
        for literal, wanted in literals.items():
            start = text.find(literal)
            while start >= 0:
                splices.swap(steps, [Swap(start, start + len(literal), wanted)])
                start = text.find(literal, start + 1)


def _phrase(plan: Plan, move: Move) -> str:
    task = plan.find("task", move.task.key)
    deadline = getattr(task, "deadline", None)
    return str(deadline.phrase) if deadline else ""


def _remarks(plan: Plan, missing: Sequence[LegalBasis], book: rulebooks.Rulebook) -> Iterator[Remark]:
    yield Remark("imprint", plan.document.steps, _("Điền số, ký hiệu, ngày ban hành và người ký khi ký"))
    if plan.document.place == _BLANK:
        yield Remark("place", (*plan.document.steps, "place"), _("Điền địa danh"))
    for basis in missing:
        told = _("Căn cứ này không thuộc bộ quy định {book}: thay bằng văn bản đúng").format(book=book.id)
        yield Remark("basis", (*basis.steps, "number"), told)
    told = _("Thêm hướng dẫn, công văn của cấp trên cho năm {year} vào căn cứ").format(year=plan.document.year)
    yield Remark("basis", ("legal_bases",), told)
    yield Remark("names", ("agencies",), _("Sửa tên chung (cơ quan tham mưu, Văn phòng cấp ủy…) thành tên đúng"))
    yield Remark("deadlines", ("tasks",), _("Xem lại nội dung và từng thời hạn cho hợp đơn vị mình"))
    yield Remark("groups", ("comparable_groups",), _("Sửa danh sách nhóm đối tượng; thêm đơn vị và số lượng ở units"))

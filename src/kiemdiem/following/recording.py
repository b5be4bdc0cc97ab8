"""What may be written into the ledger of a plan, and why the rest is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.display import show
from kiemdiem.drafting.names import find_body, find_task, unknown_body
from kiemdiem.errors import KiemdiemError
from kiemdiem.following.obligations import Body, Obligation, bodies, obligations
from kiemdiem.following.standing import Standing, stand
from kiemdiem.following.words import thing
from kiemdiem.language import _
from kiemdiem.ledger.book import Ledger
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.plan import Plan, Task
from kiemdiem.vietnamese import fold, print_date

_SOME = 5
"""So many names are given as a hint."""


@dataclass(frozen=True)
class Place:
    """What an event is about: a unit, a task, and what the unit owes in it that is meant."""

    body: Body
    task: Task
    owed: tuple[Obligation, ...]
    deliverable: str = ""


def bodies_called(plan: Plan, name: str) -> tuple[Body, ...]:
    """The unit called `name`, or the bodies that the agency of this name stands for. Raises KiemdiemError."""
    if unit := plan.unit(name):
        return (Body(unit.id, unit.name, "unit", unit.part_of),)
    if found := find_body(plan, name):
        return bodies(plan, [found[0]])
    raise KiemdiemError(*unknown_body(plan, name))


def place(plan: Plan, unit: str, task: str, deliverable: str = "") -> Place:
    """The place of an event out of the names of a unit, a task and (one of several) a deliverable.

    Without a deliverable all that the unit owes in the task is meant. Raises KiemdiemError, with a hint, for a name
    that nobody has, for one that means several units, and for a unit that owes nothing there.
    """
    body, item = _one(bodies_called(plan, unit), unit), find_task(plan, task)
    mine = [one for one in obligations(plan) if one.body.id == body.id]
    here = [one for one in mine if one.task.key == item.key]
    if not here:
        raise _owes_nothing(plan, body, item, mine)
    if not deliverable:
        return Place(body, item, tuple(here))
    for one in here:
        for id_ in one.accepts:
            if deliverable == id_ or (one.deliverable and fold(deliverable) == fold(one.what)):
                return Place(body, item, (one,), id_ if deliverable == id_ else one.key[2])
    raise _no_such_paper(plan, deliverable, body, item, here)


def refuse(plan: Plan, ledger: Ledger, event: Event, where: Place, today: date) -> None:
    """Raise KiemdiemError, with what to do, for an event that cannot have happened so or lacks something."""
    _refuse_days(event, today)
    if event.kind is Kind.RETURNED and not event.note:
        raise KiemdiemError(_("Trả lại thì phải ghi lý do"), _("Thêm --note, ví dụ: --note 'thiếu bản tự xếp loại'"))
    if event.kind is Kind.POSTPONED and not (event.until and event.number):
        raise KiemdiemError(
            _("Gia hạn thì phải ghi hạn mới và số văn bản cho phép"),
            _("Thêm --until và --number, ví dụ: --until 2022-12-20 --number 15-CV/TU"),
        )
    if event.kind in (Kind.RETURNED, Kind.WITHDRAWN):
        before = _standing_before(plan, ledger, event, where, event.day)
        if not any(_has_come(one) for one in before):
            told = _("{unit} chưa nộp gì ở {task} tính đến {day}")
            raise KiemdiemError(
                told.format(unit=show(where.body.name, 80), task=plan.label(where.task), day=print_date(event.day)),
                _("Ghi lần nhận trước, với đúng ngày nhận: kiemdiem record received --day …"),
            )


def remarks(plan: Plan, ledger: Ledger, event: Event, where: Place, today: date) -> Iterator[str]:
    """What whoever records an event should look at again; it is recorded all the same."""
    if event.day < (plan.document.date or date(plan.document.year, 1, 1)):
        yield _("Ngày {day} trước cả kế hoạch năm {year}; nếu ghi nhầm: kiemdiem record --undo {new}").format(
            day=print_date(event.day), year=plan.document.year, new=event.id
        )
    if event.kind is Kind.RECEIVED:
        same = [
            one for one in ledger.events if (one.kind, one.day, one.number) == (event.kind, event.day, event.number)
        ]
        if twin := next((one for one in same if one.about == event.about), None):
            yield _("Sổ đã có một lần nhận giống hệt ({old}); nếu ghi trùng: kiemdiem record --undo {new}").format(
                old=twin.id, new=event.id
            )
            return
    for one in _standing_before(plan, ledger, event, where, today):
        if event.kind is Kind.RECEIVED and not one.is_open and one.received:
            told = _("{what} đã nhận ngày {day}; lần nhận trước được tính")
            yield told.format(what=thing(plan, one), day=print_date(one.received))
        if event.kind is Kind.POSTPONED and event.until and one.last_day and event.until < one.last_day:
            told = _("Hạn mới {until} sớm hơn hạn đang tính của {what}: {day}")
            yield told.format(until=print_date(event.until), what=thing(plan, one), day=print_date(one.last_day))


def undoing(ledger: Ledger, id_: str, today: date) -> Event:
    """The event that takes back the one with this id, still without an id of its own. Raises KiemdiemError."""
    target = ledger.find(id_)
    if target.id in ledger.undone:
        raise KiemdiemError(
            _("{id} đã được rút lại rồi").format(id=show(target.id, 40)), _("Xem cả việc đã rút lại: kiemdiem log")
        )
    return target._replace(
        id="", kind=Kind.UNDONE, day=today, undoes=target.id, number="", evidence="", sha256="", note="",
        until=None, by="", at="", line=0,
    )  # fmt: skip


def after(plan: Plan, ledger: Ledger, event: Event, where: Place, today: date) -> Sequence[Standing]:
    """How what is meant stands on `today` once the event is in the ledger."""
    return _of(stand(plan, (*ledger.events, event), today).standings, where)


def _standing_before(plan: Plan, ledger: Ledger, event: Event, where: Place, day: date) -> Sequence[Standing]:
    """How what is meant stands on a day without the event."""
    events = (one for one in ledger.events if (one.unit, one.task) == (event.unit, event.task))
    return _of(stand(plan, events, day).standings, where)


def _has_come(one: Standing) -> bool:
    """Whether something is there that can go back; of a recurring task also once the next time is owed."""
    return not one.is_open or bool(one.last and one.last.kind in (Kind.RECEIVED, Kind.APPROVED))


def _of(standings: Sequence[Standing], where: Place) -> list[Standing]:
    keys = {one.key for one in where.owed}
    return [one for one in standings if one.obligation.key in keys]


def _refuse_days(event: Event, today: date) -> None:
    if event.day > today:
        raise KiemdiemError(
            _("--day: ngày {day} chưa đến").format(day=print_date(event.day)),
            _("Hôm nay là {today}; sổ chỉ ghi việc đã xảy ra").format(today=print_date(today)),
        )
    if event.until is None:
        return
    if event.kind is not Kind.POSTPONED:
        raise KiemdiemError(_("--until chỉ đi với postponed"), _("Bỏ --until"))
    if event.until < event.day:
        raise KiemdiemError(
            _("--until: hạn mới {until} trước cả ngày cho gia hạn {day}").format(
                until=print_date(event.until), day=print_date(event.day)
            ),
            _("Kiểm tra lại --until và --day"),
        )


def _one(found: tuple[Body, ...], name: str) -> Body:
    if len(found) == 1:
        return found[0]
    some = ", ".join(show(body.name, 60) for body in found[:_SOME]) + (", …" if len(found) > _SOME else "")
    raise KiemdiemError(
        _("“{name}” gồm {n} đơn vị; ghi từng đơn vị một").format(name=show(name, 80), n=len(found)),
        _("Nêu một đơn vị: {units}").format(units=some),
    )


def _owes_nothing(plan: Plan, body: Body, task: Task, mine: Sequence[Obligation]) -> KiemdiemError:
    labels = list(dict.fromkeys(plan.label(one.task) for one in mine))
    hint = _("Phần việc của đơn vị này ở: {tasks}").format(tasks=show(", ".join(labels), 300))
    return KiemdiemError(
        _("Kế hoạch không giao {unit} việc gì ở {task}").format(unit=show(body.name, 80), task=plan.label(task)),
        hint if labels else _("Kiểm tra lại by, roles của nhiệm vụ và part_of của đơn vị trong kế hoạch"),
    )


def _no_such_paper(plan: Plan, name: str, body: Body, task: Task, here: Sequence[Obligation]) -> KiemdiemError:
    papers = [f"{id_} ({show(one.what, 60)})" for one in here for id_ in sorted(one.accepts)]
    return KiemdiemError(
        _("{task} không có “{name}” của {unit}").format(
            task=plan.label(task), name=show(name, 60), unit=show(body.name, 80)
        ),
        _("Chọn một trong: {papers}").format(papers=", ".join(papers)) if papers else _("Bỏ --deliverable"),
    )

"""The ledger for people: what happened, with what, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from kiemdiem.display import show
from kiemdiem.grid import Grid, Heading, print_number
from kiemdiem.language import _
from kiemdiem.ledger.book import Ledger
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.ledger.evidence import Verdict
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.once import once
from kiemdiem.plan.wording import unmarked
from kiemdiem.tables.grids import at_line_start
from kiemdiem.tables.wrapping import write_parts
from kiemdiem.vietnamese import print_date


def kind_name(kind: Kind) -> str:
    """What happened, in the language in use."""
    return {
        Kind.RECEIVED: _("đã nhận"),
        Kind.RETURNED: _("trả lại"),
        Kind.APPROVED: _("đã duyệt"),
        Kind.POSTPONED: _("gia hạn"),
        Kind.WITHDRAWN: _("đơn vị rút về"),
        Kind.REMINDED: _("đã nhắc"),
        Kind.UNDONE: _("rút lại việc đã ghi"),
    }[kind]


def verdict_name(verdict: Verdict) -> str:
    """Whether evidence is still the same, in the language in use."""
    return {
        Verdict.SAME: _("còn nguyên"),
        Verdict.CHANGED: _("đã bị sửa"),
        Verdict.MISSING: _("không thấy tệp"),
        Verdict.NONE: "",
    }[verdict]


def about(plan: Plan, event: Event) -> tuple[str, str, str]:
    """What an event is about in the words of the plan: unit, task, paper; ids where the plan has them no more."""
    unit = _unit_names(plan).get(event.unit) or plan.agency_name(event.unit)
    task = plan.find("task", event.task)
    papers = task.produces if isinstance(task, Task) else ()
    paper = next((unmarked(one.name) for one in papers if one.id == event.deliverable), event.deliverable)
    return unit, plan.label(task) if isinstance(task, Task) else event.task, paper.rstrip(". ")


def sentence(plan: Plan, event: Event) -> str:
    """An event on one line: "đã nhận · II.4: bản kiểm điểm · Đảng ủy phường A · 05/12/2022"."""
    unit, task, paper = about(plan, event)
    what = f"{show(task, 80)}: {show(paper, 80)}" if paper else show(task, 80)
    return " · ".join((kind_name(event.kind), what, show(unit, 80), print_date(event.day)))


def write(
    plan: Plan, ledger: Ledger, events: Sequence[Event], verdicts: Mapping[str, Verdict] | None, stream: TextIO
) -> None:
    """Print `events` of the ledger, each on a line of its own."""
    undoing = _undoing(ledger)
    head = [_("Sổ theo dõi {path}: {n} việc đã ghi").format(path=show(ledger.path, 400), n=print_number(len(events)))]
    write_parts([head, (_line(plan, event, undoing, verdicts) for event in events)], stream)


def _line(plan: Plan, event: Event, undoing: Mapping[str, str], verdicts: Mapping[str, Verdict] | None) -> str:
    told = [sentence(plan, event)]
    if event.number:
        told.append(_("số {number}").format(number=show(event.number, 80)))
    told += (show(note, 400) for note in _notes(event, undoing))
    if verdicts and (verdict := verdict_name(verdicts[event.id])):
        told[-1] += f" ({verdict})"
    if event.by:
        told.append(_("người ghi: {by}").format(by=show(event.by, 80)))
    return f"{at_line_start(event.id, 40)}  " + " · ".join(told)


def grid(plan: Plan, ledger: Ledger, events: Sequence[Event], verdicts: Mapping[str, Verdict] | None) -> Grid:
    """A table of `events` of the ledger, the evidence of each told where it was looked at."""
    headings = [
        _("Mã"), _("Ngày"), _("Việc đã ghi"), _("Đơn vị"), _("Nhiệm vụ"), _("Sản phẩm"), _("Số văn bản"),
        _("Ghi chú"), _("Người ghi"),
    ]  # fmt: skip
    if verdicts is not None:
        headings.append(_("Tệp kèm"))
    undoing = _undoing(ledger)
    rows = [
        (*_row(plan, event, undoing), *((verdict_name(verdicts[event.id]),) if verdicts is not None else ()))
        for event in events
    ]
    return Grid(
        title=_("Sổ theo dõi {path}").format(path=show(ledger.path)),
        headings=tuple(Heading(text) for text in headings),
        rows=tuple(rows),
        about=(_("{n} việc đã ghi").format(n=print_number(len(events))),),
    )


def _undoing(ledger: Ledger) -> dict[str, str]:
    """By the id of what was taken back, the id of what took it back."""
    return {one.undoes: one.id for one in ledger.entries if one.undoes and one.id not in ledger.undone}


@once
def _unit_names(plan: Plan) -> dict[str, str]:
    return {unit.id: unit.name for unit in plan.units}


def _row(plan: Plan, event: Event, undoing: Mapping[str, str]) -> tuple[str, ...]:
    unit, task, paper = about(plan, event)
    return (
        event.id, print_date(event.day), kind_name(event.kind), unit, task, paper, event.number,
        "; ".join(_notes(event, undoing)), event.by,
    )  # fmt: skip


def _notes(event: Event, undoing: Mapping[str, str]) -> Iterable[str]:
    if event.id in undoing:
        yield _("ĐÃ RÚT LẠI bởi {id}").format(id=undoing[event.id])
    if event.undoes:
        yield _("rút lại {id}").format(id=event.undoes)
    if event.until:
        yield _("đến {day}").format(day=print_date(event.until))
    if event.note:
        yield event.note
    if event.evidence:
        yield _("tệp {path}").format(path=event.evidence)

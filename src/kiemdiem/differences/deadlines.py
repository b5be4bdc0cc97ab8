"""How a deadline changed: so many working days later or earlier, or otherwise in its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, due_of
from kiemdiem.differences.labels import value_words
from kiemdiem.differences.model import Change
from kiemdiem.differences.words import changed_words, masked, quoted
from kiemdiem.language import _
from kiemdiem.month_places import moved
from kiemdiem.phrases import words
from kiemdiem.plan import Deadline, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import print_date

_FLOATING = ("recurring", "after", "ongoing", "conditional")


@dataclass(frozen=True)
class Delay:
    """A deadline before and after, and by how many working days it is later than before; in another year, than the
    working day with the place of the old one.
    """

    old: Due
    new: Due
    days: int


class Deadlines:
    """Compares deadlines of two plans by the calendar of the new one; `in_place` counts those that only change year."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._old, self._new = old, new
        self._here, self._there = Calendar.of(old.calendar), Calendar.of(new.calendar)
        self._years = new.document.year - old.document.year
        self.in_place = 0

    def changes(self, old: Task, new: Task) -> Iterator[Change]:
        """What changed in the deadline of a task that both plans have."""
        before, after = old.deadline, new.deadline
        if before is None or after is None:
            if before or after:
                yield self._whole(before, after)
            return
        dated = self._dated(old, new)
        found = [*self._moved(dated or ()), *self._printed(before, after, dated=dated is not None)]
        yield from found
        if not found and _dump(before) != _dump(after) and not (dated and self._years):
            yield self._otherwise(before, after)

    def said(self, deadline: Deadline, plan: Plan) -> str:
        """A deadline in words, as printed where it is."""
        return quoted(unmarked(deadline.phrase) if deadline.phrase else words(deadline, plan))

    def _whole(self, before: Deadline | None, after: Deadline | None) -> Change:
        if after:
            said = self.said(after, self._new)
            return Change("deadline-added", _("thêm thời hạn {said}").format(said=said), None, _dump(after), brief=True)
        assert before
        said = self.said(before, self._old)
        return Change("deadline-removed", _("bỏ thời hạn {said}").format(said=said), _dump(before), None, brief=True)

    def _dated(self, old: Task, new: Task) -> list[Delay] | None:
        """The dates of both deadlines in pairs; None where one of them has other ones, or none that is fixed."""
        before, after = due_of(self._old, old), due_of(self._new, new)
        shape = [(due.kind in _FLOATING, due.part, due.last_day is None) for due in before]
        if shape != [(due.kind in _FLOATING, due.part, due.last_day is None) for due in after] or not before:
            return None
        if any(floating or undated for floating, _part, undated in shape):
            return None
        return [self._delay(one, other) for one, other in zip(before, after, strict=True)]

    def _delay(self, old: Due, new: Due) -> Delay:
        start, end = (
            calendar.last_working_day(due.last_day or date.min)
            for calendar, due in ((self._here, old), (self._there, new))
        )
        if self._years:
            place = moved(start, self._years, self._here, Calendar())
            start = place.new if place else start
        return Delay(old, new, self._there.working_days_between(start, end))

    def _moved(self, delays: Sequence[Delay]) -> Iterator[Change]:
        for delay in delays:
            old, new = delay.old.last_day, delay.new.last_day
            if self._years and not delay.days:
                self.in_place += 1
            elif old != new or delay.days:
                yield self._told(delay, old, new)
            first, then = delay.old.first_day, delay.new.first_day
            if delay.old.kind == delay.new.kind == "window" and first != then and not self._years:
                text = _("ngày bắt đầu {old} → {new}").format(old=value_words(first), new=value_words(then))
                yield Change("deadline-start", text, _iso(first), _iso(then), brief=True)

    def _told(self, delay: Delay, old: date | None, new: date | None) -> Change:
        if delay.days > 0:
            told = _("lùi {n} ngày làm việc")
        elif delay.days < 0:
            told = _("sớm hơn {n} ngày làm việc")
        else:
            told = _("đổi ngày, cùng ngày làm việc cuối")
        if self._years and delay.days:
            told += " " + _("so với cùng vị trí năm trước")
        part = {"finish": _("hạn làm xong"), "report": _("hạn báo cáo")}.get(delay.old.part or "", "")
        dates = f"({print_date(old)} → {print_date(new)})" if old and new else ""
        text = " ".join(filter(None, (part, told.format(n=abs(delay.days)), dates)))
        return Change("deadline-moved", text, _iso(old), _iso(new), brief=True, working_days=delay.days)

    def _printed(self, before: Deadline, after: Deadline, *, dated: bool) -> Iterator[Change]:
        """Label, time and words: words in which only figures differ go with a date that moved."""
        if before.label != after.label:
            yield Change("deadline-label", _("nhãn thời hạn: {change}").format(change=_text(before.label, after.label)))
        if before.time != after.time:
            change = f"{value_words(before.time)} → {value_words(after.time)}"
            yield Change("deadline-time", _("giờ: {change}").format(change=change), before.time, after.time)
        if bool(before.meant) is not bool(after.meant):
            told = _("ghi thêm điều được hiểu (meant)") if after.meant else _("bỏ điều được hiểu (meant)")
            yield Change("deadline-meant", told)
        old, new = (deadline.phrase or words(deadline, plan) for deadline, plan in self._both(before, after))
        went_along = dated and masked(old) == masked(new) and _dates(before) != _dates(after)
        if old != new and not went_along:
            yield Change("deadline-phrase", _("chữ thời hạn: {change}").format(change=_text(old, new)), old, new)

    def _otherwise(self, before: Deadline, after: Deadline) -> Change:
        """The same words declared otherwise."""
        old, new = (quoted(words(deadline, plan)) for deadline, plan in self._both(before, after))
        told = _("thời hạn khai khác: {old} → {new}") if old != new else _("thời hạn khai khác")
        return Change("deadline", told.format(old=old, new=new), _dump(before), _dump(after))

    def _both(self, before: Deadline, after: Deadline) -> tuple[tuple[Deadline, Plan], tuple[Deadline, Plan]]:
        return (before, self._old), (after, self._new)


def _text(old: str | None, new: str | None) -> str:
    if old and new:
        return changed_words(old, new)
    return f"{value_words(old)} → {value_words(new)}"


def _dates(deadline: Deadline) -> object:
    return deadline.model_dump(mode="json", exclude={"phrase", "label", "meant", "time"})


def _dump(deadline: Deadline) -> object:
    return deadline.model_dump(mode="json", by_alias=True, exclude_none=True)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

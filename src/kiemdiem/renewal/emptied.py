"""What a new plan does not take over from the old one: what was true of one year only."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.renewal.remarks import Remark
from kiemdiem.renewal.splices import Splices


def empty(plan: Plan, splices: Splices) -> Iterator[Remark]:
    """Take out number and date, what is done, days of events, counts, illustrations, days off; tell what is missed."""
    yield from _imprint(plan, splices)
    yield from _done(plan, splices)
    yield from _counts(plan, splices)
    yield from _calendar(plan, splices)


def _imprint(plan: Plan, splices: Splices) -> Iterator[Remark]:
    document, said = plan.document, plan.document.model_fields_set
    for key in ("number", "date"):
        if key in said:
            splices.empty(("document", key))
    if "status" in said:
        splices.put(("document", "status"), "draft")
    else:
        splices.add(("document", "year"), "status", "draft", "draft")
    told = _("Điền số, ký hiệu và ngày ban hành khi ký; khi đó bỏ dòng status: draft")
    yield Remark("imprint", document.steps, told)
    if plan.signature.name:
        yield Remark("signer", (*plan.signature.steps, "name"), _("Người ký giữ như năm trước: xem còn đúng không"))


def _done(plan: Plan, splices: Splices) -> Iterator[Remark]:
    for task in plan.all_tasks():
        if "done" in task.model_fields_set:
            splices.drop((*task.steps, "done"))
    for event in plan.events:
        if event.date:
            splices.drop((*event.steps, "date"))
            told = _("Ngày của sự kiện năm trước đã bỏ: ghi date khi biết")
            yield Remark("event", event.steps, told)


def _counts(plan: Plan, splices: Splices) -> Iterator[Remark]:
    for key, told in (
        ("units", _("Đã bỏ {n} đơn vị ghi là số liệu minh họa")),
        ("comparable_groups", _("Đã bỏ {n} nhóm đối tượng ghi là số liệu minh họa")),
    ):
        shown = [index for index, one in enumerate(getattr(plan, key)) if one.illustration]
        splices.drop_items((key,), shown)
        if shown:
            yield Remark("illustration", (), told.format(n=len(shown)))
    counted = [unit for unit in plan.units if not unit.illustration and "counts" in unit.model_fields_set]
    for unit in counted:
        splices.drop((*unit.steps, "counts"), "[]", [])
    if counted:
        told = _("Đã bỏ số lượng của {n} đơn vị: số liệu năm mới chưa có").format(n=len(counted))
        yield Remark("counts", counted[0].steps, told)


def _calendar(plan: Plan, splices: Splices) -> Iterator[Remark]:
    given = [key for key in ("days_off", "working_days") if getattr(plan.calendar, key)]
    if not given:
        return
    splices.drop(("calendar",), "{}", {})
    told = _("Đã bỏ ngày nghỉ, ngày làm bù riêng của năm trước (calendar): ghi lại theo quyết định của năm mới")
    yield Remark("calendar", ("document",), told)

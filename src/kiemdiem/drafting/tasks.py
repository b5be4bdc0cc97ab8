"""How documents tell a task: its words, its papers, by when they are due, where they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, due_of
from kiemdiem.drafting.duties import covers
from kiemdiem.drafting.frame import BLANK
from kiemdiem.drafting.wording import document_name, weekday
from kiemdiem.plan import Deliverable, Form, Modifier, Plan, Role, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

WORKED_OUT = ("before", "within", "recurring", "after")
"""The kinds of deadline whose last day the phrase does not say outright."""


def words(task: Task) -> str:
    """What the task says, with its title in front where it has one; no marks, no empty lines."""
    text = "\n".join(line.strip() for line in unmarked(task.text).splitlines() if line.strip())
    title = unmarked(task.title).rstrip(".: ") if task.title else ""
    return f"{title}. {text}" if title and not text.startswith(title) else text


def papers(plan: Plan, task: Task, agency_id: str) -> list[Deliverable]:
    """What the task brings forth from this agency: its own papers, and those that the plan gives to nobody."""
    return [product for product in task.produces if not product.by or covers(plan, product.by, agency_id)]


def form_name(plan: Plan, product: Deliverable) -> str:
    """The form that the paper is written on, as the plan calls it; empty where there is none."""
    form = plan.find("form", product.form) if product.form else None
    return form.name if isinstance(form, Form) else ""


def papers_and_addresses(plan: Plan, task: Task, agency_id: str) -> tuple[list[str], list[str]]:
    """The papers of an agency in a task, and where they go: numbered alike where they go to different places."""
    products = papers(plan, task, agency_id)
    addresses = [address(plan, product.to, product.via) for product in products]
    numbered = len(set(addresses)) > 1
    marks = [f"{number})" if numbered else "-" for number in range(1, len(products) + 1)]
    listed = [f"{mark} {_paper(plan, product)}" for mark, product in zip(marks, products, strict=True)]
    if numbered:
        return listed, [f"{mark} {where or BLANK}" for mark, where in zip(marks, addresses, strict=True)]
    where = next(iter(addresses), "") or address(plan, task.who(Role.RECEIVES), task.who(Role.THROUGH))
    return listed, [where or BLANK]


def _paper(plan: Plan, product: Deliverable) -> str:
    form = form_name(plan, product)
    notes = [text for text in product.modifiers.values() if text not in product.name]
    if form and form not in product.name:
        notes.insert(0, f"theo {form}")
    return capital_first(unmarked(product.name)) + (f" ({'; '.join(notes)})" if notes else "")


def address(plan: Plan, to: Iterable[str], via: Iterable[str]) -> str:
    """To whom and through whom: "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)"; empty where nobody is named."""
    receiver, between = ("; ".join(plan.agency_name(id_) for id_ in ids) for ids in (to, via))
    if not between:
        return receiver
    return f"{receiver} (qua {between})" if receiver else f"Qua {between}"


def phrases(found: Iterable[Due]) -> str:
    """The deadlines of a task as the plan prints them; that it prints none."""
    printed = dict.fromkeys(due.phrase.rstrip(". ") for due in found)
    return capital_first("; ".join(printed)) if printed else "Không ghi thời hạn"


def meanings(plan: Plan, found: Iterable[Due]) -> list[str]:
    """What evident slips of the printed deadlines mean: "Kế hoạch in như trên; hiểu là trong tháng 02 năm 2023"."""
    meant = dict.fromkeys(due.meant for due in found if due.meant)
    return [f"{document_name(plan)} in như trên; hiểu là {words}" for words in meant]


def last_days(plan: Plan, found: Iterable[Due], *, every: bool = False) -> Iterator[str]:
    """The last day of each deadline, with the last working day where they differ.

    A last day that the phrase says outright is left out, unless `every` is asked for.
    """
    calendar = Calendar.of(plan.calendar)
    for due in found:
        day = due.last_day
        if day is None:
            continue
        if not calendar.is_working(day):
            work = calendar.last_working_day(day)
            yield f"Ngày cuối: {day_in_words(day)} (ngày nghỉ); ngày làm việc cuối: {day_in_words(work)}"
        elif every or (due.kind in WORKED_OUT and not due.time):
            yield f"Ngày cuối: {day_in_words(day)}"


def condition(task: Task) -> str:
    """The condition on which the task is due, as printed; empty for one that is due in any case."""
    return task.modifiers.get(Modifier.CONDITIONAL, "")


def day_in_words(day: date) -> str:
    """ "thứ Sáu 04/11/2022"."""
    return f"{weekday(day)} {print_date(day)}"


def readings(plan: Plan, tasks: Iterable[Task], where: str = "trên") -> list[str]:
    """How "trước ngày" is read in the table of these tasks, which stands above ("trên") or below ("dưới"); nothing
    where none of them has it.
    """
    if not any(due.other_reading for task in tasks for due in due_of(plan, task)):
        return []
    until = "ngày liền trước ngày đó" if plan.reading == "exclusive" else "chính ngày đó"
    return [f"Trong bảng {where}, “trước ngày” được tính đến hết {until}."]


def reported_to(plan: Plan, tasks: Iterable[Task], agency_ids: Iterable[str]) -> list[str]:
    """The lines under Nơi nhận of the bodies that direct these tasks: "Thường trực Thị ủy (báo cáo)".

    The issuer need not report to itself, and the agencies that the document is for have lines of their own.
    """
    directing = dict.fromkeys(id_ for task in tasks for id_ in task.who(Role.DIRECTS))
    left_out = {plan.document.issuer, *agency_ids}
    return [f"{plan.agency_name(id_)} (báo cáo)" for id_ in directing if id_ not in left_out]

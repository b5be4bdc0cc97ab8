"""Thông báo: what one agency owes under the plan, by when, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, due_of
from kiemdiem.documents import BLANK, heading, in_sentence, keeping, recipients, signature, weekday
from kiemdiem.plan import Agency, AgencyGroup, Deliverable, Form, Modifier, Plan, Role, RoleLine, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

TEMPLATE = "thong-bao.docx"
SYMBOL = "TB"

ACTING = frozenset(
    (Role.IMPLEMENTS, Role.LEADS, Role.ADVISES, Role.COORDINATES, Role.CONSOLIDATES, Role.CONSULTED)
)  # fmt: skip
"""The roles that make a body owe something."""

_EXPLAINED = ("before", "within", "recurring", "after")
"""The kinds of deadline whose last day the phrase does not say outright."""


def owing(plan: Plan) -> list[Agency]:
    """The bodies and groups of bodies that have to act in a task with a deadline, in the order of the plan."""
    bodies = (agency for agency in plan.agencies if agency.kind in ("body", "group"))
    return [body for body in bodies if any(_has_deadline(task) for task, _lines in duties(plan, body.id))]


def duties(plan: Plan, agency_id: str) -> list[tuple[Task, list[RoleLine]]]:
    """Every task in which the agency has to act, with the role lines that say so; itself, or under a common name.

    A task without role lines has those of the item above it. An item that only heads others is left out.
    """
    return [entry for task in (*plan.tasks, *plan.implementation) for entry in _duties(plan, task, agency_id, [])]


def context(
    plan: Plan, agency_id: str, *, name: str = "", number: str = "", place: str = "", day: date | None = None
) -> dict[str, Any]:
    """What the template prints for the agency; `name` for one of its units. Blank: `number`, `place` and `day`.

    Raises KiemdiemError for a number that breaks the format rules.
    """
    to = name or plan.agency_name(agency_id)
    owed = duties(plan, agency_id)
    issuer = plan.agency_name(plan.document.issuer)
    return {
        **heading(plan, SYMBOL, number, place, day),
        "trich_yeu": f"thời hạn thực hiện {_document(plan)} {_subject(plan)}",
        "can_cu": f"Thực hiện {_citation(plan)}, {issuer} thông báo nội dung, thời hạn các việc thuộc trách nhiệm"
        f" của {in_sentence(to)} như sau:",
        "cac_viec": [_row(plan, index, task, lines, agency_id) for index, (task, lines) in enumerate(owed, 1)],
        "cac_ghi_chu": _notes(plan, [task for task, _lines in owed]),
        "de_nghi": f"Đề nghị {in_sentence(to)} thực hiện đúng nội dung, thời hạn nêu trên; nếu có vướng mắc, phản ánh"
        f" kịp thời về {in_sentence(issuer)} để được hướng dẫn.",
        "noi_nhan": recipients([*_reported_to(plan, owed, agency_id), to, keeping(plan)]),
        **signature(plan),
    }


def _duties(plan: Plan, task: Task, agency_id: str, above: list[RoleLine]) -> Iterator[tuple[Task, list[RoleLine]]]:
    roles = list(task.roles) or above
    lines = [line for line in roles if ACTING & set(line.role) and _covers(plan, line.who, agency_id)]
    if lines and (task.deadline or not task.tasks):
        yield task, lines
    for part in task.tasks:
        yield from _duties(plan, part, agency_id, roles)


def _covers(plan: Plan, who: Iterable[str], agency_id: str) -> bool:
    """Whether every body that the agency's name covers is named in `who`, by its own name or a common one."""
    named = set().union(*(plan.members(id_) for id_ in who))
    return agency_id in named or _bodies(plan, agency_id) <= named


def _bodies(plan: Plan, agency_id: str) -> set[str]:
    return {id_ for id_ in plan.members(agency_id) if not isinstance(plan.find("agency", id_), AgencyGroup)}


def _has_deadline(task: Task) -> bool:
    return task.deadline is not None


def _row(plan: Plan, index: int, task: Task, lines: list[RoleLine], agency_id: str) -> dict[str, Any]:
    products = [product for product in task.produces if not product.by or _covers(plan, product.by, agency_id)]
    addresses = [_address(plan, product.to, product.via) for product in products]
    numbered = len(set(addresses)) > 1
    marks = [f"{number})" if numbered else "-" for number in range(1, len(products) + 1)]
    if numbered:
        where = [f"{mark} {address or BLANK}" for mark, address in zip(marks, addresses, strict=True)]
    else:
        where = [next(iter(addresses), "") or _address(plan, task.who(Role.RECEIVES), task.who(Role.THROUGH)) or BLANK]
    found = due_of(plan, task)
    return {
        "tt": str(index),
        "noi_dung": f"Mục {plan.label(task)}: {_words(task)}",
        "trach_nhiem": "; ".join(dict.fromkeys(line.printed_label for line in lines)),
        "san_pham": [f"{mark} {_product(plan, product)}" for mark, product in zip(marks, products, strict=True)],
        "thoi_han": _phrases(found),
        "giai_thich": list(_explanations(plan, task, found)),
        "noi_nhan": "\n".join(where),
    }


def _words(task: Task) -> str:
    text = "\n".join(line.strip() for line in unmarked(task.text).splitlines() if line.strip())
    title = unmarked(task.title).rstrip(".: ") if task.title else ""
    return f"{title}. {text}" if title and not text.startswith(title) else text


def _product(plan: Plan, product: Deliverable) -> str:
    form = plan.find("form", product.form) if product.form else None
    notes = [text for text in product.modifiers.values() if text not in product.name]
    if isinstance(form, Form) and form.name not in product.name:
        notes.insert(0, f"theo {form.name}")
    return capital_first(unmarked(product.name)) + (f" ({'; '.join(notes)})" if notes else "")


def _address(plan: Plan, to: Iterable[str], via: Iterable[str]) -> str:
    """To whom and through whom: "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)"; empty where nobody is named."""
    receiver, between = ("; ".join(plan.agency_name(id_) for id_ in ids) for ids in (to, via))
    if not between:
        return receiver
    return f"{receiver} (qua {between})" if receiver else f"Qua {between}"


def _phrases(found: list[Due]) -> str:
    phrases = dict.fromkeys(due.phrase.rstrip(". ") for due in found)
    return capital_first("; ".join(phrases)) if phrases else "Không ghi thời hạn"


def _explanations(plan: Plan, task: Task, found: list[Due]) -> Iterator[str]:
    """What the phrase leaves to the reader: the slip meant otherwise, the last day, the last working day."""
    if condition := task.modifiers.get(Modifier.CONDITIONAL):
        yield capital_first(condition)
    for meant in dict.fromkeys(due.meant for due in found if due.meant):
        yield f"{_document(plan)} in như trên; hiểu là {meant}"
    calendar = Calendar.of(plan.calendar)
    for due in found:
        day = due.last_day
        if day is None:
            continue
        if not calendar.is_working(day):
            work = calendar.last_working_day(day)
            yield f"Ngày cuối: {_day(day)} (ngày nghỉ); ngày làm việc cuối: {_day(work)}"
        elif due.kind in _EXPLAINED and not due.time:
            yield f"Ngày cuối: {_day(day)}"


def _day(day: date) -> str:
    return f"{weekday(day)} {print_date(day)}"


def _notes(plan: Plan, tasks: list[Task]) -> list[str]:
    found = [due for task in tasks for due in due_of(plan, task)]
    if not any(due.other_reading for due in found):
        return []
    until = "ngày liền trước ngày đó" if plan.reading == "exclusive" else "chính ngày đó"
    return [f"Trong bảng trên, “trước ngày” được tính đến hết {until}."]


def _reported_to(plan: Plan, owed: list[tuple[Task, list[RoleLine]]], agency_id: str) -> list[str]:
    """The bodies that direct these tasks, but not the issuer, who need not report to itself."""
    directing = dict.fromkeys(id_ for task, _lines in owed for id_ in task.who(Role.DIRECTS))
    others = (id_ for id_ in directing if id_ not in (plan.document.issuer, agency_id))
    return [f"{plan.agency_name(id_)} (báo cáo)" for id_ in others]


def _document(plan: Plan) -> str:
    return capital_first(plan.document.type)


def _subject(plan: Plan) -> str:
    return unmarked(plan.document.subject).rstrip(". ")


def _citation(plan: Plan) -> str:
    """The ruling paper by type, number, date, issuer and subject; dots where the plan has no number or date."""
    document = plan.document
    day = print_date(document.date) if document.date else f"{BLANK}/{BLANK}/{BLANK}"
    issuer = in_sentence(plan.agency_name(document.issuer))
    about = "" if _subject(plan).startswith(("về ", "Về ")) else "về "
    return f"{_document(plan)} số {document.number or BLANK}, ngày {day} của {issuer} {about}{_subject(plan)}"

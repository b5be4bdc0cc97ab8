"""Thông báo: what one agency owes under the plan, by when, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, due_of
from kiemdiem.display import show
from kiemdiem.drafting.duties import covers, duties, owing
from kiemdiem.drafting.frame import BLANK, closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.material import Addressee, Draft, Kind, Material
from kiemdiem.drafting.wording import citation, document_name, subject, weekday
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Deliverable, Form, Modifier, Plan, Role, RoleLine, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

KIND = Kind("thong-bao", _("Thông báo thời hạn các việc của một cơ quan"), "thông báo", addressed=True)

_EXPLAINED = ("before", "within", "recurring", "after")
"""The kinds of deadline whose last day the phrase does not say outright."""


def drafts(material: Material) -> list[Draft]:
    """A Thông báo for every body that was asked for; for each that has to act in a task with a deadline, if none was.

    Raises KiemdiemError where nobody, or not the body that was asked for, has anything to do.
    """
    plan = material.plan
    chosen = material.chosen or [Addressee(body.id, body.name) for body in owing(plan)]
    if not chosen:
        raise KiemdiemError(_("Kế hoạch không giao việc có thời hạn cho cơ quan nào"))
    return [Draft(f"thong-bao {to.name}", _context(material, to)) for to in chosen]


def _context(material: Material, to: Addressee) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    owed = duties(plan, to.id)
    if not owed:
        raise KiemdiemError(_("Kế hoạch không giao việc cho “{name}”").format(name=show(to.name, 80)))
    issuer, name = plan.agency_name(plan.document.issuer), in_sentence(to.name)
    ending = f"Đề nghị {name} thực hiện đúng nội dung, thời hạn nêu trên; nếu có vướng mắc, phản ánh kịp thời về"
    return {
        **head(material, KIND, f"thời hạn thực hiện {document_name(plan)} {subject(plan)}"),
        "can_cu": f"Thực hiện {citation(plan)}, {issuer} thông báo nội dung, thời hạn các việc thuộc trách nhiệm"
        f" của {name} như sau:",
        "cac_viec": [_row(plan, index, task, lines, to.id) for index, (task, lines) in enumerate(owed, 1)],
        "cac_ghi_chu": _notes(plan, [task for task, _lines in owed]),
        "de_nghi": closing(profile, f"{ending} {in_sentence(issuer)} để được hướng dẫn"),
        "noi_nhan": recipients(profile, [*_reported_to(plan, owed, to.id), to.name, keeping(material)]),
        **signature(plan, profile),
    }


def _row(plan: Plan, index: int, task: Task, lines: list[RoleLine], agency_id: str) -> dict[str, Any]:
    products = [product for product in task.produces if not product.by or covers(plan, product.by, agency_id)]
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
        yield f"{document_name(plan)} in như trên; hiểu là {meant}"
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

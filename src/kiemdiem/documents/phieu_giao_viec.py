"""Phiếu giao việc: a working paper for one agency: what it owes, when, on which form, to whom, with whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from kiemdiem.deadlines import Due, due_of
from kiemdiem.drafting import names, tasks
from kiemdiem.drafting.duties import acting, bodies, covered_by, duties
from kiemdiem.drafting.frame import LINE, head, in_sentence
from kiemdiem.drafting.material import Addressee, Draft, Kind, Material
from kiemdiem.drafting.wording import citation, counted, day_or_blank, short_citation
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Plan, Role, RoleLine, Task
from kiemdiem.vietnamese import capital_first

KIND = Kind(
    "phieu-giao-viec", _("Phiếu giao việc: các việc của một cơ quan, để theo dõi, đánh dấu"), "", addressed=True
)

_BOX = "□"
_TICK = "Việc nào xong thì đánh dấu vào ô và ghi ngày nộp."
_PASSIVE = frozenset((Role.THROUGH, Role.RECEIVES, Role.KEEPS))
"""The roles that the column of where papers go tells."""

_MOST_PARTNERS = 20
"""So many names of partners stand in a cell; of more only the number is told."""

_PAPER_ONLY = "Lập, nộp sản phẩm"
"""What an agency does in a task that names it only for a paper."""

_WITHOUT_DAY = {
    "ongoing": "Việc thường xuyên, không có ngày cuối",
    "conditional": "Làm khi có yêu cầu",
    "after": "Ngày cuối tính từ khi việc trước xong",
    "from": "Không ghi ngày cuối",
}
"""What to say of a deadline that has no last day, by its kind."""


def drafts(material: Material) -> list[Draft]:
    """A worksheet for every agency that was asked for, units of a group too; for each that owes something, if none was.

    Raises KiemdiemError where nobody, or not the agency that was asked for, has anything to do.
    """
    plan = material.plan
    chosen = material.chosen or [Addressee(body.id, body.name) for body in acting(plan)]
    if not chosen:
        raise KiemdiemError(
            _("Kế hoạch không giao việc cho cơ quan nào"), _("Thêm roles vào các nhiệm vụ của kế hoạch")
        )
    return [Draft(f"phieu-giao-viec {to.name}", _context(material, to)) for to in chosen]


def _context(material: Material, to: Addressee) -> dict[str, Any]:
    plan = material.plan
    owed = sorted(duties(plan, to.id, papers=True), key=lambda entry: _first_day(plan, entry[0]) or date.max)
    if not owed:
        raise names.not_charged(to.name, acting(plan))
    given = [task for task, _lines in owed]
    return {
        **head(material, KIND, f"thực hiện {short_citation(plan)}"),
        "noi_nhan_viec": f"Nơi nhận việc: {in_sentence(to.name)}",
        "ngay_giao": f"Ngày giao: {day_or_blank(material.imprint.day)}",
        "ngay_nhan": f"Ngày nhận: {day_or_blank(None)}",
        "nguoi_nhan": f"Người nhận: {LINE}{LINE}",
        "can_cu": f"Căn cứ: {citation(plan, material.profile)}.",
        "tom_tat": " ".join((_summary(plan, given), *tasks.readings(plan, given, "dưới"), _TICK)),
        "cac_viec": [_row(plan, index, task, lines, to.id) for index, (task, lines) in enumerate(owed, 1)],
    }


def _first_day(plan: Plan, task: Task) -> date | None:
    """The first of the last days of the task; None where it has none."""
    return min((due.last_day for due in due_of(plan, task) if due.last_day), default=None)


def _summary(plan: Plan, given: list[Task]) -> str:
    dated = [(day, task) for task in given if (day := _first_day(plan, task))]
    whole = f"Số việc: {counted(len(given))}"
    if not dated:
        return f"{whole}, không việc nào có ngày cuối."
    day, first = dated[0]
    share = "" if len(dated) == len(given) else f", trong đó {counted(len(dated))} việc có ngày cuối"
    return f"{whole}{share}; đến hạn sớm nhất: mục {plan.label(first)}, {tasks.day_in_words(day)}."


def _row(plan: Plan, index: int, task: Task, lines: list[RoleLine], agency_id: str) -> dict[str, Any]:
    found = due_of(plan, task)
    papers, where = tasks.papers_and_addresses(plan, task, agency_id)
    labels = capital_first("; ".join(dict.fromkeys(_role(line) for line in lines)))
    return {
        "tt": str(index),
        "muc": f"Mục {plan.label(task)}:",
        "noi_dung": tasks.words(task),
        "vai_tro": labels or _PAPER_ONLY,
        "san_pham": papers,
        "thoi_han": tasks.phrases(found),
        "ngay_cuoi": list(_days(plan, task, found)),
        "noi_nop": where,
        "cung_lam": list(_partners(plan, task, agency_id)),
        "o_xong": _BOX,
    }


def _days(plan: Plan, task: Task, found: list[Due]) -> Iterator[str]:
    if text := tasks.condition(task):
        yield f"Việc có điều kiện: {text}"
    yield from tasks.meanings(plan, found)
    yield from tasks.last_days(plan, found, every=True)
    yield from dict.fromkeys(_WITHOUT_DAY[due.kind] for due in found if not due.last_day and due.kind in _WITHOUT_DAY)


def _partners(plan: Plan, task: Task, agency_id: str) -> Iterator[str]:
    """Who else acts in the task, by role: "Chỉ đạo: Ban Thường vụ Thị ủy"; "Cùng phối hợp: ..." in the same role."""
    own = bodies(plan, agency_id) | {agency_id}
    for line in task.acting_roles:
        if set(line.role) <= _PASSIVE:
            continue
        others = list(dict.fromkeys(id_ for named in line.who for id_ in _others(plan, named, own)))
        if not others:
            continue
        role = f"cùng {_role(line)}" if own & covered_by(plan, line.who) else _role(line)
        yield f"{capital_first(role)}: {_listed(plan, others)}"


def _listed(plan: Plan, others: list[str]) -> str:
    if len(others) > _MOST_PARTNERS:
        return f"{counted(len(others))} cơ quan, đơn vị"
    return "; ".join(plan.agency_name(id_) for id_ in others)


def _others(plan: Plan, named: str, own: frozenset[str]) -> list[str]:
    """`named` where it is somebody else; of a common name that covers the agency, the others under it."""
    covered = bodies(plan, named)
    if not own & (covered | {named}):
        return [named]
    return [agency.id for agency in plan.agencies if agency.id in covered - own]


def _role(line: RoleLine) -> str:
    """The role without "Cơ quan", small: "tham mưu"."""
    label = line.printed_label.removeprefix("Cơ quan ")
    return label[:1].lower() + label[1:]

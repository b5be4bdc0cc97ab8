"""Thông báo: what one agency owes under the plan, by when, to whom."""

from __future__ import annotations

from typing import Any

from kiemdiem.deadlines import due_of
from kiemdiem.drafting import names, tasks
from kiemdiem.drafting.duties import duties, owing
from kiemdiem.drafting.frame import closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.material import Addressee, Draft, Kind, Material
from kiemdiem.drafting.wording import citation, document_name, subject
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Plan, RoleLine, Task
from kiemdiem.vietnamese import capital_first

KIND = Kind("thong-bao", _("Thông báo thời hạn các việc của một cơ quan"), "thông báo", addressed=True)


def drafts(material: Material) -> list[Draft]:
    """A Thông báo for every body that was asked for; for each that has to act in a task with a deadline, if none was.

    Raises KiemdiemError where nobody, or not the body that was asked for, has anything to do.
    """
    plan = material.plan
    chosen = material.chosen or [Addressee(body.id, body.name) for body in owing(plan)]
    if not chosen:
        message = _("Kế hoạch không giao việc có thời hạn cho cơ quan nào")
        raise KiemdiemError(message, _("Thêm roles, deadline vào các nhiệm vụ của kế hoạch"))
    return [Draft(f"thong-bao {to.name}", _context(material, to)) for to in chosen]


def _context(material: Material, to: Addressee) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    owed = duties(plan, to.id)
    if not owed:
        raise names.not_charged(to.name, owing(plan))
    given = [task for task, _lines in owed]
    issuer, name = plan.agency_name(plan.document.issuer), in_sentence(to.name)
    ending = f"Đề nghị {name} thực hiện đúng nội dung, thời hạn nêu trên; nếu có vướng mắc, phản ánh kịp thời về"
    return {
        **head(material, KIND, f"thời hạn thực hiện {document_name(plan)} {subject(plan)}"),
        "can_cu": f"Thực hiện {citation(plan, profile)}, {issuer} thông báo nội dung, thời hạn các việc thuộc"
        f" trách nhiệm của {name} như sau:",
        "cac_viec": [_row(plan, index, task, lines, to.id) for index, (task, lines) in enumerate(owed, 1)],
        "cac_ghi_chu": tasks.readings(plan, given),
        "de_nghi": closing(profile, f"{ending} {in_sentence(issuer)} để được hướng dẫn"),
        "noi_nhan": recipients(profile, [*tasks.reported_to(plan, given, [to.id]), to.name, keeping(material)]),
        **signature(plan, profile),
    }


def _row(plan: Plan, index: int, task: Task, lines: list[RoleLine], agency_id: str) -> dict[str, Any]:
    found = due_of(plan, task)
    papers, where = tasks.papers_and_addresses(plan, task, agency_id)
    condition = [capital_first(text)] if (text := tasks.condition(task)) else []
    return {
        "tt": str(index),
        "noi_dung": f"Mục {plan.label(task)}: {tasks.words(task)}",
        "trach_nhiem": "; ".join(dict.fromkeys(line.printed_label for line in lines)),
        "san_pham": papers,
        "thoi_han": tasks.phrases(found),
        "giai_thich": [*condition, *tasks.meanings(plan, found), *tasks.last_days(plan, found)],
        "noi_nhan": "\n".join(where),
    }

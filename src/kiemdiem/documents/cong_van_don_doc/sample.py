"""The file of facts for letters of reminder with the tasks and the names of a plan, to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.documents.cong_van_don_doc.facts import SAMPLE, owes
from kiemdiem.plan import Deliverable, Plan, Task

_FIRST = '  - task: "2"', "    what: bao-cao ", "    units: [xa-1, xa-2]"
_SECOND = '  - task: "1"\n    what: danh-sach-nhom\n    units: [xa-2]\n'


@dataclass(frozen=True)
class _Due:
    """A task, what bodies hand in of it (None: no paper of the plan), and what two of these bodies are called."""

    task: Task
    product: Deliverable | None
    bodies: tuple[str, ...]


def sample_of(plan: Plan) -> str:
    """`SAMPLE` with two tasks that bodies have by the plan, in its year; as it is where the plan has none."""
    due = sorted(_due(plan), key=lambda one: (not one.product, not _from_units(plan, one), not one.task.deadline))[:2]
    if not due:
        return SAMPLE
    year = plan.document.year
    until = Calendar.of(plan.calendar).next_working_day(date(year, 12, 17))
    text = SAMPLE.replace("2026-12-18", until.isoformat()).replace("2026", str(year))
    text = text.replace(_SECOND, "".join(map(_second, due[1:])))
    for old, new in zip(_FIRST, _lines(due[0], due[0].bodies), strict=True):
        text = text.replace(old, new, 1)
    return text


def _due(plan: Plan) -> Iterator[_Due]:
    issuer = plan.document.issuer
    agencies = [agency.id for agency in plan.agencies if agency.kind == "body" and agency.id != issuer]
    named = [*((unit.id, unit.part_of) for unit in plan.units), *((id_, id_) for id_ in agencies)]
    for task in plan.all_tasks():
        for product in task.produces or (None,):
            bodies = [name for name, id_ in named if owes(plan, task, product, id_)]
            if bodies:
                yield _Due(task, product, tuple(bodies[:2]))
                break


def _from_units(plan: Plan, due: _Due) -> bool:
    return due.bodies[0] in {unit.id for unit in plan.units}


def _lines(due: _Due, bodies: tuple[str, ...]) -> tuple[str, str, str]:
    units = ", ".join(f'"{name}"' for name in bodies)
    what = f'what: "{due.product.id}"' if due.product else "# what: báo cáo"
    return f'  - task: "{due.task.key}"', f"    {what} ", f"    units: [{units}]"


def _second(due: _Due) -> str:
    return "\n".join(line.rstrip() for line in _lines(due, due.bodies[-1:])) + "\n"

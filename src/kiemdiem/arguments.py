"""What the words on a command line mean: a plan, a day, an agency, a task."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePath

from pydantic import TypeAdapter, ValidationError

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Report
from kiemdiem.display import show
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.language import _
from kiemdiem.load import load, refused
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.node import Day
from kiemdiem.source import Refused, Source, read
from kiemdiem.vietnamese import nearest

_DAY: TypeAdapter[date] = TypeAdapter(Day)


def open_plan(name: str | None) -> tuple[Plan, Source]:
    """The plan in the file `name`, "-" for standard input, None for the plan of this folder.

    Raises KiemdiemError where there is no such file, InvalidInputError where it is no plan.
    """
    name = name or find_plan()
    try:
        source = read(name)
    except Refused as refusal:
        raise InvalidInputError(refused(refusal)) from None
    plan = load(source)
    if not isinstance(plan, Plan):
        raise InvalidInputError(Report.of(plan, [source.name]))
    return plan, source


def find_plan() -> str:
    """The plan nobody named: KIEMDIEM_PLAN, else the last of plans/*.yaml by name, here or in a parent folder."""
    if named := os.environ.get("KIEMDIEM_PLAN"):
        return named
    here = Path.cwd()
    for folder in (here, *here.parents):
        if found := sorted(folder.glob("plans/*.yaml")):
            return str(found[-1].relative_to(here)) if found[-1].is_relative_to(here) else str(found[-1])
    raise KiemdiemError(
        _("Không thấy kế hoạch nào"),
        _("Chỉ ra tệp, ví dụ: kiemdiem check plans/2022.yaml; hoặc đặt biến KIEMDIEM_PLAN"),
    )


def plan_files(names: Iterable[str], exclude: Iterable[str] = ()) -> list[str]:
    """The files that `names` mean, each once: files as they are, of folders every plan below, of patterns what fits.

    `exclude` are patterns of paths that no folder and no pattern brings along. Without names, the plan of this
    folder. Raises KiemdiemError for a folder or pattern that brings nothing.
    """
    patterns = tuple(exclude)
    files: dict[str, None] = {}
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            found = sorted(str(inner) for suffix in ("yaml", "yml") for inner in path.rglob(f"*.{suffix}"))
        elif name != "-" and ("*" in name or "?" in name) and not path.exists():
            found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - patterns may be absolute
        else:
            files[name] = None
            continue
        found = [file for file in found if not any(PurePath(file).match(pattern) for pattern in patterns)]
        if not found:
            raise KiemdiemError(_("{name}: không có tệp .yaml nào").format(name=show(name)))
        files |= dict.fromkeys(found)
    return list(files) or [find_plan()]


def read_codes(given: list[str] | None, option: str, usual: Iterable[str], codes: Iterable[Code]) -> tuple[str, ...]:
    """The beginnings of codes that an option names, those of the project where it names none.

    Raises KiemdiemError for one that no code begins with.
    """
    known = [code.code for code in codes]
    chosen = tuple(entry.strip().upper() for text in given or usual for entry in text.split(",") if entry.strip())
    for code in chosen:
        if not any(entry.startswith(code) for entry in known):
            near = nearest(code, known)
            hint = _("Có phải là “{near}”?").format(near=near) if near else _("Xem mọi mã: kiemdiem explain")
            raise KiemdiemError(f"{option}: " + _("Không có mã {code}").format(code=show(code, 40)), hint)
    return chosen


def read_day(text: str, option: str) -> date:
    """The day an option names; KiemdiemError where it is none."""
    try:
        return _DAY.validate_python(text)
    except ValidationError:
        raise KiemdiemError(
            _("{option}: “{value}” không phải là ngày").format(option=option, value=show(text, 40)),
            _("Viết năm-tháng-ngày, ví dụ 2022-11-05"),
        ) from None


def called(plan: Plan, name: str) -> tuple[str, str]:
    """Id and name of the agency called `name`; for one unit of a group, the id of the group and the unit's own name.

    Raises KiemdiemError with the nearest name where there is none.
    """
    if body := plan.agency(name):
        return body.id, body.name
    if unit := plan.unit(name):
        return unit.part_of, unit.name
    bodies = (*plan.agencies, *plan.agency_groups, *plan.units)
    near = nearest(name, (known for body in bodies for known in (*body.names, body.id)))
    hint = _("Có phải là “{near}”?").format(near=show(near, 80)) if near else ""
    raise KiemdiemError(_("Không có cơ quan “{name}”").format(name=show(name, 80)), hint)


def task_called(plan: Plan, name: str) -> Task:
    """The task with this key ("9.1") or label ("II.9.1"); KiemdiemError with the nearest one where there is none."""
    tasks = {called: task for task in plan.all_tasks() for called in (plan.label(task), task.key)}
    if name in tasks:
        return tasks[name]
    near = nearest(name, tasks)
    listed = _("Các nhiệm vụ: {ids}").format(ids=show(", ".join(task.key for task in plan.all_tasks()), 300))
    hint = _("Có phải là “{near}”?").format(near=show(near, 40)) if near else listed
    raise KiemdiemError(_("Không có nhiệm vụ “{name}”").format(name=show(name, 40)), hint)

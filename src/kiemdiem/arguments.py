"""What the words on a command line mean: a plan, a day, an agency, a task."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path, PurePath

from pydantic import TypeAdapter, ValidationError

from kiemdiem.codes import Code
from kiemdiem.days import period_days
from kiemdiem.diagnostic import Report
from kiemdiem.display import escape, show, unsafe
from kiemdiem.drafting.names import find_body, unknown_body
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.file_codes import FILE_CODES
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.load import load, refused
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.node import Day
from kiemdiem.source import Refused, Source, read, take

_DAY: TypeAdapter[date] = TypeAdapter(Day)

LONGEST_LINE = 1000
"""Characters of a text that an option gives at most."""


def open_plan(name: str | None) -> tuple[Plan, Source]:
    """The plan in the file `name`, "-" for standard input, None for the plan of this folder.

    Raises KiemdiemError where there is no such file, InvalidInputError where it is no plan.
    """
    name = name or find_plan()
    return _plan(lambda: read(name))


def take_plan(raw: bytes, shown: str) -> Plan:
    """The plan that `raw` is, `shown` as the name of its file. Raises InvalidInputError where it is none."""
    return _plan(lambda: take(raw, shown))[0]


def _plan(find: Callable[[], Source]) -> tuple[Plan, Source]:
    try:
        source = find()
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


def plan_files(names: Iterable[str], exclude: Iterable[str] = (), base: Path | None = None) -> list[str]:
    """The files that `names` mean, each once: files as they are, of folders every plan below, of patterns what fits.

    `exclude` are patterns of paths that no folder and no pattern brings along: of a file, or of a folder with all in
    it, as seen from the folder `base`. Hidden folders are passed over. Without names, the plan of this folder. Raises
    KiemdiemError for a folder or pattern that brings nothing.
    """
    return named_files(names, (".yaml", ".yml"), exclude, base) or [find_plan()]


def named_files(
    names: Iterable[str], endings: tuple[str, ...], exclude: Iterable[str] = (), base: Path | None = None
) -> list[str]:
    """The files that `names` mean, each once, as `plan_files` has it; of folders those with one of `endings`."""
    patterns, base = tuple(exclude), base or Path.cwd()
    files: dict[str, str] = {}
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            found = sorted(_below(path, endings))
        elif name != "-" and any(mark in name for mark in "*?[") and not path.exists():
            found = sorted(one for one in glob.glob(name, recursive=True) if not Path(one).is_dir())  # noqa: PTH207
        else:
            files.setdefault(_identity(name), name)
            continue
        found = [file for file in found if not _excluded(Path(file), patterns, base)]
        if not found:
            message = _("{name}: không có tệp {ending} nào").format(name=show(name), ending=endings[0])
            raise KiemdiemError(message, _("Kiểm tra lại tên thư mục, tên tệp"))
        for file in found:
            files.setdefault(_identity(file), file)
    return list(files.values())


def _below(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    """Every file with one of these endings in `folder` and the folders in it, hidden ones apart."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(endings) and not name.startswith("~$"):
                yield str(Path(where, name))


def _identity(name: str) -> str:
    """The same for two ways to write one path; a link is a path of its own."""
    return name if name == "-" else os.path.normpath(Path.cwd() / name)


def _excluded(file: Path, patterns: Iterable[str], base: Path) -> bool:
    """Whether a pattern fits the file or a folder that it is in; a pattern without a slash fits at any depth."""
    path = PurePath(os.path.relpath(file, base))
    places = [path, *path.parents]
    for pattern in patterns:
        bare = pattern.removesuffix("/**").rstrip("/").removeprefix("./")
        if "/" not in bare.removeprefix("**/"):
            if any(fnmatch(place.name, bare.removeprefix("**/")) for place in places):
                return True
        elif any(fnmatch(place.as_posix(), bare) for place in places):
            return True
    return False


def read_codes(given: list[str] | None, option: str, usual: Iterable[str], codes: Iterable[Code]) -> tuple[str, ...]:
    """The beginnings of codes that an option names, those of the project where it names none.

    Raises KiemdiemError for one that no code begins with. `codes` are those that the option can act on.
    """
    known = [code.code for code in codes]
    where = option if given else "select, ignore (.kiemdiem.toml, pyproject.toml)"
    chosen = tuple(entry.strip().upper() for text in given or usual for entry in text.split(",") if entry.strip())
    for code in chosen:
        if any(entry.startswith(code) for entry in known):
            continue
        if any(entry.code.startswith(code) for entry in FILE_CODES):
            message = _("{code} luôn được báo: tệp hỏng thì không bỏ qua được").format(code=show(code, 40))
            raise KiemdiemError(f"{where}: {message}")
        hint = did_you_mean(code, known, _("Xem mọi mã: kiemdiem explain"))
        raise KiemdiemError(f"{where}: " + _("Không có mã {code}").format(code=show(code, 40)), hint)
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


def today(text: str) -> date:
    """The day that --today names, the real one where it is empty; KiemdiemError where it is none."""
    return read_day(text, "--today") if text else date.today()


def read_line(text: str, option: str) -> str:
    """A text that an option gives, on one line; KiemdiemError where it is too long or holds hidden characters."""
    line = " ".join(text.split())
    if hidden := unsafe(line):
        message = _("{option}: có ký tự ẩn {character}").format(option=option, character=escape(hidden))
        raise KiemdiemError(message, _("Gõ lại chỗ này"))
    if len(line) > LONGEST_LINE:
        raise KiemdiemError(_("{option}: dài quá {most} ký tự").format(option=option, most=LONGEST_LINE))
    return line


def read_month(text: str, option: str) -> tuple[date, date]:
    """The first and the last day of the month an option names; KiemdiemError where it is none."""
    if re.fullmatch(r"(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])", text):
        return period_days(text)
    raise KiemdiemError(
        _("{option}: “{value}” không phải là tháng").format(option=option, value=show(text, 40)),
        _("Viết năm-tháng, ví dụ 2022-12"),
    )


def called(plan: Plan, name: str) -> tuple[str, str]:
    """Id and name of the agency called `name`; for one unit of a group, the id of the group and the unit's own name.

    Raises KiemdiemError with the nearest name where there is none.
    """
    if found := find_body(plan, name):
        return found
    message, hint = unknown_body(plan, name)
    listed = _("Các cơ quan: {ids}").format(ids=show(", ".join(agency.id for agency in plan.agencies), 300))
    raise KiemdiemError(message, hint or listed)


def tasks_for(plan: Plan, name: str) -> list[Task]:
    """The tasks in which the agency `name` has a part: itself, a member of it, or a group that it is in.

    Raises KiemdiemError with the nearest name where nobody is called so.
    """
    id_, _name = called(plan, name)
    groups = {group.id for group in plan.agency_groups if id_ in plan.members(group.id)}
    covered = plan.members(id_) | groups
    return [task for task in plan.all_tasks() if any(not covered.isdisjoint(line.who) for line in task.acting_roles)]

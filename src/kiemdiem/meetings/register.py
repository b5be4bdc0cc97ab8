"""The register of meetings: events in the order of its lines, and the meetings that they leave.

An event is never changed. `added` says all of a meeting, `moved` what is different now, `cancelled` that it is off. A
new time needs a new agreement: whoever agreed to the old time has not agreed to the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.ledger import storage
from kiemdiem.meetings.sessions import Session
from kiemdiem.meetings.values import READERS, Meaningless
from kiemdiem.meetings.values import read as read_value

_NEEDED = {"added": {"id", "unit", "duty", "day", "session", "registered"}, "moved": {"id"}, "cancelled": {"id"}}
_FIXED = {"id", "unit", "duty"}
"""What no later event changes."""

_TIME = {"day", "session"}
_ARRANGED = {*_TIME, "place", "guests"}

MOST = 5000
"""Meetings of a register at most: it compares them with one another."""


@dataclass(frozen=True)
class Meeting:
    """A registered meeting: which `unit` meets (its id in the plan) under which `duty`, when and where, since when it
    is registered so, who agreed to the time. Without `guests` it invites whom the plan says. `line` is that of the
    event which last said when, where or with whom it is.
    """

    id: str
    unit: str
    duty: str
    day: date
    session: Session
    registered: date
    place: str = ""
    agreed_by: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    chair: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True)
class Problem:
    """A line of the register that means nothing: why, whether it was never written to its end, and which meeting
    (`id`) it leaves standing that the plan does not know.
    """

    line: int
    message: str
    torn: bool = False
    id: str = ""


@dataclass(frozen=True)
class Register:
    """The meetings that stand, in the order in which they were added, those that are off, and the lines that mean
    nothing.
    """

    meetings: tuple[Meeting, ...] = ()
    cancelled: tuple[Meeting, ...] = ()
    problems: tuple[Problem, ...] = ()


def beside(plan_file: str) -> Path:
    """Where the register of the plan in `plan_file` is: "plans/2022.meetings.jsonl" of "plans/2022.yaml".

    Raises KiemdiemError for a plan from standard input.
    """
    if plan_file in ("-", "<stdin>"):
        message = _("Kế hoạch đọc từ đầu vào chuẩn thì không có sổ đăng ký họp bên cạnh")
        raise KiemdiemError(message, _("Chỉ ra tệp kế hoạch, ví dụ plans/2022.yaml"))
    return Path(plan_file).with_suffix(".meetings.jsonl")


def read(path: Path) -> Register:
    """The register in `path`, empty where there is no such file; KiemdiemError where it cannot be read."""
    lines = storage.read(path)
    found = fold((entry.line, entry.values) for entry in lines.entries)
    if len(found.meetings) > MOST:
        message = _("{path}: hơn {most} cuộc họp").format(path=show(path), most=MOST)
        raise KiemdiemError(message, _("Một đợt không cần đến thế; kiểm tra xem có chọn nhầm tệp không"))
    torn = tuple(Problem(line, _("ghi dở, không phải JSON, hoặc có ký tự ẩn"), torn=True) for line in lines.torn)
    return replace(found, problems=tuple(sorted((*found.problems, *torn), key=lambda one: one.line)))


def append(path: Path, event: Mapping[str, object]) -> None:
    """Add an event to the register in `path`; KiemdiemError where it cannot be written."""
    storage.append(path, event)


def fold(lines: Iterable[tuple[int, Mapping[str, Any]]]) -> Register:
    """The register that events with their line numbers make.

    Keys that are not known here are passed over: a newer version may have written them.
    """
    standing: dict[str, Meeting] = {}
    cancelled: dict[str, Meeting] = {}
    problems: list[Problem] = []
    for line, values in lines:
        try:
            _take(line, values, standing, cancelled)
        except Meaningless as why:
            problems.append(Problem(line, str(why)))
    return Register(tuple(standing.values()), tuple(cancelled.values()), tuple(problems))


def _take(line: int, values: Mapping[str, Any], standing: dict[str, Meeting], cancelled: dict[str, Meeting]) -> None:
    event = values.get("event")
    if not isinstance(event, str) or event not in _NEEDED:
        raise Meaningless(_("không có sự kiện “{name}”").format(name=show(event, 40)))
    given = {key: read_value(key, values[key]) for key in READERS if key in values}
    if missing := sorted(_NEEDED[event] - given.keys()):
        raise Meaningless(_("thiếu “{key}”").format(key=missing[0]))
    id_ = given["id"]
    if event == "added":
        if id_ in standing or id_ in cancelled:
            raise Meaningless(_("mã “{id}” đã dùng cho cuộc họp khác").format(id=show(id_, 40)))
        standing[id_] = Meeting(**given, line=line)
    elif id_ not in standing:
        raise Meaningless(_("không có cuộc họp nào mã “{id}”, hoặc đã hủy").format(id=show(id_, 40)))
    elif event == "cancelled":
        cancelled[id_] = replace(standing.pop(id_), note=given.get("note", ""), line=line)
    else:
        standing[id_] = _moved(standing[id_], given, line)


def _moved(meeting: Meeting, given: dict[str, Any], line: int) -> Meeting:
    """The meeting with what is `given`; an agreement to the same time is added to those that there are."""
    if fixed := sorted((_FIXED - {"id"}) & given.keys()):
        raise Meaningless(_("“{key}” của một cuộc họp không đổi được").format(key=fixed[0]))
    changes = dict(given)
    if any(changes.get(key, getattr(meeting, key)) != getattr(meeting, key) for key in _TIME):
        changes.setdefault("agreed_by", ())
    else:
        changes.pop("registered", None)
        changes["agreed_by"] = tuple(dict.fromkeys((*meeting.agreed_by, *changes.get("agreed_by", ()))))
    return replace(meeting, **changes, line=line if _ARRANGED & given.keys() else meeting.line)

"""The board for programs: plain values under keys that stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiemdiem.following.board import Board, Count, TaskLine, UnitLine
from kiemdiem.following.states import Standing, Wait

VERSION = 1


def to_json(board: Board) -> dict[str, Any]:
    """Everything on the board: tasks, units, what is owed one by one, the late list, what is waited for, the chain.

    `late` names standings by their places in `standings`, in the order of the late list.
    """
    places = {one.obligation.key: place for place, one in enumerate(board.standings)}
    return {
        "version": VERSION,
        "today": board.today.isoformat(),
        "tasks": [_task(line) for line in board.tasks],
        "units": [_unit(line) for line in board.units],
        "standings": [_standing(one) for one in board.standings],
        "late": [places[one.obligation.key] for one in board.late],
        "waited_for": _waited_for(board),
        "chain": [
            {"task": link.task.key, "last_day": link.last_day.isoformat(), "gap": link.gap} for link in board.chain
        ],
        "unmatched": [event.id for event in board.unmatched],
    }


def _task(line: TaskLine) -> dict[str, Any]:
    return {
        "id": line.task.key,
        "label": line.label,
        "last_day": _iso(line.last_day),
        "units": _count(line.units),
        "things": _count(line.things),
        "optional": _count(line.optional),
        "late": line.late,
        "slack": line.slack,
    }


def _unit(line: UnitLine) -> dict[str, Any]:
    return {
        "id": line.body.id,
        "name": line.body.name,
        "kind": line.body.kind,
        "group": line.body.group,
        "tasks": _count(line.tasks),
        "things": _count(line.things),
        "late": line.late,
    }


def _standing(one: Standing) -> dict[str, Any]:
    unit, task, deliverable = one.obligation.key
    return {
        "unit": unit,
        "task": task,
        "deliverable": deliverable,
        "what": one.obligation.what,
        "binding": one.obligation.binding,
        "state": str(one.state),
        "planned_day": _iso(one.due.last_day if one.due else None),
        "finish_day": _iso(one.obligation.finish.last_day if one.obligation.finish else None),
        "last_day": _iso(one.last_day),
        "postponed_to": _iso(one.until),
        "working_days_left": one.left,
        "working_days_late": one.late,
        "received": _iso(one.received),
        "event": one.last.id if one.last else None,
        "reminded": _iso(one.reminded),
        "reminders": one.reminders,
        "waits": [_wait(one, wait) for wait in one.waits],
        "slack": one.slack,
    }


def _wait(one: Standing, wait: Wait) -> dict[str, Any]:
    """A wait: for the unit's `own` part, or for that of so many; who they are stands under `waited_for`."""
    return {"for": wait.label, "own": wait.who == (one.obligation.body,), "open": len(wait.who)}


def _waited_for(board: Board) -> list[dict[str, Any]]:
    """Whose parts are missing of what others wait for, each step once."""
    found = {
        wait.label: wait.who
        for one in board.waiting
        for wait in one.waits
        if wait.who and wait.who != (one.obligation.body,)
    }
    return [{"for": label, "units": [body.id for body in who]} for label, who in found.items()]


def _count(count: Count) -> dict[str, int]:
    return {"done": count.done, "of": count.of}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

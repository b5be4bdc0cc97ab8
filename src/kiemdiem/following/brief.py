"""How the campaign stands in one page: for the standing committee, and short enough for a message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.following.board import Board, Count, TaskLine
from kiemdiem.following.obligations import Body
from kiemdiem.following.states import Standing
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

WITHIN = 10
"""So many working days ahead are told."""

MOST_LATE = 10
"""So many of the latest units are named."""

LONGEST_MESSAGE = 1_900
"""Characters of a message: longer ones are cut by the program that sends them."""


@dataclass(frozen=True)
class Late:
    """A unit that is late: with how many things, by how many working days at most."""

    body: Body
    things: int
    days: int


@dataclass(frozen=True)
class Brief:
    """The whole in few lines: how much is in, what is late and by whom, what is due soon, what holds up the rest."""

    board: Board
    things: Count
    units: Count
    late: tuple[Late, ...]
    tasks: tuple[TaskLine, ...]
    soon: tuple[TaskLine, ...]

    @property
    def late_things(self) -> int:
        """How many things are late."""
        return sum(one.things for one in self.late)


def brief(board: Board, within: int = WITHIN) -> Brief:
    """The brief of `board`; what is due in at most `within` working days is due soon."""
    needed = [one for one in board.standings if one.obligation.is_needed]
    done = sum(not one.is_open for one in needed)
    units = [unit for unit in board.units if unit.things.of]
    whole = sum(unit.things.done == unit.things.of for unit in units)
    soon = {one.obligation.task.key for one in board.due_within(within)}
    return Brief(
        board,
        Count(done, len(needed)),
        Count(whole, len(units)),
        _late(board.late),
        tuple(line for line in board.tasks if line.things.of),
        tuple(line for line in board.tasks if line.task.key in soon),
    )


def _late(standings: Sequence[Standing]) -> tuple[Late, ...]:
    things = Counter(one.obligation.body for one in standings)
    days: dict[Body, int] = {}
    for one in standings:
        days[one.obligation.body] = max(days.get(one.obligation.body, 0), one.late)
    found = [Late(body, n, days[body]) for body, n in things.items()]
    return tuple(sorted(found, key=lambda one: (-one.days, -one.things)))


def task_words(line: TaskLine, longest: int = 70) -> str:
    """What a task is about, in a few words of at most `longest` characters together."""
    words = " ".join(unmarked(line.task.title or line.task.text).split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;-") + "…"


def message(told: Brief) -> str:
    """The brief as a message in plain text, always Vietnamese, short enough to be sent as one."""
    board = told.board
    lines = [
        f"TÌNH HÌNH KIỂM ĐIỂM, XẾP LOẠI đến hết ngày {print_date(board.today)}",
        f"- Đã nhận {told.things} việc; {told.units} đơn vị xong cả.",
    ]
    if told.late:
        lines.append(f"- Trễ hạn: {told.late_things} việc của {len(told.late)} đơn vị:")
        lines += [f"  + {one.body.name}: {one.things} việc, {_longest(one)}" for one in told.late[:MOST_LATE]]
        if (more := len(told.late) - MOST_LATE) > 0:
            lines.append(f"  + và {more} đơn vị nữa")
    else:
        lines.append("- Không có việc nào trễ hạn.")
    if told.soon:
        lines.append(f"- Đến hạn trong {WITHIN} ngày làm việc tới:")
        lines += [f"  + {_task(line)}: đã nhận {line.units} đơn vị" for line in told.soon]
    return _cut(lines)


def unit_message(board: Board, body: Body) -> str:
    """What one unit still owes, as a message to it, always Vietnamese; empty where it owes nothing."""
    owed = [one for one in board.standings if one.obligation.body == body and one.is_open and one.obligation.is_needed]
    if not owed:
        return ""
    lines = [f"Kính gửi {body.name}: đến hết ngày {print_date(board.today)} đơn vị còn {len(owed)} việc:"]
    for one in sorted(owed, key=lambda one: one.last_day or date.max):
        what = capital_first(one.obligation.what) or "việc của mục này"
        lines.append(f"- Mục {board.plan.label(one.obligation.task)}: {what}{_when(one)}.")
    lines.append("Đề nghị đơn vị khẩn trương hoàn thành, gửi đúng nơi nhận ghi trong kế hoạch.")
    return _cut(lines)


def _longest(one: Late) -> str:
    return f"lâu nhất {one.days} ngày làm việc" if one.days else "vừa quá hạn"


def _when(one: Standing) -> str:
    sent_back = f", đã trả lại ngày {print_date(one.returned)}" if one.returned else ""
    if one.last_day is None:
        return sent_back
    day = f"{sent_back}, hạn cuối {print_date(one.last_day)}{' (đã gia hạn)' if one.until else ''}"
    if one.is_late:
        return f"{day}, đã trễ {one.late} ngày làm việc" if one.late else f"{day}, đã quá hạn"
    return f"{day}, còn {one.left} ngày làm việc" if one.left else day


def _task(line: TaskLine) -> str:
    day = f" (hạn cuối {print_date(line.last_day)})" if line.last_day else ""
    return f"Mục {line.label}{day}"


def _cut(lines: Sequence[str]) -> str:
    """The lines as one text; where they are too many the rest is counted."""
    kept: list[str] = []
    left = LONGEST_MESSAGE
    for place, line in enumerate(lines):
        left -= len(line) + 1
        if left < 40 and place < len(lines) - 1:
            return "\n".join([*kept, f"(và {len(lines) - place} dòng nữa)"])
        kept.append(line)
    return "\n".join(kept)

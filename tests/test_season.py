"""A season from its first event to its last: two writers, one killed, and every count right on six days."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kiemdiem import arguments
from kiemdiem.file_names import safe_name
from kiemdiem.following.standing import State, stand
from kiemdiem.ledger.book import Ledger, beside
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.vietnamese import sort_key
from running import ROOT, kiemdiem
from season import LAST_DAYS, TASKS, Season

SEASON = Season(60)
EVENTS = SEASON.events()
DAYS = [
    date(2022, 11, 10),
    date(2022, 12, 5),
    date(2022, 12, 12),
    date(2022, 12, 31),
    date(2023, 1, 31),
    date(2023, 4, 14),
]

HOLIDAYS = {date(2023, 1, 1), date(2023, 1, 2), *(date(2023, 1, day) for day in range(20, 27))}
"""The public holidays of these months, copied from a wall calendar."""

WRITER = """
import json, sys
from datetime import date
from pathlib import Path
from kiemdiem.ledger.book import Ledger
from kiemdiem.ledger.events import from_entry
ledger = Ledger(Path(sys.argv[1]))
for line in sys.stdin:
    event = from_entry(json.loads(line), 0)
    ledger.append(event)
    print(event.id, flush=True)
"""


class Writer:
    """A process that writes events into the ledger, and says the id of each once it is written."""

    def __init__(self, path: Path, events: list[Event]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        )
        assert self.process.stdin
        self.process.stdin.write("".join(json.dumps(event.as_entry()) + "\n" for event in events))
        self.process.stdin.close()

    def said(self, most: int | None = None) -> list[str]:
        """What it said it wrote: all, or the first ones."""
        assert self.process.stdout
        lines = self.process.stdout if most is None else (self.process.stdout.readline() for _turn in range(most))
        return [line.strip() for line in lines]

    def kill(self) -> list[str]:
        """End it as a power cut would; what it had said by then."""
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def end(self) -> list[str]:
        """Wait for its end; what it had said and was not read yet."""
        left = self.said()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()
        return left


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan, with the whole season in the ledger beside it: written by two at once, one of them killed."""
    plan = SEASON.write(tmp_path_factory.mktemp("season") / "plan.yaml")
    path = beside(plan)
    shares = [[event for event in EVENTS if (int(event.unit.rpartition("-")[2]) % 2) == odd] for odd in (0, 1)]
    first, second = (Writer(path, share) for share in shares)
    said = second.said(len(shares[1]) // 2)
    said += second.kill()
    written = {event.id for event in Ledger.read(path).entries}
    assert set(said) <= written
    assert len(said) < len(shares[1])
    third = Writer(path, [event for event in shares[1] if event.id not in written])
    assert (len(first.end()), first.process.returncode) == (len(shares[0]), 0)
    third.end()
    assert third.process.returncode == 0
    return plan


@dataclass
class Recount:
    """What stands of one thing, counted again in the plainest way."""

    state: str = "open"
    received: date | None = None
    until: date | None = None

    def judge(self, task: str, today: date) -> tuple[str, int]:
        """State and working days late."""
        last = self.until or LAST_DAYS[task]
        before = TASKS[task].get("before")
        line = date.fromisoformat(before) if before and not self.until else None
        ended = self.received or today
        late = working_days(last, ended) if ended > last and ended != line else 0
        if self.state == "approved":
            return "approved", late
        if self.received:
            return "received" + ("_on_the_line" if ended == line else "_late" if ended > last else ""), late
        if today > last:
            return "on_the_line" if today == line else "late", late
        if self.state == "returned":
            return "returned", 0
        left = working_days(today, last)
        return "due_soon" if left <= 5 else "postponed" if self.until else "owed", 0


def working_days(after: date, until: date) -> int:
    """Working days after one day up to another, one by one; the last working day of the first counts as that day."""
    days = [after + timedelta(number) for number in range(1, (until - after).days + 1)]
    return sum(day.weekday() < 5 and day not in HOLIDAYS for day in days)


def recount(today: date) -> dict[tuple[str, str], tuple[str, int]]:
    """Every thing of every unit on a day: its state, and working days late."""
    taken_back = {event.undoes for event in EVENTS}
    things = {(unit, task): Recount() for unit in SEASON.ids for task in TASKS}
    for event in sorted((one for one in EVENTS if one.day <= today), key=lambda one: one.day):
        if event.kind is Kind.UNDONE or event.id in taken_back:
            continue
        thing = things[event.unit, event.task]
        if event.kind is Kind.POSTPONED:
            thing.until = event.until
        elif event.kind is Kind.APPROVED:
            thing.state, thing.received = "approved", thing.received or event.day
        elif event.kind is Kind.RECEIVED and not thing.received:
            thing.state, thing.received = "received", event.day
        elif event.kind in (Kind.RETURNED, Kind.WITHDRAWN):
            thing.state, thing.received = ("returned" if event.kind is Kind.RETURNED else "open"), None
    return {place: thing.judge(place[1], today) for place, thing in things.items()}


def is_in(state: str) -> bool:
    return state == "approved" or state.startswith("received")


def test_the_season_has_something_of_everything() -> None:
    kinds = Counter(event.kind for event in EVENTS)
    assert set(kinds) == set(Kind)
    assert len(EVENTS) > 1500
    assert min(event.day for event in EVENTS) < date(2022, 11, 1)
    assert max(event.day for event in EVENTS) > date(2023, 3, 31)
    seen = {state for day in DAYS for state, _late in recount(day).values()}
    assert seen == {str(state) for state in State} - {"not_dated", "conditional"}


def test_no_event_is_lost_or_there_twice_or_out_of_turn(played: Path) -> None:
    found = Ledger.open(played)
    assert sorted(event.id for event in found.entries) == sorted(event.id for event in EVENTS)
    for unit in SEASON.ids:
        assert [e.id for e in found.entries if e.unit == unit] == [e.id for e in EVENTS if e.unit == unit]
    assert {problem.message for problem in found.problems} <= {"dòng hỏng hoặc ghi dở, bỏ qua"}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_count_is_right(played: Path, today: date) -> None:
    things = recount(today)
    board = stand(arguments.open_plan(str(played))[0], Ledger.open(played).events, today)
    assert {one.obligation.key[:2]: (str(one.state), one.late) for one in board.standings} == things
    for line in board.tasks:
        mine = [state for (_unit, task), (state, _late) in things.items() if task == line.task.key]
        assert str(line.units) == str(line.things) == f"{sum(map(is_in, mine))}/60"
        assert line.late == mine.count("late")
    for unit in board.units:
        mine = [state for (id_, _task), (state, _late) in things.items() if id_ == unit.body.id]
        assert (str(unit.tasks), unit.late) == (f"{sum(map(is_in, mine))}/12", mine.count("late"))
    assert board.unmatched == ()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_status_tells_the_same_as_json_and_as_text(played: Path, today: date) -> None:
    things = recount(today)
    names = {unit["id"]: unit["name"] for unit in SEASON.plan()["units"]}
    done = kiemdiem("status", played, "--today", today, "--output-format", "json")
    assert done.returncode == 0
    found: dict[str, Any] = json.loads(done.stdout)
    standings = {(one["unit"], one["task"]): (one["state"], one["working_days_late"]) for one in found["standings"]}
    assert standings == things
    assert {line["id"]: (line["units"]["done"], line["late"]) for line in found["tasks"]} == {
        key: (sum(is_in(things[unit, key][0]) for unit in names), sum(things[unit, key][0] == "late" for unit in names))
        for key in TASKS
    }
    late = [(one["unit"], one["task"]) for one in (found["standings"][place] for place in found["late"])]
    expected = [place for place, (state, _late) in things.items() if state == "late"]
    tasks = list(TASKS)
    assert late == sorted(
        expected, key=lambda place: (-things[place][1], sort_key(names[place[0]]), tasks.index(place[1]))
    )
    text = kiemdiem("status", played, "--today", today, "--late").stdout
    assert f"trễ {len(expected)}," in text
    assert [line.split()[0] for line in text.splitlines() if line.startswith("  T")] == [
        f"T{things[place][1]}" for place in late
    ]


def test_more_is_recorded_by_hand_on_the_last_day_and_taken_back(played: Path, tmp_path: Path) -> None:
    today = DAYS[-1]
    copies = [shutil.copy(file, tmp_path / file.name) for file in (played, beside(played))]
    played = Path(copies[0])
    before = {place for place, (state, _late) in recount(today).items() if state == "late"}
    unit, task = sorted(before)[0]
    options = ("--plan", played, "--today", today)
    done = kiemdiem("record", "received", "--unit", unit, "--task", f"II.{task}", *options)
    assert done.returncode == 0, done.stderr
    found = json.loads(kiemdiem("status", played, "--today", today, "--output-format", "json").stdout)
    assert len(found["late"]) == len(before) - 1
    id_ = Ledger.open(played).entries[-1].id
    assert kiemdiem("record", "--undo", id_, *options).returncode == 0
    found = json.loads(kiemdiem("status", played, "--today", today, "--output-format", "json").stdout)
    assert len(found["late"]) == len(before)


@pytest.mark.parametrize("today", [DAYS[1], DAYS[3]], ids=str)
def test_letters_go_only_to_those_who_owe(played: Path, tmp_path: Path, today: date) -> None:
    copies = [shutil.copy(file, tmp_path / file.name) for file in (played, beside(played))]
    plan = Path(copies[0])
    names = {unit["id"]: unit["name"] for unit in SEASON.plan()["units"]}
    owing = {place[0] for place, (state, _late) in recount(today).items() if state in ("late", "on_the_line")}
    done = kiemdiem("remind", plan, "--late", "--send", "--out", tmp_path / "thu", "--today", today, seconds=120)
    assert done.returncode == 0, done.stderr
    letters = {path.stem for path in (tmp_path / "thu").glob("*.docx")}
    expected = {safe_name(f"cong-van-don-doc {names[unit]}") for unit in owing}
    assert letters - {"cong-van-don-doc-gop"} == expected
    again = kiemdiem("remind", plan, "--late", "--send", "--out", tmp_path / "again", "--today", today)
    assert again.returncode == 0
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_page_holds_the_same_board_as_status(played: Path, tmp_path: Path, today: date) -> None:
    page = tmp_path / "bang.html"
    assert kiemdiem("export", "html", played, "--today", today, "--out", page).returncode == 0
    (embedded,) = html.parse(str(page)).xpath("//script[@type='application/json']")
    status = kiemdiem("status", played, "--today", today, "--output-format", "json").stdout
    assert json.loads(embedded.text) == json.loads(status)

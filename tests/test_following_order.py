"""What waits for what on the board: predecessors, room to the next task, the critical chain."""

from __future__ import annotations

from datetime import date

import pytest

from drafting import plan_2022
from kiemdiem.calendar import Calendar
from kiemdiem.following.as_json import to_json
from kiemdiem.following.chain import critical_chain
from kiemdiem.following.sequence import Step, order
from kiemdiem.following.standing import Board, Standing, stand
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.source import parse

HEAD = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: co-so, name: "các đảng ủy, chi bộ", kind: group}
units:
  - {id: xa-a, name: Đảng ủy xã A, part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
events:
  - {id: hop, name: hội nghị}
  - {id: le, name: lễ, date: 2022-12-08}
"""


def plan(tasks: dict[str, tuple[str, str]], *orders: str) -> Plan:
    """A plan of tasks, each with who implements it and its last day, and what comes before what."""
    text = HEAD + "tasks:\n"
    for key, (who, day) in tasks.items():
        deadline = f", deadline: {{by: {day}}}" if day else ""
        paper = f"{{id: giay-{key}, name: báo cáo {key}}}"
        role = f"{{role: implements, who: {who}}}"
        text += f'  - {{id: "{key}", text: x, roles: [{role}]{deadline}, produces: [{paper}]}}\n'
    text += "precedence:\n" + "".join(f"  - {{order: [{entry}]}}\n" for entry in orders) if orders else ""
    found = load(parse(text, "plan.yaml"))
    assert isinstance(found, Plan), found
    return found


def received(unit: str, task: str, day: str = "2022-11-01") -> Event:
    return Event(f"{unit}-{task}", Kind.RECEIVED, date.fromisoformat(day), unit, task)


def board(made: Plan, *events: Event, day: str = "2022-11-15") -> Board:
    return stand(made, events, date.fromisoformat(day))


def of(found: Board, unit: str, task: str) -> Standing:
    (one,) = (one for one in found.standings if one.obligation.key[:2] == (unit, task))
    return one


def waits(found: Board, unit: str, task: str) -> list[tuple[str, list[str]]]:
    return [(wait.label, [body.id for body in wait.who]) for wait in of(found, unit, task).waits]


TWO = {"1": ("co-so", "2022-11-10"), "2": ("co-so", "2022-12-05"), "3": ("btv", "2022-12-12")}


def test_a_unit_waits_for_its_own_part_and_others_wait_for_everybodys() -> None:
    found = board(plan(TWO, '"1", "2"', '"2", "3"'), received("xa-a", "1"))
    assert waits(found, "xa-a", "2") == []
    assert waits(found, "xa-b", "2") == [("II.1", ["xa-b"])]
    assert waits(found, "btv", "3") == [("II.2", ["xa-a", "xa-b"])]
    assert waits(found, "xa-b", "1") == []


def test_what_is_in_waits_for_nothing_and_nothing_waits_for_it() -> None:
    made = plan(TWO, '"1", "2"', '"2", "3"')
    every = [received(unit, task) for unit in ("xa-a", "xa-b") for task in "12"]
    assert board(made, *every).waiting == ()
    assert waits(board(made, received("xa-a", "2")), "xa-a", "2") == []


def test_a_paper_is_waited_for_by_its_name() -> None:
    found = board(plan(TWO, "giay-1, giay-2"))
    assert waits(found, "xa-a", "2") == [("II.1: báo cáo 1", ["xa-a"])]


def test_an_event_is_waited_for_until_its_day_and_one_without_a_day_is_passed_over() -> None:
    made = plan(TWO, 'le, "2"', '"1", hop, "3"')
    assert waits(board(made), "xa-a", "2") == [("lễ", [])]
    assert waits(board(made, day="2022-12-08"), "xa-a", "2") == []
    assert waits(board(made), "btv", "3") == [("II.1", ["xa-a", "xa-b"])]


def test_a_heading_stands_for_the_tasks_under_it_in_the_real_plan() -> None:
    found = order(plan_2022())
    assert Step("8") in found.before[Step("9.1")]
    assert Step("8") in found.before[Step("9.2")]
    assert found.before[Step("5")] == (Step("2"), Step("4"))


@pytest.mark.parametrize(
    ("day", "slack"), [("2022-11-01", 17), ("2022-11-10", 17), ("2022-12-01", 2), ("2022-12-07", -2)]
)
def test_slack_is_counted_to_the_first_task_that_needs_it_from_today_once_late(day: str, slack: int) -> None:
    made = plan({**TWO, "4": ("btv", "2023-01-05")}, '"1", "2"', '"1", "4"')
    found = board(made, day=day)
    assert of(found, "xa-a", "1").slack == slack
    assert of(found, "btv", "4").slack is None
    assert found.tasks[0].slack == slack


def test_what_is_postponed_has_less_room() -> None:
    put_off = Event("p", Kind.POSTPONED, date(2022, 11, 5), "xa-a", "1", until=date(2022, 11, 30))
    found = board(plan(TWO, '"1", "2"'), put_off)
    assert (of(found, "xa-a", "1").slack, of(found, "xa-b", "1").slack) == (3, 14)


def chain(found: Board) -> list[tuple[str, int | None]]:
    return [(link.task.key, link.gap) for link in found.chain]


ROUND = {
    "1": ("co-so", "2022-11-10"),
    "2": ("co-so", "2022-11-14"),
    "3": ("co-so", "2022-11-21"),
    "4": ("co-so", "2022-11-23"),
    "5": ("co-so", "2022-12-30"),
}


def test_the_critical_chain_goes_through_the_least_room_and_is_the_longest_that_does() -> None:
    made = plan(ROUND, '"1", "3"', '"2", "3"', '"3", "4"', '"3", "5"', '"4", "5"')
    assert chain(board(made)) == [("2", 5), ("3", 2), ("4", 27), ("5", None)]
    assert [str(link.last_day) for link in board(made).chain][:2] == ["2022-11-14", "2022-11-21"]


def test_tasks_that_are_done_leave_the_chain() -> None:
    made = plan(ROUND, '"2", "3"', '"3", "4"', '"4", "5"')
    done = [received(unit, "3") for unit in ("xa-a", "xa-b")]
    assert chain(board(made, *done)) == [("4", 27), ("5", None)]
    assert chain(board(made, *done, *(received(unit, "5") for unit in ("xa-a", "xa-b")))) == []


def test_a_circle_and_undated_tasks_do_no_harm() -> None:
    made = plan({**ROUND, "6": ("btv", "")}, '"1", "2", "1"', '"2", "3", "6"', '"4", "5"')
    found = board(made)
    assert chain(found) == [("4", 27), ("5", None)]
    assert waits(found, "xa-a", "1") == [("II.2", ["xa-a"])]


def test_the_chain_of_the_real_plan_shows_where_it_runs_backwards() -> None:
    made = plan_2022()
    between = Calendar.of(made.calendar).working_days_between
    found = critical_chain(made, (), between)
    assert [(link.task.key, link.gap) for link in found] == [("2", -5), ("5", 5), ("8", 15), ("9.1", None)]


def test_a_chain_of_hundreds_of_tasks_is_followed_to_its_end() -> None:
    tasks = {str(number): ("co-so", "2022-12-05") for number in range(1, 501)}
    made = plan(tasks, ", ".join(f'"{key}"' for key in tasks))
    found = board(made)
    assert len(found.chain) == 500
    assert len(found.waiting) == 2 * 499


def test_json_tells_who_is_waited_for_once_and_names_late_things_by_place() -> None:
    found = to_json(board(plan(TWO, '"1", "2"', '"2", "3"'), received("xa-a", "1"), day="2022-11-15"))
    assert found["waited_for"] == [{"for": "II.2", "units": ["xa-a", "xa-b"]}]
    assert found["standings"][4]["waits"] == [{"for": "II.2", "own": False, "open": 2}]
    assert found["standings"][3]["waits"] == [{"for": "II.1", "own": True, "open": 1}]
    assert [found["standings"][place]["unit"] for place in found["late"]] == ["xa-b"]
    assert list(found) == [
        "version",
        "today",
        "tasks",
        "units",
        "standings",
        "late",
        "waited_for",
        "chain",
        "unmatched",
    ]

"""Who owes what, and how it stands on a day after what happened with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drafting import plan_2022
from kiemdiem.drafting.duties import ACTING
from kiemdiem.following.obligations import Obligation, obligations
from kiemdiem.following.standing import Board, Standing, State, stand
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.load import load
from kiemdiem.plan import Plan, Role
from kiemdiem.source import parse

HEAD = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: tc-nv, name: Cơ quan Tổ chức - Nội vụ thị xã}
  - {id: hdnd, name: Thường trực HĐND thị xã}
  - {id: ubnd, name: UBND thị xã}
  - {id: co-so, name: "các đảng ủy, chi bộ", kind: group}
  - {id: hoi, name: "các hội, đoàn thể", kind: group}
  - {id: lien-quan, name: các cơ quan liên quan, kind: open}
agency_groups:
  - {id: hdnd-ubnd, name: "HĐND, UBND", members: [hdnd, ubnd]}
  - {id: tat-ca, name: tất cả, members: [hdnd-ubnd, co-so, hdnd]}
units:
  - {id: xa-a, name: Đảng ủy xã A, part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
"""


def plan(tasks: str, more: str = "") -> Plan:
    """A plan with these tasks, each on a line of its own."""
    listed = "".join(f"  - {line}\n" for line in tasks.strip().splitlines())
    found = load(parse(f"{HEAD}tasks:\n{listed}{more}", "plan.yaml"))
    assert isinstance(found, Plan), found
    return found


BY_05 = "{id: '1', text: Lập kế hoạch., roles: [{role: implements, who: co-so}], deadline: {by: 2022-12-05}}"
BEFORE_05 = BY_05.replace("by:", "before:")


def event(kind: Kind, day: str, unit: str = "xa-a", task: str = "1", deliverable: str = "", **more: Any) -> Event:
    return Event(f"{kind}-{day}-{unit}", kind, date.fromisoformat(day), unit, task, deliverable, **more)


def of(board: Board, unit: str = "xa-a", task: str = "1", deliverable: str = "") -> Standing:
    (found,) = (one for one in board.standings if one.obligation.key == (unit, task, deliverable))
    return found


def state(made: Plan, day: str, *events: Event, **place: str) -> tuple[str, int | None, int]:
    """State, working days left, working days late."""
    found = of(stand(made, events, date.fromisoformat(day)), **place)
    return str(found.state), found.left, found.late


def who(made: Plan) -> list[tuple[str, str]]:
    return [(one.body.id, one.deliverable.id if one.deliverable else "") for one in obligations(made)]


def test_a_group_stands_for_its_units_a_common_name_for_its_members_and_what_has_neither_stays_itself() -> None:
    made = plan("{id: '1', text: x, roles: [{role: implements, who: [tat-ca, hoi, xa-la]}]}".replace(", xa-la", ""))
    assert who(made) == [("hdnd", ""), ("ubnd", ""), ("xa-a", ""), ("xa-b", ""), ("hoi", "")]
    assert [one.body.kind for one in obligations(made)] == ["body", "body", "unit", "unit", "group"]
    assert obligations(made)[2].body.group == "co-so"


def test_common_names_that_lead_to_each_other_end() -> None:
    made = plan("{id: '1', text: x, roles: [{role: implements, who: a}]}", "")
    looped = HEAD.replace(
        "units:", "  - {id: a, name: A, members: [b, ubnd]}\n  - {id: b, name: B, members: [a]}\nunits:"
    )
    found = load(parse(f"{looped}tasks: [{{id: '1', text: x, roles: [{{role: implements, who: a}}]}}]\n", "p.yaml"))
    assert isinstance(found, Plan)
    assert who(found) == [("ubnd", "")]
    assert who(made) == [("a", "")]


def test_a_paper_is_owed_by_those_the_plan_names_else_by_those_who_answer_for_the_task() -> None:
    made = plan(
        "{id: '1', text: x, roles: [{role: directs, who: btv}, {role: advises, who: tc-nv},"
        " {role: implements, who: hdnd-ubnd}], produces: [{id: a, name: báo cáo, by: co-so}, {id: b, name: tổng hợp}]}"
    )
    assert who(made) == [("xa-a", "a"), ("xa-b", "a"), ("hdnd", "b"), ("ubnd", "b")]


@pytest.mark.parametrize("role", sorted(ACTING))
def test_whoever_acts_owes_a_task_that_nobody_else_answers_for(role: Role) -> None:
    made = plan(f"{{id: '1', text: x, roles: [{{role: {role}, who: tc-nv}}, {{role: directs, who: btv}}]}}")
    assert who(made) == [("tc-nv", "")]


def test_who_directs_decides_or_receives_owes_nothing() -> None:
    roles = "".join(
        f"{{role: {role}, who: btv}}, " for role in ("directs", "decides", "receives", "through", "keeps", "attends")
    )
    assert who(plan(f"{{id: '1', text: x, roles: [{roles}]}}")) == []


def test_an_item_that_only_heads_others_is_not_owed_and_those_under_it_take_its_roles() -> None:
    made = plan(
        "{id: '1', text: x, roles: [{role: implements, who: ubnd}],"
        " tasks: [{id: a, text: y, deadline: {by: 2022-12-05}}, {id: b, text: z}]}"
    )
    assert [one.key for one in obligations(made)] == [("ubnd", "1.a", ""), ("ubnd", "1.b", "")]


def test_a_paper_that_may_stand_for_another_is_not_owed_beside_it() -> None:
    made = plan(
        "{id: '1', text: x, roles: [{role: implements, who: ubnd}], deadline: {by: 2022-12-05},"
        " produces: [{id: hop, name: sơ kết}, {id: bao-cao, name: báo cáo sơ kết, alternative_to: hop}]}"
    )
    assert who(made) == [("ubnd", "hop")]
    given = event(Kind.RECEIVED, "2022-12-01", "ubnd", deliverable="bao-cao")
    assert state(made, "2022-12-10", given, unit="ubnd", deliverable="hop") == ("received", None, 0)


def test_the_units_of_the_real_plan_owe_their_plans_and_their_reviews() -> None:
    found = [one for one in obligations(plan_2022()) if one.body.id == "phuong-a"]
    assert [(one.task.key, one.deliverable.id if one.deliverable else "") for one in found] == [
        ("1", "ke-hoach-don-vi"),
        ("1", "quan-triet"),
        ("2", "danh-sach-nhom"),
        ("4", "kiem-diem-tap-the-ca-nhan"),
        ("III.1", ""),
        ("III.2", "dang-ky-thoi-gian"),
        ("III.2", "giay-moi"),
        ("III.end", "phan-anh-vuong-mac"),
    ]
    assert [one.binding for one in found][-4:] == ["undated", "undated", "undated", "conditional"]


def test_what_it_goes_to_and_through_is_that_of_the_paper_else_of_the_task() -> None:
    made = plan(
        "{id: '1', text: x,"
        " roles: [{role: implements, who: ubnd}, {role: receives, who: btv}, {role: through, who: hoi}],"
        " produces: [{id: a, name: a, to: hdnd, via: tc-nv}, {id: b, name: b.}]}"
    )
    first, second = obligations(made)
    assert (first.to, first.via, second.to, second.via) == (("hdnd",), ("tc-nv",), ("btv",), ("hoi",))
    assert second.what == "b"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2022-11-25", ("owed", 6, 0)),
        ("2022-11-28", ("due_soon", 5, 0)),
        ("2022-12-05", ("due_soon", 0, 0)),
        ("2022-12-06", ("late", None, 1)),
        ("2022-12-10", ("late", None, 4)),
        ("2022-12-12", ("late", None, 5)),
    ],
)
def test_what_did_not_come_is_owed_then_due_soon_then_late_by_working_days(
    day: str, found: tuple[str, int | None, int]
) -> None:
    assert state(plan(BY_05), day) == found


def test_on_the_day_after_before_it_is_on_the_line_and_late_only_after_that() -> None:
    made = plan(BEFORE_05)  # the last day is Sunday 04/12, the last working day Friday 02/12
    assert state(made, "2022-12-04") == ("due_soon", 0, 0)
    assert state(made, "2022-12-05") == ("on_the_line", 0, 0)
    assert state(made, "2022-12-06") == ("late", None, 2)
    for day, found in (
        ("2022-12-04", ("received", None, 0)),
        ("2022-12-05", ("received_on_the_line", None, 0)),
        ("2022-12-06", ("received_late", None, 2)),
    ):
        assert state(made, "2022-12-20", event(Kind.RECEIVED, day)) == found
    assert state(made, "2022-12-20", event(Kind.RECEIVED, "2022-12-05"), event(Kind.APPROVED, "2022-12-07"))[2] == 0


def test_a_plan_that_reads_before_as_up_to_the_day_has_no_line() -> None:
    made = plan(BEFORE_05, "reading: inclusive\n")
    assert state(made, "2022-12-05") == ("due_soon", 0, 0)
    assert state(made, "2022-12-20", event(Kind.RECEIVED, "2022-12-05"))[0] == "received"


def test_what_has_not_happened_yet_does_not_count() -> None:
    made, received = plan(BY_05), event(Kind.RECEIVED, "2022-12-02")
    assert state(made, "2022-12-01", received)[0] == "due_soon"
    assert state(made, "2022-12-02", received)[0] == "received"


def test_events_count_by_their_days_whatever_their_order_in_the_ledger() -> None:
    made = plan(BY_05)
    returned, again = event(Kind.RETURNED, "2022-12-03"), event(Kind.RECEIVED, "2022-12-07")
    first = event(Kind.RECEIVED, "2022-12-01")
    assert state(made, "2022-12-20", again, returned, first) == ("received_late", None, 2)
    same_day = event(Kind.RETURNED, "2022-12-01")
    assert state(made, "2022-12-02", first, same_day)[0] == "returned"
    assert state(made, "2022-12-02", same_day, first)[0] == "received"


R, B, A, P, W = Kind.RECEIVED, Kind.RETURNED, Kind.APPROVED, Kind.POSTPONED, Kind.WITHDRAWN


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ([], "late"),
        ([R], "received"),
        ([B], "late"),
        ([A], "approved"),
        ([W], "late"),
        ([P], "due_soon"),
        ([B, R], "received"),
        ([B, A], "approved"),
        ([B, W], "late"),
        ([B, P], "returned"),
        ([R, R], "received"),
        ([R, B], "late"),
        ([R, A], "approved"),
        ([R, W], "late"),
        ([R, P], "received"),
        ([A, R], "approved"),
        ([A, B], "late"),
        ([A, A], "approved"),
        ([A, W], "late"),
        ([A, P], "approved"),
        ([R, B, P], "returned"),
        ([R, W, R, A, B, R], "received"),
    ],
)
def test_every_event_after_every_other(kinds: list[Kind], found: str) -> None:
    until = date(2022, 12, 15)
    events = [
        event(kind, f"2022-11-{10 + place}", until=until if kind is P else None) for place, kind in enumerate(kinds)
    ]
    assert state(plan(BY_05), "2022-12-12", *events)[0] == found


def test_the_receipt_that_stands_is_the_first_since_it_was_last_owed() -> None:
    made = plan(BY_05)
    first, copy = event(R, "2022-12-01"), event(R, "2022-12-09")
    assert of(stand(made, [first, copy], date(2022, 12, 20))).received == date(2022, 12, 1)
    back = event(B, "2022-12-02")
    board = stand(made, [first, back, copy, event(A, "2022-12-15")], date(2022, 12, 20))
    assert (of(board).state, of(board).received, of(board).late) == (State.APPROVED, date(2022, 12, 9), 4)
    assert of(stand(made, [event(A, "2022-12-08")], date(2022, 12, 20))).received == date(2022, 12, 8)


def test_the_last_postponement_holds_and_is_no_matter_of_reading() -> None:
    made = plan(BEFORE_05)
    later = event(P, "2022-12-01", until=date(2022, 12, 20))
    assert state(made, "2022-12-06", later) == ("postponed", 10, 0)
    assert state(made, "2022-12-15", later) == ("due_soon", 3, 0)
    assert state(made, "2022-12-21", later) == ("late", None, 1)
    sooner = event(P, "2022-12-02", until=date(2022, 12, 8))
    assert state(made, "2022-12-09", later, sooner) == ("late", None, 1)
    found = of(stand(made, [later, event(R, "2022-12-20")], date(2022, 12, 30)))
    assert (found.state, found.last_day, found.until) == (State.RECEIVED, date(2022, 12, 20), date(2022, 12, 20))


def test_what_was_sent_back_is_out_until_it_comes_in_again_whatever_else_happens() -> None:
    made = plan(BY_05)
    happened = (
        event(R, "2022-12-01"),
        event(B, "2022-12-02"),
        event(P, "2022-12-03", until=date(2022, 12, 7)),
        event(R, "2022-12-06"),
    )
    assert of(stand(made, happened, date(2022, 12, 5))).returned == date(2022, 12, 2)
    assert of(stand(made, happened, date(2022, 12, 6))).returned is None


def test_reminders_are_counted_and_change_nothing() -> None:
    made = plan(BY_05)
    found = of(stand(made, [event(Kind.REMINDED, "2022-12-01"), event(Kind.REMINDED, "2022-12-03")], date(2022, 12, 6)))
    assert (found.state, found.last, found.reminded, found.reminders) == (State.LATE, None, date(2022, 12, 3), 2)


@pytest.mark.parametrize(
    ("deadline", "more", "before", "after"),
    [
        ("{ongoing: true}", "", "not_dated", "received"),
        ("{on_request: true}", "", "conditional", "received"),
        ("{by: 2022-12-05}", "modifiers: {conditional: nếu cần}, ", "conditional", "received"),
        ("{after: {days: 5, of: hop}}", "", "not_dated", "received"),
        ("{from: 2022-11-01}", "", "not_dated", "received"),
    ],
)
def test_what_has_no_day_or_is_owed_only_if_needed_is_never_late(
    deadline: str, more: str, before: str, after: str
) -> None:
    made = plan(
        f"{{id: '1', text: x, {more}roles: [{{role: implements, who: co-so}}], deadline: {deadline}}}",
        "events: [{id: hop, name: họp}]\n",
    )
    assert state(made, "2023-06-01") in ((before, None, 0), (before, 0, 0))
    assert state(made, "2023-06-01", event(R, "2023-05-01")) == (after, None, 0)
    assert state(made, "2023-06-01", event(R, "2023-05-01"), event(B, "2023-05-02"))[0] == "returned"
    board = stand(made, [], date(2023, 6, 1))
    assert (board.late, board.due_within(100)) == ((), ())


def test_a_day_that_is_known_only_after_an_event_counts_once_it_is_known() -> None:
    after = "{days: 5, of: hop, working: true}"
    text = f"{{id: '1', text: x, roles: [{{role: implements, who: co-so}}], deadline: {{after: {after}}}}}"
    made = plan(text, "events: [{id: hop, name: họp, date: 2022-12-01}]\n")
    assert of(stand(made, [], date(2022, 12, 5))).last_day == date(2022, 12, 8)


def test_of_two_days_the_one_for_the_report_counts_and_the_other_is_told() -> None:
    made = plan(
        "{id: '1', text: x, roles: [{role: implements, who: co-so}],"
        " deadline: {finish: {before: 2022-12-05}, report: {by: 2022-12-25}}}"
    )
    found = of(stand(made, [], date(2022, 12, 12)))
    assert (found.state, found.last_day) == (State.OWED, date(2022, 12, 25))
    assert found.obligation.finish is not None
    assert found.obligation.finish.last_day == date(2022, 12, 4)


QUARTERS = "{id: '1', text: x, roles: [{role: implements, who: co-so}], deadline: {every: {period: quarter, by: 12}}}"


def test_a_recurring_paper_is_owed_again_when_the_next_period_begins() -> None:
    made = plan(QUARTERS)
    first, second = event(R, "2022-03-10"), event(R, "2022-05-30")
    assert state(made, "2022-03-20", first)[0] == "received"
    assert state(made, "2022-04-01", first)[0] == "owed"
    assert of(stand(made, [first], date(2022, 4, 1))).last_day == date(2022, 6, 12)
    assert state(made, "2022-06-20", first, second)[0] == "received"
    assert state(made, "2022-07-01", first, second)[0] == "owed"


def test_a_time_that_was_missed_stays_late_until_a_receipt_fills_it() -> None:
    made = plan(QUARTERS)
    assert state(made, "2022-05-04")[0] == "late"
    late = event(R, "2022-05-05")
    assert state(made, "2022-05-05", late)[0] == "owed"  # the second quarter has begun
    assert of(stand(made, [late], date(2022, 5, 5))).last_day == date(2022, 6, 12)
    assert state(made, "2022-06-13", late)[0] == "late"
    assert state(made, "2022-03-20", event(R, "2022-03-15"))[0] == "received_late"


def test_a_second_copy_in_one_period_does_not_meet_the_next() -> None:
    assert state(plan(QUARTERS), "2022-06-20", event(R, "2022-02-01"), event(R, "2022-03-01"))[0] == "late"


def test_a_postponement_of_a_recurring_paper_is_for_the_time_that_has_begun() -> None:
    made, met = plan(QUARTERS), event(R, "2022-03-10")
    put_off = event(P, "2022-06-01", until=date(2022, 6, 30))
    assert of(stand(made, [met, put_off], date(2022, 6, 20))).last_day == date(2022, 6, 30)
    assert state(made, "2022-06-20", met, put_off)[0] == "postponed"


def test_a_reminder_of_a_recurring_paper_counts_for_the_time_that_it_asks_for() -> None:
    made = plan(QUARTERS)
    events = [event(Kind.REMINDED, "2022-03-01"), event(R, "2022-03-10"), event(Kind.REMINDED, "2022-06-01")]
    found = of(stand(made, events, date(2022, 6, 1)))
    assert (found.last_day, found.reminded, found.reminders) == (date(2022, 6, 12), date(2022, 6, 1), 1)
    met = of(stand(made, [*events, event(R, "2022-06-02")], date(2022, 6, 2)))
    assert (met.state, met.reminded, met.reminders) == (State.RECEIVED, date(2022, 6, 1), 1)
    sent_back = of(stand(made, [*events, event(B, "2022-06-02")], date(2022, 6, 2)))
    assert (sent_back.last_day, sent_back.returned) == (date(2022, 3, 12), date(2022, 6, 2))


def test_what_the_plan_itself_says_is_done_is_in() -> None:
    made = plan(BY_05.replace("id: '1'", "id: '1', done: 2022-12-01"))
    assert state(made, "2022-11-30")[0] == "due_soon"
    assert state(made, "2022-12-10")[0] == "received"
    assert state(made, "2022-12-04", event(B, "2022-12-02"))[0] == "returned"
    quarters = plan(QUARTERS.replace("id: '1'", "id: '1', done: 2022-05-02"))
    assert state(quarters, "2022-06-20")[0] == "received"
    assert state(quarters, "2022-07-01")[0] == "owed"


TWO_PAPERS = (
    "{id: '1', text: x, roles: [{role: implements, who: co-so}], deadline: {by: 2022-12-05},"
    " produces: [{id: a, name: a}, {id: b, name: b}, {id: c, name: c, modifiers: {conditional: nếu có}}]}"
)


def test_an_event_without_a_paper_is_about_all_that_the_unit_owes_in_the_task() -> None:
    made = plan(TWO_PAPERS)
    board = stand(made, [event(R, "2022-12-01"), event(B, "2022-12-02", deliverable="b")], date(2022, 12, 3))
    found = [one.state for one in board.standings if one.obligation.body.id == "xa-a"]
    assert found == [State.RECEIVED, State.RETURNED, State.RECEIVED]


def test_a_unit_counts_for_a_task_once_all_that_it_owes_in_any_case_is_in() -> None:
    made = plan(f"{TWO_PAPERS}\n{BY_05.replace('1', '2', 1)}")
    events = [event(R, "2022-12-01", "xa-a"), event(R, "2022-12-01", "xa-b", deliverable="a")]
    board = stand(made, events, date(2022, 12, 6))
    first, second = board.tasks
    assert (str(first.units), str(first.things), str(first.optional), first.late) == ("1/2", "3/4", "1/2", 1)
    assert (str(second.units), second.late) == ("0/2", 2)
    assert [(line.body.id, str(line.tasks), str(line.things), line.late) for line in board.units] == [
        ("xa-a", "1/2", "2/3", 1),
        ("xa-b", "0/2", "1/3", 2),
    ]
    assert board.cells["xa-a", "1"] == (State.RECEIVED, (2, 2), 0, None)
    assert board.cells["xa-b", "1"] == (State.LATE, (1, 2), 1, None)


def test_late_is_sorted_by_working_days_then_by_the_names_of_a_dictionary() -> None:
    units = "".join(
        f"  - {{id: u{n}, name: {name}, part_of: co-so}}\n" for n, name in enumerate(["Đa", "Dẫn", "An", "Ấp"])
    )
    text = HEAD + units + "tasks:\n" + f"  - {BY_05}\n  - {BY_05.replace('1', '2', 1).replace('12-05', '12-01')}\n"
    made = load(parse(text, "plan.yaml"))
    assert isinstance(made, Plan)
    received = [event(R, "2022-12-01", unit, "2") for unit in ("xa-a", "xa-b", "u0", "u1", "u2")]
    late = stand(made, received, date(2022, 12, 9)).late
    assert [(one.obligation.body.name, one.late) for one in late] == [
        ("Ấp", 6),
        ("An", 4),
        ("Ấp", 4),
        ("Dẫn", 4),
        ("Đa", 4),
        ("Đảng ủy xã A", 4),
        ("Đảng ủy xã B", 4),
    ]


def test_due_within_tells_what_is_needed_and_near_with_what_is_due_today() -> None:
    made = plan(f"{BY_05}\n{BEFORE_05.replace('1', '2', 1)}\n{BY_05.replace('1', '3', 1).replace('12-05', '12-20')}")
    board = stand(made, [event(R, "2022-12-01", "xa-a")], date(2022, 12, 5))
    assert [one.obligation.key[:2] for one in board.due_within(0)] == [("xa-a", "2"), ("xa-b", "2"), ("xa-b", "1")]
    assert len(board.due_within(11)) == 5
    assert len(board.due_within(10)) == 3


def test_a_board_of_some_tasks_and_units_counts_only_them() -> None:
    board = stand(plan(f"{BY_05}\n{BY_05.replace('1', '2', 1)}"), [], date(2022, 12, 6)).only({"1"}, {"xa-a"})
    assert [(line.label, str(line.units)) for line in board.tasks] == [("II.1", "0/1")]
    assert len(board.late) == 1


def test_events_about_nothing_that_is_owed_are_told() -> None:
    strange = [
        event(R, "2022-12-01", "xa-z"),
        event(R, "2022-12-01", task="9"),
        event(R, "2022-12-01", deliverable="z"),
    ]
    board = stand(plan(BY_05), [*strange, event(R, "2022-12-01")], date(2022, 12, 6))
    assert board.unmatched == tuple(strange)
    assert of(board).state is State.RECEIVED


def keyed(found: tuple[Obligation, ...]) -> set[tuple[str, str, str]]:
    return {one.key for one in found}


def test_every_obligation_of_the_real_plan_has_a_key_of_its_own_and_stands_on_the_board() -> None:
    made = plan_2022()
    board = stand(made, [], date(2022, 12, 20))
    assert len(keyed(obligations(made))) == len(obligations(made)) == len(board.standings)
    assert sum(line.things.of for line in board.tasks) == sum(line.things.of for line in board.units)

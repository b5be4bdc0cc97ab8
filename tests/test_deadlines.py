"""What a deadline means, and how a task stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiemdiem.calendar import Calendar
from kiemdiem.days import period_days
from kiemdiem.deadlines import Due, State, due_of, dues, in_time_order, on_the_line, stand, state, working_days_left
from kiemdiem.plan import Plan

CALENDAR = Calendar()


def plan_of(*tasks: dict[str, Any], **rest: Any) -> Plan:
    numbered = [{"id": str(n), "text": "việc"} | task for n, task in enumerate(tasks, 1)]
    plan = Plan.model_validate(
        {"document": {"subject": "kiểm điểm", "year": 2022, "issuer": "btv"}, "tasks": numbered} | rest
    )
    plan.locate()
    return plan


def due(deadline: dict[str, Any], reading: Any = None, **task: Any) -> Due:
    (only,) = dues(plan_of({"deadline": deadline} | task), reading)
    return only


@pytest.mark.parametrize(
    ("deadline", "kind", "first", "last"),
    [
        ({"before": "2022-11-05"}, "before", None, date(2022, 11, 4)),
        ({"by": "2022-12-05"}, "by", None, date(2022, 12, 5)),
        ({"on": "2022-12-05"}, "on", date(2022, 12, 5), date(2022, 12, 5)),
        ({"within": "2023-02"}, "within", date(2023, 2, 1), date(2023, 2, 28)),
        ({"within": "2024-02"}, "within", date(2024, 2, 1), date(2024, 2, 29)),
        ({"within": "2023-Q1"}, "within", date(2023, 1, 1), date(2023, 3, 31)),
        ({"within": "2023-H2"}, "within", date(2023, 7, 1), date(2023, 12, 31)),
        ({"within": "2023"}, "within", date(2023, 1, 1), date(2023, 12, 31)),
        ({"from": "2022-12-01", "to": "2022-12-10"}, "window", date(2022, 12, 1), date(2022, 12, 10)),
        ({"from": "2022-12-01"}, "from", date(2022, 12, 1), None),
        ({"ongoing": True}, "ongoing", None, None),
        ({"on_request": True}, "conditional", None, None),
    ],
)
def test_every_meaning_has_the_days_of_the_table(
    deadline: dict[str, Any], kind: str, first: date | None, last: date | None
) -> None:
    found = due(deadline)
    assert (found.kind, found.first_day, found.last_day) == (kind, first, last)


def test_the_reader_may_take_before_d_as_d_and_sees_both() -> None:
    strict, lenient = due({"before": "2022-12-05"}), due({"before": "2022-12-05"}, "inclusive")
    assert (strict.last_day, strict.other_reading) == (date(2022, 12, 4), date(2022, 12, 5))
    assert (lenient.last_day, lenient.other_reading) == (date(2022, 12, 5), date(2022, 12, 4))
    assert due({"by": "2022-12-05"}).other_reading is None


def test_the_plan_s_own_reading_holds_unless_the_reader_asks_for_another() -> None:
    plan = plan_of({"deadline": {"before": "2022-12-05"}}, reading="inclusive")
    assert dues(plan)[0].last_day == date(2022, 12, 5)
    assert dues(plan, "exclusive")[0].last_day == date(2022, 12, 4)


def test_before_a_time_of_day_runs_to_that_time_on_the_day_itself() -> None:
    found = due({"before": "2022-12-05", "time": "16:30"})
    assert (found.last_day, found.other_reading, found.time) == (date(2022, 12, 5), None, "16:30")
    assert found.phrase == "trước 16 giờ 30 ngày 05/12/2022"


def test_finish_and_report_are_two_dates_of_one_task() -> None:
    plan = plan_of({"deadline": {"finish": {"before": "2022-12-05"}, "report": {"by": "2022-12-25"}}})
    finish, report = dues(plan)
    assert (finish.part, finish.last_day, finish.phrase) == (
        "finish",
        date(2022, 12, 4),
        "hoàn thành trước ngày 05/12/2022",
    )
    assert (report.part, report.last_day) == ("report", date(2022, 12, 25))
    assert finish.task is report.task
    assert report.place.steps == ("tasks", 0, "deadline", "report", "by")


def test_what_is_meant_counts_and_what_is_printed_is_shown() -> None:
    found = due({"phrase": "**trong tháng 02 năm 2022**", "within": "2022-02", "meant": {"within": "2023-02"}})
    assert found.phrase == "trong tháng 02 năm 2022"
    assert (found.last_day, found.meant) == (date(2023, 2, 28), "trong tháng 02 năm 2023")
    assert found.place.steps == ("tasks", 0, "deadline", "meant", "within")


def test_the_place_is_that_of_the_date_in_the_file() -> None:
    assert due({"before": "2022-11-05"}).place.steps == ("tasks", 0, "deadline", "before")
    assert due({"from": "2022-12-01", "to": "2022-12-10"}).place.steps[-1] == "to"
    assert due({"from": "2022-12-01"}).place.steps[-1] == "from"
    assert due({"after": {"days": 3, "of": "x"}}).place.steps[-2:] == ("after", "days")


def recurring(every: dict[str, Any], reading: Any = None, **rest: Any) -> list[date | None]:
    return [found.last_day for found in dues(plan_of({"deadline": {"every": every}}, **rest), reading)]


def test_every_quarter_falls_due_in_its_last_month_of_the_year_of_the_plan() -> None:
    expected = [date(2022, 3, 11), date(2022, 6, 11), date(2022, 9, 11), date(2022, 12, 11)]
    assert recurring({"period": "quarter", "before": 12}) == expected
    assert recurring({"period": "quarter", "before": 12}, "inclusive")[0] == date(2022, 3, 12)
    assert recurring({"period": "quarter", "month": 1, "by": 12})[1] == date(2022, 4, 12)


def test_the_campaign_s_own_period_says_which_occurrences_count() -> None:
    school_year = {"from": "2022-09-05", "to": "2023-05-31"}
    assert recurring({"period": "half", "by": 15}, period=school_year) == [date(2022, 12, 15)]
    assert recurring({"period": "year", "month": 5, "on": 31}, period=school_year) == [date(2023, 5, 31)]
    assert len(recurring({"period": "month", "by": 25}, period=school_year)) == 9


def test_a_day_the_month_does_not_have_means_its_last_day() -> None:
    assert recurring({"period": "month", "by": 31})[:4] == [
        date(2022, 1, 31),
        date(2022, 2, 28),
        date(2022, 3, 31),
        date(2022, 4, 30),
    ]


def test_before_the_first_of_every_month_is_the_end_of_the_month_before() -> None:
    found = recurring({"period": "month", "before": 1})
    assert (found[0], found[-1], len(found)) == (date(2022, 1, 31), date(2022, 12, 31), 12)


def test_a_recurring_task_that_never_falls_due_in_the_period_is_still_listed() -> None:
    day = {"from": "2022-02-01", "to": "2022-02-02"}
    assert recurring({"period": "year", "by": 25}, period=day) == [None]


def test_done_once_settles_the_occurrence_of_its_own_quarter_only() -> None:
    plan = plan_of({"deadline": {"every": {"period": "quarter", "before": 12}}, "done": "2022-06-14"})
    states = [state(found, date(2022, 7, 1), CALENDAR) for found in dues(plan)]
    assert states == [State.DONE, State.DONE, State.UPCOMING, State.UPCOMING]


@pytest.mark.parametrize(
    ("after", "last"),
    [
        ({"days": 10, "working": True, "of": "hoi-nghi"}, date(2023, 2, 6)),
        ({"days": 10, "of": "hoi-nghi"}, date(2023, 1, 27)),
        ({"days": 0, "of": "hoi-nghi"}, date(2023, 1, 16)),
        ({"days": 5, "of": "chua-ro"}, None),
        ({"days": 5, "of": "2"}, date(2022, 12, 12)),
        ({"days": 5, "of": "3"}, None),
        ({"days": 30, "of": "hd21"}, date(2019, 11, 18)),
        ({"days": 5, "of": "khong-co"}, None),
    ],
)
def test_days_after_something_are_counted_once_its_day_is_known_and_end_on_a_working_day(
    after: dict[str, Any], last: date | None
) -> None:
    plan = plan_of(
        {"deadline": {"after": after}},
        {"done": "2022-12-05"},
        {},
        events=[{"id": "hoi-nghi", "name": "Hội nghị", "date": "2023-01-16"}, {"id": "chua-ro", "name": "Họp"}],
        legal_bases=[
            {"id": "hd21", "type": "Hướng dẫn", "number": "21-HD/BTCTW", "date": "2019-10-18", "issuer": "btctw"}
        ],
    )
    (found,) = due_of(plan, plan.tasks[0])
    assert found.last_day == last
    assert state(found, date(2019, 1, 1), CALENDAR) is State.UPCOMING


def test_working_days_after_an_event_heed_the_days_off_of_the_plan() -> None:
    calendar = {"days_off": ["2022-12-06"]}
    event = {"id": "hop", "name": "Họp", "date": "2022-12-05"}
    after = {"days": 1, "working": True, "of": "hop"}
    (found,) = dues(plan_of({"deadline": {"after": after}}, events=[event], calendar=calendar))
    assert found.last_day == date(2022, 12, 7)


@pytest.mark.parametrize(
    ("today", "left", "expected"),
    [
        (date(2022, 11, 24), 6, State.UPCOMING),
        (date(2022, 11, 25), 5, State.DUE_SOON),
        (date(2022, 12, 2), 0, State.DUE_SOON),
        (date(2022, 12, 4), 0, State.DUE_SOON),
        (date(2022, 12, 5), -1, State.OVERDUE),
        (date(2022, 12, 12), -6, State.OVERDUE),
    ],
)
def test_a_last_day_on_a_sunday_counts_down_to_the_friday_and_is_not_moved(
    today: date, left: int, expected: State
) -> None:
    found = stand(due({"before": "2022-12-05"}), today, CALENDAR)
    assert (found.due.last_day, found.last_working_day) == (date(2022, 12, 4), date(2022, 12, 2))
    assert (found.working_days_left, found.state) == (left, expected)


def test_what_is_done_has_no_days_left_and_is_not_done_before_its_day() -> None:
    task = due({"before": "2022-12-05"}, done="2022-12-01")
    assert stand(task, date(2022, 12, 20), CALENDAR).state is State.DONE
    assert stand(task, date(2022, 12, 20), CALENDAR).working_days_left is None
    assert state(task, date(2022, 11, 30), CALENDAR) is State.DUE_SOON


@pytest.mark.parametrize(
    ("deadline", "task", "expected"),
    [
        ({"ongoing": True}, {}, State.ONGOING),
        ({"on_request": True}, {}, State.CONDITIONAL),
        ({"before": "2022-11-10"}, {"modifiers": {"conditional": "nếu cần"}}, State.CONDITIONAL),
        ({"from": "2022-11-01"}, {}, State.ONGOING),
    ],
)
def test_what_is_ongoing_or_conditional_is_never_late(
    deadline: dict[str, Any], task: dict[str, Any], expected: State
) -> None:
    assert state(due(deadline, **task), date(2050, 1, 1), CALENDAR) is expected


def test_from_a_day_on_has_not_begun_before_that_day() -> None:
    found = due({"from": "2022-11-01"})
    assert state(found, date(2022, 10, 31), CALENDAR) is State.UPCOMING
    assert working_days_left(found, date(2022, 10, 31), CALENDAR) is None


def test_before_d_met_or_open_on_d_itself_is_on_the_line() -> None:
    d = date(2022, 12, 5)
    still_open, met = due({"before": "2022-12-05"}), due({"before": "2022-12-05"}, done="2022-12-05")
    assert on_the_line(still_open, d)
    assert on_the_line(met, date(2023, 1, 1))
    assert not on_the_line(still_open, date(2022, 12, 6))
    assert not on_the_line(due({"before": "2022-12-05"}, done="2022-12-02"), d)
    assert not on_the_line(due({"by": "2022-12-05"}), d)
    assert not on_the_line(due({"before": "2022-12-05"}, "inclusive"), d)
    assert not on_the_line(due({"before": "2022-12-05"}, "inclusive"), date(2022, 12, 4))


def test_only_tasks_with_a_deadline_of_their_own_are_listed() -> None:
    plan = plan_of({"tasks": [{"id": "1.1", "text": "hồ sơ", "deadline": {"by": "2022-12-31"}}]}, {})
    assert [found.task.key for found in dues(plan)] == ["1.1"]


def test_time_order_puts_the_undated_last_and_keeps_the_order_of_the_document() -> None:
    plan = plan_of(
        {"deadline": {"ongoing": True}},
        {"deadline": {"by": "2022-12-05"}},
        {"deadline": {"by": "2022-12-05", "time": "11:00"}},
        {"deadline": {"by": "2022-11-05"}},
        {"deadline": {"on_request": True}},
        {"deadline": {"by": "2022-12-05"}},
    )
    assert [found.task.key for found in in_time_order(dues(plan))] == ["4", "3", "2", "6", "1", "5"]


def test_a_period_runs_to_the_last_day_of_its_last_month() -> None:
    assert period_days("2023-Q4") == (date(2023, 10, 1), date(2023, 12, 31))
    assert period_days("2023-H1") == (date(2023, 1, 1), date(2023, 6, 30))
    assert period_days("2023-12") == (date(2023, 12, 1), date(2023, 12, 31))

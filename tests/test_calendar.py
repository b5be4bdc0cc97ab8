"""Working days as an office in Vietnam counts them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem import calendar, language, plan
from kiemdiem.calendar import Calendar
from running import no_end_of_work

CALENDAR = Calendar()
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 11, 5), "thứ Bảy"),
        (date(2022, 12, 4), "Chủ nhật"),
        (date(2022, 9, 1), "Quốc khánh"),
        (date(2023, 1, 2), "Tết Dương lịch (nghỉ bù)"),
        (date(2023, 1, 20), "29 Tết"),
        (date(2023, 1, 26), "Mùng năm Tết Nguyên Đán"),
    ],
)
def test_a_day_off_says_why_in_vietnamese(day: date, why: str) -> None:
    assert CALENDAR.why_off(day) == why
    assert not CALENDAR.is_working(day)


def test_an_english_reader_gets_the_holiday_in_english() -> None:
    language.use("en")
    try:
        assert CALENDAR.why_off(date(2022, 9, 2)) == "National Day"
    finally:
        language.use("vi")


def test_a_saturday_worked_for_a_day_given_off_is_a_working_day() -> None:
    assert CALENDAR.why_off(date(2024, 5, 4)) is None
    assert CALENDAR.why_off(date(2024, 4, 29)) == "Ngày nghỉ (thay cho ngày 04/05/2024)"
    assert CALENDAR.is_working(date(2019, 1, 5))


def test_the_plan_adds_days_off_and_working_saturdays() -> None:
    given_by_plan = plan.Calendar.model_validate(
        {"days_off": ["2022-11-04", "2022-11-18"], "working_days": ["2022-11-05", "2022-11-18"]}
    )
    calendar = Calendar.of(given_by_plan)
    assert calendar.why_off(date(2022, 11, 4)) == "ngày nghỉ theo kế hoạch"
    assert calendar.is_working(date(2022, 11, 5))
    assert calendar.why_off(date(2022, 11, 18)) == "ngày nghỉ theo kế hoạch", "off where both are said"
    assert calendar.working_days_between(date(2022, 11, 3), date(2022, 11, 6)) == 1
    assert calendar.last_working_day(date(2022, 11, 4)) == date(2022, 11, 3)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2022, 12, 4), date(2022, 12, 2)),
        (date(2022, 12, 11), date(2022, 12, 9)),
        (date(2022, 12, 9), date(2022, 12, 9)),
        (date(2023, 1, 26), date(2023, 1, 19)),
    ],
)
def test_the_last_working_day_is_the_day_itself_or_the_nearest_before(day: date, last: date) -> None:
    assert CALENDAR.last_working_day(day) == last


def test_the_windows_of_the_real_plan_have_the_working_days_counted_by_hand() -> None:
    assert CALENDAR.working_days_between(date(2022, 10, 25), date(2022, 11, 4)) == 8
    assert CALENDAR.working_days_between(date(2022, 11, 4), date(2022, 12, 5)) == 21
    assert CALENDAR.working_days_between(date(2023, 1, 19), date(2023, 1, 30)) == 2
    assert CALENDAR.working_days_between(date(2022, 12, 5), date(2022, 11, 4)) == -21


def test_ten_working_days_from_a_day_skip_tet() -> None:
    assert CALENDAR.add_working_days(date(2023, 1, 16), 10) == date(2023, 2, 6)
    assert CALENDAR.add_working_days(date(2023, 2, 6), -10) == date(2023, 1, 16)
    assert CALENDAR.add_working_days(date(2022, 12, 4), 0) == date(2022, 12, 4)
    assert CALENDAR.next_working_day(date(2022, 12, 2)) == date(2022, 12, 5)


TABLE = json.loads(Path(calendar.__file__).with_name("calendar_vn.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("year", [2014, *map(int, TABLE), 2036])
def test_every_day_off_is_one_that_the_holidays_library_knows_under_the_same_name(year: int, code: str) -> None:
    known = holidays.country_holidays("VN", years=year, language={"vi": "vi", "en": "en_US"}[code])
    language.use(code)
    try:
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
            day = date.fromordinal(ordinal)
            worked = day in known.weekend_workdays
            assert CALENDAR.is_working(day) == (worked or not (day.weekday() >= 5 or day in known)), day
            if day in known and not worked:
                assert CALENDAR.why_off(day) == known[day]
    finally:
        language.use("vi")


def test_the_years_that_plans_are_written_for_need_no_library() -> None:
    years = [int(year) for year in TABLE]
    assert years == list(range(2015, 2036))
    program = "import sys; from datetime import date; from kiemdiem.calendar import Calendar; "
    program += "assert Calendar().why_off(date(2022, 9, 2)); sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


@given(DAYS, st.integers(-400, 400))
def test_counting_agrees_with_walking_day_by_day(day: date, distance: int) -> None:
    until = day + timedelta(distance)
    first, last = min(day, until), max(day, until)
    walked = sum(CALENDAR.is_working(first + timedelta(n)) for n in range(1, (last - first).days + 1))
    assert CALENDAR.working_days_between(day, until) == (walked if distance >= 0 else -walked)


@given(DAYS, st.integers(1, 300))
def test_adding_and_counting_are_inverse(day: date, count: int) -> None:
    later, earlier = CALENDAR.add_working_days(day, count), CALENDAR.add_working_days(day, -count)
    assert CALENDAR.is_working(later)
    assert CALENDAR.is_working(earlier)
    assert CALENDAR.working_days_between(day, later) == count
    assert CALENDAR.working_days_between(earlier, day) == count - (not CALENDAR.is_working(day))


def test_the_ends_of_time_are_reached_without_an_error() -> None:
    assert CALENDAR.add_working_days(date.max, 5) == date.max
    assert CALENDAR.add_working_days(date.min, -5) == date.min
    assert CALENDAR.add_working_days(date(2022, 1, 1), 10**9) == date.max
    assert CALENDAR.last_working_day(date.min) == date.min
    off_from_the_start = Calendar(days_off=frozenset({date.min}))
    assert off_from_the_start.last_working_day(date.min) == date.min
    assert CALENDAR.working_days_between(date.min, date.max) > 2_600_000
    assert CALENDAR.working_days_between(date.max, date.min) < -2_600_000


def test_two_centuries_are_counted() -> None:
    with no_end_of_work():
        assert CALENDAR.working_days_between(date(1900, 1, 1), date(2100, 12, 31)) > 50_000


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2022, 12, 5), "working"),
        (date(2022, 12, 4), "weekend"),
        (date(2023, 1, 1), "holiday"),  # a Sunday too
        (date(2023, 1, 20), "holiday"),
        (date(2024, 5, 4), "swapped"),  # by the state, for 29/4
        (date(2022, 12, 10), "swapped"),  # by the plan
        (date(2022, 12, 12), "plan"),
        (date(2022, 12, 6), "working"),  # named a working day, which it is anyway
    ],
)
def test_a_day_is_of_one_kind(day: date, kind: str) -> None:
    own = Calendar(frozenset({date(2022, 12, 12)}), frozenset({date(2022, 12, 10), date(2022, 12, 6)}))
    assert own.kind(day) == kind
    assert own.is_working(day) == (kind in ("working", "swapped"))

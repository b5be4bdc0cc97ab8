"""A date keeps its place among the working days of its month when it moves to another year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.calendar import Calendar
from kiemdiem.month_places import moved, working_days

STATE = Calendar()
DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 31))
YEARS = st.integers(1, 4)


@pytest.mark.parametrize(
    ("day", "years", "new", "place"),
    [
        (date(2022, 12, 5), 1, date(2023, 12, 5), 3),  # the third working day of December
        (date(2022, 11, 4), 1, date(2023, 11, 6), 4),
        (date(2022, 12, 30), 1, date(2023, 12, 29), -1),  # the last one
        (date(2022, 12, 31), 1, date(2023, 12, 29), -1),  # a Saturday stands for the Friday before it
        (date(2023, 1, 30), 1, date(2024, 1, 30), -2),
        (date(2023, 2, 28), 1, date(2024, 2, 29), -1),
        (date(2023, 1, 19), 1, date(2024, 1, 26), -4),  # before Tết, which is in February the year after
        (date(2023, 1, 1), 1, date(2023, 12, 29), -1),  # New Year stands for the last working day of December
    ],
)
def test_a_working_day_goes_to_the_day_with_its_place(day, years, new, place):
    found = moved(day, years, STATE, STATE)
    assert found is not None
    assert (found.new, found.place) == (new, place)


def test_what_begins_on_a_day_off_begins_on_the_working_day_after_it():
    found = moved(date(2022, 12, 3), 1, STATE, STATE, begins=True)
    assert found is not None
    assert (found.old, found.new) == (date(2022, 12, 5), date(2023, 12, 5))


@given(DAYS, YEARS)
def test_a_moved_day_is_a_working_day_of_the_same_rank_in_the_same_month(day, years):
    found = moved(day, years, STATE, STATE)
    assert found is not None
    assert STATE.is_working(found.new)
    assert (found.new.year, found.new.month) == (found.old.year + years, found.old.month)
    days = working_days(found.new.year, found.new.month, STATE)
    assert days[found.place - 1 if found.place > 0 else found.place] == found.new
    before = working_days(found.old.year, found.old.month, STATE)
    fewer = len(days) < len(before)
    assert fewer or before[found.place - 1 if found.place > 0 else found.place] == found.old


@given(DAYS, DAYS, YEARS)
def test_the_order_of_dates_stays(one, other, years):
    first, then = (moved(day, years, STATE, STATE) for day in sorted((one, other)))
    assert first is not None
    assert then is not None
    assert first.new <= then.new


def test_the_days_off_of_the_plan_count_where_the_day_stands_and_not_where_it_goes():
    here = Calendar(days_off=frozenset({date(2022, 12, 1)}))
    found = moved(date(2022, 12, 5), 1, here, STATE)
    assert found is not None
    assert (found.place, found.new) == (2, date(2023, 12, 4))


def test_a_month_without_a_working_day_moves_nothing():
    closed = Calendar(days_off=frozenset(date(2023, 12, day) for day in range(1, 32)))
    assert moved(date(2022, 12, 5), 1, STATE, closed) is None

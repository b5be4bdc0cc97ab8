"""Ceilings on the excellent: the published cases, the table of every reading, and what must hold for any counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.errors import KiemdiemError
from kiemdiem.quota import Layer, Tally, all_limits, binding, limit, limits, seen
from kiemdiem.terms import BASES, Basis

PERCENT = st.integers(0, 100)


def cap(**changes: Any) -> Layer:
    return Layer(**({"id": "xuat-sac", "text": "không được quá 20%", "percent": 20} | changes))


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    good, excellent = draw(st.integers(0, 5000)), draw(st.integers(0, 5000))
    return Tally(good + excellent + draw(st.integers(0, 5000)), good, excellent)


@pytest.mark.parametrize(
    ("case", "rated", "good", "excellent", "pool", "total"),
    [
        ("Đồng Nai 2024, 16 district-level organisations", 16, 13, 3, 3, 3),
        ("Dĩ An 2022, 50 grass-roots organisations", 50, 37, 10, 9, 10),
    ],
)
def test_published_results_get_the_ceilings_counted_by_hand(
    case: str, rated: int, good: int, excellent: int, pool: int, total: int
) -> None:
    found = {entry.basis: entry.max for entry in limits(cap(), Tally(rated, good, excellent))}
    assert (found["pool"], found["total"]) == (pool, total), case


@pytest.mark.parametrize(("case", "rated", "most"), [("Tây Ninh 2022, district committees", 13, 2), ("bodies", 6, 1)])
def test_published_results_by_the_total_of_all_rated(case: str, rated: int, most: int) -> None:
    assert limit("total", 20, rated=rated, good=0, excellent=most) == most, case


def test_the_town_that_rounded_to_the_nearest_is_reproduced_only_with_that_setting() -> None:
    assert limit("total", 20, rated=49, good=0, excellent=10, rounding="nearest") == 10
    assert limit("total", 20, rated=49, good=0, excellent=10) == 9


@pytest.mark.parametrize(
    ("n", "pool", "strict"),
    [
        *((n, 0, 0) for n in (1, 2, 3, 4)),
        (5, 1, 0),
        *((n, 1, 1) for n in (6, 7, 8, 9)),
        (10, 2, 1),
        (12, 2, 2),
        (15, 3, 2),
        (20, 4, 3),
        (30, 6, 5),
        (40, 8, 6),
        (100, 20, 16),
    ],
)
def test_twenty_percent_of_every_size_in_the_cap_table(n: int, pool: int, strict: int) -> None:
    assert limit("pool", 20, rated=n, good=n, excellent=0) == pool
    assert limit("strict", 20, rated=n, good=n, excellent=0) == strict


@pytest.mark.parametrize(("n", "most"), [(2, 0), (3, 1), (4, 1), (7, 1), (8, 2), (12, 2), (13, 3), (14, 3)])
def test_nearest_takes_a_half_up(n: int, most: int) -> None:
    assert limit("pool", 20, rated=n, good=n, excellent=0, rounding="nearest") == most
    assert limit("pool", 50, rated=3, good=3, excellent=0, rounding="nearest") == 2


@given(PERCENT, tallies())
def test_a_ceiling_is_the_highest_number_its_rule_allows(percent: int, tally: Tally) -> None:
    n = tally.good + tally.excellent

    def allows(basis: Basis, x: int) -> bool:
        return 100 * x <= percent * {"pool": n, "strict": n - x, "total": tally.rated}[basis]

    for basis in BASES:
        most = limit(basis, percent, rated=tally.rated, good=tally.good, excellent=tally.excellent)
        assert allows(basis, most)
        assert not allows(basis, most + 1)


@given(PERCENT, tallies())
def test_the_strict_reading_never_gives_more_than_the_pool_nor_the_pool_more_than_the_total(
    percent: int, tally: Tally
) -> None:
    counts = {"rated": tally.rated, "good": tally.good, "excellent": tally.excellent}
    for rounding in ("down", "nearest"):
        strict, pool, total = (limit(b, percent, **counts, rounding=rounding) for b in ("strict", "pool", "total"))
        assert strict <= pool <= total


@given(PERCENT, tallies(), st.integers(0, 50), st.integers(0, 20))
def test_more_people_or_a_higher_percentage_never_lower_a_ceiling(
    percent: int, tally: Tally, more: int, points: int
) -> None:
    for basis in BASES:
        counts = {"good": tally.good, "excellent": tally.excellent}
        raised = {"good": tally.good + more, "excellent": tally.excellent}
        before = limit(basis, percent, rated=tally.rated, **counts)
        after = limit(basis, min(100, percent + points), rated=tally.rated + more, **raised)
        assert after >= before


@given(st.integers(0, 10**12))
def test_large_counts_stay_exact(n: int) -> None:
    assert limit("pool", 20, rated=n, good=n, excellent=0) == n // 5
    assert limit("strict", 20, rated=n, good=n, excellent=0) == n // 6


@pytest.mark.parametrize(
    ("percent", "tally", "says"),
    [
        (20, Tally(50, 47, 10), "47 tốt + 10 xuất sắc nhiều hơn 50"),
        (20, Tally(-1, 0, 0), "không được âm"),
        (20, Tally(5, 6, -1), "không được âm"),
        (101, Tally(5, 1, 1), "101%"),
    ],
)
def test_counts_that_cannot_be_are_refused_in_words(percent: int, tally: Tally, says: str) -> None:
    with pytest.raises(KiemdiemError) as refusal:
        limit("pool", percent, rated=tally.rated, good=tally.good, excellent=tally.excellent)
    assert says in refusal.value.message


def test_the_three_readings_are_always_given_and_the_cap_s_own_binds() -> None:
    found = limits(cap(basis="strict"), Tally(50, 37, 8))
    assert [(e.basis, e.percent, e.max, e.binding, e.exceeded) for e in found] == [
        ("pool", 20, 9, False, False),
        ("strict", 20, 7, True, True),
        ("total", 20, 10, False, False),
    ]


def test_a_cap_that_names_no_basis_is_read_as_good_or_better() -> None:
    assert [entry.basis for entry in limits(cap(), Tally(50, 37, 8)) if entry.binding] == ["pool"]


def test_an_exception_with_its_reason_replaces_the_percentage() -> None:
    found = limits(cap(exception=25, reason="đơn vị có thành tích nổi trội"), Tally(20, 15, 5))
    assert [(entry.percent, entry.max) for entry in found] == [(25, 5), (25, 4), (25, 5)]


def test_an_exception_without_a_written_reason_changes_nothing() -> None:
    found = limits(cap(exception=25, reason=" "), Tally(20, 15, 5))
    assert [(entry.percent, entry.max) for entry in found] == [(20, 4), (20, 3), (20, 4)]


def test_a_cap_on_another_level_counts_that_level_among_the_one_below_it() -> None:
    counts = Tally(100, 50, 10, 30)
    good, satisfactory, lowest = (seen(counts, level) for level in ("good", "satisfactory", "unsatisfactory"))
    assert (good.excellent, good.good) == (50, 30)
    assert (satisfactory.excellent, satisfactory.good) == (30, 10)
    assert (lowest.excellent, lowest.good) == (10, 0)
    (pool, strict, total) = all_limits([cap(level="good", percent=60)], counts)
    assert [(e.used, e.max, e.exceeded) for e in (pool, strict, total)] == [
        (50, 48, True),
        (50, 30, True),
        (50, 60, False),
    ]
    assert pool.formula == "60% của 80 (tốt và hoàn thành) = 48"


def test_a_cap_on_another_level_needs_counts_that_have_it() -> None:
    with pytest.raises(KiemdiemError, match="hoàn thành nhiệm vụ"):
        all_limits([cap(level="good")], Tally(100, 50, 10))


def test_of_two_caps_only_the_lower_one_binds() -> None:
    found = all_limits([cap(), cap(id="vien-chuc", percent=10, basis="total")], Tally(30, 25, 5))
    assert [(e.layer.id, e.basis, e.max) for e in found if e.binding] == [("vien-chuc", "total", 3)]
    assert binding(found) is found[5]
    assert len(found) == 6


@pytest.mark.parametrize(
    ("counts", "formulas"),
    [
        (
            Tally(50, 37, 0),
            (
                "20% của 37 (tốt trở lên) = 7,4 → 7",
                "x xuất sắc, 37 − x tốt: x ≤ 20% của (37 − x), tức 37 × 20 ÷ 120 = 6,16… → 6",
                "20% của 50 (tất cả được xếp loại) = 10",
            ),
        ),
        (
            Tally(3, 3, 0),
            (
                "20% của 3 (tốt trở lên) = 0,6 → 0",
                "x xuất sắc, 3 − x tốt: x ≤ 20% của (3 − x), tức 3 × 20 ÷ 120 = 0,5 → 0",
                "20% của 3 (tất cả được xếp loại) = 0,6 → 0",
            ),
        ),
    ],
)
def test_the_formula_can_be_checked_with_pencil_and_paper(counts: Tally, formulas: tuple[str, ...]) -> None:
    assert tuple(entry.formula for entry in limits(cap(), counts)) == formulas


def test_a_formula_says_when_it_rounds_to_the_nearest() -> None:
    pool, strict, _total = limits(cap(rounding="nearest"), Tally(60, 39, 0))
    assert pool.formula == "20% của 39 (tốt trở lên) = 7,8 → 8 (làm tròn đến số gần nhất)"
    assert "(39 × 20 + 50) ÷ 120 = 6,91… → 6" in strict.formula

"""Lists divided by a cap: mergers told as pair by pair would tell them, at a price that grows with the list."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem import what_if
from kiemdiem.ceilings import Line, Listing, Quota
from kiemdiem.commands.quota.answers import held
from kiemdiem.commands.quota.asking import Asked
from kiemdiem.divisions import Division, divisions, mergers
from kiemdiem.quota import Layer, Tally, limit
from kiemdiem.tables import quota_grids
from kiemdiem.terms import BASES, LEVELS


def line(unit: str, group: str, rated: int, *, across: bool = False) -> Line:
    return Line(unit, group, Tally(rated, rated, 0, 0), across_units=across)


@st.composite
def lists(draw: st.DrawFn) -> list[Line]:
    keys = draw(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("ghijk")), max_size=12, unique=True))
    counts = st.integers(0, 9)
    return [
        Line(unit, group, Tally(good + top + middle + low, good, top, middle), across_units=group == "g")
        for unit, group in keys
        for good, top, middle, low in [draw(st.tuples(counts, counts, counts, counts))]
    ]


def ceiling(layer: Layer, *parts: Quota) -> int:
    counts = Tally.total(part.counts for part in parts)
    assert counts.satisfactory is not None
    lowest = counts.rated - counts.excellent - counts.good - counts.satisfactory
    levels = [counts.excellent, counts.good, counts.satisfactory, lowest, 0]
    at = LEVELS.index(layer.level)
    return limit(
        layer.reading,
        layer.percent,
        rated=counts.rated,
        good=levels[at + 1],
        excellent=levels[at],
        rounding=layer.rounding,
    )


def pair_by_pair(division: Division, most: int) -> list[tuple[Quota, Quota, int, int]]:
    """Every group without a place beside every other one, in the order of the list."""
    told: list[tuple[Quota, Quota, int, int]] = []
    for poor in (part for part in division.parts if part.counts.rated and not ceiling(division.layer, part)):
        gains = 0
        for other in division.parts:
            known = any({id(one), id(two)} == {id(poor), id(other)} for one, two, *_counts in told)
            comparable = poor.units == other.units or len(poor.units) > 1 or len(other.units) > 1
            apart = ceiling(division.layer, poor) + ceiling(division.layer, other)
            together = ceiling(division.layer, poor, other)
            if other is not poor and comparable and not known and gains < most and together > apart:
                told.append((poor, other, apart, together))
                gains += 1
    return told


@given(
    lists(),
    st.builds(
        Layer,
        st.just("x"),
        st.integers(0, 100),
        st.sampled_from(BASES),
        st.sampled_from(["down", "nearest"]),
        across_units=st.booleans(),
        level=st.sampled_from(LEVELS[:4]),
    ),
    st.integers(1, 4),
)
def test_mergers_are_those_that_a_look_at_every_pair_finds(lines: list[Line], layer: Layer, most: int) -> None:
    for division in divisions(Listing([layer], lines)):
        found = [(*merger.parts, merger.apart, merger.together) for merger in mergers(division, most)]
        assert found == pair_by_pair(division, most)


def test_mergers_beyond_those_that_are_told_are_counted() -> None:
    lines = [line(f"xã {n}", group, 3) for n in range(15) for group in ("trưởng", "phó")]
    notes = list(quota_grids.notes(listing := Listing([Layer("xs", 20)], lines), listing.quotas))
    assert sum(note.startswith("Nếu gộp ") for note in notes) == 10
    assert any(note.startswith("Còn 5 cách gộp nữa cho thêm suất") for note in notes)


def steps(work: Callable[[], object]) -> int:
    """The steps of the interpreter that `work` takes: the same on every machine, however busy."""
    count = 0

    def trace(frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def many_units(n: int) -> list[Line]:
    return [line(f"xã {unit}", group, unit % 7) for unit in range(n) for group in ("trưởng", "phó", "khác")]


def many_groups(n: int) -> list[Line]:
    return [line("xã 0", f"nhóm {group}", group % 7) for group in range(n)]


def all_without_a_place(n: int) -> list[Line]:
    return [line("xã 0", f"nhóm {group}", 2) for group in range(n)]


def groups_of_several_units(n: int) -> list[Line]:
    return [line(f"xã {unit}", f"nhóm {group}", group % 3, across=True) for group in range(n) for unit in range(2)]


def overview(listing: Listing) -> None:
    quota_grids.overview(listing, listing.quotas, "", ())


def tightest(listing: Listing) -> None:
    held(Asked(listing, listing.of_unit("xã 0"), "xã 0"))


def tried(listing: Listing) -> None:
    asked = Asked(listing, listing.quotas, groups=frozenset({"không có"}))
    after = what_if.tried(listing, ["percent=25"])
    assert not any(asked.wants(change.before) for change in what_if.compared(listing, after) if change.before)


@pytest.mark.parametrize("answer", [overview, tightest, tried])
@pytest.mark.parametrize("made", [many_units, many_groups, all_without_a_place, groups_of_several_units])
def test_a_list_twice_as_long_takes_twice_the_steps(
    made: Callable[[int], list[Line]], answer: Callable[[Listing], None]
) -> None:
    layers = [Layer("xs", 20, scopes=("group", "unit")), Layer("tốt", 50, level="good", scopes=("group", "whole"))]
    answer(Listing(layers, made(10)))  # what is loaded or remembered only once
    short, twice, four = (steps(lambda n=n: answer(Listing(layers, made(n)))) for n in (20, 40, 80))
    assert four - twice < 2.2 * (twice - short)

"""Which caps of a plan count inside which groups of a unit."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.ceilings import Line, Listing, Quota
from kiemdiem.divisions import divisions, mergers
from kiemdiem.errors import KiemdiemError
from kiemdiem.layers import of_plan
from kiemdiem.plan import Plan, Unit
from kiemdiem.quota import Layer, Tally
from kiemdiem.terms import BASES, Basis


def quotas(plan: Plan, unit: Unit) -> tuple[Quota, ...]:
    return of_plan.register(plan).of_unit(unit.id)


def register(caps: list[dict[str, Any]], **groups: dict[str, Any]) -> Plan:
    plan = Plan.model_validate(
        {
            "document": {"subject": "kiểm điểm", "year": 2022, "issuer": "btv"},
            "caps": [{"id": f"c{i}", "text": "không quá", "percent": 20} | cap for i, cap in enumerate(caps)],
            "comparable_groups": [
                {"id": name, "name": name, "subject": group.get("subject")} for name, group in groups.items()
            ],
            "units": [
                {
                    "id": "xa",
                    "name": "Đảng bộ xã",
                    "part_of": "chi-bo",
                    "counts": [
                        {"group": name} | {key: group[key] for key in ("rated", "good", "excellent")}
                        for name, group in groups.items()
                    ],
                }
            ],
        }
    )
    plan.locate()
    return plan


FIVE = {"rated": 5, "good": 5, "excellent": 0}
FOUR = {"rated": 4, "good": 4, "excellent": 0}


def test_a_cap_without_a_scope_counts_inside_each_group() -> None:
    plan = register([{}], truong=FIVE, pho=FOUR)
    assert [(q.group, q.binding and q.binding.max) for q in quotas(plan, plan.units[0])] == [("truong", 1), ("pho", 0)]


def test_a_cap_per_unit_and_per_group_is_stated_for_both() -> None:
    plan = register([{"within": ["unit", "group"]}], truong=FIVE, pho=FIVE)
    found = quotas(plan, plan.units[0])
    assert [(q.group, q.groups, q.binding and q.binding.max) for q in found] == [
        ("truong", ("truong",), 1),
        ("pho", ("pho",), 1),
        (None, ("truong", "pho"), 2),
    ]


def test_the_only_group_of_a_unit_is_the_unit() -> None:
    plan = register([{"within": ["unit"]}, {"within": ["group"], "percent": 50}], truong=FIVE)
    (only,) = quotas(plan, plan.units[0])
    assert only.group == "truong"
    assert only.binding
    assert (only.binding.layer.id, only.binding.max) == ("c0", 1)


def test_a_cap_for_one_class_of_subjects_leaves_the_others_alone() -> None:
    plan = register(
        [{"subjects": ["dang-vien"]}], dv=FIVE | {"subject": "dang-vien"}, cc=FIVE | {"subject": "cong-chuc"}
    )
    assert [(q.group, len(q.limits)) for q in quotas(plan, plan.units[0])] == [("dv", 3), ("cc", 0)]


def test_a_cap_within_a_class_adds_up_the_groups_of_that_class() -> None:
    groups = {"a": FIVE | {"subject": "leader"}, "b": FOUR | {"subject": "leader"}, "c": FIVE | {"subject": "member"}}
    plan = register([{"within": ["class"]}], **groups)
    bound = {q.groups: q.binding.max for q in quotas(plan, plan.units[0]) if q.binding}
    assert bound == {("a", "b"): 1, ("c",): 1}


def test_a_cap_on_another_level_binds_no_counts_that_do_not_have_it() -> None:
    plan = register([{"level": "good"}], truong=FIVE)
    assert [q.binding for q in quotas(plan, plan.units[0])] == [None]


def test_counts_of_the_register_that_cannot_be_name_the_unit() -> None:
    plan = register([{}], truong={"rated": 5, "good": 5, "excellent": 1})
    with pytest.raises(KiemdiemError, match="Đảng bộ xã: "):
        quotas(plan, plan.units[0])


def line(unit: str, group: str, good: int, excellent: int, subject: str = "", *, across: bool = False) -> Line:
    return Line(unit, group, Tally(good + excellent, good, excellent), subject, across_units=across)


def twenty(*scopes: Any, **more: Any) -> Layer:
    return Layer("xs", 20, scopes=scopes or ("group",), **more)


def ceilings(listing: Listing) -> dict[tuple[tuple[str, ...], tuple[str, ...]], int]:
    return {(q.units, q.groups): q.binding.max for q in listing.quotas if q.binding}


def test_posts_of_several_units_are_one_group_only_where_somebody_says_so() -> None:
    lines = [line("a", "bí thư", 3, 0), line("b", "bí thư", 2, 0)]
    assert ceilings(Listing([twenty()], lines)) == {(("a",), ("bí thư",)): 0, (("b",), ("bí thư",)): 0}
    across = [line("a", "bí thư", 3, 0, across=True), line("b", "bí thư", 2, 0, across=True)]
    assert ceilings(Listing([twenty()], across)) == {(("a", "b"), ("bí thư",)): 1}
    assert ceilings(Listing([twenty(across_units=True)], lines)) == {(("a", "b"), ("bí thư",)): 1}


def test_four_scopes_on_one_list_must_all_hold_and_the_tightest_is_named() -> None:
    lines = [line("a", "g1", 8, 2, "dv"), line("a", "g2", 9, 1, "dv"), line("b", "g1", 9, 1, "dv")]
    listing = Listing([twenty("group"), Layer("dv", 15, scopes=("unit", "class", "whole"))], lines)
    held = {
        (one.unit, one.group): (q.room, q.binding and q.binding.layer.id)
        for one in lines
        if (q := listing.binding(one))
    }
    assert held == {("a", "g1"): (0, "xs"), ("a", "g2"): (0, "dv"), ("b", "g1"): (0, "dv")}
    assert ceilings(listing)[(("a", "b"), ("g1", "g2"))] == 4  # 15% of 30


def test_what_must_come_down_and_what_may_go_up_is_counted() -> None:
    listing = Listing([twenty()], [line("a", "g", 6, 4), line("b", "g", 19, 1)])
    assert [quota.room for quota in listing.quotas] == [-2, 3]


def test_the_groups_apart_never_have_more_places_than_together_and_those_without_are_named() -> None:
    listing = Listing(
        [twenty()], [line("a", "trưởng", 4, 0, "ld"), line("a", "phó", 9, 0, "ld"), line("a", "khác", 3, 0, "ld")]
    )
    (division,) = divisions(listing)
    assert (division.apart, division.together) == (1, 3)
    assert [part.groups for part in division.without_place] == [("trưởng",), ("khác",)]


def test_merging_two_groups_is_told_where_it_would_give_a_place() -> None:
    listing = Listing([twenty()], [line("a", "trưởng", 4, 0), line("a", "phó", 1, 0), line("b", "trưởng", 1, 0)])
    (division,) = divisions(listing)
    assert [(m.parts[0].groups, m.parts[1].groups, m.apart, m.together) for m in mergers(division)] == [
        (("trưởng",), ("phó",), 0, 1)
    ]


@st.composite
def lists(draw: st.DrawFn) -> list[Line]:
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from("abc"), st.sampled_from("ghi"), st.sampled_from(["dv", "ld"])),
            max_size=12,
            unique=True,
        )
    )
    return [
        line(unit, group, draw(st.integers(0, 60)), draw(st.integers(0, 20)), subject) for unit, group, subject in keys
    ]


@given(lists(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_ceiling(lines: list[Line], chance: Random) -> None:
    layers = [twenty("group", "unit"), Layer("t", 10, "total", scopes=("class", "whole"))]

    def answer(rows: list[Line]) -> set[object]:
        return {
            (
                frozenset((one.unit, one.group, one.subject) for one in q.lines),
                q.room,
                frozenset(e.max for e in q.limits),
            )
            for q in Listing(layers, rows).quotas
        }

    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert answer(shuffled) == answer(lines)


@given(lists(), st.sampled_from(BASES))
def test_no_quota_allows_more_than_its_share_of_what_it_counts(lines: list[Line], basis: Basis) -> None:
    for quota in Listing([Layer("x", 20, basis, scopes=("group", "unit", "class", "whole"))], lines).quotas:
        n = sum(one.counts.good + one.counts.excellent for one in quota.lines)
        assert quota.binding
        most = quota.binding.max
        base = {"pool": n, "strict": n - most, "total": sum(one.counts.rated for one in quota.lines)}[basis]
        assert 100 * most <= 20 * base


@given(lists())
def test_the_parts_of_a_list_never_have_more_places_than_the_list(lines: list[Line]) -> None:
    for division in divisions(Listing([twenty("group")], lines)):
        assert division.apart <= division.together

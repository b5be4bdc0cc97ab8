"""The caps over a roll: the statements say what `quota.limit` says, for any counts, basis, rounding and scope."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rolls
from kiemdiem.layers import of_plan
from kiemdiem.plan import Cap, Plan
from kiemdiem.quota import limit
from kiemdiem.roll import caps, layers, report
from kiemdiem.roll.layers import Layer
from kiemdiem.roll.terms import all_checks
from kiemdiem.terms import BASES, KINDS, SCOPES

COLUMNS = ("unit", "comparable_group", "subject", "own", "excellent", "good", "satisfactory", "unsatisfactory")
TABLE = (
    f"CREATE OR REPLACE TABLE counts ({', '.join(f'{c} VARCHAR' for c in COLUMNS[:3])},"
    f" {', '.join(f'{c} BIGINT' for c in COLUMNS[3:])})"
)
COUNTS = st.lists(
    st.tuples(
        st.sampled_from(["A", "B"]),
        st.sampled_from(["một", "hai", ""]),
        st.sampled_from(KINDS),
        st.integers(0, 1),
        *[st.integers(0, 400)] * 4,
    ),
    min_size=1,
    max_size=12,
)
LAYERS = st.builds(
    Layer,
    st.just("x"),
    st.integers(0, 100),
    st.sampled_from(BASES),
    st.sampled_from(["down", "nearest"]),
    st.sampled_from(SCOPES),
    st.sampled_from([KINDS, ("member",), ("leader", "collective")]),
    st.booleans(),
    st.sampled_from([(), ("một",)]),
)


@pytest.fixture(scope="module")
def connection():
    opened = duckdb.connect()
    opened.execute("CREATE TABLE across_units AS SELECT 'một' AS comparable_group")
    yield opened
    opened.close()


def scope(layer: Layer, row: tuple[Any, ...]) -> tuple[str | None, str | None, str | None] | None:
    """What a row of counts is counted in, said in Python; None where the layer does not count it."""
    unit, group, subject, own = row[:4]
    if subject not in layer.kinds or (layer.scope == "group" and not group):
        return None
    across = layer.across_units or group in layer.across
    if own and (layer.scope == "unit" or (layer.scope == "group" and not across)):
        return None
    return {
        "unit": (unit, None, subject),
        "group": (None if across else unit, group, subject),
        "class": (None, None, subject),
        "whole": (None, None, None),
    }[layer.scope]


def expected(layer: Layer, rows: list[tuple[Any, ...]]) -> dict[Any, tuple[int, int, int]]:
    sums: dict[Any, tuple[int, int, int]] = {}
    for row in rows:
        if key := scope(layer, row):
            before = sums.get(key, (0, 0, 0))
            sums[key] = (before[0] + row[4], before[1] + row[5], before[2] + sum(row[4:]))
    return sums


@settings(max_examples=150)
@given(rows=COUNTS, layer=LAYERS)
def test_a_scope_is_over_exactly_where_its_excellent_are_more_than_the_limit(connection, rows, layer):
    connection.execute(TABLE)
    connection.executemany("INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    sums = expected(layer, rows)
    for basis in BASES:
        over = {row[:3] for row in connection.execute(caps.over(layer, basis)).fetchall()}
        most = {
            key: limit(basis, layer.percent, rated=rated, good=good, excellent=excellent, rounding=layer.rounding)
            for key, (excellent, good, rated) in sums.items()
        }
        assert over == {key for key, (excellent, _good, _rated) in sums.items() if excellent > most[key]}
    found = connection.execute(caps.without_place(layer)).fetchall()
    none = [
        key
        for key, (excellent, good, rated) in sums.items()
        if (rated if layer.basis == "total" else excellent + good)
        and limit(layer.basis, layer.percent, rated=rated, good=good, excellent=excellent, rounding=layer.rounding) == 0
    ]
    assert len(found) == min(3, len(none))
    assert {row[-1] for row in found} <= {len(none)}


def members(excellent: int, good: int) -> list[rolls.Row]:
    levels = ["excellent"] * excellent + ["good"] * good
    return [{"unit": "Đảng bộ xã A", "subject": "member", "decided": level} for level in levels]


def codes(rows: list[rolls.Row], *asked: Layer) -> list[str]:
    rules = rolls.rules()
    caps_only = tuple(check for check in all_checks() if check.code in ("KD710", "KD711", "KD712"))
    found = rolls.check_rows(rows, report.Rules(rules.book, rules.year, asked, caps_only))
    return [diagnostic.code for diagnostic in found.diagnostics]


MEMBERS = Layer("x", 20, "pool", "down", "unit", ("member",))


@pytest.mark.parametrize(
    ("excellent", "good", "found"),
    [(2, 8, ["KD711"]), (2, 10, []), (3, 8, ["KD710"]), (0, 4, ["KD712"]), (1, 3, ["KD710", "KD712"]), (0, 0, [])],
)
def test_over_the_pool_is_an_error_and_over_the_narrow_reading_a_note(excellent, good, found):
    assert sorted(codes(members(excellent, good), MEMBERS)) == found


def test_every_layer_must_hold():
    rows = members(2, 10) + [row | {"unit": "Đảng bộ xã B"} for row in members(1, 1)]
    by_unit = MEMBERS
    by_class = Layer("y", 20, "pool", "down", "class", ("member",))
    assert codes(rows, by_class) == ["KD710"]
    assert sorted(codes(rows, by_unit, by_class)) == ["KD710", "KD710", "KD712"]


def test_groups_that_units_have_together_are_counted_over_all_of_them():
    rows = [
        {"unit": unit, "subject": "leader", "comparable_group": "bí thư", "decided": level}
        for unit, level in zip("ABCDE", ["excellent", "good", "good", "good", "good"], strict=True)
    ]
    alone = Layer("x", 20, "pool", "down", "group", ("leader",))
    together = Layer("x", 20, "pool", "down", "group", ("leader",), across=("bí thư",))
    assert "KD710" in codes(rows, alone)
    assert codes(rows, together) == ["KD711"]


def plan(*entries: dict[str, Any], groups: tuple[dict[str, Any], ...] = ()) -> Plan:
    return Plan.model_validate(
        {
            "document": {"subject": "kiểm điểm", "year": 2022, "issuer": "x"},
            "caps": [
                {"id": f"cap-{number}", "text": "không quá 20%", "percent": 20} | entry
                for number, entry in enumerate(entries)
            ],
            "subjects": [{"id": "dang-vien", "name": "đảng viên", "kind": "member"}],
            "comparable_groups": list(groups),
        }
    )


def test_the_caps_of_a_plan_keep_their_percentage_basis_and_scopes():
    made = plan(
        {"basis": "total", "within": ["unit", "group"], "rounding": "nearest", "subjects": ["dang-vien"]},
        {"exception": {"percent": 25, "reason": "nổi trội"}},
    )
    found = layers.of(of_plan.layers(made))
    assert [(one.scope, one.percent, one.basis, one.rounding, one.kinds) for one in found] == [
        ("unit", 20, "total", "nearest", ("member",)),
        ("group", 20, "total", "nearest", ("member",)),
        ("group", 25, "pool", "down", KINDS),
    ]


def test_the_caps_of_a_rulebook_count_members_by_unit_and_bodies_by_group_of_all_units():
    found = {layer.kinds: (layer.scope, layer.across_units) for layer in rolls.rules().layers}
    assert found[("member",)] == ("unit", False)
    assert found[("leader",)] == found[("collective",)] == ("group", True)
    assert Cap.model_fields.keys() >= {"percent", "basis", "within", "rounding"}


def test_a_cap_on_another_level_counts_that_level_and_the_one_below_it(connection):
    connection.execute(TABLE)
    connection.execute("INSERT INTO counts VALUES ('A', 'g', 'member', 0, 10, 50, 30, 10)")
    layer = Layer("x", 50, "pool", "down", "unit", ("member",), level="good")
    ((unit, _group, _subject, at, below, rated),) = connection.execute(caps.over(layer)).fetchall()
    assert (unit, at, below, rated) == ("A", 50, 30, 100)


def test_a_class_of_one_group_in_several_units_is_no_group_of_a_unit():
    made = plan({"within": ["group", "class"], "percent": 20})
    rows = [row | {"unit": unit, "comparable_group": "g"} for unit in "AB" for row in members(2, 7)]
    assert codes(rows, *layers.of(of_plan.layers(made))) == ["KD710"] * 3


def test_a_unit_of_one_group_is_told_once_where_a_cap_counts_in_both(connection):
    connection.execute(
        "CREATE OR REPLACE TABLE counts AS SELECT 'A' unit, 'g' comparable_group, 'member' subject, 0 own,"
        " 5 excellent, 5 good, 0 satisfactory, 0 unsatisfactory"
    )
    both = layers.of(of_plan.layers(plan({"within": ["unit", "group"]})))
    assert [bool(connection.execute(caps.over(layer)).fetchall()) for layer in both] == [False, True]
    connection.execute("INSERT INTO counts VALUES ('A', 'h', 'member', 0, 0, 1, 0, 0)")
    assert [bool(connection.execute(caps.over(layer)).fetchall()) for layer in both] == [True, True]

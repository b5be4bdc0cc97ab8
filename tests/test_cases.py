"""Plans nothing like the real one: invented, realistic, valid; together they use every key there is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kiemdiem import source
from kiemdiem.deadlines import dues
from kiemdiem.layers import of_plan
from kiemdiem.plan import MEANINGS, Deadline, Deliverable, Modifier, Node, Plan, Role, RoleLine, Task
from running import PLAN_2022, ROOT, kiemdiem

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))


def plan_of(path: Path) -> Plan:
    plan = Plan.model_validate(source.read(str(path)).data)
    plan.locate()
    return plan


def case(name: str) -> Plan:
    return plan_of(ROOT / "tests" / "cases" / f"{name}.yaml")


def last_days(plan: Plan, key: str) -> list[date | None]:
    return [due.last_day for due in dues(plan) if due.task.key == key]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_valid_and_marked_as_invented(path):
    done = kiemdiem("check", path, "--output-format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["errors"] == 0
    assert "số liệu minh họa" in path.read_text(encoding="utf-8").splitlines()[0]


def models(model: type[Node]) -> set[type[Node]]:
    """The models of a plan; those of files that documents take are none."""
    inner = (one for one in model.__subclasses__() if one.__module__.startswith("kiemdiem.plan"))
    return {model}.union(*(models(one) for one in inner))


def test_together_with_the_real_plan_they_use_every_key_of_the_model():
    used: dict[type[Node], set[str]] = {model: set() for model in models(Node)}
    for path in (PLAN_2022, *CASES):
        for node in plan_of(path).walk():
            used[type(node)] |= node.model_fields_set
    unused = {
        f"{model.__name__}.{name}"
        for model, names in used.items()
        if names or not model.__subclasses__()
        for name in set(model.model_fields) - names
    }
    assert unused == set()


def test_a_quarterly_plan_has_its_occurrences_and_reads_before_as_that_day():
    plan = case("quarterly-commune")
    assert last_days(plan, "1") == [date(2026, month, 12) for month in (3, 6, 9, 12)]
    assert last_days(plan, "2") == [date(2026, month, 25) for month in range(1, 13)]
    assert last_days(plan, "4") == [date(2026, 6, 30)]


def test_a_deadline_in_two_parts_gives_two_dates_with_their_own_words():
    two = [due for due in dues(case("quarterly-commune")) if due.task.key == "3"]
    assert [(due.part, due.last_day, due.phrase) for due in two] == [
        ("finish", date(2026, 12, 4), "hoàn thành trước ngày 04/12/2026"),
        ("report", date(2026, 12, 24), "báo cáo trước ngày 24/12/2026"),
    ]


def test_an_exception_of_25_percent_counts_where_a_reason_is_written():
    plan = case("quarterly-commune")
    found = of_plan.register(plan).of_unit(plan.units[0].id)
    assert [(quota.counts.good + quota.counts.excellent, quota.binding and quota.binding.max) for quota in found] == [
        (6, 1),
        (22, 5),
        (28, 7),
    ]


def test_a_letter_may_rule_without_number_date_place_or_signer():
    plan = case("school-year-letter")
    assert plan.document.type == "công văn"
    assert (plan.document.number, plan.document.date, plan.document.place) == (None, None, None)
    assert plan.signature.name is None


def test_school_year_deadlines_have_clock_times_open_ends_and_working_days_after_an_event():
    plan = case("school-year-letter")
    by_task = {due.task.key: due for due in dues(plan)}
    assert (by_task["1"].first_day, by_task["1"].last_day) == (date(2024, 9, 5), None)
    assert (by_task["2"].last_day, by_task["2"].time) == (date(2025, 5, 23), "16:30")
    assert by_task["3"].last_day == date(2025, 5, 30)
    assert by_task["4"].last_day == date(2025, 6, 5)
    assert "5" not in by_task


def test_a_plan_grouped_by_doer_gives_the_doer_of_the_group_to_the_tasks_in_it():
    plan = case("half-year-by-doer")
    tasks = {task.key: task for task in plan.all_tasks()}
    assert [line.who for line in tasks["1.1.a"].acting_roles] == [("ban-to-chuc",)]
    done = kiemdiem("deadlines", ROOT / "tests" / "cases" / "half-year-by-doer.yaml", "--agency", "BAN TỔ CHỨC")
    for label in ("II.1.1.a", "II.1.1.b", "II.1.2"):
        assert label in done.stdout
    assert "II.2.1" not in done.stdout


def test_the_loop_of_collective_and_individuals_is_no_circle():
    report = kiemdiem("check", ROOT / "tests" / "cases" / "half-year-by-doer.yaml", "--output-format", "json").stdout
    assert "KD205" not in report


def test_together_they_use_every_role_modifier_and_meaning_of_a_deadline():
    nodes = [node for path in (PLAN_2022, *CASES) for node in plan_of(path).walk()]
    assert {role for node in nodes if isinstance(node, RoleLine) for role in node.role} == set(Role)
    assert {word for node in nodes if isinstance(node, Task | Deliverable) for word in node.modifiers} == set(Modifier)
    assert {node.meaning for node in nodes if isinstance(node, Deadline)} == set(MEANINGS)

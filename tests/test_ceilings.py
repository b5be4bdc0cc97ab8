"""Which caps of a plan count inside which groups of a unit."""

from __future__ import annotations

from typing import Any

import pytest

from kiemdiem.ceilings import quotas
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan


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
    assert (only.binding.cap.id, only.binding.max) == ("c0", 1)


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


def test_a_cap_over_the_whole_campaign_or_on_another_level_binds_no_unit() -> None:
    plan = register([{"within": ["whole"]}, {"level": "good"}], truong=FIVE)
    assert [q.binding for q in quotas(plan, plan.units[0])] == [None]


def test_counts_of_the_register_that_cannot_be_name_the_unit() -> None:
    plan = register([{}], truong={"rated": 5, "good": 5, "excellent": 1})
    with pytest.raises(KiemdiemError, match="Đảng bộ xã: "):
        quotas(plan, plan.units[0])

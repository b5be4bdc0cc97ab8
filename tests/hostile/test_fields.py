"""Every field of the plan of 2022 with what does not belong there; the other half stands in test_fields_too."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import corpus
from hostile.checking import check
from hostile.made.plan_fields import Walked
from running import PLAN_2022


def test_whatever_stands_in_a_field_is_refused_or_harmless(tmp_path: Path) -> None:
    check(corpus.fields_of_plans(Random(corpus.SEED), 1, part=0, parts=2), tmp_path, at_least=400)


def test_every_key_of_the_plan_is_a_field() -> None:
    names = {field.name for field in Walked(PLAN_2022.read_text(encoding="utf-8")).fields}
    assert {"rulebook", "tasks.*.deadline.before", "recipients.*.to.*", "caps.*.percent"} <= names
    assert len(names) > 250

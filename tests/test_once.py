"""What rules ask of a plan again and again is worked out once, and goes when the plan goes."""

from __future__ import annotations

import gc
import weakref

from kiemdiem.plan import Plan
from kiemdiem.plan.once import once

DATA = {"document": {"subject": "x", "year": 2022, "issuer": "a"}}


class Answer:
    """Something whose end can be seen."""


def test_a_question_is_asked_once_a_plan_and_once_for_each_detail() -> None:
    asked = []

    @once
    def question(_plan: Plan, detail: str = "") -> int:
        asked.append(detail)
        return len(asked)

    one, two = Plan.model_validate(DATA), Plan.model_validate(DATA)
    assert [question(one), question(one), question(two), question(one, "b"), question(one, "b")] == [1, 1, 2, 3, 3]
    one.locate()
    assert question(one) == 4, "a plan that is told anew where it stands forgets"


def test_an_answer_goes_with_its_plan() -> None:
    @once
    def question(_plan: Plan) -> Answer:
        return Answer()

    plan = Plan.model_validate(DATA)
    answer = weakref.ref(question(plan))
    assert answer() is not None
    del plan
    gc.collect()
    assert answer() is None


def test_what_a_plan_keeps_is_no_part_of_what_it_says() -> None:
    one, two = Plan.model_validate(DATA), Plan.model_validate(DATA)
    one.locate()
    once(lambda plan: plan.document)(one)
    assert one == two
    assert hash(one.document) == hash(two.document)
    assert one.model_dump() == two.model_dump()

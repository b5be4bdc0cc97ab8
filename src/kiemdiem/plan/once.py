"""What several rules ask of a plan is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from kiemdiem.plan import Plan

_More = ParamSpec("_More")
_Answer = TypeVar("_Answer")


def once(
    question: Callable[Concatenate[Plan, _More], _Answer],
) -> Callable[Concatenate[Plan, _More], _Answer]:
    """A function of a plan whose answer the plan keeps for as long as it lives; what it gives must not be changed."""

    @wraps(question)
    def asked(plan: Plan, /, *args: _More.args, **kwargs: _More.kwargs) -> _Answer:
        answers, key = plan.answers, (question, args, *kwargs.items())
        if key not in answers:
            answers[key] = question(plan, *args, **kwargs)
        answer: _Answer = answers[key]
        return answer

    return asked

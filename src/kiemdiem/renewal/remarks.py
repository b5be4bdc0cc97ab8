"""What of a renewed plan a person must see to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.source import Source, Steps

_DAY = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!\d)")


@dataclass(frozen=True)
class Remark:
    """Something for a person: `kind` for programs, `steps` to the place in the new file (empty for none), the words."""

    kind: str
    steps: Steps
    text: str


def slips(plan: Plan) -> Iterator[Remark]:
    """The slips of the old print that its file notes: a new document need not print them again."""
    for task in plan.all_tasks():
        if task.deadline and task.deadline.meant:
            told = _("{task}: bản in năm trước ghi nhầm thời hạn (meant); văn bản mới thì sửa luôn phrase và bỏ meant")
            yield Remark("slip", (*task.deadline.steps, "meant"), told.format(task=plan.label(task)))
        for slip in task.errata:
            told = _("{task}: bản in năm trước ghi nhầm “{printed}”; văn bản mới thì sửa luôn lời văn và bỏ errata")
            words = told.format(task=plan.label(task), printed=show(slip.printed, 60))
            yield Remark("slip", (*slip.steps, "printed"), words)


def old_comments(source: Source, years: frozenset[int]) -> list[int]:
    """The lines of the comments that name one of `years` or a day: they were written for the old plan."""
    named = re.compile("|".join(rf"(?<!\d){year}(?!\d)" for year in sorted(years)))
    found = source.comments()
    return [one.line for one in found if named.search(one.text) or _DAY.search(one.text)]

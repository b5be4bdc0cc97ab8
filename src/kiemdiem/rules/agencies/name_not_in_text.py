"""Tên cơ quan không có trong văn bản.

Cơ quan được khai trong danh sách nhưng không tên nào của nó xuất hiện trong lời văn của kế hoạch. Nếu trong văn bản có
một tên gần giống thì nhiều khả năng là gõ sai.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    agencies:
      - id: btv
        name: Ban Thường vự Thị ủy  # KD304
    tasks:
      - {id: "1", text: Trình Ban Thường vụ Thị ủy xem xét}

Right:

    agencies:
      - id: btv
        name: Ban Thường vụ Thị ủy
    tasks:
      - {id: "1", text: Trình Ban Thường vụ Thị ủy xem xét}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import ne

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Named, Plan
from kiemdiem.plan.naming import never_named
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import fold, nearest, phrase_key, words

MOST_SEARCHES = 20
"""Near names are looked up for so many agencies; a file with more unknown ones has other worries."""


@rule("KD304", "agency-not-in-text", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every agency whose name is not in the text: a warning if a near one is or lines should have it, else a note."""
    literal = [text for _place, text in wording(plan)]
    texts = _Stretches(literal)
    whole = "\n".join(phrase_key(text) for text in literal)
    wrong = never_named(plan)
    printed = {id_ for task in plan.all_tasks() for line in task.roles if not line.text for id_ in line.who}
    searches = MOST_SEARCHES
    for body in (*plan.agencies, *plan.agency_groups):
        if phrase_key(body.name) in whole:
            continue
        near = texts.near(body.name) if searches else None
        searches = max(searches - 1, 0)
        others = [alias for alias in body.aliases if phrase_key(alias) in whole]
        if near or body.id in wrong:
            yield _finding(body, near, others, Severity.WARNING)
        elif others or body.id not in printed:
            yield _finding(body, near, others, Severity.NOTE)


def _finding(body: Named, near: str | None, others: list[str], severity: Severity) -> Finding:
    message = _("“{name}” không xuất hiện trong lời văn của kế hoạch").format(name=show(body.name))
    if near:
        hint = _("Văn bản viết gần giống: “{near}”").format(near=show(near))
    elif others:
        hint = _("Văn bản viết: “{name}”; lấy tên đó làm name").format(name=show(others[0]))
    else:
        hint = _("Kiểm tra chính tả; nếu văn bản gọi bằng tên khác thì thêm vào aliases")
    return Finding(body.at("name"), message, hint, severity=severity)


class _Stretches:
    """The words of the text, ready to be searched for stretches that are almost a name."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._written = [words(text) for text in texts]

    @cached_property
    def _folded(self) -> list[list[str]]:
        return [fold(" ".join(written)).split() for written in self._written]

    def near(self, name: str) -> str | None:
        """The stretch most like `name`: as long, other in marks only or, from three words on, in one word."""
        wanted = fold(" ".join(words(name))).split()
        allowed = 1 if len(wanted) > 2 else 0
        found: dict[str, None] = {}
        for text, start in self._candidates(wanted[: allowed + 1]):
            stretch = self._folded[text][start : start + len(wanted)]
            if len(stretch) == len(wanted) and sum(map(ne, wanted, stretch)) <= allowed:
                found[" ".join(self._written[text][start : start + len(wanted)])] = None
            if len(found) == MOST_SEARCHES:
                break
        return nearest(name, found)

    def _candidates(self, first: list[str]) -> list[tuple[int, int]]:
        """Where a stretch may start, in the order of the text: one of the `first` words of the name is in its place."""
        shifts: dict[str, list[int]] = {}
        for shift, word in enumerate(first):
            shifts.setdefault(word, []).append(shift)
        starts = {
            (text, place - shift)
            for text, folded in enumerate(self._folded)
            if not shifts.keys().isdisjoint(folded)
            for place, word in enumerate(folded)
            if word in shifts
            for shift in shifts[word]
            if place >= shift
        }
        return sorted(starts)

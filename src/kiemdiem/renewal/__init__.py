"""Next year's plan out of this year's: dates in the same place among the working days, comments kept, counts gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiemdiem import rulebooks
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.load import load
from kiemdiem.plan import Node, Plan
from kiemdiem.renewal import law
from kiemdiem.renewal.emptied import empty
from kiemdiem.renewal.prose import texts
from kiemdiem.renewal.remarks import Remark, old_comments, slips
from kiemdiem.renewal.splices import Splices
from kiemdiem.renewal.times import Move, Times, moves_of, times_of, years_later
from kiemdiem.renewal.words import Left, reworded
from kiemdiem.source import Source, Steps
from kiemdiem.source.respelling import node_at, swapped

_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True)
class Rewording:
    """A text in which years moved, or years are left: its place, itself as it was and as it is."""

    steps: Steps
    old: str
    new: str


@dataclass(frozen=True)
class Renewal:
    """A new plan and everything that is to be told of it.

    `old` and `new` are the plans, `source` is the new file; `moves` are the dates, `rewordings` the texts in which the
    year moved, `left` the years that did not, each with its place.
    """

    old: Plan
    new: Plan
    source: Source
    moves: Sequence[Move]
    rewordings: Sequence[Rewording]
    left: Sequence[tuple[Steps, Left]]
    expired: Sequence[law.Expired]
    old_papers: Sequence[law.OldPaper]
    book: law.Book
    remarks: Sequence[Remark]
    comments: Sequence[int]


def renew(source: Source, plan: Plan, year: int, rulebook: str = "") -> Renewal:
    """The plan of `year` made from `plan`, which `source` holds; with `rulebook`, under this one.

    Raises KiemdiemError for a year that is not later, an unknown rulebook, a file that cannot be spliced.
    """
    years = _later(plan, year)
    splices = Splices(source)
    moves = moves_of(plan, years)
    for move in moves:
        splices.put(move.steps, move.new if isinstance(move.new, str) else move.new.isoformat())
    rewordings, left = reword(source, plan, times_of(plan, moves, years), moves, splices)
    splices.put(("document", "year"), year)
    if plan.period:
        for key, day in (("from", plan.period.from_), ("to", plan.period.to)):
            splices.put(("period", key), years_later(day, years).isoformat())
    if rulebook:
        _take_rulebook(plan, rulebook, splices)
    remarks = [*empty(plan, splices), *slips(plan)]
    after = splices.done()
    new = load(after)
    if not isinstance(new, Plan):
        raise KiemdiemError(
            _("Kế hoạch năm {year} không hợp lệ: {reason}").format(year=year, reason=show(new[0].message))
        )
    papers = list(law.old_papers(new, plan.document.year))
    near = times_of(plan, moves, years).near - {year}
    return Renewal(
        plan, new, after, moves, rewordings, list(_without(left, papers, plan)), list(law.expired(new)), papers,
        law.book(new), remarks, old_comments(after, near),
    )  # fmt: skip


def _later(plan: Plan, year: int) -> int:
    """How many years later `year` is than the plan."""
    if not _FIRST <= year <= _LAST:
        raise KiemdiemError(_("Năm {year} không dùng được: từ 1900 đến 2100").format(year=year))
    if year <= plan.document.year:
        raise KiemdiemError(
            _("Kế hoạch nguồn là của năm {old}, không lập được kế hoạch năm {year} từ nó").format(
                old=plan.document.year, year=year
            ),
            _("Chọn một năm sau đó, ví dụ: kiemdiem new {next}").format(next=plan.document.year + 1),
        )
    return year - plan.document.year


def reword(
    source: Source, plan: Plan, times: Times, moves: Sequence[Move], splices: Splices
) -> tuple[list[Rewording], list[tuple[Steps, Left]]]:
    """Change every text in which a date or the year of the campaign moves; what changed, and the years that did not."""
    of_task = {
        task.steps: times.of(move for move in moves if move.task is task) for task in plan.all_tasks() if task.deadline
    }
    changed, left = [], []
    for node, place, reading in texts(plan):
        text = str(node_at(source, place.steps).data)
        found = reworded(text, place, _own(node, of_task, times), reading)
        splices.swap(place.steps, found.swaps)
        if found.swaps:
            changed.append(Rewording(place.steps, text, swapped(text, found.swaps)))
        left += [(place.steps, one) for one in found.left]
    return changed, left


def _own(node: Node, of_task: dict[Steps, Times], usual: Times) -> Times:
    """The times of the task that a node belongs to."""
    owners = (node.steps[:end] for end in range(len(node.steps), 0, -1))
    return next((of_task[steps] for steps in owners if steps in of_task), usual)


def _take_rulebook(plan: Plan, id_: str, splices: Splices) -> None:
    if rulebooks.find(id_) is None:
        raise KiemdiemError(
            _("Không có bộ quy định “{id}”").format(id=show(id_, 60)),
            _("Có: {known}").format(known=", ".join(rulebooks.names())),
        )
    if "rulebook" in plan.model_fields_set:
        splices.put(("rulebook",), id_)
    else:
        splices.add(("document",), "rulebook", f'"{id_}"', id_)


def _without(
    left: Iterable[tuple[Steps, Left]], papers: Iterable[law.OldPaper], plan: Plan
) -> Iterator[tuple[Steps, Left]]:
    """What is left, each cited paper once and those apart that the legal bases tell already."""
    told = {basis.number for basis in plan.legal_bases for paper in papers if paper.place.steps[:2] == basis.steps}
    for steps, one in left:
        if one.paper is None:
            yield steps, one
        elif one.paper.number not in told:
            told.add(one.paper.number)
            yield steps, one

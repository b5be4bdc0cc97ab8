"""The order of a plan as a tree on a terminal: below each step what waits for it, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TextIO

from kiemdiem.display import cut, show, width, wrap
from kiemdiem.language import _
from kiemdiem.step_graph import Edge, Step, StepGraph
from kiemdiem.step_graph.wording import called, day_words, edge_words, late_words, summary
from kiemdiem.tables.drawing import Page
from kiemdiem.tables.grids import at_line_start

_DEEPEST, _LEVEL, _ROOM = 10, 3, 30
"""Levels before a branch goes on further below, from the margin; columns of a level, and those left for words."""


def write(graph: StepGraph, title: str, stream: TextIO) -> None:
    """Print `graph`. A step stands once with all that follows it; elsewhere it is named, and told to stand above."""
    page = Page(stream)
    page.words(title, style="bold")
    page.words(", ".join(summary(graph)))
    if any(edge.kind == "order" for edge in graph.edges):
        page.words(_("Dưới mỗi việc là những việc phải chờ nó."))
    _Tree(page, graph).write()
    for edge in graph.edges:
        if edge.kind != "order":
            page.line()
            page.words(edge_words(graph, edge), then=2)
    if graph.alone:
        page.line()
        labels = ", ".join(step.label for step in graph.alone)
        page.words(_("Không nằm trong thứ tự nào: {tasks}").format(tasks=labels), then=2)


class _Tree:
    """Branches from the steps that wait for nothing; a ring begins at its first step in the order of the document."""

    def __init__(self, page: Page, graph: StepGraph) -> None:
        self._page = page
        self._deepest = min(_DEEPEST, (page.width - _ROOM) // _LEVEL)
        self._steps = {step.id: step for step in graph.steps}
        self._after: dict[str, list[Edge]] = defaultdict(list)
        order = [edge for edge in graph.edges if edge.kind == "order"]
        for edge in order:
            self._after[edge.first].append(edge)
        waiting = {edge.then for edge in order if edge.then != edge.first}
        taking_part = {id_ for edge in order for id_ in (edge.first, edge.then)}
        mine = [step.id for step in graph.steps if step.id in taking_part]
        self._starts = [id_ for id_ in mine if id_ not in waiting] + mine
        self._seen: set[str] = set()
        self._later: list[str] = []

    def write(self) -> None:
        """Print every branch, those too deep for a line after the one they belong to."""
        starts = iter(self._starts)
        while (start := self._later.pop(0) if self._later else next(starts, None)) is not None:
            if start not in self._seen:
                self._branch(start)

    def _branch(self, start: str) -> None:
        self._page.line()
        self._page.line(self._head(self._steps[start], ""))
        self._seen.add(start)
        way = [start]
        open_: list[tuple[str, Iterator[tuple[Edge, bool]]]] = [("", self._following(start))]
        while open_:
            margin, following = open_[-1]
            if (found := next(following, None)) is None:
                open_.pop()
                way.pop()
                continue
            edge, is_last = found
            inner = margin + (" " * _LEVEL if is_last else f"{self._page.signs.down}  ")
            deeper = self._step(edge, margin, is_last, way)
            self._why(edge, inner, deeper and bool(self._after[edge.then]))
            if deeper:
                way.append(edge.then)
                open_.append((inner, self._following(edge.then)))

    def _following(self, id_: str) -> Iterator[tuple[Edge, bool]]:
        edges = self._after[id_]
        return ((edge, place == len(edges)) for place, edge in enumerate(edges, 1))

    def _step(self, edge: Edge, margin: str, is_last: bool, way: list[str]) -> bool:
        """Print the step that follows; whether what follows it comes here too."""
        step = self._steps[edge.then]
        start = margin + (self._page.signs.corner if is_last else self._page.signs.branch)
        remark = ""
        if edge.then in way:
            remark = _("(quay vòng)")
        elif edge.then in self._seen:
            remark = _("(đã ghi ở trên)")
        elif len(way) >= self._deepest and self._after[edge.then]:
            remark = _("(xem bên dưới)")
            self._later.append(edge.then)
        if remark:
            room = self._page.width - width(start) - width(remark) - 2
            self._page.line(f"{start}{cut(called(step), max(room, 8))}  {remark}")
            return False
        self._seen.add(edge.then)
        self._page.line(self._head(step, start))
        return True

    def _head(self, step: Step, start: str) -> str:
        return cut(f"{start}{at_line_start(step.label)}  {day_words(step)}  {show(step.name, 400)}", self._page.width)

    def _why(self, edge: Edge, margin: str, goes_on: bool) -> None:
        """Print the reason of an edge, and its contradiction, under the step."""
        inner = margin + (f"{self._page.signs.down}  " if goes_on else " " * _LEVEL)
        why = _("vì: {why}").format(why=edge.why) if edge.why else ""
        late = f"! {late_words(edge)}" if edge.late else ""
        for text, style in ((why, ""), (late, "bold red")):
            for line in wrap(text, max(self._page.width - width(inner), 20)) if text else ():
                self._page.line(inner + line, style)

"""The order of a plan as an SVG picture, for a file of its own or inside a page."""

from __future__ import annotations

from kiemdiem.language import _
from kiemdiem.pictures.layered import Link, lay_out
from kiemdiem.pictures.svg import Card, Note, Shape, Thread, Tips, draw, fitted, size
from kiemdiem.step_graph import Edge, EdgeKind, Step, StepGraph, StepKind
from kiemdiem.step_graph.wording import day_words, edge_words, summary

_SHAPES: dict[StepKind, Shape] = {"task": "round", "event": "pill"}
_TIPS: dict[EdgeKind, Tips] = {"order": "end", "together": "none", "two_pass": "both"}


def svg(graph: StepGraph, title: str, *, name: str = "kd", standalone: bool = True) -> str:
    """The picture of `graph`, its edges numbered, each number explained below.

    `name` and `standalone` are those of `pictures.svg.draw`: inside a page, each picture has a name of its own and
    the page has `pictures.style.STYLE`.
    """
    cards = [_card(step) for step in graph.steps]
    number = {step.id: place for place, step in enumerate(graph.steps)}
    links = [Link(number[edge.first], number[edge.then]) for edge in graph.edges]
    said = [edge_words(graph, edge) for edge in graph.edges]
    threads = [
        _thread(place, edge, words) for place, (edge, words) in enumerate(zip(graph.edges, said, strict=True), 1)
    ]
    notes = [Note(text) for text in summary(graph)]
    notes += [Note(f"{thread.badge}. {words}", thread.strong) for thread, words in zip(threads, said, strict=True)]
    if graph.alone:
        labels = ", ".join(step.label for step in graph.alone)
        notes.append(Note(_("Không nằm trong thứ tự nào: {tasks}").format(tasks=labels)))
    layout = lay_out([size(card) for card in cards], links)
    about = "; ".join((*summary(graph), *said))
    return draw(layout, cards, threads, notes, title, about, name=name, standalone=standalone)


def _card(step: Step) -> Card:
    day = day_words(step)
    lines = (*fitted(day, 2), *fitted(step.name, 2))
    shape = _SHAPES.get(step.kind, "square")
    return Card(fitted(step.label, 1)[0], lines, f"{step.label}, {day}: {step.name}", shape)


def _thread(number: int, edge: Edge, words: str) -> Thread:
    badge = f"!{number}" if edge.late else str(number)
    return Thread(words, badge, _TIPS[edge.kind], edge.kind != "order", edge.late is not None)

"""The order of a plan in the DOT language, for Graphviz and the many programs that read it."""

from __future__ import annotations

from kiemdiem.display import show
from kiemdiem.pictures.lettering import broken
from kiemdiem.step_graph import Edge, Step, StepGraph, StepKind
from kiemdiem.step_graph.wording import day_words, late_words

_SHAPES: dict[StepKind, str] = {"task": "box", "event": "ellipse", "deliverable": "note", "basis": "folder"}


def dot(graph: StepGraph, title: str) -> str:
    """`graph` in DOT: every text quoted, every id too, so that no value becomes a part of the language."""
    lines = [
        f"digraph {_quoted(title)} {{",
        "  rankdir=LR;",
        '  node [fontname="sans-serif" style=rounded];',
        '  edge [fontname="sans-serif" fontsize=10];',
        *(_node(step) for step in graph.steps),
        *(_edge(edge) for edge in graph.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(step: Step) -> str:
    label = "\n".join((step.label, day_words(step), *_lines(step.name)))
    return f"  {_id(step.id)} [shape={_SHAPES.get(step.kind, 'plain')} label={_quoted(label)}];"


def _edge(edge: Edge) -> str:
    late = late_words(edge)
    label = "\n".join(_lines(f"! {late}") + _lines(edge.why) if late else _lines(edge.why))
    style = {"order": "", "together": " dir=none style=dashed", "two_pass": " dir=both style=dashed"}[edge.kind]
    strong = " color=red penwidth=3" if late else ""
    return f"  {_id(edge.first)} -> {_id(edge.then)} [label={_quoted(label)}{style}{strong}];"


def _lines(text: str) -> list[str]:
    return broken(text, 30, 1.6, 3)


def _id(text: str) -> str:
    return _quoted(show(text, 400))


def _quoted(text: str) -> str:
    """A quoted string of DOT, in which a backslash would begin an escape; line breaks are those of the label."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

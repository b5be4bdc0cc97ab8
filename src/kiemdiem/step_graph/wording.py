"""Steps and edges in the words of the user, the same in every picture of them."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.language import _, short_weekday
from kiemdiem.step_graph import Edge, Step, StepGraph
from kiemdiem.vietnamese import print_date


def day_words(step: Step) -> str:
    """The last day of a step: "T6 09/12/2022", of one that stands for several the first and the last of them."""
    if step.first_day is None or step.last_day is None:
        return _("chưa có ngày")
    days = dict.fromkeys((step.first_day, step.last_day))
    return " – ".join(f"{short_weekday(day)} {print_date(day)}" for day in days)


def called(step: Step) -> str:
    """How a step is spoken of where its own words do not stand beside it."""
    return step.label if step.kind in ("task", "basis", "unknown") else f"{step.label}: {step.name}"


def late_words(edge: Edge) -> str:
    """Why an edge contradicts itself; "" where it does not."""
    if edge.late is None:
        return ""
    needed, due = (print_date(day) for day in edge.late)
    return _("mâu thuẫn: đến hạn {day}, trước hạn của việc mà nó cần ({needed})").format(day=due, needed=needed)


def edge_words(graph: StepGraph, edge: Edge) -> str:
    """An edge as a line: what comes before what, why, and where it contradicts itself."""
    sign = {"order": "→", "together": "=", "two_pass": "⇄"}[edge.kind]
    kind = {"order": "", "together": _("cùng lúc"), "two_pass": _("hai lượt, làm xong cái sau thì xem lại cái trước")}
    head = f"{called(graph.step(edge.first))} {sign} {called(graph.step(edge.then))}"
    return f"{head}: {'; '.join(filter(None, (kind[edge.kind], edge.why, late_words(edge))))}".rstrip(": ")


def summary(graph: StepGraph) -> Iterator[str]:
    """How much there is, and how much of it contradicts itself."""
    if not graph.edges:
        yield _("Kế hoạch không khai thứ tự công việc (mục precedence)")
        return
    yield _("{steps} bước, {edges} quan hệ").format(steps=len(graph.steps), edges=len(graph.edges))
    if late := len(graph.contradictions):
        yield _("{n} mâu thuẫn, đánh dấu !").format(n=late)

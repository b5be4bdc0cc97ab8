"""Every text of a plan that may name a year or a day, and how its years are read."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.plan import (
    Award,
    Cap,
    Deadline,
    Deliverable,
    Document,
    Duty,
    Event,
    Footnote,
    Headings,
    Node,
    Place,
    Plan,
    Preamble,
    Precedence,
    Purpose,
    Recipient,
    RoleLine,
    Subject,
    Task,
)
from kiemdiem.plan.campaign import CapException
from kiemdiem.plan.task import Erratum
from kiemdiem.renewal.words import Reading

FIELDS: dict[type[Node], tuple[str, ...]] = {
    Document: ("subject",),
    Headings: ("purposes", "tasks", "implementation"),
    Preamble: ("text",),
    Purpose: ("text",),
    Task: ("title", "text"),
    RoleLine: ("label", "text"),
    Deadline: ("label", "phrase"),
    Deliverable: ("name",),
    Duty: ("what", "capacity"),
    Erratum: ("printed", "meant"),
    Event: ("name",),
    Precedence: ("why",),
    Subject: ("name",),
    Award: ("name", "limit"),
    Cap: ("text",),
    CapException: ("reason",),
    Footnote: ("text",),
    Recipient: ("text",),
}
"""The fields that hold words of the plan; names of bodies, papers and forms are not looked into."""


def texts(plan: Plan) -> Iterator[tuple[Node, Place, Reading]]:
    """Every such text that the file has: the node it belongs to, its place, and how it is read."""
    for node in plan.walk():
        for name in FIELDS.get(type(node), ()):
            if name in node.model_fields_set and getattr(node, name) is not None:
                yield node, node.at(name), _reading(node, name)
        for key in getattr(node, "modifiers", ()):
            yield node, node.at("modifiers", str(key)), "plain"


def _reading(node: Node, name: str) -> Reading:
    if isinstance(node, Deadline):
        return "phrase"
    return "campaign" if isinstance(node, Document) and name == "subject" else "plain"

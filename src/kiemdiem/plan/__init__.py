"""The plan: everything the ruling document says, in one frozen tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from kiemdiem.plan.agency import (
    LABELS,
    Agency,
    AgencyGroup,
    Counts,
    Named,
    Recipient,
    Role,
    RoleLine,
    Signature,
    Unit,
    called,
)
from kiemdiem.plan.campaign import (
    AuthorityClass,
    Award,
    Cap,
    ComparableGroup,
    Form,
    LegalBasis,
    Rating,
    Subject,
)
from kiemdiem.plan.citations import Citation, citations
from kiemdiem.plan.deadline import MEANINGS, After, Deadline, Recurrence
from kiemdiem.plan.document import Calendar, Document, Footnote, Headings, Period, Preamble, Purpose
from kiemdiem.plan.mentions import Mention, Names
from kiemdiem.plan.node import Node, Place, Slug
from kiemdiem.plan.task import Deliverable, Duty, Event, Modifier, Precedence, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.source import Steps

__all__ = [
    "LABELS", "MEANINGS", "After", "Agency", "AgencyGroup", "AuthorityClass", "Award",
    "Calendar", "Cap", "Citation", "ComparableGroup", "Counts", "Deadline", "Deliverable", "Document", "Duty", "Event",
    "Footnote", "Form", "Headings", "LegalBasis", "Mention", "Modifier", "Named", "Node", "Period", "Place", "Plan",
    "Preamble", "Precedence", "Purpose", "Rating", "Recipient", "Recurrence", "Role", "RoleLine", "Signature",
    "Subject", "Task", "Unit", "name_of",
]  # fmt: skip


_REGISTERS = {
    "basis": "legal_bases",
    "form": "forms",
    "group": "comparable_groups",
    "subject": "subjects",
    "footnote": "footnotes",
}
"""Where the things are that a reference of a kind can name."""


def name_of(node: Node) -> str:
    """What a reference calls `node`: the key of a task, the id of anything else."""
    return node.key if isinstance(node, Task) else str(getattr(node, "id", ""))


class Plan(Node):
    """A plan, in the order of the document: heading, papers, bodies, purposes, tasks, implementation, the end."""

    document: Document
    rulebook: Slug | None = None
    reading: Literal["exclusive", "inclusive"] = "exclusive"
    period: Period | None = None
    calendar: Calendar = Calendar()
    legal_bases: tuple[LegalBasis, ...] = ()
    agencies: tuple[Agency, ...] = ()
    agency_groups: tuple[AgencyGroup, ...] = ()
    subjects: tuple[Subject, ...] = ()
    preamble: Preamble | None = None
    headings: Headings = Headings()
    purposes: tuple[Purpose, ...] = ()
    tasks: tuple[Task, ...] = ()
    implementation: tuple[Task, ...] = ()
    events: tuple[Event, ...] = ()
    precedence: tuple[Precedence, ...] = ()
    forms: tuple[Form, ...] = ()
    ratings: tuple[Rating, ...] = ()
    awards: tuple[Award, ...] = ()
    caps: tuple[Cap, ...] = ()
    comparable_groups: tuple[ComparableGroup, ...] = ()
    units: tuple[Unit, ...] = ()
    authority_classes: tuple[AuthorityClass, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature = Signature()

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What `once` keeps of this plan."""
        return {}

    @cached_property
    def _index(self) -> dict[str, dict[str, Node]]:
        return {}

    @cached_property
    def _names(self) -> Names:
        return Names.of((*self.agencies, *self.agency_groups))

    @cached_property
    def _all_tasks(self) -> tuple[Task, ...]:
        return tuple(one for task in (*self.tasks, *self.implementation) for one in task.family())

    def all_tasks(self) -> tuple[Task, ...]:
        """Every task of every level, in the order of the document."""
        return self._all_tasks

    def locate(self, steps: Steps = ()) -> None:
        """Tell every node where it is written and every task what it is called."""
        super().locate(steps)
        for task in (*self.tasks, *self.implementation):
            task.link()
        self._index.clear()
        self.answers.clear()

    def named(self, kind: str) -> Iterator[Node]:
        """Every node that a reference of `kind` can name."""
        if kind == "agency":
            yield from (*self.agencies, *self.agency_groups)
        elif kind == "task":
            yield from self.all_tasks()
        elif kind == "step":
            yield from (*self.all_tasks(), *self.deliverables(), *self.events, *self.legal_bases)
        else:
            yield from getattr(self, _REGISTERS[kind])

    def deliverables(self) -> Iterator[Deliverable]:
        """Every paper and act that the tasks bring forth."""
        for task in self.all_tasks():
            yield from task.produces

    def find(self, kind: str, id_: str) -> Node | None:
        """The node of `kind` with this id."""
        if kind not in self._index:
            self._index[kind] = {name_of(node): node for node in reversed(list(self.named(kind)))}
        return self._index[kind].get(id_)

    def agency(self, name: str) -> Agency | AgencyGroup | None:
        """The agency with this id, name or alias; case and tone placement do not count, then diacritics do not."""
        bodies: tuple[Agency | AgencyGroup, ...] = (*self.agencies, *self.agency_groups)
        return called(name, bodies)

    def unit(self, name: str) -> Unit | None:
        """The unit with this id, name or alias, found as an agency is."""
        return called(name, self.units)

    def body(self, id_: str) -> Agency | AgencyGroup | None:
        """The agency or group of agencies with this id."""
        found = self.find("agency", id_)
        return found if isinstance(found, Agency | AgencyGroup) else None

    def members(self, id_: str) -> set[str]:
        """The ids of an agency and of all agencies that its name covers."""
        found, waiting = set(), [id_]
        while waiting:
            if (one := waiting.pop()) in found:
                continue
            found.add(one)
            body = self.body(one)
            waiting += body.members if isinstance(body, AgencyGroup) else ()
        return found

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every body that `text` names, in order, under its name or an alias; text without marks."""
        return self._names.mentions(text)

    def people_act(self, task: Task) -> bool:
        """Whether a sentence of `task` is about people who act themselves: "Từng cá nhân nộp phiếu"."""
        text = unmarked(task.text)
        bodies = (self.body(mention.id) for mention in self.mentions(text) if mention.begins(text))
        return any(isinstance(body, Agency) and body.kind == "people" for body in bodies)

    def citations(self) -> tuple[Citation, ...]:
        """Every citation of a paper in the text, in the order in which people read them."""
        return citations(self)

    def above(self, id_: str) -> list[str]:
        """The ids of the bodies above an agency, the nearest first."""
        found: list[str] = []
        body = self.body(id_)
        while isinstance(body, Agency) and body.superior and body.superior not in (id_, *found):
            found.append(body.superior)
            body = self.body(body.superior)
        return found

    def label(self, task: Task) -> str:
        """How people speak of a task: with the Roman number of its section, "II.5"."""
        heading = self.headings.implementation if task.steps[:1] == ("implementation",) else self.headings.tasks
        numeral = heading.strip("* ").split("-")[0].split(".")[0].strip()
        is_roman = bool(numeral) and set(numeral) <= set("IVX")
        if task.id.endswith(".end"):
            return f"{task.id.removesuffix('.end')}, đoạn cuối"
        return f"{numeral}.{task.key}" if is_roman and not task.id.startswith(f"{numeral}.") else task.key

    def agency_name(self, id_: str) -> str:
        """The name of an agency; the id itself where nobody has it."""
        body = self.body(id_)
        return body.name if body else id_

    def printed_who(self, line: RoleLine) -> str:
        """The agencies of a role line as printed: its own text, or the names joined by semicolons."""
        return line.text or "; ".join(self.agency_name(id_) for id_ in line.who)

"""The body of a plan as it is printed: the opening, the sections, their items with the lines of roles and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from kiemdiem.drafting.frame import LINE, bases
from kiemdiem.drafting.marks import Notes, capital, ended, joined, lines, paragraphs, plain, set_as
from kiemdiem.drafting.wording import rich
from kiemdiem.formats import Profile
from kiemdiem.phrases import words
from kiemdiem.plan import Deadline, Plan, Purpose, RoleLine, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, phrase_key
from kiemdiem.word.rich import Rich

_SECTIONS = ("purposes", "tasks", "implementation")
_DEADLINE = "Thời gian thực hiện"
_PARTS = (("finish", "Thời gian hoàn thành"), ("report", "Thời gian báo cáo"))


@dataclass(frozen=True)
class Printed:
    """A paragraph; `kind` is "can_cu" for a basis, "ten_muc" and "ten_muc_nho" for the title of an item and of one
    under it, "vai_tro" and "thoi_han" for such lines, else "noi_dung". One that `keeps` stays on the page of the next.
    """

    kind: str
    text: Rich
    keeps: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the body under a heading; a letter may have none."""

    heading: Rich | None
    paragraphs: tuple[Printed, ...]


def opening(plan: Plan, profile: Profile, notes: Notes) -> tuple[Printed, ...]:
    """The preamble: lines of Căn cứ before its last paragraph get the marks of the format rules, the rest stays."""
    every = lines(plan.preamble.text) if plan.preamble else []
    found = list(takewhile(_is_basis, every[:-1]))
    printed = bases(profile, [line.removeprefix("- ") for line in found])
    rest = paragraphs("\n".join(every[len(found) :]), notes)
    return (*(Printed("can_cu", rich(line, notes)) for line in printed), *(Printed("noi_dung", text) for text in rest))


def sections(plan: Plan, notes: Notes) -> list[Section]:
    """The purposes, the tasks and the implementation.

    One that the plan lacks is left to fill in where those after it are counted on from it by the usual headings.
    """
    letter = plan.document.type == "công văn"
    found = []
    for index, name in enumerate(_SECTIONS):
        if not (getattr(plan, name) or (not letter and _counted_on(plan, _SECTIONS[index + 1 :]))):
            continue
        given = name in plan.headings.model_fields_set
        heading = rich(getattr(plan.headings, name), notes) if given or not letter else None
        found.append(Section(heading, tuple(_items(plan, name, notes)) or (Printed("noi_dung", plain(LINE)),)))
    return found


def _is_basis(line: str) -> bool:
    words_ = unmarked(line).removeprefix("- ")
    return words_.casefold().startswith("căn cứ ") and words_.endswith((";", ",", "."))


def _counted_on(plan: Plan, names: Iterable[str]) -> bool:
    return any(getattr(plan, name) and name not in plan.headings.model_fields_set for name in names)


def _items(plan: Plan, section: str, notes: Notes) -> Iterator[Printed]:
    for item in getattr(plan, section):
        yield from _purpose(item, notes) if isinstance(item, Purpose) else _task(plan, item, notes, 0)


def _purpose(purpose: Purpose, notes: Notes) -> Iterator[Printed]:
    for text in _numbered(purpose.printed_number, paragraphs(purpose.text, notes), notes):
        yield Printed("noi_dung", text)


def _task(plan: Plan, task: Task, notes: Notes, depth: int) -> Iterator[Printed]:
    number, texts = task.printed_number, paragraphs(task.text, notes)
    if task.title and not _begins_with(task.text, task.title):
        (title,) = _numbered(number, [rich(task.title, notes)], notes)
        yield Printed("ten_muc_nho" if depth else "ten_muc", title)
        number = ""
    for text in _numbered(number, texts, notes):
        yield Printed("noi_dung", text)
    yield from _lines(plan, task, notes)
    for part in task.tasks:
        yield from _task(plan, part, notes, depth + 1)


def _begins_with(text: str, title: str) -> bool:
    """Whether the text has the title in it: "Báo cáo: gửi ..."."""
    said, name = unmarked(text), unmarked(title).rstrip(".: ")
    return said.startswith(name) and said[len(name) :][:1] in ("", ".", ":")


def _lines(plan: Plan, task: Task, notes: Notes) -> list[Printed]:
    """Who does the task and by when, as a list that stays on one page."""
    found = [Printed("vai_tro", _role(plan, line, notes)) for line in task.roles if not line.in_sentence]
    found += [Printed("thoi_han", text) for text in _deadlines(plan, task, notes)]
    return [replace(line, keeps=True) for line in found[:-1]] + found[-1:]


def _numbered(number: str, texts: list[Rich], notes: Notes) -> list[Rich]:
    if not number:
        return texts
    return [joined(rich(number, notes), plain(" "), *texts[:1]), *texts[1:]]


def _role(plan: Plan, line: RoleLine, notes: Notes) -> Rich:
    who = capital(rich(plan.printed_who(line), notes))
    return _line(rich(line.printed_label, notes), ended(who, ".", "."))


def _deadlines(plan: Plan, task: Task, notes: Notes) -> Iterator[Rich]:
    """The lines that tell the deadline; none where the sentence of the task tells it."""
    deadline = task.deadline
    if deadline is None or _in_sentence(deadline, task):
        return
    parts = [(getattr(deadline, name), label) for name, label in _PARTS]
    if deadline.phrase or deadline.label or not deadline.finish:
        parts = [(deadline, _DEADLINE)]
    for part, label in parts:
        phrase = part.phrase or words(part, plan)
        printed = set_as(rich(phrase if part.label and part.phrase else capital_first(phrase), notes), bold=True)
        yield _line(rich(part.label or label, notes), ended(printed, ".", "."))


def _in_sentence(deadline: Deadline, task: Task) -> bool:
    phrases = [part.phrase for part in (deadline, deadline.finish, deadline.report) if part and part.phrase]
    said = phrase_key(unmarked(task.text))
    return not deadline.label and bool(phrases) and all(phrase_key(unmarked(phrase)) in said for phrase in phrases)


def _line(label: Rich, text: Rich) -> Rich:
    """A line of a list: the label italic, a colon, what it says."""
    return joined(plain("- "), set_as(ended(label, ":", ":"), italic=True), plain(" "), text)

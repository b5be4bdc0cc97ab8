"""What the Tab key offers: codes, rulebooks, and of a plan, where there is one, agencies, units and tasks."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from kiemdiem.plan import Named, Plan

Offers = list[tuple[str, str]]

_STEERING = re.compile(r"[\\\"'`$*?\[\]{}~!;<>|&#\x00-\x1f\x7f]")
"""What a shell might act upon: shells read what is offered once more before they show or insert it."""

_PLAIN = re.compile(r"[^\w.,:/@%+=-]")


class Offer(str):
    """A value that fits what is typed, case and diacritics aside: Typer, which would ask for the same letters, is told
    that it begins so.
    """

    __slots__ = ()

    def startswith(self, *_prefix: Any) -> bool:
        """It was looked at already."""
        return True


def rule_codes(incomplete: str) -> Offers:
    """The codes that begin as what is typed, or as what follows its last comma, with their titles."""
    from kiemdiem.catalogue import codes

    before, comma, typed = incomplete.rpartition(",")
    return _offers([(code.code, code.title) for code in codes()], typed, before + comma)


def rulebooks(incomplete: str) -> Offers:
    """The rulebooks with what they are."""
    from kiemdiem import rulebooks as books
    from kiemdiem.errors import KiemdiemError

    known: Offers = []
    for id_ in books.names():
        with contextlib.suppress(KiemdiemError, OSError):
            if book := books.find(id_):
                known.append((id_, book.name))
    return _offers(known, incomplete)


def explained(incomplete: str) -> Offers:
    """The codes as `rule_codes` offers them, and the rulebooks."""
    return rule_codes(incomplete) + rulebooks(incomplete)


def document_kinds(incomplete: str) -> Offers:
    """The kinds of document with what they are."""
    from kiemdiem import documents

    return _offers([(kind.id, kind.title) for kind in documents.kinds()], incomplete)


def format_profiles(incomplete: str) -> Offers:
    """The format profiles with what they are."""
    from kiemdiem import formats
    from kiemdiem.errors import KiemdiemError

    known: Offers = []
    for id_ in formats.names():
        with contextlib.suppress(KiemdiemError, OSError):
            known.append((id_, formats.find(id_).name))
    return _offers(known, incomplete)


def _of_plan(find: Callable[[Plan], Offers]) -> Callable[[typer.Context, str], Offers]:
    """A source of offers out of one that knows the plan: of the plan the command line names, else of this folder's."""

    def offer(ctx: typer.Context, incomplete: str) -> Offers:
        from kiemdiem import arguments

        # Before an option that still lacks its value, what stands on the line is not told apart yet.
        name = ctx.params.get("plan") or _plan_on_line(ctx)
        if name == "-":
            return []
        try:
            plan, _source = arguments.open_plan(name)
        except Exception:  # whatever is wrong with the plan, this is not the moment to say it
            return []
        return _offers(find(plan), incomplete)

    return offer


def _plan_on_line(ctx: typer.Context) -> str | None:
    """What of a line that is not read yet names the plan: the first word, or what follows --plan; of `render` the first
    that is no kind of document.
    """
    from kiemdiem import documents

    if any("--plan" in param.opts for param in ctx.command.params):
        return next((after for before, after in itertools.pairwise(ctx.args) if before == "--plan"), None)
    kinds = documents.names()
    return next((word for word in ctx.args if word not in kinds), None)


@_of_plan
def agencies(plan: Plan) -> Offers:
    """Agencies and units by id and by name."""
    return _by_id_and_name((*plan.agencies, *plan.agency_groups, *plan.units))


@_of_plan
def units(plan: Plan) -> Offers:
    """Units by id and by name."""
    return _by_id_and_name(plan.units)


@_of_plan
def bodies(plan: Plan) -> Offers:
    """Those who hand in something, by id and by name: units first, then agencies."""
    return _by_id_and_name((*plan.units, *plan.agencies))


@_of_plan
def task_ids(plan: Plan) -> Offers:
    """Tasks by their keys, with the beginning of their words."""
    from kiemdiem.plan.wording import unmarked

    return [(task.key, task.title or unmarked(task.text)) for task in plan.all_tasks()]


@_of_plan
def deliverables(plan: Plan) -> Offers:
    """Papers and acts by id, with their names."""
    return [(paper.id, paper.name) for paper in plan.deliverables()]


def event_ids(ctx: typer.Context, incomplete: str) -> Offers:
    """The ids of what was recorded in the ledger of the plan, the last first, with what each is."""
    from kiemdiem import arguments
    from kiemdiem.ledger.book import Ledger

    with contextlib.suppress(Exception):  # whatever is wrong with them, this is not the moment to say it
        at = ctx.params.get("ledger")
        book = Ledger.open(ctx.params.get("plan") or _plan_on_line(ctx) or arguments.find_plan(), at)
        known = [(one.id, f"{one.day} {one.kind} {one.unit} {one.task}") for one in reversed(book.entries)]
        return _offers(known, incomplete)
    return []


def meeting_ids(ctx: typer.Context, incomplete: str) -> Offers:
    """The ids of the registered meetings, each with its unit and time."""
    from datetime import date

    from kiemdiem.meetings import opening

    with contextlib.suppress(Exception):  # as above
        board = opening.opened(ctx.params.get("plan") or _plan_on_line(ctx), date.today()).board
        known = [(one.meeting.id, f"{one.unit.name} {one.when}") for one in board.in_time_order]
        return _offers(known, incomplete)
    return []


def _by_id_and_name(bodies: Iterable[Named]) -> Offers:
    known = list(bodies)
    return [(body.id, body.name) for body in known] + [(body.name, body.id) for body in known]


def _offers(known: Offers, typed: str, before: str = "") -> Offers:
    """What of `known` begins as what is typed, as the shell wants it; where nothing does, case and diacritics aside."""
    from kiemdiem.vietnamese import fold, nfc

    safe = [(nfc(value), help_) for value, help_ in known if not _STEERING.search(value)]
    exact = [(value, help_) for value, help_ in safe if value.startswith(nfc(typed))]
    like = [(value, help_) for value, help_ in safe if fold(value).startswith(fold(typed))]
    return [(Offer(_for_shell(before + value)), _help(help_)) for value, help_ in exact or like]


def _for_shell(value: str) -> str:
    """`value` as it must be written: bash inserts it as it is, the other shells quote it themselves."""
    if os.environ.get("_KIEMDIEM_COMPLETE") != "complete_bash" or _in_quotes():
        return value
    return _PLAIN.sub(lambda match: "\\" + match.group(), value)


def _in_quotes() -> bool:
    """Whether the word that bash completes was begun with a quote."""
    words, place = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    return place.isdecimal() and any(word.startswith(("'", '"')) for word in words[int(place) :][:1])


def _help(text: str) -> str:
    """`text` on one short line, without what a shell might act upon."""
    line = " ".join(_STEERING.sub(" ", text).split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"

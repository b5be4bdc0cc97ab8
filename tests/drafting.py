"""Drafts of documents as tests want them: from a plan in a few words, and any of the format profiles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiemdiem import arguments, documents, formats
from kiemdiem.drafting.facts import Facts, sample_facts
from kiemdiem.drafting.material import Addressee, Draft, Imprint, Material
from kiemdiem.errors import InvalidInputError
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import Word, all_converted, need_programs, words
from running import PLAN_2022


def material(
    plan: Plan,
    *agencies: str,
    profile: str = "dang-hd36",
    number: str = "",
    place: str = "",
    day: date | None = None,
    **more: Any,
) -> Material:
    """What a document for `agencies` (ids) is made from."""
    chosen = tuple(Addressee(id_, plan.agency_name(id_)) for id_ in agencies)
    return Material(plan, formats.find(profile), Imprint(number, place, day), chosen, **more)


def drafts(kind: str, made_from: Material) -> list[Draft]:
    """The documents of a kind."""
    return documents.drafts(documents.kind(kind), made_from)


def context(kind: str, plan: Plan, *agencies: str, **options: Any) -> Mapping[str, Any]:
    """What fills the template of the first document."""
    return drafts(kind, material(plan, *agencies, **options))[0].context


def document(kind: str, plan: Plan, *agencies: str, **options: Any) -> bytes:
    """The first document as a Word file."""
    made_from = material(plan, *agencies, **options)
    draft = drafts(kind, made_from)[0]
    template = Template.open(documents.kind(kind).template, made_from.profile.templates)
    return template.render(draft.context, draft.notes)


def plan_2022() -> Plan:
    """The source plan."""
    return arguments.open_plan(str(PLAN_2022))[0]


def facts(kind: str, text: str) -> Facts:
    """What a file with `text` adds to a document of a kind."""
    model = documents.kind(kind).facts
    assert model
    return sample_facts(text, model)


def refused(kind: str, plan: Plan, text: str) -> tuple[str, int, str, str]:
    """Code, line, message and hint of the only complaint about facts that cannot be."""
    with pytest.raises(InvalidInputError) as error:
        drafts(kind, material(plan, facts=facts(kind, text)))
    report: Any = error.value.report
    (found,) = report.diagnostics
    return found.code, found.span.line, found.message, found.hint


def printed(kind: str, made_from: Mapping[str, Material], folder: Path) -> dict[str, list[Word]]:
    """The words on the pages of the first document that each of several materials makes, under the same names."""
    need_programs()
    files = {name: folder / f"{name}.docx" for name in made_from}
    for name, one in made_from.items():
        template = Template.open(documents.kind(kind).template, one.profile.templates)
        draft = drafts(kind, one)[0]
        files[name].write_bytes(template.render(draft.context, draft.notes))
    pages = all_converted(list(files.values()), folder, "pdf")
    return {name: words(pages[path]) for name, path in files.items()}


def line_of(on_page: list[Word], text: str) -> Word:
    """The first of the words of `text` where they stand one after the other."""
    wanted = text.split()
    for place in range(len(on_page) - len(wanted) + 1):
        if [word.text for word in on_page[place : place + len(wanted)]] == wanted:
            return on_page[place]
    pytest.fail(f"not on the page: {text}")

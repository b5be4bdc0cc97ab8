"""Drafts of documents as tests want them: from a plan in a few words, and any of the format profiles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemdiem import documents, formats
from kiemdiem.drafting.material import Addressee, Draft, Imprint, Material
from kiemdiem.plan import Plan
from kiemdiem.word import Template


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

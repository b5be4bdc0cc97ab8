"""The plan itself, as it is issued: every word of the plan file in its place, footnotes, bold and italic included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kiemdiem.drafting.body import Printed, opening, sections
from kiemdiem.drafting.frame import LINE, addressees, head, kept, recipients, signature, trich_yeu
from kiemdiem.drafting.marks import Notes, ended, plain
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.wording import rich, subject
from kiemdiem.formats import Profile
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked

KIND = Kind("ke-hoach", _("Chính văn bản kế hoạch, in đủ lời của tệp kế hoạch"), "kế hoạch")


def drafts(material: Material) -> list[Draft]:
    """The one document that the plan file holds: a plan, or of the kind that it says.

    Number, place and day are those that are asked for, else those of the plan. Raises KiemdiemError for a number that
    breaks the format rules.
    """
    plan = material.plan
    notes = {footnote.id: index for index, footnote in enumerate(plan.footnotes)}
    footnotes = tuple(rich(footnote.text) for footnote in plan.footnotes)
    context = _head(material, notes) | _body(plan, material.profile, notes) | _end(material, notes)
    return [Draft(f"{plan.document.type} {plan.document.year}", context, footnotes)]


def _head(material: Material, notes: Notes) -> dict[str, Any]:
    document, imprint = material.plan.document, material.imprint
    kind = replace(KIND, document=document.type)
    dated = replace(material, imprint=replace(imprint, day=imprint.day or document.date))
    made = head(dated, kind, subject(material.plan))
    if document.number and not imprint.number:
        made["so"] = document.number
    if document.subject != unmarked(document.subject):
        made["trich_yeu"] = rich(trich_yeu(material.profile, kind, document.subject), notes)
    title = "" if document.type == "công văn" else document.type.upper()
    return {**made, "ten_loai": title, **addressees(material, _addressed(material.plan))}


def _body(plan: Plan, profile: Profile, notes: Notes) -> dict[str, Any]:
    """The opening and the sections; the last paragraph apart, for it must be on the page of the signature."""
    begun, parts = opening(plan, profile, notes), sections(plan, notes)
    ending = parts[-1].paragraphs if parts else begun
    last = ending[-1].text if ending else plain(LINE)
    if parts:
        parts = [*parts[:-1], replace(parts[-1], paragraphs=ending[:-1])]
    else:
        begun = ending[:-1]
    return {
        "mo_dau": _printed(begun),
        "cac_phan": [{"ten": part.heading or "", "cac_doan": _printed(part.paragraphs)} for part in parts],
        "doan_cuoi": ended(last, profile.word("text_end"), "./"),
    }


def _printed(paragraphs: Sequence[Printed]) -> list[dict[str, Any]]:
    return [{"loai": paragraph.kind, "chu": paragraph.text, "giu": paragraph.keeps} for paragraph in paragraphs]


def _addressed(plan: Plan) -> list[str]:
    """Whom a letter is for: the bodies that its recipient "Như trên" stands for."""
    return [plan.agency_name(id_) for line in plan.recipients if line.as_above for id_ in line.to]


def _end(material: Material, notes: Notes) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    letter = plan.document.type == "công văn"
    lines = [
        kept(profile, line.text) if line.keeps else line.text
        for line in plan.recipients
        if not (letter and line.as_above)
    ]
    printed = recipients(profile, lines or [LINE, kept(profile, LINE)], same_as_above=letter)
    return {"noi_nhan": [rich(line, notes) for line in printed], **signature(plan, profile)}

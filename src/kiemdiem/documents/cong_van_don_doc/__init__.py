"""Công văn đôn đốc: to those who owe something under the plan: what, since when, and by when it is asked for now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiemdiem.display import show
from kiemdiem.documents.cong_van_don_doc.facts import SAMPLE, ReminderFacts, reminder
from kiemdiem.documents.cong_van_don_doc.sample import sample_of
from kiemdiem.drafting import owed as owing
from kiemdiem.drafting import tasks
from kiemdiem.drafting.frame import addressees, closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.material import Addressee, Draft, Kind, Material
from kiemdiem.drafting.owed import Owed, Reminder
from kiemdiem.drafting.wording import citation, document_name, subject
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import capital_first, print_date

KIND = Kind(
    "cong-van-don-doc",
    _("Công văn đôn đốc đơn vị chậm: việc, thời hạn, tình hình, hạn mới"),
    "công văn",
    facts=ReminderFacts,
    sample=SAMPLE,
    sample_of=sample_of,
    needs=frozenset({"facts"}),
    addressed=True,
)


def drafts(material: Material) -> list[Draft]:
    """A letter for every unit that owes something according to the facts.

    Raises KiemdiemError where a unit that was asked for owes nothing, InvalidInputError for facts that cannot be.
    """
    assert material.facts
    return letters(material, reminder(material.plan, material.facts))


def letters(material: Material, reminder: Reminder) -> list[Draft]:
    """A letter for every unit that owes something; for those of them that were asked for, if any was.

    Raises KiemdiemError where a unit that was asked for owes nothing.
    """
    every = list(dict.fromkeys(body for owed in reminder.owed for body in owed.bodies))
    for chosen in material.chosen:
        if not any(_is(material.plan, body, chosen) for body in every):
            message = _("Theo tệp --facts, “{name}” không còn nợ việc nào").format(name=show(chosen.name, 80))
            raise KiemdiemError(message, _("Ghi đơn vị vào units của việc còn nợ"))
    wanted = [
        body
        for body in every
        if not material.chosen or any(_is(material.plan, body, chosen) for chosen in material.chosen)
    ]
    return [Draft(f"cong-van-don-doc {to.name}", _context(material, reminder, to)) for to in wanted]


def _is(plan: Plan, body: Addressee, chosen: Addressee) -> bool:
    """Whether `body` was asked for: itself, or by the name of its group, or by a common name."""
    return body == chosen or (plan.agency_name(chosen.id) == chosen.name and body.id in plan.members(chosen.id))


def _context(material: Material, reminder: Reminder, to: Addressee) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    mine = [owed for owed in reminder.owed if to in owed.bodies]
    name = in_sentence(to.name)
    if reminder.contact:
        asking = f"liên hệ {reminder.contact}"
    else:
        asking = f"phản ánh kịp thời về {in_sentence(plan.agency_name(plan.document.issuer))}"
    return {
        **head(material, KIND, f"đôn đốc thực hiện {document_name(plan)} {subject(plan)}"),
        **addressees(material, [to.name]),
        **_told(plan, citation(plan, profile), reminder, mine, name),
        "ket_thuc": closing(profile, f"Nếu có vướng mắc, đề nghị {name} {asking} để được hướng dẫn"),
        "noi_nhan": recipients(profile, [*_copies(plan, mine, to), keeping(material)], same_as_above=True),
        **signature(plan, profile),
    }


def _told(plan: Plan, cited: str, reminder: Reminder, mine: list[Owed], name: str) -> dict[str, Any]:
    """What is owed under the paper `cited`: in running text where it is one thing, else as a list."""
    day = f"đến hết ngày {print_date(reminder.as_of)}"
    if len(mine) == 1:
        start = f"{cited} giao {name} thực hiện {owing.named(plan, mine[0])}."
        told = [f"Tính {day}, nội dung này {owing.status(plan, mine[0], reminder.as_of)}."]
    else:
        start = f"Thực hiện {cited}, tính {day}, {name} còn các việc sau chưa hoàn thành:"
        told = [
            f"{number}. {capital_first(owing.named(plan, owed))}; {owing.status(plan, owed, reminder.as_of)}."
            for number, owed in enumerate(mine, 1)
        ]
    items = [
        {
            "tinh_hinh": text,
            "cac_don_vi": [{"tt": str(index), "ten": unit} for index, unit in enumerate(owing.in_table(owed), 1)],
            "yeu_cau": owing.request(plan, owed, name if len(mine) == 1 else ""),
        }
        for text, owed in zip(told, mine, strict=True)
    ]
    return {"mo_dau": start, "cac_viec": items}


def _copies(plan: Plan, mine: list[Owed], to: Addressee) -> Iterator[str]:
    """Who is told: the bodies that direct; of those under the issuer its permanent members (thường trực) that the plan
    was sent to, and the bodies that the papers go to and through.
    """
    sent = [id_ for recipient in plan.recipients for id_ in recipient.to]
    permanent = [id_ for id_ in sent if plan.agency_name(id_).startswith("Thường trực")]
    reported = [*permanent, *(id_ for owed in mine for id_ in owed.to)]
    via = [id_ for owed in mine for id_ in owed.via]
    under = [id_ for id_ in dict.fromkeys((*reported, *via)) if plan.document.issuer in plan.above(id_)]
    yield from tasks.reported_to(plan, [owed.task for owed in mine], [to.id])
    yield from (
        f"{plan.agency_name(id_)} ({'báo cáo' if id_ in reported else 'theo dõi'})" for id_ in under if id_ != to.id
    )

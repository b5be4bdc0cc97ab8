"""The frame of a document as its format rules want it: head, addressees, bases, recipients, signature.

Ready strings for the templates; the profile of the format rules says what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from kiemdiem.display import show
from kiemdiem.drafting.material import Kind, Material
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Profile
from kiemdiem.formats.numbers import number_of, read_number
from kiemdiem.formats.widths import head_rules, issuer_lines
from kiemdiem.language import _
from kiemdiem.plan import Plan, Signature
from kiemdiem.plan.document import Letterhead
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, long_date, nfc

BLANK = "……"
"""A blank inside a line."""

LINE = "…………"
"""A blank that takes the place of a name."""

_AUTHORITY = re.compile(r"(?:(T\s?[/.]?\s?M|K\s?[/.]?\s?T|T\s?[/.]?\s?L)(?:\.\s*|\s+)|(Q)\.\s*)(?=\S)")
_AUTHORITIES = {"TM": "on_behalf", "KT": "for_head", "TL": "by_order", "Q": "acting"}


def head(material: Material, kind: Kind, subject: str, letterhead: Letterhead | None = None) -> dict[str, Any]:
    """Issuer, number, date line and trích yếu of a document (HD 36-HD/VPTW, 1.1 to 1.5; NĐ 30/2020, II.1 to II.5).

    A superior line is left out only where the plan gives an issuer without one, as a province committee has none.
    `letterhead` is that of a body that is not the issuer of the plan.
    Raises KiemdiemError for a number that breaks the format rules.
    """
    plan, profile = material.plan, material.profile
    letterhead = letterhead or plan.document.letterhead
    superior = letterhead.superior or ("" if letterhead.issuer else _superior(profile))
    issuer = issuer_lines(profile, (letterhead.issuer or LINE).upper())
    about = trich_yeu(profile, kind, subject)
    return {
        "cap_tren": superior.upper(),
        "co_quan": issuer,
        "so": _number(material, kind),
        "ngay": date_line(material.imprint.place or plan.document.place or LINE, material.imprint.day),
        "trich_yeu": about,
        **head_rules(profile, issuer, about),
    }


def date_line(place: str, day: date | None) -> str:
    """ "Thị xã A, ngày 03 tháng 4 năm 2018"; dots for a day that nobody gives (HD 36-HD/VPTW, 1.4.2)."""
    return f"{place}, {long_day(day)}"


def long_day(day: date | None) -> str:
    """ "ngày 03 tháng 4 năm 2018", with dots for a day that nobody gives."""
    return long_date(day) if day else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"


def trich_yeu(profile: Profile, kind: Kind, subject: str) -> str:
    """The subject as the profile begins it: small in Party documents, with a capital in those of the state."""
    text = subject.strip().rstrip(". ")
    if kind.document == "công văn":
        return letter_subject(profile, text)
    face = profile.face("subject")
    return capital_first(text) if face and face.case == "first-upper" else text


def letter_subject(profile: Profile, text: str) -> str:
    """The subject of an official letter: after "về việc", "V/v" or nothing (HD 05, I.5.2.3; NĐ 30/2020, II.5)."""
    lead = profile.word("letter_subject")
    bare = re.sub(r"^(về việc|v/v)\s+", "", text, flags=re.IGNORECASE)
    return f"{lead} {bare}" if lead else capital_first(bare)


def signature(plan: Plan, profile: Profile) -> dict[str, str]:
    """Authority line, capacity and name. Who signs without an authority line has the capacity in its place, bold
    (HD 36-HD/VPTW, 1.7). "T/M" of a Party body is "TM." in a state document, and so on.
    """
    return signed_by(profile, plan.signature)


def signed_by(profile: Profile, signed: Signature) -> dict[str, str]:
    """The same for another one who signs."""
    authority, capacity, name = (unmarked(line or LINE) for line in (signed.authority, signed.capacity, signed.name))
    if signed.capacity and not signed.authority:
        authority, capacity = capacity, ""
    return {"quyen_han": _authority(profile, authority.upper()), "chuc_vu": capacity.upper(), "ho_ten": name}


def recipients(profile: Profile, lines: Iterable[str], *, same_as_above: bool = False) -> list[str]:
    """The lines under Nơi nhận, each with its dash and mark (HD 36, 1.9.2; HD 05, I.9.2.5; NĐ 30/2020, II.9 d).

    `same_as_above` puts "Như trên" first, as a letter and a proposal have it.
    """
    first = [profile.word("same_as_above")] if same_as_above else []
    every = [*first, *dict.fromkeys(map(capital_first, lines))]
    marks = [profile.word("recipients_separator")] * (len(every) - 1) + [profile.word("recipients_end")]
    return [f"- {line}{mark}" for line, mark in zip(every, marks, strict=True)]


def keeping(material: Material) -> str:
    """The last line under Nơi nhận: who keeps a copy ("Lưu Văn phòng"; "Lưu: VT" in a state document)."""
    line = next((recipient.text for recipient in material.plan.recipients if recipient.keeps), LINE)
    return kept(material.profile, line)


def kept(profile: Profile, line: str) -> str:
    """The line of who keeps a copy as the profile begins it: "Lưu Văn phòng", "Lưu: VT"."""
    return f"{profile.word('keep')} {re.sub(r'^lưu[ ]*:?[ ]*', '', line, flags=re.IGNORECASE)}"


def addressees(material: Material, names: Iterable[str], *, proposal: bool = False) -> dict[str, Any]:
    """Kính gửi or Kính trình and the lines after it (HD 36, 1.9.2; HD 05, I.9.2.4 and 5; NĐ 30/2020, II.9 b).

    One addressee stands on the line of the label, several on lines of their own.
    """
    profile = material.profile
    label = profile.word("proposal_to_label" if proposal else "to_label")
    every = [capital_first(name) for name in names] or [LINE]
    if len(every) == 1:
        return {"kinh_gui_nhan": label, "kinh_gui": [f"{every[0]}{profile.word('to_end')}"]}
    marks = [profile.word("to_separator")] * (len(every) - 1) + [profile.word("to_end")]
    return {"kinh_gui_nhan": label, "kinh_gui": [f"- {name}{mark}" for name, mark in zip(every, marks, strict=True)]}


def bases(profile: Profile, lines: Iterable[str]) -> list[str]:
    """The lines of Căn cứ, each with its lead and mark (HD 36, 1.6.2; HD 05, I.6.2.3; NĐ 30/2020, II.6 a)."""
    every = [line.rstrip(" .,;") for line in lines]
    lead, last = profile.word("basis_lead"), len(every) - 1
    marks = (profile.word("basis_end" if place == last else "basis_separator") for place in range(len(every)))
    return [f"{lead} {line}{mark}".strip() for line, mark in zip(every, marks, strict=True)]


def closing(profile: Profile, text: str) -> str:
    """The last words of the text with the mark that ends it: "." of the Party, "./." of the state."""
    return text.rstrip(" ./") + profile.word("text_end")


def closing_list(profile: Profile, entries: Iterable[str]) -> list[str]:
    """The lines of a list that ends the text: "- A;", "- B."."""
    every = [entry.rstrip(" .;,") for entry in entries]
    last = len(every) - 1
    return [
        closing(profile, f"- {entry}") if place == last else marked(f"- {entry}", ";")
        for place, entry in enumerate(every)
    ]


def marked(entry: str, mark: str) -> str:
    """An entry of a list with the mark after it; one that ends with the dots of a blank is for a pen to end."""
    return entry if entry.endswith("…") else f"{entry}{mark}"


def in_sentence(name: str) -> str:
    """The name of an agency inside a sentence: "Các đảng ủy ..." begins small."""
    return name[:1].lower() + name[1:] if name.startswith(("Các ", "Những ", "Đồng chí ")) else name


def _superior(profile: Profile) -> str:
    return f"ĐẢNG BỘ {LINE}" if profile.bodies == "party" else LINE


def _authority(profile: Profile, line: str) -> str:
    found = _AUTHORITY.match(line)
    if not found:
        return line
    letters = re.sub(r"[^A-Z]", "", found[0])
    return f"{profile.word(_AUTHORITIES[letters])} {line[found.end() :]}"


def _number(material: Material, kind: Kind) -> str:
    """The number as the format rules want it, with the symbol of the kind; dots where nobody gives one.

    A working paper has no number.
    """
    profile, given = material.profile, nfc(material.imprint.number.strip())
    if not kind.document:
        return ""
    known = profile.kinds.get(kind.document)
    symbol = known.symbols[0] if known and known.symbols else ""
    if not given:
        return number_of(profile, "…", symbol, "…")
    found = read_number(profile, given)
    if found and found.type in (known.symbols if known and known.symbols else ("",)):
        return given
    raise KiemdiemError(
        _("--number: “{value}” không phải số, ký hiệu của văn bản này").format(value=show(given, 40)),
        _("Viết liền, số dưới 10 thêm số 0, ví dụ: {example}").format(
            example=number_of(profile, "05", symbol, "TU" if profile.bodies == "party" else "UBND")
        ),
    )

"""The head of a document and whom it is addressed to.

Names in their tags: cap_tren, co_quan, so, ngay, trich_yeu; kinh_gui_nhan ("Kính gửi"), kinh_gui (a list of lines); in
state documents also ke_co_quan and ke_trich_yeu (see `kiemdiem.formats.widths.head_rules`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiemdiem.formats.widths import ISSUER_WIDEST, SUBJECT_WIDEST, rule_lengths, text_width
from tools.templates.blocks import Block, Paragraph, Run, Table, cases, flat, for_, if_, paragraph
from tools.templates.family import Family, twips
from tools.templates.tables import cell, frame, row

_ADDRESSEES = 1701
"""Twips from the left margin to `Kính gửi:` where several lines of addressees stand under it."""


def head(family: Family, title: str = "") -> list[Block]:
    """The head of a document whose kind is printed as `title` ("THÔNG BÁO"), with the subject under it.

    Without a title it is that of an official letter (công văn): the subject stands under the number.
    """
    top = _party_top(family, letter=not title) if family.party else _state_top(family, letter=not title)
    if not title:
        return [top]
    hyphens = [paragraph("KDGach", family.word("subject_mark"))]
    under = hyphens if family.party else _rule("ke_trich_yeu", SUBJECT_WIDEST, family)
    return flat(top, paragraph("KDTenloai", title), paragraph("KDTrichyeu", "{{ trich_yeu }}"), under)


def addressees(family: Family) -> list[Block]:
    """`Kính gửi: X` for one addressee; for several the label, and each on a line of its own under its colon."""
    label = "{{ kinh_gui_nhan }}:"
    face = family.face("to_label")
    upright = Run(" {{ dong }}", italic=False if face.italic else None)
    one = paragraph("KDKinhgui", label, upright)
    under_colon = _ADDRESSEES + twips(text_width(family.word("to_label"), face.prints, bold=False))
    first = replace(paragraph("KDKinhgui", label, keep_next=True), indents=(_ADDRESSEES, 0), align="left")
    each = replace(paragraph("KDNoigui", "{{ dong }}"), indents=(under_colon, 0))
    several = [*if_("loop.first", first), each]
    return for_("dong", "kinh_gui", if_("loop.length == 1", one, or_else=several))


def _party_top(family: Family, *, letter: bool) -> Table:
    left = [*_issuer(), paragraph("KDSao", family.word("issuer_mark")), _number(family), *_letter_subject(letter)]
    right = [paragraph("KDTieude", family.word("title")), paragraph("KDNgay", "{{ ngay }}")]
    return frame(_columns(family), row(cell(left), cell(right)))


def _state_top(family: Family, *, letter: bool) -> Table:
    left = [*_issuer(), *_rule("ke_co_quan", ISSUER_WIDEST, family)]
    right = [paragraph("KDTieude", family.word("title")), paragraph("KDTieungu", family.word("motto"))]
    second = row(cell(_number(family), *_letter_subject(letter)), cell(paragraph("KDNgay", "{{ ngay }}")))
    return frame(_columns(family), row(cell(left), cell(right)), second)


def _columns(family: Family) -> Sequence[int]:
    left = twips(ISSUER_WIDEST)
    return left, family.text_width - left


def _issuer() -> list[Block]:
    return [*if_("cap_tren", paragraph("KDCaptren", "{{ cap_tren }}")), paragraph("KDCoquan", "{{ co_quan }}")]


def _number(family: Family) -> Paragraph:
    return paragraph("KDSo", f"{family.word('number_label')} {{{{ so }}}}")


def _letter_subject(letter: bool) -> list[Block]:
    return [paragraph("KDTrichyeucongvan", "{{ trich_yeu }}")] if letter else []


def _rule(name: str, widest_mm: float, family: Family) -> list[Block]:
    """A rule of the length that `name` says in millimetres, in the middle of a column or of the page."""
    whole = twips(ISSUER_WIDEST) if name == "ke_co_quan" else family.text_width
    return cases([(f'{name} == "{length}"', _rule_of(length, whole)) for length in rule_lengths(widest_mm)])


def _rule_of(length: int, whole: int) -> Paragraph:
    left = (whole - twips(length)) // 2
    return replace(Paragraph("KDKe"), indents=(left, whole - twips(length) - left))

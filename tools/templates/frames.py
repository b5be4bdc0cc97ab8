"""The parts that every document has: its head, whom it is addressed to, its signature, its annexes.

Names in their tags: cap_tren, co_quan, so, ngay, trich_yeu; kinh_gui_nhan ("Kính gửi"), kinh_gui (a list of lines);
noi_nhan (a list of lines), quyen_han, chuc_vu (may be empty), ho_ten; for an annex nhan, ten and kem_theo (may be
empty), of `phu_luc` or of each entry of a list. In state documents also ke_co_quan and ke_trich_yeu, which
`kiemdiem.formats.widths.head_rules` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiemdiem.formats.widths import ISSUER_WIDEST, SUBJECT_WIDEST, rule_lengths, text_width
from tools.templates.blocks import Block, Blocks, Paragraph, Run, Table, cases, flat, for_, if_, lines, paragraph
from tools.templates.family import Family, twips
from tools.templates.keeping import kept
from tools.templates.tables import cell, frame, row

_ADDRESSEES = 1701
"""Twips from the left margin to `Kính gửi:` where several lines of addressees stand under it."""

_SIGNATURE = 4535
"""Twips of the left column of the signature block."""


def head(family: Family, title: str = "", *, numbered: bool = True) -> list[Block]:
    """The head of a document whose kind is printed as `title` ("THÔNG BÁO"), with the subject under it.

    Without a title it is that of an official letter (công văn): the subject stands under the number. A working paper
    is not `numbered`: it has neither a number nor a date in its head.
    """
    subject = [] if title else [paragraph("KDTrichyeucongvan", "{{ trich_yeu }}")]
    number = [paragraph("KDSo", f"{family.word('number_label')} {{{{ so }}}}"), *subject] if numbered else []
    day = [paragraph("KDNgay", "{{ ngay }}")] if numbered else []
    top = (_party_top if family.party else _state_top)(family, flat(number), flat(day))
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


def signed(family: Family, *body: Blocks) -> list[Block]:
    """`body`, and on the same page as its last paragraph the signature on the right, whom it goes to on the left.

    Where the body ends in a list, give `keep_last=True` to `lines`: what is in a loop is left as it is.
    """
    blocks = kept(flat(*body))
    if isinstance(blocks[-1], Table):
        blocks.append(Paragraph("KDKetthuc", keep_next=True))
    return [*blocks, _signature(family)]


def signers(family: Family, left: str, right: str, *body: Blocks) -> list[Block]:
    """`body`, and on the same page as its last paragraph those who sign a working paper, which goes to nobody: the
    names `left` and `right` have the parts of a signature each, and the left one is left out where it has none. Place
    and day stand above them.
    """
    half = family.text_width // 2
    widths = (half, family.text_width - half)
    day = paragraph("KDNgay", "{{ ngay }}", keep_next=True)
    other = if_(f"{left}.quyen_han", _signer(f"{left}."), or_else=paragraph("KDQuyenhan"))
    above = row(cell(paragraph("KDNgay", keep_next=True)), cell(day))
    return [*kept(flat(*body)), frame(widths, above, row(cell(other), cell(_signer(f"{right}."))))]


@dataclass(frozen=True)
class Annex:
    """An annex, or one for each entry of a list (`variable`, `entries`): pages with numbers of their own."""

    blocks: tuple[Block, ...]
    variable: str = ""
    entries: str = ""
    across: bool = False


def annex(*blocks: Blocks, each: tuple[str, str] | None = None, across: bool = False) -> Annex:
    """An annex with the label, title and reference of `phu_luc`; `across` turns its pages on their side.

    `each` is ("phu_luc", "cac_phu_luc") for a list of annexes. An empty one leaves nothing where another annex comes
    after it, else an empty page. A document has its annexes last.
    """
    name = each[0] if each else "phu_luc"
    heading = [
        paragraph("KDPhuluc", f"{{{{ {name}.nhan }}}}"),
        paragraph("KDTenphuluc", f"{{{{ {name}.ten }}}}"),
        *if_(f"{name}.kem_theo", paragraph("KDKemtheo", f"{{{{ {name}.kem_theo }}}}")),
    ]
    return Annex(tuple(flat(heading, *blocks)), *(each or ("", "")), across=across)


def _party_top(family: Family, number: list[Block], day: list[Block]) -> Table:
    mark = paragraph("KDSao", family.word("issuer_mark"))
    left = cell(_issuer(), [mark, *number] if number else [])
    return frame(_columns(family), row(left, cell(paragraph("KDTieude", family.word("title")), day)))


def _state_top(family: Family, number: list[Block], day: list[Block]) -> Table:
    right = cell(paragraph("KDTieude", family.word("title")), paragraph("KDTieungu", family.word("motto")))
    first = row(cell(_issuer(), _rule("ke_co_quan", ISSUER_WIDEST, family)), right)
    return frame(_columns(family), first, *([row(cell(number), cell(day))] if number else []))


def _columns(family: Family) -> Sequence[int]:
    left = twips(ISSUER_WIDEST)
    return left, family.text_width - left


def _issuer() -> list[Block]:
    return [*if_("cap_tren", paragraph("KDCaptren", "{{ cap_tren }}")), paragraph("KDCoquan", "{{ co_quan }}")]


def _rule(name: str, widest_mm: float, family: Family) -> list[Block]:
    """A rule of the length that `name` says in millimetres, in the middle of a column or of the page."""
    whole = twips(ISSUER_WIDEST) if name == "ke_co_quan" else family.text_width
    return cases([(f'{name} == "{length}"', _rule_of(length, whole)) for length in rule_lengths(widest_mm)])


def _rule_of(length: int, whole: int) -> Paragraph:
    left = (whole - twips(length)) // 2
    return replace(Paragraph("KDKe"), indents=(left, whole - twips(length) - left))


def _signature(family: Family) -> Table:
    label = family.word("recipients_label")
    colon = Run(":", underline=False if family.face("recipients_label").underline else None)
    left = [paragraph("KDNoinhan", label, colon), *lines("KDDongnhan", "noi_nhan")]
    return frame((_SIGNATURE, family.text_width - _SIGNATURE), row(cell(left), cell(_signer(""))))


def _signer(of: str) -> list[Block]:
    return [
        paragraph("KDQuyenhan", f"{{{{ {of}quyen_han }}}}"),
        *if_(f"{of}chuc_vu", paragraph("KDChucvu", f"{{{{ {of}chuc_vu }}}}")),
        paragraph("KDHoten", f"{{{{ {of}ho_ten }}}}"),
    ]

"""Kế hoạch: the plan itself, or a document of another kind that rules a campaign (context:
`kiemdiem.documents.ke_hoach`).
"""

from __future__ import annotations

from tools.templates.blocks import Block, cases, for_, if_, paragraph
from tools.templates.family import Family
from tools.templates.frames import addressees, head, signed
from tools.templates.kind import Kind

_STYLES = {"can_cu": "KDCancu", "ten_muc": "KDMuc", "ten_muc_nho": "KDMucnho"}
"""The styles of paragraphs that are not plain text, by what the context calls them."""


def body(family: Family) -> list[Block]:
    """The opening, the sections under their headings, the last paragraph with the signature; a letter has its head."""
    return [
        *if_("ten_loai", head(family, "{{ ten_loai }}"), or_else=[*head(family), *addressees(family)]),
        *signed(
            family,
            _paragraphs("mo_dau"),
            for_(
                "phan", "cac_phan", if_("phan.ten", paragraph("KDMuc", "{{ phan.ten }}")), _paragraphs("phan.cac_doan")
            ),
            paragraph("KDThanbai", "{{ doan_cuoi }}"),
        ),
    ]


def _paragraphs(entries: str) -> list[Block]:
    """A paragraph for each entry of the list, set as its `loai` says; a line of a list may stay with the next."""
    branches = [(f'doan.loai == "{id_}"', paragraph(style, "{{ doan.chu }}")) for id_, style in _STYLES.items()]
    branches.append(("doan.giu", paragraph("KDThanbai", "{{ doan.chu }}", keep_next=True)))
    return for_("doan", entries, cases(branches, or_else=paragraph("KDThanbai", "{{ doan.chu }}")))


KIND = Kind("Kế hoạch", body, footnotes=True)

"""How a document ends: the signature with the recipients beside it, then its annexes.

Names in their tags: noi_nhan (a list of lines), quyen_han, chuc_vu (may be empty), ho_ten; for an annex nhan, ten and
kem_theo (may be empty), of `phu_luc` or of each entry of a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tools.templates.blocks import Block, Blocks, Paragraph, Run, Table, flat, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.tables import cell, frame, row

_SIGNATURE = 4535
"""Twips of the left column of the signature block."""


def signed(family: Family, *body: Blocks) -> list[Block]:
    """`body`, and on the same page as its last paragraph the signature on the right, whom it goes to on the left.

    Where the body ends in a list, give `keep_last=True` to `lines`: what is in a loop is left as it is.
    """
    blocks = _kept(flat(*body))
    if isinstance(blocks[-1], Table):
        blocks.append(Paragraph("KDKetthuc", keep_next=True))
    return [*blocks, _signature(family)]


@dataclass(frozen=True)
class Annex:
    """An annex, or one for each entry of a list (`variable`, `entries`): pages with numbers of their own."""

    blocks: tuple[Block, ...]
    variable: str = ""
    entries: str = ""
    across: bool = False


def annex(*blocks: Blocks, each: tuple[str, str] | None = None, across: bool = False) -> Annex:
    """An annex with the label, title and reference of `phu_luc`; `across` turns its pages on their side.

    `each` is ("phu_luc", "cac_phu_luc") for a list of annexes. An empty list leaves an empty page: only use it where
    there is always an annex. A document has its annexes last.
    """
    name = each[0] if each else "phu_luc"
    heading = [
        paragraph("KDPhuluc", f"{{{{ {name}.nhan }}}}"),
        paragraph("KDTenphuluc", f"{{{{ {name}.ten }}}}"),
        *if_(f"{name}.kem_theo", paragraph("KDKemtheo", f"{{{{ {name}.kem_theo }}}}")),
    ]
    return Annex(tuple(flat(heading, *blocks)), *(each or ("", "")), across=across)


def _signature(family: Family) -> Table:
    label = family.word("recipients_label")
    colon = Run(":", underline=False if family.face("recipients_label").underline else None)
    left = [paragraph("KDNoinhan", label, colon), *lines("KDDongnhan", "noi_nhan")]
    right = [
        paragraph("KDQuyenhan", "{{ quyen_han }}"),
        *if_("chuc_vu", paragraph("KDChucvu", "{{ chuc_vu }}")),
        paragraph("KDHoten", "{{ ho_ten }}"),
    ]
    return frame((_SIGNATURE, family.text_width - _SIGNATURE), row(cell(left), cell(right)))


def _kept(blocks: Iterable[Block]) -> list[Block]:
    """`blocks` with the last paragraph that is always printed, and those that may come after it, kept with the next."""
    kept = list(blocks)
    inside: list[bool] = []
    loops = _loops(kept)
    for index in range(len(kept) - 1, -1, -1):
        block = kept[index]
        if not isinstance(block, Paragraph):
            break
        if block.tag == "end":
            inside.append(index in loops)
        elif block.tag in ("for", "if"):
            inside.pop()
        elif not block.tag and not any(inside):
            kept[index] = replace(block, keep_next=True)
            if not inside:
                break
    return kept


def _loops(blocks: Sequence[Block]) -> set[int]:
    """Where the loops among `blocks` end."""
    opened, ends = [], set()
    for index, block in enumerate(blocks):
        tag = block.tag if isinstance(block, Paragraph) else ""
        if tag in ("for", "if"):
            opened.append(tag)
        elif tag == "end" and opened.pop() == "for":
            ends.add(index)
    return ends

"""Công văn đôn đốc: what a unit owes, how it stands, by when it is asked for now (context:
`kiemdiem.documents.cong_van_don_doc`).
"""

from __future__ import annotations

from tools.templates.blocks import Block, for_, if_, paragraph
from tools.templates.family import Family
from tools.templates.frames import addressees, head, signed
from tools.templates.kind import Kind
from tools.templates.tables import Column, row, rows_for, table


def body(family: Family) -> list[Block]:
    """What the plan says, for each thing owed its status, a table of many late units and the request, whom to ask."""
    status = "{{ viec.tinh_hinh }}"
    return [
        *head(family),
        *addressees(family),
        *signed(
            family,
            paragraph("KDThanbai", "{{ mo_dau }}"),
            for_(
                "viec",
                "cac_viec",
                if_(
                    "viec.cac_don_vi",
                    paragraph("KDDanbang", status),
                    _late(family),
                    or_else=paragraph("KDThanbai", status),
                ),
                paragraph("KDThanbai", "{{ viec.yeu_cau }}"),
            ),
            paragraph("KDThanbai", "{{ ket_thuc }}"),
        ),
    ]


def _late(family: Family) -> Block:
    columns = [Column("TT", 700, "KDOgiua"), Column("Đơn vị chưa gửi", family.text_width - 700)]
    return table(columns, rows_for("don_vi", "viec.cac_don_vi", row("{{ don_vi.tt }}", "{{ don_vi.ten }}")))


KIND = Kind("Công văn đôn đốc", body)

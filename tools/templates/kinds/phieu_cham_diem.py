"""Phiếu chấm điểm: criteria by which a body scores itself (context: `kiemdiem.documents.phieu_cham_diem`)."""

from __future__ import annotations

from tools.templates.blocks import Block, bold, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head, signers
from tools.templates.kind import Body, Kind
from tools.templates.tables import Column, cell, row, rows_for, rows_if, table


def body(family: Family) -> Body:
    """The form the criteria are of, the criteria with their points, what they come to, who scores and who confirms."""
    return [
        *head(family, "PHIẾU TỰ CHẤM ĐIỂM", numbered=False),
        *if_("mau", paragraph("KDKemtheo", "{{ mau }}")),
        _criteria(),
        *if_(
            "cac_muc", paragraph("KDThanbai", "Mức xếp loại theo điểm:", keep_next=True), lines("KDThanbai", "cac_muc")
        ),
        *signers(
            family, "nguoi_xac_nhan", "nguoi_cham", paragraph("KDThanbai", "{{ ket_qua }}", bold("{{ muc }}"), ".")
        ),
    ]


def _criteria() -> Block:
    columns = [
        Column("TT", 700, "KDOgiua"),
        Column("Tiêu chí", 4000),
        Column("Điểm tối đa", 900, "KDOgiua"),
        Column("Tự chấm", 900, "KDOgiua"),
        Column("Cấp có thẩm quyền chấm", 1400, "KDOgiua"),
        Column("Ghi chú", 1455),
    ]
    texts = [f"{{{{ dong.{name} }}}}" for name in ("tt", "tieu_chi", "toi_da", "tu_cham")]
    plain = row(*texts, "", "{{ dong.ghi_chu }}")
    heading = row(*map(bold, texts), "", "{{ dong.ghi_chu }}")
    total = row(cell(bold("Tổng cộng"), span=2), bold("{{ tong_toi_da }}"), bold("{{ tong_tu_cham }}"), "", "")
    return table(columns, rows_for("dong", "cac_tieu_chi", rows_if("dong.dam", heading, or_else=[plain])), total)


KIND = Kind("Phiếu chấm điểm", body)

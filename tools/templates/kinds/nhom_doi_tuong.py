"""Danh sách nhóm đối tượng: a table for each comparable group with its places (context:
`kiemdiem.documents.nhom_doi_tuong`).
"""

from __future__ import annotations

from tools.templates.blocks import Block, bold, for_, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head
from tools.templates.kind import Body, Kind
from tools.templates.tables import Column, Group, group, row, rows_for, table

_CEILINGS = {"tran": "Áp dụng", "tran_tot_tro_len": "Tốt trở lên", "tran_chi_tot": "Chỉ tốt", "tran_tong_so": "Tổng số"}


def body(family: Family) -> Body:
    """What the list goes with, the caps, each group with its units, what is counted beside the groups, notes."""
    return [
        *head(family, "DANH SÁCH", numbered=False),
        paragraph("KDKemtheo", "{{ kem_theo }}"),
        *if_(
            "ty_le",
            paragraph("KDThanbai", "Tỷ lệ áp dụng:", keep_next=True),
            for_("dong", "ty_le", paragraph("KDThanbai", "- {{ dong }}")),
        ),
        *for_(
            "nhom",
            "cac_nhom",
            paragraph("KDMuc", "{{ nhom.ten }}"),
            paragraph("KDDanbang", "{{ nhom.doi_tuong }}"),
            _places("Đơn vị", "nhom.dong", "nhom.cong"),
        ),
        *if_(
            "tinh_chung",
            paragraph("KDMuc", "{{ ten_chung }}"),
            paragraph("KDDanbang", "Ngoài từng nhóm nêu trên, tỷ lệ còn được tính chung như sau:"),
            _places("Phạm vi", "tinh_chung"),
        ),
        paragraph("KDThanbai", bold("Ghi chú:"), keep_next=True),
        *lines("KDThanbai", "ghi_chu"),
    ]


def _places(title: str, entries: str, last: str = "") -> Block:
    counts = {"xep_loai": "Được xếp loại", "tot_tro_len": "Tốt trở lên", "xuat_sac": "Xuất sắc"}
    columns = [Column("TT", 480, "KDOgiua"), Column(title, 2380)]
    columns += [Column(heading, 780, "KDOgiua") for heading in counts.values()]
    ceilings = [Column(heading, 760, "KDOgiua") for heading in _CEILINGS.values()]
    headings: list[Column | Group] = [
        *columns,
        group("Số suất nhiều nhất", *ceilings),
        Column("Ghi chú", 1115),
    ]
    names = (*counts, *_CEILINGS, "ghi_chu")
    texts = [bold("{{ dong.tran }}") if name == "tran" else f"{{{{ dong.{name} }}}}" for name in names]
    total = [bold(f"{{{{ dong.{name} }}}}") for name in ("ten", *names)]
    rows = [rows_for("dong", entries, row("{{ dong.tt }}", "{{ dong.ten }}", *texts))]
    rows += [rows_for("dong", last, row("", *total))] if last else []
    return table(headings, *rows)


KIND = Kind("Danh sách nhóm đối tượng", body)

"""Tình hình thực hiện: the page for the standing committee (context: `kiemdiem.documents.tinh_hinh`)."""

from __future__ import annotations

from tools.templates.blocks import Block, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head
from tools.templates.kind import Body, Kind
from tools.templates.tables import Column, row, rows_for, table


def body(family: Family) -> Body:
    """The whole in a sentence, task by task, who is late, what is due soon."""
    return [
        *head(family, "TÌNH HÌNH", numbered=False),
        paragraph("KDThanbai", "{{ mo_dau }}"),
        paragraph("KDDanbang", "Theo từng việc:"),
        _tasks(),
        *if_(
            "cac_don_vi",
            paragraph("KDDanbang", "Đơn vị trễ hạn, lâu nhất trước:"),
            _late(),
            *if_("con_nua", paragraph("KDThanbai", "{{ con_nua }}")),
        ),
        *if_(
            "nhan_sap_den", paragraph("KDThanbai", "{{ nhan_sap_den }}", keep_next=True), *lines("KDThanbai", "sap_den")
        ),
        *if_("chuoi", paragraph("KDThanbai", "{{ chuoi }}")),
    ]


def _tasks() -> Block:
    columns = [
        Column("Mục", 1100, "KDOgiua"),
        Column("Việc", 4355),
        Column("Ngày cuối", 1500, "KDOgiua"),
        Column("Đơn vị xong", 1300, "KDOgiua"),
        Column("Trễ", 1100, "KDOgiua"),
    ]
    task = row("{{ viec.muc }}", "{{ viec.viec }}", "{{ viec.han }}", "{{ viec.xong }}", "{{ viec.tre }}")
    return table(columns, rows_for("viec", "cac_viec", task))


def _late() -> Block:
    columns = [
        Column("TT", 700, "KDOgiua"),
        Column("Đơn vị", 5055),
        Column("Số việc trễ", 1500, "KDOgiua"),
        Column("Số ngày làm việc trễ lâu nhất", 2100, "KDOgiua"),
    ]
    unit = row("{{ don_vi.tt }}", "{{ don_vi.ten }}", "{{ don_vi.so_viec }}", "{{ don_vi.ngay }}")
    return table(columns, rows_for("don_vi", "cac_don_vi", unit))


KIND = Kind("Tình hình thực hiện", body)

"""Thông báo: what one agency owes under the plan, by when, to whom (context: `kiemdiem.documents.thong_bao`)."""

from __future__ import annotations

from tools.templates.blocks import Block, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head, signed
from tools.templates.kind import Kind
from tools.templates.tables import Column, cell, row, rows_for, table


def body(family: Family) -> list[Block]:
    """The basis, a table of the tasks, notes on how to read it, the request."""
    return [
        *head(family, "THÔNG BÁO"),
        *signed(
            family,
            paragraph("KDDanbang", "{{ can_cu }}"),
            _tasks(),
            lines("KDThanbai", "cac_ghi_chu"),
            paragraph("KDThanbai", "{{ de_nghi }}"),
        ),
    ]


def _tasks() -> Block:
    columns = [
        Column("TT", 520, "KDOgiua"),
        Column("Nội dung", 3300),
        Column("Trách nhiệm, sản phẩm", 1900),
        Column("Thời hạn", 2120),
        Column("Nơi nhận", 1515),
    ]
    task = row(
        "{{ viec.tt }}",
        "{{ viec.noi_dung }}",
        cell("{{ viec.trach_nhiem }}", lines("KDObang", "viec.san_pham")),
        cell(paragraph("KDHan", "{{ viec.thoi_han }}"), lines("KDObang", "viec.giai_thich")),
        "{{ viec.noi_nhan }}",
    )
    return table(columns, rows_for("viec", "cac_viec", task))


KIND = Kind("Thông báo", body)

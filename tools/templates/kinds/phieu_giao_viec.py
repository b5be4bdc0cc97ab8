"""Phiếu giao việc: a working paper on its side, rows for each task, boxes to tick (context:
`kiemdiem.documents.phieu_giao_viec`).
"""

from __future__ import annotations

from dataclasses import replace

from tools.templates.blocks import Block, bold, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head
from tools.templates.kind import Kind
from tools.templates.tables import Column, cell, frame, row, rows_for, table

_WHOSE = 9900
"""Twips of the left part above the table: whose tasks they are; on the right the days of the paper."""


def body(family: Family) -> list[Block]:
    """Whose tasks they are, under which plan, when the paper was given and got, the table of the tasks.

    All but the table stands above it, so that no page has only a few words.
    """
    return [
        *head(family, "PHIẾU GIAO VIỆC", numbered=False),
        frame(
            (_WHOSE, family.text_width - _WHOSE),
            row(
                cell(bold("{{ noi_nhan_viec }}"), "{{ can_cu }}", style="KDNoigui"),
                cell("{{ ngay_giao }}", "{{ ngay_nhan }}", "{{ nguoi_nhan }}", style="KDNoigui"),
            ),
        ),
        paragraph("KDDanbang", "{{ tom_tat }}"),
        _tasks(family),
    ]


def _tasks(family: Family) -> Block:
    """Two rows for each task: what it says across the table, under it what comes of it, when, to whom, with whom."""
    fixed = [
        Column("TT", 520, "KDOgiua"),
        Column("Thời hạn", 2800),
        Column("Nộp về", 2400),
        Column("Cơ quan cùng làm", 3700),
        Column("Xong", 700, "KDOgiua"),
        Column("Ngày nộp", 1150, "KDOgiua"),
    ]
    papers = Column("Vai trò, sản phẩm", family.text_width - sum(column.width for column in fixed))
    number = cell(paragraph("KDOgiua", "{{ viec.tt }}", keep_next=True))
    words = cell(paragraph("KDObang", bold("{{ viec.muc }}"), " {{ viec.noi_dung }}", keep_next=True), span=6)
    details = row(
        replace(cell(""), merge="continue"),
        cell("{{ viec.vai_tro }}", lines("KDObang", "viec.san_pham")),
        cell(paragraph("KDHan", "{{ viec.thoi_han }}"), lines("KDObang", "viec.ngay_cuoi")),
        lines("KDObang", "viec.noi_nop", or_else=""),
        lines("KDObang", "viec.cung_lam", or_else=""),
        "{{ viec.o_xong }}",
        "",
    )
    task = [row(replace(number, merge="restart"), words), details]
    return table([fixed[0], papers, *fixed[1:]], rows_for("viec", "cac_viec", task))


KIND = Kind("Phiếu giao việc", body, across=True)

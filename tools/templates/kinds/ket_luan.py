"""Kết luận: what was found in the review of one person (context: `kiemdiem.documents.ket_luan`)."""

from __future__ import annotations

from tools.templates.blocks import Block, bold, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head, signed
from tools.templates.kind import Body, Kind


def body(family: Family) -> Body:
    """The basis, strengths, shortcomings, the level, what is asked of the person."""
    return [
        *head(family, "{{ ten_loai }}"),
        *signed(
            family,
            lines("KDCancu", "can_cu"),
            paragraph("KDThanbai", "{{ mo_dau }}"),
            _section("1. Ưu điểm", "uu_diem"),
            _section("2. Hạn chế, khuyết điểm", "han_che"),
            paragraph("KDMuc", "3. Mức xếp loại chất lượng"),
            paragraph("KDThanbai", "{{ xep_loai }}", bold("{{ muc }}"), "."),
            _section("4. Yêu cầu", "yeu_cau"),
            paragraph("KDThanbai", "{{ cuoi }}"),
        ),
    ]


def _section(title: str, entries: str) -> list[Block]:
    return [paragraph("KDMuc", title), *lines("KDThanbai", entries)]


KIND = Kind("Kết luận", body)

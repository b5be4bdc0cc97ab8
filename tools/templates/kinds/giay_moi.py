"""Giấy mời: a unit invites guests to its meeting (context: `kiemdiem.documents.giay_moi`)."""

from __future__ import annotations

from tools.templates.blocks import Block, for_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import head, signed
from tools.templates.kind import Kind


def body(family: Family) -> list[Block]:
    """Who is invited, the meeting point by point, the closing words."""
    return [
        *head(family, "GIẤY MỜI"),
        *signed(
            family,
            paragraph("KDThanbai", "{{ mo_dau }}"),
            lines("KDThanbai", "khach_moi"),
            for_("muc", "cac_muc", paragraph("KDThanbai", "{{ muc.nhan }}", "{{ muc.loi }}")),
            paragraph("KDThanbai", "{{ ket_thuc }}"),
        ),
    ]


KIND = Kind("Giấy mời", body)

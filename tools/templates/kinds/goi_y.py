"""Gợi ý kiểm điểm: the points for one body or person, as a notice or a letter (context: `kiemdiem.documents.goi_y`)."""

from __future__ import annotations

from tools.templates.blocks import bold, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import addressees, head, signed
from tools.templates.kind import Body, Kind


def body(family: Family) -> Body:
    """The basis, the points, what is asked for and until when."""
    return [
        *if_("la_cong_van", head(family), addressees(family), or_else=head(family, "THÔNG BÁO")),
        *signed(
            family,
            paragraph("KDThanbai", "{{ mo_dau }}"),
            lines("KDThanbai", "cac_diem"),
            paragraph("KDThanbai", "{{ de_nghi }}", bold("{{ thoi_han }}"), "{{ ket }}"),
        ),
    ]


KIND = Kind("Gợi ý kiểm điểm", body)

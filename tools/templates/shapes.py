"""How each style of the templates stands: what the format profiles leave open, as gaps, indents and what keeps
together. Sizes, weights and the alignment of a component are the profile's; the rest of our styles have theirs here.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.templates.family import Family

CELL_POINTS = 12.0
"""The size of tables: no profile rules it, and wide tables need the room."""

FOOTNOTE_POINTS = 10.0
"""The size of footnotes, as the Central Committee's office prints its own."""


@dataclass(frozen=True)
class Shape:
    """A paragraph style: its name in Word, and twips before, after, left, right and hanging.

    `body` styles have the line spacing, gap and first line of the body. `points`, `bold`, `italic` and `align` are for
    styles without a face in the profile.
    """

    name: str
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    body: bool = False
    first_line: bool = False
    keep_next: bool = False
    follows: str = ""
    points: float = 14.0
    bold: bool = False
    italic: bool = False
    align: str = "left"
    line: int = 0


COMPONENTS = {
    "page_number": Shape("KD Trang"),
    "superior": Shape("KD Cap tren"),
    "issuer": Shape("KD Co quan"),
    "issuer_mark": Shape("KD Sao"),
    "number": Shape("KD So"),
    "title": Shape("KD Tieu de", after=240),
    "motto": Shape("KD Tieu ngu"),
    "date": Shape("KD Ngay"),
    "type": Shape("KD Ten loai", before=360, keep_next=True, follows="KDTrichyeu"),
    "subject": Shape("KD Trich yeu", left=425, right=425, keep_next=True),
    "subject_mark": Shape("KD Gach", after=240, keep_next=True, follows="KDThanbai"),
    "letter_subject": Shape("KD Trich yeu cong van", before=60, left=113, right=113),
    "basis": Shape("KD Can cu", body=True, first_line=True),
    "body": Shape("KD Than bai", body=True, first_line=True),
    "part": Shape("KD Phan", body=True, keep_next=True, follows="KDTenphan"),
    "part_name": Shape("KD Ten phan", body=True, keep_next=True, follows="KDThanbai"),
    "article": Shape("KD Dieu", body=True, first_line=True, keep_next=True, follows="KDThanbai", align="both"),
    "to_label": Shape("KD Kinh gui", before=240, after=60, align="center", follows="KDThanbai"),
    "to": Shape("KD Noi gui"),
    "recipients_label": Shape("KD Noi nhan", before=240, keep_next=True, follows="KDDongnhan"),
    "recipients": Shape("KD Dong nhan", left=120, hanging=120),
    "authority": Shape("KD Quyen han", before=240, keep_next=True),
    "capacity": Shape("KD Chuc vu", keep_next=True),
    "name": Shape("KD Ho ten", before=1300),
    "draft": Shape("KD Du thao"),
    "urgency": Shape("KD Do khan", before=60),
    "circulation": Shape("KD Luu hanh"),
    "contact": Shape("KD Lien he"),
    "annex": Shape("KD Phu luc", keep_next=True, follows="KDTenphuluc"),
    "annex_title": Shape("KD Ten phu luc", after=120, keep_next=True, left=425, right=425),
    "annex_reference": Shape("KD Kem theo", after=120, keep_next=True),
}
"""The styles of the components that a profile may rule, by their names in the profile."""


def _heading(name: str, *, italic: bool = False) -> Shape:
    return Shape(
        name, body=True, first_line=True, keep_next=True, follows="KDThanbai", bold=True, italic=italic, align="both"
    )


OTHERS = {
    "KDMuc": _heading("KD Muc"),
    "KDMucnho": _heading("KD Muc nho", italic=True),
    "KDDanbang": Shape("KD Dan bang", after=120, body=True, first_line=True, keep_next=True, align="both"),
    "KDDaubang": Shape("KD Dau bang", keep_next=True, points=CELL_POINTS, bold=True, align="center"),
    "KDObang": Shape("KD O bang", points=CELL_POINTS),
    "KDOgiua": Shape("KD O giua", points=CELL_POINTS, align="center"),
    "KDOphai": Shape("KD O phai", points=CELL_POINTS, align="right"),
    "KDHan": Shape("KD Han", points=CELL_POINTS, bold=True),
    "KDChuthich": Shape("KD Chu thich", points=FOOTNOTE_POINTS, align="both"),
    "KDKetthuc": Shape("KD Ket thuc", points=1.0, line=20),
}
"""The styles that are ours alone: headings of sections (KDMuc, KDMucnho), the paragraph before a table, cells,
footnotes, and the end of a part, which Word wants after a table and nobody sees."""

RULE = Shape("KD Ke", after=120, keep_next=True, points=1.0, line=80, align="center")
"""The rule under the issuer and the subject of a state document: an empty line with a border."""

_STATE = {
    "title": Shape("KD Tieu de"),
    "number": Shape("KD So", before=120),
    "date": Shape("KD Ngay", before=120),
    "letter_subject": Shape("KD Trich yeu cong van", before=120, left=113, right=113),
}
"""What is otherwise in state documents, where number and date have a row of their own."""


def components(family: Family) -> dict[str, Shape]:
    """The shape of each component that the family's profiles rule, by its name in the profile."""
    known = COMPONENTS if family.party else {**COMPONENTS, **_STATE}
    return {id_: shape for id_, shape in known.items() if family.rules(id_)}


def others(family: Family) -> dict[str, Shape]:
    """The styles of the family that no profile rules, by their ids."""
    return OTHERS if family.party else {**OTHERS, "KDKe": RULE}

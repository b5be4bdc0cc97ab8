"""The shipped templates: made from the format profiles, and whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from tools.templates import skeletons
from tools.templates.blocks import Paragraph, if_, lines, paragraph
from tools.templates.family import TEMPLATES, Family, families
from tools.templates.frames import head, signed
from tools.templates.kind import Body, Kind
from tools.templates.making import make, templates
from tools.templates.tables import Column, cell, row, table

import ooxml
from drafts import ADDRESSEES, REQUEST, context, render
from kiemdiem import formats
from kiemdiem.formats import Face, Profile
from kiemdiem.word import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = dict(templates())
PARTY, STATE = families()
PROFILES = {"": ("dang-hd36", "dang-hd05"), "nn-nd30": ("nn-nd30",)}


def id_of(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


ALL = pytest.mark.parametrize("path", list(MADE), ids=id_of)
BOTH = pytest.mark.parametrize("family", [PARTY, STATE], ids=lambda family: family.bodies)
SKELETONS = pytest.mark.parametrize("body", [skeletons.letter, skeletons.submission, skeletons.report])


# The files.


def test_the_templates_are_those_that_are_made_from_the_profiles() -> None:
    shipped = {path: path.read_bytes() for path in TEMPLATES.rglob("*.docx")}
    assert set(map(id_of, shipped)) == set(map(id_of, MADE))
    stale = [id_of(path) for path, data in MADE.items() if shipped[path] != data]
    assert stale == [], "run: python -m tools.templates"


@ALL
def test_every_template_is_built_as_the_schema_wants_it(path: Path) -> None:
    assert ooxml.problems(MADE[path]) == []


@ALL
def test_every_template_is_one_that_the_program_takes(path: Path) -> None:
    assert Template.read(path).names()


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("<w:keepNext/>", '<w:jc w:val="left"/><w:keepNext/>', "jc before keepNext"),
        ("<w:titlePg/>", '<w:titlePg/><w:pgNumType w:fmt="decimal"/>', "titlePg before pgNumType"),
        ("<w:cantSplit/>", "<w:cantSplit/></w:trPr><w:trPr>", "trPr is not first in tr"),
        ('w:val="KDSo"', 'w:val="KDSoo"', "no style KDSoo"),
        ('r:id="rId4"', 'r:id="rId9"', "no relationship rId9"),
        ("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "a cell does not end in a paragraph"),
        ('<w:gridSpan w:val="5"/>', '<w:gridSpan w:val="4"/>', "a row of 4 columns in a table of 5"),
    ],
)
def test_what_word_would_want_to_repair_is_found(good: str, bad: str, fault: str) -> None:
    with zipfile.ZipFile(io.BytesIO(MADE[TEMPLATES / "thong-bao.docx"])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert good in text
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in {**parts, "word/document.xml": text.replace(good, bad, 1).encode()}.items():
            package.writestr(name, content)
    assert any(fault in problem for problem in ooxml.problems(stream.getvalue()))


# The styles.


def styles_of(path: Path) -> Any:
    return docx.Document(io.BytesIO(MADE[path])).styles


def faces() -> list[Any]:
    return [
        pytest.param(path, profile, id_, face, id=f"{id_of(path)}-{profile.id}-{id_}")
        for path in MADE
        for profile in map(formats.find, PROFILES["nn-nd30" if path.parent != TEMPLATES else ""])
        for id_, face in profile.faces.items()
    ]


@pytest.mark.parametrize(("path", "profile", "component", "face"), faces())
def test_every_component_is_set_as_the_profile_prints_it(
    path: Path, profile: Profile, component: str, face: Face
) -> None:
    style = next(style for style in styles_of(path) if style.style_id == face.style)
    found = (style.font.size.pt, bool(style.font.bold), bool(style.font.italic), bool(style.font.underline))
    assert found == (face.prints, bool(face.bold), bool(face.italic), bool(face.underline)), component
    assert face.allows_size(style.font.size.pt)
    align = {"center": 1, "both": 3, "left": 0, "right": 2, "": style.paragraph_format.alignment}[face.align]
    assert style.paragraph_format.alignment == align
    assert profile.font.text == "Times New Roman"


@ALL
def test_the_page_and_the_body_have_the_measures_of_the_profile(path: Path) -> None:
    document = docx.Document(io.BytesIO(MADE[path]))
    body = next(style for style in document.styles if style.style_id == "KDThanbai").paragraph_format
    for profile in map(formats.find, PROFILES["nn-nd30" if path.parent != TEMPLATES else ""]):
        for section in document.sections:
            sides = {"top": section.top_margin, "bottom": section.bottom_margin, "left": section.left_margin}
            sides |= {"right": section.right_margin, "page_number_top": section.header_distance}
            for id_, length in sides.items():
                assert length.mm == pytest.approx(profile.measures[id_].prints, abs=0.05)
            size = sorted((section.page_width.mm, section.page_height.mm))
            assert size == pytest.approx([210, 297], abs=0.1)
            assert section.different_first_page_header_footer
        assert body.first_line_indent.mm == pytest.approx(profile.measures["first_line"].prints, abs=0.05)
        assert body.space_before.pt == profile.measures["gap"].prints
        if exact := profile.measure("line_exact"):
            assert exact.allows(body.line_spacing.pt)
        else:
            assert profile.measures["line_multiple"].allows(body.line_spacing)


# What the maker refuses, and what it keeps together.


def test_a_cell_that_may_come_out_without_a_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="always there"):
        cell(lines("KDObang", "dong.ghi_chu"))
    assert cell(lines("KDObang", "dong.ghi_chu", or_else=""))
    assert cell("TT", lines("KDObang", "dong.ghi_chu"))


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        table([Column("TT", 500), Column("Đơn vị", 500)], row("1"))


def test_the_end_of_the_body_is_kept_with_the_signature_also_where_it_may_be_left_out() -> None:
    body = signed(
        PARTY, paragraph("KDThanbai", "a"), paragraph("KDThanbai", "b"), if_("x", paragraph("KDThanbai", "c"))
    )
    kept = [block.runs[0].text for block in body if isinstance(block, Paragraph) and block.keep_next]
    assert kept == ["b", "c"]
    listed = signed(PARTY, paragraph("KDThanbai", "a"), lines("KDThanbai", "cac_doan"))
    kept = [block.runs[0].text for block in listed if isinstance(block, Paragraph) and block.keep_next]
    assert kept == ["a"]


@BOTH
def test_a_working_paper_has_neither_number_nor_date(tmp_path: Path, family: Family) -> None:
    template = make(family, Kind("Phiếu", lambda family: head(family, "PHIẾU GIAO VIỆC", numbered=False)))
    assert ooxml.problems(template) == []
    made = docx.Document(io.BytesIO(render(tmp_path, template, context(family, "UBND", "Về nhân sự"))))
    said = {word for table in made.tables for cell in table._cells for word in cell.text.split()}
    assert "UBND" in said
    assert not {"*", "Số", "Số:", "ngày"} & said


@BOTH
@SKELETONS
def test_what_is_made_of_a_skeleton_is_whole(tmp_path: Path, family: Family, body: Callable[[Family], Body]) -> None:
    template = make(family, Kind("Mẫu", body, footnotes=True))
    assert ooxml.problems(template) == []
    made = render(tmp_path, template, context(family, "UBND", "Về nhân sự"))
    assert ooxml.problems(made) == []
    saved = io.BytesIO()
    docx.Document(io.BytesIO(made)).save(saved)
    assert ooxml.problems(saved.getvalue()) == []


@BOTH
def test_one_addressee_stands_in_the_line_of_the_label_several_under_it(tmp_path: Path, family: Family) -> None:
    template = make(family, Kind("Công văn", skeletons.letter))
    values = context(family, "UBND", "V/v nhân sự")
    one = docx.Document(io.BytesIO(render(tmp_path, template, {**values, "kinh_gui": ["Ban Thường vụ Tỉnh ủy"]})))
    assert [p.text for p in one.paragraphs][:2] == ["Kính gửi: Ban Thường vụ Tỉnh ủy", REQUEST]
    several = docx.Document(io.BytesIO(render(tmp_path, template, values)))
    assert [p.text for p in several.paragraphs][:5] == ["Kính gửi:", *ADDRESSEES, REQUEST]


@BOTH
def test_every_annex_has_pages_on_their_side_with_numbers_of_their_own(tmp_path: Path, family: Family) -> None:
    template = make(family, Kind("Báo cáo", skeletons.report))
    made = docx.Document(io.BytesIO(render(tmp_path, template, context(family, "UBND", "Về nhân sự"))))
    main, *rest = made.sections
    assert main.page_width < main.page_height
    assert len(rest) == 2
    for section in rest:
        assert section.page_width > section.page_height
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section._sectPr.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


@BOTH
def test_columns_under_a_common_heading_are_repeated_with_it(tmp_path: Path, family: Family) -> None:
    template = make(family, Kind("Báo cáo", skeletons.report))
    made = docx.Document(io.BytesIO(render(tmp_path, template, context(family, "UBND", "Về nhân sự"))))
    first, second, *entries, total = made.tables[2].rows
    assert [cell.text for cell in first.cells][:5] == ["TT", "Đơn vị", "Tổng số", "Xuất sắc", "Xuất sắc"]
    assert [cell.text for cell in second.cells][:5] == ["TT", "Đơn vị", "Tổng số", "SL", "%"]
    assert [bool(r._tr.findall(f"{W}trPr/{W}tblHeader")) for r in (first, second, entries[0])] == [True, True, False]
    assert len(entries) == 40
    assert total.cells[0].text == "Tổng cộng"
    assert all(r._tr.find(f"{W}trPr/{W}cantSplit") is not None for r in made.tables[2].rows)

"""One file for printing: every document in it as it is alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

import pages
from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Rich, Run, Template, merge, package
from word_files import SHIPPED, W, footnotes, parts_of, references, tagged, with_body

NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""
LISTED = "<w:p><w:pPr><w:numPr><w:numId w:val='{}'/></w:numPr></w:pPr><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p>"


@pytest.fixture
def template(tmp_path: Path) -> Callable[[bytes], Template]:
    def make(data: bytes) -> Template:
        path = tmp_path / "mau.docx"
        path.write_bytes(data)
        return Template.read(path)

    return make


def body_of(data: bytes) -> etree._Element:
    found = etree.fromstring(parts_of(data)["word/document.xml"]).find(f"{{{W}}}body")
    assert found is not None
    return found


def with_sections(body: str, *sections: str) -> bytes:
    """A template of which every section but the last ends with a paragraph of its own."""
    *inner, last = sections
    ends = "".join(f"<w:p><w:pPr>{section}</w:pPr></w:p>" for section in inner)
    parts = parts_of(with_body(body + ends))
    text = parts["word/document.xml"].replace(b"<w:sectPr/></w:body>", last.encode() + b"</w:body>")
    return package.pack(parts | {"word/document.xml": text})


def with_numbering(data: bytes) -> bytes:
    parts = parts_of(data)
    types = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.numbering+xml"/></Types>',
    )
    rels = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
        b'Target="numbering.xml"/></Relationships>',
    )
    new = {"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/numbering.xml": NUMBERING.encode()}
    return package.pack(parts | new)


def test_texts_follow_one_another_and_each_begins_on_page_one(template: Callable[..., Template]) -> None:
    made = template(SHIPPED.read_bytes())
    names = ("A & B", "C", "D")
    documents = [made.render(context(name)) for name in names]
    whole = docx.Document(io.BytesIO(merge(documents)))
    each = [docx.Document(io.BytesIO(document)) for document in documents]
    assert [p.text for p in whole.paragraphs] == [p.text for one in each for p in one.paragraphs]
    assert len(whole.sections) == 3
    for number, section in enumerate(whole.sections):
        assert section.different_first_page_header_footer
        assert section.page_width == each[0].sections[0].page_width
        start = section._sectPr.find(f"{{{W}}}pgNumType").get(f"{{{W}}}start")
        assert start == (None if number == 0 else "1")
        assert not section.header.is_linked_to_previous


def context(name: str, rows: int = 1) -> dict[str, object]:
    row = dict.fromkeys(("tt", "noi_dung", "trach_nhiem", "thoi_han", "noi_nhan"), f"chữ của {name}")
    texts = ("cap_tren", "co_quan", "so", "ngay", "trich_yeu", "can_cu", "de_nghi", "quyen_han", "chuc_vu", "ho_ten")
    lists = {"noi_nhan": [name], "cac_ghi_chu": [], "cac_viec": [{**row, "san_pham": [], "giai_thich": []}] * rows}
    return {**dict.fromkeys(texts, name), **lists}


def test_the_merged_file_has_the_pages_of_all_and_every_document_counts_its_own(
    template: Callable[..., Template], tmp_path: Path
) -> None:
    pages.need_programs()
    made = template(SHIPPED.read_bytes())
    documents = [made.render(context("A", 40)), made.render(context("B", 90)), made.render(context("C"))]
    numbers, count = [], 0
    for name, data in (*((f"{n}", one) for n, one in enumerate(documents)), ("merged", merge(documents))):
        (tmp_path / f"{name}.docx").write_bytes(data)
        found = pages.words(pages.to_pdf(tmp_path / f"{name}.docx", tmp_path))
        shown = [(word.page, word.text) for word in found if word.top < 20 and word.text.isdigit()]
        if name == "merged":
            assert max(word.page for word in found) == count
            assert shown == numbers
        else:
            numbers += [(page + count, text) for page, text in shown]
            count += max(word.page for word in found)
    assert [text for _page, text in numbers][:1] == ["2"]
    assert count > 5


def test_one_document_stays_as_it_is(template: Callable[..., Template]) -> None:
    document = template(SHIPPED.read_bytes()).render(context("A"))
    assert etree.tostring(body_of(merge([document]))) == etree.tostring(body_of(document))


def test_the_same_documents_give_the_same_bytes(template: Callable[..., Template]) -> None:
    documents = [template(SHIPPED.read_bytes()).render(context(name)) for name in "AB"]
    assert merge(documents) == merge(documents)


def test_footnotes_follow_one_another_and_are_counted_anew(template: Callable[..., Template]) -> None:
    made = template(with_body(tagged("{{ x }}")))
    two = made.render({"x": Rich((Run("a", note=0), Run("b", note=1)))}, [Rich((Run(n),)) for n in ("một", "hai")])
    none = made.render({"x": "c"})
    one = made.render({"x": Rich((Run("d", note=0),))}, [Rich((Run("ba"),))])
    merged = merge([two, none, one])
    assert references(merged) == ["1", "2", "3"]
    assert footnotes(merged) == {"1": " một", "2": " hai", "3": " ba"}
    restarts = body_of(merged).iterfind(f".//{{{W}}}sectPr/{{{W}}}footnotePr/{{{W}}}numRestart")
    assert [restart.get(f"{{{W}}}val") for restart in restarts] == ["eachSect"] * 3
    assert merge([none, none]).count(b"footnotes") == 0


def test_page_headers_with_different_words_stay_those_of_each(template: Callable[..., Template]) -> None:
    parts = parts_of(SHIPPED.read_bytes())
    parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{tagged("Gửi {{ co_quan }}")}</w:hdr>'.encode()
    made = template(package.pack(parts))
    merged = merge([made.render(context(name)) for name in ("A & B", "C", "A & B", "C")])
    found = docx.Document(io.BytesIO(merged)).sections
    assert [section.header.paragraphs[0].text for section in found] == ["Gửi A & B", "Gửi C"] * 2
    assert len([name for name in parts_of(merged) if name.startswith("word/header")]) == 3


def test_a_later_section_lends_its_page_header_to_no_other_document(template: Callable[..., Template]) -> None:
    refer = '<w:headerReference xmlns:r="{}" w:type="default" r:id="rId3"/>'.format(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    made = template(with_sections(tagged("{{ x }}"), "<w:sectPr/>", f"<w:sectPr>{refer}</w:sectPr>"))
    found = docx.Document(io.BytesIO(merge([made.render({"x": name}) for name in "AB"]))).sections
    assert [section.header.is_linked_to_previous for section in found] == [True, False, False, False]
    assert found[2].header.paragraphs[0].text == ""


def test_sections_of_a_document_keep_their_kinds_and_only_the_first_begins_anew(
    template: Callable[..., Template],
) -> None:
    wide = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    tall = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    made = template(with_sections(tagged("{{ x }}"), tall, wide))
    merged = body_of(merge([made.render({"x": name}) for name in "AB"]))
    found = [
        [f"{etree.QName(child).localname} {'|'.join(child.attrib.values())}" for child in section]
        for section in merged.iter(f"{{{W}}}sectPr")
    ]
    tall_, wide_ = "pgSz 11906|16838", "pgSz 16838|11906|landscape"
    assert found == [
        ["type continuous", tall_], ["type continuous", wide_], [tall_, "pgNumType 1"], ["type continuous", wide_],
    ]  # fmt: skip


def test_a_document_that_ends_with_a_table_gets_a_paragraph_for_its_section(template: Callable[..., Template]) -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{tagged('{{ x }}')}</w:tc></w:tr></w:tbl>"
    merged = merge([template(with_body(table)).render({"x": name}) for name in "AB"])
    assert [etree.QName(child).localname for child in body_of(merged)] == ["tbl", "p", "tbl", "sectPr"]


def test_lists_of_word_begin_anew_in_every_document(template: Callable[..., Template]) -> None:
    body = LISTED.format(1) * 2 + LISTED.format(2)
    made = template(with_numbering(with_body(body)))
    merged = merge([made.render({"x": name}) for name in "ABC"])
    lists = [use.get(f"{{{W}}}val") for use in body_of(merged).iter(f"{{{W}}}numId")]
    assert lists == ["1", "1", "2", "3", "3", "4", "5", "5", "6"]
    numbering = etree.fromstring(parts_of(merged)["word/numbering.xml"])
    starts = {
        one.get(f"{{{W}}}numId"): [start.get(f"{{{W}}}val") for start in one.iter(f"{{{W}}}startOverride")]
        for one in numbering.iter(f"{{{W}}}num")
    }
    assert {id_: found[:2] for id_, found in starts.items()} == {
        "1": [], "2": [], "3": ["3", "1"], "4": ["1", "1"], "5": ["3", "1"], "6": ["1", "1"],
    }  # fmt: skip


@pytest.mark.parametrize(("list_", "refused"), [(1, True), (2, False)])
def test_numbers_of_a_style_would_run_on_and_are_refused_but_dashes_are_not(
    template: Callable[..., Template], list_: int, refused: bool
) -> None:
    parts = parts_of(with_numbering(with_body(tagged("{{ x }}", style="Con"))))
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>",
        f'<w:style w:type="paragraph" w:styleId="Cha"><w:pPr><w:numPr><w:numId w:val="{list_}"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Cha"/></w:style></w:styles>'.encode(),
    )
    documents = [template(package.pack(parts)).render({"x": name}) for name in "AB"]
    if refused:
        with pytest.raises(KiemdiemError, match="Con"):
            merge(documents)
    else:
        assert len(docx.Document(io.BytesIO(merge(documents))).paragraphs) == 2


def test_bookmarks_are_there_once(template: Callable[..., Template]) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="cho"/><w:bookmarkEnd w:id="1"/>'
    made = template(with_body(tagged("{{ x }}").replace("<w:r>", f"{mark}<w:r>")))
    assert parts_of(merge([made.render({"x": name}) for name in "AB"]))["word/document.xml"].count(b'"cho"') == 1


def test_documents_of_different_templates_are_refused(template: Callable[..., Template]) -> None:
    one = template(with_body(tagged("{{ x }}"))).render({"x": "A"})
    styles = parts_of(SHIPPED.read_bytes())["word/styles.xml"].replace(b'w:val="28"', b'w:val="26"')
    other = template(with_body(tagged("{{ x }}"), **{"word__styles.xml": styles})).render({"x": "A"})
    with pytest.raises(KiemdiemError, match="cùng một mẫu"):
        merge([one, other])

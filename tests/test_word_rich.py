"""Bold, italic and footnotes in values: real Word formatting, in the dress the clerk gave the tag."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

import pages
from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Rich, Run, Template, package
from word_files import SHIPPED, W, footnotes, parts_of, references, tagged, with_body

RICH = Rich((Run("thường "), Run("đậm & <b>", bold=True), Run(" nghiêng", italic=True), Run(" cả hai", True, True)))


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Template]:
    def make(body: str | bytes) -> Template:
        path = tmp_path / "mau.docx"
        path.write_bytes(body if isinstance(body, bytes) else with_body(body))
        return Template.read(path)

    return make


def runs(data: bytes, paragraph: int = 0) -> list[tuple[str, bool | None, bool | None]]:
    found = docx.Document(io.BytesIO(data)).paragraphs[paragraph].runs
    return [(run.text, run.bold, run.italic) for run in found]


def test_bold_and_italic_words_are_runs_of_their_own(template: Callable[..., Template]) -> None:
    made = template(tagged("Trước {{ x }} sau")).render({"x": RICH})
    assert runs(made) == [
        ("Trước thường ", None, None),
        ("đậm & <b>", True, None),
        (" nghiêng", None, True),
        (" cả hai", True, True),
        (" sau", None, None),
    ]


def test_every_run_keeps_the_properties_the_clerk_gave_the_tag(template: Callable[..., Template]) -> None:
    properties = (
        '<w:rPr><w:rStyle w:val="KDSochuthich"/><w:rFonts w:ascii="Arial"/><w:b w:val="0"/><w:color w:val="FF0000"/>'
        '<w:sz w:val="40"/></w:rPr>'
    )
    made = template(tagged("{{ x }}", properties)).render({"x": RICH})
    for run in docx.Document(io.BytesIO(made)).paragraphs[0].runs:
        assert (run.font.size.pt, str(run.font.color.rgb), run.style.style_id) == (20, "FF0000", "KDSochuthich")
    assert [bold for _text, bold, _italic in runs(made)] == [False, True, False, True]
    order = [etree.QName(child).localname for child in docx.Document(io.BytesIO(made)).paragraphs[0].runs[3]._r.rPr]
    assert order == ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz"]


def test_two_tags_of_one_paragraph_keep_each_their_own_properties(template: Callable[..., Template]) -> None:
    small, large = ('<w:rPr><w:sz w:val="20"/></w:rPr>', '<w:rPr><w:sz w:val="40"/></w:rPr>')
    body = f"<w:p><w:r>{small}<w:t>{{{{ x }}}}</w:t></w:r><w:r>{large}<w:t>{{{{ x }}}}</w:t></w:r></w:p>"
    made = template(body).render({"x": Rich((Run("a"), Run("b", bold=True)))})
    found = docx.Document(io.BytesIO(made)).paragraphs[0].runs
    assert [(run.text, run.font.size.pt, run.bold) for run in found] == [
        ("a", 10, None), ("b", 10, True), ("a", 20, None), ("b", 20, True),
    ]  # fmt: skip


def test_properties_with_a_tracked_change_are_kept_whole(template: Callable[..., Template]) -> None:
    properties = (
        '<w:rPr><w:sz w:val="40"/><w:rPrChange w:id="1" w:author="x" w:date="2022-01-01T00:00:00Z"><w:rPr>'
        '<w:sz w:val="20"/></w:rPr></w:rPrChange></w:rPr>'
    )
    made = template(tagged("{{ x }}", properties)).render({"x": RICH})
    assert [run.font.size.pt for run in docx.Document(io.BytesIO(made)).paragraphs[0].runs] == [20] * 4


def test_bold_comes_out_bold_in_a_style_that_is_bold_itself(template: Callable[..., Template]) -> None:
    made = template(tagged("{{ x }}", style="KDTenloai")).render({"x": RICH})
    assert [bold for _text, bold, _italic in runs(made)] == [None, True, None, True]


def test_rich_values_work_in_loops_conditions_and_tables(template: Callable[..., Template]) -> None:
    body = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        + "".join(
            f"<w:tr><w:tc><w:tcPr/>{tagged(tag)}</w:tc></w:tr>"
            for tag in ("{%tr for x in xs %}", "{% if x %}{{ loop.index }}. {{ x }}{% endif %}", "{%tr endfor %}")
        )
        + "</w:tbl><w:p/>"
    )  # fmt: skip
    made = template(body).render({"xs": [Rich((Run("a"), Run("b", bold=True))), "chữ", Rich(())]})
    cells = [row.cells[0].paragraphs[0] for row in docx.Document(io.BytesIO(made)).tables[0].rows]
    assert [cell.text for cell in cells] == ["1. ab", "2. chữ", ""]
    assert [(run.text, run.bold) for run in cells[0].runs] == [("1. a", None), ("b", True)]


def test_newlines_and_tabs_of_a_rich_value_are_those_of_word(template: Callable[..., Template]) -> None:
    made = template(tagged("{{ x }}")).render({"x": Rich((Run("một\nhai", bold=True), Run("\tba")))})
    assert runs(made) == [("một\nhai", True, None), ("\tba", None, None)]


@pytest.mark.parametrize("text", ["a\x01b\x02c", "\x01b\x02", "a\x0c", "x" * 100_001])
def test_no_value_can_pretend_to_be_a_change_of_style(template: Callable[..., Template], text: str) -> None:
    made = template(tagged("{{ x }}"))
    for value in (text, Rich((Run(text),))):
        with pytest.raises(KiemdiemError):
            made.render({"x": value})
    with pytest.raises(KiemdiemError):
        made.render({"x": "a"}, [Rich((Run(text),))])


def test_footnotes_are_footnotes_of_word_numbered_as_they_are_met(template: Callable[..., Template]) -> None:
    second, first = Rich((Run("Hai", note=1),)), Rich((Run("Một"), Run("", note=0), Run(" hết", italic=True)))
    notes = [Rich((Run("chú thích "), Run("đầu", italic=True))), Rich((Run("chú thích & sau"),))]
    made = template(tagged("{{ second }}") + tagged("{{ first }}")).render({"first": first, "second": second}, notes)
    assert references(made) == ["1", "2"]
    assert footnotes(made) == {"1": " chú thích & sau", "2": " chú thích đầu"}
    assert [text for text, _bold, _italic in runs(made, 1)] == ["Một", "", " hết"]


def test_a_note_that_two_places_point_at_is_printed_for_both(template: Callable[..., Template]) -> None:
    made = template(tagged("{{ x }}{{ x }}")).render({"x": Rich((Run("a", note=0),))}, [Rich((Run("chú"),))])
    assert (references(made), footnotes(made)) == (["1", "2"], {"1": " chú", "2": " chú"})


def test_footnotes_bring_all_that_word_wants_of_them(template: Callable[..., Template]) -> None:
    made = parts_of(template(tagged("{{ x }}")).render({"x": Rich((Run("a", note=0),))}, [Rich((Run("chú"),))]))
    assert made["word/_rels/document.xml.rels"].count(b'Target="footnotes.xml"') == 1
    assert made["[Content_Types].xml"].count(b'PartName="/word/footnotes.xml"') == 1
    kinds = [note.get(f"{{{W}}}type") for note in etree.fromstring(made["word/footnotes.xml"])]
    assert kinds == ["separator", "continuationSeparator", None]
    settings = [etree.QName(child).localname for child in etree.fromstring(made["word/settings.xml"])]
    assert settings.index("footnotePr") == settings.index("compat") - 1


def test_a_template_with_footnotes_keeps_its_own(template: Callable[..., Template]) -> None:
    with_notes = template(tagged("{{ x }}")).render({"x": Rich((Run("a", note=0),))}, [Rich((Run("có sẵn"),))])
    parts = parts_of(with_notes)
    body = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + tagged("{{ y }}").encode())
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace("có sẵn".encode(), "có sẵn {{ z }}".encode())
    made = template(package.pack(parts | {"word/document.xml": body}))
    context = {"y": Rich((Run("b", note=0),)), "z": "A & B"}
    assert list(footnotes(made.render(context, [Rich((Run("mới"),))])).items()) == [
        ("1", " mới"),
        ("2", " có sẵn A & B"),
    ]
    assert footnotes(made.render({"y": "b", "z": "c"})) == {"1": " có sẵn c"}


def test_the_styles_of_the_template_dress_its_footnotes(template: Callable[..., Template]) -> None:
    styles = parts_of(SHIPPED.read_bytes())["word/styles.xml"].decode()
    plain = styles.replace("KDChuthich", "KDa").replace("KDSochuthich", "KDb")
    own = plain.replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="KDChuthich"><w:name w:val="KD Chu thich"/></w:style>'
        '<w:style w:type="character" w:styleId="KDSochuthich"><w:name w:val="KD So chu thich"/></w:style></w:styles>',
    )
    value: dict[str, Any] = {"x": Rich((Run("a", note=0),))}
    for with_styles, where in ((own, "KDSochuthich"), (plain, "superscript")):
        made = parts_of(
            template(with_body(tagged("{{ x }}"), **{"word__styles.xml": with_styles.encode()})).render(
                value, [Rich((Run("chú"),))]
            )
        )
        assert where.encode() in made["word/document.xml"]
        assert made["word/footnotes.xml"].count(where.encode()) == 1
        assert (b'w:pStyle w:val="KDChuthich"' in made["word/footnotes.xml"]) is (with_styles is own)


def test_a_footnote_in_a_page_header_is_refused(template: Callable[..., Template]) -> None:
    parts = parts_of(with_body(tagged("thân")))
    parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{tagged("{{ x }}")}</w:hdr>'.encode()
    made = template(package.pack(parts))
    assert b"<w:b/>" in parts_of(made.render({"x": RICH}))["word/header1.xml"]
    with pytest.raises(KiemdiemError):
        made.render({"x": Rich((Run("a", note=0),))}, [Rich((Run("chú"),))])


def test_on_the_page_every_mark_has_its_own_note(template: Callable[..., Template], tmp_path: Path) -> None:
    pages.need_programs()
    first = template(tagged("{{ x }}")).render({"x": Rich((Run("đầu", note=0),))}, [Rich((Run("củađầu"),))])
    parts = parts_of(first)
    around = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + tagged("{{ y }}").encode())
    around = around.replace(b"<w:sectPr", tagged("{{ z }}").encode() + b"<w:sectPr")
    made = template(package.pack(parts | {"word/document.xml": around}))
    values = {name: Rich((Run(name, note=number),)) for number, name in enumerate("zy")}
    (tmp_path / "xong.docx").write_bytes(made.render(values, [Rich((Run("củaz"),)), Rich((Run("củay"),))]))
    found = [word.text for word in pages.words(pages.to_pdf(tmp_path / "xong.docx", tmp_path))]
    assert found == ["y1", "đầu2", "z3", "1", "củay", "2", "củađầu", "3", "củaz"]

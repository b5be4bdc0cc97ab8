"""A compiled template prints what docxtpl prints: the same words, as bold, as slanted, as large, in the same places."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from lxml import etree

from kiemdiem import documents, formats
from kiemdiem.word import Rich, Template, package
from kiemdiem.word.opc import R
from word_files import W, parts_of, tagged, with_body

SMALL = '<w:rPr><w:i/><w:sz w:val="20"/></w:rPr>'
HARD = {
    "xml": "A & B <c> \"d\" 'e' </w:t> &amp; ]]> &#60;",
    "jinja": "{{ 7*7 }} {% if x %} {# x #}",
    "newlines": "một\nhai\n\nba\n",
    "tabs": "một\thai\n\tba",
    "blanks": "  hai  chỗ trống  ",
    "letters": "Ủy ban nhân dân – “Đảng” ủy, uỷ, Ｗ, 𠮷, e\u0301",
    "empty": "",
}


LINES = [
    "{%p for viec in cac_viec %}",
    "{{ loop.index }}/{{ loop.length }}. {{ viec.ten }}:"
    " {% for y in viec.y %}{{ y }}{% if not loop.last %}; {% endif %}{% endfor %}",
    "{%p if loop.first %}",
    "đầu {{ x }}",
    "{%p else %}",
    "sau",
    "{%p endif %}",
    "{%p endfor %}",
]
ROWS = [
    ("Đầu bảng", "{{ x }}"),
    ("{%tr for viec in cac_viec %}", ""),
    ("{{ viec.ten }}", "{{ x }} {# lời dặn #}{% if viec.y %}có{% else %}không{% endif %}"),
    ("{%tr endfor %}", ""),
]
SPLIT = ["<w:rPr><w:b/></w:rPr><w:t>Tách {</w:t>", "<w:t>{ x }</w:t>", '<w:t xml:space="preserve">} ở đây</w:t>']


def composed() -> bytes:
    """A template with all that a clerk may write: loops, rows, conditions, split tags, headers, formatting."""
    rows = ["".join(f"<w:tc><w:tcPr/>{tagged(tag, SMALL, 'KDObang')}</w:tc>" for tag in row) for row in ROWS]
    body = [
        tagged("Giá trị {{ x }} hết", SMALL, "KDTenloai"),
        "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in SPLIT) + "</w:p>",
        *(tagged(line, SMALL, "KDCoquan") for line in LINES),
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>",
        *(f"<w:tr><w:trPr/>{row}</w:tr>" for row in rows),
        "</w:tbl>",
        tagged("Hết"),
    ]
    parts = parts_of(with_body("".join(body)))
    refer = "".join(
        f'<w:headerReference xmlns:r="{R}" w:type="{kind}" r:id="{id_}"/>'
        for kind, id_ in (("default", "rId3"), ("first", "rId4"))
    )
    section = f"<w:sectPr>{refer}<w:titlePg/></w:sectPr>"
    text = parts["word/document.xml"].replace(b"<w:sectPr/>", section.encode())
    header = f'<w:hdr xmlns:w="{W}">{tagged("Đầu trang {{ x }}", SMALL)}</w:hdr>'.encode()
    return package.pack(parts | {"word/document.xml": text, "word/header1.xml": header, "word/header2.xml": header})


def by_docxtpl(template: bytes, context: dict[str, Any]) -> bytes:
    document, made = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    document.render(context, autoescape=True)
    document.save(made)
    return made.getvalue()


def printed(data: bytes) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Every paragraph of the text, its tables and its page headers: its place and style, its runs and their look."""
    document = docx.Document(io.BytesIO(data))
    found = list(paragraphs(document.element.body, document))
    for section in document.sections:
        for header in (section.header, section.first_page_header, section.footer):
            found += paragraphs(header._element, header)
    return [(f"{where} {one.style.style_id}", runs(one)) for where, one in found]


def paragraphs(root: Any, parent: Any) -> Iterator[tuple[str, Paragraph]]:
    for node in root.iter(qn("w:p")):
        places = [
            etree.QName(above).localname for above in node.iterancestors() if above.tag in (qn("w:tc"), qn("w:tr"))
        ]
        yield "/".join(places), Paragraph(node, parent)


def runs(paragraph: Paragraph) -> list[tuple[Any, ...]]:
    """Runs of one look in one piece: docxtpl begins a new one at a tabulator."""
    looks = [(run.text, look(paragraph, run)) for run in paragraph.runs if run.text]
    return [("".join(text for text, _look in same), of) for of, same in groupby(looks, key=lambda run: run[1])]


def look(paragraph: Paragraph, run: Any) -> tuple[Any, ...]:
    return tuple(resolved(name, paragraph, run) for name in ("bold", "italic", "underline", "size", "name"))


def resolved(name: str, paragraph: Paragraph, run: Any) -> Any:
    if (own := getattr(run.font, name)) is not None:
        return own
    for style in (run.style, paragraph.style):
        while style is not None:
            if (value := getattr(style.font, name)) is not None:
                return value
            style = style.base_style
    return None


def plain(value: Any) -> Any:
    """`value` without bold, italic and footnotes, which docxtpl puts in another way."""
    if isinstance(value, Rich):
        return "".join(run.text for run in value.runs)
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


def shipped(kind: str, profile: str) -> tuple[Path, list[dict[str, Any]]]:
    path = Template.open(f"{kind}.docx", formats.find(profile).templates).path
    return path, [plain(dict(documents.example_context(kind, profile)))]


def hard(folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    path = folder / "mau.docx"
    path.write_bytes(composed())
    rows = [{"ten": value, "y": [value, "b"] * (number % 3)} for number, value in enumerate(HARD.values())]
    return path, [{"x": value, "cac_viec": rows[: number * 3]} for number, value in enumerate(HARD.values())]


CASES = ["hard values", *(f"{kind} {profile}" for kind in documents.names() for profile in formats.names())]


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    """A template and what it is filled with."""
    return hard(tmp_path) if request.param == "hard values" else shipped(*request.param.split())


def test_words_and_formatting_are_those_of_docxtpl(case: tuple[Path, list[dict[str, Any]]]) -> None:
    path, contexts = case
    template = Template.read(path)
    for context in contexts:
        ours, theirs = printed(template.render(context)), printed(by_docxtpl(path.read_bytes(), context))
        assert len(ours) == len(theirs)
        assert [one for one, other in zip(ours, theirs, strict=True) if one != other] == []


def test_the_other_parts_are_those_of_the_template(case: tuple[Path, list[dict[str, Any]]]) -> None:
    path, contexts = case
    before, after = parts_of(path.read_bytes()), parts_of(Template.read(path).render(contexts[-1]))
    changed = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert (
        {"word/document.xml"}
        <= changed
        <= {"word/document.xml", "word/header1.xml", "word/header2.xml", "docProps/core.xml"}
    )

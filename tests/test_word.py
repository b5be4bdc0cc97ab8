"""Templates: what a clerk writes in Word works, what would hurt is refused, and every message says where."""

from __future__ import annotations

import io
import random
import time
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import pytest

from kiemdiem import word
from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Template, package, places, sandbox, shapes
from running import no_end_of_work

SHIPPED = Path(__file__).parent.parent / "templates" / "thong-bao.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def paragraph(*runs: str) -> str:
    inner = "".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs)
    return f"<w:p>{inner}</w:p>"


def document(body: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'.encode()


def packed(body: str, **changed: bytes) -> bytes:
    """The shipped template with another body; `changed` parts by name with __ for /."""
    parts = parts_of(SHIPPED.read_bytes())
    parts["word/document.xml"] = document(body)
    return package.pack(parts | {name.replace("__", "/"): content for name, content in changed.items()})


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Template]:
    def make(body: str | bytes) -> Template:
        path = tmp_path / "mau.docx"
        path.write_bytes(body if isinstance(body, bytes) else packed(body))
        return Template.read(path)

    return make


def text_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def refusal(make: Callable[..., Any], *arguments: Any) -> str:
    """The message; KiemdiemError is the only thing that may come, and soon."""
    with no_end_of_work(), pytest.raises(KiemdiemError) as caught:
        make(*arguments)
    assert "mau.docx" in caught.value.message
    assert caught.value.hint
    return caught.value.message


# What works.


def test_values_come_out_exactly_as_they_are(template: Callable[..., Template]) -> None:
    hard = "A & B <c> \"d\" 'e' </w:t> &amp; {{ 7*7 }} {% if x %} {# x #} {_{ }_} {_% %_} ]]> ủy"
    assert text_of(template(paragraph("{{ x }}")).render({"x": hard})) == [hard]


def test_a_newline_in_a_value_is_a_line_break_and_blanks_stay(template: Callable[..., Template]) -> None:
    made = template(paragraph("{{ x }}")).render({"x": "  một\nhai  "})
    assert text_of(made) == ["  một\nhai  "]
    assert b"<w:br/>" in parts_of(made)["word/document.xml"]


def test_a_tag_that_word_split_into_runs_is_one_tag(template: Callable[..., Template]) -> None:
    made = template(paragraph("Số {", "{ ", "so", " }", "} là {{", "chu", "}}")).render({"so": 5, "chu": "năm"})
    assert text_of(made) == ["Số 5 là năm"]


def test_quotes_that_word_curled_are_straight_in_a_tag(template: Callable[..., Template]) -> None:
    body = paragraph("{% if x == “a” %}đúng{% elif x == ‘b’ %}gần{% else %}sai{% endif %}")
    made = template(body)
    assert [text_of(made.render({"x": x})) for x in "abc"] == [["đúng"], ["gần"], ["sai"]]


def test_loops_over_paragraphs_and_in_a_line(template: Callable[..., Template]) -> None:
    body = (
        paragraph("{%p for x in xs %}")
        + paragraph(
            "{{ loop.index }}. {{ x.name }}: {% for y in x.ys %}{{ y }}{% if not loop.last %}, {% endif %}{% endfor %}"
        )
        + paragraph("{%p endfor %}")
    )
    xs = [{"name": "một", "ys": ["a", "b"]}, {"name": "hai", "ys": []}]
    assert text_of(template(body).render({"xs": xs})) == ["1. một: a, b", "2. hai: "]


def test_a_cell_keeps_a_paragraph_and_a_table_a_row_or_word_would_call_the_file_broken(
    template: Callable[..., Template],
) -> None:
    begin, cell = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>", "<w:tc><w:tcPr/>{}</w:tc>"
    held = [paragraph("{%p for x in xs %}"), paragraph("{{ x }}"), paragraph("{%p endfor %}")]
    one = begin + "<w:tr>" + cell.format("".join(held)) + "</w:tr></w:tbl>"
    rows = [
        "".join(("<w:tr>", cell.format(paragraph(tag)), "</w:tr>")) for tag in ("{%tr if xs %}", "a", "{%tr endif %}")
    ]
    made = template(one + paragraph("giữa") + begin + "".join(rows) + "</w:tbl>" + paragraph("sau"))
    full, empty = (docx.Document(io.BytesIO(made.render({"xs": xs}))) for xs in (["a", "b"], []))
    assert [len(full.tables), len(empty.tables)] == [2, 1]
    assert [[p.text for p in one.tables[0].cell(0, 0).paragraphs] for one in (full, empty)] == [["a", "b"], [""]]


def test_words_in_braces_and_comments_are_no_tags(template: Callable[..., Template]) -> None:
    body = paragraph("{a} { {b} } % } {# {{ x }} #}") + paragraph("{# hết #}")
    assert text_of(template(body).render({})) == ["{a} { {b} } % } ", ""]


def test_the_names_of_a_template_are_listed_in_full(template: Callable[..., Template]) -> None:
    body = paragraph(
        "{{ a }} {# {{ nothing }} #}{% for x in xs %}{{ x.b.c }}{% endfor %}{% if d and not e.f %}{% endif %}"
    )
    assert template(body).names() == ["a", "d", "e.f", "xs", "xs.b.c"]


def test_tags_in_the_header_are_filled_too(template: Callable[..., Template]) -> None:
    parts = parts_of(SHIPPED.read_bytes())
    parts["word/header1.xml"] = f'<w:hdr xmlns:w="{W}">{paragraph("{{ dau_trang }}")}</w:hdr>'.encode()
    parts["word/document.xml"] = document(paragraph("thân"))
    made = template(package.pack(parts)).render({"dau_trang": "A & B"})
    assert b"A &amp; B" in parts_of(made)["word/header1.xml"]


def test_the_same_context_gives_the_same_bytes_whenever(
    template: Callable[..., Template], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = template(paragraph("{{ x }}"))
    first = made.render({"x": "a"})
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert made.render({"x": "a"}) == first
    with zipfile.ZipFile(io.BytesIO(first)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = opened.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:-1] == sorted(names[1:-1])
        assert names[-1] == "word/document.xml"


def test_nothing_of_who_edited_the_template_goes_out(template: Callable[..., Template]) -> None:
    parts = parts_of(packed(paragraph("x")))
    core = parts["docProps/core.xml"].replace(
        b"<dc:title>", b"<cp:lastModifiedBy>Nguyen Van A</cp:lastModifiedBy><cp:revision>41</cp:revision><dc:title>"
    )
    made = template(package.pack(parts | {"docProps/core.xml": core})).render({})
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert (properties.last_modified_by, properties.revision, properties.modified.year) == ("", 1, 1980)


def test_ones_own_templates_come_before_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Template.open("thong-bao.docx").path.is_absolute()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "thong-bao.docx").write_bytes(packed(paragraph("của tôi")))
    assert text_of(Template.open("thong-bao.docx").render({})) == ["của tôi"]


def test_every_form_of_documents_has_a_folder_of_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = (SHIPPED.parent / "nn-nd30" / "thong-bao.docx").read_bytes()
    assert Template.open("thong-bao.docx", "nn-nd30").path.read_bytes() == shipped
    (tmp_path / "templates" / "nn-nd30").mkdir(parents=True)
    (tmp_path / "templates" / "thong-bao.docx").write_bytes(packed(paragraph("của Đảng")))
    assert Template.open("thong-bao.docx", "nn-nd30").path.read_bytes() == shipped
    (tmp_path / "templates" / "nn-nd30" / "thong-bao.docx").write_bytes(packed(paragraph("của Nhà nước")))
    for folder, text in (("", "của Đảng"), ("nn-nd30", "của Nhà nước")):
        assert text_of(Template.open("thong-bao.docx", folder).render({})) == [text]
    with pytest.raises(KiemdiemError, match="nn-nd31/thong-bao"):
        Template.open("thong-bao.docx", "nn-nd31")
    for folder in ("../templates", "/tmp", ".."):
        with pytest.raises(KiemdiemError):
            Template.open("thong-bao.docx", folder)


@pytest.mark.parametrize("name", ["../thong-bao.docx", "/etc/passwd", "khong-co.docx", ""])
def test_a_template_is_a_name_in_a_folder(name: str) -> None:
    with pytest.raises(KiemdiemError):
        Template.open(name)


# What is wrong in a template, and where.


def test_every_missing_name_is_found_before_rendering_with_its_paragraph_and_the_nearest_name(
    template: Callable[..., Template],
) -> None:
    body = (
        paragraph("Kính gửi: {{ co_qan }}")
        + paragraph("{%p for viec in cac_viec %}")
        + paragraph("Hạn {{ viec.thoi_hang }}")
        + paragraph("{%p endfor %}")
        + paragraph("{% if khong_bao_gio %}{{ xyz }}{% endif %}")
    )
    known = {"co_quan": "A", "cac_viec": [{"thoi_han": "x"}], "khong_bao_gio": False}
    message = refusal(template(body).check, known)
    assert "đoạn “Kính gửi: {{ co_qan }}”, thẻ {{ co_qan }}: không có tên “co_qan”; có phải là “co_quan”?" in message
    assert "đoạn “Hạn {{ viec.thoi_hang }}”" in message
    assert "có phải là “thoi_han”?" in message
    assert "không có tên “xyz”" in message


def test_a_name_that_only_some_rows_have_is_missing(template: Callable[..., Template]) -> None:
    made = template(paragraph("{% for x in xs %}{{ x.a }}{% endfor %}"))
    made.check({"xs": []})
    made.check({"xs": [{"a": "1"}, {"a": "2", "b": "3"}]})
    assert "“a”" in refusal(made.check, {"xs": [{"a": "1"}, {"b": "2"}]})


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (paragraph("Số {{ so"), ["đoạn “Số {{ so”", "mở mà không đóng"]),
        (paragraph("{% for x in xs %}"), ["{% for x in xs %}", "thiếu {% endfor %}"]),
        (paragraph("{% if x %}a"), ["thiếu {% endif %}"]),
        (paragraph("{% endif %}"), ["không khớp"]),
        (paragraph("{% if x %}{% endfor %}"), ["{% endfor %}", "không khớp", "thiếu {% endif %}"]),
        (paragraph("{% if x %}") + paragraph("{% endif %}"), ["cùng chỗ"]),
        (paragraph("{%p if x %}") + paragraph("a {%p endif %}"), ["đứng riêng"]),
        (paragraph("{%tr for x in xs %}") + paragraph("{%tr endfor %}"), ["hàng của bảng"]),
        (paragraph("{%p for x in xs %}") + paragraph("{% endfor %}"), ["cùng loại"]),
        (paragraph("{{r x }}"), ["viết sai"]),
        (paragraph("{{p x }}"), ["với giá trị"]),
        (paragraph("{% hm %}"), ["chỉ nhận"]),
        (paragraph("{% cellbg x %}"), ["chỉ nhận"]),
        (paragraph("{{ x y }}"), ["{{ x y }}", "viết sai"]),
        (paragraph("{{ }}"), ["viết sai"]),
        (paragraph("{% for x %}{% endfor %}"), ["viết sai"]),
        (paragraph("{% for a, b in xs %}{% endfor %}"), ["viết sai"]),
        (paragraph("{% for a in xs if a %}{% endfor %}"), ["viết sai"]),
        (paragraph("{% for a in xs recursive %}{% endfor %}"), ["viết sai"]),
        (paragraph("{% if x %}" * 30 + "{% endif %}" * 30), ["lồng nhau"]),
        (paragraph("{{ " + "x" * 500 + " }}"), ["quá dài"]),
        (paragraph("{{ x }}" * 6000), ["quá nhiều thẻ"]),
        ('<w:p><w:pPr><w:pStyle w:val="{{ x }}"/></w:pPr></w:p>', ["ngoài phần chữ"]),
        ("<w:p><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>", ["ngoài phần chữ"]),
    ],
)
def test_a_broken_tag_is_named_with_its_paragraph(
    template: Callable[..., Template], body: str, words: list[str]
) -> None:
    message = refusal(template, body)
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize(
    ("body", "context", "words"),
    [
        ("{{ xs }}", {"xs": ["a"]}, "“xs” không phải là chữ"),
        ("{{ x }}", {"x": True}, "“x” không phải là chữ"),
        ("{% for c in x %}{% endfor %}", {"x": "chữ"}, "“x” không phải là danh sách"),
        ("{% for c in x %}{% endfor %}", {"x": {"a": "b"}}, "“x” không phải là danh sách"),
        ("{{ x.upper }}", {"x": "a"}, "không có tên “upper”"),
        ("{{ x.items }}", {"x": {"a": "b"}}, "không có tên “items”"),
    ],
)
def test_what_cannot_be_printed_or_looped_over_is_said(
    template: Callable[..., Template], body: str, context: Mapping[str, Any], words: str
) -> None:
    assert words in refusal(template(paragraph(body)).render, context)


# Hostile templates.

FORBIDDEN = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ x.__init__.__globals__ }}",
    "{{ x['__class__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum() }}",
    "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
    "{% for i in 'aaaa' %}{% endfor %}",
    "{% for i in (1,2,3) %}{% endfor %}",
    "{{ 9**(9**9) }}",
    "{{ 9**9 }}",
    "{{ 'x'*10**11 }}",
    "{{ 'x' ~ 'y' }}",
    "{{ 'x'.center(10000000000) }}",
    "{{ 'x'|center(10000000000) }}",
    "{{ '%10000000000d' % 1 }}",
    "{% set x = 1 %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% filter upper %}{% endfilter %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{{ x is defined }}",
    "{{ [1] }}",
    "{{ {} }}",
]


@pytest.mark.parametrize("body", FORBIDDEN)
def test_a_template_cannot_compute_call_or_look_inside(template: Callable[..., Template], body: str) -> None:
    def run() -> None:
        template(paragraph(body)).render({"x": "a"})

    assert "thẻ {" in refusal(run)


UNCHECKED = [body for body in FORBIDDEN if "'aaaa'" not in body and "raw" not in body]


@pytest.mark.parametrize("body", UNCHECKED)
def test_the_environment_refuses_by_itself_what_no_check_has_seen(body: str) -> None:
    from jinja2 import TemplateError

    environment = sandbox.Sandbox([sandbox.codes(body)])
    with pytest.raises(TemplateError):
        environment.from_string(body).render({"x": "a"})


def test_the_environment_takes_no_tag_that_has_not_been_checked() -> None:
    from jinja2 import TemplateError

    with pytest.raises(TemplateError):
        sandbox.Sandbox([("x",)]).from_string("{{ x }}{{ x }}")


def test_tags_in_the_properties_of_the_file_are_not_run(template: Callable[..., Template]) -> None:
    parts = parts_of(packed(paragraph("x")))
    core = parts["docProps/core.xml"].replace("Thông báo".encode(), b"{{ x }}")
    assert "{{ x }}" in refusal(template, package.pack(parts | {"docProps/core.xml": core}))


def test_loops_in_loops_are_counted_before_they_run(template: Callable[..., Template]) -> None:
    body = "{% for a in xs %}" * 4 + "{% endfor %}" * 4
    assert "lặp quá nhiều" in refusal(template(paragraph(body)).render, {"xs": ["a"] * 100})


def test_a_flood_of_text_is_stopped(template: Callable[..., Template]) -> None:
    body = "{% for a in xs %}{% for b in xs %}{{ long }}{% endfor %}{% endfor %}"
    context = {"xs": ["a"] * 200, "long": "x" * 90_000}
    assert "quá lớn" in refusal(template(paragraph(body)).render, context)


def test_a_value_too_long_or_with_control_characters_is_refused(template: Callable[..., Template]) -> None:
    made = template(paragraph("{{ x }}"))
    for value in ("x" * 100_001, "a\x0cb", "a\x07b", "\x1b[31m", "\u202e"):
        with pytest.raises(KiemdiemError):
            made.render({"x": value})


@pytest.mark.parametrize("value", [None, 1.5, Path("x"), object(), ("a",), b"a"])
def test_a_template_is_given_nothing_but_plain_values(value: object) -> None:
    with pytest.raises(TypeError):
        shapes.shape({"x": value})


# Hostile packages.


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        warnings.simplefilter("ignore")
        for name, content in entries:
            opened.writestr(name, content)
    return stream.getvalue()


def with_parts(**changed: bytes) -> bytes:
    return packed(paragraph("x"), **changed)


def relations(target: str, kind: str = "attachedTemplate") -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
GOOD = list(parts_of(SHIPPED.read_bytes()).items()) if SHIPPED.exists() else []

HOSTILE = {
    "not a zip": (b"hello", "không phải tệp .docx"),
    "empty": (b"", "không phải tệp .docx"),
    "cut short": (SHIPPED.read_bytes()[:3000], "không phải tệp .docx"),
    "old doc or password": (b"\xd0\xcf\x11\xe0" + bytes(1000), ".doc kiểu cũ"),
    "a zip without a document": (zipped(("a.txt", b"a")), "không phải văn bản Word"),
    "too big": (bytes(10_000_001), "10 MB"),
    "too many parts": (zipped(*((f"a{n}", b"") for n in range(2001))), "2000"),
    "zip bomb": (zipped(*GOOD, ("word/media/a.bin", bytes(60_000_000))), "nén"),
    "zip bomb in slices": (
        zipped(*GOOD, *((f"word/media/{n}.bin", bytes(1_000_000)) for n in range(60))),
        "nén",
    ),
    "duplicate members": (zipped(*GOOD, GOOD[-1]), "cùng tên"),
    "duplicate but for case": (zipped(*GOOD, ("WORD/document.xml", b"")), "cùng tên"),
    "member above the folder": (zipped(*GOOD, ("../x.xml", b"")), "trỏ ra ngoài"),
    "absolute member": (zipped(*GOOD, ("/x.xml", b"")), "trỏ ra ngoài"),
    "doctype": (with_parts(word__settings=DOCTYPE.encode()), "DOCTYPE"),
    "doctype in UTF-16": (with_parts(word__settings=DOCTYPE.encode("utf-16")), "DOCTYPE"),
    "remote template": (
        with_parts(**{"word___rels__settings.xml.rels": relations("http://example.org/x.dotm")}),
        "http://example.org/x.dotm",
    ),
    "remote image": (
        with_parts(**{"word___rels__document.xml.rels": relations("file:///etc/passwd", "image")}),
        "bên ngoài",
    ),
    "macro": (with_parts(word__vbaProject=b"x"), "macro"),
    "embedded object": (with_parts(**{"word__embeddings__oleObject1.bin": b"x"}), "macro"),
    "broken relations": (with_parts(**{"word___rels__x.rels": b"<a"}), "hỏng"),
    "broken document": (package.pack(dict(GOOD) | {"word/document.xml": b"<a"}), "phần word/document.xml hỏng"),
    "a part that is huge": (
        package.pack(dict(GOOD) | {"word/document.xml": random.Random(1).randbytes(4_100_000)}),
        "quá lớn",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_before_it_is_opened(template: Callable[..., Template], name: str) -> None:
    data, words = HOSTILE[name]
    assert words in refusal(template, data)


def test_a_link_that_a_reader_may_click_is_no_danger(template: Callable[..., Template]) -> None:
    rels = parts_of(packed(paragraph("x")))["word/_rels/document.xml.rels"]
    link = relations("https://example.org", "hyperlink").partition(b"<Relationship ")[2]
    both = rels.replace(b"</Relationships>", b"<Relationship " + link)
    template(with_parts(**{"word___rels__document.xml.rels": both}))


def test_a_locked_template_names_the_file_and_the_reason(tmp_path: Path) -> None:
    assert "mau.docx" in refusal(Template.read, tmp_path / "mau.docx")


def test_the_shipped_template_is_small_and_found_from_an_installation() -> None:
    assert SHIPPED.stat().st_size < 20_000
    assert Path(word.__file__).parent.parent / "templates" in places.folders()

"""Templates that were made to hurt: each is refused with a message, soon, and by every command that reads templates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Template, package
from running import PLAN_2022, kiemdiem, no_end_of_work
from word_files import SHIPPED, W, parts_of, tagged, with_body

LARGE = 3_900_000
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[bytes], str]:
    """Why a template is refused."""

    def read(data: bytes) -> str:
        path = tmp_path / "mau.docx"
        path.write_bytes(data)
        with no_end_of_work(), pytest.raises(KiemdiemError) as caught:
            Template.read(path)
        assert caught.value.hint
        return caught.value.message

    return read


def changed(**parts: bytes) -> bytes:
    """The shipped template with other parts; __ stands for / in their names."""
    own = {name.replace("__", "/"): content for name, content in parts.items()}
    return package.pack(parts_of(SHIPPED.read_bytes()) | own)


def large(body: str) -> bytes:
    """A template with this body, as it is: packed, it would be taken for a bomb."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for name, content in parts_of(with_body(body)).items():
            opened.writestr(name, content)
    return stream.getvalue()


def related(kind: str, target: str = "x.bin", mode: str = "") -> bytes:
    """The shipped template, its text in relation with something else."""
    rels = parts_of(SHIPPED.read_bytes())["word/_rels/document.xml.rels"]
    more = f'<Relationship Id="rId77" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(**{"word___rels__document.xml.rels": rels.replace(b"</Relationships>", more.encode())})


def field(*codes: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (tagged("{{" * (LARGE // 2)), "mở mà không đóng"),
        (tagged("{{ a" * (LARGE // 4)), "mở mà không đóng"),
        (tagged("{{a}}" * (LARGE // 5)), "quá nhiều thẻ"),
        (tagged("{% if a %}" * (LARGE // 10)), "quá nhiều thẻ"),
        (tagged("{{ " + "a." * (LARGE // 2) + "a }}"), "quá dài"),
        (tagged("{# " * (LARGE // 3)), "mở mà không đóng"),
        (tagged("{{") * (LARGE // 60), "mở mà không đóng"),
        ("<w:p><w:r>" + "<w:t>{</w:t>" * (LARGE // 12) + "</w:r></w:p>", "mở mà không đóng"),
        (tagged("{%p for a in b %}") * 2000 + tagged("{%p endfor %}") * 2000, "lồng nhau"),
        ("<w:p>" * 300 + "</w:p>" * 300, "hỏng"),
    ],
)
def test_a_template_made_to_keep_the_reader_busy_is_refused_soon(
    refusal: Callable[[bytes], str], body: str, words: str
) -> None:
    assert words in refusal(large(body))


@pytest.mark.parametrize(
    "body",
    [
        tagged("chữ " * 20) * (LARGE // 180),
        "<w:p/>" * (LARGE // 6),
        tagged("{ % } %} }} " * (LARGE // 12)),
        tagged("{{ a }}") * 4000 + tagged("x") * 20_000,
        "<w:tbl><w:tblPr/><w:tblGrid/>" + f"<w:tr><w:tc>{tagged('a')}</w:tc></w:tr>" * 40_000 + "</w:tbl>",
    ],
)
def test_a_template_of_hundreds_of_pages_is_read_and_filled(tmp_path: Path, body: str) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(large(tagged("{{ a }}") + body))
    with no_end_of_work():
        assert len(Template.read(path).render({"a": "b"})) > 1000


@pytest.mark.parametrize(
    "part", ["docProps__core.xml", "word__styles.xml", "word__settings.xml", "docProps__app.xml", "word__endnotes.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tags_in_parts_that_are_not_filled_are_refused(
    refusal: Callable[[bytes], str], part: str, encoding: str
) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>{{{{ cycler.__init__.__globals__.os }}}}</a>'
    assert "ngoài phần chữ" in refusal(changed(**{part: text.encode(encoding)}))


def test_a_block_that_would_tear_a_link_apart_is_refused(refusal: Callable[[bytes], str]) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    link = f"<w:hyperlink>{run('{% if a %}')}</w:hyperlink>"
    assert "không cùng chỗ với thẻ mở" in refusal(with_body(f"<w:p>{link}{run('{% endif %}')}</w:p>"))
    inside = f"<w:hyperlink>{run('{% if a %}')}{run('{{ a }}')}{run('{% endif %}')}</w:hyperlink>"
    with pytest.raises(KiemdiemError, match="không cùng chỗ"):
        Template._of(Path("x"), parts_of(with_body(f"<w:p>{link}{inside}{run('{% endif %}')}</w:p>")))


@pytest.mark.parametrize(
    "kind", ["oleObject", "control", "aFChunk", "vbaProject", "attachedToolbars", "subDocument", "frame"]
)
def test_what_word_would_run_or_pull_in_is_refused_under_any_name(refusal: Callable[[bytes], str], kind: str) -> None:
    assert "macro hoặc đối tượng nhúng" in refusal(related(kind))


@pytest.mark.parametrize("mode", [' TargetMode="External"', ' TargetMode="external"'])
@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "mailMergeSource", "oleObject", "settings"])
def test_what_lies_outside_the_file_is_refused(refusal: Callable[[bytes], str], kind: str, mode: str) -> None:
    assert "bên ngoài: http://example.org/x" in refusal(related(kind, "http://example.org/x", mode))


@pytest.mark.parametrize(
    "body",
    [
        field("DDEAUTO c:\\windows\\system32\\cmd.exe"),
        field(" dde", "auto x"),
        field("INCLUDETEXT ", '"http://example.org/a.docx"'),
        field('INCLUDEPICTURE "http://example.org/a.png"'),
        field('QUOTE "') + field("DDEAUTO x") + field('"'),
        '<w:p><w:fldSimple w:instr="DDE x"/></w:p>',
        field("MACROBUTTON Evil bấm"),
        field("LINK Excel.Sheet x"),
    ],
)
def test_fields_that_run_or_fetch_something_are_refused(refusal: Callable[[bytes], str], body: str) -> None:
    assert "lấy nội dung từ bên ngoài" in refusal(with_body(body))


@pytest.mark.parametrize("constant", ["\\u001b[31m", "\\x01b9\\x02", "\\ud800", "\\u202e", "\\x00"])
def test_an_escape_in_a_tag_brings_no_control_character_into_a_document(
    refusal: Callable[[bytes], str], constant: str
) -> None:
    assert "mau.docx" in refusal(with_body(tagged(f"{{{{ '{constant}' }}}}")))
    assert "mau.docx" in refusal(with_body(tagged(f"{{% if a == '{constant}' %}}x{{% endif %}}")))


def test_fields_that_only_count_and_point_are_no_danger(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    link = field('HYPERLINK "http://example.org/link/import"')
    path.write_bytes(with_body(field("PAGE") + field("NUMPAGES") + link + '<w:p><w:fldSimple w:instr="PAGE"/></w:p>'))
    Template.read(path).render({})


def test_entities_are_refused_in_every_encoding(refusal: Callable[[bytes], str]) -> None:
    declaration, rest = '<?xml version="1.0" encoding="{}"?>', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for encoding in ("utf-8", "utf-16", "utf-16-be"):
        text = (declaration.format(encoding) + rest).encode(encoding)
        assert "DOCTYPE" in refusal(changed(**{"word__x.xml": text}))
    hidden = declaration.format("utf-7").encode() + rest.replace("<!", "+ADwAIQ-").encode()
    assert "DOCTYPE" in refusal(changed(**{"word__x.xml": hidden}))


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": b"<Types/>"},
        {"word__document.xml": b"<a/>"},
        {"word__document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'},
        {"word__document.xml": f'<w:hdr xmlns:w="{W}"/>'.encode()},
    ],
)
def test_a_package_that_is_no_word_document_inside_is_refused(
    refusal: Callable[[bytes], str], parts: dict[str, bytes]
) -> None:
    assert "không phải văn bản Word dùng được" in refusal(changed(**parts))


def test_another_prefix_for_word_lets_no_tag_slip_through(refusal: Callable[[bytes], str]) -> None:
    body = tagged("{%p if a %}") + tagged("x") + tagged("{%p endif %}")
    text = parts_of(with_body(body))["word/document.xml"].replace(b"w:", b"x:")
    assert "mau.docx" in refusal(changed(**{"word__document.xml": text}))


HOSTILE = {
    "sandbox escape": with_body(tagged("{{ ''.__class__.__mro__ }}")),
    "huge loop": with_body(tagged("{% for i in range(90000) %}{% endfor %}")),
    "tags in an attribute": with_body('<w:p><w:pPr><w:pStyle w:val="{{ so }}"/></w:pPr></w:p>'),
    "properties": changed(docProps__app=b"", **{"docProps__app.xml": b"<a>{{ lipsum.__globals__ }}</a>"}),
    "remote template": related("attachedTemplate", "http://example.org/x.dotm", ' TargetMode="External"'),
    "macro": changed(**{"word__vbaProject.bin": b"x"}),
    "entities": changed(**{"word__x.xml": b"<!DOCTYPE x><x/>"}),
    "not a document": b"PK",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_check_and_render_refuse_alike(tmp_path: Path, name: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "thong-bao.docx").write_bytes(HOSTILE[name])
    check = kiemdiem("template", "check", cwd=tmp_path)
    render = kiemdiem("render-notice", PLAN_2022, cwd=tmp_path)
    assert (check.returncode, render.returncode) == (1, 2)
    assert "templates/thong-bao.docx" in render.stderr
    assert "Traceback" not in check.stderr + render.stderr
    assert not (tmp_path / "out").exists()

"""Documents as other people lay them out: the same components are found, and only what is wrong is reported."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import papers
from kiemdiem import formats
from kiemdiem.inspection import running
from kiemdiem.inspection.inspecting import inspect
from libreoffice import convert, need_libreoffice
from papers import SECTION, changed, package, paragraph, table

OLD, NEW, STATE = "dang-hd36", "dang-hd05", "nn-nd30"
CENTRE: dict[str, Any] = {"align": "center"}
BOLD: dict[str, Any] = {"align": "center", "bold": True}
PLAN = papers.plan(OLD)
LEFT = paragraph("Nơi nhận:", underline=True) + "".join(
    paragraph(text, 12) for text in ("- Thường trực Tỉnh ủy,", "- Lưu Văn phòng Thị ủy.")
)
SIGNED = paragraph("T/M BAN THƯỜNG VỤ", **BOLD) + paragraph("PHÓ BÍ THƯ", **CENTRE) + paragraph("Nguyễn Văn An", **BOLD)
TITLE = paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", 15, underline=True, **BOLD)
DATE = paragraph("Minh Hòa, ngày 05 tháng 11 năm 2022", italic=True, **CENTRE)
ISSUER = paragraph("ĐẢNG BỘ TỈNH BÌNH AN", **CENTRE) + paragraph("THỊ ỦY MINH HÒA", **BOLD) + paragraph("*", **CENTRE)
NUMBER = paragraph("Số 05-KH/TU", **CENTRE)


def document(
    head: str = PLAN.head,
    text: str = PLAN.text,
    closing: str = PLAN.closing,
    section: str = PLAN.section,
    **parts: str,
) -> bytes:
    """The plan with another header, text or end."""
    return package(head + PLAN.heading + PLAN.bases + text + closing + section, **parts)


def found(folder: Path, made: bytes) -> list[tuple[str, str]]:
    """Code and message of everything that is found."""
    findings = inspect(papers.written(folder, made), running.all_checks()).findings
    return [(one.code, one.message) for one in findings]


def codes(folder: Path, made: bytes) -> list[str]:
    """The codes of what is found, each once."""
    return sorted({code for code, _message in found(folder, made)})


def verdicts(folder: Path, made: bytes) -> dict[str, str]:
    """The verdict of every check."""
    told = inspect(papers.written(folder, made), running.all_checks()).verdicts
    return {one.code: one.verdict for one in told}


def tabbed(left: str, right: str) -> str:
    """One paragraph in which a tab makes two columns."""
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{left}</w:t><w:tab/><w:t xml:space="preserve">{right}</w:t></w:r></w:p>'
    )


MAKERS = {"plan": papers.plan, "letter": papers.letter, "submission": papers.submission, "decision": papers.decision}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("profile", [OLD, NEW, STATE])
def test_a_document_that_is_right_has_no_finding(kind: str, profile: str, tmp_path: Path) -> None:
    inspected = inspect(papers.written(tmp_path, MAKERS[kind](profile).whole()), running.all_checks())
    assert inspected.findings == ()
    assert inspected.chosen.profile.id == profile
    assert sum(one.verdict == "pass" for one in inspected.verdicts) > 35


def test_documents_that_libreoffice_saved_again_have_no_finding_either(tmp_path: Path) -> None:
    need_libreoffice()
    for kind, make in MAKERS.items():
        for profile in (OLD, NEW, STATE):
            name = papers.written(tmp_path, make(profile).whole(), f"{kind}-{profile}.docx")
            saved = convert(Path(name), "docx:MS Word 2007 XML", tmp_path / "saved")
            assert inspect(str(saved), running.all_checks()).findings == (), saved.name


def test_a_header_made_with_tabs_is_read_and_reported_as_such(tmp_path: Path) -> None:
    head = tabbed("ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG CỘNG SẢN VIỆT NAM") + tabbed("THỊ ỦY MINH HÒA", "")
    head += paragraph("        *") + tabbed("Số 05-KH/TU", "Minh Hòa, ngày 05 tháng 11 năm 2022")
    told = dict(found(tmp_path, document(head)))
    assert "phím Tab" in told["KD867"]
    assert "chữ đậm" in told["KD819"], "the issuer is told apart from its superior, and is not bold"
    assert {"KD823", "KD827", "KD815", "KD822"} & set(told) == set(), "number, date, title and mark were found"


def test_a_header_made_with_blanks_is_read_and_reported_as_such(tmp_path: Path) -> None:
    blanks = " " * 20
    head = "".join(
        paragraph(f"{left}{blanks}{right}")
        for left, right in (
            ("ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("THỊ ỦY MINH HÒA", ""),
            ("      *", ""),
            ("Số 05-KH/TU", "Minh Hòa, ngày 05 tháng 11 năm 2022"),
        )
    )
    told = dict(found(tmp_path, document(head)))
    assert "phím Tab" in told["KD867"]
    assert {"KD823", "KD827", "KD815", "KD822"} & set(told) == set()


def test_a_signature_made_with_tabs_is_read_and_reported_as_such(tmp_path: Path) -> None:
    closing = tabbed("Nơi nhận:", "T/M BAN THƯỜNG VỤ") + tabbed("- Thường trực Tỉnh ủy,", "PHÓ BÍ THƯ")
    closing += paragraph("- Lưu Văn phòng Thị ủy.", 12) + tabbed("", "Nguyễn Văn An")
    told = dict(found(tmp_path, document(closing=closing)))
    assert "phím Tab" in told["KD867"]
    assert {"KD844", "KD846", "KD852", "KD853"} & set(told) == set()


def test_lines_broken_inside_one_paragraph_are_lines_of_their_own(tmp_path: Path) -> None:
    left = paragraph("ĐẢNG BỘ TỈNH BÌNH AN\nTHỊ ỦY MINH HÒA\n*\nSố 05-KH/TU", **CENTRE)
    head = table((left, TITLE + DATE), widths=(4535, 4820))
    assert [code for code, _message in found(tmp_path, document(head))] == ["KD819"], "only the issuer is not bold"


def test_the_end_in_one_paragraph_each_is_taken_apart(tmp_path: Path) -> None:
    left = paragraph("Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo),\n- Lưu Văn phòng Thị ủy.", 12)
    right = paragraph("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nNguyễn Văn An", **BOLD)
    told = dict(found(tmp_path, document(closing=table((left, right), widths=(4535, 4820)))))
    assert set(told) == {"KD845", "KD850"}
    assert "chữ không đậm" in told["KD845"]
    assert "gạch chân" in told["KD850"]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            table((ISSUER, TITLE), widths=(4535, 4820)) + "<w:p/>" + table((NUMBER, DATE), widths=(4535, 4820)),
            id="two tables",
        ),
        pytest.param(
            table((ISSUER + NUMBER, "<w:p/>", TITLE + DATE), widths=(4235, 300, 4820)), id="a narrow column between"
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{PLAN.head}</w:sdtContent></w:sdt>", id="a content control"
        ),
        pytest.param(
            table((table((ISSUER + NUMBER,), widths=(4400,)) + "<w:p/>", TITLE + DATE), widths=(4535, 4820)),
            id="a table in a cell",
        ),
        pytest.param(
            table((ISSUER, TITLE), (NUMBER, DATE), widths=(4535, 4820)), id="a row each"
        ),
    ],
)  # fmt: skip
def test_the_header_is_found_wherever_it_stands(head: str, tmp_path: Path) -> None:
    assert found(tmp_path, document(head)) == []


@pytest.mark.parametrize(
    ("closing", "by_hand"),
    [
        pytest.param(table((LEFT, table((SIGNED,), widths=(4000,)) + "<w:p/>"), widths=(4535, 4820)), [], id="nested"),
        pytest.param(SIGNED + LEFT, ["KD849", "KD867"], id="first who signs"),
        pytest.param(LEFT + SIGNED, ["KD849", "KD867"], id="first who receives"),
    ],
)
def test_the_end_is_found_wherever_it_stands(closing: str, by_hand: list[str], tmp_path: Path) -> None:
    made = document(closing=closing)
    assert found(tmp_path, made) == []
    assert [code for code, verdict in verdicts(tmp_path, made).items() if verdict == "by-hand"] == by_hand


TYPE = '<w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">KẾ HOẠCH</w:t></w:r>'
DELETED = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
SAME_TO_THE_EYE = {
    "blanks that do not break": [("Số 05-KH", "Số\u00a005-KH"), ("ngày 05", "ngày\u00a005")],
    "hyphens that do not break": [("Số 05-KH", "Số 05\u2011KH")],
    "blanks at the ends, and two of them": [(">Nơi nhận:<", "> Nơi nhận: <"), (">- Lưu", ">-  Lưu")],
    "capitals by look": [(TYPE, TYPE.replace("KẾ HOẠCH", "Kế hoạch").replace("<w:b/>", "<w:b/><w:caps/>"))],
    "a word in two runs": [(TYPE, TYPE.replace("KẾ HOẠCH", "KẾ") + TYPE.replace("KẾ HOẠCH", " HOẠCH"))],
    "deleted text": [(TYPE, TYPE + DELETED)],
    "text moved here": [(TYPE, f"<w:moveFrom>{TYPE}</w:moveFrom><w:moveTo>{TYPE}</w:moveTo>")],
    "a hyperlink": [(TYPE, f"<w:hyperlink>{TYPE}</w:hyperlink>")],
    "a smart tag": [(TYPE, f"<w:smartTag>{TYPE}</w:smartTag>")],
}


@pytest.mark.parametrize("edits", SAME_TO_THE_EYE.values(), ids=SAME_TO_THE_EYE)
def test_what_only_looks_different_in_the_file_is_no_fault(edits: list[tuple[str, str]], tmp_path: Path) -> None:
    assert found(tmp_path, changed(PLAN.whole(), *edits)) == []


def test_text_that_was_put_in_counts(tmp_path: Path) -> None:
    put_in = TYPE.replace("KẾ HOẠCH", " mới")
    assert codes(tmp_path, changed(PLAN.whole(), (TYPE, f"{TYPE}<w:ins>{put_in}</w:ins>"))) == ["KD830"]


def test_labels_that_word_counts_by_itself_are_read_as_text(tmp_path: Path) -> None:
    numbering = (
        f'<w:numbering xmlns:w="{papers.W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt '
        'w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        "</w:num></w:numbering>"
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    left = paragraph("Nơi nhận:", underline=True) + "".join(
        paragraph(text, 12, own=listed) for text in ("Thường trực Tỉnh ủy,", "Lưu Văn phòng Thị ủy.")
    )
    made = document(closing=table((left, SIGNED), widths=(4535, 4820)), numbering=numbering)
    assert found(tmp_path, made) == []


def test_the_size_comes_from_the_style_the_style_is_based_on(tmp_path: Path) -> None:
    styles = papers.STYLES.replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
    )
    text = PLAN.text.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="B"/>', 1).replace('<w:sz w:val="28"/>', "", 1)
    told = found(tmp_path, document(text=text, styles=styles))
    assert told == [("KD834", "Cỡ chữ nội dung: cần cỡ 14 đến 15; đang cỡ 13")]


@pytest.mark.parametrize(("themed", "expected"), [("Calibri", ["KD808"]), ("Times New Roman", [])])
def test_a_font_of_the_theme_counts_before_the_name_beside_it(themed: str, expected: list[str], tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        f'<a:minorFont><a:latin typeface="{themed}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    own = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Times New Roman"/>'
    styles = papers.STYLES.replace("<w:rPrDefault><w:rPr>", f"<w:rPrDefault><w:rPr>{own}").replace(
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>', ""
    )
    assert codes(tmp_path, document(theme=theme, styles=styles)) == expected


def test_bold_that_a_run_switches_off_is_not_bold(tmp_path: Path) -> None:
    made = changed(PLAN.whole(), ('<w:b/><w:sz w:val="32"/>', '<w:b w:val="0"/><w:sz w:val="32"/>'))
    assert codes(tmp_path, made) == ["KD830"]


def test_a_rule_drawn_as_long_as_the_title_is_right_and_a_short_one_is_not(tmp_path: Path) -> None:
    def drawn(millimetres: float) -> str:
        shape = (
            '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f'<wp:extent cx="{int(millimetres * 36000)}" cy="0"/><a:prstGeom xmlns:a='
            '"http://schemas.openxmlformats.org/drawingml/2006/main" prst="line"/></wp:anchor></w:drawing></w:r>'
        )
        plain = TITLE.replace('<w:u w:val="single"/>', "").replace("</w:p>", f"{shape}</w:p>")
        return table((ISSUER + NUMBER, plain + DATE), widths=(4535, 4820))

    assert found(tmp_path, document(drawn(73))) == []
    (told,) = found(tmp_path, document(drawn(40)))
    assert told == ("KD817", "Đường kẻ dưới tiêu đề: cần một nét liền dài bằng dòng chữ; đang dài 40 mm")


def test_a_long_table_without_a_repeated_heading_is_noted(tmp_path: Path) -> None:
    rows = [(paragraph(str(number), 12), paragraph("Đảng ủy phường", 12)) for number in range(1, 25)]
    made = document(text=PLAN.text.replace("<w:p>", table(*rows, widths=(900, 8000), ruled=True) + "<w:p>", 1))
    assert codes(tmp_path, made) == ["KD868"]


def test_a_landscape_section_with_a_table_turns_its_margins(tmp_path: Path) -> None:
    turned = SECTION.format(more="").replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    turned = turned.replace('w:top="1134" w:right="850" w:bottom="1134" w:left="1701"',
                            'w:top="1701" w:right="1134" w:bottom="850" w:left="1134"')  # fmt: skip
    data = table((paragraph("TT", 12), paragraph("Đơn vị", 12)), widths=(900, 8000), ruled=True)
    first = f"<w:p><w:pPr>{SECTION.format(more='')}</w:pPr></w:p>"
    assert found(tmp_path, document(closing=PLAN.closing + first + data, section=turned)) == []


def test_a_worksheet_has_no_number_and_its_components_are_not_asked_for(tmp_path: Path) -> None:
    head = table((ISSUER, TITLE + DATE), widths=(4535, 4820))
    made = package(head + paragraph("PHIẾU GIAO VIỆC", 14, **BOLD) + PLAN.text + PLAN.section)
    assert found(tmp_path, made) == []
    told = verdicts(tmp_path, made)
    assert (told["KD823"], told["KD830"], told["KD802"]) == ("does-not-apply", "does-not-apply", "pass")


def test_blanks_of_a_draft_are_left_to_a_person(tmp_path: Path) -> None:
    made = changed(
        PLAN.whole(), ("Số 05-KH/TU", "Số …-KH/…"), ("ngày 05 tháng 11 năm 2022", "ngày …… tháng …… năm ……"),
        ("Minh Hòa, ngày ……", "…………, ngày ……"), (">Nguyễn Văn An<", ">…………<"),
    )  # fmt: skip
    assert found(tmp_path, made) == []
    told = verdicts(tmp_path, made)
    assert {code for code, verdict in told.items() if verdict == "by-hand"} == {
        "KD823", "KD824", "KD827", "KD829", "KD848", "KD861",
    }  # fmt: skip


def test_two_who_sign_are_looked_at_one_by_one(tmp_path: Path) -> None:
    other = SIGNED.replace("T/M BAN THƯỜNG VỤ", "TM. BAN CHẤP HÀNH").replace("Nguyễn Văn An", "TS. Lê Thị Bình")
    closing = table((LEFT, SIGNED, other), widths=(3000, 3100, 3100))
    told = dict(found(tmp_path, document(closing=closing)))
    assert set(told) == {"KD844", "KD848"}


def test_a_head_who_signs_in_person_has_a_bold_title(tmp_path: Path) -> None:
    issuer = paragraph("TỈNH ỦY BÌNH AN", **CENTRE) + paragraph("BAN TỔ CHỨC", **BOLD) + paragraph("*", **CENTRE)
    number = paragraph("Số 05-KH/BTCTU", **CENTRE)
    head = table((issuer + number, TITLE + DATE), widths=(4535, 4820))
    signed = paragraph("TRƯỞNG BAN", **BOLD) + paragraph("Nguyễn Văn An", **BOLD)
    assert found(tmp_path, document(head, closing=table((LEFT, signed), widths=(4535, 4820)))) == []
    plain = signed.replace("<w:b/>", "", 1)
    assert codes(tmp_path, document(head, closing=table((LEFT, plain), widths=(4535, 4820)))) == ["KD845"]


def test_a_header_in_a_table_with_lines_is_read_and_the_lines_reported(tmp_path: Path) -> None:
    head = table((ISSUER + NUMBER, TITLE + DATE), widths=(4535, 4820), ruled=True)
    assert found(tmp_path, document(head)) == [("KD867", "Phần đầu: cần bảng không kẻ khung; đang bảng có kẻ khung")]


@pytest.mark.parametrize(
    "hidden",
    [
        "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right")),
        "".join(f'<w:{side} w:val="none"/>' for side in ("top", "left", "bottom", "right")),
    ],
)
def test_lines_of_a_table_that_every_cell_hides_are_no_lines(hidden: str, tmp_path: Path) -> None:
    head = table((ISSUER + NUMBER, TITLE + DATE), widths=(4535, 4820), ruled=True)
    assert found(tmp_path, document(head.replace("</w:tcPr>", f"<w:tcBorders>{hidden}</w:tcBorders></w:tcPr>"))) == []


def test_white_lines_of_a_table_are_no_lines(tmp_path: Path) -> None:
    head = table((ISSUER + NUMBER, TITLE + DATE), widths=(4535, 4820), ruled=True)
    assert found(tmp_path, document(head.replace('w:val="single"', 'w:val="single" w:color="FFFFFF"'))) == []


def test_a_document_out_of_google_docs_is_read_through_its_own_defaults(tmp_path: Path) -> None:
    styles = papers.STYLES.replace("Times New Roman", "Arial").replace('w:val="28"', 'w:val="22"')
    font = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:hAnsi="Times New Roman"/>'
    made = changed(PLAN.whole(), (papers.STYLES, styles), part="word/styles.xml")
    content = papers.part_of(made, "word/document.xml")
    made = changed(made, (content, content.replace("<w:rPr>", font)))
    header = papers.HEADER.replace("<w:r>", f'<w:r>{font}<w:sz w:val="28"/></w:rPr>')
    made = changed(made, (papers.HEADER, header), part="word/header.xml")
    assert found(tmp_path, made) == []
    assert codes(tmp_path, changed(made, (font, "<w:rPr>"))) == ["KD808"]


def test_a_header_in_the_page_header_of_the_first_page_is_found_there(tmp_path: Path) -> None:
    first = papers.FIRST_HEADER.replace(
        "<w:p/>", table((ISSUER + NUMBER, TITLE + DATE), widths=(4535, 4820)) + "<w:p/>"
    )
    assert found(tmp_path, document(head="", first=first)) == []
    wrong = first.replace("Số 05", "Số: 05")
    assert codes(tmp_path, document(head="", first=wrong)) == ["KD823"]


def test_pages_of_both_kinds_need_a_number_where_they_have_headers_of_their_own(tmp_path: Path) -> None:
    settings = papers.SETTINGS.replace("></", "><w:evenAndOddHeaders/></")
    assert codes(tmp_path, document(settings=settings)) == ["KD811"]


def test_a_recipient_on_two_lines_is_one_recipient(tmp_path: Path) -> None:
    made = papers.plan(STATE).whole()
    two = paragraph("- Các phòng, ban,", 11) + paragraph("đơn vị thuộc Ủy ban nhân dân thị xã;", 11)
    assert found(tmp_path, papers.reset(made, "- Thường trực", two)) == []


def test_what_a_profile_of_ones_own_does_not_rule_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (Path(formats.__file__).parent / "dang-hd36.toml").read_text(encoding="utf-8")
    bare = re.sub(r"(?ms)^\[(measures|faces|words)\.\w+\]\n.*?(?=^\[|^#)", "", shipped)
    (tmp_path / "formats").mkdir()
    rest = "[measures]\n[faces]\n[words]\n"
    text = bare.replace("[rules]", f"{rest}\n[rules]")
    (tmp_path / "formats" / "rieng.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    profile = formats.find("rieng")
    assert (profile.measures, profile.faces, profile.words) == ({}, {}, {})
    for kind, make in MAKERS.items():
        inspected = inspect(papers.written(tmp_path, make(OLD).whole(), f"{kind}.docx"), running.all_checks(), profile)
        told = {one.code: one for one in inspected.verdicts}
        assert told["KD802"].why == "thể thức không quy định điều này"
        assert told["KD853"].verdict == "does-not-apply"

"""The Thông báo of one agency: what it says, and that its form is that of HD 36-HD/VPTW."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from lxml import etree

from drafting import context as draft_context
from kiemdiem import arguments
from kiemdiem.drafting.duties import owing
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import Word, longest_rule, need_programs, to_pdf, words

SHIPPED = Path(__file__).parent.parent / "templates" / "thong-bao.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def context_of(plan: Plan, agency: str, **options: Any) -> Any:
    return draft_context("thong-bao", plan, agency, **options)


PLAN = """\
document:
  subject: kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm 2022
  year: 2022
  issuer: btv
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: thuong-truc, name: Thường trực Thị ủy}
  - {id: tinh-uy, name: Ban Thường vụ Tỉnh ủy}
  - {id: ban-to-chuc, name: Ban Tổ chức Tỉnh ủy}
  - {id: tc-nv, name: Cơ quan Tổ chức - Nội vụ thị xã, aliases: [TC-NV]}
  - {id: van-phong, name: Văn phòng thị xã}
  - {id: hdnd, name: Thường trực HĐND thị xã}
  - {id: ubnd, name: UBND thị xã}
  - {id: dang-uy, name: "Các đảng ủy, chi bộ trực thuộc Thị ủy", kind: group}
  - {id: lien-quan, name: các cơ quan liên quan, kind: open}
agency_groups:
  - {id: hdnd-ubnd, name: "Thường trực HĐND thị xã, UBND thị xã", members: [hdnd, ubnd]}
forms:
  - {id: mau-09, name: Mẫu 09/HDDG}
tasks:
  - id: "1"
    text: Xây dựng kế hoạch và tiếp tục quán triệt *Hướng dẫn số 21*[^1].
    roles:
      - {role: directs, who: btv}
      - {role: advises, who: tc-nv}
      - {role: implements, who: dang-uy}
    deadline: {phrase: "**Trước ngày 05/11/2022.**", before: 2022-11-05}
  - id: "3"
    text: Tham mưu Ban Thường vụ Thị ủy gợi ý kiểm điểm.
    roles:
      - {role: directs, who: thuong-truc}
      - {role: advises, who: [tc-nv, lien-quan]}
    deadline: {phrase: Chậm nhất ngày 10/11/2022, by: 2022-11-10}
    modifiers: {conditional: nếu cần}
  - id: "5"
    text: |
      Nhận xét, đánh giá, xếp loại xã, phường.

      UBND thị xã nhận xét cơ quan, đơn vị trực thuộc.
    roles:
      - {role: directs, who: thuong-truc}
      - {role: [consolidates, advises], who: tc-nv, label: "Cơ quan tổng hợp, tham mưu"}
      - {role: implements, who: hdnd-ubnd}
      - {role: receives, who: thuong-truc}
      - {role: through, who: tc-nv}
    deadline: {phrase: Trước ngày 05/12/2022., before: 2022-12-05}
  - id: "9"
    text: Báo cáo kết quả.
    roles:
      - {role: advises, who: [tc-nv, van-phong]}
    tasks:
      - id: "9.1"
        text: Gửi hồ sơ.
        deadline: {phrase: Trước ngày 31/12/2022., before: 2022-12-31}
        produces:
          - {id: ho-so, name: hồ sơ kiểm điểm, to: tinh-uy, via: ban-to-chuc, form: mau-09}
          - {id: ke-khai, name: bản kê khai, to: ban-to-chuc, modifiers: {mandatory: bắt buộc}}
          - {id: khac, name: giấy tờ của UBND, by: ubnd, to: tinh-uy}
      - id: "9.2"
        text: Tự kiểm tra.
        deadline: {every: {period: quarter, before: 12}}
implementation:
  - id: "III.3"
    text: Theo dõi, đôn đốc.
    roles:
      - {role: leads, who: tc-nv, in_sentence: true}
    deadline: {phrase: trong tháng 02 năm 2022, within: 2022-02, meant: {within: 2023-02}}
  - id: "III.4"
    text: Hướng dẫn cán bộ & công chức <theo thẩm quyền>.
    roles:
      - {role: implements, who: [hdnd, ubnd, tc-nv], in_sentence: true}
recipients:
  - {text: Thường trực Thị ủy, to: thuong-truc}
  - {text: Lưu Văn phòng thị xã, to: van-phong, keeps: true}
signature: {authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ, name: Bùi Văn Lý}
"""

ISSUER = "  issuer: btv\n"
LETTERHEAD = "  letterhead: {superior: Đảng bộ tỉnh A, issuer: Thị ủy B}\n"


def plan_of(folder: Path, text: str = PLAN) -> Plan:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return arguments.open_plan(str(path))[0]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(tmp_path)


def rows(plan: Plan, agency: str) -> dict[str, dict[str, Any]]:
    """The rows of the table by the item of the plan they speak of."""
    return {row["noi_dung"].split(":")[0]: row for row in context_of(plan, agency)["cac_viec"]}


# What it says.


def test_every_body_that_has_to_act_by_a_date_gets_one(plan: Plan) -> None:
    assert [body.id for body in owing(plan)] == ["tc-nv", "van-phong", "hdnd", "ubnd", "dang-uy"]


def test_a_body_owes_what_it_is_given_by_its_own_name_or_a_common_one(plan: Plan) -> None:
    assert list(rows(plan, "ubnd")) == ["Mục II.5", "Mục III.4"]
    assert list(rows(plan, "hdnd-ubnd")) == ["Mục II.5", "Mục III.4"]
    assert list(rows(plan, "dang-uy")) == ["Mục II.1"]
    assert list(rows(plan, "tc-nv")) == [
        "Mục II.1", "Mục II.3", "Mục II.5", "Mục II.9.1", "Mục II.9.2", "Mục III.3", "Mục III.4",
    ]  # fmt: skip


def test_an_item_without_roles_has_those_of_the_item_it_stands_under(plan: Plan) -> None:
    assert list(rows(plan, "van-phong")) == ["Mục II.9.1", "Mục II.9.2"]


def test_the_phrase_stands_as_printed_and_the_last_day_is_worked_out(plan: Plan) -> None:
    row = rows(plan, "tc-nv")["Mục II.1"]
    assert row["thoi_han"] == "Trước ngày 05/11/2022"
    assert row["giai_thich"] == ["Ngày cuối: thứ Sáu 04/11/2022"]
    assert row["noi_dung"] == "Mục II.1: Xây dựng kế hoạch và tiếp tục quán triệt Hướng dẫn số 21."


def test_a_last_day_on_a_day_of_rest_comes_with_the_working_day_before(plan: Plan) -> None:
    row = rows(plan, "ubnd")["Mục II.5"]
    assert row["giai_thich"] == ["Ngày cuối: Chủ nhật 04/12/2022 (ngày nghỉ); ngày làm việc cuối: thứ Sáu 02/12/2022"]


def test_a_plan_that_reads_before_as_until_says_so(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, PLAN + "reading: inclusive\n")
    context = context_of(plan, "ubnd")
    assert context["cac_viec"][0]["giai_thich"] == ["Ngày cuối: thứ Hai 05/12/2022"]
    assert context["cac_ghi_chu"] == ["Trong bảng trên, “trước ngày” được tính đến hết chính ngày đó."]


def test_the_reading_of_before_is_told_only_where_it_matters(plan: Plan) -> None:
    (note,) = context_of(plan, "ubnd")["cac_ghi_chu"]
    assert note == "Trong bảng trên, “trước ngày” được tính đến hết ngày liền trước ngày đó."
    only_without_date = Plan.model_validate(
        plan.model_dump(by_alias=True, exclude_unset=True, mode="json") | {"tasks": []}
    )
    only_without_date.locate()
    assert context_of(only_without_date, "ubnd")["cac_ghi_chu"] == []


def test_conditions_slips_and_missing_dates_are_shown_as_they_are(plan: Plan) -> None:
    found = rows(plan, "tc-nv")
    assert found["Mục II.3"]["giai_thich"] == ["Nếu cần"]
    assert found["Mục III.3"]["thoi_han"] == "Trong tháng 02 năm 2022"
    assert found["Mục III.3"]["giai_thich"] == [
        "Kế hoạch in như trên; hiểu là trong tháng 02 năm 2023",
        "Ngày cuối: thứ Ba 28/02/2023",
    ]
    assert found["Mục III.4"]["thoi_han"] == "Không ghi thời hạn"
    assert found["Mục III.4"]["giai_thich"] == []


def test_a_recurring_deadline_lists_each_time(plan: Plan) -> None:
    row = rows(plan, "tc-nv")["Mục II.9.2"]
    assert row["thoi_han"] == "Trước ngày 12 tháng cuối mỗi quý"
    assert [line[:31] for line in row["giai_thich"]] == [
        "Ngày cuối: thứ Sáu 11/3/2022",
        "Ngày cuối: thứ Bảy 11/6/2022 (n",
        "Ngày cuối: Chủ nhật 11/9/2022 (",
        "Ngày cuối: Chủ nhật 11/12/2022 ",
    ]


def test_roles_papers_forms_and_receivers_are_those_of_the_plan(plan: Plan) -> None:
    found = rows(plan, "tc-nv")
    assert found["Mục II.5"]["trach_nhiem"] == "Cơ quan tổng hợp, tham mưu"
    assert found["Mục II.5"]["noi_nhan"] == "Thường trực Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã)"
    assert found["Mục II.9.1"]["san_pham"] == ["1) Hồ sơ kiểm điểm (theo Mẫu 09/HDDG)", "2) Bản kê khai (bắt buộc)"]
    assert (
        found["Mục II.9.1"]["noi_nhan"] == "1) Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)\n2) Ban Tổ chức Tỉnh ủy"
    )
    assert found["Mục II.1"]["noi_nhan"] == "……"


def test_what_the_plan_does_not_give_stays_blank(plan: Plan) -> None:
    context = context_of(plan, "ubnd")
    assert context["so"] == "…-TB/…"
    assert context["ngay"] == "…………, ngày …… tháng …… năm ……"
    assert context["co_quan"] == "…………"
    assert context["cap_tren"] == "ĐẢNG BỘ …………"
    assert context["can_cu"].startswith(
        "Thực hiện Kế hoạch số ……, ngày ……/……/…… của Ban Thường vụ Thị ủy về kiểm điểm,"
    )
    assert not re.search(r"\d", context["so"] + context["ngay"])


def test_what_the_plan_gives_is_printed(tmp_path: Path) -> None:
    given = f"{LETTERHEAD}  number: 12-KH/TU\n  place: TX. B\n  date: 2022-10-28\n"
    plan = plan_of(tmp_path, PLAN.replace(ISSUER, ISSUER + given, 1))
    context = context_of(plan, "ubnd", day=date(2022, 11, 1), number="05-TB/TU")
    assert (context["cap_tren"], context["co_quan"]) == ("ĐẢNG BỘ TỈNH A", "THỊ ỦY B")
    assert (context["so"], context["ngay"]) == ("05-TB/TU", "TX. B, ngày 01 tháng 11 năm 2022")
    assert "Kế hoạch số 12-KH/TU, ngày 28/10/2022 của Ban Thường vụ Thị ủy" in context["can_cu"]


def test_an_issuer_without_a_superior_has_no_superior_line(tmp_path: Path) -> None:
    text = PLAN.replace("  issuer: btv\n", "  issuer: btv\n  letterhead: {issuer: Tỉnh ủy A}\n", 1)
    context = context_of(plan_of(tmp_path, text), "ubnd")
    assert (context["cap_tren"], context["co_quan"]) == ("", "TỈNH ỦY A")


@pytest.mark.parametrize("number", ["5-TB/TU", "05-KH/TU", "05 - TB/TU", "05/TB-TU", "05–TB/TU", "Số 05-TB/TU", "x"])
def test_a_number_against_the_rules_is_refused(plan: Plan, number: str) -> None:
    with pytest.raises(KiemdiemError, match="--number"):
        context_of(plan, "ubnd", number=number)


@pytest.mark.parametrize("number", ["05-TB/TU", "138-TB/BTGDVTU", "15-TB/BTCTU-BDVTU", "2587-TB/VPTW/nb"])
def test_a_number_by_the_rules_is_taken(plan: Plan, number: str) -> None:
    assert context_of(plan, "ubnd", number=number)["so"] == number


def test_the_receivers_are_the_directing_bodies_the_agency_and_who_keeps_it(plan: Plan) -> None:
    assert context_of(plan, "ubnd")["noi_nhan"] == [
        "- Thường trực Thị ủy (báo cáo),", "- UBND thị xã,", "- Lưu Văn phòng thị xã.",
    ]  # fmt: skip
    assert context_of(plan, "dang-uy")["noi_nhan"][0] == "- Các đảng ủy, chi bộ trực thuộc Thị ủy,"


def test_who_signs_without_authority_line_has_the_capacity_in_its_place(tmp_path: Path) -> None:
    text = PLAN.replace("authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ", "capacity: Trưởng ban")
    context = context_of(plan_of(tmp_path, text), "ubnd")
    assert (context["quyen_han"], context["chuc_vu"]) == ("TRƯỞNG BAN", "")


def test_the_names_in_the_templates_are_those_that_are_given(plan: Plan) -> None:
    context = context_of(plan, "tc-nv")
    given = context.keys() | {f"cac_viec.{key}" for key in context["cac_viec"][0]}
    assert set(Template.read(SHIPPED).names()) == given - {"ke_co_quan", "ke_trich_yeu"}
    assert set(Template.read(SHIPPED.parent / "nn-nd30" / SHIPPED.name).names()) == given


# Its form: the checklist of HD 36-HD/VPTW, on the file itself.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    plan = plan_of(tmp_path_factory.mktemp("notice"), PLAN.replace(ISSUER, ISSUER + LETTERHEAD, 1))
    context = context_of(plan, "tc-nv", number="05-TB/TU", place="Thị xã B", day=date(2022, 11, 1))
    return Template.read(SHIPPED).render(context)


@pytest.fixture(scope="module")
def document(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


def all_paragraphs(document: Any) -> list[Any]:
    nodes = document.element.body.iter(f"{W}p")
    return [docx.text.paragraph.Paragraph(node, document) for node in nodes]


def find(document: Any, text: str) -> Any:
    (found,) = [paragraph for paragraph in all_paragraphs(document) if paragraph.text == text]
    return found


def resolved(run: Any, paragraph: Any, attribute: str) -> Any:
    """What counts for a run: its own, its character style's, its paragraph style's and those it builds on."""
    fonts = [run.font, run.style.font]
    style = paragraph.style
    while style is not None:
        fonts.append(style.font)
        style = style.base_style
    values = (getattr(font, attribute) for font in fonts)
    return next((value for value in values if value is not None), None)


def look(paragraph: Any) -> tuple[float, bool, bool]:
    """Size in points, bold, italic: one for the whole paragraph."""
    runs = [run for run in paragraph.runs if run.text]
    looks = [[resolved(run, paragraph, name) for name in ("size", "bold", "italic")] for run in runs]
    (found,) = {(size.pt, bool(bold), bool(italic)) for size, bold, italic in looks}
    return found


def style_format(paragraph: Any, attribute: str) -> Any:
    formats, style = [paragraph.paragraph_format], paragraph.style
    while style is not None:
        formats.append(style.paragraph_format)
        style = style.base_style
    values = (getattr(entry, attribute) for entry in formats)
    return next((value for value in values if value is not None), None)


def test_the_page_is_a4_with_the_margins_of_the_rules(document: Any) -> None:  # P01-P07, P12, P13
    (section,) = document.sections
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)
    sides = ("top_margin", "bottom_margin", "left_margin", "right_margin", "header_distance", "gutter")
    assert [round(getattr(section, side).mm, 1) for side in sides] == [20, 20, 30, 15, 10, 0]
    assert section.different_first_page_header_footer


def test_the_page_number_stands_centred_in_the_header_but_not_on_page_one(document: Any) -> None:  # P11, P13, P14
    (section,) = document.sections
    (number,) = section.header.paragraphs
    assert "PAGE" in "".join(number._p.itertext())
    assert style_format(number, "alignment") == WD_ALIGN_PARAGRAPH.CENTER
    assert look(number) == (14, False, False)
    assert "PAGE" not in "".join(section.first_page_header._element.itertext())
    assert b'w:pgNumType w:fmt="decimal"' in etree.tostring(section._sectPr)


def test_every_letter_is_times_new_roman_black_and_composed(made: bytes) -> None:  # P08-P10
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.startswith("word/")}
    assert not any("theme" in name.lower() for name in parts)
    for name, text in parts.items():
        assert not re.search(r"asciiTheme|hAnsiTheme|eastAsiaTheme|cstheme|themeFont", text), name
        fonts = re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"', re.sub(r"<w:lang [^>]*>", "", text))
        assert set(fonts) <= {"Times New Roman"}, name
        assert not re.search(r'<w:color w:val="(?!auto|000000)', text), name
        assert unicodedata.is_normalized("NFC", text), name
    defaults = re.search(r"<w:docDefaults>.*?</w:docDefaults>", parts["word/styles.xml"], re.DOTALL)
    assert defaults
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        assert f'w:{slot}="Times New Roman"' in defaults[0]
    assert 'w:lang w:val="vi-VN"' in defaults[0]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False),  # P15, P16
        ("ĐẢNG BỘ TỈNH A", 14, False, False),  # P19
        ("THỊ ỦY B", 14, True, False),  # P19, P20
        ("*", 14, False, False),  # P22
        ("Số 05-TB/TU", 14, False, False),  # P23-P26
        ("Thị xã B, ngày 01 tháng 11 năm 2022", 14, False, True),  # P27, P28
        ("THÔNG BÁO", 16, True, False),  # P30
        ("-----", 14, False, False),  # P32
        ("T/M BAN THƯỜNG VỤ", 14, True, False),  # P44, P45
        ("PHÓ BÍ THƯ", 14, False, False),  # P45, P46: not bold
        ("Bùi Văn Lý", 14, True, False),  # P48
    ],
)
def test_each_component_has_its_size_and_weight_and_is_centred(
    document: Any, text: str, size: int, bold: bool, italic: bool
) -> None:
    paragraph = find(document, text)
    assert look(paragraph) == (size, bold, italic)
    assert style_format(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.CENTER


def test_the_title_has_a_rule_of_its_own_length_that_is_no_typed_line(document: Any) -> None:  # P17
    title = find(document, "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert all(resolved(run, title, "underline") for run in title.runs)


def test_the_subject_is_bold_small_letters_without_a_full_stop(document: Any) -> None:  # P31
    (subject,) = [p for p in all_paragraphs(document) if p.text.startswith("thời hạn thực hiện Kế hoạch")]
    assert look(subject) == (14, True, False)
    assert not subject.text.endswith(".")


def test_the_body_is_justified_indented_spaced_and_one_size(document: Any) -> None:  # P34-P38, P40
    body = [p for p in document.paragraphs if p.text.endswith((".", ":"))]
    assert len(body) == 3
    for paragraph in body:
        assert look(paragraph) == (14, False, False)
        assert style_format(paragraph, "alignment") == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert 9.5 <= style_format(paragraph, "first_line_indent").mm <= 13
        assert style_format(paragraph, "line_spacing_rule") == WD_LINE_SPACING.EXACTLY
        assert style_format(paragraph, "line_spacing").pt >= 18
        assert style_format(paragraph, "space_before").pt + (style_format(paragraph, "space_after") or 0) >= 6
    assert [p.text for p in document.paragraphs[:-1] if not p.text] == []
    assert body[-1].text.endswith(".")


def test_the_receivers_stand_left_of_the_signature_with_commas_and_a_full_stop(document: Any) -> None:  # P49-P53
    signing = document.tables[-1]
    (row,) = signing.rows
    left, right = row.cells
    label, *lines = left.paragraphs
    assert label.text == "Nơi nhận:"
    assert [(run.text, bool(resolved(run, label, "underline"))) for run in label.runs] == [
        ("Nơi nhận", True),
        (":", False),
    ]
    assert {resolved(run, label, "size").pt for run in label.runs} == {14}
    assert {look(line) for line in lines} == {(12, False, False)}
    assert all(line.text.startswith("- ") for line in lines)
    assert [line.text[-1] for line in lines] == [",", ",", "."]
    assert lines[-1].text.startswith("- Lưu ")
    assert right.paragraphs[0].text == "T/M BAN THƯỜNG VỤ"
    assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None
    last = [p for p in document.paragraphs if p.text][-1]
    assert style_format(last, "keep_with_next")


def test_the_table_repeats_its_head_and_breaks_no_row(document: Any) -> None:
    _heading, table, _signing = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "TT", "Nội dung", "Trách nhiệm, sản phẩm", "Thời hạn", "Nơi nhận",
    ]  # fmt: skip
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
    assert [row.cells[0].text for row in table.rows[1:]] == list("1234567")
    assert table.rows[7].cells[1].text == "Mục III.4: Hướng dẫn cán bộ & công chức <theo thẩm quyền>."
    assert sum(int(column.get(f"{W}w")) for column in table._tbl.tblGrid) == 9355


def test_no_tag_is_left_and_every_paragraph_has_a_style_of_its_component(document: Any) -> None:  # P18, P61
    for paragraph in all_paragraphs(document):
        assert not re.search(r"\{[{%#]|[}%#]\}|CỘNG HÒA|Độc lập", paragraph.text)
        assert paragraph.style.name.startswith("KD ")


# Its form: on the printed page.


@pytest.fixture(scope="module")
def printed(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_programs()
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.docx").write_bytes(made)
    return to_pdf(folder / "a.docx", folder)


@pytest.fixture(scope="module")
def on_page(printed: Path) -> list[Word]:
    return words(printed)


def test_the_text_keeps_inside_the_margins(on_page: list[Word]) -> None:
    text = [word for word in on_page if word.top > 18]
    assert min(word.left for word in text) == pytest.approx(30, abs=0.5)
    assert max(word.right for word in text) == pytest.approx(195, abs=1)
    assert min(word.top for word in text) == pytest.approx(20, abs=1.5)
    assert max(word.bottom for word in text) <= 277.5


def test_the_number_of_page_two_is_centred_ten_millimetres_from_the_edge(on_page: list[Word]) -> None:
    above = [word for word in on_page if word.bottom < 19]
    assert [(word.page, word.text) for word in above] == [(2, "2")]
    assert (above[0].left + above[0].right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    assert above[0].top == pytest.approx(10, abs=1)


def test_the_rule_under_the_title_is_as_long_as_the_title(printed: Path, on_page: list[Word]) -> None:
    title = [word for word in on_page if word.page == 1 and word.top < 24 and word.left > 100][:5]
    assert [word.text for word in title] == ["ĐẢNG", "CỘNG", "SẢN", "VIỆT", "NAM"]
    left, right = longest_rule(printed, title[0].top, title[0].bottom + 2)
    assert (left, right) == (pytest.approx(title[0].left, abs=1), pytest.approx(title[-1].right, abs=1))


def test_the_first_line_of_the_body_is_indented_by_a_centimetre(on_page: list[Word]) -> None:
    first = next(word for word in on_page if word.text == "Thực")
    assert first.left == pytest.approx(40, abs=0.5)


def test_five_hyphens_stand_in_the_middle(on_page: list[Word]) -> None:
    (hyphens,) = [word for word in on_page if word.text == "-----"]
    assert (hyphens.left + hyphens.right) / 2 == pytest.approx(112.5, abs=0.5)
    assert hyphens.right - hyphens.left == pytest.approx(8, abs=1)


def test_the_date_stands_under_the_title_and_the_number_under_the_issuer(on_page: list[Word]) -> None:
    by_text = {word.text: word for word in reversed(on_page) if word.page == 1}
    assert by_text["ngày"].left > 103 > by_text["Số"].right
    assert by_text["ngày"].top > by_text["NAM"].bottom
    assert by_text["Số"].top > by_text["*"].top > by_text["THỊ"].top > by_text["TỈNH"].top

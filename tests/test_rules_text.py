"""The rules about the document, its text and its citations: slips in the real plan, hard cases, no false alarms."""

from __future__ import annotations

import doctest
import unicodedata
from datetime import date

import pytest

from kiemdiem import catalogue, lint, source, spelling, symbols
from kiemdiem.diagnostic import Diagnostic
from running import PLAN_2022, ROOT

REAL = PLAN_2022.read_text(encoding="utf-8")
OF_OTHERS = {"KD501", "KD601", "KD602", "KD603"}
RULES = [rule for rule in catalogue.all_rules() if rule.code[:3] in ("KD5", "KD6") and rule.code not in OF_OTHERS]
HEADING = (
    "document: {subject: xếp loại năm 2022, year: 2022, issuer: btv-thi-uy, number: 05-KH/TU, place: TX. B,\n"
    "  date: 2022-10-28, letterhead: {issuer: THỊ ỦY B}}\n"
    "signature: {name: Nguyễn Văn A}\n"
    "agencies:\n"
    "  - {id: btv-tinh-uy, name: Ban Thường vụ Tỉnh ủy, level: province}\n"
    "  - {id: btv-thi-uy, name: Ban Thường vụ Thị ủy, level: district, superior: btv-tinh-uy}\n"
    "  - {id: chinh-phu, name: Chính phủ, level: central}\n"
    "  - {id: van-phong, name: Văn phòng Thị ủy}\n"
    "  - {id: ubnd-tinh, name: UBND tỉnh, level: province}\n"
    "  - {id: ubnd-thi-xa, name: UBND thị xã, level: district}\n"
)


def findings(text: str) -> list[Diagnostic]:
    return lint.run(source.parse(text, "plan.yaml"), RULES, date(2022, 11, 1), heed_ignores=False)


def codes(text: str) -> list[str]:
    return sorted(found.code for found in findings(HEADING + text))


def texts(*written: str) -> str:
    """A plan whose tasks say `written`."""
    tasks = [f"  - id: '{number}'\n    text: >-\n      {text}\n" for number, text in enumerate(written, 1)]
    return "tasks:\n" + "".join(tasks)


BEFORE = {(found.code, found.message) for found in findings(REAL)}


def spliced(old: str, new: str) -> str:
    assert REAL.count(old) >= 1, old
    return REAL.replace(old, new, 1)


def new_findings(text: str) -> list[Diagnostic]:
    return [found for found in findings(text) if (found.code, found.message) not in BEFORE]


SLIPS = [
    ("an expired year in words only", "    year: 2021 #", "    # ", "KD502", "04-HD/TU", "2021"),
    (
        "another date in the body",
        "ngày 13/8/2020 của Chính phủ và",
        "ngày 18/8/2020 của Chính phủ và",
        "KD505",
        "Trên cơ sở",
        "18/8/2020",
    ),
    (
        "another type in a footnote",
        "Theo Công văn số 898",
        "Theo Hướng dẫn số 898",
        "KD505",
        "Theo Hướng dẫn",
        "Công văn",
    ),
    (
        "another issuer in a footnote",
        "25/10/2022 của Ban Thường vụ Tỉnh ủy; Nghị",
        "25/10/2022 của Ban Thường vụ Thị ủy; Nghị",
        "KD505",
        "1289-CV/TU ngày",
        "Ban Thường vụ Thị ủy",
    ),
    ("a basis with swapped digits", "number: 4628-CV/VPTW", "number: 4268-CV/VPTW", "KD506", "4268-CV", "4268-CV/VPTW"),
    (
        "a citation with swapped digits",
        "Công văn số 4628-CV",
        "Công văn số 4268-CV",
        "KD507",
        "4268-CV",
        "4268-CV/VPTW",
    ),
    (
        "a short name nobody knows",
        "các cấp theo Hướng dẫn số 21 và",
        "các cấp theo Hướng dẫn số 12 và",
        "KD507",
        "Hướng dẫn số 12",
        "Hướng dẫn số 12",
    ),
    (
        "a short name that is not explained",
        " (*gọi tắt là Hướng dẫn số 04*)",
        "",
        "KD507",
        "short_name: Hướng dẫn số 04",
        "không giải thích",
    ),
    (
        "a first citation without date",
        " ngày 29/8/2022 của Văn phòng Trung\n      ương Đảng",
        "",
        "KD509",
        "4628-CV/VPTW;",
        "ngày ban hành, cơ quan ban hành",
    ),
    (
        "a plan older than its basis",
        "  year: 2022\n",
        "  year: 2022\n  date: 2022-10-20\n",
        "KD510",
        "number: 1289-CV/TU",
        "25/10/2022",
    ),
    (
        "a day without its zero",
        "phrase: Trước ngày 05/11/2022",
        "phrase: Trước ngày 5/11/2022",
        "KD511",
        "5/11/2022",
        "“5/11/2022”",
    ),
    (
        "a month with a zero too many",
        "phrase: Trước ngày 31/3/2023",
        "phrase: Trước ngày 31/03/2023",
        "KD511",
        "31/03/2023",
        "“31/03/2023”",
    ),
    (
        "a month without its zero",
        "**trước ngày 31/01/2023.**",
        "**trước ngày 31/1/2023.**",
        "KD511",
        "31/1/2023",
        "“31/1/2023”",
    ),
    (
        "a month in words with a zero too many",
        "**trong tháng 02 năm 2022**",
        "**trong tháng 03 năm 2022**",
        "KD511",
        "tháng 03",
        "tháng 03 năm 2022",
    ),
    (
        "a number of another kind",
        "  year: 2022\n",
        "  year: 2022\n  number: 05-TB/TU\n",
        "KD605",
        "05-TB/TU",
        "thông báo",
    ),
    (
        "a number of another committee",
        "  year: 2022\n",
        "  year: 2022\n  number: 05-KH/HU\n",
        "KD605",
        "05-KH/HU",
        "Ban Thường vụ Thị ủy",
    ),
    (
        "a number of the state form",
        "  year: 2022\n",
        "  year: 2022\n  number: 05/KH-TU\n",
        "KD605",
        "05/KH-TU",
        "05/KH-TU",
    ),
    (
        "a number with a long dash",
        "  year: 2022\n",
        "  year: 2022\n  number: 05–KH/TU\n",
        "KD605",
        "05–KH/TU",
        "05–KH/TU",
    ),
    ("a basis numbered as another kind", "number: 898-CV/TU", "number: 898-HD/TU", "KD605", "898-HD/TU", "hướng dẫn"),
    (
        "a recipient with its own semicolon",
        "{text: Thường trực Thị ủy,",
        "{text: Thường trực Thị ủy;,",
        "KD607",
        "Thường trực Thị ủy;",
        "“;”",
    ),
    (
        "a keeping line of the state",
        "{text: Lưu Văn phòng thị xã,",
        '{text: "Lưu: VT",',
        "KD607",
        "Lưu: VT",
        "nhà nước",
    ),
    (
        "a section that is skipped",
        "III- Tổ chức thực hiện\n",
        "IV- Tổ chức thực hiện\n",
        "KD609",
        "  implementation: IV",
        "III",
    ),
    ("a heading numbered otherwise", "implementation: III- Tổ", "implementation: III. Tổ", "KD609", "III. Tổ", "“I.”"),
    (
        "an abbreviation in a task",
        "của các cơ quan liên quan[^2]",
        "của các BCH liên quan[^2]",
        "KD612",
        "BCH",
        "“BCH”",
    ),
    ("an anchor out of order", "có liên quan[^1]; đồng", "có liên quan[^3]; đồng", "KD613", "liên quan[^2]", "3"),
    (
        "one modern tone mark",
        "đại diện lãnh đạo các cơ quan chuyên trách tham mưu, giúp việc Thị ủy)",
        "đại diện lãnh đạo các cơ quan chuyên trách tham mưu, giúp việc Thị uỷ)",
        "KD616",
        "Thị uỷ)",
        "“uỷ”",
    ),
    ("an Icelandic letter", "name: Đảng bộ thị xã, level", "name: Ðảng bộ thị xã, level", "KD617", "Ðảng bộ", "U+00D0"),
    ("a Russian letter", "tự soi, tự sửa lại mình", "tự sоi, tự sửa lại mình", "KD617", "tự sоi", "U+043E"),
    ("two blanks", "Trên cơ sở Nghị định", "Trên cơ sở  Nghị định", "KD618", "Trên cơ sở  ", "2 dấu cách"),
    ("a hard blank", "Trên cơ sở Nghị định", "Trên cơ sở\u00a0Nghị định", "KD618", "Trên cơ sở", "U+00A0"),
    (
        "a blank before a semicolon",
        "của Bộ Chính trị; Công văn",
        "của Bộ Chính trị ; Công văn",
        "KD618",
        "Chính trị ;",
        "“;”",
    ),
    ("text of TCVN3", "Trên cơ sở Nghị định", "Trªn c¬ së NghÞ ®Þnh", "KD619", "Trªn c¬ së", "Trên"),
    ("text of VNI", "Trên cơ sở Nghị định", "Treân cô sôû Nghò ñònh", "KD619", "ñònh", "sở"),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "told"), [slip[1:] for slip in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_a_slip_spliced_into_the_real_plan_is_found_on_its_line(old, new, code, line, told):
    found = [one for one in findings(spliced(old, new)) if one.code == code]
    assert [one for one in found if line in one.line and told in one.message], found


def test_a_slip_brings_no_findings_of_rules_that_it_does_not_concern():
    tell_of_the_same = {"KD503", "KD504", "KD506", "KD507", "KD508", "KD604"}
    for _name, old, new, code, _line, _told in SLIPS:
        others = {found.code for found in new_findings(spliced(old, new))} - {code}
        assert others <= tell_of_the_same, (old, new, others)


def test_an_impossible_date_in_the_text_is_an_error():
    (found,) = [
        f for f in new_findings(spliced("ngày 05/11/2022, before", "ngày 31/02/2023, before")) if f.code == "KD511"
    ]
    assert found.severity == "error"
    assert found.line[found.span.column - 1 : found.span.end_column - 1] == "31/02/2023"


def test_a_paper_that_was_replaced_is_named_with_the_one_in_force():
    text = spliced("  year: 2022\n", "  year: 2022\n  date: 2023-12-01\n")
    found = {f.line.strip()[:20]: f for f in findings(text) if f.code == "KD510"}
    assert len(found) == 2
    assert any("03/10/2023" in f.message and "124-QĐ/TW" in f.hint for f in found.values())
    assert any("09/11/2023" in f.message and "25-HD/BTCTW" in f.hint for f in found.values())


def test_the_date_rule_marks_the_very_date_that_is_wrong():
    (found,) = findings(HEADING + texts("Nộp trước ngày 15/11/2022, bổ sung trước ngày 5/11/2022"))
    assert found.line[: found.span.column - 1].endswith("15/11/2022, bổ sung trước ngày ")


def test_what_the_real_plan_holds_is_found_where_the_checklist_says():
    lines = REAL.splitlines()
    found = {(one.code, lines[one.span.line - 1].strip()[:30]) for one in findings(REAL)}
    assert {code for code, _line in found} == {
        "KD502", "KD503", "KD504", "KD508", "KD604", "KD606", "KD608", "KD609", "KD610", "KD611", "KD612",
    }  # fmt: skip
    assert ("KD608", 'number: "**8.**"') in found
    assert ("KD609", 'purposes: "**I- Mục đích, yêu ') in found
    assert ("KD612", "- {text: Các cơ quan chuyên tr") in found


def test_the_other_plans_get_only_what_is_true_of_them():
    found = {
        path.stem: [one.code for one in findings(path.read_text(encoding="utf-8"))]
        for path in (ROOT / "tests" / "cases").glob("*.yaml")
    }
    assert found == {
        "half-year-by-doer": ["KD604"],  # dated and numbered, but no letterhead and no signer
        "quarterly-commune": ["KD507", "KD604"],  # "gọi tắt là Quy định 366" never used; issued without a signer's name
        "school-year-letter": ["KD604"],  # a draft: a note
    }


STATE_PLAN = """document:
  type: kế hoạch
  subject: Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức năm 2024
  year: 2024
  issuer: ubnd
  letterhead: {superior: UBND TỈNH A, issuer: UBND HUYỆN B}
  number: 112/KH-UBND
  place: B
  date: 2024-11-05
  status: issued
rulebook: "2023"
legal_bases:
  - {id: nd90, type: Nghị định, number: 90/2020/NĐ-CP, date: 2020-08-13, issuer: chinh-phu}
  - {id: nd48, type: Nghị định, number: 48/2023/NĐ-CP, date: 2023-07-17, issuer: chinh-phu}
  - {id: qd124, type: Quy định, number: 124-QĐ/TW, date: 2023-10-04, issuer: bct, short_name: Quy định số 124}
  - {id: hd25, type: Hướng dẫn, number: 25-HD/BTCTW, date: 2023-11-10, issuer: btctw}
  - {id: kh, type: Kế hoạch, number: 98/KH-UBND, date: 2024-10-20, issuer: ubnd-tinh}
  - {id: cv, type: Công văn, number: 1234/SNV-CCVC, date: 2024-10-25, issuer: snv}
agencies:
  - {id: chinh-phu, name: Chính phủ, level: central}
  - {id: bct, name: Bộ Chính trị, level: central}
  - {id: btctw, name: Ban Tổ chức Trung ương, level: central}
  - {id: ubnd-tinh, name: Ủy ban nhân dân tỉnh A, level: province}
  - {id: snv, name: Sở Nội vụ, level: province, superior: ubnd-tinh}
  - {id: ubnd, name: Ủy ban nhân dân huyện, level: district, superior: ubnd-tinh}
  - {id: pnv, name: Phòng Nội vụ, level: district}
  - {id: vp, name: Văn phòng HĐND và UBND huyện}
headings: {purposes: "I. MỤC ĐÍCH, YÊU CẦU", tasks: II. NỘI DUNG, implementation: III. TỔ CHỨC THỰC HIỆN}
preamble:
  text: >-
    Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ về đánh giá, xếp loại chất lượng
    cán bộ, công chức, viên chức; Nghị định số 48/2023/NĐ-CP ngày 17/7/2023 của Chính phủ sửa đổi, bổ sung một
    số điều của Nghị định số 90/2020/NĐ-CP;

    Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị (sau đây gọi tắt là Quy định số 124); Hướng
    dẫn số 25-HD/BTCTW ngày 10/11/2023 của Ban Tổ chức Trung ương;

    Thực hiện Kế hoạch số 98/KH-UBND ngày 20/10/2024 của Ủy ban nhân dân tỉnh A về đánh giá, xếp loại năm
    2024; Công văn số 1234/SNV-CCVC ngày 25/10/2024 của Sở Nội vụ về việc báo cáo kết quả xếp loại năm 2023,
    Ủy ban nhân dân huyện ban hành Kế hoạch như sau:
purposes:
  - {id: "1", text: "Đánh giá đúng cán bộ theo Quy định số 124."}
tasks:
  - id: "1"
    text: >-
      Phòng Nội vụ hướng dẫn theo Nghị định số 90/2020/NĐ-CP, Nghị định 48/2023/NĐ-CP và Quy định số 124; nộp Mẫu số 01,
      Biểu 2A-TH.
    tasks:
      - {id: a, text: "Viên chức (người lao động)"}
      - {id: b, text: Công chức}
    deadline: {phrase: trước ngày 30/11/2024, before: 2024-11-30}
  - id: "2"
    text: >-
      Thực hiện ý kiến của Chủ tịch UBND huyện, Phòng Nội vụ tổng hợp kết quả; tỷ lệ 20% (hai mươi phần trăm); xong lúc
      8:30 ngày 02/12/2024.
implementation:
  - id: "1"
    text: >-
      Các phòng, ban, ngành; UBND các xã, thị trấn thực hiện nghiêm Kế hoạch này, thay thế Kế hoạch số 100/KH-UBND ngày
      01/11/2023./.
recipients:
  - {text: UBND tỉnh (b/c), to: [ubnd-tinh]}
  - {text: Các phòng ban, to: [pnv]}
  - {text: "Lưu: VT, NV", to: [vp], keeps: true}
signature: {authority: "TM. ỦY BAN NHÂN DÂN", capacity: CHỦ TỊCH, name: Trần Văn B}
"""


def test_a_state_plan_written_rightly_gets_no_finding():
    assert findings(STATE_PLAN) == []


# --- citations ------------------------------------------------------------------------------------------------------

BASES = (
    "legal_bases:\n"
    "  - {id: hd, type: Hướng dẫn, number: 04-HD/TU, date: 2021-10-25, issuer: btv-tinh-uy}\n"
    "  - {id: cv, type: Công văn, number: 12-CV/TU, date: 2022-10-25, issuer: btv-tinh-uy}\n"
)
BOTH = "Công văn số 12-CV/TU ngày 25/10/2022 của Ban Thường vụ Tỉnh ủy; "


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("về xếp loại chất lượng năm 2021", ["KD502"]),
        ("về xếp loại chất lượng năm 2021 và các năm tiếp theo, áp dụng cho năm 2022", []),
        ("về xếp loại chất lượng hằng năm nhiệm kỳ từ năm 2020 đến năm 2025", []),
        ("về xếp loại chất lượng giai đoạn 2020-2025, kết quả năm 2021", []),
        ("về đánh giá công chức theo Luật Cán bộ, công chức năm 2008", []),
        ("về phát triển kinh tế năm 2021", []),
    ],
)
def test_the_year_of_a_paper_is_that_of_its_campaign(title, expected):
    cited = f"Thực hiện {BOTH}Hướng dẫn số 04-HD/TU ngày 25/10/2021 của Ban Thường vụ Tỉnh ủy {title};"
    assert codes(BASES + texts(cited)) == expected


def test_a_paper_cited_in_short_the_second_time_is_right():
    first = "Theo Hướng dẫn số 04-HD/TU ngày 25/10/2021 của Ban Thường vụ Tỉnh ủy"
    assert codes(BASES + texts(f"{BOTH}{first}", "Làm theo Hướng dẫn số 04-HD/TU")) == []
    assert codes(BASES + texts(f"{BOTH}{first}", first, first)) == ["KD503"]


def test_the_order_of_reading_counts_a_footnote_where_its_anchor_stands():
    text = (
        "tasks:\n"
        '  - {id: "1", text: "Quán triệt[^1]"}\n'
        f'  - {{id: "2", text: "Theo {BOTH}Hướng dẫn số 04-HD/TU ngày 25/10/2021 của Ban Thường vụ Tỉnh ủy"}}\n'
        f'footnotes: [{{id: "1", text: "{BOTH}"}}]\n'
    )
    (found,) = findings(HEADING + BASES + text)
    assert (found.code, 'id: "2"' in found.line) == ("KD503", True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Công văn số 77-CV/HU ngày 14/10/2022", "Công văn số 77-CV/HU ngày 15/10/2022", ["KD505"]),
        ("Công văn số 77-CV/HU ngày 14/10/2022", "Công văn số 77-CV/HU ngày 14/10/2021", ["KD505"]),
        ("Công văn số 77-CV/HU ngày 14/10/2022", "Công văn số 77-CV/HU ngày 02/3/2017", []),
        ("Công văn số 77-CV/HU ngày 14/10/2022", "Thông báo số 77-CV/HU", ["KD505"]),
        ("Công văn số 77-CV/HU ngày 14/10/2022", "số 77-CV/HU, ngày 14 tháng 10 năm 2022", []),
        ("Công văn số 77-CV/HU của Ban Thường vụ Tỉnh ủy", "Công văn số 77-CV/HU của Ban Thường vụ Thị ủy", ["KD505"]),
        ("Công văn số 77-CV/HU của Ban Thường vụ Tỉnh ủy", "số 77-CV/HU của Ban Thường vụ Tỉnh ủy Kon Tum", []),
    ],
)
def test_two_citations_of_one_number_agree_or_are_of_two_papers(one, other, expected):
    assert [code for code in codes(texts(one, other)) if code == "KD505"] == expected


def test_two_declared_papers_of_one_number_are_no_contradiction():
    bases = BASES + "  - {id: cv2, type: Công văn, number: 12-CV/TU, date: 2022-09-05, issuer: btv-thi-uy}\n"
    other = "Công văn số 12-CV/TU ngày 05/9/2022 của Ban Thường vụ Thị ủy"
    assert "KD505" not in codes(bases + texts(BOTH, other))


@pytest.mark.parametrize(
    "text",
    [
        "Nộp Mẫu 09/HDDG và Mẫu số 02A-HD/TU, Biểu số 03/KH-UBND",
        "Hoàn thành 12/15 chỉ tiêu, đạt 90/100 điểm, từ 05/11/2022 đến 10/12/2022",
        "Kế hoạch này thực hiện trong Chương trình 5 năm; Quy định chung; Hướng dẫn tại mục 21",
        "Thực hiện Kế hoạch số 05-KH/TU ngày 28/10/2022 của Ban Thường vụ Thị ủy",
        "Điện thoại 0260-3862/TU",
    ],
)
def test_forms_fractions_dates_and_the_plan_itself_are_no_unknown_papers(text):
    assert codes(texts(text)) == []


@pytest.mark.parametrize(
    "number",
    ["90/2020/NĐ-CP", "12/KH-UBND", "2587-CV/VPTW/nb", "05-QC/BTCTU-BDVTU", "64/2025/QH15", "05-QĐi/TU", "9-TT/TW"],
)
def test_every_form_of_number_is_seen(number):
    assert "KD507" in codes(texts(f"Thực hiện theo văn bản số {number} ngày 05/9/2022 của Chính phủ"))


def test_a_paper_that_the_plan_replaces_is_no_basis_of_it():
    assert codes(texts("Kế hoạch này thay thế Kế hoạch số 77-KH/TU ngày 05/11/2021")) == []


def test_a_plan_over_two_years_may_rest_on_papers_of_both():
    year = "period: {from: 2021-09-05, to: 2022-08-31}\n"
    paper = "id: kh, type: Kế hoạch, number: 88-KH/TU, date: 2021-09-01, issuer: btv-tinh-uy, year: 2021"
    bases = f"legal_bases:\n  - {{{paper}}}\n"
    cited = texts("Theo Kế hoạch số 88-KH/TU ngày 01/9/2021 của Ban Thường vụ Tỉnh ủy")
    assert codes(bases + cited) == ["KD502"]
    assert codes(year + bases + cited) == []


def test_a_first_citation_may_name_its_issuer_after_the_title():
    late = "Hướng dẫn số 04-HD/TU ngày 25/10/2021 về xếp loại, do Ban Thường vụ Tỉnh ủy ban hành"
    assert codes(BASES + texts(BOTH, late)) == []
    assert codes(BASES + texts(BOTH, "Hướng dẫn số 04-HD/TU ngày 25/10/2021 về xếp loại")) == ["KD509"]


def test_the_issuers_of_one_committee_and_of_the_centre_share_their_symbol_rightly():
    bodies = "  - {id: bbt, name: Ban Bí thư, level: central}\n  - {id: bct, name: Bộ Chính trị, level: central}\n"
    bodies += "  - {id: tu, name: Tỉnh uỷ, level: province}\n  - {id: bch, name: Ban Chấp hành Đảng bộ tỉnh}\n"
    issuers = [
        ("1-QĐ/TW", "bct"),
        ("2-CT/TW", "bbt"),
        ("3-NQ/TU", "tu"),
        ("4-CV/TU", "btv-tinh-uy"),
        ("5-NQ/TU", "bch"),
    ]
    bases = "legal_bases:\n" + "".join(
        f"  - {{id: b{n}, type: Đề án, number: 1{number}, date: 2022-01-05, issuer: {issuer}}}\n"
        for n, (number, issuer) in enumerate(issuers)
    )
    assert "KD508" not in codes(bodies + bases)
    shared = bodies + bases + "  - {id: b9, type: Đề án, number: 19-CV/TU, date: 2022-01-05, issuer: btv-thi-uy}\n"
    assert codes(shared).count("KD508") == 1


# --- the document ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "issuer", "number", "wrong"),
    [
        ("kế hoạch", "Ban Thường vụ Thị uỷ", "05-KH/ThU", False),
        ("kế hoạch", "Huyện ủy A", "327-KH/HU", False),
        ("kế hoạch", "Đảng ủy Khối các cơ quan", "…-KH/ĐUK", False),
        ("quyết định", "Ban Tổ chức Trung ương", "12-QĐ/BTCTW", False),
        ("kế hoạch", "UBND thị xã", "05/KH-UBND", False),
        ("công văn", "Ủy ban nhân dân tỉnh", "12/UBND-VX", False),
        ("chương trình", "Đảng ủy phường", "12-CTr/ĐU", False),
        ("kế hoạch", "Hội Nông dân", "05-KH/HND", False),
        ("chương trình", "Đảng ủy phường", "12-CT/ĐU", True),
        ("kế hoạch", "Ban Thường vụ Thị ủy", "5-KH/TU", True),
        ("kế hoạch", "Ban Thường vụ Thị ủy", "Số 05-KH/TU", True),
        ("kế hoạch", "UBND thị xã", "05-KH/UBND", True),
        ("kế hoạch", "Chi bộ Văn phòng", "05-KH/ĐU", True),
    ],
)
def test_a_symbol_fits_the_kind_and_the_issuer(kind, issuer, number, wrong):
    document = f"document: {{type: {kind}, subject: x, year: 2022, issuer: a, number: {number}}}\n"
    text = document + f"agencies: [{{id: a, name: {issuer}}}]\n"
    assert ("KD605" in [found.code for found in findings(text)]) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Theo đề nghị của UBND tỉnh, UBND thị xã chủ trì rà soát", True),
        ("Sau khi có ý kiến của UBND tỉnh, UBND thị xã phải báo cáo", True),
        ("Theo đề nghị của UBND tỉnh; UBND thị xã chủ trì rà soát", False),
        ("Ý kiến của UBND tỉnh, UBND thị xã phải được tổng hợp", False),
        ("Căn cứ ý kiến của UBND tỉnh, UBND thị xã và các cơ quan", False),
        ("Kết quả của UBND tỉnh, UBND thị xã có trách nhiệm như nhau", False),
    ],
)
def test_a_comma_misleads_only_after_an_opening_phrase_and_before_a_duty(text, wrong):
    assert ("KD606" in codes(texts(text))) is wrong


def test_the_marks_of_a_recipient_are_taken_away_by_the_fix():
    text = HEADING + (
        'recipients:\n  - {text: "- Ban Thường vụ Tỉnh ủy (báo cáo),", to: [btv-tinh-uy]}\n'
        "  - {text: Lưu Văn phòng Thị ủy., to: [van-phong], keeps: true}\n"
    )
    first, second = findings(text)
    assert (first.code, second.code) == ("KD607", "KD607")
    assert [edit.text for edit in (*first.fix, *second.fix)] == [
        "Ban Thường vụ Tỉnh ủy (báo cáo)",
        "Lưu Văn phòng Thị ủy",
    ]
    (edit,) = first.fix
    assert first.line[edit.span.column - 1 : edit.span.end_column - 1] == "- Ban Thường vụ Tỉnh ủy (báo cáo),"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  - {text: UBND tỉnh, to: [ubnd-tinh]}\n", ["KD607"]),
        ("  - {text: UBND tỉnh, to: [ubnd-tinh]}\n  - {text: Lưu Văn phòng, to: [van-phong]}\n", ["KD607"]),
        ("  - {text: Văn phòng Thị ủy, to: [van-phong], keeps: true}\n", ["KD607"]),
        ("  - {text: Các đơn vị v.v., to: [ubnd-tinh]}\n  - {text: Lưu Văn phòng, to: [van-phong], keeps: true}\n", []),
    ],
)
def test_the_keeping_line_is_there_is_last_and_says_so(lines, expected):
    assert codes("recipients:\n" + lines) == expected


def test_a_letter_addresses_its_first_line_to_those_above():
    letter = HEADING.replace("document: {", "document: {type: công văn, ").replace("05-KH", "05-CV")
    kept = "  - {text: Lưu Văn phòng, to: [van-phong], keeps: true}\n"
    first = "recipients:\n  - {text: Như trên, to: [ubnd-tinh]}\n"
    assert findings(letter + first + kept) == []
    assert [found.code for found in findings(letter + first.replace("Như trên", "UBND tỉnh") + kept)] == ["KD607"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Các TCCSĐ báo cáo kết quả", True),
        ("Các tổ chức cơ sở đảng (TCCSĐ) báo cáo; TCCSĐ nộp", False),
        ("TCCSĐ (tổ chức cơ sở đảng) báo cáo", False),
        ("TCCSĐ (báo cáo) nộp", True),
        ("Các tổ chức cơ sở đảng (sau đây gọi là “TCCSĐ”) báo cáo", False),
        ("UBND, HĐND, MTTQ TP. A; trường THPT; quý IV; phần III-A", False),
        ("Theo Công văn số 12-CV/TU ngày 25/10/2022 của Ban Thường vụ Tỉnh ủy, Mẫu 02A-HD KĐ.ĐG", False),
        ("Thi đua “DÂN CHỦ, ĐOÀN KẾT”", False),
        ("Phát triển KT-XH", True),
    ],
)
def test_an_abbreviation_is_explained_or_known_to_everybody(text, wrong):
    assert ("KD612" in codes(texts(text))) is wrong


def test_a_paragraph_without_a_number_is_no_list_and_no_remark():
    text = "tasks:\n  - id: '1'\n    text: |-\n      Nộp hồ sơ:\n\n      - Gửi bản kiểm điểm\n\n      (thực hiện năm)\n"
    assert codes(text) == []
    assert codes(text.replace("- Gửi bản", "Gửi bản")) == ["KD611"]


def test_numbers_of_one_level_have_one_mark_after_them():
    tasks = 'tasks:\n  - {id: "1", number: "1)", text: a}\n  - {id: "2", text: b}\n  - {id: "3", text: c}\n'
    (found,) = findings(HEADING + tasks)
    assert (found.code, "1)" in found.line) == ("KD608", True)


def test_a_footnote_is_anchored_once():
    text = 'tasks: [{id: "1", text: "Rà soát[^1], tổng hợp[^1]"}]\nfootnotes: [{id: "1", text: x}]\n'
    (found,) = findings(HEADING + text)
    assert (found.code, found.line[: found.span.column - 1].count("[^1]")) == ("KD613", 1)


# --- the letters ----------------------------------------------------------------------------------------------------


def test_the_tables_of_letters_and_symbols_prove_their_examples():
    assert doctest.testmod(spelling).failed == 0
    assert doctest.testmod(symbols).failed == 0


def test_decomposed_text_is_told_once_with_the_number_of_lines():
    lines = REAL.splitlines(keepends=True)
    first, *others = [number for number, line in enumerate(lines) if not line.isascii()][:3]
    for number in (first, *others):
        lines[number] = unicodedata.normalize("NFD", lines[number])
    (found,) = [one for one in findings("".join(lines)) if one.code == "KD615"]
    assert (found.span.line, "3 dòng" in found.message) == (first + 1, True)
    assert found.fix[0].text == REAL.splitlines()[first]


def test_the_rarer_tone_style_is_told_everywhere_up_to_a_limit():
    many = texts(*(["Thị uỷ hoá thuỷ"] * 10), "Thị ủy, quý I, toàn tỉnh, thuế, khoẻ", "Uỷ ban, hoà nhau")
    found = [one for one in findings(HEADING + many) if one.code == "KD616"]
    assert all("33 chữ kiểu mới" in one.message for one in found)
    assert {one.line[one.span.column - 1 : one.span.end_column - 1] for one in found} <= {"ủy", "ỦY"}
    modern = "".join(texts(*(["Trình Thị uỷ"] * 30), *(["Trình Thị ủy"] * 40)))
    assert len([one for one in findings(HEADING + modern) if one.code == "KD616"]) == 20


def test_lookalikes_and_blanks_are_mended_by_their_fixes():
    text = HEADING + texts("Ðảng  ủy ( nếu cần ) gửi hồ sơ , báo cáo ðúng hạn")
    found = {one.code: one for one in findings(text)}
    assert set(found) == {"KD617", "KD618"}
    line = list(found["KD617"].line)
    for edit in sorted((e for one in found.values() for e in one.fix), key=lambda e: e.span, reverse=True):
        line[edit.span.column - 1 : edit.span.end_column - 1] = edit.text
    assert "".join(line).strip() == "Đảng ủy (nếu cần) gửi hồ sơ, báo cáo đúng hạn"


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích 20 m², 25 °C, 5 µm; ông Núñez, bà Müller, Citroën, façade; §5; © 2022; Word®",
        "«Tự diễn biến», “tự chuyển hóa” – quý I/2022 … năm 20... ; tỷ lệ 20 %",
        "Họ tên: ..., chức vụ: …",
    ],
)
def test_foreign_names_signs_and_dots_are_no_slips_of_letters(text):
    assert [code for code in codes(texts(text)) if code in ("KD617", "KD619")] == []


def test_comments_and_alignment_outside_values_are_nobodys_business():
    text = "tasks:\n  - {id: '1',   text: Kiểm điểm}   # Ðảng  ủy , ho¹ch\n# Ðảng  ủy\n"
    assert codes(text) == []


def test_a_finding_inside_a_folded_text_is_noted_above_that_text():
    text = HEADING + texts("Ðảng ủy").replace("    text", "    # kiemdiem: ignore[KD617] bản gốc ghi vậy\n    text")
    found = lint.run(source.parse(text, "plan.yaml"), RULES, date(2022, 11, 1))
    assert [(one.code, one.reason) for one in found] == [("KD617", "bản gốc ghi vậy")]

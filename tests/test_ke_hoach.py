"""The plan itself as a Word document: the one signed in 2022 comes back to the letter, and any other prints too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ooxml
from drafting import context, drafts, material
from kiemdiem import arguments
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.plan.naming import never_named
from kiemdiem.word import Rich, Template
from pages import need_programs, to_pdf, words
from readback import Read, footnotes, read_back, words_of
from running import PLAN_2022, kiemdiem
from test_thong_bao import plan_of, resolved

TEMPLATES = Path(__file__).parent.parent / "templates"

# The signed document, item by item: how many paragraphs, and the SHA-256 of them, one a line, blanks collapsed, with
# **bold**, *italic* and [^1] where it has them. Headings, Nơi nhận and the signature are without marks: their looks
# are ruled by HD 36-HD/VPTW, or, for the three headings, one for all (the document sets only the first in bold).
PARTS = {
    "heading": (3, "122a497cbfcf752f524232ad00f654759d67f522f6630e0ea6de4b714d8e84fe"),
    "preamble": (1, "68591044d2253c33596f188d44beb63324ff25e35174efedd626944ca53c78fd"),
    "I": (1, "b161c7631f646293f219a39cd1993ec901722a8e307189f2625ebe32725f094f"),
    "I.1": (1, "be3861e12feb02d88b345640b6304455ce0a435d2b472d25316fb54e36b8e8bb"),
    "I.2": (1, "8d79e45383cb68c663ce4362b5054b336b5277b12f16c2c1323d4d713588ed09"),
    "I.3": (1, "34ee9d8995bc1795b45f904190d2dd20061b874c59bce61e2a41516e4c0131fc"),
    "II": (1, "93300f8e0169768b40217e31f0a607a8160452d557c8829673cf7a06428f0ca4"),
    "II.1": (5, "6bb5042241da1a6d2d0206fd903d62e9c1cf689b25f04c8cec1308d7062161de"),
    "II.2": (5, "c2127c65dbceb1fdc931b43fa17bd193d4afb58b194104f8b04e7b3cd7efb88e"),
    "II.3": (4, "57195f5ae9099795c0082ce71d654eb3660b3883a0942b1baca0e8221b6665ad"),
    "II.4": (5, "6056aae156564678fb2087f459ffd205faf301d874b839d0e0120cfe78a25529"),
    "II.5": (6, "f517f05313174f0ff23bfadffb95643103e7f6ba103f82bb6e24d4e1ee57c840"),
    "II.6": (5, "0556d7c39085fd32b769c412a38a1d98d111086543ab6e8cef55cb6035d07a96"),
    "II.7": (5, "2315c569f8df10b1a7be7ba4c93153a52778a6e6e1227ef72892ceb7b463f4b5"),
    "II.8": (4, "7ca26e4d602b35a305bac61b179a30786567cc188ebefabd3211c19a586cc80a"),
    "II.9": (1, "1a27529c8ccbadb86eb6c1c733e1e1eb308d954b442d6892bc6611acb7d83623"),
    "II.9.1": (4, "ea4ccc8752e1f443931fc5a4c9e61ce9b8a059b86559e2a5529a2a9c21577de8"),
    "II.9.2": (1, "0bb42d3dca593f88aa8d421424aff84d39d2ec1e2eed8c4d2a7527d6bc668ffd"),
    "II.10": (5, "195e2e5cf1d235693654b9901a561687dd8b8af8475a7b885c0433165845e1d8"),
    "III": (1, "e4d24e30bcddd25bf408f4fedb4ff92da3211b400361aa986634991484c37983"),
    "III.1": (1, "375849520e6b9f3d36e6749a5adcf041ebb37ce31c09faa9c0688b4d8778a71a"),
    "III.2": (1, "6afe70de902369650a5c32450ca0345204c3173a0858f45d6e252bc2865cace9"),
    "III.3": (1, "6e8f957be0f753bfe7ee415dad913f8a0be6cbe3a33b3fd988c0160477e2b728"),
    "III.4": (1, "06d8aba960d81b61ac00310df0a077d4de87940df77eaecc78f03279513ec337"),
    "III.end": (1, "f7a36fa3f5ac5d15e4a18934689fb1f00cad7f441c1264b1deb3abaabaedfa71"),
    "recipients": (11, "824881d79ca945fa241a4683815580842a5871285dee9dc6263dc538b85c212c"),
    "signature": (3, "34b05521b044b0af0013192fdaf36265592ee4c13b5ca75ff35356882d22401e"),
    "footnote 1": (1, "a84f01bff0cfe5457b30a35aaaa2f54396650c02d64be4fd269e3b78e4a6ae21"),
    "footnote 2": (1, "b64ca855e26ed11498d6b5f819c9c486bc1a8bc7b40d5b9462eca63ee4c23ecd"),
}

BOLD = [
    "1.", "2.", "3.", "Trước ngày 05/11/2022.", "Trước ngày 10/12/2022.", "Trước ngày 10/11/2022.",
    "Hoàn thành chậm nhất ngày 05/12/2022.", "Trước ngày 05/12/2022.", "Hoàn thành trước ngày 10/12/2022.",
    "trước ngày 10/12/2022.", "8.", "Trước ngày 12/12/2022.", "9.", "9.1.", "Trước ngày 31/12/2022.", "9.2.",
    "trước ngày 31/01/2023.", "10.", "Trước ngày 31/3/2023.", "trong tháng 02 năm 2022",
]  # fmt: skip

ITALIC = [
    "gọi tắt là Hướng dẫn số 21", "gọi tắt là Hướng dẫn số 04",
    "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Cơ quan thực hiện:", "Thời gian hoàn thành:",
    "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Cơ quan thực hiện:", "Thời gian thực hiện và hoàn thành:",
    "nếu cần", "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Thời gian thực hiện và hoàn thành:",
    "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Cơ quan thực hiện:", "Thời gian thực hiện:",
    "theo quy định hiện hành về phân cấp quản lý cán bộ",
    "Cơ quan chỉ đạo:", "Cơ quan tổng hợp, tham mưu:", "Cơ quan thực hiện:",
    "Thời gian thực hiện và hoàn thành, tổng hợp trình Thường trực Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã):",
    "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Cơ quan đề xuất ý kiến:", "Thời gian thực hiện:",
    "theo Mẫu 09/HDDG", "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Cơ quan phối hợp thực hiện:",
    "Thời gian thực hiện và hoàn thành biểu mẫu dự thảo tổng hợp trình Thường trực Thị ủy:",
    "Cơ quan chỉ đạo:", "Cơ quan tham mưu thực hiện:", "Thời gian thực hiện và hoàn thành:",
    "bắt buộc", "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Thời gian thực hiện và hoàn thành:",
    "qua Ban Tổ chức Tỉnh ủy", "Cơ quan chỉ đạo:", "Cơ quan tham mưu:", "Thời gian thực hiện và hoàn thành:",
]  # fmt: skip

HEADINGS = ("KDTenloai", "KDTrichyeu", "KDMuc", "KDNoinhan", "KDQuyenhan", "KDChucvu", "KDHoten")
BLANK_HEAD = [
    "ĐẢNG BỘ …………", "…………", "*", "Số …-KH/…", "ĐẢNG CỘNG SẢN VIỆT NAM", "…………, ngày …… tháng …… năm ……",
]  # fmt: skip


def made_of(plan: Plan, profile: str = "dang-hd36", **options: Any) -> bytes:
    """The document, as the program makes it."""
    made_from = material(plan, profile=profile, **options)
    (draft,) = drafts("ke-hoach", made_from)
    return Template.open("ke-hoach.docx", made_from.profile.templates).render(draft.context, draft.notes)


# The plan of 2022.


@pytest.fixture(scope="module")
def plan_2022() -> Plan:
    return arguments.open_plan(str(PLAN_2022))[0]


@pytest.fixture(scope="module")
def made(plan_2022: Plan) -> bytes:
    return made_of(plan_2022)


@pytest.fixture(scope="module")
def read(made: bytes) -> list[Read]:
    """Every paragraph, the text first, then the footnotes."""
    notes = [Read("", words_of(p), words_of(p)) for note in footnotes(made).values() for p in note]
    return [paragraph for paragraph in read_back(made) if paragraph.style != "KDKetthuc"] + notes


def by_part(read: list[Read]) -> Iterator[tuple[str, list[Read]]]:
    """The paragraphs of each item of the document, in order, the head apart."""
    at = len(BLANK_HEAD)
    for part, (count, _digest) in PARTS.items():
        yield part, read[at : at + count]
        at += count


def test_the_head_is_complete_with_blanks_where_the_plan_is_blank(read: list[Read]) -> None:
    assert [paragraph.text for paragraph in read[: len(BLANK_HEAD)]] == BLANK_HEAD


@pytest.mark.parametrize("part", PARTS)
def test_every_item_is_that_of_the_signed_document_paragraph_by_paragraph(read: list[Read], part: str) -> None:
    paragraphs = dict(by_part(read))[part]
    lines = [p.text if p.style in HEADINGS else p.marked for p in paragraphs]
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == PARTS[part][1], lines


def test_there_is_nothing_that_the_signed_document_has_not(read: list[Read]) -> None:
    assert len(read) == len(BLANK_HEAD) + sum(count for count, _digest in PARTS.values())


def test_bold_and_italic_stand_exactly_where_the_signed_document_has_them(read: list[Read]) -> None:
    marked = [p.marked for _part, paragraphs in by_part(read) for p in paragraphs if p.style not in HEADINGS]
    assert [words for line in marked for words in re.findall(r"\*\*([^*]+)\*\*", line)] == BOLD
    assert [words for line in marked for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", line)] == ITALIC


def test_the_three_headings_are_all_bold_though_the_document_marks_only_the_first(read: list[Read]) -> None:
    headings = [paragraph for paragraph in read if paragraph.style == "KDMuc"]
    assert [heading.text[:3] for heading in headings] == ["I- ", "II-", "III"]
    assert all(heading.marked == f"**{heading.text}**" for heading in headings)


def test_who_signs_is_set_as_the_format_rules_want_it(read: list[Read]) -> None:
    signature = dict(by_part(read))["signature"]
    assert [line.marked for line in signature] == ["**T/M BAN THƯỜNG VỤ**", "PHÓ BÍ THƯ", "**Bùi Văn Lý**"]


def test_the_footnotes_are_footnotes_of_word_in_ten_points(made: bytes) -> None:
    notes = footnotes(made)
    assert list(notes) == ["1", "2"]
    runs = [(run, p) for note in notes.values() for p in note for run in p.runs if run.text.strip()]
    assert {resolved(run, p, "size").pt for run, p in runs} == {10}
    anchored = re.findall(r"(\w+ \w+)\[\^(\d)\]", "\n".join(p.marked for p in read_back(made)))
    assert anchored == [("liên quan", "1"), ("liên quan", "2")]


def test_a_slip_that_the_plan_knows_is_printed_as_it_was_signed(read: list[Read]) -> None:
    assert any(p.text.startswith("8. Hội Ban Thường vụ Thị ủy") for p in read)
    assert not any("Hội nghị Ban" in p.text for p in read)


@pytest.mark.parametrize("profile", ["dang-hd36", "dang-hd05", "nn-nd30"])
def test_every_form_says_the_same_in_its_own_marks(plan_2022: Plan, profile: str) -> None:
    body = [p.marked for p in read_back(made_of(plan_2022, profile)) if p.style == "KDThanbai"]
    first = [p.marked for p in read_back(made_of(plan_2022)) if p.style == "KDThanbai"]
    assert (body[:-1], body[-1].rstrip("./")) == (first[:-1], first[-1].rstrip("."))
    found = {p.style: p.text for p in read_back(made_of(plan_2022, profile))}
    end, subject, recipient, number, authority = {
        "dang-hd36": (".", "kiểm điểm, ", "- Lưu Văn phòng thị xã.", "Số …-KH/…", "T/M BAN THƯỜNG VỤ"),
        "dang-hd05": (".", "kiểm điểm, ", "- Lưu Văn phòng thị xã.", "Số …-KH/…", "T/M BAN THƯỜNG VỤ"),
        "nn-nd30": ("./.", "Kiểm điểm, ", "- Lưu: Văn phòng thị xã.", "Số: …/KH-…", "TM. BAN THƯỜNG VỤ"),
    }[profile]
    assert body[-1].endswith(f"hướng dẫn{end}")
    assert found["KDTrichyeu"].startswith(subject)
    assert (found["KDDongnhan"], found["KDSo"], found["KDQuyenhan"]) == (recipient, number, authority)
    separator = "," if profile == "dang-hd36" else ";"
    lines = [p.text for p in read_back(made_of(plan_2022, profile)) if p.style == "KDDongnhan"]
    assert [line[-1] for line in lines] == [separator] * 9 + ["."]


@pytest.mark.parametrize("profile", ["dang-hd36", "dang-hd05", "nn-nd30"])
def test_it_prints_on_six_or_seven_pages_with_each_footnote_below_its_anchor(
    plan_2022: Plan, profile: str, tmp_path: Path
) -> None:
    need_programs()
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(made_of(plan_2022, profile))
    found = words(to_pdf(path, tmp_path))
    pages = max(word.page for word in found)
    assert pages in (6, 7)
    (authority,) = [word for word in found if word.text in ("T/M", "TM.")]
    last = [word for word in found if word.page == authority.page and word.top < authority.top]
    assert authority.page == pages
    assert len(last) > 20  # the signature is not alone on its page
    assert all(word.left >= 29.5 and word.right <= 195.5 and word.bottom < 279 for word in found)
    small = [word for word in found if word.bottom - word.top < 5]
    notes = [word.page for word in small if word.text in ("132-QĐ/TW", "898-CV/TU")]
    anchors = [word.page for word in found if word.text in ("quan1;", "quan2,")]
    assert notes == anchors
    assert len(notes) == 2


def test_every_word_of_it_is_on_the_pages(made: bytes, tmp_path: Path) -> None:
    need_programs()
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(made)
    printed = {word.text for word in words(to_pdf(path, tmp_path))}
    for paragraph in read_back(made):
        missing = [word for word in paragraph.text.split() if word not in printed and len(word) > 2]
        assert missing == [] or "[^" in paragraph.marked, paragraph.text


@pytest.mark.parametrize("profile", ["dang-hd36", "nn-nd30"])
def test_word_finds_nothing_to_repair(plan_2022: Plan, profile: str) -> None:
    assert ooxml.problems(made_of(plan_2022, profile)) == []


def test_the_command_makes_it_from_the_plan_file(tmp_path: Path) -> None:
    done = kiemdiem("render", "ke-hoach", PLAN_2022, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_back((tmp_path / "out" / "ke-hoach-2022.docx").read_bytes())[6].text == "KẾ HOẠCH"


# Any other plan.

AGENCIES = """\
agencies:
  - {id: du, name: Đảng ủy xã B}
  - {id: vp, name: văn phòng Đảng ủy}
  - {id: cb, name: "các chi bộ", kind: group}
"""


def small(folder: Path, text: str, **document: str) -> Plan:
    """A plan of a Party committee of a commune: `document` is what its head says, `text` the rest of the file."""
    head = {"subject": "đánh giá, xếp loại năm 2024", "year": "2024", "issuer": "du", **document}
    said = "".join(f"  {key}: {value}\n" for key, value in head.items())
    return plan_of(folder, f"document:\n{said}{AGENCIES}{text}")


def lines(plan: Plan, **options: Any) -> list[str]:
    """The paragraphs of the body, headings first, each with what it is where it is not plain text."""
    found = context("ke-hoach", plan, **options)
    made = [_line(entry) for entry in found["mo_dau"]]
    for part in found["cac_phan"]:
        made += [f"## {marked(part['ten'])}"] if part["ten"] else []
        made += [_line(entry) for entry in part["cac_doan"]]
    return [*made, marked(found["doan_cuoi"])]


def _line(entry: dict[str, Any]) -> str:
    lead = "" if entry["loai"] in ("noi_dung", "vai_tro", "thoi_han") else f"{entry['loai']}: "
    return f"{lead}{marked(entry['chu'])}"


def marked(text: Rich | str) -> str:
    if isinstance(text, str):
        return text
    marks = [("*" * (2 * run.bold + run.italic), run) for run in text.runs]
    return "".join(
        f"{mark}{run.text}{mark}" + ("" if run.note is None else f"[^{run.note}]") for mark, run in marks
    ).replace("****", "")


def test_three_levels_with_titles_are_numbered_and_set_by_their_level(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung}
tasks:
  - id: "1"
    title: Tổ chức kiểm điểm
    text: Các chi bộ kiểm điểm.
    tasks:
      - id: "1.1"
        title: Đảng viên
        text: Đảng viên tự kiểm điểm.
        tasks:
          - {id: a, text: Viết bản tự kiểm điểm.}
          - {id: b, number: "*b)*", text: Nộp bản tự kiểm điểm.}
  - {id: "2", title: Báo cáo, text: Báo cáo gửi Đảng ủy.}
  - {id: "3", title: Khen thưởng, text: "**Khen thưởng:** theo đề nghị."}
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "ten_muc: 1. Tổ chức kiểm điểm",
        "Các chi bộ kiểm điểm.",
        "ten_muc_nho: 1.1. Đảng viên",
        "Đảng viên tự kiểm điểm.",
        "a) Viết bản tự kiểm điểm.",
        "*b)* Nộp bản tự kiểm điểm.",
        "ten_muc: 2. Báo cáo",
        "Báo cáo gửi Đảng ủy.",
        "3. **Khen thưởng:** theo đề nghị.",
    ]


def test_a_role_of_the_sentence_has_no_line_and_the_closing_paragraph_no_number(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung, implementation: II. Thực hiện}
tasks:
  - id: "1"
    text: Các chi bộ kiểm điểm trước ngày 05/12/2024.
    roles: [{role: implements, who: cb, in_sentence: true}, {role: advises, who: vp}]
    deadline: {phrase: trước ngày 05/12/2024, before: 2024-12-05}
implementation:
  - {id: "II.1", text: Văn phòng theo dõi.}
  - {id: "II.end", text: Có vướng mắc thì phản ánh.}
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "1. Các chi bộ kiểm điểm trước ngày 05/12/2024.",
        "- *Cơ quan tham mưu:* Văn phòng Đảng ủy.",
        "## II. Thực hiện",
        "1. Văn phòng theo dõi.",
        "Có vướng mắc thì phản ánh.",
    ]


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        ("{before: 2024-12-05}", "- *Thời gian thực hiện:* **Trước ngày 05/12/2024.**"),
        ("{phrase: trước ngày 05/12/2024, before: 2024-12-05}", "- *Thời gian thực hiện:* **Trước ngày 05/12/2024.**"),
        ("{label: Hạn, phrase: trước 05/12, before: 2024-12-05}", "- *Hạn:* **trước 05/12.**"),
        ("{label: 'Hạn:', phrase: Trước 05/12., before: 2024-12-05}", "- *Hạn:* **Trước 05/12.**"),
        ("{label: '**Hạn**', phrase: '*Trước* 05/12', before: 2024-12-05}", "- **Hạn:** *Trước* 05/12."),
        ("{label: Hạn, by: 2024-12-05}", "- *Hạn:* **Chậm nhất ngày 05/12/2024.**"),
    ],
)
def test_a_deadline_that_no_sentence_tells_has_a_line_and_marks_of_its_own_win(
    tmp_path: Path, deadline: str, printed: str
) -> None:
    plan = small(tmp_path, f'tasks: [{{id: "1", text: Các chi bộ kiểm điểm., deadline: {deadline}}}]\n')
    assert printed in [*lines(plan), f"{lines(plan)[-1]}"]


def test_doing_and_reporting_have_a_line_each(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        'tasks: [{id: "1", text: Kiểm điểm.,'
        " deadline: {finish: {before: 2024-12-05}, report: {phrase: trước 25/12, before: 2024-12-25}}}]\n",
    )
    assert lines(plan)[-2:] == [
        "- *Thời gian hoàn thành:* **Trước ngày 05/12/2024.**", "- *Thời gian báo cáo:* **Trước 25/12.**",
    ]  # fmt: skip


def test_the_lines_of_one_task_stay_on_one_page(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
tasks:
  - {id: "1", text: Kiểm điểm., roles: [{role: directs, who: du}, {role: advises, who: vp}], deadline: {by: 2024-12-05}}
  - {id: "2", text: Báo cáo.}
""",
    )
    (_purposes, tasks) = context("ke-hoach", plan)["cac_phan"]
    assert [entry["giu"] for entry in tasks["cac_doan"]] == [False, True, True, False]


def test_a_text_of_several_paragraphs_is_printed_as_several_and_a_mark_may_reach_over_them(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung}
tasks:
  - id: "1"
    text: |
      Các chi bộ *kiểm điểm

      và* báo cáo[^x]. **Gửi bản**

      **kiểm điểm** về Đảng ủy[^y]
footnotes: [{id: y, text: Theo *mẫu*.}, {id: x, text: Theo lịch.}]
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "1. Các chi bộ *kiểm điểm*",
        "*và* báo cáo[^1]. **Gửi bản**",
        "**kiểm điểm** về Đảng ủy.[^0]",
    ]
    notes = footnotes(made_of(plan))
    assert [words_of(p) for note in notes.values() for p in note] == ["Theo lịch.", "Theo mẫu."]


def test_the_usual_headings_count_on_a_section_that_is_missing_so_it_is_left_to_fill_in(tmp_path: Path) -> None:
    plan = small(tmp_path, 'tasks: [{id: "1", text: Kiểm điểm.}]\n')
    assert lines(plan) == ["## I- Mục đích, yêu cầu", "…………", "## II- Nội dung thực hiện", "1. Kiểm điểm."]
    counted = small(tmp_path, 'headings: {tasks: I. Nội dung}\ntasks: [{id: "1", text: Kiểm điểm.}]\n')
    assert lines(counted) == ["## I. Nội dung", "1. Kiểm điểm."]


def test_an_empty_plan_is_a_frame_to_fill_in(tmp_path: Path) -> None:
    assert lines(small(tmp_path, "")) == ["…………."]
    found = context("ke-hoach", small(tmp_path, ""))
    assert [marked(line) for line in found["noi_nhan"]] == ["- …………,", "- Lưu …………."]


def test_an_item_with_nothing_but_an_unknown_footnote_is_its_number(tmp_path: Path) -> None:
    text = "headings: {tasks: I. Nội dung}\ntasks: [{id: '1', text: '[^khac]'}, {id: '2', text: Kiểm điểm.}]\n"
    assert lines(small(tmp_path, text)) == ["## I. Nội dung", "1. ", "2. Kiểm điểm."]


PREAMBLE = """\
preamble:
  text: |
    Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;

    - Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*,

    Căn cứ tình hình, Đảng ủy xã ban hành kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("profile", "first", "second"),
    [
        (
            "dang-hd36",
            "Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;",
            "Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*,",
        ),
        (
            "dang-hd05",
            "- Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;",
            "- Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*.",
        ),
        ("nn-nd30", "Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;", "Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*."),
    ],
)
def test_bases_on_lines_of_their_own_have_the_marks_of_the_format_rules(
    tmp_path: Path, profile: str, first: str, second: str
) -> None:
    found = lines(small(tmp_path, PREAMBLE), profile=profile)
    assert found[:2] == [f"can_cu: {first}", f"can_cu: {second}"]
    one = "preamble: {text: 'Căn cứ Quy định số 124-QĐ/TW, Đảng ủy ban hành kế hoạch.'}\n"
    assert lines(small(tmp_path, one), profile="dang-hd36") == [
        "Căn cứ Quy định số 124-QĐ/TW, Đảng ủy ban hành kế hoạch."
    ]
    assert found[2].startswith("Căn cứ tình hình, Đảng ủy xã ban hành kế hoạch như sau:")


# Its head, its end.


@pytest.mark.parametrize(
    ("type_", "profile", "title", "number"),
    [
        ("kế hoạch", "dang-hd36", "KẾ HOẠCH", "…-KH/…"),
        ("hướng dẫn", "dang-hd36", "HƯỚNG DẪN", "…-HD/…"),
        ("thông báo", "dang-hd05", "THÔNG BÁO", "…-TB/…"),
        ("quyết định", "nn-nd30", "QUYẾT ĐỊNH", "…/QĐ-…"),
        ("chương trình", "nn-nd30", "CHƯƠNG TRÌNH", "…/CTr-…"),
        ("công văn", "dang-hd36", "", "…-CV/…"),
        ("công văn", "nn-nd30", "", "…/…"),
    ],
)
def test_title_and_symbol_follow_the_type_of_the_document(
    tmp_path: Path, type_: str, profile: str, title: str, number: str
) -> None:
    plan = small(tmp_path, 'tasks: [{id: "1", text: Kiểm điểm.}]\n', type=type_)
    found = context("ke-hoach", plan, profile=profile)
    assert (found["ten_loai"], found["so"]) == (title, number)
    (draft,) = drafts("ke-hoach", material(plan, profile=profile))
    assert draft.name == f"{type_} 2024"
    printed = [p.text for p in read_back(made_of(plan, profile)) if p.style == "KDTenloai"]
    assert printed == [title] * bool(title)


LETTER = """\
tasks: [{id: "1", text: Các chi bộ kiểm điểm.}]
recipients:
  - {text: Như trên, to: [cb, vp]}
  - {text: Thường trực Đảng ủy, to: du}
  - {text: Lưu Văn phòng, to: vp, keeps: true}
"""


def letter(folder: Path) -> Plan:
    return small(folder, LETTER, type="công văn", subject="về việc đánh giá, xếp loại năm 2024")


@pytest.mark.parametrize(
    ("profile", "subject"),
    [
        ("dang-hd36", "Đánh giá, xếp loại năm 2024"),
        ("dang-hd05", "về việc đánh giá, xếp loại năm 2024"),
        ("nn-nd30", "V/v đánh giá, xếp loại năm 2024"),
    ],
)
def test_a_letter_has_its_own_head_and_is_for_those_above(tmp_path: Path, profile: str, subject: str) -> None:
    plan = letter(tmp_path)
    read = read_back(made_of(plan, profile))
    texts = {p.style: p.text for p in read}
    assert texts["KDTrichyeucongvan"] == subject
    assert not {"KDTenloai", "KDTrichyeu", "KDGach", "KDMuc"} & set(texts)
    assert any(p.text.startswith("Kính gửi:") for p in read)
    assert [p.text[:-1] for p in read if p.style == "KDNoigui"] == ["- Các chi bộ", "- Văn phòng Đảng ủy"]
    keep = "- Lưu: Văn phòng" if profile == "nn-nd30" else "- Lưu Văn phòng"
    recipients = [p.text[:-1] for p in read if p.style == "KDDongnhan"]
    assert recipients == ["- Như trên", "- Thường trực Đảng ủy", keep]


def test_as_above_is_not_taken_for_a_name_in_a_plan(tmp_path: Path) -> None:
    assert not {"cb", "vp"} & never_named(letter(tmp_path))


def test_a_letter_without_addressees_has_a_blank_for_them(tmp_path: Path) -> None:
    plan = small(tmp_path, "", type="công văn")
    assert any(p.text.startswith("Kính gửi: …………") for p in read_back(made_of(plan)))


def test_number_place_and_day_are_those_of_the_plan_unless_others_are_asked_for(tmp_path: Path) -> None:
    plan = small(tmp_path, "", number="5/KH", place="Xã B", date="2024-10-03")
    found = context("ke-hoach", plan)
    assert (found["so"], found["ngay"]) == ("5/KH", "Xã B, ngày 03 tháng 10 năm 2024")
    found = context("ke-hoach", plan, number="06-KH/ĐU", place="B", day=date(2024, 11, 1))
    assert (found["so"], found["ngay"]) == ("06-KH/ĐU", "B, ngày 01 tháng 11 năm 2024")
    with pytest.raises(KiemdiemError, match="--number"):
        context("ke-hoach", plan, number="6/KH")


def test_the_signature_and_the_subject_have_no_marks_of_the_plan_file(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        "footnotes: [{id: '1', text: Lần hai.}]\n"
        "signature: {authority: '**T/M ĐẢNG ỦY**', capacity: '*BÍ THƯ*', name: '**A**'}\n",
        subject="đánh *giá*[^1] năm 2024",
    )
    read = read_back(made_of(plan))
    assert [p.text for p in read if p.style in ("KDQuyenhan", "KDChucvu", "KDHoten")] == ["T/M ĐẢNG ỦY", "BÍ THƯ", "A"]
    (subject,) = [p.marked for p in read if p.style == "KDTrichyeu"]
    assert "[^1]" in subject
    assert "đánh" in subject


@pytest.mark.parametrize("folder", ["", "nn-nd30"])
def test_the_names_in_the_template_are_those_that_are_given(plan_2022: Plan, folder: str) -> None:
    found = context("ke-hoach", plan_2022, profile=folder or "dang-hd36")
    used = set(Template.read(TEMPLATES / folder / "ke-hoach.docx").names())
    lists = {"mo_dau", "cac_phan.cac_doan"}
    given = set(found) | {f"{name}.{key}" for name in lists for key in ("loai", "chu", "giu")}
    assert used <= given | {"cac_phan.ten", "cac_phan.cac_doan"}
    assert {"mo_dau", "cac_phan", "doan_cuoi", "noi_nhan"} <= used

"""The plan of 2022 as a Word document: the signed document comes back to the letter, marks and footnotes included."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ooxml
from drafting import context, document
from kiemdiem import arguments
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import need_programs, to_pdf, words
from readback import Read, footnotes, read_back, words_of
from running import PLAN_2022, kiemdiem
from test_thong_bao import resolved

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


@pytest.fixture(scope="module")
def plan_2022() -> Plan:
    return arguments.open_plan(str(PLAN_2022))[0]


@pytest.fixture(scope="module")
def made(plan_2022: Plan) -> bytes:
    return document("ke-hoach", plan_2022)


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
    body = [p.marked for p in read_back(document("ke-hoach", plan_2022, profile=profile)) if p.style == "KDThanbai"]
    first = [p.marked for p in read_back(document("ke-hoach", plan_2022)) if p.style == "KDThanbai"]
    assert (body[:-1], body[-1].rstrip("./")) == (first[:-1], first[-1].rstrip("."))
    found = {p.style: p.text for p in read_back(document("ke-hoach", plan_2022, profile=profile))}
    end, subject, recipient, number, authority = {
        "dang-hd36": (".", "kiểm điểm, ", "- Lưu Văn phòng thị xã.", "Số …-KH/…", "T/M BAN THƯỜNG VỤ"),
        "dang-hd05": (".", "kiểm điểm, ", "- Lưu Văn phòng thị xã.", "Số …-KH/…", "T/M BAN THƯỜNG VỤ"),
        "nn-nd30": ("./.", "Kiểm điểm, ", "- Lưu: Văn phòng thị xã.", "Số: …/KH-…", "TM. BAN THƯỜNG VỤ"),
    }[profile]
    assert body[-1].endswith(f"hướng dẫn{end}")
    assert found["KDTrichyeu"].startswith(subject)
    assert (found["KDDongnhan"], found["KDSo"], found["KDQuyenhan"]) == (recipient, number, authority)
    separator = "," if profile == "dang-hd36" else ";"
    lines = [p.text for p in read_back(document("ke-hoach", plan_2022, profile=profile)) if p.style == "KDDongnhan"]
    assert [line[-1] for line in lines] == [separator] * 9 + ["."]


@pytest.mark.parametrize("profile", ["dang-hd36", "dang-hd05", "nn-nd30"])
def test_it_prints_on_six_or_seven_pages_with_each_footnote_below_its_anchor(
    plan_2022: Plan, profile: str, tmp_path: Path
) -> None:
    need_programs()
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(document("ke-hoach", plan_2022, profile=profile))
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
    assert ooxml.problems(document("ke-hoach", plan_2022, profile=profile)) == []


def test_the_command_makes_it_from_the_plan_file(tmp_path: Path) -> None:
    done = kiemdiem("render", "ke-hoach", PLAN_2022, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_back((tmp_path / "out" / "ke-hoach-2022.docx").read_bytes())[6].text == "KẾ HOẠCH"


@pytest.mark.parametrize("folder", ["", "nn-nd30"])
def test_the_names_in_the_template_are_those_that_are_given(plan_2022: Plan, folder: str) -> None:
    found = context("ke-hoach", plan_2022, profile=folder or "dang-hd36")
    used = set(Template.read(TEMPLATES / folder / "ke-hoach.docx").names())
    lists = {"mo_dau", "cac_phan.cac_doan"}
    given = set(found) | {f"{name}.{key}" for name in lists for key in ("loai", "chu", "giu")}
    assert used <= given | {"cac_phan.ten", "cac_phan.cac_doan"}
    assert {"mo_dau", "cac_phan", "doan_cuoi", "noi_nhan"} <= used

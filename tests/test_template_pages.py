"""The shipped templates, and documents with annexes, as LibreOffice prints them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tools.templates import skeletons
from tools.templates.family import Family, families
from tools.templates.kind import Kind
from tools.templates.kinds import thong_bao
from tools.templates.making import make

from drafts import context, render
from kiemdiem.formats.widths import ISSUER_WIDEST
from pages import Word, longest_rule, need_programs, to_pdf, words

PARTY, STATE = families()


@dataclass(frozen=True)
class Printed:
    """A document as it is printed."""

    pdf: Path
    words: list[Word]

    def lines(self, text: str) -> list[list[Word]]:
        """The words of `text`, where it stands first, line by line; an issuer's in its column."""
        wanted = text.split()
        column = 30 + ISSUER_WIDEST + 0.5 if text.isupper() else 210
        candidates = [word for word in self.words if word.right <= column]
        texts = [word.text for word in candidates]
        start = next(place for place in range(len(texts)) if texts[place : place + len(wanted)] == wanted)
        lines: list[list[Word]] = []
        for word in candidates[start : start + len(wanted)]:
            if lines and word.left > lines[-1][-1].left:
                lines[-1].append(word)
            else:
                lines.append([word])
        return lines

    def line(self, text: str) -> list[Word]:
        """The words of `text`, all on one line."""
        (line,) = self.lines(text)
        return line

    def title(self, family: Family) -> list[Word]:
        """The words of the title on the right."""
        wanted = family.word("title").split()
        found = [word for word in self.words if word.page == 1 and word.left > 30 + ISSUER_WIDEST][: len(wanted)]
        assert [word.text for word in found] == wanted
        return found

    def rule_under(self, lines: list[list[Word]]) -> tuple[float, float]:
        """The rule under the last of `lines`, no wider than the page is around them."""
        left = min(line[0].left for line in lines) - 2
        right = max(line[-1].right for line in lines) + 2
        bottom = lines[-1][0].bottom
        return longest_rule(self.pdf, bottom - 1, bottom + 3, left, right)


NAMES = {
    "short": ("SỞ NỘI VỤ", "về nhân sự"),
    "long": (
        "BAN CHỈ ĐẠO TỔNG KẾT VIỆC THỰC HIỆN NGHỊ QUYẾT VỀ XÂY DỰNG ĐẢNG TRONG DOANH NGHIỆP NGOÀI NHÀ NƯỚC",
        "về thời hạn thực hiện Kế hoạch kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm 2022",
    ),
}


@pytest.fixture(scope="module", params=["party-short", "party-long", "state-short", "state-long"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Family, str, Printed]:
    need_programs()
    bodies, _hyphen, length = request.param.partition("-")
    family = PARTY if bodies == "party" else STATE
    folder = tmp_path_factory.mktemp(request.param)
    values = context(family, *NAMES[length])
    (folder / "a.docx").write_bytes(render(folder, make(family, thong_bao.KIND), values))
    pdf = to_pdf(folder / "a.docx", folder)
    return family, length, Printed(pdf, words(pdf))


def test_nothing_is_outside_the_margins_and_nothing_is_lost(printed: tuple[Family, str, Printed]) -> None:
    _family, length, page = printed
    text = [word for word in page.words if word.top > 18]
    assert min(word.left for word in text) >= 29.5
    assert max(word.right for word in text) <= 195.5
    assert min(word.top for word in text) == pytest.approx(20, abs=1.5)
    assert max(word.bottom for word in text) <= 277.5
    assert {len(page.lines(text)) > 1 for text in NAMES[length]} == {length == "long"}
    assert [word.text for word in page.words][-3:] == ["Bùi", "Văn", "Lý"]


def test_the_head_stands_in_two_columns_that_do_not_touch(printed: tuple[Family, str, Printed]) -> None:
    family, length, page = printed
    title = page.title(family)
    assert len({round(word.top, 1) for word in title}) == 1
    assert title[-1].right <= 195.5
    issuer = page.lines(NAMES[length][0])
    assert title[0].left - max(line[-1].right for line in issuer) > 2


def test_the_rule_under_title_or_motto_is_as_long_as_the_text(printed: tuple[Family, str, Printed]) -> None:
    family, _length, page = printed
    line = page.title(family) if family.party else page.line(family.word("motto"))
    left, right = longest_rule(page.pdf, line[0].top, line[0].bottom + 1, 104)
    assert (left, right) == (pytest.approx(line[0].left, abs=1), pytest.approx(line[-1].right, abs=1))


@pytest.mark.parametrize("printed", ["state-short", "state-long"], indirect=True)
def test_the_rules_of_a_state_document_are_a_third_to_a_half_in_the_middle(
    printed: tuple[Family, str, Printed],
) -> None:
    _family, length, page = printed
    for text in NAMES[length]:
        found = page.lines(text)
        longest = max(line[-1].right - line[0].left for line in found)
        left, right = page.rule_under(found)
        assert 1 / 3 - 0.01 <= (right - left) / longest <= 1 / 2 + 0.01
        assert (left + right) / 2 == pytest.approx((found[-1][0].left + found[-1][-1].right) / 2, abs=0.7)


@pytest.mark.parametrize("printed", ["party-short", "party-long"], indirect=True)
def test_a_party_document_has_its_marks_instead_in_the_middle(printed: tuple[Family, str, Printed]) -> None:
    _family, _length, page = printed
    for mark, middle in (("*", 30 + ISSUER_WIDEST / 2), ("-----", 30 + 165 / 2)):
        (word,) = page.line(mark)
        assert (word.left + word.right) / 2 == pytest.approx(middle, abs=0.7)


@pytest.mark.parametrize("printed", ["state-short", "state-long"], indirect=True)
def test_number_and_date_stand_on_one_line_in_a_state_document(printed: tuple[Family, str, Printed]) -> None:
    _family, _length, page = printed
    number, day = page.line("Số: 05"), page.line("Ninh Hòa, ngày 01")
    assert number[0].bottom == pytest.approx(day[0].bottom, abs=0.6)
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(30 + ISSUER_WIDEST / 2, abs=0.7)


def test_pages_are_numbered_from_the_second_on_ten_millimetres_from_the_edge(
    printed: tuple[Family, str, Printed],
) -> None:
    _family, _length, page = printed
    above = [word for word in page.words if word.bottom < 19]
    assert [(word.page, word.text) for word in above] == [(2, "2")]
    assert (above[0].left + above[0].right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    assert above[0].top == pytest.approx(10, abs=1)


@pytest.fixture(scope="module")
def annexed(tmp_path_factory: pytest.TempPathFactory) -> list[Word]:
    need_programs()
    folder = tmp_path_factory.mktemp("annexed")
    template = make(STATE, Kind("Báo cáo", skeletons.report))
    (folder / "a.docx").write_bytes(render(folder, template, context(STATE, "UBND", "Về nhân sự")))
    return words(to_pdf(folder / "a.docx", folder))


def test_the_pages_of_each_annex_are_counted_anew_and_the_first_shows_no_number(annexed: list[Word]) -> None:
    above = [(word.page, word.text) for word in annexed if word.bottom < 19]
    starts = [word.page for word in annexed if word.text == "Phụ"]
    assert starts == [2, max(word.page for word in annexed)]
    assert above == [(page, str(page - 1)) for page in range(3, starts[1])]
    assert len(above) >= 1


def test_a_table_on_its_side_repeats_its_headings_and_keeps_inside_the_margins(annexed: list[Word]) -> None:
    headings = [word.page for word in annexed if word.text == "TT"]
    assert headings == list(range(2, max(word.page for word in annexed) + 1))
    on_side = [word for word in annexed if word.page >= 2 and word.top > 18]
    assert max(word.right for word in on_side) <= 297 - 15
    assert max(word.bottom for word in on_side) <= 210 - 20 + 0.5

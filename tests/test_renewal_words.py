"""Which words of a plan move to the next year, and which a person must look at."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.plan import Place
from kiemdiem.renewal.times import Times
from kiemdiem.renewal.words import Reading, reworded
from kiemdiem.source.respelling import swapped

TIMES = Times(
    1,
    frozenset({2022}),
    {date(2022, 12, 5): date(2023, 12, 4), date(2023, 1, 31): date(2024, 1, 26)},
    frozenset({"2023-02", "2023-Q1"}),
)


def moved(text: str, reading: Reading = "plain", times: Times = TIMES) -> str:
    return swapped(text, reworded(text, Place(()), times, reading).swaps)


def left(text: str) -> list[str]:
    return [one.words for one in reworded(text, Place(()), TIMES).left]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("kết quả đánh giá, xếp loại chất lượng năm 2022 đối với cá nhân", "năm 2023"),
        ("hồ sơ đề nghị xếp loại cán bộ **năm 2022.**", "**năm 2023.**"),
        ("hoàn thành trước ngày 05/12/2022", "trước ngày 04/12/2023"),
        ("hoàn thành trước ngày 5-12-2022", "trước ngày 04-12-2023"),
        ("trước ngày 05 tháng 12 năm 2022", "trước ngày 04 tháng 12 năm 2023"),
        ("trước ngày 05/12", "trước ngày 04/12"),
        ("trước thứ Hai, ngày 05/12/2022", "trước thứ Hai, ngày 04/12/2023"),
        ("chậm nhất 31/01/2023 (thứ Ba)", "chậm nhất 26/01/2024 (thứ Sáu)"),
        ("trong tháng 02 năm 2023", "trong tháng 02 năm 2024"),
        ("trong quý I/2023", "trong quý I/2024"),
        ("xếp loại năm học 2021-2022", "xếp loại năm học 2022-2023"),
        ("kiểm điểm sáu tháng đầu năm 2022", "kiểm điểm sáu tháng đầu năm 2023"),
    ],
)
def test_the_year_of_the_campaign_and_the_days_of_deadlines_move(text, new):
    assert new in moved(text)
    assert left(moved(text).replace("2024", "2034").replace("2023", "2033")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 1289-CV/TU ngày 25/10/2022 của Ban Thường vụ Tỉnh ủy về kiểm điểm, xếp loại năm 2022",
        "Hướng dẫn số 12-HD/TU ngày 05/12/2022 về đánh giá, xếp loại",
        "theo Hướng dẫn đánh giá, xếp loại năm 2022 của Tỉnh ủy",
        "đánh giá theo Luật Cán bộ, công chức năm 2022",
        "khen thưởng, xếp loại giai đoạn 2020-2022",
        "nhiệm vụ năm 2022 của đơn vị",
        "phương hướng năm 2023",
        "đại hội ngày 15/10/2022",
        "xếp loại tháng 11 năm 2022",
    ],
)
def test_papers_keep_their_dates_and_what_is_not_clear_is_left_and_told(text):
    assert moved(text) == text
    assert len(left(text)) == 1


@pytest.mark.parametrize("text", ["Quy định số 132-QĐ/TW ngày 08/3/2018", "nhiệm kỳ 2015-2020", "Mẫu 02-HD KĐ.ĐG 2019"])
def test_older_years_are_nobodys_concern(text):
    assert moved(text) == text
    assert left(text) == []


def test_every_year_of_a_phrase_and_of_the_subject_moves():
    assert moved("trong quý IV năm 2022", "phrase") == "trong quý IV năm 2023"
    assert moved("cuối năm 2022", "phrase") == "cuối năm 2023"
    assert moved("công tác năm 2022", "campaign") == "công tác năm 2023"
    assert moved("kiểm điểm quý IV năm 2022", "campaign") == "kiểm điểm quý IV năm 2023"


def test_a_weekday_beside_a_moved_date_is_that_of_the_new_date():
    sunday = Times(1, frozenset({2022}), {date(2022, 12, 5): date(2023, 12, 3)})
    assert moved("trước thứ 2, ngày 05/12/2022", times=sunday) == "trước chủ nhật, ngày 03/12/2023"
    assert moved("trước thứ Hai, ngày 05/12/2022", times=sunday) == "trước Chủ nhật, ngày 03/12/2023"
    monday = Times(1, frozenset({2022}), {date(2022, 12, 4): date(2023, 12, 4)})
    assert moved("Chủ nhật, ngày 04/12/2022", times=monday) == "Thứ Hai, ngày 04/12/2023"

"""What a cell of a roll may say, and what is refused rather than guessed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.values import RefusedValue, Vocabulary

WORDS = Vocabulary()


@pytest.mark.parametrize(
    "written",
    ["Đ", "Â", "Ă", "A-", "A+", "-A", "B?", "HTXSNV?", "<B", "Loại Đ", "C/D", "Tôt", "tất", "H.T.T.N.V", "A..", "'A"],
)
def test_a_level_that_is_nearly_one_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(RefusedValue):
        WORDS.read(BY_KEY["decided"], written)


@pytest.mark.parametrize(
    "written", ["Hoàn thành tốt nhiệm vụ (HTXSNV)", "Hoàn thành (tốt)", "Hoàn thành nhiệm vụ (tốt)"]
)
def test_a_level_whose_brackets_say_another_is_refused(written: str) -> None:
    with pytest.raises(RefusedValue):
        WORDS.read(BY_KEY["decided"], written)


@pytest.mark.parametrize("written", ["hoàn thành xuất sắc nhiệm vu", "hoán thành tốt", "xuât sac"])
def test_other_diacritics_than_the_right_ones_are_refused_with_the_right_word(written: str) -> None:
    with pytest.raises(RefusedValue) as refused:
        WORDS.read(BY_KEY["decided"], written)
    assert "Có phải là" in refused.value.hint


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("hoan thanh tot", "good"), ("XUAT SAC", "excellent"), ("loai d", "unsatisfactory"),
        ("khong xep loai", "unrated"),
        ("HTXSNV.", "excellent"), ("(A)", "excellent"), ("d", "unsatisfactory"), ("Hòan thành  tốt", "good"),
        ("Hoàn thành tốt nhiệm vụ (HTTNV).", "good"), ("không đánh giá xếp loại", "unrated"), ("“Tốt”", "good"),
    ],
)  # fmt: skip
def test_levels_without_any_diacritics_in_any_case_and_with_harmless_signs_are_read(written: str, meaning: str) -> None:
    assert WORDS.read(BY_KEY["decided"], written) == meaning


@pytest.mark.parametrize("written", ["đv", "DV", "dang vien", "Đảng viên."])
def test_members_are_known_however_they_are_written(written: str) -> None:
    assert WORDS.read(BY_KEY["subject"], written) == "member"


def test_the_words_of_a_plan_win_over_the_usual_ones() -> None:
    words = Vocabulary.of(levels={"good": ("Loại A", "Khá")})
    assert [words.read(BY_KEY["decided"], text) for text in ("loại A", "loai a", "kha", "A")] == [
        "good", "good", "good", "excellent",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["unit", "body", "code", "name", "post", "comparable_group"])
@pytest.mark.parametrize("value", [date(2022, 1, 2), datetime(2022, 1, 2), time(8, 30), True, False])
def test_a_day_or_a_truth_is_no_name_and_no_code(key: str, value: object) -> None:
    with pytest.raises(RefusedValue, match=r"không phải chữ"):
        WORDS.read(BY_KEY[key], value)


def test_a_remark_may_be_a_day() -> None:
    assert WORDS.read(BY_KEY["note"], datetime(2022, 1, 2)) == "02/01/2022"


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_is_no_number_of_months(value: object) -> None:
    with pytest.raises(RefusedValue):
        WORDS.read(BY_KEY["sick_months"], value)


@pytest.mark.parametrize(
    "written", ["05/03/2022 08:30:00", "5/3/2022 8:30", "2022-03-05T08:30", datetime(2022, 3, 5, 8, 30)]
)
def test_the_time_of_a_day_is_left_out(written: object) -> None:
    assert WORDS.read(BY_KEY["joined"], written) == "2022-03-05"


@pytest.mark.parametrize("written", [date(9999, 12, 31), date(1, 1, 1), "05/03/2022 25:00", "31/02/2022"])
def test_a_day_that_cannot_be_meant_is_refused(written: object) -> None:
    with pytest.raises(RefusedValue):
        WORDS.read(BY_KEY["joined"], written)

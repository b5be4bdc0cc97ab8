"""Vietnamese words: which are the same, how they sort, how dates are printed, what is near."""

from __future__ import annotations

import doctest
import unicodedata
from datetime import date

import pytest

from kiemdiem import vietnamese
from kiemdiem.vietnamese import (
    capital_first,
    fold,
    long_date,
    nearest,
    nfc,
    print_date,
    printed_dates,
    same_words,
    sort_key,
)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(vietnamese).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thị ủy", "Thị uỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("THỊ ỦY", "thị uỷ"),
        ("xóa", "xoá"), ("tòa", "toà"), ("lũy", "luỹ"), ("Mặt trận  Tổ quốc", "mặt trận tổ quốc"),
        ("chính trị - xã hội", "Chính trị – xã hội"), ("xã, phường", "xã phường"),
        ("Đảng ủy", unicodedata.normalize("NFD", "đảng uỷ")),
    ],
)  # fmt: skip
def test_spellings_of_the_same_words_are_the_same(one, other):
    assert same_words(one) == same_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bí thư", "bi thư"), ("ủy", "uy"), ("đảng", "dảng"), ("quý", "qúi"), ("quý", "quỳ"), ("hoàn", "hoan"),
        ("thị xã", "thị xa"), ("má", "mà"), ("tân", "tăn"), ("thường trực", "thường trục"),
    ],
)  # fmt: skip
def test_other_words_are_not(one, other):
    assert same_words(one) != same_words(other)


@pytest.mark.parametrize("word", ["quý", "hoàn", "quyết", "khoản", "toán", "ủy", "hoà"])
def test_a_word_stays_as_its_user_spells_it(word):
    assert nfc(word) == word
    assert nfc(unicodedata.normalize("NFD", word)) == word
    assert capital_first(word)[1:] == word[1:]


def test_folding_ignores_case_diacritics_and_repeated_blanks():
    assert fold("Ủy ban  Kiểm tra Tỉnh ủy") == "uy ban kiem tra tinh uy"
    assert fold("ĐĂNG KÝ") == fold("đăng ký") == "dang ky"
    assert fold("\u00a0xã\tphường\n") == "xa phuong"


def test_words_sort_in_vietnamese_order():
    words = ["z", "ê", "e", "đ", "d", "ư", "u", "ơ", "ô", "o", "â", "ă", "a", "y", "i"]
    assert sorted(words, key=sort_key) == ["a", "ă", "â", "d", "đ", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "z"]
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_letters_come_before_tones_and_words_before_both():
    assert sorted(["bang", "bạn", "ban", "bàn giao", "bàn"], key=sort_key) == ["ban", "bàn", "bàn giao", "bạn", "bang"]
    names = ["Văn phòng", "UBND xã", "Đảng ủy", "Ban Tuyên giáo", "Ban Dân vận", "Công an", "Chi bộ 10", "Chi bộ 1"]
    assert sorted(names, key=sort_key) == [
        "Ban Dân vận", "Ban Tuyên giáo", "Chi bộ 1", "Chi bộ 10", "Công an", "Đảng ủy", "UBND xã", "Văn phòng",
    ]  # fmt: skip


def test_any_text_has_a_place_in_the_order():
    odd = ["", " ", "“a”", "\u0301", "漢", "1", "a\u0323\u0302", "a-b", "A"]
    assert sorted(odd, key=sort_key)[0] in ("", " ")
    assert sort_key("A") == sort_key("a")
    assert sort_key("\u1ead") == sort_key("a\u0323\u0302")


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2022, 11, 5), "05/11/2022", "ngày 05 tháng 11 năm 2022"),
        (date(2023, 1, 31), "31/01/2023", "ngày 31 tháng 01 năm 2023"),
        (date(2023, 2, 9), "09/02/2023", "ngày 09 tháng 02 năm 2023"),
        (date(2023, 3, 31), "31/3/2023", "ngày 31 tháng 3 năm 2023"),
        (date(2018, 3, 8), "08/3/2018", "ngày 08 tháng 3 năm 2018"),
        (date(2022, 9, 10), "10/9/2022", "ngày 10 tháng 9 năm 2022"),
        (date(2022, 12, 10), "10/12/2022", "ngày 10 tháng 12 năm 2022"),
    ],
)
def test_days_under_10_and_months_under_3_are_padded(day, short, long):
    assert print_date(day) == short
    assert long_date(day) == long
    assert printed_dates(short) == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trước ngày 5/11/2022 và 05/12/2022.", [date(2022, 11, 5), date(2022, 12, 5)]),
        ("31/02/2022, 1/13/2022, 0/1/2022", []),
        ("số 12/34/2022/QĐ", []),
        ("1/2/20225", []),
        ("không có ngày", []),
    ],
)
def test_dates_are_read_where_a_text_prints_real_days(text, days):
    assert printed_dates(text) == days


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("agencis", "agencies"), ("Agencies", "agencies"), ("thoi han", "thời hạn"), ("thời hặn", "thời hạn"),
        ("btv-thi-uy", "btv-thi-ủy"), ("xyz", None), ("", None), ("a" * 201, None),
    ],
)  # fmt: skip
def test_the_nearest_word_is_a_hint_and_nothing_far_is(word, near):
    assert nearest(word, ["agencies", "thời hạn", "btv-thi-ủy", "agency_groups"]) == near
    assert nearest(word, []) is None

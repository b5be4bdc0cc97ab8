"""The widths of texts in Times New Roman, and the rules in state documents that follow from them."""

from __future__ import annotations

import pytest

from kiemdiem import formats
from kiemdiem.formats.widths import (
    ISSUER_WIDEST,
    SUBJECT_WIDEST,
    even_lines,
    head_rules,
    issuer_lines,
    longest_line,
    rule_length,
)

NAMES = [
    "UBND", "SỞ Y TẾ", "SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN", "TỈNH KHÁNH HÒA", "ỦY BAN NHÂN DÂN THỊ XÃ NINH HÒA",
    "BAN CHỈ ĐẠO TỔNG KẾT VIỆC THỰC HIỆN NGHỊ QUYẾT VỀ XÂY DỰNG ĐẢNG TRONG DOANH NGHIỆP NGOÀI NHÀ NƯỚC",
    "…………",
]  # fmt: skip
SUBJECTS = [
    "Về nhân sự",
    "Về thời hạn gửi báo cáo",
    "Về thời hạn thực hiện Kế hoạch kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên năm 2022",
]


@pytest.mark.parametrize("text", [*NAMES, *SUBJECTS])
def test_the_rule_is_a_third_to_a_half_of_the_text_above_it(text: str) -> None:
    state = formats.find("nn-nd30")
    issuer, widest = text.isupper(), ISSUER_WIDEST if text.isupper() else SUBJECT_WIDEST
    points, measure = (12, "issuer_rule") if issuer else (14, "subject_rule")
    length = float(rule_length(text, points, True, state.measures[measure], widest))
    assert 1 / 3 <= length / longest_line(text, points, True, widest) <= 1 / 2


def test_only_state_documents_have_these_rules_and_only_under_a_text() -> None:
    assert head_rules(formats.find("dang-hd36"), "THỊ ỦY A", "về nhân sự") == {"ke_co_quan": "", "ke_trich_yeu": ""}
    rules = head_rules(formats.find("nn-nd30"), "SỞ NỘI VỤ", "")
    assert rules == {"ke_co_quan": "10", "ke_trich_yeu": ""}


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("ỦY BAN NHÂN DÂN THỊ XÃ NINH HÒA", "ỦY BAN NHÂN DÂN\nTHỊ XÃ NINH HÒA"),
        ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        ("VIỆN", "VIỆN"),
        ("", ""),
        ("SỞ NỘI VỤ\nTHANH TRA", "SỞ NỘI VỤ\nTHANH TRA"),
    ],
)
def test_a_long_name_is_broken_evenly(text: str, even: str) -> None:
    assert even_lines(text, 12, True, ISSUER_WIDEST) == even


@pytest.mark.parametrize("profile", formats.names())
@pytest.mark.parametrize("issuer", NAMES)
def test_an_issuer_is_broken_before_its_column_ends(profile: str, issuer: str) -> None:
    rules = formats.find(profile)
    broken = issuer_lines(rules, issuer)
    assert " ".join(broken.split()) == issuer
    for line in broken.split("\n"):
        assert longest_line(line, rules.faces["issuer"].prints, True, 1000) < ISSUER_WIDEST - 0.9

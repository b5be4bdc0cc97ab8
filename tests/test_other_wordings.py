"""Contradictions in words that the real plan does not use, and right plans that say things in their own way."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem import lint, source
from kiemdiem.catalogue import all_rules

HEADING = "document: {subject: kiểm điểm, year: 2024, issuer: so, number: 05/KH-SNV, date: 2024-10-15, place: B}\n"
BODIES = """agencies:
  - {id: so, name: Sở Nội vụ}
  - {id: ubkt, name: Uỷ ban Kiểm tra Huyện uỷ}
  - {id: dan-van, name: Ban Dân vận Huyện uỷ}
  - {id: vp, name: Văn phòng Sở Nội vụ}
  - {id: chi-bo, name: các chi bộ, kind: group}
"""


def found(text: str) -> dict[str, list[str]]:
    """The messages of every code."""
    read = source.parse(HEADING + BODIES + text, "plan.yaml")
    codes: dict[str, list[str]] = {}
    for diagnostic in lint.run(read, all_rules(), date(2024, 11, 1), heed_ignores=False):
        codes.setdefault(diagnostic.code, []).append(diagnostic.message)
    return codes


def task(text: str, *lines: str) -> str:
    return "".join([f'tasks:\n  - id: "1"\n    text: "{text}"\n', *(f"    {line}\n" for line in lines)])


WRONG = {
    "a deadline printed in words with another day": (
        task("Nộp phiếu", "deadline: {phrase: chậm nhất ngày 28 tháng 11 năm 2024, by: 2024-11-29}"), "KD206",
    ),
    "a sentence with a date in words that the deadline does not have": (
        task("Nộp phiếu trước ngày 25 tháng 11 năm 2024", "deadline: {by: 2024-11-29}"), "KD206",
    ),
    "another number of days after an event": (
        task("Nộp", "deadline: {phrase: trong 07 ngày làm việc, after: {days: 5, working: true, of: hop}}")
        + "events: [{id: hop, name: họp}]\n", "KD206",
    ),
    "another day of the month": (
        task("Nộp", "deadline: {phrase: ngày 20 của tháng cuối quý, every: {period: quarter, on: 25}}"), "KD206",
    ),
    "another half of the year": (
        task("Nộp", "deadline: {phrase: trong 6 tháng đầu năm 2024, within: 2024-H2}"), "KD206",
    ),
    "another hour": (
        task("Nộp", 'deadline: {phrase: trước 17 giờ ngày 29/11/2024, before: 2024-11-29, time: "16:30"}'), "KD206",
    ),
    "a weekday beside a date in words": (task("Họp Chủ nhật ngày 16 tháng 12 năm 2024"), "KD219"),
    "the year of another campaign in a sentence": (task("Báo cáo kết quả xếp loại năm 2023"), "KD226"),
    "a deadline at the end of the year after": (task("Nộp", "deadline: {by: 2025-12-31}"), "KD209"),
    "a task that waits for one that waits for it": (
        task("Nộp", 'deadline: {after: {days: 3, of: "2"}}') + '  - {id: "2", text: Họp}\n'
        'precedence: [{order: ["1", "2"]}]\n', "KD205",
    ),
    "a cap that stands in the text only": (task("Tỷ lệ xếp loại xuất sắc không quá 20% số đảng viên"), "KD418"),
    "a cap that the sentence of its task contradicts": (
        task("Tỷ lệ xếp loại xuất sắc không vượt quá 25%") + "caps:\n  - {id: c, text: không quá tỷ lệ, percent: 20, "
        'basis: pool, task: "1"}\n', "KD403",
    ),
    "an open set in other words": (task("Lấy ý kiến các cơ quan chức năng"), "KD314"),
    "a body to work with that has no role": (
        task("Phối hợp với Ban Dân vận Huyện uỷ rà soát", "roles: [{role: implements, who: [vp]}]"), "KD308",
    ),
    "individuals before collectives in words": (task("Kiểm điểm cá nhân trước, tập thể sau"), "KD422"),
    "the basis of another day in words": (
        "legal_bases: [{id: nd, type: Nghị định, number: 90/2020/NĐ-CP, date: 2020-08-13, issuer: so}]\n"
        "preamble: {text: Căn cứ Nghị định số 90/2020/NĐ-CP ngày 14 tháng 8 năm 2020, cites: nd}\n", "KD501",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), WRONG.values(), ids=WRONG)
def test_it_is_found_in_other_words_too(text, code):
    assert code in found(text)


RIGHT = {
    "those who are told are not those who are rated": (
        task("Gửi thông báo kết quả xếp loại đến các chi bộ trực thuộc Đảng ủy"), "KD420",
    ),
    "those who are told need not act": (
        task("Gửi thông báo đến từng tập thể và cá nhân", "roles: [{role: implements, who: [vp]}]")
        + '  - {id: "2", text: Họp, roles: [{role: implements, who: [chi-bo]}]}\n', "KD309",
    ),
    "two names side by side are no variant of a third": (
        task("Ban Dân vận Huyện uỷ, Ban Tuyên giáo Huyện uỷ rà soát"), "KD317",
    ),
    "the line that keeps a copy has codes": (
        'recipients:\n  - {text: Các chi bộ, to: [chi-bo]}\n  - {text: "Lưu: VT, VP", to: [vp], keeps: true}\n',
        "KD303",
    ),
    "before a day is until the day before": (
        task("Xong trước ngày 11/12/2024", "deadline: {by: 2024-12-10}"), "KD206",
    ),
    "a day of the zero rule": (task("Nộp trước ngày 31/01/2025 và ngày 31/3/2025"), "KD511"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_left_alone(text, code):
    assert code not in found(text), found(text)[code]


def test_a_deadline_just_before_the_day_of_signing_is_told_to_move_and_not_to_be_of_another_year():
    (message,) = found(task("Nộp", "deadline: {by: 2024-10-14}"))["KD202"]
    assert "trước ngày ký" in message
    read = source.parse(HEADING + BODIES + task("Nộp", "deadline: {by: 2024-10-14}"), "plan.yaml")
    hints = [one.hint for one in lint.run(read, all_rules(), date(2024, 11, 1)) if one.code == "KD202"]
    assert [("năm 2025" in hint, "15/10/2024" in hint) for hint in hints] == [(False, True)]

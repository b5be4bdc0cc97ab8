"""Somebody edits the real plan and makes a mistake: the new contradiction is reported, at the line of the mistake."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from kiemdiem import lint, source
from kiemdiem.catalogue import all_rules
from running import ROOT

ORIGINAL = (ROOT / "tests" / "cases" / "as-issued" / "2022.yaml").read_text(encoding="utf-8")


def findings(text: str) -> Counter[tuple[str, str, str]]:
    """Every code with its message and the text of the line it stands on."""
    read = source.parse(text, "2022.yaml")
    found = lint.run(read, all_rules(), date(2022, 11, 1), heed_ignores=False)
    return Counter((diagnostic.code, diagnostic.line.strip(), diagnostic.message) for diagnostic in found)


BEFORE = findings(ORIGINAL)


def new_findings(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    text = ORIGINAL
    for old, new in changes:
        assert ORIGINAL.count(old) == 1, (ORIGINAL.count(old), old)
        text = text.replace(old, new)
    return sorted((code, line) for code, line, _message in (findings(text) - BEFORE).elements())


# What changes: the words in the file, what stands there instead, the code, words of the line that is pointed to.
DEADLINES = {
    "a year typed wrong": ("before: 2023-01-31", "before: 2033-01-31", "KD209", "2033-01-31"),
    "a year of the past": ("before: 2022-12-31}", "before: 2021-12-31}", "KD202", "2021-12-31"),
    "a day on a Sunday": ("by: 2022-12-05}", "by: 2022-12-04}", "KD201", "2022-12-04"),
    "a holiday": ("before: 2023-03-31}", "before: 2023-01-03}", "KD201", "2023-01-03"),
    "an earlier date than that of the task it needs": (
        "before: 2023-03-31}", "before: 2022-12-09}", "KD203", "2022-12-09",
    ),
    "no working day after the task it needs": ("before: 2023-03-31}", "before: 2022-12-12}", "KD204", "2022-12-12"),
    "a deadline just after Tết": ("before: 2023-03-31}", "before: 2023-02-01}", "KD210", "2023-02-01"),
    "a first deadline sooner still": ("before: 2022-11-05}", "before: 2022-11-02}", "KD211", "2022-11-02"),
    "an item later than the next one": ("before: 2022-12-31}", "before: 2023-02-28}", "KD212", "2023-02-28"),
    "a task without its deadline": (
        "deadline: {phrase: trước ngày 31/01/2023, before: 2023-01-31}", "done: 2022-10-31", "KD213", 'id: "9.2"',
    ),
    "a date that two phrases share": ("before: 2022-11-10}", "by: 2022-11-05}", "KD215", "by: 2022-11-05"),
    "a window the wrong way round": (
        "before: 2022-11-10}", "from: 2022-11-10, to: 2022-11-08}", "KD216", "to: 2022-11-08",
    ),
    "a recurring task that never falls due": (
        "{phrase: kịp thời, ongoing: true}", "{every: {period: year, month: 2, by: 30}}", "KD217", "every",
    ),
    "a weekday that is not that date's": (
        "**trước ngày 31/01/2023.**", "trước thứ Hai, ngày 31/01/2023.", "KD219", "thứ Hai",
    ),
    "a printed date that the deadline does not have": (
        "**trước ngày 31/01/2023.**", "**trước ngày 13/01/2023.**", "KD206", "13/01/2023",
    ),
    "a phrase with another date": ("phrase: trước ngày 31/01/2023", "phrase: trước ngày 30/01/2023", "KD206", "31"),
    "two things at the same moment with two dates": (
        "{together: [ho-so-de-nghi,", "{together: [ho-so-uy-quyen, ho-so-de-nghi,", "KD225", "together",
    ),
    "done on a day to come": ("before: 2022-11-10}", "before: 2022-11-10}\n    done: 2022-11-09", "KD208", "done"),
}  # fmt: skip

AGENCIES = {
    "nobody implements": (
        "      - {role: implements, who: [hdnd-ubnd, tmgv, mttq-ctxh, dang-uy-chi-bo]}\n", "", "KD301", 'id: "2"',
    ),
    "nobody directs": (
        "      - {role: directs, who: [btv-thi-uy]}\n      - {role: advises, who: [tc-nv]}\n      - {role: implements, "
        "who: [hdnd-ubnd,", "      - {role: advises, who: [tc-nv]}\n      - {role: implements, who: [hdnd-ubnd,",
        "KD305", 'id: "2"',
    ),
    "nobody at all": (
        "      - {role: directs, who: [btv-thi-uy]}\n      - {role: advises, who: [tc-nv]}\n      - {role: decides, "
        "who: [btv-thi-uy], in_sentence: true}\n", "      - {role: receives, who: [btv-thi-uy], in_sentence: true}\n",
        "KD306", 'id: "3"',
    ),
    "one label of its own": (
        "{role: implements, who: [hdnd-ubnd, tmgv,", "{role: implements, label: Cơ quan triển khai, who: [hdnd-ubnd, "
        "tmgv,", "KD307", "Cơ quan triển khai",
    ),
    "a body that the sentence tells to act": (
        "      Thông báo kết quả đánh giá, xếp",
        "      Giao Trung tâm Chính trị thị xã thông báo kết quả đánh giá, xếp",
        "KD308", "Trung tâm Chính trị",
    ),
    "one body in two roles": (
        "{role: implements, who: [hdnd-ubnd, tmgv,", "{role: implements, who: [tc-nv, hdnd-ubnd, tmgv,", "KD310",
        "tc-nv",
    ),
    "a body that directs its superior": (
        "      - {role: directs, who: [btv-thi-uy]}\n      - {role: advises, who: [tc-nv]}\n      - {role: decides, "
        "who: [btv-thi-uy]", "      - {role: directs, who: [tt-thi-uy]}\n      - {role: advises, who: [tc-nv]}\n"
        "      - {role: decides, who: [btv-thi-uy]", "KD313", "tt-thi-uy",
    ),
    "a body missing under Nơi nhận": (
        "  - {text: Ban Tổ chức Tỉnh ủy (báo cáo), to: [ban-to-chuc-tinh-uy]}\n", "", "KD302", "ban-to-chuc-tinh-uy",
    ),
    "a recipient without any part": (
        "{text: Ban Tổ chức Tỉnh ủy (báo cáo), to: [ban-to-chuc-tinh-uy]}", "{text: Báo Nhân Dân, to: [bao-nhan-dan]}",
        "KD319", "Báo Nhân Dân",
    ),
    "one name for two bodies": (
        "aliases: [đoàn thể]", "aliases: [đoàn thể, Thường trực Thị uỷ]", "KD103", "Thường trực Thị uỷ",
    ),
    "a variant no longer registered": (
        'aliases: ["các cơ quan tham mưu, giúp việc Thị ủy", Các', "aliases: [Các", "KD303", "tc-nv, tmgv",
    ),
    "two ids for one body": (
        "  - {id: trung-tam-chinh-tri, name: Trung tâm Chính trị thị xã, level: district}",
        "  - {id: trung-tam-chinh-tri, name: Trung tâm Chính trị thị xã, level: district}\n"
        "  - {id: ttct, name: Cơ quan Trung tâm Chính trị thị xã}", "KD323", "ttct",
    ),
    "an open set where names belong": (
        "who: [tc-nv, van-phong]\n            text: Cơ quan Tổ chức - Nội vụ thị xã, Văn phòng thị xã",
        "who: [tc-nv, co-quan-lien-quan]\n            text: Cơ quan Tổ chức - Nội vụ thị xã, các cơ quan liên quan",
        "KD314", "co-quan-lien-quan",
    ),
    "more tasks in a week than one body can do": ("before: 2022-12-31}", "before: 2022-12-10}", "KD322", "2022-12-12"),
}  # fmt: skip

# What has to change at a second place as well.
ALSO = {
    "a recurring task that never falls due": ('rulebook: "2019"', 'period: {from: 2022-11-01, to: 2023-01-31}'),
    "a recipient without any part": (
        "  - {id: thi-uy-vien,", "  - {id: bao-nhan-dan, name: Báo Nhân Dân}\n  - {id: thi-uy-vien,",
    ),
}  # fmt: skip

CASES = DEADLINES | AGENCIES


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_the_real_plan_is_reported_on_its_line(name):
    old, new, code, words = CASES[name]
    found = new_findings((old, new), *([ALSO[name]] if name in ALSO else []))
    assert [line for known, line in found if known == code and words in line], found


def test_the_zero_rule_of_dates_and_the_loop_of_collective_and_individuals_are_no_findings():
    assert [line for code, line, _message in BEFORE if code == "KD205"] == []
    spoken_of = [message for _code, line, message in BEFORE if re.search(r"31/3/2023|31/01/2023", line)]
    assert [message for message in spoken_of if re.search(r"31/0?3/2023.*31/0?1/2023|số 0", message)] == []

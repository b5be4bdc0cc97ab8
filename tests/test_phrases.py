"""A deadline in the words of a document."""

from __future__ import annotations

from typing import Any

import pytest

from kiemdiem import language
from kiemdiem.phrases import words
from kiemdiem.plan import Deadline, Plan

PLAN = Plan.model_validate(
    {
        "document": {"subject": "kiểm điểm", "year": 2022, "issuer": "btv"},
        "tasks": [{"id": "5", "text": "nhận xét"}],
        "events": [{"id": "hoi-nghi", "name": "Hội nghị tổng kết"}],
        "legal_bases": [
            {"id": "hd21", "type": "Hướng dẫn", "number": "21-HD/BTCTW", "date": "2019-10-18", "issuer": "btctw"}
        ],
    }
)


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ({"before": "2022-11-05"}, "trước ngày 05/11/2022"),
        ({"by": "2023-03-31"}, "chậm nhất ngày 31/3/2023"),
        ({"by": "2023-01-05", "time": "17:00"}, "chậm nhất 17 giờ ngày 05/01/2023"),
        ({"on": "2022-12-05"}, "ngày 05/12/2022"),
        ({"on": "2022-12-05", "time": "08:15"}, "lúc 08 giờ 15 ngày 05/12/2022"),
        ({"within": "2023-02"}, "trong tháng 02 năm 2023"),
        ({"within": "2023-11"}, "trong tháng 11 năm 2023"),
        ({"within": "2023-Q1"}, "trong quý I năm 2023"),
        ({"within": "2023-H1"}, "trong 6 tháng đầu năm 2023"),
        ({"within": "2023-H2"}, "trong 6 tháng cuối năm 2023"),
        ({"within": "2023"}, "trong năm 2023"),
        ({"from": "2022-12-01"}, "từ ngày 01/12/2022"),
        ({"from": "2022-12-01", "to": "2022-12-10"}, "từ ngày 01/12/2022 đến ngày 10/12/2022"),
        ({"every": {"period": "month", "by": 5}}, "chậm nhất ngày 05 hằng tháng"),
        ({"every": {"period": "quarter", "before": 12}}, "trước ngày 12 tháng cuối mỗi quý"),
        ({"every": {"period": "quarter", "month": 2, "on": 12}}, "ngày 12 tháng thứ 2 mỗi quý"),
        ({"every": {"period": "half", "month": 1, "by": 12}}, "chậm nhất ngày 12 tháng đầu mỗi nửa năm"),
        ({"every": {"period": "year", "before": 15}}, "trước ngày 15 tháng 12 hằng năm"),
        (
            {"after": {"days": 10, "working": True, "of": "hoi-nghi"}},
            "trong 10 ngày làm việc kể từ khi có “Hội nghị tổng kết”",
        ),
        ({"after": {"days": 5, "of": "5"}}, "trong 5 ngày kể từ khi xong việc II.5"),
        ({"after": {"days": 30, "of": "hd21"}}, "trong 30 ngày kể từ ngày ban hành Hướng dẫn số 21-HD/BTCTW"),
        ({"after": {"days": 0, "of": "5"}}, "ngay khi xong việc II.5"),
        ({"ongoing": True}, "thường xuyên"),
        ({"on_request": True}, "theo yêu cầu"),
        (
            {"finish": {"before": "2022-12-05"}, "report": {"before": "2022-12-25"}},
            "hoàn thành trước ngày 05/12/2022, báo cáo trước ngày 25/12/2022",
        ),
    ],
)
def test_a_deadline_without_a_phrase_is_said_as_an_office_writes_it(deadline: dict[str, Any], said: str) -> None:
    assert words(Deadline.model_validate(deadline), PLAN) == said


def test_the_words_of_a_document_stay_vietnamese_for_an_english_reader() -> None:
    language.use("en")
    try:
        assert words(Deadline.model_validate({"ongoing": True}), PLAN) == "thường xuyên"
    finally:
        language.use("vi")

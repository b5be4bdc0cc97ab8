"""The words that a sheet for people has for the canonical values of a roll; `values` reads them back as the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiemdiem.roll.columns import Column, Kind

LEVEL_WORDS = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "satisfactory": "Hoàn thành nhiệm vụ",
    "unsatisfactory": "Không hoàn thành nhiệm vụ",
    "unrated": "Không xếp loại",
}
SUBJECT_WORDS = {
    "organisation": "tổ chức đảng",
    "member": "đảng viên",
    "collective": "tập thể lãnh đạo, quản lý",
    "leader": "cá nhân cán bộ lãnh đạo, quản lý",
    "official": "cán bộ, công chức, viên chức",
}
DISCIPLINE_WORDS = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "dismissal": "cách chức",
    "expulsion": "khai trừ",
    "dissolution": "giải tán",
}
EXCLUDED_WORDS = {"exempt": "miễn sinh hoạt", "suspended": "đình chỉ sinh hoạt"}

_WORDS: Mapping[Kind, Mapping[str, str]] = {
    "level": LEVEL_WORDS,
    "subject": SUBJECT_WORDS,
    "discipline": DISCIPLINE_WORDS,
    "excluded": EXCLUDED_WORDS,
}


def in_words(column: Column, value: str) -> str:
    """A canonical value as people write it: the level by its name, a day as day/month/year."""
    if column.kind == "date" and value:
        day = date.fromisoformat(value)
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return _WORDS.get(column.kind, {}).get(value, value)

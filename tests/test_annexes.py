"""How annexes and sections are numbered."""

from __future__ import annotations

import pytest

from kiemdiem import formats
from kiemdiem.drafting.annexes import labels
from kiemdiem.drafting.sections import roman, section


@pytest.mark.parametrize(
    ("profile", "one", "several"),
    [
        ("dang-hd36", ["Phụ lục"], ["Phụ lục 1", "Phụ lục 2", "Phụ lục 3", "Phụ lục 4"]),
        ("dang-hd05", ["Phụ lục"], ["Phụ lục 1", "Phụ lục 2", "Phụ lục 3", "Phụ lục 4"]),
        ("nn-nd30", ["Phụ lục"], ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]),
    ],
)
def test_only_several_annexes_are_numbered(profile: str, one: list[str], several: list[str]) -> None:
    assert labels(formats.find(profile), 1) == one
    assert labels(formats.find(profile), 4) == several


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 99)] == ["I", "IV", "IX", "XIV", "XL", "XC", "XCIX"]


def test_sections_of_the_state_are_in_capitals() -> None:
    assert section(formats.find("dang-hd05"), 2, "Kết quả") == "II- Kết quả"
    assert section(formats.find("nn-nd30"), 2, "Kết quả") == "II. KẾT QUẢ"

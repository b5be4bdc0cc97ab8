"""How the sections of a text are numbered."""

from __future__ import annotations

from kiemdiem.formats import Profile

_NUMERALS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def section(profile: Profile, number: int, title: str) -> str:
    """The heading of a section: "I- Tình hình chung" of the Party, as its plans have them; "I. TÌNH HÌNH CHUNG" of the
    state (NĐ 30/2020, Phụ lục I, II.6 đ).
    """
    if profile.bodies == "party":
        return f"{roman(number)}- {title}"
    return f"{roman(number)}. {title.upper()}"


def roman(number: int) -> str:
    """`number` from 1 on as a Roman numeral.

    >>> [roman(number) for number in (1, 4, 9, 14, 40)]
    ['I', 'IV', 'IX', 'XIV', 'XL']
    """
    text = ""
    for value, numeral in _NUMERALS:
        text += numeral * (number // value)
        number %= value
    return text

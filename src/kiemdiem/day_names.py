"""A day as people name it."""

from __future__ import annotations

from datetime import date

from kiemdiem.language import weekday
from kiemdiem.vietnamese import print_date


def day_name(day: date) -> str:
    """A day with its weekday in the language in use: "thứ Sáu 25/11/2022"."""
    return f"{weekday(day)} {print_date(day)}"

"""Writes the table of Vietnamese holidays that `kiemdiem check` reads instead of loading the library `holidays`.

Run it after a new version of `holidays` (a new year's swapped Saturdays are announced every autumn):

    python tools/calendar_table.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import holidays

TABLE = Path(__file__).parent.parent / "src" / "kiemdiem" / "calendar_vn.json"
YEARS = range(2015, 2036)


def year_of(year: int) -> dict[str, Any]:
    """The holidays of `year`, day by day with their Vietnamese and English names, and the weekend days worked."""
    vi = holidays.country_holidays("VN", years=year, language="vi")
    en = holidays.country_holidays("VN", years=year, language="en_US")
    return {
        "holidays": {day.isoformat(): [vi[day], en[day]] for day in sorted(vi)},
        "worked": [day.isoformat() for day in sorted(vi.weekend_workdays) if day.year == year],
    }


def main() -> None:
    """Write the table anew, one day a line, so that a change shows as the days it changes."""
    table = {str(year): year_of(year) for year in YEARS}
    text = json.dumps(table, ensure_ascii=False, indent=1)
    text = text.replace("[\n    ", "[").replace(",\n    ", ", ").replace("\n   ]", "]")
    TABLE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

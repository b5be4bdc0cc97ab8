"""Plans and rolls of any size that say something wrong in proportion to it."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from rolls import KEYS, clean, texts

SYLLABLES = ("ban", "thường", "vụ", "thị", "ủy", "đảng", "bộ", "xã", "phường", "chi", "hội", "đoàn", "nông", "dân")


def name(number: int) -> str:
    """A body's name that no other number has."""
    words = [SYLLABLES[(number // len(SYLLABLES) ** place + place) % len(SYLLABLES)] for place in range(3)]
    return "Ban " + " ".join(words) + f" {number}"


def plan(tasks: int, agencies: int) -> str:
    """A plan with so many tasks and agencies; half of the tasks name what is not there."""
    lines = ["document: {subject: kiểm điểm, year: 2022, issuer: c0}", 'rulebook: "2019"']
    lines += ["period: {from: 2022-10-01, to: 2023-03-31}", "agencies:"]
    lines += [f"  - {{id: c{n}, name: {name(n)}, aliases: [cơ quan {n}]}}" for n in range(agencies)]
    lines += ["tasks:"]
    for n in range(tasks):
        wrong = n % 2 * 1000
        lines += [
            f'  - id: "{n + 1}"',
            f"    text: Cơ quan {n + wrong} báo cáo theo Công văn số {n}-CV/TU ngày 0{n % 9 + 1}/9/2022[^{n + wrong}]",
            "    roles:",
            f"      - {{role: implements, who: [c{n % agencies}], text: {name(n % agencies + wrong)}}}",
            f"    deadline: {{phrase: trước ngày {n % 28 + 1:02}/12/2022, before: 2022-12-{(n + wrong) % 28 + 1:02}}}",
            f"    produces: [{{id: p{n}, name: Báo cáo {n}, by: [c{n % agencies}], to: [c{n * 7 % agencies}]}}]",
            "    tasks:",
            f"      - {{id: a, text: Việc nhỏ {n}, deadline: {{by: 2022-11-{n % 28 + 1:02}}}, cites: [b{n + wrong}]}}",
        ]
    return "\n".join(lines) + "\n"


def write_sheet(units: int, path: Path) -> Path:
    """A roll of so many units as a sheet of Excel."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Danh sách")
        for line, row in enumerate((KEYS, *texts(clean(units)))):
            sheet.write_row(line, 0, row)
    return path

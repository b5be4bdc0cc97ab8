"""The kinds of document, one a file: TEMPLATE and `context(plan, ...)`. Here: the frame that all of them share.

What a document prints is Vietnamese in every language of the program. What nobody has given stays a dotted blank.
"""

from __future__ import annotations

import re
from datetime import date

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import long_date, nfc

BLANK = "……"
_LINE = "…………"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_AGENCY = r"[A-ZĐƯ][A-Za-zĐđƯ0-9.]*"


def weekday(day: date) -> str:
    """The Vietnamese name of the weekday of `day`."""
    return _WEEKDAYS[day.weekday()]


def heading(plan: Plan, symbol: str, number: str = "", place: str = "", day: date | None = None) -> dict[str, str]:
    """Issuer, number and date line of a document whose kind has this `symbol` (HD 36-HD/VPTW, 1.2 to 1.4).

    A superior line is left out only where the plan gives an issuer without one, as a province committee has none.
    """
    letterhead = plan.document.letterhead
    superior = letterhead.superior or ("" if letterhead.issuer else f"ĐẢNG BỘ {_LINE}")
    where = place or plan.document.place or _LINE
    return {
        "cap_tren": superior.upper(),
        "co_quan": (letterhead.issuer or _LINE).upper(),
        "so": _numbered(number, symbol) if number else f"…-{symbol}/…",
        "ngay": f"{where}, {long_date(day) if day else f'ngày {BLANK} tháng {BLANK} năm {BLANK}'}",
    }


def signature(plan: Plan) -> dict[str, str]:
    """Authority line, capacity and name. Who signs without an authority line has the capacity in its place, bold
    (HD 36-HD/VPTW, 1.7).
    """
    signed = plan.signature
    authority, capacity = signed.authority or _LINE, signed.capacity or _LINE
    if signed.capacity and not signed.authority:
        authority, capacity = signed.capacity, ""
    return {"quyen_han": authority.upper(), "chuc_vu": capacity.upper(), "ho_ten": signed.name or _LINE}


def keeping(plan: Plan) -> str:
    """The last line under Nơi nhận: who keeps a copy."""
    kept = next((recipient.text for recipient in plan.recipients if recipient.keeps), f"Lưu {_LINE}")
    return kept if kept.startswith("Lưu") else f"Lưu {kept}"


def recipients(lines: list[str]) -> list[str]:
    """The lines under Nơi nhận, each with its dash; a comma after each, a full stop at the end (HD 36, 1.9.2)."""
    last = len(lines) - 1
    return [f"- {line}{'.' if index == last else ','}" for index, line in enumerate(lines)]


def in_sentence(name: str) -> str:
    """The name of an agency inside a sentence: "Các đảng ủy ..." begins small."""
    return name[:1].lower() + name[1:] if name.startswith(("Các ", "Những ", "Đồng chí ")) else name


def _numbered(number: str, symbol: str) -> str:
    """`number` as the format rules want it: padded under 10, no blanks, this symbol (HD 36-HD/VPTW, 1.3.2)."""
    text = nfc(number.strip())
    if not re.fullmatch(rf"(0[1-9]|[1-9][0-9]+)-{symbol}/{_AGENCY}(-{_AGENCY})*(/nb)?", text):
        raise KiemdiemError(
            _("--number: “{value}” không phải số, ký hiệu của văn bản này").format(value=show(number, 40)),
            _("Viết liền, số dưới 10 thêm số 0, ví dụ: 05-{symbol}/TU").format(symbol=symbol),
        )
    return text

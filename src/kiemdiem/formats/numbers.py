"""Number and symbol of a document, as Party and state rules write them: "05-KH/TU", "05/KH-UBND"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiemdiem.formats.model import Profile

_SERIAL = r"(?P<serial>0[1-9]|[1-9][0-9]*)"
_LETTERS = "[A-ZĐƯ][A-Za-zĐđƯ0-9.]*"
_TYPE = r"(?P<type>[A-ZĐ][A-Za-zĐđ]{0,3})"

_FORMS = {
    # HD 36-HD/VPTW, 1.3.2; HD 05-HD/VPTW, I.3.2.2: hyphen, then slash, joint issuers joined by hyphens.
    "party": re.compile(rf"{_SERIAL}-{_TYPE}/(?P<agency>{_LETTERS}(?:-{_LETTERS})*)(?P<internal>/nb)?"),
    # NĐ 30/2020/NĐ-CP, Phụ lục I, II.3: slash, then hyphens; an official letter (công văn) has no type.
    "state": re.compile(rf"{_SERIAL}/(?P<symbol>{_LETTERS}(?:-[A-ZĐƯ&][A-Za-zĐđƯ0-9&.]*)*)"),
}


@dataclass(frozen=True)
class Number:
    """The parts of a number: what is counted, the symbol of the kind ("" where there is none), whose it is."""

    serial: str
    type: str
    agency: str


def read_number(profile: Profile, text: str) -> Number | None:
    """The parts of "05-KH/TU" or "05/KH-UBND"; None where it is not written as the profile wants it."""
    found = _FORMS[profile.bodies].fullmatch(text)
    if not found or (len(found["serial"]) == 1):
        return None
    if profile.bodies == "party":
        return Number(found["serial"], found["type"], found["agency"])
    first, _hyphen, rest = found["symbol"].partition("-")
    known = {symbol for kind in profile.kinds.values() for symbol in kind.symbols}
    return Number(found["serial"], first, rest) if first in known else Number(found["serial"], "", found["symbol"])


def number_of(profile: Profile, serial: str, symbol: str, agency: str) -> str:
    """A number put together: "05", "KH", "TU" -> "05-KH/TU"; "05/KH-UBND" in a state document.

    A letter without a symbol is "12/UBND-VX" there.
    """
    if profile.bodies == "party":
        return f"{serial}-{symbol}/{agency}"
    return f"{serial}/{symbol}-{agency}" if symbol else f"{serial}/{agency}"

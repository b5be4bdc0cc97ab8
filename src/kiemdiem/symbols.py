"""Numbers and symbols of papers: which letters stand for a kind of paper and for an issuer.

Party: Hướng dẫn 36-HD/VPTW, 1.3.1, and Hướng dẫn 05-HD/VPTW, I.3.1.2; state: Nghị định 30/2020/NĐ-CP, Phụ lục III.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kiemdiem.vietnamese import fold, same_words

Side = Literal["party", "state"]

TYPES = {
    "nghị quyết": ("NQ",), "quyết định": ("QĐ",), "quy định": ("QĐ", "QĐi", "QyĐ"), "chỉ thị": ("CT",),
    "kết luận": ("KL",), "quy chế": ("QC",), "thông tri": ("TT",), "thông tư": ("TT",), "hướng dẫn": ("HD",),
    "thông báo": ("TB",), "báo cáo": ("BC",), "kế hoạch": ("KH",), "quy hoạch": ("QH",), "chương trình": ("CTr",),
    "đề án": ("ĐA",), "phương án": ("PA",), "dự án": ("DA",), "tờ trình": ("TTr",), "công văn": ("CV",),
    "biên bản": ("BB",), "giấy mời": ("GM",), "nghị định": ("NĐ",), "công điện": ("CĐ",),
}  # fmt: skip
"""The symbol of each kind of paper; "quy định" was QĐi, became QĐ, and is QyĐ on the state side."""

_KNOWN = {symbol for symbols in TYPES.values() for symbol in symbols}

_COUNT = r"(?P<count>[0-9]+[a-z]?|…|\.{2,}|_+| *)"
_PART = r"[A-ZĐƯ&][A-Za-zĐđƯư0-9.&]*"
_PARTY = re.compile(rf"{_COUNT}-(?P<type>{_PART})/(?P<issuer>{_PART}(?:-{_PART})*)(?:/nb)?")
_STATE = re.compile(rf"{_COUNT}/(?:[0-9]{{4}}/)?(?P<groups>{_PART}(?:-{_PART})*)")

_STATE_BODY = re.compile(r"\b(ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|chinh phu|thu tuong|quoc hoi)\b|^so ")
_PARTY_BODY = re.compile(
    r"\b(dang|(tinh|thanh|thi|huyen|quan|dang) uy|chi bo|bo chinh tri|ban bi thu|ban thuong vu|trung uong|cap uy)\b"
)
_ORGAN = re.compile(r"^(hoi nghi )?(ban thuong vu|thuong truc|ban chap hanh( dang bo)?) ")
_ISSUERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("bo chinh tri", ("TW",)),
    ("ban bi thu", ("TW",)),
    ("ban chap hanh trung uong", ("TW",)),
    ("ban to chuc trung uong", ("BTCTW",)),
    ("van phong trung uong", ("VPTW",)),
    ("uy ban kiem tra trung uong", ("UBKTTW",)),
    ("ban to chuc tinh uy", ("BTCTU",)),
    ("ban to chuc thanh uy", ("BTCTU",)),
    ("van phong tinh uy", ("VPTU",)),
    ("van phong thanh uy", ("VPTU",)),
    ("tinh uy", ("TU",)),
    ("thanh uy", ("TU", "ThU")),
    ("thi uy", ("TU", "ThU")),
    ("huyen uy", ("HU",)),
    ("quan uy", ("QU",)),
    ("dang uy", ("ĐU",)),
    ("chi bo", ("CB",)),
    ("ubnd", ("UBND",)),
    ("uy ban nhan dan", ("UBND",)),
    ("chinh phu", ("CP",)),
)
"""The symbol by how the name of an issuer begins; thị ủy has none in the texts, TU and ThU are both in use."""


@dataclass(frozen=True)
class Symbol:
    """A number with symbol taken apart: "05-KH/TU" is 05, KH, (TU,) on the Party side."""

    side: Side
    count: str
    type: str
    issuers: tuple[str, ...]

    @property
    def padded(self) -> bool:
        """Whether a number under 10 has its leading zero."""
        return not re.fullmatch(r"[1-9][a-z]?", self.count)


def parse(number: str) -> Symbol | None:
    """`number` taken apart; None where it has neither form.

    >>> parse("05-KH/TU"), parse("90/2020/NĐ-CP"), parse("KH 05")
    (Symbol(side='party', count='05', type='KH', issuers=('TU',)), \
Symbol(side='state', count='90', type='NĐ', issuers=('CP',)), None)
    """
    if match := _PARTY.fullmatch(number):
        return Symbol("party", match["count"], match["type"], tuple(match["issuer"].split("-")))
    if match := _STATE.fullmatch(number):
        first, *others = match["groups"].split("-")
        return Symbol("state", match["count"], first, tuple(others))
    return None


def issuer_part(number: str) -> str:
    """The part of a symbol that stands for the issuer: "TU" of "1289-CV/TU", "UBND" of "12/KH-UBND"."""
    symbol = parse(number)
    return "-".join(symbol.issuers) if symbol else ""


def expected_types(kind: str) -> tuple[str, ...]:
    """The symbols that a kind of paper may have; none for a kind that is not known."""
    return TYPES.get(" ".join(kind.lower().split()), ())


def is_type(symbol: str) -> bool:
    """Whether `symbol` stands for some kind of paper; joint papers add LT or LN."""
    return symbol in _KNOWN or symbol.removesuffix("LT").removesuffix("LN") in _KNOWN


def kind_of(symbol: str) -> str:
    """The kind of paper that a symbol stands for; empty where it stands for none."""
    return next((kind for kind, symbols in TYPES.items() if symbol in symbols), "")


def side(name: str) -> Side | None:
    """Whether a body of this name is of the Party or of the state; None where the name does not tell."""
    folded = " ".join(fold(same_words(name)).split())
    if _STATE_BODY.search(folded) and not re.search(r"\bdang\b|^chi bo ", folded):
        return "state"
    return "party" if _PARTY_BODY.search(folded) else None


def expected_issuers(name: str) -> tuple[str, ...]:
    """The symbols that a body of this name may have; none where the rules print none."""
    if re.match(r"Sở\b", name):
        return (_initials(name),)
    folded = committee(name)
    return next((symbols for start, symbols in _ISSUERS if f"{folded} ".startswith(f"{start} ")), ())


def committee(name: str) -> str:
    """A key for the committee that a body belongs to: "Ban Thường vụ Tỉnh ủy" and "Tỉnh ủy" share one.

    >>> committee("Ban Thường vụ Thị ủy") == committee("Thị uỷ"), committee("Ban Thường vụ Tỉnh ủy")
    (True, 'tinh uy')
    """
    return _ORGAN.sub("", fold(same_words(name)))


def _initials(name: str) -> str:
    """The symbol of a department: "Sở Giáo dục và Đào tạo tỉnh …" is SGDĐT."""
    own = re.split(r"\s+(?:tỉnh|thành phố)\b", name)[0]
    return "".join(word[0].upper() for word in own.split() if word.lower() != "và")

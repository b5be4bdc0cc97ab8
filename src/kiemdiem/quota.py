"""Caps on the excellent: how many places a group has, in exact integers, under every reading of the law.

A ceiling is stated and explained; who gets a place is never picked, and a ceiling of 0 is never raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _, current
from kiemdiem.plan import BASES, Basis, Cap

Rounding = Literal["down", "nearest"]

DEFAULT_BASIS: Basis = "pool"
"""The reading where a cap names none: the excellent are chosen among the good ("trong số Hoàn thành tốt nhiệm vụ")."""


class Counted(Protocol):
    """How many are rated in all, rated good (not excellent), rated excellent: `plan.Counts`, or a `Tally`."""

    @property
    def rated(self) -> int: ...
    @property
    def good(self) -> int: ...
    @property
    def excellent(self) -> int: ...


@dataclass(frozen=True)
class Tally:
    """Counts that do not stand in a plan."""

    rated: int
    good: int
    excellent: int

    @classmethod
    def total(cls, counts: Iterable[Counted]) -> Tally:
        """All of `counts` together."""
        every = tuple(counts)
        return cls(sum(c.rated for c in every), sum(c.good for c in every), sum(c.excellent for c in every))


@dataclass(frozen=True)
class Limit:
    """The ceiling of one cap under one reading for one group: at most `max` excellent.

    `base` is the count the percentage starts from: all rated for the basis `total`, else the good and the excellent
    together. `binding` marks the ceiling that binds, `exceeded` one that the counts are over.
    """

    cap: Cap
    basis: Basis
    percent: int
    base: int
    max: int
    binding: bool
    exceeded: bool

    @property
    def formula(self) -> str:
        """The reckoning in words and integers: "20% của 37 (tốt trở lên) = 7,4 → 7"."""
        nearest = self.cap.rounding == "nearest"
        share, of = _fraction(self.basis, self.percent, self.base)
        if self.basis == "strict":
            # The rounding stands inside the fraction: the good shrink by each one who is rated excellent.
            share += 50 * nearest
            product = f"({self.base} × {self.percent} + 50)" if nearest else f"{self.base} × {self.percent}"
            told = _("x xuất sắc, {base} − x tốt: x ≤ {percent}% của ({base} − x), tức {product} ÷ {of}")
            text = told.format(percent=self.percent, base=self.base, product=product, of=of)
        else:
            among = _("tốt trở lên") if self.basis == "pool" else _("tất cả được xếp loại")
            text = _("{percent}% của {base} ({among})").format(percent=self.percent, base=self.base, among=among)
        value = _decimal(share, of)
        text += f" = {value}" if value == str(self.max) else f" = {value} → {self.max}"
        return f"{text} ({_('làm tròn đến số gần nhất')})" if nearest else text


def limit(basis: Basis, percent: int, *, rated: int, good: int, excellent: int, rounding: Rounding = "down") -> int:
    """The most that may be rated excellent.

    With x excellent and n = good + excellent: `pool` asks 100x <= percent*n, `strict` 100x <= percent*(n - x), `total`
    100x <= percent*rated. "Không vượt quá" means down (Hướng dẫn 21-HD/BTCTW); `nearest` rounds the share, a half up.
    Raises KiemdiemError for counts or a percentage that cannot be.

    >>> [limit(basis, 20, rated=50, good=37, excellent=10) for basis in ("pool", "strict", "total")]
    [9, 7, 10]
    """
    _validate(percent, rated, good, excellent)
    share, of = _fraction(basis, percent, rated if basis == "total" else good + excellent)
    return (share + (50 if rounding == "nearest" else 0)) // of


def limits(cap: Cap, counts: Counted) -> tuple[Limit, ...]:
    """The ceilings of `cap` under the three readings; the cap's own reading binds.

    A cap with an exception is reckoned with the percentage of the exception. Raises KiemdiemError as `limit` does.
    """
    return tuple(_limit(cap, basis, counts) for basis in BASES)


def all_limits(caps: Iterable[Cap], counts: Counted) -> tuple[Limit, ...]:
    """The ceilings of several caps that must all hold: of those that bind only the lowest stays marked."""
    found = tuple(entry for cap in caps for entry in limits(cap, counts))
    lowest = binding(found)
    return tuple(entry if entry is lowest else replace(entry, binding=False) for entry in found)


def binding(found: Iterable[Limit]) -> Limit | None:
    """The lowest of the ceilings that bind; None where there is none."""
    return min((entry for entry in found if entry.binding), key=lambda entry: entry.max, default=None)


def _limit(cap: Cap, basis: Basis, counts: Counted) -> Limit:
    percent = cap.exception.percent if cap.exception else cap.percent
    rated, good, excellent = counts.rated, counts.good, counts.excellent
    most = limit(basis, percent, rated=rated, good=good, excellent=excellent, rounding=cap.rounding or "down")
    base = rated if basis == "total" else good + excellent
    return Limit(cap, basis, percent, base, most, basis == (cap.basis or DEFAULT_BASIS), excellent > most)


def _fraction(basis: Basis, percent: int, base: int) -> tuple[int, int]:
    """The exact ceiling as numerator and denominator; 100x <= p*(n - x) is x <= p*n / (100 + p)."""
    return percent * base, 100 + percent if basis == "strict" else 100


def _decimal(share: int, of: int) -> str:
    """`share / of` to two places, cut off and marked where more would follow: "7,4", "6,16…"."""
    hundredths, rest = divmod(share * 100, of)
    whole, part = divmod(hundredths, 100)
    point = "." if current() == "en" else ","
    digits = f"{part:02d}" if rest else f"{part:02d}".rstrip("0")
    return f"{whole}{point}{digits}…" if rest else f"{whole}{point}{digits}" if digits else str(whole)


def _validate(percent: int, rated: int, good: int, excellent: int) -> None:
    if not 0 <= percent <= 100:
        raise KiemdiemError(_("Tỷ lệ {percent}% nằm ngoài khoảng 0 đến 100").format(percent=percent))
    if min(rated, good, excellent) < 0:
        raise KiemdiemError(_("Số lượng không được âm"), _("Viết số nguyên từ 0 trở lên"))
    if good + excellent > rated:
        raise KiemdiemError(
            _("Số liệu không khớp: {good} tốt + {excellent} xuất sắc nhiều hơn {rated} được xếp loại").format(
                good=good, excellent=excellent, rated=rated
            ),
            _("Số tốt không kể xuất sắc; tổng số được xếp loại phải gồm cả hai"),
        )

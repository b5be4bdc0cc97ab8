"""Caps on the excellent: how many places a group has, in exact integers, under every reading of the law.

A ceiling is stated and explained; who gets a place is never picked, and a ceiling of 0 is never raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _, current
from kiemdiem.terms import BASES, LEVELS, Basis, Level, Rounding, Scope

DEFAULT_BASIS: Basis = "pool"
"""The reading where a cap names none: the excellent are chosen among the good ("trong số Hoàn thành tốt nhiệm vụ")."""


class Counted(Protocol):
    """How many are rated in all, rated good (not excellent), rated excellent: `plan.Counts`, or a `Tally`.

    For a cap on another level they are the counts of that level (`excellent`) and of the one below it (`good`).
    """

    @property
    def rated(self) -> int: ...
    @property
    def good(self) -> int: ...
    @property
    def excellent(self) -> int: ...


@dataclass(frozen=True)
class Tally:
    """Counts of one list; `satisfactory` is None where nobody counted them."""

    rated: int
    good: int
    excellent: int
    satisfactory: int | None = None

    @classmethod
    def total(cls, counts: Iterable[Counted]) -> Tally:
        """All of `counts` together."""
        every = tuple(counts)
        middle = [getattr(c, "satisfactory", None) for c in every]
        return cls(
            sum(c.rated for c in every),
            sum(c.good for c in every),
            sum(c.excellent for c in every),
            None if None in middle else sum(count for count in middle if count is not None),
        )


def seen(counts: Tally, level: Level) -> Tally:
    """`counts` as a cap on `level` sees them: those of the level itself, and of the one below it in place of the good.

    Raises KiemdiemError where they do not have the level.
    """
    if level == "excellent":
        return counts
    middle = counts.satisfactory
    if middle is None:
        raise KiemdiemError(_("Số liệu không có số hoàn thành nhiệm vụ"), _("Thêm satisfactory vào số liệu của đơn vị"))
    lowest = counts.rated - counts.excellent - counts.good - middle
    below = {"good": middle, "satisfactory": lowest, "unsatisfactory": 0}[level]
    at = {"good": counts.good, "satisfactory": middle, "unsatisfactory": lowest}[level]
    return Tally(counts.rated, below, at)


@dataclass(frozen=True)
class Layer:
    """A cap on one list: at most `percent` of `basis` rated excellent inside each `scope`.

    `basis` is None where the text names none (then DEFAULT_BASIS is meant). `subjects` are the classes it is about, by
    the plan's ids, `kinds` by kind; none for all of them. With `across_units` the comparable groups of several units
    are one. `text` is the legal wording, `source` where it stands, `unconfirmed` the classes for which it was not read
    there. An exception (`exception` percent) counts only with its written `reason`; `refused` is the percentage of one
    that the law does not know.
    """

    id: str
    percent: int
    basis: Basis | None = None
    rounding: Rounding = "down"
    scopes: tuple[Scope, ...] = ("group",)
    subjects: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    across_units: bool = False
    level: Level = "excellent"
    exception: int | None = None
    reason: str = ""
    text: str = ""
    source: str = ""
    unconfirmed: tuple[str, ...] = ()
    refused: int = 0

    @property
    def share(self) -> int:
        """The percentage that holds: that of the exception where there is one with a reason."""
        return self.percent if self.exception is None or not self.reason.strip() else self.exception

    @property
    def reading(self) -> Basis:
        """The basis it is reckoned by; the lowest level has none below it, so it can only be a share of all."""
        return "total" if self.level == "unsatisfactory" else self.basis or DEFAULT_BASIS


@dataclass(frozen=True)
class Limit:
    """The ceiling of one layer under one reading for one group: at most `max` excellent.

    `base` is the count the percentage starts from: all rated for the basis `total`, else the good and the excellent
    together. `used` are those who have the level. `binding` marks the ceiling that binds, `exceeded` one that the
    counts are over.
    """

    layer: Layer
    basis: Basis
    percent: int
    base: int
    used: int
    max: int
    binding: bool
    exceeded: bool

    @property
    def formula(self) -> str:
        """The reckoning in words and integers: "20% của 37 (tốt trở lên) = 7,4 → 7"."""
        nearest = self.layer.rounding == "nearest"
        share, of = _fraction(self.basis, self.percent, self.base)
        if self.basis == "strict":
            # The rounding stands inside the fraction: the good shrink by each one who is rated excellent.
            share += 50 * nearest
            product = f"({self.base} × {self.percent} + 50)" if nearest else f"{self.base} × {self.percent}"
            told = _("x {level}, {base} − x {below}: x ≤ {percent}% của ({base} − x), tức {product} ÷ {of}")
            level, below = level_words(self.layer.level)
            text = told.format(level=level, below=below, percent=self.percent, base=self.base, product=product, of=of)
        else:
            among = pool_words(self.layer.level) if self.basis == "pool" else _("tất cả được xếp loại")
            text = _("{percent}% của {base} ({among})").format(percent=self.percent, base=self.base, among=among)
        value = _decimal(share, of)
        text += f" = {value}" if value == str(self.max) else f" = {value} → {self.max}"
        return _("{share} (làm tròn đến số gần nhất)").format(share=text) if nearest else text


def limit(basis: Basis, percent: int, *, rated: int, good: int, excellent: int, rounding: Rounding = "down") -> int:
    """The most that may be rated excellent.

    With x excellent and n = good + excellent: `pool` asks 100x <= percent*n, `strict` 100x <= percent*(n - x), `total`
    100x <= percent*rated. "Không vượt quá" means down (Hướng dẫn 21-HD/BTCTW); `nearest` rounds the share, a half up.
    Raises KiemdiemError for counts or a percentage that cannot be.

    >>> [limit(basis, 20, rated=50, good=37, excellent=10) for basis in ("pool", "strict", "total")]
    [9, 7, 10]
    """
    _validate(percent, rated, good, excellent)
    return _most(basis, percent, rated if basis == "total" else good + excellent, rounding)


def together(apart: Sequence[Limit]) -> int:
    """The ceiling of several lists as one, from the ceilings that one layer gives them under one reading.

    It hangs on nothing but what these are reckoned from (`base`).
    """
    first = apart[0]
    return _most(first.basis, first.percent, sum(entry.base for entry in apart), first.layer.rounding)


def check(counts: Counted) -> None:
    """Nothing for counts that can be; KiemdiemError for those that cannot."""
    _validate(0, counts.rated, counts.good, counts.excellent)
    middle = getattr(counts, "satisfactory", None) or 0
    if middle < 0 or counts.good + counts.excellent + middle > counts.rated:
        told = _("Số liệu không khớp: {parts} nhiều hơn {rated} được xếp loại")
        parts = f"{counts.excellent} + {counts.good} + {middle}"
        raise KiemdiemError(told.format(parts=parts, rated=counts.rated))


def limits(layer: Layer, counts: Counted) -> tuple[Limit, ...]:
    """The ceilings of `layer` under the three readings; the layer's own reading binds.

    Raises KiemdiemError as `limit` does.
    """
    return tuple(_limit(layer, basis, counts) for basis in BASES)


def all_limits(layers: Iterable[Layer], counts: Tally) -> tuple[Limit, ...]:
    """The ceilings of several layers that must all hold: of those that bind only the tightest stays marked."""
    found = tuple(entry for layer in layers for entry in limits(layer, seen(counts, layer.level)))
    tightest = binding(found)
    return tuple(entry if entry is tightest else replace(entry, binding=False) for entry in found)


def binding(found: Iterable[Limit]) -> Limit | None:
    """Of the ceilings that bind the one with the least room; None where there is none."""
    return min((entry for entry in found if entry.binding), key=lambda entry: entry.max - entry.used, default=None)


def _limit(layer: Layer, basis: Basis, counts: Counted) -> Limit:
    rated, good, excellent = counts.rated, counts.good, counts.excellent
    most = limit(basis, layer.share, rated=rated, good=good, excellent=excellent, rounding=layer.rounding)
    base = rated if basis == "total" else good + excellent
    return Limit(layer, basis, layer.share, base, excellent, most, basis == layer.reading, excellent > most)


def level_words(level: Level) -> tuple[str, str]:
    """The level and the one below it, in short words."""
    names = (_("xuất sắc"), _("tốt"), _("hoàn thành"), _("không hoàn thành"), _("mức thấp hơn"))
    place = LEVELS.index(level)
    return names[place], names[place + 1]


def pool_words(level: Level) -> str:
    """What the pool of a cap on `level` is: for the excellent the good or better."""
    if level == "excellent":
        return _("tốt trở lên")
    at, below = level_words(level)
    return _("{level} và {below}").format(level=at, below=below)


def _most(basis: Basis, percent: int, base: int, rounding: Rounding) -> int:
    share, of = _fraction(basis, percent, base)
    return (share + (50 if rounding == "nearest" else 0)) // of


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

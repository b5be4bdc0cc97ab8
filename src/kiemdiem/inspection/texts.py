"""Measures, sizes and looks in the words of the user: "20 đến 25 mm", "cỡ 14, đậm"."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.display import show
from kiemdiem.formats import Face, Measure
from kiemdiem.inspection.model import Look
from kiemdiem.language import _, current

_UNITS = {"mm": "mm", "pt": "pt"}


def decimal(value: float) -> str:
    """A number with at most one decimal, as the language in use writes it: "12,7"."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if current() == "vi" else text


def amount(value: float, unit: str) -> str:
    """A length or a spacing: "12,7 mm", "18 pt", "1,5 dòng"."""
    return f"{decimal(value)} {_UNITS[unit]}" if unit in _UNITS else _("{n} dòng").format(n=decimal(value))


def allowed(measure: Measure) -> str:
    """What a measure allows: "20 mm", "20 đến 25 mm", "10 hoặc 12,7 mm", "từ 18 pt trở lên"."""
    if measure.only:
        *others, last = measure.only
        return _either(", ".join(map(decimal, others)), amount(last, measure.unit))
    if measure.high is None:
        return _("từ {low} trở lên").format(low=amount(measure.low, measure.unit))
    if measure.low == measure.high:
        return amount(measure.low, measure.unit)
    return _("{low} đến {high}").format(low=decimal(measure.low), high=amount(measure.high, measure.unit))


def sizes(face: Face) -> str:
    """The sizes a face allows: "cỡ 14", "cỡ 14 đến 15"."""
    if face.low is None or face.high is None:
        return ""
    if face.low == face.high:
        return _("cỡ {size}").format(size=decimal(face.low))
    return _("cỡ {low} đến {high}").format(low=decimal(face.low), high=decimal(face.high))


def size_of(look: Look) -> str:
    """The size of letters: "cỡ 13"."""
    return _("cỡ {size}").format(size=decimal(look.size))


def switched(name: str, *, on: bool) -> str:
    """A property of letters, there or not: "đậm", "không đậm"."""
    words = {
        ("bold", True): _("chữ đậm"), ("bold", False): _("chữ không đậm"),
        ("italic", True): _("chữ nghiêng"), ("italic", False): _("chữ đứng"),
        ("underline", True): _("gạch chân"), ("underline", False): _("không gạch chân"),
    }  # fmt: skip
    return words[name, on]


def aligned(align: str) -> str:
    """How a paragraph is aligned: "căn giữa"."""
    words = {
        "left": _("căn trái"), "right": _("căn phải"), "center": _("căn giữa"), "both": _("căn đều hai bên"),
    }  # fmt: skip
    return words.get(align, align)


def listed(words: Sequence[str]) -> str:
    """Words of which one will do: "“QĐ” hoặc “QĐi”"."""
    *others, last = map(quoted, words)
    return _either(", ".join(others), last) if others else last


def _either(some: str, last: str) -> str:
    return _("{some} hoặc {last}").format(some=some, last=last)


def quoted(text: str, longest: int = 60) -> str:
    """Words of a document between quotation marks."""
    return _("“{text}”").format(text=show(text, longest))

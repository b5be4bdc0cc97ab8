"""What a context becomes before it is printed: every text found harmless and turned into XML."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from kiemdiem.display import show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word.rich import Rich, inner, marked

LONGEST_TEXT = 100_000
"""Characters of one value."""

_REMEMBERED = 512
"""Texts whose XML is kept: most of what the documents of one batch say is the same."""


def literal(value: Any) -> Any:
    """`value` with every text in it as XML; KiemdiemError where one is too long or holds control characters."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {key: literal(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [literal(entry) for entry in value]
    if isinstance(value, Rich):
        for run in value.runs:
            check(run.text)
        return Markup(marked(value))
    return value


@lru_cache(maxsize=_REMEMBERED)
def text(value: str) -> Markup:
    """`value` as XML; KiemdiemError where it is too long or holds control characters."""
    if value.isprintable() and len(value) <= LONGEST_TEXT:
        return escape(str(value))
    check(value)
    return Markup(inner(value))


def check(text: str) -> None:
    """KiemdiemError where `text` is too long for a value or holds control characters."""
    if len(text) > LONGEST_TEXT:
        message = _("Một giá trị dài hơn {n} ký tự").format(n=LONGEST_TEXT)
        raise KiemdiemError(message, _("Rút ngắn lời này trong kế hoạch hoặc tệp thêm"))
    if found := unsafe(text.replace("\n", "").replace("\t", "")):
        message = _("Giá trị có ký tự điều khiển: {value}").format(value=show(found.string, 60))
        raise KiemdiemError(message, _("Gõ lại lời này trong kế hoạch hoặc tệp thêm"))

"""Vietnamese first, English on request: gettext catalogues keyed by the Vietnamese text."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

LANGUAGES = ("vi", "en")
LOCALE = Path(__file__).parent / "locale"

_current: gettext.NullTranslations = gettext.NullTranslations()
_code = "vi"


def use(code: str) -> None:
    """Speak `code` ("vi" or "en") from now on; anything else is Vietnamese."""
    global _current, _code
    _code = code if code in LANGUAGES else "vi"
    _current = gettext.translation("kiemdiem", LOCALE, [_code], fallback=True)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` for a while: a document is Vietnamese whatever the user reads."""
    global _current, _code
    before = _current, _code
    use(code)
    try:
        yield
    finally:
        _current, _code = before


def current() -> str:
    """The language in use: "vi" or "en"."""
    return _code


def _(message: str) -> str:
    """`message`, written in Vietnamese, in the language in use."""
    return _current.gettext(message)


def weekday(day: date) -> str:
    """The name of the weekday of `day` in the language in use: "thứ Hai" … "Chủ nhật"."""
    names = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))
    return names[day.weekday()]


def short_weekday(day: date) -> str:
    """The name of the weekday of `day`, short enough for a table: "T2" … "CN"."""
    return (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))[day.weekday()]

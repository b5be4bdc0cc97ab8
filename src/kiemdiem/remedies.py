"""What mends a complaint of the schema by itself: only where there is one way to read what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Callable

from kiemdiem.diagnostic import Edit
from kiemdiem.source import Source, Span, Steps
from kiemdiem.vietnamese import printed_dates

_ID = re.compile(r"[-+.\w]+")
_NO_TEXT = re.compile(r"[-+]?\d+|true|True|TRUE|false|False|FALSE")
_DAY = re.compile(r"""(['"]?)(\d{1,2}/\d{1,2}/\d{4})\1""")
_NUMBER = re.compile(r"""(['"]?)(0|[1-9]\d{0,8})\1""")
_PERCENT = re.compile(r"""(['"]?)(0|[1-9]\d{0,2}) ?%?\1""")
_FLAG = re.compile(r"""(['"])(true|false)\1""")


def remedy(kind: str, steps: Steps, span: Span, source: Source) -> tuple[Edit, ...]:
    """The edit that mends a complaint of this kind about the value at `span`; none where it is a matter of opinion."""
    mend = _REMEDIES.get(kind)
    if mend is None or span.line != span.end_line:
        return ()
    written = source.line(span.line)[span.column - 1 : span.end_column - 1]
    better = mend(written, next((step for step in reversed(steps) if isinstance(step, str)), ""))
    return (Edit(span, better),) if better else ()


def _id_in_quotes(written: str, _key: str) -> str:
    """`9.10` as "9.10", to the last zero."""
    return f'"{written}"' if _ID.fullmatch(written) else ""


def _text_in_quotes(written: str, _key: str) -> str:
    """A number or true/false where text is wanted."""
    return f'"{written}"' if _NO_TEXT.fullmatch(written) else ""


def _iso_day(written: str, _key: str) -> str:
    """A day as Vietnamese documents print it, the day before the month."""
    if not (match := _DAY.fullmatch(written)):
        return ""
    quote, text = match.groups()
    return "".join(f"{quote}{day.isoformat()}{quote}" for day in printed_dates(text) if 1900 <= day.year <= 2100)


def _number(written: str, key: str) -> str:
    match = (_PERCENT if key == "percent" else _NUMBER).fullmatch(written)
    return match[2] if match else ""


def _flag(written: str, _key: str) -> str:
    match = _FLAG.fullmatch(written)
    return match[2] if match else ""


_REMEDIES: dict[str, Callable[[str, str], str]] = {
    "unquoted_id": _id_in_quotes,
    "string_type": _text_in_quotes,
    "day_format": _iso_day,
    "int_type": _number,
    "bool_type": _flag,
}

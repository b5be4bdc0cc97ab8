"""What the cells of a roll mean: levels, classes, marks, dates, however a unit wrote them.

A value has one meaning or none: what is not known is refused with the nearest known value as a hint, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kiemdiem.display import escape, unsafe
from kiemdiem.language import _
from kiemdiem.roll.columns import Column, Kind
from kiemdiem.vietnamese import fold, nearest, nfc, words

UNRATED = "unrated"

LONGEST = 500
"""Characters of a cell at most: a longer one is no name and no remark, but a slip or an attack."""

_LEVEL_WORDS = {
    "excellent": (
        "hoàn thành xuất sắc nhiệm vụ",
        "hoàn thành xuất sắc",
        "xuất sắc",
        "HTXSNV",
        "HTXS",
        "XS",
        "A",
        "loại A",
    ),
    "good": ("hoàn thành tốt nhiệm vụ", "hoàn thành tốt", "tốt", "HTTNV", "HTT", "B", "loại B"),
    "satisfactory": ("hoàn thành nhiệm vụ", "hoàn thành", "HTNV", "HT", "C", "loại C"),
    "unsatisfactory": ("không hoàn thành nhiệm vụ", "không hoàn thành", "KHTNV", "KHT", "D", "loại D"),
    UNRATED: (
        "không xếp loại",
        "chưa xếp loại",
        "không đánh giá, xếp loại",
        "chưa đánh giá, xếp loại",
        "chưa được xếp loại",
        "không được xếp loại",
        "KXL",
        "CXL",
    ),
}
_SUBJECT_WORDS = {
    "organisation": (
        "tổ chức đảng",
        "tổ chức cơ sở đảng",
        "TCCSĐ",
        "chi bộ",
        "đảng bộ",
        "chi bộ cơ sở",
        "đảng bộ cơ sở",
        "chi bộ trực thuộc",
        "đảng bộ bộ phận",
    ),
    "member": ("đảng viên", "ĐV"),
    "collective": ("tập thể", "tập thể lãnh đạo, quản lý", "tập thể LĐQL", "TTLĐQL"),
    "leader": (
        "cá nhân lãnh đạo, quản lý",
        "cá nhân cán bộ lãnh đạo, quản lý",
        "cán bộ lãnh đạo, quản lý",
        "cán bộ LĐQL",
        "lãnh đạo, quản lý",
        "cá nhân lãnh đạo",
        "lãnh đạo",
    ),
    "official": (
        "công chức, viên chức",
        "cán bộ, công chức, viên chức",
        "công chức",
        "viên chức",
        "CBCCVC",
        "CCVC",
    ),
}
_DISCIPLINE_WORDS = {
    "": ("không", "không có"),
    "reprimand": ("khiển trách",),
    "warning": ("cảnh cáo",),
    "dismissal": ("cách chức",),
    "expulsion": ("khai trừ",),
    "dissolution": ("giải tán",),
}
_EXCLUDED_WORDS = {
    "": ("không",),
    "exempt": ("miễn sinh hoạt", "miễn", "miễn sinh hoạt đảng", "được miễn sinh hoạt"),
    "suspended": ("đình chỉ sinh hoạt", "đình chỉ", "đình chỉ sinh hoạt đảng", "bị đình chỉ sinh hoạt"),
}
_FLAG_WORDS = {"x": ("x", "có", "true", "1", "✓", "✔", "yes"), "": ("không", "false", "0", "no", "ko")}

_DAY_MONTH_YEAR = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?\s*")
_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(3654, 73415)
"""Days of Excel that are dates of people and organisations: 1910 to 2100."""


class RefusedValue(ValueError):
    """Why a value has no meaning in its column (`message`), and what may be meant (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def value_key(text: str) -> str:
    """A word of a cell as words are compared: case, diacritics and punctuation aside."""
    return " ".join(words(fold(text))) or text.strip()


def _table(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {value_key(word): value for value, known in table.items() for word in (*known, value) if word}


@dataclass(frozen=True)
class Vocabulary:
    """The words that a roll may use for levels and classes; a plan and a rulebook add theirs.

    Reading a value gives its canonical text ("" for an empty cell) or raises RefusedValue.
    """

    levels: Mapping[str, str] = field(default_factory=lambda: _table(_LEVEL_WORDS))
    subjects: Mapping[str, str] = field(default_factory=lambda: _table(_SUBJECT_WORDS))

    @classmethod
    def of(
        cls, levels: Mapping[str, Iterable[str]] | None = None, subjects: Mapping[str, Iterable[str]] | None = None
    ) -> Vocabulary:
        """The usual words, and more names of levels and of classes; those given win."""
        return cls(
            _table(_LEVEL_WORDS) | _table(levels or {}),
            _table(_SUBJECT_WORDS) | _table(subjects or {}),
        )

    def read(self, column: Column, value: object) -> str:
        """The canonical text of a cell: text, number, boolean or date as the sheet holds it."""
        text = _text(value)
        if len(text) > LONGEST:
            raise RefusedValue(_("quá dài: {n} ký tự, nhiều nhất {most}").format(n=len(text), most=LONGEST))
        if hidden := unsafe(text):
            raise RefusedValue(_("có ký tự ẩn {character}").format(character=escape(hidden)), _("Gõ lại ô này"))
        return _READERS[column.kind](self, value, text) if text else ""

    def _text(self, _value: object, text: str) -> str:
        return text

    def _level(self, _value: object, text: str) -> str:
        return _looked_up(self.levels, text, _("không phải mức xếp loại"))

    def _subject(self, _value: object, text: str) -> str:
        return _looked_up(self.subjects, text, _("không phải loại đối tượng"))

    def _flag(self, _value: object, text: str) -> str:
        return _looked_up(_FLAGS, text, _("phải là x hoặc để trống"))

    def _discipline(self, _value: object, text: str) -> str:
        return _looked_up(_DISCIPLINES, text, _("không phải hình thức kỷ luật"))

    def _excluded(self, _value: object, text: str) -> str:
        return _looked_up(_EXCLUDED, text, _("phải là miễn sinh hoạt, đình chỉ sinh hoạt, hoặc để trống"))

    def _number(self, _value: object, text: str) -> str:
        if re.fullmatch(r"\d{1,2}(?:\.0+)?", text) and int(float(text)) <= 12:
            return str(int(float(text)))
        raise RefusedValue(_("phải là số tháng từ 0 đến 12"))

    def _date(self, value: object, text: str) -> str:
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        match = _DAY_MONTH_YEAR.fullmatch(text)
        parts = match.group(3, 2, 1) if match else None
        if not parts and (iso := _ISO.fullmatch(text)):
            parts = iso.group(1, 2, 3)
        try:
            if parts:
                return date(*map(int, parts)).isoformat()
            if re.fullmatch(r"\d{4,5}(?:\.0+)?", text) and int(float(text)) in _SERIALS:
                return (_FIRST_SERIAL + timedelta(days=int(float(text)))).isoformat()
        except ValueError:
            pass
        raise RefusedValue(_("không phải ngày"), _("Viết ngày/tháng/năm, ví dụ 05/11/2022"))


_SPELLED = {
    value_key(word): word
    for table in (_FLAG_WORDS, _EXCLUDED_WORDS, _DISCIPLINE_WORDS, _SUBJECT_WORDS, _LEVEL_WORDS)
    for known in table.values()
    for word in known
}
"""The words with their diacritics, for hints."""

_FLAGS = _table(_FLAG_WORDS)
_DISCIPLINES = _table(_DISCIPLINE_WORDS)
_EXCLUDED = _table(_EXCLUDED_WORDS)
_READERS: dict[Kind, Callable[[Vocabulary, object, str], str]] = {
    "text": Vocabulary._text,
    "level": Vocabulary._level,
    "subject": Vocabulary._subject,
    "flag": Vocabulary._flag,
    "discipline": Vocabulary._discipline,
    "excluded": Vocabulary._excluded,
    "number": Vocabulary._number,
    "date": Vocabulary._date,
}


def _looked_up(table: Mapping[str, str], text: str, why: str) -> str:
    meanings = {table.get(value_key(part)) for part in _parts(text)}
    if len(meanings) == 1 and (meaning := meanings.pop()) is not None:
        return meaning
    near = nearest(text, table)
    raise RefusedValue(why, _("Có phải là “{near}”?").format(near=_SPELLED.get(near, near)) if near else "")


def _parts(text: str) -> list[str]:
    """A word and its abbreviation in brackets, which must agree: "Hoàn thành tốt nhiệm vụ (HTTNV)"."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)", text)
    return [match[1], match[2]] if match else [text]


def _text(value: object) -> str:
    """A cell as text in NFC: whole numbers without ".0", no blanks at the ends, blanks and line ends inside as one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(nfc(str(value)).split())

"""What the cells of a roll mean: levels, classes, marks, dates, however a unit wrote them.

A value has one meaning or none: what is not known is refused with the nearest known value as a hint, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kiemdiem.display import escape, unsafe
from kiemdiem.language import _
from kiemdiem.roll.columns import Column, Kind
from kiemdiem.roll.lexicon import Lexicon
from kiemdiem.vietnamese import nfc

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
        "TCCSD",
        "chi bộ",
        "đảng bộ",
        "chi bộ cơ sở",
        "đảng bộ cơ sở",
        "chi bộ trực thuộc",
        "đảng bộ bộ phận",
    ),
    "member": ("đảng viên", "ĐV", "DV"),
    "collective": ("tập thể", "tập thể lãnh đạo, quản lý", "tập thể LĐQL", "TTLĐQL", "TTLDQL"),
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

_TIME = r"(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?"
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _TIME)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME)
_YEARS = range(1900, 2101)
_REMARKS = {"reason", "note"}
_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(3654, 73415)
"""Days of Excel that are dates of people and organisations: 1910 to 2100."""


class RefusedValue(ValueError):
    """Why a value has no meaning in its column (`message`), and what may be meant (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Vocabulary:
    """The words that a roll may use for levels and classes; a plan and a rulebook add theirs.

    Reading a value gives its canonical text ("" for an empty cell) or raises RefusedValue.
    """

    levels: Lexicon = field(default_factory=lambda: Lexicon.of(_LEVEL_WORDS))
    subjects: Lexicon = field(default_factory=lambda: Lexicon.of(_SUBJECT_WORDS))

    @classmethod
    def of(
        cls, levels: Mapping[str, Iterable[str]] | None = None, subjects: Mapping[str, Iterable[str]] | None = None
    ) -> Vocabulary:
        """The usual words, and more names of levels and of classes; those given win."""
        return cls(Lexicon.of(_LEVEL_WORDS, levels or {}), Lexicon.of(_SUBJECT_WORDS, subjects or {}))

    def read(self, column: Column, value: object) -> str:
        """The canonical text of a cell: text, number, boolean or date as the sheet holds it."""
        text = _text(value)
        if column.kind == "text":
            text = _plain(column, value, text)
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

    def _number(self, value: object, text: str) -> str:
        if not isinstance(value, bool) and re.fullmatch(r"\d{1,2}(?:\.0+)?", text) and int(float(text)) <= 12:
            return str(int(float(text)))
        raise RefusedValue(_("phải là số tháng từ 0 đến 12"))

    def _date(self, value: object, text: str) -> str:
        day = value if isinstance(value, date) else _day(text)
        if day is None or (day is value and day.year not in _YEARS):
            raise RefusedValue(_("không phải ngày"), _("Viết ngày/tháng/năm, ví dụ 05/11/2022"))
        return (day.date() if isinstance(day, datetime) else day).isoformat()


def _day(text: str) -> date | None:
    """The day that a text names, or the number by which Excel knows it."""
    match, iso = _DAY_MONTH_YEAR.fullmatch(text), _ISO.fullmatch(text)
    parts = match.group(3, 2, 1) if match else iso.group(1, 2, 3) if iso else None
    try:
        if parts:
            return date(*map(int, parts))
    except ValueError:
        return None
    if re.fullmatch(r"\d{4,5}(?:\.0+)?", text) and int(float(text)) in _SERIALS:
        return _FIRST_SERIAL + timedelta(days=int(float(text)))
    return None


_FLAGS = Lexicon.of(_FLAG_WORDS)
_DISCIPLINES = Lexicon.of(_DISCIPLINE_WORDS)
_EXCLUDED = Lexicon.of(_EXCLUDED_WORDS)
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


def _looked_up(known: Lexicon, text: str, why: str) -> str:
    meaning = known.meaning(text)
    if meaning is not None:
        return meaning
    near = known.near(text)
    raise RefusedValue(why, _("Có phải là “{near}”?").format(near=near) if near else "")


def _plain(column: Column, value: object, text: str) -> str:
    """The text of a cell that holds one; a day or a truth is none, though a remark may be a day."""
    is_remark = column.key in _REMARKS
    if isinstance(value, date) and is_remark:
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, bool):
        raise RefusedValue(_("ô chứa TRUE hoặc FALSE, không phải chữ"), _("Định dạng cột là Văn bản (Text) rồi gõ lại"))
    if isinstance(value, date | time | timedelta):
        raise RefusedValue(_("ô chứa ngày hoặc giờ, không phải chữ"), _("Định dạng cột là Văn bản (Text) rồi gõ lại"))
    return text


def _text(value: object) -> str:
    """A cell as text in NFC: whole numbers without ".0", no blanks at the ends, blanks and line ends inside as one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(nfc(str(value)).split())

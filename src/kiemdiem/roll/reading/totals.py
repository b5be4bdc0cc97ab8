"""Rows that add up others: told by their words, whatever class or merged cell they stand under."""

from __future__ import annotations

import re

from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.reading.layout import Layout
from kiemdiem.roll.reading.raw import Broken, Cells, as_written, is_empty
from kiemdiem.roll.reading.results import BadCell
from kiemdiem.vietnamese import fold, same_words

_BEGINS = re.compile(r"\W*(?:c[ộo]|t[ổo])", re.IGNORECASE)
_WORDS = {same_words(word) for word in ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "tổng hợp")}
_WITH_ANYTHING = tuple(same_words(word) + " " for word in ("tổng cộng", "tổng số"))
_WITH_CLASS = tuple(same_words(word) + " " for word in ("cộng", "tổng"))
_BARE = {"tong cong", "tong so"}
_OF_CLASS = re.compile(
    r"(?:c[oộ]ng|t[oổ]ng)\s*[:(]|(?:cong|tong) (?:\d|[ivx]+\b|(?:so |cac )?"
    r"(?:dang|to chuc|tap the|ca nhan|lanh dao|chi bo|cong chuc|vien chuc|can bo|toan|chung|muc|nhom|phan|don vi|theo"
    r"|trang|don|nguoi|khoi)\b)"
)
_PLAIN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,3})(?:[.,]\d+)*\s*%?|-")
_MAY_STAND = {"name", "unit", "body", "subject", "comparable_group", "note"}


def is_total(text: str) -> bool:
    """Whether a text is what stands before a sum: "Cộng", "Tổng số", "Cộng đảng viên", and not "Cộng Văn D"."""
    if len(text) > 100 or not _BEGINS.match(text):
        return False
    key, bare = same_words(text), fold(text)
    if key in _WORDS or key.startswith(_WITH_ANYTHING) or (text.isascii() and bare in _BARE):
        return True
    return bool(_OF_CLASS.match(bare)) and (key.startswith(_WITH_CLASS) or text.isascii())


class Totals:
    """Finds the rows of totals in one table."""

    def __init__(self, layout: Layout) -> None:
        self._columns = layout.columns
        self._ticks = [(key, column) for key, levels in layout.ticks.items() for column in levels.values()]
        self._places = [self._columns[key] for key in ("name", "unit", "body") if key in self._columns]

    def column(self, cells: Cells) -> int | None:
        """The column with the word of a total; None where no place has one, or the first two texts of the row."""
        for place in self._places:
            if place <= len(cells) and _says_total(cells[place - 1]):
                return place
        texts = [place for place, value in enumerate(cells, 1) if isinstance(value, str) and not is_empty(value)][:2]
        return next((place for place in texts if _says_total(cells[place - 1])), None)

    def doubt(self, own: Cells, word: int) -> BadCell | None:
        """What a row of totals must not have: a rating, a code, anything else of a person. None for a mere total."""
        held = [(key, own[column - 1]) for key, column in self._columns.items() if column <= len(own)]
        ticked = [(key, own[column - 1]) for key, column in self._ticks if column <= len(own)]
        for key, value in held:
            if self._columns[key] == word or is_empty(value) or isinstance(value, Broken):
                continue
            is_other = key == "name" or key not in _MAY_STAND
            if is_other and not _is_plain(value):
                return self._bad(key, word, own)
        found = next((key for key, value in ticked if not is_empty(value) and not _is_plain(value)), None)
        return self._bad(found, word, own) if found else None

    def _bad(self, key: str, word: int, own: Cells) -> BadCell:
        said = next((key for key, column in self._columns.items() if column == word), key)
        message = _("chữ của dòng cộng, nhưng dòng có cột “{name}”").format(name=BY_KEY[key].heading)
        hint = _("Nếu là một người thì ghi đủ họ và tên; nếu là dòng cộng thì xóa các ô khác")
        return BadCell(said, as_written(own[word - 1]), message, hint)


def _says_total(value: object) -> bool:
    return isinstance(value, str) and is_total(value)


def _is_plain(value: object) -> bool:
    """Whether a cell holds a number that may be a sum or a share; a code with zeros before it is none."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    return isinstance(value, str) and bool(_PLAIN_NUMBER.fullmatch(value.strip()))

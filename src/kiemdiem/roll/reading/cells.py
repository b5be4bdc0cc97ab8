"""The cells of a row, read one by one; words that come again and again are looked at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.reading.raw import UNCALCULATED, Broken, as_written
from kiemdiem.roll.reading.results import INDEX, BadCell
from kiemdiem.roll.register import Register
from kiemdiem.roll.values import RefusedValue, Vocabulary

_REQUIRED = [column for column in COLUMNS if column.required]
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_ESCAPED = re.compile(r"\\u[0-9a-f]{4}|\\U[0-9a-f]{8}")
_SURE_DIGITS = 15
"""Excel keeps so many digits of a number and makes the others 0."""


class CellReader:
    """Reads cells by a vocabulary and the names of a register."""

    def __init__(self, vocabulary: Vocabulary, register: Register) -> None:
        self.vocabulary = vocabulary
        self._register = register
        self._known: dict[str, dict[object, str | RefusedValue]] = {column.key: {} for column in COLUMNS}
        self._once = {column.key for column in COLUMNS if column.kind != "text"} | {"unit", "comparable_group"}

    def read(self, key: str, value: object, bad: list[BadCell]) -> str:
        """The canonical value of a cell; what has none is added to `bad`."""
        known = self._known[key]
        meaning = known.get(value) if isinstance(value, str) else None
        if meaning is None or isinstance(value, Broken):
            meaning = self._read(key, value)
            if key in self._once and type(value) is str:
                known[value] = meaning
        if isinstance(meaning, RefusedValue):
            raw = None if isinstance(value, str) else value
            bad.append(BadCell(key, as_written(value), meaning.message, meaning.hint, raw))
            return ""
        return meaning

    def _read(self, key: str, value: object) -> str | RefusedValue:
        try:
            if isinstance(value, str):
                _check_sound(value)
            if key == "code":
                _check_code(value)
            text = self.vocabulary.read(BY_KEY[key], value)
            names = self._register.names.get(key)
            return names.read(text) if names and text else text
        except RefusedValue as refused:
            return refused

    def lacking(self, row: Sequence[str], bad: Sequence[BadCell]) -> list[BadCell]:
        """The required cells of a row that are empty."""
        said = {cell.key for cell in bad}
        return [
            BadCell(column.key, "", _("để trống"), _("Điền cột “{name}”").format(name=column.heading))
            for column in _REQUIRED
            if not row[INDEX[column.key]] and column.key not in said
        ]


def _check_sound(value: str) -> None:
    """Refuse errors of Excel, in a workbook or as a CSV prints them, and what a sheet sent back shows for bad cells."""
    if value == UNCALCULATED:
        raise RefusedValue(
            _("công thức chưa có kết quả"), _("Mở tệp bằng Excel rồi lưu lại, hoặc gõ giá trị thay cho công thức")
        )
    if isinstance(value, Broken) or _ERROR.fullmatch(value):
        raise RefusedValue(_("ô báo lỗi"), _("Gõ giá trị thay cho công thức"))
    if _ESCAPED.search(value):
        raise RefusedValue(_("có ký tự ẩn đã đổi thành mã \\u"), _("Gõ lại ô này"))


def _check_code(value: object) -> None:
    """Refuse a number that Excel cannot have kept as it was typed."""
    if isinstance(value, float) and (not value.is_integer() or abs(value) >= 10**_SURE_DIGITS):
        raise RefusedValue(
            _("số dài quá {n} chữ số hoặc có phần lẻ: Excel đã làm mất chữ số").format(n=_SURE_DIGITS),
            _("Định dạng cột là Văn bản (Text) rồi gõ lại mã số"),
        )
    if isinstance(value, str) and re.fullmatch(r"\d(?:[.,]\d+)?[Ee]\+\d+", value.strip()):
        raise RefusedValue(
            _("số viết kiểu 1,23E+10: Excel đã làm mất chữ số"), _("Định dạng cột là Văn bản (Text) rồi gõ lại mã số")
        )

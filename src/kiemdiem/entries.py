"""The tables of a TOML file, key by key: what a person wrote there is what it should be, or is refused by name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from kiemdiem import toml_files
from kiemdiem.display import escape, show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.vietnamese import nfc

MAX_BYTES = 128 * 1024

LONGEST = 1000
"""Characters of a text at most."""

MOST = 200
"""Entries of a list at most."""

LAST = date(9999, 12, 31)
"""The last day of what has no end."""

_Word = TypeVar("_Word", bound=str)


class Entry:
    """A table of the file `file`, `where` in it. Its keys are taken one by one; `close` refuses those that are left.

    A key that is missing without a default, or holds what it may not hold, raises KiemdiemError.
    """

    def __init__(self, file: Path, values: dict[str, Any], where: str = "") -> None:
        self._file, self._where = file, where
        self._left = dict(values)
        self._known: dict[str, None] = {}

    def refusal(self, message: str, hint: str = "") -> KiemdiemError:
        """An error that names file and table."""
        place = f"{show(self._file)}: {self._where}: " if self._where else f"{show(self._file)}: "
        return KiemdiemError(place + message, hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text of one line that is not empty, in NFC."""
        found = self._readable(key, self._take(key, default))
        if not found and default is None:
            raise self._empty(key)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that are not empty."""
        found = tuple(self._readable(key, value) for value in self._list(key, None))
        if not all(found):
            raise self._empty(key)
        return found

    def word(self, key: str, words: Collection[_Word], default: _Word | None = None) -> _Word:
        """One of `words`."""
        return self._word(key, words, self._take(key, default))

    def words(self, key: str, words: Collection[_Word], default: tuple[_Word, ...]) -> tuple[_Word, ...]:
        """A list of some of `words`."""
        return tuple(self._word(key, words, value) for value in self._list(key, list(default)))

    def number(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number from `least` to `most`."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise self.refusal(_("“{key}” phải là số nguyên từ {least} đến {most}").format(key=key, least=least, most=most))

    def decimal(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """A number from `least` to `most`."""
        return self._decimal(key, self._take(key, default), least, most)

    def decimals(self, key: str, least: float, most: float) -> tuple[float, ...]:
        """A list of numbers from `least` to `most` that is not empty."""
        found = tuple(self._decimal(key, value, least, most) for value in self._list(key, None))
        if not found:
            raise self._empty(key)
        return found

    def flag(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        value = self._take(key, default)
        if isinstance(value, bool):
            return value
        raise self.refusal(_("“{key}” phải là true hoặc false").format(key=key))

    def day(self, key: str, default: date | None = None) -> date:
        """A day, without a time."""
        value = self._take(key, default)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.refusal(_("“{key}” phải là ngày").format(key=key), _("Viết năm-tháng-ngày, ví dụ 2022-11-05"))

    def table(self, key: str) -> Entry:
        """A table; an empty one where there is none."""
        value = self._take(key, {})
        if isinstance(value, dict):
            return Entry(self._file, value, f"{self._where}.{key}" if self._where else f"[{key}]")
        raise self.refusal(_("“{key}” phải là bảng các mục").format(key=key))

    def tables(self, key: str) -> list[Entry]:
        """A list of tables; an empty one where there is none."""
        found = self._list(key, [])
        if not all(isinstance(value, dict) for value in found):
            raise self.refusal(_("“{key}” phải là các bảng [[{key}]]").format(key=key))
        where = _("[[{key}]] thứ {n}")
        return [Entry(self._file, value, where.format(key=key, n=n)) for n, value in enumerate(found, 1)]

    def has(self, key: str) -> bool:
        """Whether the key is there and not taken yet."""
        self._known[key] = None
        return key in self._left

    def close(self) -> None:
        """Refuse a key that nobody has taken."""
        for key in self._left:
            hint = did_you_mean(key, self._known, ", ".join(self._known))
            raise self.refusal(_("Mục lạ “{key}”").format(key=show(key, 60)), hint)

    def _take(self, key: str, default: Any) -> Any:
        self._known[key] = None
        value = self._left.pop(key, default)
        if value is None:
            raise self.refusal(_("Thiếu mục “{key}”").format(key=key))
        return value

    def _list(self, key: str, default: list[Any] | None) -> list[Any]:
        value = self._take(key, default)
        if not isinstance(value, list):
            raise self.refusal(_("“{key}” phải là danh sách").format(key=key), _('Viết {key} = ["…"]').format(key=key))
        if len(value) > MOST:
            raise self.refusal(_("“{key}” có quá {most} mục").format(key=key, most=MOST))
        return value

    def _decimal(self, key: str, value: Any, least: float, most: float) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        raise self.refusal(_("“{key}” phải là số từ {least} đến {most}").format(key=key, least=least, most=most))

    def _readable(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.refusal(_("“{key}” phải là chữ").format(key=key), _("Đặt trong ngoặc kép"))
        if hidden := unsafe(value):
            raise self.refusal(
                _("“{key}” có ký tự ẩn {character}").format(key=key, character=escape(hidden)), _("Gõ lại chỗ này")
            )
        if len(value) > LONGEST:
            raise self.refusal(_("“{key}” dài quá {most} ký tự").format(key=key, most=LONGEST))
        return nfc(" ".join(value.split()))

    def _empty(self, key: str) -> KiemdiemError:
        return self.refusal(_("“{key}” để trống").format(key=key))

    def _word(self, key: str, words: Collection[_Word], value: Any) -> _Word:
        for word in words:
            if word == value:
                return word
        hint = did_you_mean(value, words) if isinstance(value, str) else ""
        raise self.refusal(_("“{key}” phải là một trong: {words}").format(key=key, words=", ".join(words)), hint)


def read(path: Path) -> Entry:
    """The whole file; KiemdiemError where it is no TOML file, too big or cannot be read."""
    return Entry(path, toml_files.read(path, MAX_BYTES))

"""Vietnamese text: NFC, tone-insensitive comparison, dates as the format rules print them, sorting."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SYLLABLES = 8192
"""Keys of words that are kept: Vietnamese has some 7,000 syllables, a plan a few hundred."""

_TEXTS = 4096
"""Keys of texts that are kept: rule after rule compares the same few hundred names and sentences of a plan."""

_WORD = re.compile(r"\w+")
_PRINTED_DATE = re.compile(
    r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])"
    r"|\b(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b",
    re.IGNORECASE,
)


def nfc(text: str) -> str:
    """`text` in the composed form (NFC), in which every comparison of this program is made."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=_TEXTS)
def fold(text: str) -> str:
    """A key for comparison that ignores case, diacritics, tone placement, đ/d and repeated blanks.

    >>> fold("Thị  uỷ") == fold("thị ủy") == "thi uy"
    True
    """
    return " ".join(filter(None, map(_bare, text.split())))


@lru_cache(maxsize=_SYLLABLES)
def _bare(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.casefold().replace("đ", "d")


def words(text: str) -> list[str]:
    """The words of `text` in NFC, without punctuation."""
    return _WORD.findall(nfc(text))


@lru_cache(maxsize=_TEXTS)
def same_words(text: str) -> str:
    """A key that ignores case, punctuation and tone *placement* only: `ủy` and `uỷ` agree, `bí` and `bi` do not.

    >>> same_words("Thị ủy") == same_words("THỊ UỶ"), same_words("bí") == same_words("bi")
    (True, False)
    """
    return " ".join(map(_tone_last, words(text.casefold())))


@lru_cache(maxsize=_SYLLABLES)
def _tone_last(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in parts if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + tones


@lru_cache(maxsize=_TEXTS)
def keyed_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of `text` as `same_words` compares it, with the places where it starts and ends."""
    found = _WORD.finditer(nfc(text))
    return tuple((_tone_last(match[0].casefold()), match.start(), match.end()) for match in found)


def phrase_key(text: str) -> str:
    """`same_words` of `text` between blanks, so that whole words are found in it and no beginnings of words.

    >>> phrase_key("Chính phu") in phrase_key("của Chính phủ"), phrase_key("chính phủ") in phrase_key("của Chính phủ")
    (False, True)
    """
    return f" {same_words(text)} "


def sort_key(text: str) -> list[tuple[list[int], list[int]]]:
    """A key that sorts as a dictionary does, word by word: letters a ă â b … d đ e ê …, then tones.

    >>> sorted(["bang", "bạn", "bàn", "ban", "băng"], key=sort_key)
    ['ban', 'bàn', 'bạn', 'bang', 'băng']
    """
    return [_word_key(word) for word in nfc(text).casefold().split()]


@lru_cache(maxsize=_SYLLABLES)
def _word_key(word: str) -> tuple[list[int], list[int]]:
    letters = [_letter(letter) for letter in word]
    return [place for place, _tone in letters], [tone for _place, tone in letters]


@lru_cache(maxsize=1024)
def _letter(letter: str) -> tuple[int, int]:
    """Place in the alphabet and place of the tone: ngang huyền hỏi ngã sắc nặng."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in parts if c in _TONES)
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    place = _ALPHABET.find(base) if base else -1
    return 100 + place if place >= 0 else min(ord(letter[:1]), 99), _TONE_ORDER.get(tone, 0)


def print_date(day: date) -> str:
    """`day` as the format rules print it: days under 10 and months under 3 padded ("05/11/2022", "31/3/2023")."""
    return f"{day.day:02d}/{print_month(day.month)}/{day.year:04d}"


def print_month(month: int) -> str:
    """A month number as the format rules print it: January and February padded, the others not."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(day: date) -> str:
    """`day` in words as a heading prints it: "ngày 05 tháng 11 năm 2022"."""
    return f"ngày {day.day:02d} tháng {print_month(day.month)} năm {day.year:04d}"


def printed_dates(text: str) -> list[date]:
    """Every d/m/yyyy and "ngày d tháng m năm yyyy" in `text` that is a real day, in order."""
    found = []
    for match in _PRINTED_DATE.finditer(text):
        day, month, year = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def capital_first(text: str) -> str:
    """`text` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


def looks_like_name(text: str) -> bool:
    """Whether `text` may name a person: two neighbouring words begin with a capital.

    >>> looks_like_name("đồng chí Bùi Thị Én"), looks_like_name("Hoàn thành tốt"), looks_like_name("HTXSNV")
    (True, False, False)
    """
    return any(one[0].isupper() and other[0].isupper() for one, other in pairwise(words(text)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The entry of `known` most like `word`, compared without case and diacritics; None when none is near.

    For hints only: aliases are explicit, nothing is ever matched by likeness.
    """
    if len(word) > 200:
        return None
    folded = {fold(entry): entry for entry in known}
    near = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None

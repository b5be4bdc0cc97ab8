"""Abbreviations in Vietnamese text: which words are some, and which of them the text explains."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kiemdiem.vietnamese import fold

COMMON = frozenset({"UBND", "HĐND", "MTTQ", "TW", "TP", "TX", "TT", "ĐK", "VT", "HCM", "TNCS", "THPT", "THCS"})
"""What needs no explanation: bodies that every citizen knows, place names as the format rules shorten them, schools."""

_LETTERS = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_TOKEN = re.compile(r"[^\s()\[\]“”\"',;:!?…*]+")
_FORM = re.compile(r"(?i:mẫu|biểu|phiếu|phụ lục) (?:số )?\S*\d\S*(?: [A-ZĐ.\-/]+\b)*")
_ROMAN = re.compile(r"[IVXLC]+")
_CALLED = re.compile(
    rf"(?:viết tắt|gọi tắt|gọi chung|sau đây gọi)(?: chung)?(?: là)?[:\s]+[“\"]?({_LETTERS})", re.IGNORECASE
)
_IN_BRACKETS = re.compile(rf"[\w”\"][,.]?\s*\(\s*[“\"]?({_LETTERS})[”\"]?\s*\)")
_EXPLAINED = re.compile(rf"\b({_LETTERS})\s*\(([^()]{{3,120}})\)")
_TONES = set("\u0300\u0301\u0303\u0309\u0323")


def defined(text: str) -> set[str]:
    """The abbreviations that `text` explains: "(viết tắt là X)", "tên đầy đủ (X)", "X (tên đầy đủ)"."""
    found = set(_CALLED.findall(text)) | set(_IN_BRACKETS.findall(text))
    return found | {token for token, words in _EXPLAINED.findall(text) if _stands_for(token, words)}


def _stands_for(token: str, words: str) -> bool:
    """Whether the letters of `token` begin words of `words`, in order."""
    initials = iter(word[0] for word in re.findall(r"\w+", fold(words)))
    return all(letter in initials for letter in fold(token).replace("-", ""))


@lru_cache(maxsize=1024)
def abbreviations(text: str) -> tuple[tuple[int, str], ...]:
    """Where each abbreviation starts, and the abbreviation; words of a line in capitals are none."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, str]]:
    text = _FORM.sub(lambda form: " " * len(form.group()), text)
    tokens = [(match.start(), match.group().strip(".-–/")) for match in _TOKEN.finditer(text)]
    capital = [bool(re.fullmatch(_LETTERS, token)) and token.isupper() for _start, token in tokens]
    shouted = [is_capital and _has_tone(token) for is_capital, (_start, token) in zip(capital, tokens, strict=True)]
    for index, (start, token) in enumerate(tokens):
        near = slice(max(0, index - 1), index + 2)
        if capital[index] and len(token) > 1 and not any(shouted[near]):
            parts = token.split("-")
            if not all(part in COMMON or len(part) < 2 or _ROMAN.fullmatch(part) for part in parts):
                yield start, token


def _has_tone(token: str) -> bool:
    return any(letter in _TONES for letter in unicodedata.normalize("NFD", token))

"""Words with a meaning: found as they are spelled, or without any diacritics at all; nothing in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiemdiem.vietnamese import fold, nearest, nfc, same_words

_HARMLESS = re.compile(r"""[()\[\],"“”‘’]""")
_WORD = re.compile(r"\w+")
_FEWEST = 3
"""Letters of a word that may be typed without diacritics: a shorter one may be another word, as "Đ" is not "D"."""


@dataclass(frozen=True)
class Lexicon:
    """Meanings by the word as it is spelled, and by the word without diacritics where only one is spelled so."""

    spelled: Mapping[str, str]
    bare: Mapping[str, str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, *tables: Mapping[str, Iterable[str]]) -> Lexicon:
        """From the words of each meaning; of tables that disagree, the last wins."""
        spelled: dict[str, str] = {}
        bare: dict[str, str] = {}
        words: list[str] = []
        for table in tables:
            entries = [(word, meaning) for meaning, known in table.items() for word in (*known, meaning) if word]
            spelled |= {_key(word): meaning for word, meaning in entries}
            bare |= _without_diacritics(entries)
            words += [word for known in table.values() for word in known]
        return cls(spelled, bare, tuple(words))

    def meaning(self, text: str) -> str | None:
        """What `text` means, but for case, place of the tone, blanks, brackets, commas and a full stop at the end.

        A word and its abbreviation in brackets must mean the same: "Hoàn thành tốt nhiệm vụ (HTTNV)".
        """
        text = text.strip().removesuffix(".")
        match = re.fullmatch(r"([^()]+)\(([^()]+)\)", text)
        meanings = {self._meaning(part) for part in ((match[1], match[2]) if match else (text,))}
        return meanings.pop() if len(meanings) == 1 else None

    def near(self, text: str) -> str | None:
        """The word most like `text`, for a hint; no abbreviation, which a few letters are like by chance."""
        return nearest(text, (word for word in self.words if not word.isupper()))

    def _meaning(self, text: str) -> str | None:
        key = _key(text)
        return self.spelled[key] if key in self.spelled else self.bare.get(key)


def _key(text: str) -> str:
    """A word as words are compared: a sign that is not harmless stays."""
    kept = _HARMLESS.sub(" ", nfc(text).casefold())
    return " ".join(_WORD.sub(lambda word: same_words(word[0]), kept).split())


def _without_diacritics(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The long words without diacritics; not abbreviations, nor what two words of different meaning come to."""
    found: dict[str, set[str]] = {}
    for word, meaning in entries:
        if not word.isupper() and sum(map(str.isalpha, word)) >= _FEWEST:
            found.setdefault(_key(fold(word)), set()).add(meaning)
    return {key: meanings.pop() for key, meanings in found.items() if len(meanings) == 1}

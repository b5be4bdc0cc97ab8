"""Which bodies a text names: every name and alias of the plan, the longest first, as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kiemdiem.plan.agency import Named
from kiemdiem.vietnamese import keyed_words, same_words

_TEXTS = 1024
"""Texts whose mentions are kept: rule after rule looks at the same few hundred."""

_NEAR = 40
_SENTENCE_START = re.compile(r"(\A|[.\n]\s*)((tập thể|lãnh đạo)\s+)*\Z", re.IGNORECASE)


class Mention(NamedTuple):
    """A stretch of a text that names a body: where it starts and ends, the id of the body, the words themselves."""

    start: int
    end: int
    id: str
    words: str

    def begins(self, text: str) -> bool:
        """Whether it begins a sentence of `text`: who is named first there is the one to act."""
        return bool(_SENTENCE_START.search(text[max(0, self.start - _NEAR) : self.start]))


class Names:
    """The names of bodies, ready to be looked for in texts; time in proportion to the text."""

    def __init__(self, bodies: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id_, names in bodies:
            for name in names:
                key = tuple(same_words(name).split())
                if key:
                    self._by_first.setdefault(key[0], []).append((key, id_))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))
        self._found: dict[str, tuple[Mention, ...]] = {}

    @classmethod
    def of(cls, bodies: Iterable[Named]) -> Names:
        """The names of `bodies`; plans with the same bodies share them."""
        return _names(tuple((body.id, body.names) for body in bodies))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every body that `text` names, in order; of names that overlap the longest that starts first."""
        if text not in self._found:
            if len(self._found) >= _TEXTS:
                self._found.clear()
            self._found[text] = tuple(self._look(text))
        return self._found[text]

    def _look(self, text: str) -> list[Mention]:
        words = keyed_words(text)
        keys = [key for key, _start, _end in words]
        found: list[Mention] = []
        place = 0
        while place < len(words):
            for name, id_ in self._by_first.get(keys[place], ()):
                if tuple(keys[place : place + len(name)]) == name:
                    start, end = words[place][1], words[place + len(name) - 1][2]
                    found.append(Mention(start, end, id_, text[start:end]))
                    place += len(name) - 1
                    break
            place += 1
        return found


@lru_cache(maxsize=8)
def _names(bodies: tuple[tuple[str, tuple[str, ...]], ...]) -> Names:
    return Names(bodies)

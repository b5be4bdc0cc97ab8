"""Which bodies a text names: every name and alias of the plan, the longest first, as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem.plan.agency import Named
from kiemdiem.vietnamese import same_words

_WORD = re.compile(r"\w+")
_SENTENCE_START = re.compile(r"(^|[.\n]\s*)((tập thể|lãnh đạo)\s+)*$", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A stretch of a text that names a body: where it starts and ends, the id of the body, the words themselves."""

    start: int
    end: int
    id: str
    words: str

    def begins(self, text: str) -> bool:
        """Whether it begins a sentence of `text`: who is named first there is the one to act."""
        return bool(_SENTENCE_START.search(text[: self.start]))


class Names:
    """The names of bodies, ready to be looked for in texts; time in proportion to the text."""

    def __init__(self, bodies: Iterable[Named]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for body in bodies:
            for name in body.names:
                key = tuple(same_words(name).split())
                if key:
                    self._by_first.setdefault(key[0], []).append((key, body.id))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def mentions(self, text: str) -> list[Mention]:
        """Every body that `text` names, in order; of names that overlap the longest that starts first."""
        words = [(same_words(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
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

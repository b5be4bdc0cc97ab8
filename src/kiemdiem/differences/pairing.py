"""Which parts of two plans are the same part: by name first, by content where the name has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiemdiem.plan import Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import fold, keyed_words

_Part = TypeVar("_Part")

_SAME_NAME = 0.3
_OTHER_NAME = 0.6
_MOST_PAIRS = 250_000
"""Pairs of tasks that are compared by their words; beyond it only names count."""


@dataclass(frozen=True)
class Pairs(Generic[_Part]):
    """The parts that are in both, the ones that went and the ones that came, each in its own order."""

    both: Sequence[tuple[_Part, _Part]]
    gone: Sequence[_Part]
    come: Sequence[_Part]
    reordered: bool


def paired(old: Sequence[_Part], new: Sequence[_Part], keys: Sequence[Callable[[_Part], Hashable]]) -> Pairs[_Part]:
    """Pairs of parts that agree in the first of `keys`, of the others those that agree in the next, and so on.

    A key of None agrees with nothing. Of several equal ones the first goes with the first.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}
    for key in keys:
        places: dict[Hashable, list[int]] = {}
        for place, part in right.items():
            places.setdefault(key(part), []).append(place)
        for place, part in list(left.items()):
            value = key(part)
            if value is not None and places.get(value):
                found[place] = places[value].pop(0)
                del left[place], right[found[place]]
    return _pairs(old, new, found)


def paired_tasks(old: Plan, new: Plan) -> Pairs[Task]:
    """Pairs of tasks: with the same words, with the same key and similar words, with very similar words.

    A task that was only renumbered is the same task; one whose number now stands before other words is not.
    """
    before, after = old.all_tasks(), new.all_tasks()
    words = [[_words(task) for task in tasks] for tasks in (before, after)]
    found = _with_equal_words(before, after)
    taken = set(found.values())
    by_key = {task.key: place for place, task in enumerate(after) if place not in taken}
    for place, task in enumerate(before):
        other = None if place in found else by_key.get(task.key)
        if other is not None and alike(words[0][place], words[1][other]) >= _SAME_NAME:
            found[place] = by_key.pop(task.key)
    taken = set(found.values())
    left = [place for place in range(len(before)) if place not in found]
    right = [place for place in range(len(after)) if place not in taken]
    for place, other in _most_alike(words, left, right):
        if place not in found and other not in taken:
            found[place] = other
            taken.add(other)
    return _pairs(before, after, found)


def alike(one: Counter[str], other: Counter[str]) -> float:
    """How much two bags of words have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _with_equal_words(before: Sequence[Task], after: Sequence[Task]) -> dict[int, int]:
    """Tasks with the same words, those that kept their key first."""
    places: dict[str, list[int]] = {}
    for place, task in enumerate(after):
        places.setdefault(_text(task), []).append(place)
    found: dict[int, int] = {}
    for same_key in (True, False):
        for place, task in enumerate(before):
            if place in found:
                continue
            candidates = places.get(_text(task), [])
            other = next((one for one in candidates if not same_key or after[one].key == task.key), None)
            if other is not None:
                candidates.remove(other)
                found[place] = other
    return found


def _most_alike(words: list[list[Counter[str]]], left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose words are very similar, the most similar first."""
    if len(left) * len(right) > _MOST_PAIRS:
        return
    scored = [(alike(words[0][one], words[1][other]), one, other) for one in left for other in right]
    for score, one, other in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score < _OTHER_NAME:
            return
        yield one, other


def _text(task: Task) -> str:
    return fold(unmarked(f"{task.title or ''} {task.text}"))


def _words(task: Task) -> Counter[str]:
    return Counter(word for word, _start, _end in keyed_words(unmarked(f"{task.title or ''} {task.text}")))


def _pairs(old: Sequence[_Part], new: Sequence[_Part], found: dict[int, int]) -> Pairs[_Part]:
    order = [found[place] for place in sorted(found)]
    taken = set(order)
    return Pairs(
        [(old[place], new[found[place]]) for place in sorted(found)],
        [part for place, part in enumerate(old) if place not in found],
        [part for place, part in enumerate(new) if place not in taken],
        order != sorted(order),
    )

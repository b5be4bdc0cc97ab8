"""A new file out of an old one: values changed where they stand, everything else kept to the last byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from kiemdiem import edits
from kiemdiem.diagnostic import Edit
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.source import Refused, Source, Span, Steps, parse
from kiemdiem.source.removal import added, emptied, removed
from kiemdiem.source.respelling import Swap, node_at, respelled, rewritten, swapped


class Splices:
    """The changes of a file, and what the file must say once they are made."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._edits: dict[Span, Edit] = {}
        self._data: Any = deepcopy(source.data)
        self._gone: set[Steps] = set()
        self._swaps: dict[Steps, list[Swap]] = {}
        self._drops: dict[Steps, tuple[str, object]] = {}

    def swap(self, steps: Steps, swaps: Iterable[Swap]) -> None:
        """Change words of the text at `steps`; several changes of a text may come one after the other."""
        self._swaps.setdefault(steps, []).extend(swaps)

    def put(self, steps: Steps, value: str | int) -> None:
        """Put a number, a date or a word in place of another of its kind."""
        self._take([rewritten(self._source, steps, str(value))])
        is_number = isinstance(node_at(self._source, steps).data, int)
        self._set(steps, int(value) if is_number else str(value))

    def empty(self, steps: Steps) -> None:
        """Leave the key at `steps`, without a value."""
        if node_at(self._source, steps).data is not None:
            self._take([emptied(self._source, steps)])
            self._set(steps, None)

    def drop(self, steps: Steps, instead: str = "", value: object = None) -> None:
        """Take out the key or list item at `steps`; where that cannot be done, it stays with `instead`, read
        as `value`.
        """
        self._drops[steps] = (instead, value)

    def drop_items(self, steps: Steps, places: Sequence[int]) -> None:
        """Take items out of the list at `steps`; with the last of them the list itself."""
        if places and len(places) == len(node_at(self._source, steps).children):
            self.drop(steps, "[]", [])
        else:
            for place in places:
                self.drop((*steps, place))

    def add(self, beside: Steps, key: str, text: str, value: object) -> None:
        """A new entry `key: text`, read as `value`, behind the one at `beside`."""
        self._take([added(self._source, beside, f"{key}: {text}")])
        self._set((*beside[:-1], key), value)

    def done(self) -> Source:
        """The new file, read again. Raises KiemdiemError where it does not say what it should."""
        self._respell()
        self._remove()
        text = edits.apply(self._source, self._edits.values())
        for steps in sorted(self._gone, key=_order, reverse=True):
            del self._parent(steps)[steps[-1]]
        try:
            after = parse(text, self._source.name)
        except Refused:
            raise self._failed() from None
        if after.data != self._data or not edits.comments_kept(self._source, (), after):
            raise self._failed()
        after.bom = self._source.bom
        return after

    def _respell(self) -> None:
        for steps, swaps in self._swaps.items():
            if swaps:
                self._take(respelled(self._source, steps, swaps))
                self._set(steps, swapped(str(node_at(self._source, steps).data), swaps))

    def _remove(self) -> None:
        for steps, (instead, value) in self._drops.items():
            siblings = list(node_at(self._source, steps[:-1]).children)
            before = siblings[: siblings.index(steps[-1])]
            leads = all((*steps[:-1], one) in self._drops for one in before)
            removal = removed(self._source, steps, instead, leads=leads)
            self._take([removal.edit])
            if removal.gone:
                self._gone.add(steps)
            else:
                self._set(steps, value)

    def _take(self, wanted: Iterable[tuple[Span, str]]) -> None:
        for span, text in wanted:
            self._edits.setdefault(span, Edit(span, text))

    def _set(self, steps: Steps, value: object) -> None:
        self._parent(steps)[steps[-1]] = value

    def _parent(self, steps: Steps) -> Any:
        parent = self._data
        for step in steps[:-1]:
            parent = parent[step]
        return parent

    def _failed(self) -> KiemdiemError:
        message = _("{name}: không sửa được tệp này mà giữ nguyên phần còn lại").format(name=show(self._source.name))
        hint = _("Chạy kiemdiem fmt cho tệp đó, bỏ các dấu & và * của YAML, rồi chạy lại")
        return KiemdiemError(message, hint)


def _order(steps: Steps) -> tuple[tuple[bool, int, str], ...]:
    """Later items of a list come later, whatever keys are beside them."""
    return tuple((isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in steps)

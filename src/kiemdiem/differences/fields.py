"""Two states of a part compared field by field: nothing that the file says can change without a word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from kiemdiem.differences.ids import Same, content, of_id
from kiemdiem.differences.labels import label, value_words
from kiemdiem.differences.model import Change
from kiemdiem.differences.pairing import paired
from kiemdiem.differences.words import changed_words, quoted
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan import Counts, LegalBasis, Node, Plan, Precedence, Recipient, Signature, name_of
from kiemdiem.plan.campaign import AuthorityClass, Rating
from kiemdiem.plan.node import reference_kinds
from kiemdiem.plan.task import Assessment, Duty, Erratum
from kiemdiem.vietnamese import fold, print_date

_Node = TypeVar("_Node", bound=Node)
_Keys = Sequence[Callable[[Any], Hashable]]

_UNNAMED: Mapping[type[Node], _Keys] = {
    Counts: (lambda counts: counts.group,),
    Recipient: (lambda line: fold(line.text), lambda line: line.to),
    Rating: (lambda rating: rating.level,),
    Erratum: (lambda slip: slip.printed, lambda slip: slip.meant),
    Assessment: (lambda one: (one.by, one.of), lambda one: one.by, lambda one: one.of),
}


class Comparer:
    """Compares parts of two plans whose ids may differ."""

    def __init__(self, same: Same) -> None:
        self._same = same

    def node(self, old: Node, new: Node, skip: frozenset[str] = frozenset()) -> Iterator[Change]:
        """What changed in a part that both plans have, the fields in `skip` apart."""
        references = reference_kinds(type(old))
        model = type(old).__name__
        for name in type(old).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if name in skip or _equal(before, after):
                continue
            called = label(model, name)
            if isinstance(old, Signature) and name == "name":
                yield Change("signature-name", _("đổi họ tên người ký"))
            elif kind := references.get(name):
                yield from self._references(name, called, kind, before, after)
            else:
                yield from self._values(name, called, before, after)

    def register(
        self, key: str, called: str, old: Sequence[Node], new: Sequence[Node], *, alone: bool = False
    ) -> Iterator[Change]:
        """What changed in a list of parts, each called `called`; where the list stands `alone`, that goes unsaid."""
        known = [*old, *new]
        pairs = paired(old, new, self._keys(type(known[0])) if known else ())
        lead = "" if alone else f"{called} "
        for part in pairs.gone:
            yield Change(f"{key}-removed", _("bỏ {what}").format(what=lead + self.title(part, self._same.old)))
        for part in pairs.come:
            yield Change(f"{key}-added", _("thêm {what}").format(what=lead + self.title(part, self._same.new)))
        for one, other in pairs.both:
            title = lead + self.title(other, self._same.new)
            for change in self.node(one, other):
                yield replace(change, kind=f"{key}-{change.kind}", text=f"{title}: {change.text}", brief=False)
        if pairs.reordered:
            yield Change(f"{key}-reordered", _("đổi thứ tự {what}").format(what=called))

    def title(self, node: Node, plan: Plan) -> str:
        """What people call a part."""
        name = self._same.name
        if isinstance(node, LegalBasis):
            return show(f"{node.type} số {node.number} ngày {print_date(node.date)}", 100)
        if isinstance(node, Counts):
            return name("group", node.group, plan)
        if isinstance(node, AuthorityClass):
            return name("agency", node.who, plan)
        if isinstance(node, Precedence):
            return order_words(node, plan, self._same)
        if isinstance(node, Assessment):
            by, of = (", ".join(name("agency", id_, plan) for id_ in ids) for ids in (node.by, node.of))
            return f"{by} → {of}"
        if isinstance(node, Duty):
            return quoted(node.what)
        for key in ("name", "printed", "text"):
            if isinstance(text := getattr(node, key, None), str):
                return quoted(text)
        return show(name_of(node), 60)

    def _keys(self, model: type[Node]) -> _Keys:
        if model is Counts:
            return (lambda counts: self._same.now("group", counts.group),)
        return _UNNAMED.get(model, (of_id, content))

    def _references(self, name: str, called: str, kind: str, before: Any, after: Any) -> Iterator[Change]:
        same = self._same
        if isinstance(before, tuple):
            now = [same.now(kind, id_) for id_ in before]
            gone = [
                same.name(kind, id_, same.old) for id_, known in zip(before, now, strict=True) if known not in after
            ]
            come = [same.name(kind, id_, same.new) for id_ in after if id_ not in now]
            yield from _lists(name, called, gone, come, before, after, moved=now != list(after))
        elif before is None or same.now(kind, before) != after:
            old, new = (
                same.name(kind, id_, plan) if id_ else _("để trống")
                for id_, plan in ((before, same.old), (after, same.new))
            )
            yield Change(name, f"{called}: {old} → {new}", before, after)

    def _values(self, name: str, called: str, before: Any, after: Any) -> Iterator[Change]:
        if isinstance(before, dict):
            yield from self._table(name, called, before, after)
        elif isinstance(before, tuple):
            yield from self._tuple(name, called, before, after)
        elif isinstance(before, Node) and isinstance(after, Node):
            for change in self.node(before, after):
                yield replace(change, kind=f"{name}-{change.kind}", text=f"{called}: {change.text}")
        elif isinstance(before or after, Node):
            told = _("thêm {what}") if after else _("bỏ {what}")
            yield Change(f"{name}-{'added' if after else 'removed'}", told.format(what=called))
        elif isinstance(before, str) and isinstance(after, str) and name not in ("id", "number"):
            yield Change(name, f"{called}: {changed_words(before, after)}", before, after)
        else:
            yield Change(name, f"{called}: {value_words(before)} → {value_words(after)}", _plain(before), _plain(after))

    def _tuple(self, name: str, called: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Change]:
        if isinstance((before or after)[0], Node):
            yield from self.register(name, called, before, after)
            return
        gone = [value_words(value) for value in before if value not in after]
        come = [value_words(value) for value in after if value not in before]
        yield from _lists(name, called, gone, come, _plain(before), _plain(after), moved=True)

    def _table(self, name: str, called: str, before: dict[Any, str], after: dict[Any, str]) -> Iterator[Change]:
        for key in dict.fromkeys((*before, *after)):
            old, new = before.get(key), after.get(key)
            if old is None and new is not None:
                yield Change(f"{name}-added", _("thêm {what}").format(what=f"{called} {quoted(new)}"), None, new)
            elif new is None and old is not None:
                yield Change(f"{name}-removed", _("bỏ {what}").format(what=f"{called} {quoted(old)}"), old, None)
            elif old != new:
                yield Change(name, f"{called} {key}: {value_words(old)} → {value_words(new)}", old, new)
        if list(before.items()) != list(after.items()) and before == after:
            yield Change(f"{name}-reordered", _("đổi thứ tự {what}").format(what=called))


def order_words(entry: Precedence, plan: Plan, same: Same) -> str:
    """An order of tasks as people read it: "II.2 → II.4"."""
    steps = entry.order or entry.together or entry.two_pass or ()
    names = [same.name("step", id_, plan) for id_ in steps]
    if entry.together:
        return _("{names} cùng lúc").format(names=", ".join(names))
    return " → ".join(names) if entry.order else " ⇄ ".join(names)


def _lists(
    name: str, called: str, gone: Sequence[str], come: Sequence[str], old: object, new: object, *, moved: bool
) -> Iterator[Change]:
    if gone:
        told = _("bỏ {what}").format(what=f"{called}: {', '.join(gone)}")
        yield Change(f"{name}-removed", told, old, new, brief=True)
    if come:
        told = _("thêm {what}").format(what=f"{called}: {', '.join(come)}")
        yield Change(f"{name}-added", told, old, new, brief=True)
    if not gone and not come and moved:
        yield Change(f"{name}-reordered", _("đổi thứ tự {what}").format(what=called), old, new)


def _equal(before: Any, after: Any) -> bool:
    """Whether two values say the same, wherever in their files they are written."""
    return _plain(before) == _plain(after) and type(before) is type(after)


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Node):
        return value.model_dump(mode="json", by_alias=True)
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {str(key): entry for key, entry in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value

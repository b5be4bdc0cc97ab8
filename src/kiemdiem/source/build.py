"""From the event stream to the tree, with limits on everything that can be made to grow.

The stream is read once (C parser where there is one); the tree built from it *is* the map from a path to its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from kiemdiem.display import escape, show, unsafe
from kiemdiem.language import _
from kiemdiem.source.events import events, span
from kiemdiem.source.scalars import resolve
from kiemdiem.source.syntax import refusal
from kiemdiem.source.tree import Node, Refused, Span
from kiemdiem.vietnamese import nfc

MAX_DEPTH = 32
MAX_EVENTS = 20_000
MAX_ALIASES = 64
MAX_SCALAR = 16 * 1024
MAX_KEY = 128

_ODD_IN_KEY = re.compile(r"[^\S ]|[：“”‘’«»]")


def build(text: str, lines: list[str]) -> Node:
    """The tree of `text`, whose lines are `lines`; Refused where it is not YAML or beyond a limit."""
    try:
        return _Builder(lines).document(events(text))
    except Refused:
        raise
    except YAMLError as error:
        raise refusal(error, lines) from None
    except Exception as error:  # the loaders are known to let other exceptions out
        raise Refused("KD002", _("YAML không đọc được"), Span(1, 1, 1, 1), type(error).__name__) from None


class _Builder:
    """Folds the event stream into a tree of nodes, and refuses what a plan has no use for."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.anchors: dict[str, Node | None] = {}
        self.aliases = self.depth = self.count = 0
        self.good_keys: set[str] = set()

    def document(self, stream: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in stream:
            kind = type(event)
            if kind is DocumentStartEvent:
                self._document_start(event, second=root is not None)
            elif kind not in (StreamStartEvent, DocumentEndEvent, StreamEndEvent):
                root = self._node(event, stream)
        if root is None or root.data is None:
            raise Refused("KD002", _("Tệp trống"), Span(1, 1, 1, 1), _("Bắt đầu từ một tệp mẫu, ví dụ plans/2022.yaml"))
        return root

    def _document_start(self, event: Any, *, second: bool) -> None:
        version = getattr(event, "version", None)
        if second:
            message = _("Một tệp chỉ chứa một kế hoạch; đây là phần thứ hai sau ---")
            raise self._refuse(event, "KD002", message, _("Tách thành hai tệp, hoặc xóa dòng ---"))
        if (version and tuple(version) != (1, 2)) or getattr(event, "tags", None):
            raise self._refuse(event, "KD002", _("Không dùng dòng %YAML hay %TAG"), _("Xóa dòng đó"))

    def _node(self, event: Any, following: Iterator[Any]) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor:
            self.anchors[event.anchor] = None
        if kind is ScalarEvent:
            node = self._scalar(event)
        else:
            self.count += 2
            if self.count > MAX_EVENTS or event.tag is not None:
                raise self._unfit(event)
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self._too_much(event, _("Lồng nhau quá sâu (hơn {n} tầng)").format(n=MAX_DEPTH))
            node = self._mapping(event, following) if kind is MappingStartEvent else self._sequence(event, following)
            self.depth -= 1
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _unfit(self, event: Any) -> Refused:
        """Why a key or value is not taken: there are too many of them, or it has a tag."""
        if self.count > MAX_EVENTS:
            return self._too_much(event, _("Tệp có quá nhiều giá trị (hơn {n})").format(n=MAX_EVENTS))
        message = _("Không dùng nhãn kiểu {tag}").format(tag=show(event.tag, 40))
        hint = _("Xóa phần bắt đầu bằng dấu !; giá trị viết thẳng ra")
        return self._refuse(event, "KD002", message, hint)

    def _alias(self, event: Any) -> Node:
        self.aliases += 1
        target = self.anchors.get(event.anchor)
        if target is None:
            known = event.anchor in self.anchors
            message = _("*{name} trỏ vào chính nó") if known else _("*{name} không trỏ vào đâu")
            hint = _("Chữ bắt đầu bằng * hoặc & phải đặt trong ngoặc kép")
            raise self._refuse(event, "KD002", message.format(name=show(event.anchor, 40)), hint)
        self.count += target.size
        if self.aliases > MAX_ALIASES or self.count > MAX_EVENTS:
            raise self._too_much(event, _("Dùng quá nhiều bí danh YAML (&, *)"))
        return Node(target.data, event, event, target.children, target.keys, target.size)

    def _scalar(self, event: Any) -> Node:
        text = self._text(event)
        return Node(resolve(text) if event.implicit[0] and not event.style else text, event, event)

    def _text(self, event: Any) -> str:
        """The text of a key or value, once it is known to be harmless."""
        self.count += 1
        if self.count > MAX_EVENTS or event.tag is not None:
            raise self._unfit(event)
        text = nfc(event.value)
        if len(text) > MAX_SCALAR:
            message = _("Giá trị quá dài (hơn {n} ký tự)").format(n=MAX_SCALAR)
            raise self._refuse(event, "KD003", message, _not_a_plan())
        if not text.isprintable() and (match := unsafe(text.replace("\n", " ").replace("\t", " "))):
            message = _("Giá trị chứa ký tự ẩn hoặc ký tự điều khiển {char}").format(char=escape(match))
            raise self._refuse(event, "KD004", message, _("Xóa ký tự đó"))
        return text

    def _sequence(self, event: Any, following: Iterator[Any]) -> Node:
        data: list[Any] = []
        children: dict[str | int, Node] = {}
        size = 1
        for inner in following:
            if type(inner) is SequenceEndEvent:
                break
            child = self._node(inner, following)
            children[len(data)] = child
            size += child.size
            data.append(child.data)
        return Node(data, event, inner, children, size=size)

    def _mapping(self, event: Any, following: Iterator[Any]) -> Node:
        data: dict[str, Any] = {}
        children: dict[str | int, Node] = {}
        keys: dict[str | int, Any] = {}
        size = 1
        for inner in following:
            if type(inner) is MappingEndEvent:
                break
            key = self._key(inner, keys)
            child = self._node(next(following), following)
            children[key], keys[key] = child, inner
            size += child.size
            data[key] = child.data
        return Node(data, event, inner, children, keys, size)

    def _key(self, event: Any, taken: dict[str | int, Any]) -> str:
        if type(event) is not ScalarEvent:
            message = _("Tên mục phải là chữ, không phải danh sách hay bảng")
            raise self._refuse(event, "KD002", message, _("Chữ bắt đầu bằng *, [, { phải đặt trong ngoặc kép"))
        key = self._text(event)
        if key not in self.good_keys:
            self._refuse_odd_key(event, key)
            self.good_keys.add(key)
        if key in taken:
            message = _("Mục “{key}” viết hai lần (lần đầu ở dòng {line})")
            message = message.format(key=show(key, 60), line=self._span(taken[key]).line)
            raise self._refuse(event, "KD005", message, _("Gộp hai mục làm một, hoặc đổi tên một mục"))
        return key

    def _refuse_odd_key(self, event: Any, key: str) -> None:
        if len(key) > MAX_KEY:
            raise self._too_much(event, _("Tên mục quá dài (hơn {n} ký tự)").format(n=MAX_KEY))
        if match := _ODD_IN_KEY.search(key):
            message = _("Tên mục “{key}” có ký tự lạ {char}").format(key=show(key, 60), char=escape(match))
            raise self._refuse(event, "KD004", message, _("Xóa ký tự đó và gõ lại bằng dấu cách, dấu nháy thường"))
        if key == "<<":
            message = _("Không dùng << để gộp bảng")
            raise self._refuse(event, "KD002", message, _("Chép thẳng các mục cần gộp ra đây"))

    def _span(self, event: Any) -> Span:
        return Span(*span(event, event, self.lines))

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> Refused:
        return Refused(code, message, self._span(event), hint)

    def _too_much(self, event: Any, message: str) -> Refused:
        return self._refuse(event, "KD003", message, _not_a_plan())


def _not_a_plan() -> str:
    return _("Không kế hoạch nào cần đến thế; kiểm tra xem có chọn nhầm tệp không")

"""A YAML file as data and as places: the only module that knows YAML.

The event stream is read once (C parser where there is one), with limits on everything that can be made to grow;
the tree built from it *is* the map from a path to its place in the text.
"""

from __future__ import annotations

import re
import stat
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiemdiem.display import escape, show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.vietnamese import nfc

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # an interpreter without the compiled parser
    CParser = None

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
MAX_EVENTS = 20_000
MAX_ALIASES = 64
MAX_SCALAR = 16 * 1024
MAX_KEY = 128

_LINE = re.compile(r"\r\n|\r|\n")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_NUMBER_LIKE = re.compile(r"[-+]?(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

Steps = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of text: lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class UnquotedNumber(str):
    """Text written without quotes that other YAML tools read as a number: `9.10`, `09`, `1e3`, `0x1f`."""


class Refused(Exception):
    """The content of a file cannot be taken: `code`, what is wrong, where, and what to do."""

    def __init__(self, code: str, message: str, span: Span, hint: str = "", source: Source | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.span, self.hint, self.source = code, message, span, hint, source


@dataclass(slots=True)
class Node:
    """One value of the tree: its plain data, its place and, by key or index, the values in it."""

    data: Any
    span: Span
    children: dict[str | int, Node] = field(default_factory=dict)
    keys: dict[str | int, Span] = field(default_factory=dict)
    size: int = 1


@dataclass(frozen=True)
class Comment:
    """A comment: the line it stands on, the column of its `#`, its text, and whether it has the line to itself."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass
class Source:
    """A file that was read: its name, its text (NFC), its lines, its data and the place of everything in it."""

    name: str
    text: str
    root: Node
    lines: list[str]

    @property
    def data(self) -> Any:
        """The plain data: mappings, lists, text, integers, true/false and null."""
        return self.root.data

    def span(self, path: Steps, *, key: bool = False) -> Span:
        """Where `path` is written; with `key`, where its key is. A step that is not there is left out."""
        node, at_key = self.root, None
        for step in path:
            if (child := node.children.get(step)) is None:
                continue
            at_key, node = node.keys.get(step), child
        return at_key if key and at_key else node.span

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its line end; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def comments(self) -> Iterator[Comment]:
        """Every comment of the file, in order; a `#` inside a value is not one."""
        values = sorted(set(_scalars(self.root)))
        for number, line in enumerate(self.lines, 1):
            for match in re.finditer(r"(?:^|(?<=\s))#", line):
                if not _inside(values, number, match.start() + 1):
                    text = line[match.start() + 1 :].strip()
                    yield Comment(number, match.start() + 1, text, not line[: match.start()].strip())
                    break


def _scalars(node: Node) -> Iterator[Span]:
    if not node.children:
        yield node.span
    for child in node.children.values():
        yield from _scalars(child)


def _inside(values: list[Span], line: int, column: int) -> bool:
    """Whether a place is inside one of `values`, which are sorted and do not overlap."""
    place = bisect_right(values, (line, column, sys.maxsize, 0)) - 1
    return place >= 0 and (line, column) < (values[place].end_line, values[place].end_column)


def read(name: str) -> Source:
    """The file `name`, or standard input for "-".

    Raises KiemdiemError where it cannot be read, Refused where its content cannot be taken.
    """
    raw = _read_bytes(name)
    shown = "<stdin>" if name == "-" else name
    if len(raw) > MAX_BYTES:
        raise Refused(
            "KD003",
            _("Tệp quá lớn: hơn {limit} KiB").format(limit=MAX_BYTES // 1024),
            Span(1, 1, 1, 1),
            _("Một tệp kế hoạch chỉ chứa một kế hoạch; kiểm tra xem có chọn nhầm tệp không"),
            Source(shown, "", Node(None, Span(1, 1, 1, 1)), []),
        )
    return parse(raw, shown)


def _read_bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = _("là thư mục") if stat.S_ISDIR(mode) else _("không phải tệp thường")
            raise KiemdiemError(f"{show(name)}: {what}", _("Hãy chỉ ra một tệp .yaml"))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise KiemdiemError(
            _("Không có tệp {name}").format(name=show(name)), _("Kiểm tra lại tên tệp và thư mục đang đứng")
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise KiemdiemError(_("Không đọc được {name}: {reason}").format(name=show(name), reason=reason)) from None


def parse(raw: bytes | str, name: str) -> Source:
    """`raw` as a Source called `name`; Refused where it is not text, not YAML or beyond a limit."""
    text = nfc(raw if isinstance(raw, str) else _decode(raw, name))
    lines = _LINE.split(text)
    source = Source(name, text, Node(None, Span(1, 1, 1, 1)), lines)
    try:
        _refuse_hidden(lines)
        source.root = _Builder(text, lines).build()
    except Refused as refusal:
        refusal.source = source
        raise
    return source


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        shown = [text.decode("utf-8", "replace") for text in raw.split(b"\n")]
        utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        raise Refused(
            "KD001",
            _("Tệp không phải UTF-8 (có vẻ là UTF-16)") if utf16 else _("Tệp không phải UTF-8"),
            Span(line, column, line, column + 1),
            _("Lưu lại tệp dưới dạng UTF-8; văn bản TCVN3 hoặc VNI thì chuyển sang Unicode trước"),
            Source(name, "", Node(None, Span(1, 1, 1, 1)), shown),
        ) from None
    return text


def _refuse_hidden(lines: list[str]) -> None:
    for number, line in enumerate(lines, 1):
        if line.isascii() and line.isprintable():
            continue
        if match := unsafe(line.replace("\t", " ")):
            raise Refused(
                "KD004",
                _("Ký tự ẩn hoặc ký tự điều khiển {char}").format(char=escape(match)),
                Span(number, match.start() + 1, number, match.start() + 2),
                _("Xóa ký tự đó; nó thường đi theo khi dán từ Word, Zalo hoặc trang web"),
            )


def _events(text: str) -> Iterator[Any]:
    if CParser is None:
        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    try:
        while event := parser.get_event():
            yield event
    finally:
        parser.dispose()


class _Builder:
    """Folds the event stream into a tree of nodes, and refuses what a plan has no use for."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text, self.lines = text, lines
        self.anchors: dict[str, Node | None] = {}
        self.aliases = self.depth = self.count = 0

    def build(self) -> Node:
        try:
            return self._document(self._counted(_events(self.text)))
        except Refused:
            raise
        except YAMLError as error:
            raise self._syntax(error) from None
        except Exception as error:  # the loaders are known to let other exceptions out
            raise Refused("KD002", _("YAML không đọc được"), Span(1, 1, 1, 1), type(error).__name__) from None

    def _counted(self, events: Iterator[Any]) -> Iterator[Any]:
        for event in events:
            self.count += 1
            if self.count > MAX_EVENTS:
                raise self._refuse(event, "KD003", _("Tệp có quá nhiều giá trị (hơn {n})").format(n=MAX_EVENTS))
            yield event

    def _document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "DocumentEndEvent"):
                continue
            if kind == "StreamEndEvent":
                break
            if kind == "DocumentStartEvent":
                self._document_start(event, second=root is not None)
                continue
            root = self._node(event, events)
        if root is None or root.data is None:
            raise Refused("KD002", _("Tệp trống"), Span(1, 1, 1, 1), _("Bắt đầu từ một tệp mẫu, ví dụ plans/2022.yaml"))
        return root

    def _document_start(self, event: Any, *, second: bool) -> None:
        version = getattr(event, "version", None)
        if second:
            raise self._refuse(event, "KD002", _("Một tệp chỉ chứa một kế hoạch; đây là phần thứ hai sau ---"))
        if (version and tuple(version) != (1, 2)) or getattr(event, "tags", None):
            raise self._refuse(event, "KD002", _("Không dùng dòng %YAML hay %TAG"), _("Xóa dòng đó"))

    def _node(self, event: Any, events: Iterator[Any]) -> Node:
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self._alias(event)
        self._refuse_tag(event)
        if event.anchor:
            self.anchors[event.anchor] = None
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._refuse(event, "KD003", _("Lồng nhau quá sâu (hơn {n} tầng)").format(n=MAX_DEPTH))
        if kind == "ScalarEvent":
            node = self._scalar(event)
        elif kind == "SequenceStartEvent":
            node = self._sequence(event, events)
        else:
            node = self._mapping(event, events)
        self.depth -= 1
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _refuse_tag(self, event: Any) -> None:
        explicit = event.tag is not None and event.tag != "!"
        if not explicit and event.tag is None:
            return
        raise self._refuse(
            event,
            "KD002",
            _("Không dùng nhãn kiểu {tag}").format(tag=show(event.tag, 40)),
            _("Xóa phần bắt đầu bằng dấu !; giá trị viết thẳng ra"),
        )

    def _alias(self, event: Any) -> Node:
        self.aliases += 1
        target = self.anchors.get(event.anchor)
        if target is None:
            known = event.anchor in self.anchors
            message = _("*{name} trỏ vào chính nó") if known else _("*{name} không trỏ vào đâu")
            raise self._refuse(event, "KD002", message.format(name=show(event.anchor, 40)))
        self.count += target.size
        if self.aliases > MAX_ALIASES or self.count > MAX_EVENTS:
            raise self._refuse(event, "KD003", _("Dùng quá nhiều bí danh YAML (&, *)"))
        return Node(target.data, self._span(event), target.children, target.keys, target.size)

    def _scalar(self, event: Any) -> Node:
        text = nfc(event.value)
        span = self._span(event)
        if len(text) > MAX_SCALAR:
            raise Refused("KD003", _("Giá trị quá dài (hơn {n} ký tự)").format(n=MAX_SCALAR), span)
        if match := unsafe(text.replace("\n", " ").replace("\t", " ")):
            raise Refused(
                "KD004",
                _("Giá trị chứa ký tự ẩn hoặc ký tự điều khiển {char}").format(char=escape(match)),
                span,
                _("Xóa ký tự đó"),
            )
        plain = event.implicit[0] and not event.style
        return Node(_resolve(text) if plain else text, span)

    def _sequence(self, event: Any, events: Iterator[Any]) -> Node:
        data: list[Any] = []
        node = Node(data, self._span(event))
        for inner in events:
            if type(inner).__name__ == "SequenceEndEvent":
                node.span = self._span(event, inner)
                return node
            child = self._node(inner, events)
            node.children[len(data)] = child
            node.size += child.size
            data.append(child.data)
        return node

    def _mapping(self, event: Any, events: Iterator[Any]) -> Node:
        data: dict[str, Any] = {}
        node = Node(data, self._span(event))
        for inner in events:
            if type(inner).__name__ == "MappingEndEvent":
                node.span = self._span(event, inner)
                return node
            key, key_span = self._key(inner, node)
            child = self._node(next(events), events)
            node.children[key], node.keys[key] = child, key_span
            node.size += child.size
            data[key] = child.data
        return node

    def _key(self, event: Any, mapping: Node) -> tuple[str, Span]:
        if type(event).__name__ != "ScalarEvent":
            raise self._refuse(event, "KD002", _("Tên mục phải là chữ, không phải danh sách hay bảng"))
        self._refuse_tag(event)
        span = self._scalar(event).span
        key = nfc(event.value)
        if len(key) > MAX_KEY:
            raise Refused("KD003", _("Tên mục quá dài (hơn {n} ký tự)").format(n=MAX_KEY), span)
        if key in mapping.keys:
            raise Refused(
                "KD005",
                _("Mục “{key}” viết hai lần (lần đầu ở dòng {line})").format(
                    key=show(key, 60), line=mapping.keys[key].line
                ),
                span,
                _("Gộp hai mục làm một, hoặc đổi tên một mục"),
            )
        return key, span

    def _span(self, event: Any, last: Any = None) -> Span:
        start, end = event.start_mark, (last or event).end_mark
        line, column = end.line, end.column
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        # A block ends where the next token starts: step back over blank lines and comments to its own text.
        while line > start.line and not self.lines[line][:column].strip():
            line -= 1
            while line > start.line and self.lines[line].lstrip().startswith("#"):
                line -= 1
            column = len(self.lines[line].rstrip())
        if (line, column) <= (start.line, start.column):
            line, column = start.line, start.column + (event.start_mark.column == column)
        return Span(start.line + 1, start.column + 1, line + 1, column + 1)

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> Refused:
        return Refused(code, message, self._span(event), hint)

    def _syntax(self, error: YAMLError) -> Refused:
        mark = None
        if isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
        line = min(mark.line, len(self.lines) - 1) if mark else 0
        column = mark.column if mark else 0
        here = self.lines[line] if self.lines else ""
        message, hint = _explain(str(getattr(error, "problem", "") or ""), here)
        return Refused("KD002", message, Span(line + 1, column + 1, line + 1, column + 2), hint)


def _resolve(text: str) -> Any:
    """A plain scalar: null, true/false, an integer, or text. Never a date, a float or a YAML 1.1 surprise."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER_LIKE.fullmatch(text):
            return UnquotedNumber(text)
    return text


def _explain(problem: str, line: str) -> tuple[str, str]:
    """What the parser's complaint means to someone who writes plans, and what to do."""
    if "\t" in line and ("token" in problem or "tab" in problem):
        return _("Dùng phím Tab để thụt dòng"), _("Thay Tab bằng dấu cách (mỗi cấp hai dấu cách)")
    if "mapping values are not allowed" in problem:
        return (
            _("Dấu hai chấm thừa, hoặc thụt dòng sai"),
            _("Giá trị có “: ” ở trong thì đặt cả giá trị trong ngoặc kép"),
        )
    if "could not find expected ':'" in problem:
        return _("Thiếu dấu hai chấm sau tên mục"), _("Viết dạng “tên: giá trị”, có dấu cách sau dấu hai chấm")
    if "end of stream" in problem or "document end" in problem or "stream end" in problem:
        return _("Thiếu dấu đóng ngoặc hoặc đóng nháy"), _("Tìm dấu mở ngoặc, mở nháy phía trên chưa đóng")
    if "expected <block end>" in problem or "block mapping" in problem or "block collection" in problem:
        return _("Thụt dòng không thẳng hàng"), _("Các mục cùng cấp phải bắt đầu ở cùng một cột")
    if "',' or" in problem:
        return _("Thiếu dấu phẩy hoặc dấu đóng ngoặc"), _("Danh sách viết dạng [a, b]; bảng viết dạng {a: 1, b: 2}")
    if "alias" in problem or "anchor" in problem:
        return _("Bí danh YAML (&, *) sai"), _("Chữ bắt đầu bằng * hoặc & phải đặt trong ngoặc kép")
    return _("YAML sai cú pháp"), _("Giá trị có ký tự đặc biệt thì đặt trong ngoặc kép")

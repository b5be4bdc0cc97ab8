"""A YAML file as data and as places: the only package that knows YAML."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path

from kiemdiem import files
from kiemdiem.display import escape, show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.source.build import MAX_ALIASES, MAX_DEPTH, MAX_EVENTS, MAX_KEY, MAX_SCALAR, build
from kiemdiem.source.scalars import UnquotedNumber
from kiemdiem.source.tree import Comment, Node, Refused, Source, Span, Steps, line_starts, split_lines
from kiemdiem.vietnamese import nfc

__all__ = [
    "MAX_ALIASES", "MAX_BYTES", "MAX_DEPTH", "MAX_EVENTS", "MAX_KEY", "MAX_SCALAR",
    "Comment", "Refused", "Source", "Span", "Steps", "UnquotedNumber", "line_starts",
    "parse", "read", "take",
]  # fmt: skip

MAX_BYTES = 256 * 1024

_START = Span(1, 1, 1, 1)
_BOM = b"\xef\xbb\xbf"


def read(name: str, shown: str = "") -> Source:
    """The file `name`, or standard input for "-"; `shown` is what the findings call it.

    Raises KiemdiemError where it cannot be read, Refused where its content cannot be taken.
    """
    raw = _read_bytes(name)
    try:
        return take(raw, shown or ("<stdin>" if name == "-" else name))
    except Refused as refusal:
        if refusal.source:
            refusal.source.raw = raw
        raise


def take(raw: bytes, shown: str) -> Source:
    """The content of a file, `shown` as its name; Refused where it is too large, or as `parse` refuses it."""
    if len(raw) > MAX_BYTES:
        raise Refused(
            "KD003",
            _("Tệp quá lớn: hơn {limit} KiB").format(limit=MAX_BYTES // 1024),
            _START,
            _("Một tệp kế hoạch chỉ chứa một kế hoạch; kiểm tra xem có chọn nhầm tệp không"),
            _blank(shown),
        )
    return parse(raw, shown)


def parse(raw: bytes | str, name: str) -> Source:
    """`raw` as a Source called `name`; Refused where it is not text, not YAML or beyond a limit."""
    written = raw if isinstance(raw, str) else _decode(raw, name)
    text = nfc(written)
    source = _blank(name, text)
    source.written, source.bom = written, isinstance(raw, bytes) and raw.startswith(_BOM)
    try:
        _refuse_hidden(source.lines)
        source.root = build(text, source.lines)
    except Refused as refusal:
        refusal.source = source
        raise
    return source


def _blank(name: str, text: str = "") -> Source:
    return Source(name, text, Node(None), split_lines(text))


def _read_bytes(name: str) -> bytes:
    if name == "-":
        return _read_input()
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
        raise _unreadable(name, error) from None


def _read_input() -> bytes:
    """Standard input up to the limit; a process may be started without one."""
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    except OSError as error:
        raise _unreadable("<stdin>", error) from None


def _unreadable(name: str, error: OSError | ValueError) -> KiemdiemError:
    reason = files.reason(error) if isinstance(error, OSError) else str(error)
    return KiemdiemError(_("Không đọc được {name}: {reason}").format(name=show(name), reason=reason))


def _decode(raw: bytes, name: str) -> str:
    raw = raw.removeprefix(_BOM)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = split_lines(nfc(raw[: error.start].decode("utf-8")))
        line, column = len(before), len(before[-1]) + 1
        utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        raise Refused(
            "KD001",
            _("Tệp không phải UTF-8 (có vẻ là UTF-16)") if utf16 else _("Tệp không phải UTF-8"),
            Span(line, column, line, column + 1),
            _("Lưu lại tệp dưới dạng UTF-8; văn bản TCVN3 hoặc VNI thì chuyển sang Unicode trước"),
            _blank(name, nfc(raw.decode("utf-8", "replace"))),
        ) from None


_LEGACY = re.compile("[¸µ¶·¹¨»¾¼½Æ©ÇÊÈÉËÐÌÎÏÑªÒÕÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô­ø]")


def _hint(match: re.Match[str], line: str) -> str:
    """What to do about a hidden character; in TCVN3 the letter ư is the invisible hyphen."""
    if match[0] == "\u00ad" and len(_LEGACY.findall(line)) > 1:
        return _("Có vẻ là chữ TCVN3 (.VnTime): chuyển cả tệp sang Unicode, đừng xóa ký tự")
    return _("Xóa ký tự đó; nó thường đi theo khi dán từ Word, Zalo hoặc trang web")


def _refuse_hidden(lines: list[str]) -> None:
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            continue
        if match := unsafe(line.replace("\t", " ")):
            raise Refused(
                "KD004",
                _("Ký tự ẩn hoặc ký tự điều khiển {char}").format(char=escape(match)),
                Span(number, match.start() + 1, number, match.start() + 2),
                _hint(match, line),
            )

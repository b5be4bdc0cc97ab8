"""What the parser's complaints mean to someone who writes plans."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiemdiem.language import _
from kiemdiem.source.events import place
from kiemdiem.source.tree import Refused, Span

_ODD_COLON = re.compile(r"：|:(?=[^\S \t])")
_AT_THE_OPENING = re.compile(
    r"while (scanning|parsing) (an alias|an anchor|a simple key|a quoted scalar.*end of stream)", re.DOTALL
)


def refusal(error: YAMLError, lines: list[str]) -> Refused:
    """What is wrong, at the place a reader would point to, and what to do."""
    problem = " ".join(str(getattr(error, name, None) or "") for name in ("context", "problem")).lower()
    mark = None
    if isinstance(error, MarkedYAMLError):
        mark = error.context_mark if _AT_THE_OPENING.match(problem) else error.problem_mark or error.context_mark
    line, column = place(mark, lines) if mark else (0, 0)
    message, hint = _explain(problem, lines[line], lines[line][column : column + 1])
    for number in (line, max(line - 1, 0)):
        if odd := _ODD_COLON.search(lines[number]):
            line, column = number, odd.start()
            message = _("Dấu hai chấm không phải dấu thường, hoặc sau nó không phải dấu cách thường")
            hint = _("Xóa rồi gõ lại “: ” trên bàn phím")
            break
    return Refused("KD002", message, Span(line + 1, column + 1, line + 1, column + 2), hint)


def _explain(problem: str, line: str, char: str) -> tuple[str, str]:
    if "\t" in line and ("token" in problem or "tab" in problem):
        return _("Dùng phím Tab để thụt dòng"), _("Thay Tab bằng dấu cách (mỗi cấp hai dấu cách)")
    if "alias" in problem or "anchor" in problem:
        return _("Bí danh YAML (&, *) sai"), _("Chữ bắt đầu bằng * hoặc & phải đặt trong ngoặc kép")
    if "escape" in problem or "hexdecimal" in problem:
        return _("Dấu \\ trong ngoặc kép có nghĩa riêng"), _("Viết \\\\ thay cho \\, hoặc dùng nháy đơn '…'")
    if "cannot start any token" in problem or ("node content" in problem and char):
        return _("Giá trị không bắt đầu bằng {char} được").format(char=char), _("Đặt cả giá trị trong ngoặc kép")
    if "mapping values are not allowed" in problem or "unexpected ':'" in problem:
        return (
            _("Dấu hai chấm thừa, hoặc thụt dòng sai"),
            _("Giá trị có “: ” ở trong thì đặt cả giá trị trong ngoặc kép"),
        )
    if "could not find expected ':'" in problem:
        return _("Thiếu dấu hai chấm sau tên mục"), _("Viết dạng “tên: giá trị”, có dấu cách sau dấu hai chấm")
    if any(end in problem for end in ("end of stream", "document end", "stream end", "node content")):
        return _("Thiếu dấu đóng ngoặc hoặc đóng nháy"), _("Tìm dấu mở ngoặc, mở nháy phía trên chưa đóng")
    if "',' or" in problem:
        return _("Thiếu dấu phẩy hoặc dấu đóng ngoặc"), _("Danh sách viết dạng [a, b]; bảng viết dạng {a: 1, b: 2}")
    if "expected <block end>" in problem or "block mapping" in problem or "block collection" in problem:
        return (
            _("Thụt dòng không thẳng hàng, hoặc thừa chữ sau giá trị"),
            _("Các mục cùng cấp phải bắt đầu ở cùng một cột"),
        )
    return _("YAML sai cú pháp"), _("Giá trị có ký tự đặc biệt thì đặt trong ngoặc kép")

"""One layout for every plan file: the data, the comments and their order stay, everything else follows one rule."""

from __future__ import annotations

import re
from typing import Any

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.layout.lines import lay_out
from kiemdiem.source import Refused, Source, parse
from kiemdiem.source.pieces import comments

_LINE_END = re.compile(r"\r\n?")


def laid_out(source: Source) -> str:
    """The text of `source` in the layout of this program; a file that is no table and no list stays as it is.

    The new text is read again: KiemdiemError where it does not say what the old one said, which is our own bug.
    """
    if not isinstance(source.data, dict | list):
        return source.written
    before = _LINE_END.sub("\n", source.text)
    after = lay_out(before)
    try:
        same = _same(source.data, parse(after, source.name).data) and list(comments(before)) == list(comments(after))
    except Refused:
        same = False
    if not same:
        message = _("{name}: kiemdiem không định dạng được tệp này, tệp được giữ nguyên").format(name=show(source.name))
        raise KiemdiemError(message, _("Đây là lỗi của kiemdiem, xin báo lại kèm tệp nếu được"))
    return after


def _same(old: Any, new: Any) -> bool:
    """Whether two values are the same, with the same kinds of values and the same order of keys."""
    if type(old) is not type(new):
        return False
    if isinstance(old, dict):
        return list(old) == list(new) and all(_same(value, new[key]) for key, value in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return bool(old == new)

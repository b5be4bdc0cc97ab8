"""The verdict of every check on every document, as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TextIO

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Verdict
from kiemdiem.display import show, width
from kiemdiem.language import _


def write(verdicts: Iterable[Verdict], codes: Mapping[str, Code], stream: TextIO) -> None:
    """Print a heading for each file, then a line for each check: verdict, code, what it looks for, why."""
    names = {
        "pass": _("không có lỗi"), "fail": _("CÓ LỖI"), "not-found": _("KHÔNG THẤY"), "by-hand": _("cần người xem"),
        "does-not-apply": _("không áp dụng"),
    }  # fmt: skip
    widest = max(map(width, names.values()))
    for file, group in groupby(verdicts, key=lambda one: one.file):
        stream.write(f"{show(file)}\n")
        for one in group:
            said = names[one.verdict]
            why = f" [{show(one.why, 200)}]" if one.why else ""
            stream.write(f"  {said}{' ' * (widest - width(said))}  {one.code} {codes[one.code].title}{why}\n")

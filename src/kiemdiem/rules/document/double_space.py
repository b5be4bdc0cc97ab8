"""Dấu cách thừa, thiếu chỗ hoặc dấu cách cứng.

Hai dấu cách liền nhau, dấu cách trước dấu phẩy, chấm, chấm phẩy, hai chấm, dấu cách ngay trong ngoặc, và dấu cách cứng
(không ngắt dòng, hay dính theo khi chép từ trang web): tìm kiếm không khớp, dòng in giãn không đều. Sửa được tự động.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo kế hoạch.

Wrong:

    tasks:
      - {id: "1", text: Xây dựng  kế hoạch}  # KD618
      - {id: "2", text: "Gửi hồ sơ , báo cáo ( nếu cần)"}  # KD618

Right:

    tasks:
      - {id: "1", text:   Xây dựng kế hoạch}   # dấu cách ngoài giá trị thì không tính
      - {id: "2", text: "Gửi hồ sơ, báo cáo (nếu cần) ..."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Edit, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.source.stretches import Stretch, values

_HARD = "\u00a0\u202f\u2007"
_BLANK = f"[ {_HARD}]"
_SUSPECTS = [re.compile(pattern) for pattern in (rf"[{_HARD}]", r" (?<=\S )(?:[,;:.)\]”»]| +[^\s#])", r"[(\[“«] +\S")]
_WRONG = re.compile(
    rf"(?P<before>(?<=[\w)”%]){_BLANK}+(?=[,;:.](?:[\s\"']|$)))"
    rf"|(?P<inside>(?<=[(\[“«]){_BLANK}+(?=\S)|(?<=\S){_BLANK}+(?=[)\]”»]))"
    rf"|(?<=\S)(?:(?P<double>{_BLANK}{{2,}})|(?P<hard>[{_HARD}]))(?=[^\s#])"
)


@rule("KD618", "double-space", Severity.NOTE, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line of a value with a wrong blank, at the first one; the fix is for all of the line."""
    if not any(suspect.search(law.source.text) for suspect in _SUSPECTS):
        return
    for lines, _data in values(law.source):
        for line in lines:
            if found := list(_WRONG.finditer(line.text)):
                yield _finding(line, found)


def _finding(line: Stretch, found: list[re.Match[str]]) -> Finding:
    first = found[0]
    what = {
        "before": _("thừa dấu cách trước dấu “{mark}”").format(mark=line.text[first.end()]),
        "inside": _("thừa dấu cách trong ngoặc"),
        "double": _("{count} dấu cách liền nhau").format(count=len(first.group())),
        "hard": _("dấu cách cứng (U+{code})").format(code=f"{ord(first.group()[0]):04X}"),
    }[first.lastgroup or "double"]
    around = line.text[max(0, first.start() - 20) : first.end() + 20]
    message = _("“{words}”: {what}").format(words=show(around, 60), what=what)
    fix = tuple(Edit(line.span(*match.span()), _right(match)) for match in found)
    return Finding(line.span(*first.span()), message, _("Để một dấu cách thường, hoặc bỏ dấu cách"), fix=fix)


def _right(match: re.Match[str]) -> str:
    return " " if match.lastgroup in ("double", "hard") else ""

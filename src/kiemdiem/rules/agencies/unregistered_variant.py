"""Tên gọi khác chưa ghi vào aliases.

Lời văn gọi một cơ quan bằng cách viết hơi khác (thiếu, thêm hoặc viết tắt vài chữ) mà danh sách cơ quan không có cách
viết đó: người đọc hiểu, chương trình thì không nối được với cơ quan nào. Không tên nào được ghép theo kiểu “gần giống”.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json): tên gọi khác ghi ở aliases; văn bản in thì không có quy định riêng.

Wrong:

    agencies:
      - {id: tmgv, name: "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"}
    tasks:
      - {id: "1", text: "Lấy ý kiến các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"}
      - {id: "2", text: "Phối hợp với các cơ quan tham mưu, giúp việc Thị ủy"}  # KD317

Right:

    agencies:
      - id: tmgv
        name: các cơ quan chuyên trách tham mưu, giúp việc Thị ủy
        aliases: ["các cơ quan tham mưu, giúp việc Thị ủy"]
    tasks:
      - {id: "1", text: "Lấy ý kiến các cơ quan chuyên trách tham mưu, giúp việc Thị ủy"}
      - {id: "2", text: "Phối hợp với các cơ quan tham mưu, giúp việc Thị ủy"}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Mention, Plan
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import keyed_words, same_words

LONG = 5
"""A name of fewer words is too short to have variants that are surely the same body."""

MOST = 20
"""Names that begin alike and are compared at one place; a plan with more has other worries."""

_ALIKE = 0.6
_MORE = 3


@rule("KD317", "unregistered-variant", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every stretch of text that begins and ends as a name does and shares most of its words, but is no known name."""
    names: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
    for body in (*plan.agencies, *plan.agency_groups):
        for name in body.names:
            words = same_words(name).split()
            if len(words) >= LONG:
                names.setdefault((words[0], words[1]), []).append((words, body.id))
    for place, text in wording(plan):
        for start, end, id_ in _variants(plan, text, names):
            message = _("“{words}” không phải là tên đã khai của “{name}”").format(
                words=show(text[start:end], 80), name=show(plan.agency_name(id_), 80)
            )
            hint = _("Thêm cách viết này vào aliases của {id}, hoặc sửa lời văn").format(id=id_)
            yield Finding(place.on(text[start:end]), message, hint)


def _variants(
    plan: Plan, text: str, names: dict[tuple[str, str], list[tuple[list[str], str]]]
) -> Iterator[tuple[int, int, str]]:
    words = keyed_words(text)
    mentions = plan.mentions(text)
    free = 0
    for index in range(len(words) - 1):
        start, candidates = words[index][1], names.get((words[index][0], words[index + 1][0]))
        if not candidates or start < free or any(mention.start < start < mention.end for mention in mentions):
            continue
        for name, id_ in candidates[:MOST]:
            end = _like(words, index, name, text)
            if end and not any(_is(mention, start, end) for mention in mentions):
                yield start, end, id_
                free = end
                break


def _is(mention: Mention, start: int, end: int) -> bool:
    """Whether a known name fills more than half of the stretch: then it is that name, with words around it."""
    return 2 * (min(mention.end, end) - max(mention.start, start)) > end - start


def _like(words: tuple[tuple[str, int, int], ...], index: int, name: list[str], text: str) -> int:
    """Where the stretch ends that begins at `index`, ends as `name` does and shares most of its words; 0 if none."""
    longest = min(index + len(name) + _MORE, len(words))
    before_last, at_last = name[-2:]
    for last in range(longest, index + LONG - 2, -1):
        if words[last - 1][0] != at_last or words[last - 2][0] != before_last:
            continue
        stretch = [key for key, _start, _end in words[index:last]]
        common = sum((Counter(stretch) & Counter(name)).values())
        if common >= _ALIKE * max(len(stretch), len(name)):
            start, end = words[index][1], words[last - 1][2]
            return end if not re.search(r"[.;:()\n]", text[start:end]) else 0
    return 0

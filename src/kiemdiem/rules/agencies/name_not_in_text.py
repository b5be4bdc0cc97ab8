"""Tên cơ quan không có trong văn bản.

Cơ quan được khai trong danh sách nhưng không tên nào của nó xuất hiện trong lời văn của kế hoạch. Nếu trong văn bản có
một tên gần giống thì nhiều khả năng là gõ sai.

Wrong:

    agencies:
      - id: btv
        name: Ban Thường vự Thị ủy  # KD304
    tasks:
      - {id: "1", text: Trình Ban Thường vụ Thị ủy xem xét}

Right:

    agencies:
      - id: btv
        name: Ban Thường vụ Thị ủy
    tasks:
      - {id: "1", text: Trình Ban Thường vụ Thị ủy xem xét}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, Plan
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import fold, same_words


@rule("KD304", "agency-not-in-text", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every agency none of whose names stands in the text: a warning if a near name does, else a note."""
    texts = [same_words(text) for _place, text in wording(plan)]
    whole = "\n".join(texts)
    for body in plan.agencies:
        if any(same_words(name) in whole for name in (body.name, *body.aliases)):
            continue
        near = _near(body, texts)
        message = _("“{name}” không xuất hiện trong lời văn của kế hoạch").format(name=show(body.name))
        if near:
            yield Finding(body.at("name"), message, _("Văn bản viết gần giống: “{near}”").format(near=show(near)))
        else:
            hint = _("Kiểm tra chính tả; nếu văn bản gọi bằng tên khác thì thêm vào aliases")
            yield Finding(body.at("name"), message, hint, severity=Severity.NOTE)


def _near(body: Agency, texts: list[str]) -> str | None:
    """A stretch of the text as long as the name that differs from it in one word at most."""
    words = [fold(word) for word in same_words(body.name).split()]
    if len(words) < 3:
        return None
    for text in texts:
        written = text.split()
        folded = [fold(word) for word in written]
        for start in range(len(folded) - len(words) + 1):
            stretch = folded[start : start + len(words)]
            if sum(a != b for a, b in zip(words, stretch, strict=True)) <= 1:
                return " ".join(written[start : start + len(words)])
    return None

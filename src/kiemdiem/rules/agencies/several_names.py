"""Một cơ quan được gọi bằng nhiều tên.

Lời văn gọi cùng một cơ quan bằng hai cách trở lên. Tệp đã ghi đủ aliases nên chương trình hiểu, nhưng người đọc văn bản
có thể tưởng là các cơ quan khác nhau.

Căn cứ: không có quy định riêng; chỉ chữ viết tắt có quy định (Hướng dẫn 36-HD/VPTW, mục 1.6.1).

Wrong:

    agencies:
      - id: tmgv
        name: các cơ quan chuyên trách  # KD318
        aliases: [các cơ quan tham mưu]
    tasks:
      - {id: "1", text: Lấy ý kiến các cơ quan chuyên trách}
      - {id: "2", text: Phối hợp với các cơ quan tham mưu}

Right:

    agencies:
      - id: tmgv
        name: các cơ quan chuyên trách
        aliases: [các cơ quan tham mưu]
    tasks:
      - {id: "1", text: Lấy ý kiến các cơ quan chuyên trách}
      - {id: "2", text: Phối hợp với các cơ quan chuyên trách}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import same_words


@rule("KD318", "several-names-one-body", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every body that the text calls by two names or more; the signature, which is always in capitals, apart."""
    forms: dict[str, dict[str, str]] = {}
    for place, text in wording(plan):
        if place.steps[0] != "signature":
            for mention in plan.mentions(text):
                if "(" in mention.words or (mention.words.isupper() and " " not in mention.words):
                    continue  # an abbreviation, explained where it stands
                forms.setdefault(mention.id, {}).setdefault(same_words(mention.words), mention.words)
    for body in (*plan.agencies, *plan.agency_groups):
        found = list(forms.get(body.id, {}).values())
        if len(found) > 1:
            message = _("Lời văn gọi một nơi bằng {count} tên: {names}").format(
                count=len(found), names=show("; ".join(f"“{name}”" for name in found), 300)
            )
            yield Finding(body.at("name"), message, _("Dùng một tên trong cả văn bản"))

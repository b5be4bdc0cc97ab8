"""Việc tổng hợp không nói ai tổng hợp.

Câu bắt đầu bằng “Tổng hợp…” không có chủ ngữ, và không dòng nào ghi cơ quan tổng hợp, chủ trì hay thực hiện; cơ quan
tham mưu cũng không có tên trong câu. Số liệu của các đơn vị sẽ không về một nơi.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.6.

Wrong:

    agencies:
      - {id: tc-nv, name: Cơ quan Tổ chức}
    tasks:
      - id: "1"
        text: Tổng hợp kết quả tự xếp loại  # KD312
        roles:
          - {role: advises, who: [tc-nv]}

Right:

    agencies:
      - {id: tc-nv, name: Cơ quan Tổ chức}
    tasks:
      - id: "1"
        text: Tổng hợp kết quả tự xếp loại
        roles:
          - {role: consolidates, who: [tc-nv]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role
from kiemdiem.plan.wording import unmarked


@rule("KD312", "nobody-tallies", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that begins with tallying and names nobody to do it."""
    for task in plan.all_tasks():
        text = unmarked(task.text)
        if not (match := re.match(r"(tổng hợp|thống kê)\b", text, re.IGNORECASE)):
            continue
        named = {mention.id for mention in plan.mentions(text)}
        if task.who(Role.CONSOLIDATES, Role.IMPLEMENTS, Role.LEADS) or named & set(task.who(Role.ADVISES)):
            continue
        message = _("{task}: “{words}…” không nói cơ quan nào tổng hợp").format(
            task=plan.label(task), words=show(text[:40].rpartition(" ")[0], 60)
        )
        yield Finding(task.at("text", words=match[0]), message, _("Ghi chủ ngữ, hoặc thêm {role: consolidates, …}"))

"""Tỷ lệ khai khác tỷ lệ trong lời văn.

Lời văn của kế hoạch ghi một tỷ lệ, mục percent ghi tỷ lệ khác: số suất tính ra sẽ không đúng văn bản đã ký.

Wrong:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 25  # KD403

Right:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD403", "percent-differs-from-text", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap whose wording has percentages, none of them its own."""
    for cap in plan.caps:
        printed = [int(number) for number in re.findall(r"(\d{1,3})\s*%", cap.text)]
        if printed and cap.percent not in printed:
            message = _("percent là {percent} nhưng lời văn ghi {printed}%").format(
                percent=cap.percent, printed=printed[0]
            )
            yield Finding(cap.at("percent"), message, _("Sửa cho khớp với văn bản đã ký"))

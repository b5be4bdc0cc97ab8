"""Nhiều nơi cùng phải thống nhất mà không nói tất cả hay một nơi.

"Được Thường trực (qua Văn phòng), đồng chí Ủy viên phụ trách thống nhất": phải được cả hai đồng ý, hay một trong hai là
đủ? Chưa thấy quy định nào nói; kế hoạch phải nói, nếu không đơn vị này chờ hai ý kiến, đơn vị kia chỉ xin một.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục III.2.

Wrong:

    tasks:
      - id: "1"
        text: Các chi bộ đăng ký thời gian kiểm điểm
        duties:
          - id: dang-ky
            kind: register
            what: đăng ký thời gian
            by: [chi-bo]
            agreed_by: [thuong-truc, uy-vien]  # KD425

Right:

    tasks:
      - id: "1"
        text: Các chi bộ đăng ký thời gian kiểm điểm
        duties:
          - id: dang-ky
            kind: register
            what: đăng ký thời gian
            by: [chi-bo]
            agreed_by: [thuong-truc, uy-vien]
            agreement: all
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD425", "joint-or-either", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every duty that several bodies must agree to, together or one of them."""
    for task in plan.all_tasks():
        for duty in task.duties:
            if len(duty.agreed_by) > 1 and duty.agreement is None:
                names = ", ".join(f"“{show(plan.agency_name(id_), 90)}”" for id_ in duty.agreed_by)
                message = _("{names} thống nhất: tất cả, hay một nơi là đủ?").format(names=names)
                hint = _("Thêm agreement: all (tất cả) hoặc agreement: any (một nơi là đủ)")
                yield Finding(duty.at("agreed_by"), message, hint)

"""Tên gọi trỏ vào chỗ không có.

Một mã cơ quan, nhiệm vụ, nhóm, biểu mẫu hay văn bản căn cứ được nhắc đến nhưng không khai báo ở đâu trong tệp. Việc đó
sẽ không có người làm, không có hạn, không in ra thông báo. Thường do gõ sai hoặc đổi mã mà chưa đổi hết.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json): các mục chỉ đến nhau bằng mã.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        roles:
          - {role: implements, who: [van-phong]}  # KD101

Right:

    agencies:
      - {id: van-phong, name: Văn phòng}
    tasks:
      - id: "1"
        text: Báo cáo kết quả
        roles:
          - {role: implements, who: [van-phong]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, name_of

MOST_SEARCHES = 50
"""Near matches are looked up for so many unknown names; a file with more has other worries."""


@rule("KD101", "unknown-reference", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every reference that names nothing."""
    searches = MOST_SEARCHES
    for node in plan.walk():
        for kind, id_, place in node.references():
            if plan.find(kind, id_) is None:
                known = [name_of(named) for named in plan.named(kind)] if searches else []
                searches = max(searches - 1, 0)
                yield Finding(place, _message(kind, id_), _hint(id_, known))


def _message(kind: str, id_: str) -> str:
    names = {
        "agency": _("cơ quan"),
        "task": _("nhiệm vụ"),
        "basis": _("văn bản căn cứ"),
        "form": _("biểu mẫu"),
        "group": _("nhóm vị trí tương đương"),
        "subject": _("loại đối tượng"),
        "step": _("nhiệm vụ, sản phẩm, sự kiện hay văn bản"),
    }
    return _("Không có {what} nào mang mã “{id}”").format(what=names[kind], id=show(id_, 60))


def _hint(id_: str, known: list[str]) -> str:
    return did_you_mean(id_, known, _("Khai báo mã đó, hoặc sửa lại cho đúng mã đã khai báo"))

"""Một mã dùng cho hai thứ.

Hai cơ quan, hai nhiệm vụ, hai sản phẩm… mang cùng một mã thì mọi chỗ nhắc đến mã đó không biết là nói về cái nào.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json): các mục chỉ đến nhau bằng mã.

Wrong:

    agencies:
      - {id: van-phong, name: Văn phòng Thị ủy}
      - {id: van-phong, name: Văn phòng UBND}  # KD102

Right:

    agencies:
      - {id: van-phong-thi-uy, name: Văn phòng Thị ủy}
      - {id: van-phong-ubnd, name: Văn phòng UBND}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Node, Plan, name_of


@rule("KD102", "duplicate-id", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every id that an earlier node of the same kind has already."""
    duties: list[Node] = [duty for task in plan.all_tasks() for duty in task.duties]
    spaces: list[list[Node]] = [list(plan.named(kind)) for kind in ("agency", "step", "form", "group", "subject")]
    spaces += [duties, list(plan.units), list(plan.caps), list(plan.awards), list(plan.authority_classes)]
    spaces += [list(plan.footnotes), list(plan.purposes)]
    for space in spaces:
        yield from _repeated(space)


def _repeated(space: list[Node]) -> Iterator[Finding]:
    seen: dict[str, Node] = {}
    for node in space:
        id_ = name_of(node)
        if first := seen.get(id_):
            message = _("Mã “{id}” đã dùng rồi").format(id=show(id_, 60))
            related = ((first.at("id"), _("dùng lần đầu ở đây")),)
            yield Finding(node.at("id"), message, _("Đặt cho mỗi thứ một mã riêng"), related)
        else:
            seen[id_] = node

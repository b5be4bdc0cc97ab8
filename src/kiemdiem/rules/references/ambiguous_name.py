"""Một tên gọi cho hai cơ quan.

Tên hoặc tên gọi khác của hai cơ quan (hay hai đơn vị) trùng nhau, không kể chữ hoa và cách đặt dấu (ủy, uỷ). Tìm theo
tên sẽ ra nhầm cơ quan, thông báo sẽ gửi nhầm nơi.

Căn cứ: không có quy định riêng; hai cơ quan trùng tên thì kế hoạch không nói được là cơ quan nào.

Wrong:

    agencies:
      - {id: btv, name: Ban Thường vụ Thị ủy}
      - {id: tt, name: Ban Thường vụ Thị uỷ}  # KD103

Right:

    agencies:
      - {id: btv, name: Ban Thường vụ Thị ủy}
      - {id: tt, name: Thường trực Thị ủy}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Named, Place, Plan
from kiemdiem.vietnamese import same_words


@rule("KD103", "ambiguous-name", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every name or alias that was taken before."""
    yield from _taken((*plan.agencies, *plan.agency_groups))
    yield from _taken(plan.units)


def _taken(bodies: Iterable[Named]) -> Iterator[Finding]:
    seen: dict[str, Place] = {}
    for body in bodies:
        places = [(body.at("name"), body.name)]
        places += [(body.at("aliases", index), alias) for index, alias in enumerate(body.aliases)]
        for place, name in places:
            key = same_words(name)
            if first := seen.get(key):
                message = _("Tên “{name}” đã dùng cho một nơi khác hoặc viết hai lần").format(name=show(name))
                related = ((first, _("dùng lần đầu ở đây")),)
                yield Finding(place, message, _("Mỗi tên chỉ một nơi; bỏ hoặc sửa một trong hai"), related)
            else:
                seen[key] = place

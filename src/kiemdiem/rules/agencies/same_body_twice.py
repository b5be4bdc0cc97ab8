"""Hai mã cho một cơ quan.

Hai mục trong danh sách cơ quan là cùng một nơi: tên chỉ khác chữ “các”, “tập thể”, “cơ quan” đứng đầu, hoặc hai tên
chung gồm đúng những cơ quan như nhau. Việc và hạn của nơi đó bị chia đôi. Hãy giữ một mã và ghi tên kia vào aliases.

Căn cứ: mẫu tệp kế hoạch (docs/plan.schema.json): mỗi cơ quan một mã.

Wrong:

    agencies:
      - {id: tc-nv, name: Cơ quan Tổ chức - Nội vụ thị xã}
      - {id: to-chuc, name: Tổ chức - Nội vụ thị xã}  # KD323

Right:

    agencies:
      - {id: tc-nv, name: Cơ quan Tổ chức - Nội vụ thị xã, aliases: [Tổ chức - Nội vụ thị xã]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import AgencyGroup, Named, Plan
from kiemdiem.vietnamese import same_words, words

_LEADING = re.compile(r"^(?:(?:các|tập thể|cơ quan|đồng chí|lãnh đạo|ban lãnh đạo)\s+)+")


@rule("KD323", "two-ids-one-body", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every agency or group that another id already stands for."""
    seen: dict[object, Named] = {}
    for body in (*plan.agencies, *plan.agency_groups):
        keys: list[object] = [_bare(name) for name in body.names]
        if isinstance(body, AgencyGroup):
            keys.append(frozenset(plan.members(body.id) - {one.id for one in plan.agency_groups}))
        other = next((seen[key] for key in keys if key in seen), None)
        if other and not {same_words(name) for name in body.names} & {same_words(name) for name in other.names}:
            message = _("“{name}” và “{other}” là một nơi nhưng có hai mã").format(
                name=show(body.name, 80), other=show(other.name, 80)
            )
            related = ((other.at("name"), show(other.name, 80)),)
            yield Finding(body.at("name"), message, _("Giữ một mã, ghi tên kia vào aliases"), related)
        for key in keys:
            seen.setdefault(key, body)


def _bare(name: str) -> str:
    return same_words(_LEADING.sub("", " ".join(words(name.casefold()))))

"""render KIND PLAN --sample: facts that fit the plan they are made for."""

from __future__ import annotations

import pytest

import campaign
import drafting
from kiemdiem import documents

NOBODY_INVITES = """\
document: {subject: kiểm điểm, year: 2024, issuer: btv}
agencies: [{id: btv, name: Ban Thường vụ Thị ủy}, {id: vp, name: Văn phòng Thị ủy}]
tasks: [{id: "1", text: Lập danh sách., roles: [{role: implements, who: vp}]}]
"""


@pytest.mark.parametrize("text", [campaign.PLAN, NOBODY_INVITES], ids=["campaign", "nobody invites"])
@pytest.mark.parametrize("kind", ["cong-van-don-doc", "giay-moi"])
def test_the_sample_of_a_plan_makes_documents_in_this_plan_as_it_is(kind: str, text: str) -> None:
    plan = campaign.small(text)
    sample_of = documents.kind(kind).sample_of
    assert sample_of
    given = sample_of(plan)
    assert str(plan.document.year) in given
    assert "2026" not in given
    assert drafting.drafts(kind, drafting.material(plan, facts=drafting.facts(kind, given)))

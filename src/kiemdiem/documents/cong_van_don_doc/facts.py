"""What a user says of who still owes what, and what of the plan it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from kiemdiem import arguments
from kiemdiem.display import show
from kiemdiem.drafting import names
from kiemdiem.drafting import owed as owing
from kiemdiem.drafting.duties import ACTING, bodies, covers, owes_paper
from kiemdiem.drafting.facts import WRONG_VALUE, Facts
from kiemdiem.drafting.material import Addressee
from kiemdiem.drafting.owed import Owed, Reminder
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import AgencyGroup, Deliverable, Node, Plan, Task
from kiemdiem.plan.node import Count, Day, TaskId, Text, Texts
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import same_words

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


class OwedFacts(Node):
    """What some units still owe: the `task` of the plan ("II.5"), `what` of it (id or name of a product, or free words;
    needed where the task has several), the `units` that owe it; how many have been `received` `of` how many; `to` whom
    and `via` whom it goes where the plan does not say, in what `form` beside the one that the plan names; the
    `new_deadline`, the last day on which it may come.
    """

    task: TaskId
    what: Text | None = None
    units: Annotated[Texts, Field(min_length=1)]
    received: Annotated[Count, Field(ge=0, le=100_000)] | None = None
    of: Annotated[Count, Field(ge=1, le=100_000)] | None = None
    to: Texts = ()
    via: Texts = ()
    form: Text | None = None
    new_deadline: Day | None = None


class ReminderFacts(Node):
    """What is `owed` at the end of the day `as_of`, and the `contact` for questions."""

    as_of: Day
    owed: Annotated[tuple[OwedFacts, ...], Field(min_length=1)]
    contact: Text | None = None


SAMPLE = """\
# Những điều kế hoạch không nói, cho công văn đôn đốc. Mọi giá trị dưới đây là số liệu minh họa, sửa lại rồi chạy:
#   kiemdiem render cong-van-don-doc --facts don-doc.yaml
# Mỗi đơn vị còn nợ việc nhận một công văn; chỉ một đơn vị: thêm --agency; một tệp để in: thêm --merge.

as_of: 2026-12-11 # tình hình tính đến hết ngày này
contact: …… # liên hệ ai khi có vướng mắc; không có thì bỏ dòng này
owed:
  - task: "2" # mục của kế hoạch: "2", II.2, "9.1"
    what: bao-cao # mã hoặc tên sản phẩm, hoặc lời khác; mục chỉ có một sản phẩm thì bỏ được
    units: [xa-1, xa-2] # các đơn vị chưa gửi: mã, tên hoặc tên gọi khác
    received: 38 # số đơn vị đã gửi
    of: 40 # tổng số đơn vị phải gửi
    form: bằng bản giấy có chữ ký và tệp Word # hình thức; mẫu mà kế hoạch ghi thì tự có
    new_deadline: 2026-12-18 # hạn mới: chậm nhất hết ngày này; để trống thì chừa chỗ
  - task: "1"
    what: danh-sach-nhom
    units: [xa-2]
    # to, via: gửi về đâu, qua đâu; chỉ cần khi kế hoạch không ghi
"""


def reminder(plan: Plan, facts: Facts) -> Reminder:
    """What the facts say is owed. Raises InvalidInputError at the line of what cannot be."""
    node: ReminderFacts = facts.node
    owed = tuple(_owed(plan, facts, entry) for entry in node.owed)
    return Reminder(node.as_of, owed, unmarked(node.contact or ""))


def _owed(plan: Plan, facts: Facts, entry: OwedFacts) -> Owed:
    task = facts.found(plan, names.find_task, entry.task, entry.at("task"))
    units = list(dict.fromkeys(_units(plan, facts, entry)))
    product = _product(plan, facts, entry, task, units)
    for unit in units:
        _check_owing(plan, facts, entry, task, product, unit)
    _check_figures(facts, entry, len(units))
    found = owing.from_plan(plan, task, product, units, facts.node.as_of)
    to, via = (tuple(_ids(plan, facts, entry, key)) for key in ("to", "via"))
    return replace(
        found,
        what=found.what or unmarked(entry.what or "").rstrip(". "),
        received=entry.received,
        of=entry.of,
        to=to or found.to,
        via=via or found.via,
        form=", ".join(filter(None, (found.form, unmarked(entry.form or "")))),
        new_deadline=entry.new_deadline,
    )


def _units(plan: Plan, facts: Facts, entry: OwedFacts) -> Iterator[Addressee]:
    """The bodies that owe it: those under a common name each by itself."""
    for index, name in enumerate(entry.units):
        id_, called = facts.found(plan, arguments.called, name, entry.at("units", index))
        if isinstance(plan.body(id_), AgencyGroup):
            members = bodies(plan, id_)
            yield from (Addressee(agency.id, agency.name) for agency in plan.agencies if agency.id in members)
        else:
            yield Addressee(id_, called)


def _ids(plan: Plan, facts: Facts, entry: OwedFacts, key: str) -> Iterator[str]:
    for index, name in enumerate(getattr(entry, key)):
        yield facts.found(plan, arguments.called, name, entry.at(key, index))[0]


def _product(plan: Plan, facts: Facts, entry: OwedFacts, task: Task, units: Sequence[Addressee]) -> Deliverable | None:
    """The product of the task that is meant; None for free words, and where the task has none."""
    if entry.what is None:
        return _only_product(plan, facts, entry, task, units)
    for product in task.produces:
        if entry.what == product.id or same_words(unmarked(entry.what)) == same_words(unmarked(product.name)):
            return product
    if not _ID.fullmatch(entry.what):
        return None
    ids = [product.id for product in task.produces]
    message = _("Mục {task} không có sản phẩm “{name}”").format(task=plan.label(task), name=show(entry.what, 60))
    raise facts.wrong(entry.at("what"), message, did_you_mean(entry.what, ids, _listed(ids)))


def _only_product(
    plan: Plan, facts: Facts, entry: OwedFacts, task: Task, units: Sequence[Addressee]
) -> Deliverable | None:
    products = [
        product
        for product in task.produces
        if not product.by or all(covers(plan, product.by, unit.id) for unit in units)
    ]
    if len(products) > 1:
        message = _("Mục {task} có nhiều sản phẩm: thêm what để nói rõ sản phẩm nào").format(task=plan.label(task))
        raise facts.wrong(entry.at("task"), message, _listed([product.id for product in products]), WRONG_VALUE)
    return products[0] if products else None


def _listed(ids: Sequence[str]) -> str:
    return _("Các sản phẩm: {ids}").format(ids=show(", ".join(ids), 300)) if ids else ""


def _check_owing(
    plan: Plan, facts: Facts, entry: OwedFacts, task: Task, product: Deliverable | None, unit: Addressee
) -> None:
    """InvalidInputError where the plan gives what is owed to others and not to the unit."""
    if not owes(plan, task, product, unit.id):
        message = _("Mục {task} không giao cho “{name}”").format(task=plan.label(task), name=show(unit.name, 80))
        raise facts.wrong(entry.at("units"), message, _("Xem lại mục và đơn vị"), WRONG_VALUE)


def owes(plan: Plan, task: Task, product: Deliverable | None, agency_id: str) -> bool:
    """Whether the plan lets the agency owe the product, or the task where it is no product."""
    acting = task.who(*ACTING)
    if product and product.by:
        return covers(plan, product.by, agency_id) or covers(plan, acting, agency_id)
    return not acting or covers(plan, acting, agency_id) or owes_paper(plan, task, agency_id)


def _check_figures(facts: Facts, entry: OwedFacts, missing: int) -> None:
    if entry.received is not None and entry.of is not None and entry.received + missing > entry.of:
        message = _("{received} đơn vị đã gửi và {missing} đơn vị chưa gửi nhiều hơn tổng số {of}")
        said = message.format(received=entry.received, missing=missing, of=entry.of)
        raise facts.wrong(entry.at("of"), said, _("Sửa received, of hoặc units"), WRONG_VALUE)
    if entry.new_deadline and entry.new_deadline <= facts.node.as_of:
        message = _("Hạn mới không sau ngày lấy tình hình (as_of)")
        raise facts.wrong(entry.at("new_deadline"), message, _("Chọn một ngày sau đó"), WRONG_VALUE)

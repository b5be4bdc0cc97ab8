"""The process read from the words of a plan: who reviews, rates, decides, reports, announces, and of whom."""

from __future__ import annotations

import json

import pytest

from kiemdiem import source
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.process import Order, acts, days_of
from running import PLAN_2022

HEADING = """
document: {subject: x, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ}
  - {id: bch, name: Ban Chấp hành Đảng bộ}
  - {id: chi-bo, name: các chi bộ, kind: group}
"""


def plan_of(text: str) -> Plan:
    plan = load(source.parse(HEADING + text, "plan.yaml"))
    assert isinstance(plan, Plan), plan
    return plan


def of_text(text: str, rest: str = "") -> dict[str, set[str]]:
    """The steps of a plan with one task, each with its classes."""
    task = f'tasks:\n  - id: "1"\n    text: {json.dumps(text, ensure_ascii=False)}\n'
    return {str(act.step): set(act.kinds) for act in acts(plan_of(task + rest))}


def real() -> dict[str, dict[str, set[str]]]:
    plan = load(source.read(str(PLAN_2022)))
    assert isinstance(plan, Plan)
    found: dict[str, dict[str, set[str]]] = {}
    for act in acts(plan):
        found.setdefault(plan.label(act.task), {})[str(act.step)] = set(act.kinds)
    return found


def test_the_real_plan_reviews_rates_decides_reports_and_announces_where_it_says_so():
    everybody = {"organisation", "member", "collective", "leader", "official"}
    assert real() == {
        "II.3": {"decide_else": set()},
        "II.4": {"review": everybody, "rate": everybody},
        "II.5": {"rate": set()},
        "II.7": {"rate": {"organisation"}, "decide": {"organisation"}},
        "II.8": {"decide": {"organisation", "collective"}},
        "II.9": {"report": {"organisation", "member", "collective", "leader"}},
        "II.9.2": {"report": set()},
        "II.10": {"announce": {"collective", "leader"}},
        "III.3": {"submit": {"organisation", "collective", "leader"}},
        "III.4": {"delegate": {"official"}},
    }


DECIDING = {
    "Ban Thường vụ xem xét, quyết định xếp loại tập thể, cá nhân": {"collective", "leader"},
    "Tổng hợp kết quả xếp loại đảng viên trình Ban Thường vụ xem xét, quyết định trước ngày 12/12/2022": {"member"},
    "Trình Ban Chấp hành Đảng bộ quyết định xếp loại năm": set(),
    "Họp xét tại các tổ chuyên môn.": set(),
    "Phê duyệt kết quả đánh giá, xếp loại viên chức": {"official"},
    "Hội nghị thông qua kết quả xếp loại các chi bộ trực thuộc": {"organisation"},
    "Xét duyệt mức xếp loại của đảng viên": {"member"},
}


@pytest.mark.parametrize(("text", "kinds"), DECIDING.items())
def test_a_decision_about_ratings_is_seen_with_those_it_is_about(text, kinds):
    roles = "    roles: [{role: decides, who: [bch]}]\n" if "Chấp hành" in text else ""
    assert of_text(text, roles).get("decide") == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Ban Thường vụ xem xét, quyết định cụ thể vấn đề gợi ý kiểm điểm đối với tập thể, cá nhân",
        "Phê duyệt kế hoạch kiểm điểm, đánh giá, xếp loại của các đơn vị",
        "Quyết định khen thưởng tổ chức đảng được xếp loại xuất sắc",
        "Đánh giá cán bộ thông qua kết quả công việc",
        "Thực hiện theo Quyết định số 12-QĐ/TU về đánh giá, xếp loại",
        "Lưu hồ sơ sau khi có quyết định xếp loại",
        "Soạn dự thảo quyết định xếp loại đảng viên",
        "Tổng hợp, thẩm định hồ sơ xếp loại đảng viên",
    ],
)
def test_deciding_something_else_is_no_rating_decision(text):
    assert "decide" not in of_text(text)


def test_a_role_decides_ratings_where_the_text_has_no_word_for_it_unless_the_text_prepares_a_paper():
    role = "    roles: [{role: decides, who: [btv]}]\n"
    assert of_text("Xếp loại tổ chức đảng, đảng viên.", role)["decide"] == {"organisation", "member"}
    assert "decide" not in of_text("Xây dựng kế hoạch đánh giá, xếp loại đảng viên.", role)


def test_a_paper_decides_reports_or_announces_by_its_name():
    papers = "    produces:\n"
    for id_, name in {"a": "quyết định xếp loại tập thể", "b": "báo cáo kết quả tự xếp loại", "c": "kết luận"}.items():
        papers += f"      - {{id: {id_}, name: {name}}}\n"
    assert of_text("Hội nghị.", papers) == {"decide": {"collective"}}


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Thông báo công khai kết quả.", "announce"),
        ("Thông báo kết quả đánh giá, xếp loại đối với đảng viên", "announce"),
        ("Ban hành kết luận về đánh giá, xếp loại đối với cá nhân", "announce"),
        ("Báo cáo kết quả đánh giá, xếp loại tổ chức đảng", "report"),
        ("Gửi kết quả xếp loại về Ban Tổ chức", "report"),
        ("Tổng hợp trình Ban Thường vụ xem xét, đánh giá, xếp loại cá nhân", "submit"),
        ("Hướng dẫn việc đánh giá, xếp loại viên chức theo thẩm quyền", "delegate"),
        ("Các chi bộ tổ chức kiểm điểm.", "review"),
        ("Tiến hành đánh giá, xếp loại chất lượng đảng viên", "rate"),
    ],
)
def test_other_steps_are_read_from_their_words(text, step):
    assert step in of_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo lịch họp, kết quả kiểm tra",
        "Báo cáo kết quả triển khai kế hoạch",
        "Báo cáo kết quả tự xếp loại của các chi bộ",
        "Giám sát việc kiểm điểm của các chi bộ",
        "Giữ gìn nền nếp, kỷ cương.",
    ],
)
def test_what_only_sounds_like_a_step_is_none(text):
    assert of_text(text) == {}


def test_what_people_do_for_themselves_is_marked():
    (review, rate) = acts(plan_of('tasks:\n  - {id: "1", text: "Cá nhân cán bộ. Tự kiểm điểm, tự xếp loại."}\n'))
    assert (review.own, rate.own) == (True, True)
    assert review.words == "Tự kiểm điểm, tự xếp loại"


ORDER = """
tasks:
  - {id: "1", text: a, produces: [{id: ban-a, name: bản a}]}
  - {id: "2", text: b}
  - {id: "3", text: c, tasks: [{id: "3.1", text: d}]}
precedence:
  - {order: [ban-a, "2"]}
  - {order: ["2", "3"]}
"""


def test_order_is_declared_through_other_steps_for_the_task_of_a_paper_and_for_the_items_under_a_task():
    order = Order(plan_of(ORDER))
    assert order.before("2") == {"1"}
    assert order.before("3.1") == {"1", "2", "3"}
    assert order.before("ban-a") == set()


def test_the_days_of_a_task_are_those_that_are_fixed():
    plan = plan_of(
        'tasks:\n  - {id: "1", text: a, deadline: {finish: {by: 2022-12-01}, report: {by: 2022-12-09}}}\n'
        '  - {id: "2", text: b, deadline: {every: {period: month, by: 5}}}\n  - {id: "3", text: c}\n'
    )
    first, recurring, undated = (days_of(plan, task) for task in plan.tasks)
    assert first is not None
    assert (first.first.day, first.last.day) == (1, 9)
    assert (recurring, undated) == (None, None)

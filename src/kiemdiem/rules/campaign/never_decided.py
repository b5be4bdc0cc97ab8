"""Loại đối tượng được xếp loại mà không việc nào quyết định.

Kế hoạch xếp loại, báo cáo, thông báo kết quả của một loại đối tượng, nhưng các việc "xem xét, quyết định" không nhắc
đến loại đó: không ai ký, kết quả thông báo không có căn cứ. Quy trình ba bước: tự xếp loại; góp ý, thẩm định, đề xuất;
cấp có thẩm quyền quyết định. Việc quyết định không nêu loại nào thì coi là cho tất cả; loại mà kế hoạch để xếp loại
"theo thẩm quyền" thì không tính.

Căn cứ: quy trình ba bước nêu trên, chưa đối chiếu được điều khoản; gặp ở kế hoạch 2022, mục II.8.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại tập thể, cá nhân
      - id: "2"
        text: Ban Thường vụ xem xét, quyết định xếp loại tập thể
        roles:
          - {role: decides, who: [btv], in_sentence: true}  # KD420
      - id: "3"
        text: Thông báo kết quả xếp loại đối với tập thể, cá nhân

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại tập thể, cá nhân
      - id: "2"
        text: Ban Thường vụ xem xét, quyết định xếp loại tập thể, cá nhân
        roles:
          - {role: decides, who: [btv], in_sentence: true}
      - id: "3"
        text: Thông báo kết quả xếp loại đối với tập thể, cá nhân
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Role
from kiemdiem.process import Act, Step, acts
from kiemdiem.terms import KINDS

_TELLS = (Step.REPORT, Step.ANNOUNCE, Step.SUBMIT)


@rule("KD420", "subject-never-decided", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """One finding with every class that is rated, reported or announced and that nobody decides."""
    found = acts(plan)
    decisions = [act for act in found if act.step is Step.DECIDE]
    settled = {kind for act in found if act.step in (Step.DECIDE, Step.DELEGATE) for kind in act.kinds}
    spoken = {kind for act in found if act.step in (Step.RATE, *_TELLS) for kind in act.kinds}
    missing = [kind for kind in KINDS if kind in spoken - settled]
    rated = [act for act in found if act.step is Step.RATE and not act.own]
    if not missing or any(not act.kinds for act in decisions) or not (decisions or rated):
        return
    if not decisions and _goes_up(plan, found):
        return
    classes = Classes(plan)
    names = ", ".join(f"“{show(classes.name(kind), 60)}”" for kind in missing)
    message = _("{names}: được xếp loại, báo cáo hoặc thông báo nhưng không việc nào quyết định xếp loại").format(
        names=names
    )
    told = [act for act in found if act.step in _TELLS and act.kinds & set(missing)]
    announced = any(act.step is Step.ANNOUNCE for act in told)
    severity = Severity.ERROR if announced or "leader" in missing else Severity.WARNING
    related = tuple((act.place, _related(plan, act)) for act in told)
    place = _decides(max(decisions, key=lambda act: len(act.kinds))) if decisions else rated[0].place
    yield Finding(
        place, message, _("Nêu loại đó ở việc quyết định, hoặc thêm việc quyết định cho loại đó"), related, severity
    )


def _goes_up(plan: Plan, found: tuple[Act, ...]) -> bool:
    """Whether somebody else decides, outside this plan; what is announced without any decision is KD423's."""
    if any(act.step in (*_TELLS, Step.DELEGATE) for act in found):
        return True
    return any("đề nghị" in task.text for task in plan.all_tasks())


def _decides(act: Act) -> Place:
    line = next((line for line in act.task.roles if Role.DECIDES in line.role), None)
    return line.at("role") if line else act.place


def _related(plan: Plan, act: Act) -> str:
    said = {
        Step.REPORT: _("{task} báo cáo kết quả"),
        Step.ANNOUNCE: _("{task} thông báo kết quả"),
        Step.SUBMIT: _("{task} trình xếp loại"),
    }
    return said[act.step].format(task=plan.label(act.task))

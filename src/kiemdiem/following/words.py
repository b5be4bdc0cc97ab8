"""What people call what is owed, and its states."""

from __future__ import annotations

from kiemdiem.display import show
from kiemdiem.following.standing import Standing
from kiemdiem.following.states import State
from kiemdiem.language import _
from kiemdiem.plan import Plan


def thing(plan: Plan, one: Standing) -> str:
    """What is owed: "II.4: bản kiểm điểm"."""
    label = plan.label(one.obligation.task)
    return f"{label}: {show(one.obligation.what, 80)}" if one.obligation.what else label


def state_name(state: State) -> str:
    """A state in words: "trễ", "đã nhận đúng hạn"."""
    return {
        State.LATE: _("trễ hạn"),
        State.ON_THE_LINE: _("hôm nay là ngày ghi sau chữ “trước ngày”"),
        State.RETURNED: _("trả lại, chờ nộp lại"),
        State.DUE_SOON: _("sắp đến hạn"),
        State.POSTPONED: _("được lùi hạn"),
        State.OWED: _("chưa đến hạn"),
        State.NOT_DATED: _("không có hạn"),
        State.CONDITIONAL: _("nếu cần"),
        State.RECEIVED_LATE: _("đã nhận, trễ"),
        State.RECEIVED_ON_THE_LINE: _("đã nhận đúng ngày ghi sau chữ “trước ngày”"),
        State.RECEIVED: _("đã nhận"),
        State.APPROVED: _("đã duyệt"),
    }[state]

"""Đơn vị phải đăng ký mà chưa đăng ký.

Kế hoạch buộc mọi đơn vị của nhóm đăng ký trước khi họp. Đơn vị chưa có trong sổ thì hoặc chưa họp, hoặc họp mà không ai
biết; qua hạn kiểm điểm mà vẫn chưa có thì là lỗi. Đơn vị là những đơn vị khai ở units của kế hoạch; nhóm không có đơn
vị nào thì chỉ nhắc. Chỗ báo là chỗ khai đơn vị trong kế hoạch.

Căn cứ: kế hoạch 2022, mục III.2; các việc đăng ký (kind: register) và by trong kế hoạch.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session chiều
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.day_names import day_name
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.following.obligations import Body, bodies
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.duties import registrations
from kiemdiem.meetings.parties import find as find_body
from kiemdiem.meetings.window import window
from kiemdiem.plan import Duty


@check("KD908", "not-registered", Severity.WARNING)
def find(board: Board) -> Iterator[Found]:
    """Every body and unit that a duty to register binds and that has no meeting under it."""
    for duty in registrations(board.plan):
        registered = {one.unit.id for one in board.meetings if one.duty is duty}
        late, told = _told(board, duty)
        for body in bodies(board.plan, duty.by):
            node = find_body(board.plan, body.id)
            if body.kind in ("unit", "body") and body.id not in registered and node:
                message = _("“{unit}” chưa đăng ký họp").format(unit=show(body.name, 80)) + told
                hint = f"kiemdiem meetings add --unit {show(body.id, 60)} --day … --session …"
                yield Found(node.at("id"), message, hint, severity=Severity.ERROR if late else None)
            elif body.kind == "group":
                yield _unlisted(duty, body)


def _unlisted(duty: Duty, group: Body) -> Found:
    message = _("“{group}” phải đăng ký họp nhưng kế hoạch không khai đơn vị nào của nhóm: không biết ai chưa")
    said = message.format(group=show(group.name, 80))
    return Found(duty.at("by"), said, _("Khai các đơn vị ở units"), severity=Severity.NOTE)


def _told(board: Board, duty: Duty) -> tuple[bool, str]:
    """Whether the deadline is over, and how much time is left for a meeting."""
    days = window(board.plan, duty)
    if days is None:
        return False, ""
    last = board.calendar.last_working_day(days.until.last_day)
    left = board.calendar.working_days_between(board.today, last)
    if days.until.last_day < board.today:
        return True, _("; hạn của {step} đã qua ({day})").format(
            step=show(days.until.label, 60), day=day_name(days.until.last_day)
        )
    return False, _("; còn {n} ngày làm việc đến hạn của {step} ({day})").format(
        n=max(left, 0), step=show(days.until.label, 60), day=day_name(days.until.last_day)
    )

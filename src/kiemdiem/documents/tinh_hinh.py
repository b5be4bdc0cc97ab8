"""Tình hình thực hiện: how the campaign stands, on one page for the standing committee."""

from __future__ import annotations

from typing import Any

from kiemdiem.drafting.frame import head
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.wording import document_name, ruling_paper
from kiemdiem.following.brief import WITHIN, Brief, brief, task_words
from kiemdiem.formats import Profile
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import print_date

MOST_LATE = 5
"""So many of the latest units are named: the page is to stay one."""

LONGEST = 38
"""Characters of a task that fit on a line of the table."""

KIND = Kind("tinh-hinh", _("Tình hình thực hiện trên một trang, theo sổ theo dõi"), "", takes_board=True)


def drafts(material: Material) -> list[Draft]:
    """The page of the board of `material`."""
    assert material.board
    return [letter(material, brief(material.board))]


def letter(material: Material, told: Brief) -> Draft:
    """The page that says what `told` tells."""
    plan, board = material.plan, told.board
    context: dict[str, Any] = {
        **head(material, KIND, f"thực hiện {document_name(plan)} đến hết ngày {print_date(board.today)}"),
        "mo_dau": _whole(plan, material.profile, told),
        "cac_viec": [
            {
                "muc": line.label,
                "viec": task_words(line, LONGEST),
                "han": print_date(line.last_day) if line.last_day else "",
                "xong": str(line.units),
                "tre": str(line.late or ""),
            }
            for line in told.tasks
            if line.last_day or line.late
        ],
        "cac_don_vi": [
            {"tt": str(place), "ten": one.body.name, "so_viec": str(one.things), "ngay": str(one.days)}
            for place, one in enumerate(told.late[:MOST_LATE], 1)
        ],
        "con_nua": _more(told),
        "sap_den": _soon(told),
        "nhan_sap_den": f"Việc đến hạn trong {WITHIN} ngày làm việc tới, số đơn vị xong:" if told.soon else "",
        "chuoi": _chain(told),
    }
    return Draft(f"tinh-hinh {board.today.isoformat()}", context)


def _soon(told: Brief) -> list[str]:
    """What is due soon on one line: the table above says what it is about."""
    named = ", ".join(f"mục {line.label} ({line.units})" for line in told.soon)
    return [f"- {named[:1].upper()}{named[1:]}."] if named else []


def _whole(plan: Plan, profile: Profile, told: Brief) -> str:
    """The whole in one sentence, with the ruling paper by number, day and issuer."""
    late = f"{told.late_things} việc của {len(told.late)} đơn vị trễ hạn" if told.late else "không có việc trễ hạn"
    return (
        f"Thực hiện {ruling_paper(plan, profile)}, đến hết ngày {print_date(told.board.today)}: đã nhận"
        f" {told.things} việc, sản phẩm; {told.units} đơn vị hoàn thành mọi việc; {late}."
    )


def _more(told: Brief) -> str:
    more = len(told.late) - MOST_LATE
    return f"Còn {more} đơn vị khác trễ hạn." if more > 0 else ""


def _chain(told: Brief) -> str:
    labels = [told.board.plan.label(link.task) for link in told.board.chain]
    if not labels:
        return ""
    return f"Các việc nối nhau ít thời gian dự phòng nhất: {' – '.join(f'mục {label}' for label in labels)}."

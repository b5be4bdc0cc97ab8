"""Tình hình thực hiện: how the campaign stands, on one page for the standing committee."""

from __future__ import annotations

from typing import Any

from kiemdiem.drafting.frame import head
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.wording import citation, document_name
from kiemdiem.following.brief import MOST_LATE, WITHIN, Brief, brief, task_words
from kiemdiem.language import _
from kiemdiem.vietnamese import print_date

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
        "mo_dau": f"Thực hiện {citation(plan)}, đến hết ngày {print_date(board.today)}, tình hình như sau:",
        "tong_quat": [
            f"- Đã nhận {told.things.done} trong tổng số {told.things.of} việc, sản phẩm phải nộp.",
            f"- {told.units.done} trong tổng số {told.units.of} đơn vị đã hoàn thành mọi việc.",
            f"- Trễ hạn: {told.late_things} việc của {len(told.late)} đơn vị."
            if told.late
            else "- Không có việc trễ hạn.",
        ],
        "cac_viec": [
            {
                "muc": line.label,
                "viec": task_words(line),
                "han": print_date(line.last_day) if line.last_day else "",
                "xong": str(line.units),
                "tre": str(line.late or ""),
            }
            for line in told.tasks
        ],
        "cac_don_vi": [
            {"tt": str(place), "ten": one.body.name, "so_viec": str(one.things), "ngay": str(one.days)}
            for place, one in enumerate(told.late[:MOST_LATE], 1)
        ],
        "con_nua": _more(told),
        "sap_den": [f"- Mục {line.label}: {task_words(line)}; đã xong {line.units} đơn vị." for line in told.soon],
        "nhan_sap_den": f"Việc đến hạn trong {WITHIN} ngày làm việc tới:" if told.soon else "",
        "chuoi": _chain(told),
    }
    return Draft(f"tinh-hinh {board.today.isoformat()}", context)


def _late(told: Brief) -> str:
    if not told.late:
        return "- Không có việc trễ hạn."
    return f"- Trễ hạn: {told.late_things} việc của {len(told.late)} đơn vị."


def _more(told: Brief) -> str:
    more = len(told.late) - MOST_LATE
    return f"Còn {more} đơn vị khác trễ hạn." if more > 0 else ""


def _chain(told: Brief) -> str:
    labels = [told.board.plan.label(link.task) for link in told.board.chain]
    if not labels:
        return ""
    return f"Các việc nối nhau ít thời gian dự phòng nhất: {' – '.join(f'mục {label}' for label in labels)}."

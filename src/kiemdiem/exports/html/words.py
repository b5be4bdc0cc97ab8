"""The fixed words of the page, in the language in use."""

from __future__ import annotations

from kiemdiem.following.board import Board
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date


def about(board: Board) -> tuple[str, ...]:
    """What stands under the title: whose plan it is, up to which day it tells, what it leaves out."""
    document = board.plan.document
    issuer = board.plan.agency_name(document.issuer)
    found = [
        _("{type} của {issuer}").format(type=capital_first(unmarked(document.type)), issuer=issuer),
        _("Tính đến hết ngày {day}").format(day=print_date(board.today)),
    ]
    if marks := dict.fromkeys(unit.illustration for unit in board.plan.units if unit.illustration):
        found.append(_("Có {mark}").format(mark="; ".join(marks)))
    if board.unmatched:
        told = _("{n} dòng của sổ theo dõi không ứng với việc nào trong kế hoạch")
        found.append(told.format(n=len(board.unmatched)))
    return tuple(found)


def texts() -> dict[str, str]:
    """The words of `page.html.jinja` by the names that it uses."""
    return {
        "skip": _("Bỏ qua, đến nội dung"),
        "contents": _("Mục lục"),
        "overview": _("Tổng quan"),
        "timeline": _("Dòng thời gian"),
        "owed": _("Từng cơ quan"),
        "matrix": _("Đơn vị và nhiệm vụ"),
        "quotas": _("Số suất xuất sắc"),
        "order": _("Thứ tự công việc"),
        "search": _("Tìm và lọc"),
        "find": _("Tìm (không cần dấu)"),
        "state": _("Tình trạng"),
        "agency": _("Cơ quan"),
        "task": _("Nhiệm vụ"),
        "all_states": _("Mọi tình trạng"),
        "all_agencies": _("Mọi cơ quan"),
        "all_tasks": _("Mọi nhiệm vụ"),
        "reset": _("Xóa lọc"),
        "shown": _("Hiện {rows} trên {all} việc, {units} cơ quan"),
        "none": _("Không có việc nào như vậy. Bấm “Xóa lọc” để xem lại tất cả."),
        "open": _("Mở hết"),
        "close": _("Gập hết"),
        "count": _("Số việc"),
        "last_day": _("Ngày cuối"),
        "what": _("Việc, sản phẩm"),
        "units_done": _("Đơn vị xong"),
        "things_done": _("Sản phẩm đã nhận"),
        "late": _("trễ"),
        "done": _("xong {n} nhiệm vụ"),
        "late_things": _("trễ {n} việc"),
        "nothing_owed": _("Kế hoạch chưa giao việc cho cơ quan nào."),
        "today": _("hôm nay"),
        "weekend": _("cuối tuần"),
        "holiday": _("ngày lễ, Tết"),
        "due": _("ngày cuối"),
        "days_off": _("Ngày nghỉ trong đợt"),
        "scroll": _("{name}: kéo để xem hết"),
        "picture": _("Biểu đồ"),
        "unit": _("Đơn vị"),
        "tasks_done": _("Xong"),
        "units_row": _("Số đơn vị xong"),
        "matrix_note": _("Ô ghi số việc đã nhận trên số việc phải nộp; ô trống: không phải làm."),
        "not_owed": _("không phải làm"),
        "group": _("Nhóm"),
        "subject": _("Đối tượng"),
        "used": _("Đã xếp"),
        "most": _("Nhiều nhất"),
        "base": _("Tính trên"),
        "verdict": _("Kết luận"),
        "share": _("Tỷ lệ áp dụng"),
        "quota_note": _("Chỉ nói mức trần; ai được xếp mức nào là việc của cấp có thẩm quyền."),
        "no_quotas": _("Kế hoạch không có số liệu đơn vị hoặc không có tỷ lệ tối đa để tính."),
        "wrong_quotas": _("Không tính được: {why}"),
        "needs": _("Mỗi việc cần gì trước"),
        "need": _("cần"),
        "missing": _("Đang chờ"),
        "missing_of": _("còn thiếu của"),
        "chain": _("Chuỗi việc sát nhau nhất"),
        "no_order": _("Kế hoạch không khai thứ tự công việc."),
        "footer": _("Trang tự đủ, không cần mạng. Tạo bằng kiemdiem."),
    }

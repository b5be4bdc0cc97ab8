"""What the keys of a plan are called when somebody is told that they have changed."""

from __future__ import annotations

from datetime import date

from kiemdiem.differences.words import quoted
from kiemdiem.language import _
from kiemdiem.terms import LEVELS, level_name
from kiemdiem.vietnamese import print_date


def label(model: str, name: str) -> str:
    """The key `name` of a part of kind `model` in words; the key itself where nobody has named it."""
    return _of_model().get(f"{model}.{name}") or _usual().get(name) or name.rstrip("_")


def section(key: str) -> str:
    """A part of the plan by its key in the file."""
    return {
        "document": _("Văn bản"),
        "agencies": _("Các cơ quan"),
        "agency_groups": _("Tên chung"),
        "legal_bases": _("Căn cứ"),
        "subjects": _("Đối tượng"),
        "preamble": _("Mở đầu"),
        "headings": _("Tiêu đề"),
        "purposes": _("Mục đích"),
        "events": _("Sự kiện"),
        "precedence": _("Thứ tự việc"),
        "forms": _("Biểu mẫu"),
        "ratings": _("Mức xếp loại"),
        "awards": _("Danh hiệu"),
        "caps": _("Tỷ lệ"),
        "comparable_groups": _("Nhóm"),
        "units": _("Đơn vị"),
        "authority_classes": _("Thẩm quyền"),
        "footnotes": _("Chú thích"),
        "recipients": _("Nơi nhận"),
        "signature": _("Chữ ký"),
        "period": _("Thời gian đợt"),
        "calendar": _("Lịch riêng"),
        "rulebook": _("Bộ quy định"),
        "reading": _("Cách hiểu"),
    }.get(key, key)


def value_words(value: object) -> str:
    """A value as people read it."""
    if value is None:
        return _("để trống")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return print_date(value)
    if isinstance(value, str):
        return quoted(level_name(value) if value in LEVELS else value)
    return str(value)


def _of_model() -> dict[str, str]:
    return {
        "Document.type": _("loại văn bản"),
        "Document.place": _("địa danh"),
        "Document.status": _("tình trạng"),
        "Letterhead.superior": _("cơ quan cấp trên ở tiêu đề"),
        "Letterhead.issuer": _("cơ quan ban hành ở tiêu đề"),
        "Headings.purposes": _("tiêu đề mục đích"),
        "Headings.tasks": _("tiêu đề nội dung"),
        "Headings.implementation": _("tiêu đề tổ chức thực hiện"),
        "LegalBasis.number": _("số, ký hiệu"),
        "LegalBasis.type": _("loại văn bản"),
        "Document.number": _("số, ký hiệu"),
        "Recipient.to": _("gửi"),
        "Signature.name": _("họ tên người ký"),
        "Period.from_": _("từ ngày"),
        "Period.to": _("đến ngày"),
        "Event.date": _("ngày"),
        "Assessment.by": _("bên đánh giá"),
        "Assessment.of": _("bên được đánh giá"),
        "Cap.text": _("lời quy định"),
        "Deadline.text": _("lời văn"),
        "RoleLine.text": _("dòng in"),
    }


def _usual() -> dict[str, str]:
    return {
        "id": _("mã"),
        "name": _("tên"),
        "aliases": _("tên gọi khác"),
        "kind": _("loại"),
        "level": _("cấp, mức"),
        "superior": _("cấp trên"),
        "note": _("ghi chú"),
        "members": _("thành viên"),
        "part_of": _("thuộc"),
        "illustration": _("chú thích minh họa"),
        "counts": _("số lượng"),
        "rated": _("được xếp loại"),
        "good": _("tốt"),
        "excellent": _("xuất sắc"),
        "satisfactory": _("hoàn thành nhiệm vụ"),
        "label": _("nhãn"),
        "text": _("lời văn"),
        "title": _("tiêu đề"),
        "number": _("số in ra"),
        "subject": _("trích yếu"),
        "year": _("năm"),
        "issuer": _("cơ quan ban hành"),
        "letterhead": _("tiêu đề văn bản"),
        "date": _("ngày ban hành"),
        "short_name": _("tên gọi tắt"),
        "effective": _("ngày có hiệu lực"),
        "expires": _("ngày hết hiệu lực"),
        "defined_by": _("ban hành kèm"),
        "from_level": _("xét từ mức"),
        "limit": _("số lượng nhiều nhất"),
        "decided_by": _("cấp quyết định"),
        "task": _("nhiệm vụ"),
        "percent": _("tỷ lệ phần trăm"),
        "reason": _("lý do"),
        "legal_basis": _("căn cứ"),
        "basis": _("tính trên"),
        "within": _("tính trong"),
        "rounding": _("làm tròn"),
        "subjects": _("đối tượng"),
        "exception": _("ngoại lệ"),
        "across_units": _("nhóm gồm nhiều đơn vị"),
        "who": _("cơ quan"),
        "managed_by": _("cấp quản lý"),
        "assessed_by": _("cấp đánh giá"),
        "sent_to": _("gửi về"),
        "via": _("qua"),
        "by": _("bên làm"),
        "to": _("gửi đến"),
        "cites": _("văn bản được dẫn"),
        "form": _("mẫu"),
        "alternative_to": _("thay cho"),
        "modifiers": _("điều kiện"),
        "what": _("nội dung"),
        "agreed_by": _("bên thống nhất"),
        "agreement": _("cách thống nhất"),
        "days_ahead": _("số ngày làm việc báo trước"),
        "guests": _("khách mời"),
        "capacity": _("tư cách"),
        "ahead_of": _("trước việc"),
        "printed": _("chữ in"),
        "meant": _("điều được hiểu"),
        "produces": _("giấy tờ"),
        "assessments": _("việc đánh giá"),
        "duties": _("việc đăng ký, mời"),
        "errata": _("chỗ in nhầm"),
        "done": _("ngày làm xong"),
        "why": _("lý do"),
        "days_off": _("ngày nghỉ"),
        "working_days": _("ngày làm bù"),
        "keeps": _("lưu"),
        "authority": _("quyền hạn ký"),
    }

"""The columns of a roll: the key each has in a clean roll, its Vietnamese heading, and what else people call it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kiemdiem.vietnamese import fold, words

Kind = Literal["text", "subject", "flag", "level", "date", "number", "discipline", "excluded"]


@dataclass(frozen=True)
class Column:
    """A column: `key` in a clean roll, `heading` on a sheet under `section`, other headings, what its cells hold.

    A sheet without a `required` column is no roll.
    """

    key: str
    section: str
    heading: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    required: bool = False
    help: str = ""


_WHO, _STATE, _REVIEW, _LEVELS, _END = (
    "Đối tượng",
    "Tình trạng trong năm",
    "Ngày thực hiện",
    "Mức xếp loại",
    "Kết quả khác",
)

COLUMNS = (
    Column(
        "unit",
        _WHO,
        "Đơn vị",
        "text",
        ("tên đơn vị", "đảng bộ", "tổ chức cơ sở đảng", "TCCSĐ", "cơ quan, đơn vị", "unit"),
        required=True,
        help="Tổ chức, đơn vị lập danh sách, viết giống nhau ở mọi dòng.",
    ),
    Column(
        "body",
        _WHO,
        "Chi bộ, tập thể trực thuộc",
        "text",
        ("chi bộ", "tổ chức, tập thể trực thuộc", "sinh hoạt tại", "thuộc chi bộ", "bộ phận", "body"),
        help="Tổ chức hoặc tập thể bên trong đơn vị mà dòng này thuộc về hoặc đứng đầu; để trống là chính đơn vị.",
    ),
    Column(
        "code",
        _WHO,
        "Mã số",
        "text",
        ("mã", "số hiệu", "số thẻ đảng viên", "số thẻ đảng", "số thẻ", "mã đảng viên", "mã định danh", "code"),
        help="Số thẻ đảng viên hoặc mã của tổ chức, tập thể; giữ nguyên số 0 đứng đầu.",
    ),
    Column(
        "name",
        _WHO,
        "Họ và tên, tên tổ chức, tập thể",
        "text",
        (
            "họ và tên",
            "họ tên",
            "tên",
            "đối tượng",
            "họ, tên",
            "tên tổ chức",
            "tên tập thể",
            "họ và tên (tên tổ chức)",
            "name",
        ),
        help="Chỉ để nhận ra dòng; không đưa vào bảng tổng hợp.",
    ),
    Column(
        "subject",
        _WHO,
        "Loại đối tượng",
        "subject",
        ("loại", "đối tượng đánh giá", "subject"),
        required=True,
        help="Chọn trong danh sách: tổ chức đảng, đảng viên, tập thể, cá nhân lãnh đạo, công chức viên chức.",
    ),
    Column(
        "comparable_group",
        _WHO,
        "Nhóm đối tượng",
        "text",
        (
            "nhóm",
            "nhóm vị trí tương đương",
            "vị trí tương đương",
            "nhóm tương đương",
            "nhóm đối tượng tương đương",
            "group",
            "comparable group",
        ),
        help="Nhóm vị trí tương đương mà tỷ lệ xuất sắc được tính trong đó; mỗi đối tượng thuộc đúng một nhóm.",
    ),
    Column(
        "post",
        _WHO,
        "Chức vụ",
        "text",
        ("chức danh", "chức vụ, chức danh", "chức vụ đảng, chính quyền", "post"),
    ),
    Column(
        "head",
        _WHO,
        "Người đứng đầu",
        "flag",
        ("đứng đầu", "là người đứng đầu", "cấp trưởng", "head"),
        help="x nếu đứng đầu chi bộ, tập thể ở cột trước (để trống cột ấy: đứng đầu đơn vị).",
    ),
    Column(
        "joined",
        _STATE,
        "Ngày kết nạp, thành lập",
        "date",
        ("ngày kết nạp", "ngày vào đảng", "ngày thành lập", "ngày vào đảng (kết nạp)", "joined"),
        help="Ngày/tháng/năm; chỉ cần với người kết nạp, tổ chức thành lập trong năm.",
    ),
    Column(
        "discipline",
        _STATE,
        "Kỷ luật trong năm",
        "discipline",
        ("kỷ luật", "hình thức kỷ luật", "bị kỷ luật", "discipline"),
        help="Để trống nếu không; khiển trách, cảnh cáo, cách chức, khai trừ, giải tán.",
    ),
    Column(
        "remedied",
        _STATE,
        "Tự phát hiện, đã khắc phục xong",
        "flag",
        ("đã khắc phục", "tự phát hiện, khắc phục", "remedied"),
        help="x nếu khuyết điểm do chính đối tượng tự phát hiện và đã khắc phục xong (Quy định 124-QĐ/TW).",
    ),
    Column(
        "sick_months",
        _STATE,
        "Số tháng nghỉ ốm",
        "number",
        ("nghỉ ốm", "số tháng ốm", "tháng nghỉ ốm", "nghỉ ốm (tháng)", "sick months"),
        help="Số tháng trọn nghỉ ốm trong năm; để trống nếu không.",
    ),
    Column(
        "excluded",
        _STATE,
        "Miễn hoặc đình chỉ sinh hoạt",
        "excluded",
        (
            "miễn sinh hoạt",
            "đình chỉ sinh hoạt",
            "miễn, đình chỉ sinh hoạt",
            "miễn sinh hoạt, đình chỉ sinh hoạt",
            "excluded",
        ),
        help="miễn sinh hoạt, hoặc đình chỉ sinh hoạt; để trống nếu không.",
    ),
    Column(
        "official",
        _STATE,
        "Là cán bộ, công chức, viên chức",
        "flag",
        ("là công chức, viên chức", "là công chức", "cbccvc", "công chức, viên chức", "official"),
        help="x nếu đồng thời được xếp loại theo quy định về cán bộ, công chức, viên chức.",
    ),
    Column(
        "reviewed_on",
        _REVIEW,
        "Ngày kiểm điểm",
        "date",
        ("kiểm điểm", "ngày họp kiểm điểm", "reviewed on"),
    ),
    Column(
        "official_rated_on",
        _REVIEW,
        "Ngày xếp loại công chức",
        "date",
        ("ngày xếp loại công chức, viên chức", "ngày xếp loại cbccvc", "official rated on"),
    ),
    Column(
        "rated_on",
        _REVIEW,
        "Ngày xếp loại",
        "date",
        ("ngày đánh giá, xếp loại", "ngày quyết định xếp loại", "rated on"),
    ),
    Column(
        "official_rating",
        _LEVELS,
        "Công chức, viên chức",
        "level",
        (
            "xếp loại công chức, viên chức",
            "xếp loại công chức",
            "mức xếp loại công chức",
            "xếp loại cbccvc",
            "official rating",
        ),
        help="Mức xếp loại theo quy định về cán bộ, công chức, viên chức.",
    ),
    Column(
        "self_rating",
        _LEVELS,
        "Tự xếp loại",
        "level",
        (
            "tự đánh giá",
            "tự nhận",
            "cá nhân tự xếp loại",
            "tự nhận mức",
            "tự đánh giá, xếp loại",
            "self rating",
            "self",
        ),
    ),
    Column(
        "proposed",
        _LEVELS,
        "Đề nghị",
        "level",
        ("đề xuất", "mức đề nghị", "cấp thẩm định đề nghị", "đề nghị xếp loại", "đề xuất xếp loại", "proposed"),
    ),
    Column(
        "decided",
        _LEVELS,
        "Quyết định",
        "level",
        (
            "kết quả",
            "kết quả xếp loại",
            "xếp loại",
            "mức xếp loại",
            "mức quyết định",
            "quyết định xếp loại",
            "cấp có thẩm quyền quyết định",
            "kết quả đánh giá, xếp loại",
            "xếp loại chất lượng",
            "decided",
            "rating",
        ),
    ),
    Column(
        "reason",
        _END,
        "Lý do không xếp loại",
        "text",
        ("lý do", "lý do chưa xếp loại", "lý do chưa đánh giá, xếp loại", "reason"),
        help="Bắt buộc khi không xếp loại.",
    ),
    Column(
        "award",
        _END,
        "Đề nghị tiêu biểu",
        "flag",
        ("khen thưởng", "tiêu biểu", "trong sạch, vững mạnh tiêu biểu", "đề nghị khen", "award"),
        help="x nếu đề nghị biểu dương tiêu biểu; chỉ chọn trong số hoàn thành xuất sắc.",
    ),
    Column("note", _END, "Ghi chú", "text", ("note",)),
)

BY_KEY = {column.key: column for column in COLUMNS}
NUMBERING = frozenset({"tt", "stt", "so tt", "so thu tu"})
"""Headings of the running number, which is not kept: a clean roll has an order of its own."""


def heading_key(text: str) -> str:
    """A heading as headings are compared: letters and digits only, case, diacritics and marks of the clerk aside.

    >>> heading_key("Họ và tên (*)") == heading_key("HỌ VÀ TÊN")
    True
    """
    return " ".join(words(fold(text)))


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    for column in COLUMNS:
        for heading in (column.heading, f"{column.section} {column.heading}", column.key, *column.aliases):
            found.setdefault(heading_key(heading), column.key)
            found.setdefault(heading_key(f"{column.section} {heading}"), column.key)
    return found


def column_called(heading: str) -> str | None:
    """The key of the column with this heading or alias; None where nobody calls a column so."""
    return _known().get(heading_key(heading))


def all_headings() -> Iterable[str]:
    """Every heading and alias, for hints."""
    return (heading for column in COLUMNS for heading in (column.heading, *column.aliases))

"""Values to fill any template with, and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tools.templates.family import Family

from kiemdiem.formats.widths import head_rules
from kiemdiem.word import Template

REQUEST = (
    "Đề nghị các đơn vị khẩn trương gửi hồ sơ kiểm điểm, đánh giá, xếp loại chất lượng năm 2022 theo đúng thời hạn đã"
    " nêu tại Kế hoạch; nếu có vướng mắc, phản ánh kịp thời để được hướng dẫn."
)
ADDRESSEES = [
    "- Đảng ủy phường Ninh Hiệp;",
    "- Các đảng ủy, chi bộ trực thuộc và các cơ quan, đơn vị, tổ chức có liên quan trên địa bàn thị xã;",
    "- Phòng Nội vụ.",
]


def _numbers(index: int) -> dict[str, Any]:
    counts = {f"{name}{n}": "20,59" if name == "tl" else str(n * 3) for n in range(1, 5) for name in ("sl", "tl")}
    notes = ["Chưa gửi hồ sơ"] if index % 3 == 0 else []
    return {"tt": str(index), "don_vi": f"Đảng ủy phường {index}", "tong_so": "120", "ghi_chu": notes, **counts}


def _annexes() -> list[dict[str, Any]]:
    return [
        {
            "nhan": f"Phụ lục {label}",
            "ten": "TỔNG HỢP KẾT QUẢ XẾP LOẠI",
            "kem_theo": reference,
            "cac_dong": [_numbers(index) for index in range(1, count + 1)],
            "tong": _numbers(1),
        }
        for label, reference, count in (("1", "(Kèm theo Báo cáo số 05-BC/TU)", 40), ("2", "", 4))
    ]


def context(family: Family, issuer: str, subject: str) -> dict[str, Any]:
    """What the notice and the skeletons print, with this issuer and subject, and two annexes."""
    task = {
        "noi_dung": "Mục II.1: Xây dựng kế hoạch.", "trach_nhiem": "Tham mưu", "san_pham": ["- Hồ sơ"],
        "thoi_han": "Trước ngày 05/11/2022", "giai_thich": [], "noi_nhan": "……",
    }  # fmt: skip
    return {
        "cap_tren": "TỈNH KHÁNH HÒA", "co_quan": issuer, "so": "05", "ngay": "Ninh Hòa, ngày 01 tháng 11 năm 2022",
        "trich_yeu": subject, "can_cu": f"{REQUEST[:-1]}:", "cac_viec": [{"tt": str(n), **task} for n in range(1, 20)],
        "cac_ghi_chu": [], "de_nghi": REQUEST, "noi_nhan": ["- UBND thị xã,", "- Lưu."],
        "quyen_han": "T/M BAN THƯỜNG VỤ", "chuc_vu": "PHÓ BÍ THƯ", "ho_ten": "Bùi Văn Lý",
        "kinh_gui_nhan": "Kính gửi", "kinh_gui": ADDRESSEES, "cac_doan": [REQUEST, REQUEST],
        "can_cu_lines": ["Căn cứ Quy định số 132-QĐ/TW;"], "thoi_han": "trước ngày 05/12/2022", "ghi_chu": "",
        "cac_muc": [{"ten": "I- Tình hình chung", "cac_doan": [REQUEST]}], "cac_phu_luc": _annexes(),
        **head_rules(family.profiles[0], issuer, subject),
    }  # fmt: skip


def render(folder: Path, data: bytes, values: dict[str, Any]) -> bytes:
    """The template `data` filled with `values`."""
    (folder / "template.docx").write_bytes(data)
    return Template.read(folder / "template.docx").render(values)

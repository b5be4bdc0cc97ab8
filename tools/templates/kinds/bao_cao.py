"""Báo cáo kết quả: sections with a table for each class, the ceilings, an annex across for each class (context:
`kiemdiem.documents.bao_cao`).
"""

from __future__ import annotations

from tools.templates.blocks import Block, bold, for_, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import annex, head, signed
from tools.templates.kind import Body, Kind
from tools.templates.results import in_text, of_annex
from tools.templates.tables import Column, Group, group, row, rows_for, table


def body(family: Family) -> Body:
    """How things stood, results class by class, those over their ceiling, what is made of it, what is proposed."""
    return [
        *head(family, "BÁO CÁO"),
        *signed(
            family,
            paragraph("KDThanbai", "{{ can_cu }}"),
            _section("phan_1", "tinh_hinh"),
            paragraph("KDMuc", "{{ phan_2 }}"),
            paragraph("KDThanbai", "Viết tắt trong các bảng: {{ viet_tat }}"),
            for_(
                "loai",
                "cac_loai",
                paragraph("KDMucnho", "{{ loai.ten }}"),
                paragraph("KDDanbang", "{{ loai.doan }}"),
                in_text(family, "loai"),
            ),
            paragraph("KDMucnho", "{{ tran.ten }}"),
            lines("KDThanbai", "tran.ty_le"),
            paragraph("KDDanbang", "{{ tran.doan }}"),
            if_("tran.dong", _over()),
            paragraph("KDMuc", "{{ phan_3 }}"),
            _part("1. Ưu điểm", "uu_diem"),
            _part("2. Hạn chế, khuyết điểm", "han_che"),
            _part("3. Nguyên nhân", "nguyen_nhan"),
            _section("phan_4", "kien_nghi"),
            paragraph("KDThanbai", "{{ ket }}"),
        ),
        annex(
            paragraph("KDDanbang", "Viết tắt: {{ viet_tat }}"),
            lines("KDDanbang", "phu_luc.ghi_chu"),
            of_annex(family),
            each=("phu_luc", "cac_phu_luc"),
            across=True,
        ),
    ]


def _section(title: str, entries: str) -> list[Block]:
    return [paragraph("KDMuc", f"{{{{ {title} }}}}"), *lines("KDThanbai", entries)]


def _part(title: str, entries: str) -> list[Block]:
    return [paragraph("KDMucnho", title), *lines("KDThanbai", entries)]


def _over() -> Block:
    columns = {
        "tt": Column("TT", 480, "KDOgiua"),
        "don_vi": Column("Đơn vị", 1900),
        "nhom": Column("Nhóm", 1695),
        "tot_tro_len": Column("Tốt trở lên", 760, "KDOgiua"),
        "xuat_sac": Column("Xuất sắc", 760, "KDOgiua"),
        "tran": Column("Áp dụng", 760, "KDOgiua"),
        "tran_tot_tro_len": Column("Tốt trở lên", 760, "KDOgiua"),
        "tran_chi_tot": Column("Chỉ tốt", 760, "KDOgiua"),
        "tran_tong_so": Column("Tổng số", 760, "KDOgiua"),
        "vuot": Column("Vượt", 720, "KDOgiua"),
    }
    titles = list(columns.values())
    headings: list[Column | Group] = [*titles[:5], group("Số nhiều nhất được xếp", *titles[5:9]), titles[9]]
    texts = {name: f"{{{{ dong.{name} }}}}" for name in columns}
    cells = [bold(text) if name in ("tran", "vuot") else text for name, text in texts.items()]
    return table(headings, rows_for("dong", "tran.dong", row(*cells)))


KIND = Kind("Báo cáo kết quả", body)

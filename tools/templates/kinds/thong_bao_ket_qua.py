"""Thông báo kết quả: ratings in numbers, by name in an annex for each comparable group, in a table of all groups
(context: `kiemdiem.documents.thong_bao_ket_qua`).
"""

from __future__ import annotations

from tools.templates.blocks import Block, bold, for_, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import annex, head, signed
from tools.templates.kind import Body, Kind
from tools.templates.results import all_groups
from tools.templates.tables import Column, row, rows_for, table

_RATINGS = {"tu": "Tự xếp loại", "de_nghi": "Đề nghị", "ket_qua": "Kết quả"}


def body(family: Family) -> Body:
    """The basis, results class by class, where each group is listed, what was found wanting and is asked for."""
    return [
        *head(family, "THÔNG BÁO"),
        *signed(
            family,
            paragraph("KDThanbai", "{{ can_cu }}"),
            paragraph("KDMuc", "1. Kết quả chung"),
            for_("loai", "cac_loai", _class()),
            paragraph("KDMuc", "2. Kết quả theo nhóm đối tượng"),
            paragraph("KDThanbai", "{{ dan_phu_luc }}", keep_next=True),
            lines("KDThanbai", "theo_nhom"),
            if_("muc_han_che", paragraph("KDMuc", "{{ muc_han_che }}"), lines("KDThanbai", "han_che")),
            if_("muc_yeu_cau", paragraph("KDMuc", "{{ muc_yeu_cau }}"), lines("KDThanbai", "yeu_cau")),
            paragraph("KDThanbai", "{{ ket }}"),
        ),
        annex(
            paragraph("KDDanbang", "{{ phu_luc.cong }} Viết tắt: {{ viet_tat }}"),
            if_("phu_luc.co_them", _names(with_place=True), or_else=_names(with_place=False)),
            each=("phu_luc", "cac_phu_luc"),
        ),
        annex(
            paragraph("KDDanbang", "Viết tắt: {{ viet_tat }} {{ ghi_chu }}"),
            all_groups(family),
            across=True,
        ),
    ]


def _class() -> list[Block]:
    return [
        paragraph("KDMucnho", "{{ loai.ten }}"),
        paragraph("KDThanbai", "{{ loai.tong }}", keep_next=True),
        *lines("KDThanbai", "loai.cac_muc"),
        *if_("loai.ty_le", paragraph("KDThanbai", "{{ loai.ty_le }}")),
        *if_(
            "loai.cac_nhom",
            paragraph("KDThanbai", "Theo nhóm:", keep_next=True),
            lines("KDThanbai", "loai.cac_nhom"),
        ),
    ]


def _names(*, with_place: bool) -> Block:
    columns = {"tt": Column("TT", 420, "KDOgiua"), "ten": Column("{{ phu_luc.cot_ten }}", 2280 if with_place else 4185)}
    if with_place:
        columns["them"] = Column("{{ phu_luc.cot_them }}", 2435)
    columns |= {name: Column(title, 1100, "KDOgiua") for name, title in _RATINGS.items()}
    columns["ghi_chu"] = Column("Ghi chú", 920 if with_place else 1450)
    texts = {name: f"{{{{ dong.{name} }}}}" for name in columns}
    cells = [bold(text) if name == "ket_qua" else text for name, text in texts.items()]
    return table(list(columns.values()), rows_for("dong", "phu_luc.dong", row(*cells)), tight=True)


KIND = Kind("Thông báo kết quả", body)

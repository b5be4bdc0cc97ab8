"""Tờ trình: what is proposed to the level above (context: `kiemdiem.documents.to_trinh`)."""

from __future__ import annotations

from tools.templates.blocks import Block, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import addressees, head, signed
from tools.templates.kind import Body, Kind
from tools.templates.tables import Column, row, rows_for, table


def body(family: Family) -> Body:
    """The basis, why, how it was agreed, figures and a list of what is proposed, the request, the papers with it."""
    return [
        *head(family, "TỜ TRÌNH"),
        *addressees(family),
        *signed(
            family,
            lines("KDCancu", "can_cu"),
            paragraph("KDThanbai", "{{ mo_dau }}"),
            _section("1. Cơ sở, sự cần thiết", "su_can_thiet"),
            _section("2. Quá trình thực hiện", "qua_trinh"),
            _section("3. Nội dung đề nghị", "noi_dung"),
            if_("tong_hop", paragraph("KDDanbang", "{{ tong_hop }}"), _figures()),
            if_(
                "cac_de_nghi",
                paragraph("KDDanbang", "Đề nghị xem xét, quyết định mức xếp loại đối với từng trường hợp sau:"),
                if_("co_don_vi", _proposals(with_unit=True), or_else=_proposals(with_unit=False)),
            ),
            paragraph("KDMuc", "4. Kiến nghị"),
            paragraph("KDThanbai", "{{ de_nghi }}"),
            if_(
                "tai_lieu",
                paragraph("KDThanbai", "Tài liệu kèm theo:", keep_next=True),
                lines("KDThanbai", "tai_lieu", keep_last=True),
            ),
        ),
    ]


def _section(title: str, entries: str) -> list[Block]:
    return [paragraph("KDMuc", title), *lines("KDThanbai", entries)]


def _figures() -> Block:
    columns = [
        Column("TT", 500, "KDOgiua"),
        Column("Đối tượng", 2255),
        Column("Tổng số", 850, "KDOgiua"),
        Column("Được xếp loại", 1150, "KDOgiua"),
        Column("Xuất sắc", 1150, "KDOgiua"),
        Column("Tốt", 1150, "KDOgiua"),
        Column("Hoàn thành", 1150, "KDOgiua"),
        Column("Không hoàn thành", 1150, "KDOgiua"),
    ]
    names = ("tt", "doi_tuong", "tong_so", "xep_loai", "muc_4", "muc_3", "muc_2", "muc_1")
    return table(columns, rows_for("lop", "cac_lop", row(*(f"{{{{ lop.{name} }}}}" for name in names))))


def _proposals(*, with_unit: bool) -> Block:
    columns = {"tt": Column("TT", 520, "KDOgiua"), "doi_tuong": Column("Đối tượng", 4735)}
    if with_unit:
        columns |= {"doi_tuong": Column("Đối tượng", 2635), "don_vi": Column("Đơn vị", 2100)}
    columns |= {
        "tu_xep": Column("Tự xếp loại", 1400),
        "muc": Column("Đề nghị", 1400),
        "phieu": Column("Số phiếu đồng ý", 1300, "KDOgiua"),
    }
    each = row(*(f"{{{{ dong.{name} }}}}" for name in columns))
    return table(list(columns.values()), rows_for("dong", "cac_de_nghi", each))


KIND = Kind("Tờ trình", body)

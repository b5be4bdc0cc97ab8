"""Tables of results: counts and shares of every level, on an upright page and on one that lies on its side.

The names in their tags are those of `kiemdiem.drafting.result_tables`.
"""

from __future__ import annotations

from tools.templates.blocks import Block, Cell, Run, bold, if_, paragraph
from tools.templates.family import Family
from tools.templates.tables import Column, Group, cell, group, row, rows_for, rows_if, table

_LEVELS = {"xs": "HTXSNV", "tot": "HTTNV", "ht": "HTNV", "kht": "KHTNV"}
_NUMBER, _SHARE = 740, 630
"""Twips of a column of numbers ("45.000") and of one of percents ("16,67") in a tight table."""


def all_groups(family: Family) -> Block:
    """A line for each class in bold, with its groups under it; the share of the excellent with its two numbers."""
    columns = _named("Nhóm đối tượng", family.text_width_across, *_counts(), _of_good(), _unrated(1800))
    names = ("tt", "ten", *_names())
    plain, strong = [[_tag(f"dong.{name}", as_bold=as_bold) for name in names] for as_bold in (False, True)]
    rest = [_tag("dong.chua"), _tag("dong.ly_do")]
    lines = rows_if(
        "dong.dam",
        row(*strong, _with_base(as_bold=True), bold("{{ dong.chua }}"), "{{ dong.ly_do }}"),
        or_else=[row(*plain, _with_base(as_bold=False), *rest)],
    )
    return table(columns, rows_for("dong", "phu_luc.dong", lines), tight=True)


def of_annex(family: Family) -> Block:
    """All that is told of a class, a line for each unit or kind, the sum in the last."""
    rest = (*_counts(), _of_good(), _unrated(1500), Column("Ghi chú", 640))
    columns = _named("{{ phu_luc.cot_ten }}", family.text_width_across, *rest)
    names = (*_names(), "xs_tren_tot", "chua", "ly_do")
    each = row("{{ dong.tt }}", "{{ dong.ten }}", *(_tag(f"dong.{name}") for name in names), "")
    total = row("", bold("{{ dong.ten }}"), *(_tag(f"dong.{name}", as_bold=True) for name in names), "")
    return table(columns, rows_for("dong", "phu_luc.dong", each), rows_for("dong", "phu_luc.cong", total), tight=True)


def in_text(family: Family, of: str) -> Block:
    """What is told of a class in the text: a line for each group, the sum in the last where there are several."""
    levels = [
        group(title, Column("SL", _NUMBER, "KDOgiua"), Column("%", _SHARE, "KDOgiua")) for title in _LEVELS.values()
    ]
    first = (Column("Tổng số", _NUMBER, "KDOgiua"), Column("Được xếp loại", _NUMBER, "KDOgiua"))
    columns = _named("Nhóm", family.text_width, *first, *levels, Column("Chưa xếp loại", 650, "KDOgiua"))
    names = ("tong", "duoc", *(f"{id_}{end}" for id_ in _LEVELS for end in ("", "_tl")), "chua")
    each = row("{{ dong.tt }}", "{{ dong.ten }}", *(_tag(f"dong.{name}") for name in names))
    total = row("", bold("{{ dong.ten }}"), *(_tag(f"dong.{name}", as_bold=True) for name in names))
    return table(
        columns,
        rows_for("dong", f"{of}.dong", each),
        rows_for("dong", f"{of}.cong", total),
        heading_lines=3,
        tight=True,
    )


def _named(title: str, width: int, *columns: Column | Group) -> list[Column | Group]:
    """`columns` after a running number and a name, which has what they leave of `width`."""
    number = Column("TT", 420, "KDOgiua")
    single = [one for found in columns for one in (found.columns if isinstance(found, Group) else (found,))]
    left = width - number.width - sum(column.width for column in single)
    return [number, Column(title, left), *columns]


def _counts() -> list[Column | Group]:
    pair = (Column("SL", _NUMBER, "KDOgiua"), Column("%", _SHARE, "KDOgiua"))
    levels = [group(title, *pair) for title in _LEVELS.values()]
    return [Column("Tổng số", _NUMBER, "KDOgiua"), group("Được đánh giá, xếp loại", *pair), *levels]


def _names() -> list[str]:
    return ["tong", *(f"{id_}{end}" for id_ in ("duoc", *_LEVELS) for end in ("", "_tl"))]


def _of_good() -> Column:
    return Column("Xuất sắc / tốt trở lên (%)", 1300, "KDOgiua")


def _unrated(why: int) -> Group:
    return group("Chưa đánh giá, xếp loại", Column("SL", 580, "KDOgiua"), Column("Lý do", why))


def _with_base(*, as_bold: bool) -> Cell:
    base = if_("dong.co_so", paragraph("KDOgiua", "({{ dong.co_so }})"))
    return cell(_tag("dong.xs_tren_tot", as_bold=as_bold), base)


def _tag(name: str, *, as_bold: bool = False) -> str | Run:
    text = f"{{{{ {name} }}}}"
    return bold(text) if as_bold else text

"""Bodies to copy into a new kind: what the usual sorts of documents are made of. No template is made of them."""

from __future__ import annotations

from tools.templates.blocks import Block, bold, for_, if_, lines, paragraph
from tools.templates.family import Family
from tools.templates.frames import addressees, annex, head, signed
from tools.templates.kind import Body
from tools.templates.tables import Column, Group, cell, group, row, rows_for, table


def letter(family: Family) -> Body:
    """An official letter: to one or several, paragraphs, the last of them on the page of the signature."""
    return [*head(family), *addressees(family), *signed(family, lines("KDThanbai", "cac_doan", keep_last=True))]


def submission(family: Family) -> Body:
    """A submission: to whom under the subject, the basis line by line, what is asked for."""
    return [
        *head(family, "TỜ TRÌNH"),
        *addressees(family),
        *signed(
            family,
            lines("KDCancu", "can_cu_lines"),
            lines("KDThanbai", "cac_doan"),
            paragraph("KDThanbai", "Hạn: ", bold("{{ thoi_han }}"), "."),
            if_("ghi_chu", paragraph("KDThanbai", "{{ ghi_chu }}")),
        ),
    ]


def report(family: Family) -> Body:
    """A report in sections, with an annex across for each group of what is reported on."""
    sections = for_("muc", "cac_muc", paragraph("KDMuc", "{{ muc.ten }}"), lines("KDThanbai", "muc.cac_doan"))
    return [
        *head(family, "BÁO CÁO"),
        *signed(family, sections, paragraph("KDThanbai", "{{ de_nghi }}")),
        annex(_results(family), each=("phu_luc", "cac_phu_luc"), across=True),
    ]


def _results(family: Family) -> Block:
    """Counts in columns under common headings; the last row is their sum."""
    fixed = [Column("TT", 800, "KDOgiua"), Column("Tổng số", 1500, "KDOphai"), Column("Ghi chú", 2500)]
    groups = [group(name, _count("SL"), _count("%")) for name in ("Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành")]
    left = family.text_width_across - sum(column.width for column in fixed) - len(groups) * 2 * _count("").width
    columns: list[Column | Group] = [fixed[0], Column("Đơn vị", left), fixed[1], *groups, fixed[2]]
    counts = [text for n in range(1, 5) for text in (f"{{{{ dong.sl{n} }}}}", f"{{{{ dong.tl{n} }}}}")]
    sums = [bold(text.replace("dong.", "phu_luc.tong.")) for text in counts]
    notes = lines("KDObang", "dong.ghi_chu", or_else="")
    each = row("{{ dong.tt }}", "{{ dong.don_vi }}", "{{ dong.tong_so }}", *counts, notes)
    total = row(cell(bold("Tổng cộng"), span=2), bold("{{ phu_luc.tong.tong_so }}"), *sums, "")
    return table(columns, rows_for("dong", "phu_luc.cac_dong", each), total)


def _count(title: str) -> Column:
    return Column(title, 850, "KDOphai")

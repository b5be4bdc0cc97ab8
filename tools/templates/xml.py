"""Blocks as WordprocessingML, with every element where the schema wants it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from tools.templates.blocks import Block, Cell, Paragraph, Row, Run, Table

DEFAULT_CELL = "KDObang"
"""The style of a cell's text where nothing else is said."""

_TIGHT = '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'

_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
    ' w:noVBand="1"/>'
)


def blocks_xml(blocks: Iterable[Block]) -> str:
    """Paragraphs and tables one after the other."""
    return "".join(paragraph_xml(block) if isinstance(block, Paragraph) else table_xml(block) for block in blocks)


def paragraph_xml(found: Paragraph) -> str:
    """A `w:p`."""
    flags = ("<w:keepNext/>" if found.keep_next else "") + ("<w:pageBreakBefore/>" if found.new_page else "")
    place = f'<w:ind w:left="{found.indents[0]}" w:right="{found.indents[1]}"/>' if found.indents else ""
    place += f'<w:jc w:val="{found.align}"/>' if found.align else ""
    properties = f'<w:pPr><w:pStyle w:val="{found.style or DEFAULT_CELL}"/>{flags}{place}</w:pPr>'
    return f"<w:p>{properties}{''.join(map(run_xml, found.runs))}</w:p>"


def run_xml(run: Run) -> str:
    """A `w:r`."""
    qualities = (
        _toggle("b", run.bold) + _toggle("bCs", run.bold) + _toggle("i", run.italic) + _toggle("iCs", run.italic)
    )
    if run.underline is not None:
        qualities += f'<w:u w:val="{"single" if run.underline else "none"}"/>'
    properties = f"<w:rPr>{qualities}</w:rPr>" if qualities else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def table_xml(table: Table) -> str:
    """A `w:tbl` of fixed widths."""
    total = sum(table.widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{table.style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_TIGHT if table.tight else ""}{_LOOK}</w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row_xml(row, table.widths) for row in table.rows)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row_xml(row: Row, widths: tuple[int, ...]) -> str:
    cells, start = "", 0
    for cell in row.cells:
        cells += _cell_xml(cell, sum(widths[start : start + cell.span]))
        start += cell.span
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    head = "<w:tblHeader/>" if row.head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _cell_xml(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>'
    return f"<w:tc>{properties}{blocks_xml(cell.blocks)}</w:tc>"


def _toggle(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'

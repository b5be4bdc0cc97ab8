"""The styles of a template: one for each component, from the format profiles of its family."""

from __future__ import annotations

from tools.templates.family import Family
from tools.templates.shapes import Shape, components, others

FONT = "Times New Roman"

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def styles_xml(family: Family) -> str:
    """The part word/styles.xml."""
    made = [_basis(family), _superscript(), *_tables()]
    for id_, shape in components(family).items():
        made.append(_component(family, id_, shape))
    for style, shape in others(family).items():
        points = shape.points
        made.append(_paragraph_style(family, style, shape, _run(points, shape.bold, shape.italic, False), shape.align))
    return f"<w:styles {_NAMESPACES}>{_defaults(family)}{''.join(made)}</w:styles>"


def _component(family: Family, id_: str, shape: Shape) -> str:
    face = family.face(id_)
    run = _run(face.prints, bool(face.bold), bool(face.italic), bool(face.underline))
    return _paragraph_style(family, face.style, shape, run, face.align or shape.align)


def _paragraph_style(family: Family, style: str, shape: Shape, run: str, align: str) -> str:
    follows = f'<w:next w:val="{shape.follows}"/>' if shape.follows else ""
    keep = "<w:keepNext/>" if shape.keep_next else ""
    properties = f'{keep}{_border(style)}{_spacing(family, shape)}{_indents(family, shape)}<w:jc w:val="{align}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{shape.name}"/>'
        f'<w:basedOn w:val="Normal"/>{follows}<w:qFormat/><w:pPr>{properties}</w:pPr>{run}</w:style>'
    )


def _border(style: str) -> str:
    line = '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    return f"<w:pBdr>{line}</w:pBdr>" if style == "KDKe" else ""


def _spacing(family: Family, shape: Shape) -> str:
    before = shape.before or (int(family.measure("gap") * 20) if shape.body else 0)
    line = ""
    if shape.line:
        line = f' w:line="{shape.line}" w:lineRule="exact"'
    elif shape.body and (exact := family.measure("line_exact")):
        line = f' w:line="{exact * 20:.0f}" w:lineRule="exact"'
    elif shape.body:
        line = f' w:line="{family.measure("line_multiple") * 240:.0f}" w:lineRule="auto"'
    return f'<w:spacing w:before="{before}" w:after="{shape.after}"{line}/>'


def _indents(family: Family, shape: Shape) -> str:
    values = {"left": shape.left, "right": shape.right, "hanging": shape.hanging}
    if shape.first_line:
        values["firstLine"] = family.twips("first_line")
    given = "".join(f' w:{side}="{value}"' for side, value in values.items() if value)
    return f"<w:ind{given}/>" if given else ""


def _run(points: float, bold: bool, italic: bool, underline: bool) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    slope = "<w:i/><w:iCs/>" if italic else ""
    size = f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'
    rule = '<w:u w:val="single"/>' if underline else ""
    return f"<w:rPr>{weight}{slope}{size}{rule}</w:rPr>"


def _defaults(family: Family) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}{_body_size(family)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _basis(family: Family) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/></w:pPr><w:rPr>{_FONTS}{_body_size(family)}<w:lang w:val="vi-VN"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


def _body_size(family: Family) -> str:
    size = f"{family.face('body').prints * 2:.0f}"
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _superscript() -> str:
    return (
        '<w:style w:type="character" w:customStyle="1" w:styleId="KDSochuthich"><w:name w:val="KD So chu thich"/>'
        '<w:qFormat/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def _tables() -> list[str]:
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_cell_margins(0, 108)}</w:tblPr></w:style>",
        _table_style("KDKhungchu", "KD Khung chu", _cell_margins(0, 0)),
        _table_style("KDBang", "KD Bang", f"<w:tblBorders>{rules}</w:tblBorders>{_cell_margins(40, 70)}"),
    ]


def _table_style(id_: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _cell_margins(above: int, beside: int) -> str:
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"

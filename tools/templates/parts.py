"""The parts of a template's package that are the same for all kinds, and its sections."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tools.templates.family import Family

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_PARTS = {"styles": "styles", "settings": "settings", "header1": "header", "header2": "header"}
"""The parts beside the text, in the order of their relationships rId1, rId2 …, and their kinds."""


def part(content: str) -> str:
    """A part of XML, whole."""
    return _HEAD + content


def document(content: str) -> str:
    """The part word/document.xml."""
    return part(f"<w:document {_NAMESPACES}><w:body>{content}</w:body></w:document>")


def section(family: Family, *, across: bool = False, annex: bool = False) -> str:
    """The properties of a section; `across` for pages on their side, `annex` for page numbers that begin anew.

    The first page shows no number. The margins are those of an upright page on every side.
    """
    width, height = family.twips("page_width"), family.twips("page_height")
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if across else f'w:w="{width}" w:h="{height}"'
    margins = " ".join(f'w:{side}="{family.twips(side)}"' for side in ("top", "right", "bottom", "left"))
    distance = family.twips("page_number_top")
    start = ' w:start="1"' if annex else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:header="{distance}" w:footer="{distance}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


def end(section_properties: str = "") -> str:
    """The paragraph that ends a part of the document: Word wants one after a table, and it is too small to be seen."""
    return f'<w:p><w:pPr><w:pStyle w:val="KDKetthuc"/>{section_properties}</w:pPr></w:p>'


def properties(title: str) -> str:
    """The part docProps/core.xml, with fixed times."""
    times = "".join(
        f'<dcterms:{which} xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:{which}>'
        for which in ("created", "modified")
    )
    return part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>vi-VN</dc:language>{times}</cp:coreProperties>"
    )


def common(*, footnotes: bool) -> dict[str, str]:
    """Types, relationships, settings, headers and, where the kind has them, the part of its footnotes."""
    beside = {**_PARTS, **({"footnotes": "footnotes"} if footnotes else {})}
    return {
        "[Content_Types].xml": _types(beside),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml"), ("", "docProps/core.xml")]),
        "word/_rels/document.xml.rels": _relations([(kind, f"{name}.xml") for name, kind in beside.items()]),
        "word/settings.xml": _settings(footnotes),
        "word/header1.xml": part(f"<w:hdr {_NAMESPACES}>{_page_number()}</w:hdr>"),
        "word/header2.xml": part(f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="KDTrang"/></w:pPr></w:p></w:hdr>'),
        **({"word/footnotes.xml": _footnotes()} if footnotes else {}),
    }


def _types(beside: dict[str, str]) -> str:
    named = {"document": "document.main", **beside}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in named.items()
    )
    return part(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{f"{_RELATION}/{kind}" if kind else _PROPERTIES}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return part(f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>')


def _settings(footnotes: bool) -> str:
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if footnotes else ""
    return part(
        f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/>'
        f'<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _page_number() -> str:
    return (
        '<w:p><w:pPr><w:pStyle w:val="KDTrang"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _footnotes() -> str:
    """The part that holds footnotes, with nothing in it but the lines between them and the text."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="KDChuthich"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return part(f"<w:footnotes {_NAMESPACES}>{lines}</w:footnotes>")

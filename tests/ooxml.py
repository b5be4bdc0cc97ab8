"""Whether a Word document is put together as its schema wants it, so that Word has nothing to repair."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    " sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts"
    " embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
    " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState"
    " formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
    " revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
    " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone"
    " doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData"
    " noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter"
    " noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
    " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt"
    " showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids"
    " mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures"
    " forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags"
    " decimalSymbol listSeparator",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
}
"""What may stand in an element, in the order of the schema; every list is whole, so anything else is a fault too."""

_MANY = {"headerReference", "footerReference", "style", "tblStylePr", "tr", "bookmarkStart", "bookmarkEnd"}
"""What may come more than once."""

_FIRST = {"p": "pPr", "r": "rPr", "tr": "trPr", "tc": "tcPr"}
"""What comes before everything else in an element, if it is there."""

_STYLED = {"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"}


def problems(data: bytes) -> list[str]:
    """What is wrong with the Word document `data`; empty where nothing is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    roots = {name: etree.fromstring(text) for name, text in parts.items() if name.endswith((".xml", ".rels"))}
    styles = {style.get(f"{_W}styleId") for style in roots["word/styles.xml"].iter(f"{_W}style")}
    found = list(_package(roots, set(parts)))
    for name, root in roots.items():
        for element in root.iter(etree.Element):
            found += [f"{name}: {fault}" for fault in (*_order(element), *_frame(element))]
            if _local(element) in _STYLED and element.get(f"{_W}val") not in styles:
                found.append(f"{name}: no style {element.get(f'{_W}val')}")
    return found


def _package(roots: dict[str, etree._Element], parts: set[str]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    named = {element.get("PartName", "").lstrip("/") for element in types.iter("{*}Override")}
    kinds = {element.get("Extension") for element in types.iter("{*}Default")}
    yield from (f"no part {name}" for name in named - parts)
    yield from (f"no type for {name}" for name in parts - named if name.rpartition(".")[2] not in kinds)
    yield from (f"no type for {name}" for name in parts - named if name.startswith("word/") and name.endswith(".xml"))
    for name, root in roots.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            targets = [entry for entry in root if entry.get("TargetMode") != "External"]
            yield from (
                f"{name}: no {entry.get('Target')}"
                for entry in targets
                if posixpath.normpath(posixpath.join(folder, entry.get("Target"))).lstrip("/") not in parts
            )
    known = {entry.get("Id") for entry in roots["word/_rels/document.xml.rels"]}
    for element in roots["word/document.xml"].iter(etree.Element):
        if (wanted := element.get(f"{_R}id")) and wanted not in known:
            yield f"no relationship {wanted}"


def _order(element: etree._Element) -> Iterator[str]:
    name = _local(element)
    children = [_local(child) for child in element if isinstance(child.tag, str) and child.tag.startswith(_W)]
    if name in _ORDER and element.tag.startswith(_W):
        order = _ORDER[name].split()
        yield from (f"{child} in {name}" for child in children if child not in order)
        places = [order.index(child) for child in children if child in order]
        yield from (f"{order[one]} before {order[other]} in {name}" for one, other in pairwise(places) if one > other)
        twice = {child for child in children if children.count(child) > 1 and child not in _MANY}
        yield from (f"two {child} in {name}" for child in twice)
    if name in _FIRST and _FIRST[name] in children[1:]:
        yield f"{_FIRST[name]} is not first in {name}"


def _frame(element: etree._Element) -> Iterator[str]:
    """A cell ends in a paragraph, a body in the properties of its last section, a row fills the grid of its table."""
    name, children = _local(element), [child for child in element if isinstance(child.tag, str)]
    if name == "tc" and _local(children[-1]) != "p":
        yield "a cell does not end in a paragraph"
    elif name == "body":
        ends = [_local(child) for child in children[-2:]]
        if ends != ["p", "sectPr"]:
            yield f"the body ends in {ends}"
        tables = [_local(one) == _local(other) == "tbl" for one, other in pairwise(children)]
        if any(tables):
            yield "two tables without a paragraph between them become one"
    elif name == "tr":
        grid = element.getparent().find(f"{_W}tblGrid")
        spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in element.iter(f"{_W}tc")]
        filled = sum(1 if span is None else int(span.get(f"{_W}val")) for span in spans)
        if filled != len(grid):
            yield f"a row of {filled} columns in a table of {len(grid)}"


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname

"""Drawings in a document: lines that separate (old and new way of drawing), text boxes, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.inspection.model import DrawnLine
from kiemdiem.inspection.reading.parts import A, Element, W
from kiemdiem.inspection.reading.properties import number

_EMU = 25.4 / 914_400
_POINT = 25.4 / 72
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_FLAT = 0.6
"""A shape is a line where it is no higher than this, in mm."""

_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([0-9.]+)(pt|in|mm|cm)?")
_HEIGHT = re.compile(r"(?:^|;)\s*height:\s*([0-9.]+)(pt|in|mm|cm)?")
_UNITS = {"pt": _POINT, "in": 25.4, "mm": 1.0, "cm": 10.0, "": _POINT}


def drawn_lines(element: Element) -> tuple[list[DrawnLine], list[Element], bool]:
    """The lines that are drawn in an element, the contents of its text boxes, whether it holds any picture."""
    lines: list[DrawnLine] = []
    boxes: list[Element] = []
    pictures = False
    for one in _shown(element):
        if one.tag in (f"{_WORDS}anchor", f"{_WORDS}inline"):
            if (length := _length(one)) is not None:
                lines.append(DrawnLine("drawing", length))
        elif one.tag == f"{_VML}line":
            lines.append(DrawnLine("drawing", _of_points(one)))
        elif one.tag in (f"{_VML}rect", f"{_VML}shape") and (flat := _flat(one.get("style", ""))):
            lines.append(DrawnLine("drawing", flat))
        elif one.tag == f"{W}txbxContent":
            boxes.append(one)
        elif one.tag == f"{A}blip" or one.tag == f"{_VML}imagedata":
            pictures = True
    return lines, boxes, pictures


def _shown(element: Element) -> Iterator[Element]:
    """The elements that are drawn: not what stands in for them elsewhere, nor what is in a text box."""
    for child in element:
        if child.tag == _FALLBACK:
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _shown(child)


def _length(anchor: Element) -> float | None:
    """The length of a line drawn here; None where something else is."""
    extent = anchor.find(f"{_WORDS}extent")
    shape = anchor.find(f".//{A}prstGeom")
    if extent is None or shape is None or anchor.find(f".//{W}txbxContent") is not None:
        return None
    width, height = number(extent.get("cx")) * _EMU, number(extent.get("cy")) * _EMU
    kind = shape.get("prst", "")
    if kind in ("line", "straightConnector1") or (kind == "rect" and height <= _FLAT):
        return width if height <= width else None
    return None


def _of_points(line: Element) -> float | None:
    """The length of a VML line by its two ends."""
    ends = [re.findall(r"-?[0-9.]+", line.get(name, "")) for name in ("from", "to")]
    if all(len(end) == 2 for end in ends):
        unit = next((unit for unit in ("in", "mm", "cm") if unit in line.get("to", "")), "pt")
        return abs(number(ends[1][0]) - number(ends[0][0])) * _UNITS[unit]
    return _size(_WIDTH, line.get("style", ""))


def _flat(style: str) -> float | None:
    height = _size(_HEIGHT, style)
    return _size(_WIDTH, style) if height is not None and height <= _FLAT else None


def _size(pattern: re.Pattern[str], style: str) -> float | None:
    match = pattern.search(style)
    return number(match[1]) * _UNITS[match[2] or ""] if match else None

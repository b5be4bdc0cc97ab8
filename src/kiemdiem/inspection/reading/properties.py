"""Properties of letters and of paragraphs as one element of the file states them: only what it says itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kiemdiem.inspection.reading.parts import Element, W

Properties = dict[str, Any]
"""What is stated, by our names: nothing is in it that the element does not say."""

TOGGLES = ("bold", "italic", "caps", "hidden")
"""Two styles that both switch such a property on cancel each other."""

_NUMBER = re.compile(r"([-+]?\d{1,9}(?:\.\d{0,6})?)(?:pt)?")
_OFF = ("0", "false", "off", "none")
_TWIP = 25.4 / 1440
_ALIGN = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}
_AUTO_SPACING = 14.0
"""Points that Word puts where a page of the web would have a blank line."""


def is_on(element: Element) -> bool:
    """Whether an element that is a switch switches on."""
    return element.get(f"{W}val", "1") not in _OFF


def number(value: str | None, default: float = 0) -> float:
    """A number as the file writes it, also with a unit behind it ("12.5pt"); the default where it is none."""
    match = _NUMBER.fullmatch(value or "")
    return float(match[1]) if match else default


def millimetres(value: str | None, default: float = 0) -> float:
    """A length in twentieths of a point, in mm; `default` (in mm) where there is none."""
    return default if value is None else number(value) * _TWIP


def of_run(element: Element | None, themes: Mapping[str, str]) -> Properties:
    """What a w:rPr says; `themes` are the fonts of the theme, "major" and "minor"."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag == f"{W}rFonts":
            for ours, theirs in (("font", "ascii"), ("other_font", "hAnsi")):
                themed = themes.get(child.get(f"{W}{theirs}Theme", "")[:5], "")
                if name := themed or child.get(f"{W}{theirs}"):
                    found[ours] = name
        elif tag == f"{W}sz":
            found["size"] = number(child.get(f"{W}val"), 20) / 2
        elif tag in _SWITCHES:
            found[_SWITCHES[tag]] = is_on(child)
        elif tag == f"{W}u":
            found["underline"] = is_on(child)
        elif tag == f"{W}color":
            value = child.get(f"{W}val", "auto").lower()
            found["color"] = "" if value in ("auto", "000000") else value
        elif tag == f"{W}bdr":
            found["boxed"] = child.get(f"{W}val") not in (None, "nil", "none")
        elif tag == f"{W}rStyle":
            found["style"] = child.get(f"{W}val", "")
    return found


_SWITCHES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "caps", f"{W}vanish": "hidden"}


def of_paragraph(element: Element | None) -> Properties:
    """What a w:pPr says."""
    found: Properties = {}
    for child in () if element is None else element:
        if read := _PARAGRAPH.get(child.tag):
            found.update(read(child))
    return found


def _spacing(child: Element) -> Properties:
    found: Properties = {}
    for name in ("before", "after"):
        if (value := child.get(f"{W}{name}")) is not None:
            found[name] = number(value) / 20
        if child.get(f"{W}{name}Autospacing", "0") not in _OFF:
            found[name] = _AUTO_SPACING
    if (line := child.get(f"{W}line")) is not None:
        rule = child.get(f"{W}lineRule", "auto")
        found["line_rule"] = rule if rule in ("exact", "atLeast") else "auto"
        found["line"] = abs(number(line)) / (240 if found["line_rule"] == "auto" else 20)
    return found


def _indents(child: Element) -> Properties:
    found: Properties = {}
    for ours, theirs in (("left", "left"), ("left", "start"), ("right", "right"), ("right", "end")):
        if (value := child.get(f"{W}{theirs}")) is not None:
            found[ours] = millimetres(value)
    if (value := child.get(f"{W}hanging")) is not None:
        found["first_line"] = -millimetres(value)
    elif (value := child.get(f"{W}firstLine")) is not None:
        found["first_line"] = millimetres(value)
    return found


def _borders(child: Element) -> Properties:
    shown = {one.tag.removeprefix(W) for one in child if one.get(f"{W}val") not in (None, "nil", "none")}
    return {
        "border_below": "bottom" in shown,
        "border_above": "top" in shown,
        "boxed": {"top", "bottom", "left", "right"} <= shown,
    }


def _numbering(child: Element) -> Properties:
    found: Properties = {}
    for one in child:
        if one.tag == f"{W}numId":
            found["list"] = one.get(f"{W}val", "0")
        elif one.tag == f"{W}ilvl":
            found["level"] = int(number(one.get(f"{W}val")))
    return found


def _align(child: Element) -> Properties:
    value = child.get(f"{W}val", "left")
    return {"align": _ALIGN.get(value, value)}


def _frame(child: Element) -> Properties:
    return {"framed_centre": child.get(f"{W}xAlign") == "center"}


def _tabs(child: Element) -> Properties:
    return {"centred_tab": any(one.get(f"{W}val") == "center" for one in child)}


_PARAGRAPH: dict[str, Callable[[Element], Properties]] = {
    f"{W}pStyle": lambda child: {"style": child.get(f"{W}val", "")},
    f"{W}jc": _align,
    f"{W}spacing": _spacing,
    f"{W}ind": _indents,
    f"{W}pBdr": _borders,
    f"{W}numPr": _numbering,
    f"{W}framePr": _frame,
    f"{W}tabs": _tabs,
    f"{W}keepNext": lambda child: {"keep_next": is_on(child)},
    f"{W}contextualSpacing": lambda child: {"contextual": is_on(child)},
    f"{W}pageBreakBefore": lambda child: {"page_before": is_on(child)},
}

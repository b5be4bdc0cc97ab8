"""The labels that Word prints before the paragraphs of a list ("1.", "a)", "-") and does not keep in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from kiemdiem.inspection.reading.parts import Element, W
from kiemdiem.inspection.reading.properties import Properties, number, of_paragraph

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLETS = {"\uf02d": "-", "\uf0b7": "•", "\u2010": "-", "\u2011": "-"}
"""What the signs of the font Symbol look like."""


@dataclass(frozen=True)
class _Level:
    text: str
    form: str
    start: int
    layout: Properties


class Lists:
    """The lists of a document; they count while its paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iterfind(f"{W}abstractNum")}
            for one in root.iterfind(f"{W}num"):
                link = one.find(f"{W}abstractNumId")
                of = "" if link is None else link.get(f"{W}val", "")
                own = {
                    int(number(change.get(f"{W}ilvl"))): level
                    for change in one.iterfind(f"{W}lvlOverride")
                    for level in _levels(change).values()
                }
                id_ = one.get(f"{W}numId", "")
                self._levels[id_] = abstract.get(of, {}) | own
                self._abstract[id_] = f"{id_}" if one.find(f".//{W}startOverride") is not None else of

    def layout(self, list_: str, level: int) -> Properties:
        """What a level says of the paragraphs that stand in it."""
        found = self._levels.get(list_, {}).get(level)
        return found.layout if found else {}

    def next_label(self, list_: str, level: int) -> str:
        """The label of the next paragraph of this list; empty where it has none."""
        levels = self._levels.get(list_, {})
        if level not in levels:
            return ""
        counts = self._counts[self._abstract[list_]]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if levels[level].form == "bullet":
            return _BULLETS.get(levels[level].text, levels[level].text)
        if levels[level].form == "none":
            return ""

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return _written(counts.get(at, levels[at].start), levels[at].form) if at in levels else ""

        return _PLACE.sub(place, levels[level].text)


def _levels(holder: Element) -> dict[int, _Level]:
    found = {}
    for one in holder.iterfind(f"{W}lvl"):
        values = {child.tag.removeprefix(W): child.get(f"{W}val", "") for child in one if isinstance(child.tag, str)}
        layout = of_paragraph(one.find(f"{W}pPr"))
        place = int(number(one.get(f"{W}ilvl")))
        start = int(number(values.get("start"), 1))
        found[place] = _Level(values.get("lvlText", ""), values.get("numFmt", "decimal"), start, layout)
    return found


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 50:
        return str(count)
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text, count = text + letters, count - value
    return text

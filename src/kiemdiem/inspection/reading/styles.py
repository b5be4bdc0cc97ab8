"""How letters and paragraphs look after all styles: defaults, table style, paragraph style, list, letters, own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiemdiem.inspection.model import Layout, Look
from kiemdiem.inspection.reading.parts import A, Element, Parts, W
from kiemdiem.inspection.reading.properties import TOGGLES, Properties, is_on, of_paragraph, of_run

_DEEPEST = 40
"""Styles that build on one another, at most; Word allows eleven."""

_LOOKS = frozenset(Look.__dataclass_fields__)
_LAYOUTS = frozenset(Layout.__dataclass_fields__)


@dataclass(frozen=True)
class _Style:
    based_on: str
    run: Properties
    paragraph: Properties
    ruled: bool


class Styles:
    """The styles of a document. A style that does not exist counts as the default one, as Word has it."""

    def __init__(self, parts: Parts) -> None:
        self.themes = _themes(parts.related("theme"))
        self._styles: dict[str, _Style] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        self._bases: dict[tuple[str, str], Properties] = {}
        self._looks: dict[Any, Look] = {}
        self._layouts: dict[Any, Layout] = {}
        root = parts.related("styles")
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        self._run_defaults = of_run(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), self.themes)
        self._paragraph_defaults = of_paragraph(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in root.iterfind(f"{W}style"):
            id_, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "paragraph")
            based_on = style.find(f"{W}basedOn")
            borders = style.find(f"{W}tblPr/{W}tblBorders")
            self._styles[id_] = _Style(
                "" if based_on is None else based_on.get(f"{W}val", ""),
                of_run(style.find(f"{W}rPr"), self.themes),
                of_paragraph(style.find(f"{W}pPr")),
                has_lines(borders),
            )
            if style.get(f"{W}default", "0") not in ("0", "false"):
                self._default[kind] = id_

    def known(self, style: str) -> str:
        """The style of a paragraph that names `style`: the default one where it names none that there is."""
        return style if style in self._styles else self._default.get("paragraph", "")

    def ruled(self, table_style: str) -> bool:
        """Whether tables of this style have visible lines."""
        return any(self._styles[id_].ruled for id_ in self._ancestry(table_style or self._default.get("table", "")))

    def look(self, paragraph_style: str, table_style: str, own: Properties) -> Look | None:
        """How letters with these properties of their own look; None for hidden ones."""
        key = (paragraph_style, table_style, tuple(own.items()))
        if key in self._looks:
            return self._looks[key]
        letters = self._chain(own.get("style", ""))[0] if own.get("style") in self._styles else {}
        base = self._base(paragraph_style, table_style)
        found = {**base, **letters, **own}
        levels = (self._chain(table_style)[0], self._chain(paragraph_style)[0], letters)
        for toggle in TOGGLES:
            if toggle not in own:
                odd = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
                found[toggle] = bool(self._run_defaults.get(toggle)) or odd
        look = Look(**{name: value for name, value in found.items() if name in _LOOKS})
        if not found["hidden"]:
            self._looks[key] = look
            return look
        return None

    def layout(self, paragraph_style: str, table_style: str, listed: Properties, own: Properties) -> Layout:
        """How a paragraph is set; `listed` is what the level of its list says."""
        key = (paragraph_style, table_style, tuple(listed.items()), tuple(own.items()))
        if key not in self._layouts:
            style = self._chain(paragraph_style)[1]
            order = (style, listed) if "list" in own else (listed, style)
            found = {**self._paragraph_defaults, **self._chain(table_style)[1], **order[0], **order[1], **own}
            if found.get("framed_centre"):
                found["align"], found["first_line"], found["left"] = "center", 0, 0
            self._layouts[key] = Layout(**{name: value for name, value in found.items() if name in _LAYOUTS})
        return self._layouts[key]

    def list_of(self, paragraph_style: str, own: Properties) -> tuple[str, int]:
        """The list that a paragraph belongs to and its level there; "0" for none."""
        style = self._chain(paragraph_style)[1]
        both = {**style, **own}
        return str(both.get("list", "0")), int(both.get("level", 0))

    def _base(self, paragraph_style: str, table_style: str) -> Properties:
        key = (paragraph_style, table_style)
        if key not in self._bases:
            self._bases[key] = {
                **self._run_defaults,
                **self._chain(table_style)[0],
                **self._chain(paragraph_style)[0],
            }
        return self._bases[key]

    def _chain(self, id_: str) -> tuple[Properties, Properties]:
        """What a style says with all it is based on: of letters, of paragraphs."""
        if id_ not in self._chains:
            run: Properties = {}
            paragraph: Properties = {}
            for ancestor in reversed(self._ancestry(id_)):
                run.update(self._styles[ancestor].run)
                paragraph.update(self._styles[ancestor].paragraph)
            self._chains[id_] = (run, paragraph)
        return self._chains[id_]

    def _ancestry(self, id_: str) -> list[str]:
        found: list[str] = []
        while id_ in self._styles and id_ not in found and len(found) < _DEEPEST:
            found.append(id_)
            id_ = self._styles[id_].based_on
        return found


def has_lines(borders: Element | None) -> bool:
    """Whether a table with these borders shows lines between its cells or around it; white ones do not show."""
    return borders is not None and any(
        one.get(f"{W}val") not in (None, "nil", "none") and one.get(f"{W}color", "").upper() != "FFFFFF"
        for one in borders
    )


def _themes(root: Element | None) -> dict[str, str]:
    """The Latin fonts of the theme by the beginning of the words that call for them."""
    found = {}
    for kind in ("major", "minor"):
        latin = None if root is None else root.find(f".//{A}{kind}Font/{A}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface")
    return found


def even_and_odd(settings: Element | None) -> bool:
    """Whether even pages have headers of their own."""
    return _switch(settings, "evenAndOddHeaders")


def mirrored(settings: Element | None) -> bool:
    """Whether the margins of even pages mirror those of odd ones."""
    return _switch(settings, "mirrorMargins")


def _switch(settings: Element | None, name: str) -> bool:
    found = None if settings is None else settings.find(f"{W}{name}")
    return found is not None and is_on(found)

"""Lists that Word numbers by itself: they begin anew in every document of a merged file."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import opc
from kiemdiem.word.opc import Parts, W

_W = f"{{{W}}}"
_VAL, _ID = f"{_W}val", f"{_W}numId"


class Lists:
    """The lists of a template, to which every further document adds its own."""

    def __init__(self, parts: Parts) -> None:
        """Lists and styles of `parts`."""
        self._names = opc.of_type(parts, "numbering+xml")
        self._root: Any = opc.parsed(parts[self._names[0]]) if self._names else None
        self._by_style = _lists_of_styles(parts)

    def restart(self, root: Any) -> None:
        """The lists of the main part `root` become lists of their own, from their first number on.

        KiemdiemError where a style numbers its paragraphs, which cannot be done anew.
        """
        if self._root is None:
            return
        self._refuse_styles(root)
        new: dict[str, str] = {}
        for use in root.iter(_ID):
            of = use.get(_VAL, "0")
            if of not in new and (found := self._list(of)) is not None:
                new[of] = self._again(found)
            use.set(_VAL, new.get(of, of))

    def parts(self) -> Parts:
        """The part that holds the lists now."""
        return {} if self._root is None else {self._names[0]: opc.written(self._root)}

    def _list(self, id_: str) -> Any:
        return next((found for found in self._lists() if found.get(_ID) == id_), None)

    def _lists(self) -> list[Any]:
        return list(self._root.findall(f"{_W}num"))

    def _again(self, found: Any) -> str:
        again = deepcopy(found)
        id_ = str(max(int(one.get(_ID)) for one in self._lists()) + 1)
        again.set(_ID, id_)
        starts = self._starts(found)
        for level in range(9):
            override = again.find(f"{_W}lvlOverride[@{_W}ilvl='{level}']")
            if override is None:
                override = etree.SubElement(again, f"{_W}lvlOverride", {f"{_W}ilvl": str(level)})
            if override.find(f"{_W}startOverride") is None:
                override.insert(0, etree.Element(f"{_W}startOverride", {_VAL: starts.get(str(level), "1")}))
        self._lists()[-1].addnext(again)
        return id_

    def _levels(self, found: Any) -> list[Any]:
        kind = found.find(f"{_W}abstractNumId").get(_VAL)
        return list(self._root.findall(f"{_W}abstractNum[@{_W}abstractNumId='{kind}']/{_W}lvl"))

    def _starts(self, found: Any) -> dict[str, str]:
        return {
            level.get(f"{_W}ilvl"): start.get(_VAL)
            for level in self._levels(found)
            if (start := level.find(f"{_W}start")) is not None
        }

    def _refuse_styles(self, root: Any) -> None:
        for style in sorted({style.get(_VAL) for style in root.iter(f"{_W}pStyle")} & self._by_style.keys()):
            found = self._list(self._by_style[style])
            levels = [] if found is None else self._levels(found)
            if {kind.get(_VAL) for level in levels for kind in level.iter(f"{_W}numFmt")} - {"bullet", "none"}:
                why = _("Mẫu đánh số tự động bằng kiểu “{style}”: gộp lại thì số chạy tiếp qua các văn bản")
                raise KiemdiemError(why.format(style=show(style, 60)), _("Gõ số vào mẫu, hoặc in từng tệp"))


def _lists_of_styles(parts: Parts) -> dict[str, str]:
    """The list of every style of paragraphs that has one, itself or from the style it is based on."""
    own: dict[str, str] = {}
    above: dict[str, str] = {}
    for name in opc.of_type(parts, "styles+xml"):
        for style in opc.parsed(parts[name]).iter(f"{_W}style"):
            id_ = style.get(f"{_W}styleId", "")
            numbered, based = style.find(f".//{_ID}"), style.find(f"{_W}basedOn")
            if numbered is not None:
                own[id_] = numbered.get(_VAL, "0")
            if based is not None:
                above[id_] = based.get(_VAL, "")
    found = dict(own)
    for id_ in above:
        chain = [id_]
        while chain[-1] not in own and chain[-1] in above and above[chain[-1]] not in chain:
            chain.append(above[chain[-1]])
        if chain[-1] in own:
            found[id_] = own[chain[-1]]
    return {id_: of for id_, of in found.items() if of != "0"}

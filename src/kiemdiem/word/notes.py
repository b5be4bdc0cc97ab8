"""Footnotes of Word: the part that holds them, and what else in the package has to know of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kiemdiem.word import opc
from kiemdiem.word.opc import DECLARATION, Parts, W
from kiemdiem.word.rich import raised, resolve

PART = "footnotes+xml"
"""The end of the content type of a part of footnotes."""

STYLE, NUMBER_STYLE = "KDChuthich", "KDSochuthich"
"""The styles of a footnote's paragraph and of its number, used where the template has them."""

_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}
_AFTER_IN_SETTINGS = (
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip
_END = "</w:footnotes>"
_ID = re.compile(r'\bw:id="-?\d+"')
_NOTE = re.compile(r'(?P<start><w:footnote [^>]*?\bw:id="(?P<id>-?\d+)"[^>]*>)(?P<rest>.*?</w:footnote>)', re.DOTALL)
_REFERENCE = re.compile(r'<w:footnoteReference [^>]*?\bw:id="(-?\d+)"')


def part_with_notes(parts: Parts) -> tuple[Parts, str]:
    """`parts` with a part of footnotes, and its name: the one that is there, or a new one without any note."""
    main = opc.main(parts)
    for name in opc.of_type(parts, PART):
        return parts, name
    name = main.rpartition("/")[0] + "/footnotes.xml"
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for id_, kind in _SEPARATORS.items()
    )
    content = f'{DECLARATION}<w:footnotes xmlns:w="{W}">{separators}{_END}'
    more, _id = opc.added(parts, name, content.encode(), "footnotes")
    return _with_settings(more), name


def _with_settings(parts: Parts) -> Parts:
    """Word looks up in the settings which notes are the separators."""
    for name in opc.of_type(parts, "settings+xml"):
        root = opc.parsed(parts[name])
        found = etree.Element(f"{{{W}}}footnotePr")
        for id_ in _SEPARATORS:
            etree.SubElement(found, f"{{{W}}}footnote", {f"{{{W}}}id": id_})
        later = (child for child in root if etree.QName(child).localname in _AFTER_IN_SETTINGS)
        following = next(later, None)
        if root.find(f"{{{W}}}footnotePr") is None:
            root.append(found) if following is None else following.addprevious(found)
            parts = {**parts, name: opc.written(root)}
    return parts


@dataclass
class Placing:
    """The footnotes of one document (`notes`, as XML with marks), numbered as their marks are met."""

    notes: Sequence[str]
    next_id: int
    number_style: str
    style: str
    written: list[str] = field(default_factory=list)

    def reference(self, note: int, own: str) -> str:
        """The run with the mark of `note`, an index into the notes, inside text of the properties `own`."""
        id_ = self.next_id + len(self.written)
        self.written.append(self._note(id_, self.notes[note]))
        return f'<w:r>{raised(own, self.number_style)}<w:footnoteReference w:id="{id_}"/></w:r>'

    def _note(self, id_: int, text: str) -> str:
        style = f'<w:pPr><w:pStyle w:val="{self.style}"/></w:pPr>' if self.style else ""
        number = f"<w:r>{raised('', self.number_style)}<w:footnoteRef/></w:r>"
        words = resolve(f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>', _no_note)
        return f'<w:footnote w:id="{id_}"><w:p>{style}{number}{words}</w:p></w:footnote>'

    def into(self, footnotes: str, text: str) -> tuple[str, str]:
        """The part `footnotes` with the notes that were met in `text`, and `text`, all numbered as they are met."""
        more = footnotes.removesuffix(_END) + "".join(self.written) + _END
        before, numbered, text = in_order(more, text)
        return joined(before, numbered), text


def in_order(footnotes: str, text: str, first: int = 1) -> tuple[str, list[str], str]:
    """What stands before the notes in a part of footnotes, the notes, and the text with their marks.

    They are numbered from `first` on as their marks are met: Word goes by any number, LibreOffice gives the first mark
    the first note. A note without a mark is left out.
    """
    notes = {match["id"]: match for match in _NOTE.finditer(footnotes)}
    met = [id_ for id_ in dict.fromkeys(_REFERENCE.findall(text)) if id_ in notes]
    new = {f'w:id="{id_}"': f'w:id="{number}"' for number, id_ in enumerate(met, first)}
    before = footnotes[: footnotes.index("<w:footnote ")]
    before += "".join(match[0] for match in notes.values() if 'w:type="' in match["start"])
    numbered = [_with_id(notes[id_]["start"], new) + notes[id_]["rest"] for id_ in met]
    return before, numbered, _REFERENCE.sub(lambda match: _with_id(match[0], new), text)


def joined(before: str, numbered: list[str]) -> str:
    """The part of footnotes that `in_order` has taken apart."""
    return before + "".join(numbered) + _END


def _with_id(element: str, new: Mapping[str, str]) -> str:
    return _ID.sub(lambda match: new.get(match[0], match[0]), element, count=1)


def placing(parts: Parts, name: str) -> Callable[[Sequence[str]], Placing]:
    """How the notes of a document are placed in the part `name` of the template `parts`."""
    taken = re.findall(rb'<w:footnote [^>]*w:id="(-?\d+)"', parts.get(name, b""))
    next_id = max(map(int, taken), default=0) + 1
    styles = b"".join(parts[part] for part in opc.of_type(parts, "styles+xml"))
    number_style, style = (id_ if f'w:styleId="{id_}"'.encode() in styles else "" for id_ in (NUMBER_STYLE, STYLE))
    return lambda notes: Placing(notes, next_id, number_style, style)


def _no_note(note: int, own: str) -> str:  # noqa: ARG001
    raise ValueError(f"note {note} in a note")

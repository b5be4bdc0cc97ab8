"""A template compiled once: what stays is packed already, what changes is one rendering a document."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import jinja2

from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import notes, opc, package, rich, tags
from kiemdiem.word.opc import DECLARATION, Parts
from kiemdiem.word.rich import MARK
from kiemdiem.word.sandbox import Sandbox
from kiemdiem.word.tags import Problem, Tag, codes

_FILLED = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
_MADE = "1980-01-01T00:00:00Z"
_CORE = {"created": _MADE, "modified": _MADE, "lastModifiedBy": "", "revision": "1"}
_STEP = re.compile(
    r"\{%\s*(?P<block>\w+).*?%\}|\{\{.*?\}\}|\{#.*?#\}|<(?P<end>/?)(?P<name>[\w:.-]+)[^>]*?(?P<empty>/?)>", re.DOTALL
)
_BLOCK = re.compile(r"\{%\s*(?:if|for)\b(?:(?!\{%\s*(?:if|for)\b).)*?\{%\s*end(?:if|for)\s*%\}|\{#.*?#\}", re.DOTALL)
_WITHOUT_ROWS = ("</w:tblGrid></w:tbl>", "<w:tblGrid/></w:tbl>")
_EMPTY_TABLE = re.compile(rf"<w:tbl>(?:(?!<w:tbl>).)*?(?:{'|'.join(_WITHOUT_ROWS)})", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A part with tags: its name, its source for Jinja, the tags that have been checked."""

    name: str
    source: str
    tags: tuple[Tag, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What stands in the tags."""
        return tuple(tag.code for tag in self.tags)


def source(root: Any) -> str:
    """The part `root` as Jinja takes it: tags that Word split are whole, tags that take their place away have done so.

    docxtpl does it. Blanks between elements, which Word does not print, are gone.
    """
    if root.text is None:
        root.text = ""  # so that there is an end to put notes before
    for node in root.iter():
        if node.tail and not node.tail.strip():
            node.tail = None
        if len(node) and node.text and not node.text.strip():
            node.text = None
    docxtpl = import_module("docxtpl")  # as long to load as all the rest: not for those who only write rich texts
    return str(docxtpl.DocxTemplate(io.BytesIO()).patch_xml(opc.text_of(root)))


def filled_parts(parts: Parts) -> tuple[list[Part], list[Problem]]:
    """The parts with tags, and what is wrong with where tags stand."""
    filled, wrong = [], list[Problem]()
    main, may_have = opc.main(parts), opc.of_type(parts, *_FILLED)
    for name in may_have:
        root = opc.parsed(parts[name])
        if name == main and root.tag != f"{{{opc.W}}}document":
            raise ValueError(root.tag)
        found, problems_here = tags.read(root)
        wrong += problems_here
        if not problems_here and (found or "{#" in "".join(root.itertext())):
            filled.append(Part(name, source(root), tuple(found)))
    elsewhere = (name for name in parts if name not in may_have and name.casefold().endswith(".xml"))
    wrong += (problem for name in elsewhere if (problem := tags.in_bytes(parts[name])))
    return filled, wrong


def problems(part: Part) -> Iterator[Problem]:
    """What is wrong with the source: a tag that is not whole, blocks whose ends stand in different elements.

    Printed or left out, such a block would break the part.
    """
    if codes(part.source) != part.codes:
        yield Problem("", "", _("có thẻ bị chia cắt, hoặc đặt ở chỗ không dùng được"))
        return
    blocks = iter([tag for tag in part.tags if tag.kind != "value"])
    inside: list[str] = []
    opened: list[list[str]] = []
    for match in _STEP.finditer(part.source):
        if match["block"]:
            tag = next(blocks)
            if tag.kind in ("for", "if"):
                opened.append(list(inside))
            elif opened[-1] != inside:
                yield tag.wrong(_("không cùng chỗ với thẻ mở: một thẻ ở trong liên kết hay khung, một thẻ ở ngoài"))
                return
            if tag.kind in ("endfor", "endif"):
                opened.pop()
        elif match["end"]:
            inside.pop()
        elif match["name"] and not match["empty"]:
            inside.append(match["name"])


def without_editor(parts: Parts) -> Parts:
    """`parts` with nothing of who edited them last, how often and when."""
    for name in opc.of_type(parts, "core-properties+xml"):
        root = opc.parsed(parts[name])
        for node in root.iter("{*}created", "{*}modified", "{*}lastModifiedBy", "{*}revision"):
            node.text = _CORE[node.tag.rpartition("}")[2]]
        parts = {**parts, name: opc.written(root)}
    return parts


@dataclass(frozen=True)
class Compiled:
    """A template: `base` is the package without the parts that change, `sources` are those by name.

    `doubtful` are the parts in which a cell or a table may come out empty.
    """

    base: bytes
    sources: Mapping[str, jinja2.Template]
    main: str
    doubtful: frozenset[str]
    placing: Callable[[Sequence[str]], notes.Placing]
    footnotes: str

    def stamp(self, values: Mapping[str, Any], footnotes: Sequence[str]) -> bytes:
        """The document with `values` and `footnotes`, XML already; jinja2.TemplateError where it cannot be done."""
        placed = self.placing(footnotes)
        made = {}
        for name, template in self.sources.items():
            text = template.render(values)
            if MARK in text:
                text = rich.resolve(text, placed.reference if name == self.main else _refuse_note)
            made[name] = _whole(text) if name in self.doubtful else text
        if placed.written:
            made[self.footnotes], made[self.main] = placed.into(made[self.footnotes], made[self.main])
        return package.append(self.base, {name: (DECLARATION + text).encode() for name, text in made.items()})


def compiled(parts: Parts, filled: Sequence[Part], *, with_notes: bool) -> Compiled:
    """The template of `parts`, of which `filled` have tags and no problems; with a part for notes where asked for."""
    footnotes = ""
    if with_notes:
        parts, footnotes = notes.part_with_notes(parts)
        if footnotes not in [part.name for part in filled]:
            filled = [*filled, Part(footnotes, source(opc.parsed(parts[footnotes])), ())]
    environment = Sandbox(part.codes for part in filled)
    sources = {part.name: environment.from_string(part.source) for part in filled}
    kept = {name: content for name, content in without_editor(parts).items() if name not in sources}
    placing = notes.placing(parts, footnotes)
    doubtful = frozenset(part.name for part in filled if (least := _least(part.source)) != _whole(least))
    return Compiled(package.pack(kept), dict(sorted(sources.items())), opc.main(parts), doubtful, placing, footnotes)


def _least(text: str) -> str:
    """A source without its blocks: what is printed where no condition holds and every list is empty."""
    count = 1
    while count:
        text, count = _BLOCK.subn("", text)
    return text


def _whole(text: str) -> str:
    """A rendered part as Word wants it: no table without a row, no cell without a paragraph."""
    if any(end in text for end in _WITHOUT_ROWS):
        text = _EMPTY_TABLE.sub("", text)
    for before in ("<w:tc>", "<w:tcPr/>", "</w:tcPr>", "</w:tbl>"):
        text = text.replace(f"{before}</w:tc>", f"{before}<w:p/></w:tc>")
    return text


def _refuse_note(note: int, own: str) -> str:  # noqa: ARG001
    raise KiemdiemError(
        _("Chú thích chỉ đặt được trong thân văn bản, không ở đầu trang, cuối trang hay chú thích"),
        _("Chuyển thẻ có chú thích vào thân của mẫu; tìm thẻ: kiemdiem template check"),
    )

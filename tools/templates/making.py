"""From the description of a kind to the bytes of its template, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from kiemdiem.word.package import pack
from tools.templates import kinds, parts
from tools.templates.blocks import Block, Paragraph, for_, if_
from tools.templates.family import Family, families
from tools.templates.frames import Annex
from tools.templates.kind import Body, Kind
from tools.templates.styles import styles_xml
from tools.templates.xml import blocks_xml


def templates() -> Iterator[tuple[Path, bytes]]:
    """Every template: where it lies, and what is in it."""
    for family in families():
        for name in sorted(module.name for module in iter_modules(kinds.__path__)):
            kind: Kind = import_module(f"{kinds.__name__}.{name}").KIND
            if family.bodies in kind.bodies:
                yield family.folder / f"{name.replace('_', '-')}.docx", make(family, kind)


def make(family: Family, kind: Kind) -> bytes:
    """The template of this kind in this family."""
    family = replace(family, across=kind.across)
    made = {
        "word/document.xml": parts.document(document_xml(family, kind.body(family))),
        "word/styles.xml": parts.part(styles_xml(family)),
        "docProps/core.xml": parts.properties(kind.title),
        **parts.common(footnotes=kind.footnotes),
    }
    return pack({name: text.encode() for name, text in made.items()})


def document_xml(family: Family, body: Body) -> str:
    """What stands between the tags of the body: the text, then a section for each annex."""
    blocks: list[Block] = []
    annexes: list[Annex] = []
    for item in body:
        if isinstance(item, Annex):
            annexes.append(item)
        elif annexes:
            raise ValueError("annexes come last")
        else:
            blocks.append(item)
    section, ending = parts.section(family, across=family.across), ""
    made = [blocks_xml(blocks)]
    for found in annexes:
        made.append(_if(ending, parts.end(section)))
        section, ending = parts.section(family, across=found.across, annex=True), found.entries
        made.append(_annex_xml(found, section))
    return "".join([*made, parts.end(), section])


def _if(condition: str, xml: str) -> str:
    """`xml` where the condition holds: a list without annexes has no section to end."""
    if not condition:
        return xml
    mark = Paragraph("KDKetthuc")
    before, after = _around(if_(condition, mark), mark)
    return before + xml + after


def _annex_xml(found: Annex, section: str) -> str:
    if not found.entries:
        return blocks_xml(found.blocks)
    mark = Paragraph("KDKetthuc")
    before, after = _around(for_(found.variable, found.entries, mark), mark)
    between, done = _around(if_("not loop.last", mark), mark)
    return before + blocks_xml(found.blocks) + between + parts.end(section) + done + after


def _around(blocks: list[Block], mark: Block) -> tuple[str, str]:
    """What stands before the paragraph `mark` and what after it."""
    place = blocks.index(mark)
    return blocks_xml(blocks[:place]), blocks_xml(blocks[place + 1 :])


def write() -> list[Path]:
    """Write every template; those that changed."""
    changed = []
    for path, data in templates():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed.append(path)
    return changed

"""The sections of a document: how each begins, which page headers it has, how its pages are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kiemdiem.word.opc import R, W

_W = f"{{{W}}}"
REFERENCE_ID = f"{{{R}}}id"
REFERENCES = {"headerReference": "hdr", "footerReference": "ftr"}
"""What points at a part of page headers or footers, and the root of such a part."""

_BEFORE_NOTES = tuple(REFERENCES)
_BEFORE_PAGE_NUMBERS = (
    *_BEFORE_NOTES, "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType",
)  # fmt: skip


def of(root: Any) -> list[Any]:
    """The properties of every section of a main part, in order; ValueError where it has none."""
    found = [section for section in root.iter(f"{_W}sectPr") if section.getparent().tag != f"{_W}sectPrChange"]
    if not found:
        raise ValueError("no section")
    return found


def references(sections: list[Any]) -> Iterator[Any]:
    """What the sections say of their page headers and footers."""
    for section in sections:
        yield from (child for child in section if etree.QName(child).localname in REFERENCES)


def missing(sections: list[Any]) -> list[tuple[str, str]]:
    """Page headers and footers that a later section has and the first has not: it would take those before it."""
    first, every = (
        {(etree.QName(one).localname, one.get(f"{_W}type", "default")): None for one in references(some)}
        for some in (sections[:1], sections)
    )
    return [kind for kind in every if kind not in first]


def refer(section: Any, reference: str, kind: str, part: str) -> None:
    """Page header or footer `kind` of the section is the one with relation id `part`."""
    section.insert(0, etree.Element(_W + reference, {f"{_W}type": kind, REFERENCE_ID: part}))


def begin(section: Any) -> None:
    """The section starts on a new page, and its pages are numbered from 1 unless it says otherwise."""
    for kind in section.findall(f"{_W}type"):
        section.remove(kind)
    numbers = _child(section, "pgNumType", _BEFORE_PAGE_NUMBERS)
    if numbers.get(f"{_W}start") is None:
        numbers.set(f"{_W}start", "1")


def restart_notes(section: Any) -> None:
    """The footnotes are numbered from 1 where the section begins."""
    of_notes = _child(section, "footnotePr", _BEFORE_NOTES)
    _child(of_notes, "numRestart", ("pos", "numFmt", "numStart")).set(f"{_W}val", "eachSect")


def close(root: Any) -> None:
    """The last section ends with the last paragraph instead of with the body, so that another may follow."""
    body = root.find(f"{_W}body")
    last = body[-2] if len(body) > 1 else None
    if last is None or last.tag != f"{_W}p" or last.find(f"{_W}pPr/{_W}sectPr") is not None:
        last = etree.Element(f"{_W}p")
        body.insert(len(body) - 1, last)
    properties = last.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        last.insert(0, properties)
    change = properties.find(f"{_W}pPrChange")
    properties.append(body[-1])
    if change is not None:
        properties.append(change)


def _child(parent: Any, name: str, before: tuple[str, ...]) -> Any:
    """The child `name` of `parent`; where it is not there, a new one behind those that stand `before` it."""
    found = parent.find(_W + name)
    if found is None:
        found = etree.Element(_W + name)
        parent.insert(sum(etree.QName(child).localname in before for child in parent), found)
    return found

"""The parts of a .docx as trees of XML: refused where they may harm who reads them, found by what they are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word.package import LARGEST_FILE, Refused, unpack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

LARGEST_PART = 25_000_000
"""Bytes of one part of XML; two hundred pages out of Word have some five million."""

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
Element = Any
"""An element of lxml, which has no types."""


@dataclass(frozen=True)
class Parts:
    """The parts of a package by name, and the name of the main one."""

    contents: Mapping[str, bytes]
    main: str

    def tree(self, name: str) -> Element | None:
        """The root of the part with this name; None where there is no such part."""
        content = self.contents.get(name)
        if content is None:
            return None
        if b"purl.oclc.org" in content[:4000]:
            for strict, usual in _STRICT.items():
                content = content.replace(strict, usual)
        try:
            return etree.fromstring(content, _PARSER)
        except (etree.XMLSyntaxError, ValueError):
            raise Refused(_("phần {name} hỏng").format(name=show(name, 60))) from None

    def body(self) -> Element:
        """The root of the main part."""
        root = self.tree(self.main)
        if root is None or root.find(f"{W}body") is None:
            raise Refused(_("không phải văn bản Word"))
        return root

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main one calls its styles, theme, settings, numbering or footnotes."""
        for type_, target in self.relations.values():
            if type_.endswith(f"/{kind}"):
                return self.tree(target)
        return None

    @property
    def relations(self) -> dict[str, tuple[str, str]]:
        """Type and part of each relation of the main part, by its id."""
        return _relations(self, self.main)


def open_parts(path: Path) -> Parts:
    """The parts of the document in the file `path`; KiemdiemError where it cannot be read or may do harm."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise KiemdiemError(
            _("Không đọc được {path}: {reason}").format(path=show(path), reason=files.reason(error)),
            _("Kiểm tra lại tên và quyền đọc tệp"),
        ) from None
    bare = Parts(unpack(data, LARGEST_PART), "")
    main = next((part for kind, part in _relations(bare, "").values() if kind.endswith("/officeDocument")), "")
    return Parts(bare.contents, main)


def _relations(parts: Parts, of: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(of)
    root = parts.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for one in () if root is None else root.iter("{*}Relationship"):
        if one.get("TargetMode", "").casefold() != "external":
            target = one.get("Target", "")
            place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[one.get("Id", "")] = (one.get("Type", ""), place)
    return found

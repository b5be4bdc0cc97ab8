"""The parts of a Word document by name: what each is, and how one more is put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import join, normpath, relpath
from typing import Any, TypeAlias

from lxml import etree

Parts: TypeAlias = Mapping[str, bytes]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def parsed(content: bytes) -> Any:
    """The root of a part; etree.XMLSyntaxError or ValueError where it is no XML."""
    return etree.fromstring(content, _PARSER)


def text_of(root: Any) -> str:
    """A part as text, without a declaration."""
    return str(etree.tostring(root, encoding="unicode"))


def written(root: Any) -> bytes:
    """A part as bytes."""
    return (DECLARATION + text_of(root)).encode()


def of_type(parts: Parts, *endings: str) -> list[str]:
    """The names of the parts whose content type ends with one of `endings`, in order."""
    types = parsed(parts[CONTENT_TYPES])
    by_extension = {entry.get("Extension", "").casefold(): entry.get("ContentType", "") for entry in _defaults(types)}
    by_name = {
        entry.get("PartName", "").removeprefix("/").casefold(): entry.get("ContentType", "")
        for entry in types.iter(f"{_TYPES}Override")
    }
    return sorted(
        name
        for name in parts
        if by_name.get(name.casefold(), by_extension.get(name.rpartition(".")[2].casefold(), "")).endswith(endings)
    )


def _defaults(types: Any) -> Iterator[Any]:
    yield from types.iter(f"{_TYPES}Default")


def main(parts: Parts) -> str:
    """The name of the part with the text itself; LookupError where there is none."""
    return of_type(parts, "wordprocessingml.document.main+xml")[0]


def relations_of(name: str) -> str:
    """The name of the part with the relations of part `name`."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}_rels/{file}.rels"


def targets(parts: Parts, name: str) -> dict[str, str]:
    """The parts that part `name` is related to, by the id of the relation."""
    folder = name.rpartition("/")[0]
    return {
        relation.get("Id", ""): normpath(join("/", folder, relation.get("Target", ""))).removeprefix("/")
        for relation in parsed(parts[relations_of(name)]).iter(f"{_RELATIONS}Relationship")
        if relation.get("TargetMode") != "External"
    }


def added(parts: Parts, name: str, content: bytes, kind: str) -> tuple[Parts, str]:
    """`parts` with one more of a kind ("header", "footnotes"), and the id of the main part's relation to it."""
    whole = main(parts)
    types, relations = parsed(parts[CONTENT_TYPES]), parsed(parts[relations_of(whole)])
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
    taken = {relation.get("Id") for relation in relations}
    id_ = next(id_ for number in range(1, len(taken) + 2) if (id_ := f"rId{number}") not in taken)
    target = relpath(name, whole.rpartition("/")[0] or ".")
    etree.SubElement(relations, f"{_RELATIONS}Relationship", Id=id_, Type=f"{R}/{kind}", Target=target)
    new = {name: content, CONTENT_TYPES: written(types), relations_of(whole): written(relations)}
    return {**parts, **new}, id_

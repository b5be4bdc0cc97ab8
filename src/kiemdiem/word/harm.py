"""What a part of a Word document may do to who opens it: run a program, fetch something, swell."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kiemdiem.display import show
from kiemdiem.language import _

_ACTIVE = ("vbaproject", "activex", "oleobject", "macroenabled")
_ACTIVE_RELATIONS = ("oleobject", "control", "vbaproject", "afchunk", "attachedtoolbars", "subdocument", "frame")
_BOUND, _QUOTED = "\0", re.compile('"[^"]*"')
_REACHING = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class Refused(Exception):
    """A package that is not opened; the text says why, in the user's language."""


def check(name: str, content: bytes) -> None:
    """Refused where a part would run something, fetch something, or is no XML where it says it is."""
    if any(word in name.casefold() for word in _ACTIVE):
        raise _active(name)
    if name == "[Content_Types].xml" and any(word.encode() in content.replace(b"\0", b"").lower() for word in _ACTIVE):
        raise _active(name)
    if not is_xml(name, content):
        return
    try:
        root = etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(_("phần {name} hỏng").format(name=show(name, 60))) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hides it from `unpack`
        raise declares(name)
    if name.casefold().endswith(".rels"):
        _check_relations(name, root)
    else:
        _check_fields(root)


def is_xml(name: str, content: bytes) -> bool:
    """Whether a part is XML, by its name or its first words."""
    return name.casefold().endswith((".xml", ".rels")) or b"<?xml" in content[:200].replace(b"\0", b"")


def _check_relations(name: str, relations: Any) -> None:
    for relation in relations.iter("{*}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
            raise Refused(_("lấy nội dung từ bên ngoài: {target}").format(target=show(relation.get("Target"), 80)))
        if kind.casefold() in _ACTIVE_RELATIONS:
            raise _active(name)


def _check_fields(root: Any) -> None:
    """Fields that run something or fetch something from elsewhere; Word lets one be spelled over several runs."""
    spelled = "".join(node.text or _BOUND for node in root.iter("{*}instrText", "{*}fldChar"))
    simple = (value for node in root.iter("{*}fldSimple") for value in node.attrib.values())
    for code in (*spelled.split(_BOUND), *simple):
        if found := _REACHING.search(_QUOTED.sub("", code)):
            raise Refused(_("có trường {field}, lấy nội dung từ bên ngoài").format(field=found[0].upper()))


def _active(name: str) -> Refused:
    return Refused(_("có macro hoặc đối tượng nhúng ({name})").format(name=show(name, 60)))


def declares(name: str) -> Refused:
    """The refusal of a part that declares entities."""
    return Refused(_("phần {name} có khai báo DOCTYPE").format(name=show(name, 60)))

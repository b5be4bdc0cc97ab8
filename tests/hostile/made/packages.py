"""Zip packages (Word, Excel) damaged as bytes, part by part, and element by element."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from random import Random
from xml.etree import ElementTree

from hostile.cases import Made, Verdict
from hostile.made import texts
from hostile.made.bytes_of_any import damaged

_TYPES = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
_VALUES = (
    "", "-1", "0", "9" * 40, "1e999", "nan", "x", "xfd1048576", "true", "../../x", "file:///etc/passwd", "http://x.invalid/y",
    "\u202e", "a" * 70_000, "{{ 7*7 }}", "{% for i in range(90000) %}", "{{ ''.__class__.__mro__ }}", "::error::x",
    "##[error]x", "[red]", "%0A", "=1+1", "31/02/2022", "00/00/0000", "99/99/99999",
)  # fmt: skip


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return stream.getvalue()


def hurt(name: str, data: bytes, main: str, chance: Random, times: int) -> Iterator[Made]:
    """A package damaged in so many ways; `main` is the part that nothing can be read without."""
    whole = parts(data)
    for _time in range(times):
        how = chance.choice((_as_bytes, _in_a_part, _without_a_part, _in_an_element, _in_an_element, _in_an_element))
        what, made = how(data, whole, chance)
        yield Made(f"{name}: {what}", made, _known(made, main))


def _known(data: bytes, main: str) -> Verdict:
    """UNREADABLE where another reader cannot get at the main part; else the program has to say."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            ElementTree.fromstring(package.read(main))
    except Exception:  # as many kinds as there are ways to damage a package
        return Verdict.UNREADABLE
    return Verdict.EITHER


def _as_bytes(data: bytes, _whole: dict[str, bytes], chance: Random) -> tuple[str, bytes]:
    what, made = damaged(data, chance)
    return f"bytes, {what}", made


def _in_a_part(_data: bytes, whole: dict[str, bytes], chance: Random) -> tuple[str, bytes]:
    part = chance.choice(list(whole))
    what, made = damaged(whole[part], chance)
    return f"{part}, {what}", packed(whole | {part: made})


def _without_a_part(_data: bytes, whole: dict[str, bytes], chance: Random) -> tuple[str, bytes]:
    part = chance.choice(list(whole))
    left = {name: content for name, content in whole.items() if name != part}
    return f"without {part}", packed(left)


def _in_an_element(_data: bytes, whole: dict[str, bytes], chance: Random) -> tuple[str, bytes]:
    part = chance.choice([name for name in whole if name.endswith((".xml", ".rels"))])
    root = ElementTree.fromstring(whole[part])
    parents = [element for element in root.iter() if len(element)] or [root]
    element = chance.choice(list(root.iter()))
    what = chance.choice(("attribute", "attribute", "text", "gone", "twice", "deep", "emptied"))
    if what == "attribute" and element.attrib:
        name = chance.choice(list(element.attrib))
        element.set(name, chance.choice((*_VALUES, *texts.HARMLESS)).replace("\x00", ""))
    elif what == "text":
        element.text = chance.choice((*_VALUES, *texts.HARMLESS))
    elif what == "deep":
        inner = element
        for _level in range(chance.choice((3, 40, 400))):
            inner = ElementTree.SubElement(inner, element.tag)
    elif what == "emptied":
        element.clear()
    else:
        parent = chance.choice(parents)
        if len(parent):
            child = chance.choice(list(parent))
            parent.remove(child) if what == "gone" else parent.insert(0, child)
    return f"{part}, {what} of {element.tag.rpartition('}')[2]}", packed(whole | {part: ElementTree.tostring(root)})


def killers(data: bytes, main: str) -> Iterator[Made]:
    """Packages made to fill memory, read other files or hang; none may be used."""
    whole = parts(data)
    root = whole[main]
    end = root.rindex(b"</")
    place = root.index(b">", root.index(b"<", root.index(b"?>") + 2 if b"?>" in root else 0)) + 1
    bomb = root[:end] + b" " * (90 << 20) + root[end:]
    entities = root[:end] + b"&b;&c;" + root[end:]
    declared = entities[: place - 1 - root[: place - 1][::-1].index(b"<")] + _TYPES
    declared += entities[place - 1 - root[: place - 1][::-1].index(b"<") :]
    changed = {
        "unpacks to 90 MB": packed(whole | {main: bomb}),
        "entities": packed(whole | {main: declared}),
        "100,000 levels": packed(whole | {main: root[:end] + b"<x>" * 100_000 + b"</x>" * 100_000 + root[end:]}),
        "empty main part": packed(whole | {main: b""}),
        "no parts": packed({}),
        "3,000 parts": packed(whole | {f"x/{n}.xml": b"<x/>" for n in range(3_000)}),
        "nothing": b"",
        "text": "không phải tệp Office".encode(),
        "office of old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4_000,
        "cut in half": data[: len(data) // 2],
        "only the directory": data[len(data) // 2 :],
        "a part with ..": packed(whole | {"../../evil": b"x"}),
        "main part twice": _twice(whole, main),
    }
    for name, made in changed.items():
        yield Made(name, made, Verdict.EITHER if name in ("3,000 parts", "a part with ..") else Verdict.UNREADABLE)


def _twice(whole: dict[str, bytes], main: str) -> bytes:
    """The main part two times; the library that writes it has to be told that this is meant."""
    stream = io.BytesIO(packed(whole))
    other = main[:-1] + "L"
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(other, b"<x/>")
    return stream.getvalue().replace(other.encode(), main.encode())

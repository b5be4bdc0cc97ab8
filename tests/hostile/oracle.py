"""What is wrong with a plan, said by others: another YAML parser, and the published schema through another validator.

It knows less than the program, but what it refuses is broken, whatever the program thinks.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Hashable
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from hostile.cases import Verdict
from running import ROOT

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\uffff]")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_INNER_TAB = re.compile(r"(?<=[^\s])[ \t]+")
"""Within a text a tab is a blank, which this parser does not know."""

_OPEN = object()
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


def verdict(raw: bytes) -> Verdict:
    """What the others say; EITHER where they see nothing wrong."""
    try:
        text = _INNER_TAB.sub(lambda found: found[0].replace("\t", " "), raw.decode("utf-8-sig"))
        root = YAML(typ="safe", pure=True).compose(text)
        if "!" in text and any(getattr(event, "tag", None) for event in YAML(typ="safe", pure=True).parse(text)):
            return Verdict.UNREADABLE
        data = plain(root)
    except Exception:  # parsers say no in many ways
        return Verdict.UNREADABLE
    return verdict_of_data(data)


def verdict_of_data(data: Any) -> Verdict:
    """What the published schema says of `data` as a plan."""
    return Verdict.EITHER if _validator().is_valid(data) else Verdict.WRONG


@functools.cache
def _validator() -> Any:
    schema = json.loads(ROOT.joinpath("docs", "plan.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


def plain(root: Node | None) -> Any:
    """The data of a file; ValueError for what no plan may hold: a cycle, a key twice, a control character."""
    return _plain(root, {})


def _plain(node: Node | None, known: dict[int, Any]) -> Any:
    """The data of a node; what an alias points to is looked at once, however often it is pointed to."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if id(node) not in known:
        known[id(node)] = _OPEN
        known[id(node)] = (
            _table(node, known) if isinstance(node, MappingNode) else [_plain(child, known) for child in node.value]
        )
    if known[id(node)] is _OPEN:
        raise ValueError("a cycle")
    return known[id(node)]


def _table(node: MappingNode, known: dict[int, Any]) -> dict[Hashable, Any]:
    pairs = [(_key(key), _plain(value, known)) for key, value in node.value]
    found = dict(pairs)
    if len(found) < len(pairs) or "<<" in found:
        raise ValueError("a key twice, or a merge")
    return found


def _scalar(node: ScalarNode) -> Any:
    text = unicodedata.normalize("NFC", node.value)
    if _CONTROL.search(text):
        raise ValueError("a control character")
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _key(node: Node) -> Hashable:
    if not isinstance(node, ScalarNode):
        raise ValueError("a key that is no text")
    return unicodedata.normalize("NFC", node.value)

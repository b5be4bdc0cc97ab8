"""The schema of a plan for the other validators: the published JSON Schema, and the same shape for yamale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parent.parent / "docs" / "plan.schema.json"


def write_yamale(published: Path, target: Path) -> None:
    """The yamale schema with the fields, kinds and bounds of a JSON Schema; yamale knows no more."""
    schema = json.loads(published.read_text(encoding="utf-8"))
    kinds = schema["$defs"]
    blocks = [_fields(schema, kinds, "")]
    blocks += [f"{name}:\n" + _fields(kind, kinds, "  ") for name, kind in kinds.items() if "properties" in kind]
    target.write_text("\n---\n".join(blocks) + "\n", encoding="utf-8")


def _fields(kind: dict[str, Any], kinds: dict[str, Any], indent: str) -> str:
    needed = kind.get("required", ())
    lines = [f"{indent}{name}: {_call(field, kinds, name in needed)}" for name, field in kind["properties"].items()]
    return "\n".join(lines)


def _call(field: dict[str, Any], kinds: dict[str, Any], needed: bool = True) -> str:
    """What yamale calls a field of this JSON Schema: `str(required=False)`."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        if "properties" not in kinds[name]:
            return _call(kinds[name], kinds, needed)
        return _written("include", [repr(name)], needed)
    if choices := [choice for choice in field.get("anyOf", field.get("oneOf", ())) if choice.get("type") != "null"]:
        if len(choices) == 1:
            return _call(choices[0], kinds, needed)
        return _written("any", [_call(choice, kinds) for choice in choices], needed)
    if "enum" in field:
        return _written("enum", [repr(value) for value in field["enum"]], needed)
    if field.get("type") == "array":
        return _written("list", [_call(field.get("items", {}), kinds)], needed)
    bounds = [f"{short}={field[long]}" for short, long in (("min", "minimum"), ("max", "maximum")) if long in field]
    names = {"string": "day" if field.get("format") == "date" else "str", "integer": "int", "boolean": "bool"}
    names["object"] = "map"
    return _written(names.get(str(field.get("type")), "any"), bounds, needed)


def _written(name: str, arguments: list[str], needed: bool) -> str:
    return f"{name}({', '.join([*arguments, *([] if needed else ['required=False'])])})"

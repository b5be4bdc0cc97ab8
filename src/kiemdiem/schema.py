"""The JSON Schema of a plan file, for editors: made from the model, with what every key means in Vietnamese."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from kiemdiem.plan import MEANINGS, Plan, deadline, node

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = "https://raw.githubusercontent.com/kiemdiem/kiemdiem/main/docs/plan.schema.json"
DESCRIPTIONS = Path(__file__).parent / "plan" / "descriptions.toml"

_YEAR = "(19[0-9]{2}|20[0-9]{2}|2100)"
_DAY = {
    "type": "string",
    "format": "date",
    "pattern": f"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$",
    "patternErrorMessage": "Viết năm-tháng-ngày, ví dụ 2022-11-05",
}
_PERIOD = {
    "type": ["string", "integer"],
    "pattern": f"^{_YEAR}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$",
    "minimum": 1900,
    "maximum": 2100,
    "patternErrorMessage": "Viết 2023-02, 2023-Q1, 2023-H1 hoặc 2023",
}
_CLOCK = {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "patternErrorMessage": 'Viết "16:30" trong ngoặc kép'}


def plan_schema() -> dict[str, Any]:
    """The schema of a whole plan file (draft 2020-12)."""
    schema = Plan.model_json_schema(mode="validation", by_alias=True, schema_generator=_Generator)
    models: dict[str, Any] = {"Plan": schema, **schema["$defs"]}
    _tie_keys_together(models)
    said = descriptions()
    words = _Words(said.pop("values"), models)
    for name, model in models.items():
        about = said[name]
        model |= {"title": about["title"], "description": about["about"]}
        words.explain(model if "enum" in model else {})
        for key, property_ in model.get("properties", {}).items():
            property_["description"] = about["keys"][key]
            if listed := words.explain(property_):
                property_["markdownDescription"] = f"{about['keys'][key]}\n\n{listed}"
            if examples := about.get("examples", {}).get(key):
                property_["examples"] = examples
    head = {"$schema": DIALECT, "$id": ADDRESS, "title": schema["title"], "description": schema["description"]}
    return {**head, **schema}


def descriptions() -> dict[str, Any]:
    """What is said of every model, by its name; under `values` the words that keys may hold."""
    return tomllib.loads(DESCRIPTIONS.read_text(encoding="utf-8"))


class _Words:
    """The words that a key may hold, and what each means."""

    def __init__(self, tables: dict[str, dict[str, str]], models: dict[str, Any]) -> None:
        self.tables, self.models = tables, models

    def explain(self, schema: dict[str, Any]) -> str:
        """Say in `schema` what each word means; the list of them in Markdown."""
        lines: dict[str, str] = {}
        for part in self._parts(schema):
            table = self._table(part.get("enum") or part["properties"])
            lines |= table
            if "enum" in part:
                part["enumDescriptions"] = [table[word] for word in part["enum"]]
            else:
                for word, property_ in part["properties"].items():
                    property_["description"] = table[word]
        return "\n".join(f"- `{word}`: {meaning}" for word, meaning in lines.items())

    def _table(self, words: Iterable[str]) -> dict[str, str]:
        return next(table for table in self.tables.values() if set(table) == set(words))

    def _parts(self, schema: Any) -> Iterator[dict[str, Any]]:
        """Every part of `schema` that lists words: what it may be, or its keys."""
        if isinstance(schema, list):
            for inner in schema:
                yield from self._parts(inner)
        elif isinstance(schema, dict):
            named = self.models.get(schema.get("$ref", "").removeprefix("#/$defs/"), {})
            if "enum" in schema or schema.get("type") == "object":
                yield schema
            elif "enum" in named:
                yield named
            else:
                yield from self._parts(list(schema.values()))


class _Generator(GenerateJsonSchema):
    """Says what a file may hold where a check of our own reads it first."""

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        """One or many, a day, a period; for anything else what the check hands on."""
        function, inner = schema["function"]["function"], super().function_before_schema(schema)
        if function is node.one_or_many:
            return {"anyOf": [inner["items"], inner]}
        if function is node._day:
            return dict(_DAY)
        return dict(_PERIOD) if function is deadline._period else inner

    def function_after_schema(self, schema: Any) -> JsonSchemaValue:
        """A time of day."""
        inner = super().function_after_schema(schema)
        return {**inner, **_CLOCK} if schema["function"]["function"] is deadline._clock else inner

    def str_schema(self, schema: Any) -> JsonSchemaValue:
        """Text that is stripped must hold more than blanks."""
        inner = super().str_schema(schema)
        return {**inner, "pattern": r"\S"} if schema.get("strip_whitespace") else inner

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        """A table whose keys are words of a list: every word is a key, for editors that complete them."""
        inner = super().dict_schema(schema)
        words = [member.value for member in schema["keys_schema"]["members"]]
        properties = {word: dict(inner["additionalProperties"]) for word in words}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """Without defaults that say nothing: an empty list, an empty part, nothing at all."""
        inner = super().default_schema(schema)
        if not isinstance(inner.get("default"), str | bool):
            inner.pop("default", None)
        return inner

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - Pydantic names it
        """No titles made of the English keys."""
        return False


def _tie_keys_together(models: dict[str, Any]) -> None:
    """The checks that look at several keys at once. Whether a day is real or comes first, no schema can say."""
    models["Deadline"] |= {"oneOf": _one_of(MEANINGS), "allOf": [_needs("report", "finish"), _needs("to", "from")]}
    models["Deadline"]["allOf"].append(_needs("finish", "report"))
    models["Precedence"] |= {"oneOf": _one_of(("order", "together", "two_pass"))}
    longest = {"month": 1, "quarter": 3, "half": 6}
    models["Recurrence"] |= {
        "oneOf": _one_of(("before", "by", "on")),
        "allOf": [
            {
                "if": {"properties": {"period": {"const": period}}},
                "then": {"properties": {"month": {"maximum": months}}},
            }
            for period, months in longest.items()
        ],
    }
    whole = {"not": {"anyOf": [_given("finish"), _given("meant")]}}
    for part in ("finish", "report", "meant"):
        models["Deadline"]["properties"][part]["anyOf"][0] = {"allOf": [{"$ref": "#/$defs/Deadline"}, whole]}


def _given(key: str) -> dict[str, Any]:
    """The key is there and holds something."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _one_of(keys: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_given(key) for key in keys]


def _needs(key: str, other: str) -> dict[str, Any]:
    return {"if": _given(key), "then": _given(other)}

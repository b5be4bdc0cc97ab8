"""The caps as statements: what every scope has, and whether it is over its ceiling."""

from __future__ import annotations

from kiemdiem.roll.checking import listed
from kiemdiem.roll.layers import Layer
from kiemdiem.terms import LEVELS

_LEVELS = (*(f"counts.{level}" for level in LEVELS), "0")
"""The columns of the levels, and what is below the last."""


def scopes(layer: Layer) -> str:
    """Every scope of a layer with its counts: `excellent`, `good` (not excellent), `rated`; for a cap on another level
    those of that level and of the one below it.

    Columns that do not divide the scope are NULL.
    """
    place = LEVELS.index(layer.level)
    sums = f"""  SUM({_LEVELS[place]}) AS excellent,
  SUM({_LEVELS[place + 1]}) AS good,
  SUM({" + ".join(_LEVELS)}) AS rated"""
    keys = _keys(layer)
    columns = ", ".join(f"{expression} AS {name}" for name, expression in keys.items())
    groups = [expression for expression in keys.values() if not expression.startswith("CAST(NULL")]
    text = f"SELECT {columns},\n{sums}\nFROM counts {_joined(layer)}\nWHERE subject IN ({listed(layer.kinds)})"
    if layer.scope == "group":
        text += " AND counts.comparable_group <> ''"
    text += f"\nGROUP BY {', '.join(groups)}" if groups else ""
    if layer.also_group:
        text += "\nHAVING COUNT(DISTINCT counts.comparable_group) > 1 OR MIN(counts.comparable_group) = ''"
    return text


def over(layer: Layer, basis: str = "") -> str:
    """The scopes with more excellent than the ceiling under `basis`, the layer's own where it is "".

    As `quota.limit` reckons: x is over the rounded-down share s/of exactly where of*x > s.
    """
    share, of = _share(layer, basis or layer.basis)
    return f"SELECT * FROM ({scopes(layer)}) AS scopes WHERE {of} * excellent > {share}"


def without_place(layer: Layer) -> str:
    """The first scopes that have somebody to choose from and a ceiling of 0, each with the number `n` of them all."""
    share, of = _share(layer, layer.basis)
    base = "rated" if layer.basis == "total" else "good + excellent"
    return (
        f"SELECT *, COUNT(*) OVER () AS n FROM ({scopes(layer)}) AS scopes\nWHERE {base} > 0 AND {share} < {of}"
        "\nORDER BY COALESCE(unit, ''), COALESCE(comparable_group, ''), COALESCE(subject, '') LIMIT 3"
    )


def _share(layer: Layer, basis: str) -> tuple[str, int]:
    half = 50 if layer.rounding == "nearest" else 0
    base = "rated" if basis == "total" else "(good + excellent)"
    return f"{layer.percent} * {base} + {half}", 100 + layer.percent if basis == "strict" else 100


def _keys(layer: Layer) -> dict[str, str]:
    none = "CAST(NULL AS STRING)"
    if layer.scope == "whole":
        return {"unit": none, "comparable_group": none, "subject": none}
    if layer.scope == "class":
        return {"unit": none, "comparable_group": none, "subject": "subject"}
    if layer.scope == "unit":
        return {"unit": "unit", "comparable_group": none, "subject": "subject"}
    unit = "unit"
    if layer.across_units:
        unit = none
    elif layer.across:
        unit = "CASE WHEN across_units.comparable_group IS NULL THEN unit END"
    return {"unit": unit, "comparable_group": "counts.comparable_group", "subject": "subject"}


def _joined(layer: Layer) -> str:
    """The groups that several units have together stand in a table of their own: their names are the plan's words."""
    if not layer.across or layer.across_units:
        return ""
    return "LEFT JOIN across_units ON across_units.comparable_group = counts.comparable_group"

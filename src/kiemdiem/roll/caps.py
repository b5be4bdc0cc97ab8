"""The caps as statements: what every scope has, and whether it is over its ceiling."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.roll.checking import listed
from kiemdiem.roll.layers import Layer
from kiemdiem.terms import LEVELS

_LEVELS = (*(f"counts.{level}" for level in LEVELS), "0")
"""The columns of the levels, and what is below the last."""


def scopes(layer: Layer) -> str:
    """Every scope of a layer with its counts: `excellent`, `good` (not excellent), `rated`; for a cap on another level
    those of that level and of the one below it.

    Columns that do not divide the scope are NULL. An organisation or collective that is the unit itself is compared
    with those of other units, never with those inside it: a scope inside one unit does not count it.
    """
    place = LEVELS.index(layer.level)
    sums = f"""  SUM({_LEVELS[place]}) AS excellent,
  SUM({_LEVELS[place + 1]}) AS good,
  SUM({" + ".join(_LEVELS)}) AS rated"""
    keys = _keys(layer)
    columns = ", ".join(f"{expression} AS {name}" for name, expression in keys.items())
    groups = [expression for expression in keys.values() if not expression.startswith("CAST(NULL")]
    text = f"SELECT {columns},\n{sums}\nFROM counts {_joined(layer)}\nWHERE {_counted(layer)}"
    text += f"\nGROUP BY {', '.join(groups)}" if groups else ""
    if layer.also_group:
        text += "\nHAVING COUNT(DISTINCT counts.comparable_group) > 1 OR MIN(counts.comparable_group) = ''"
    return text


def compared_nowhere(layers: Sequence[Layer]) -> str:
    """How many (`n`) organisations and collectives that are the unit itself are under no cap, though some cap is about
    their class: those caps are counted inside units only.
    """
    kinds = listed(dict.fromkeys(kind for layer in layers for kind in layer.kinds))
    somewhere = " OR ".join(f"(subject IN ({listed(layer.kinds)}) AND {_beyond_unit(layer)})" for layer in layers)
    return f"""SELECT COALESCE(SUM(excellent + good + satisfactory + unsatisfactory), 0) AS n
FROM counts WHERE own = 1 AND subject IN ({kinds}) AND NOT ({somewhere})"""


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


def _counted(layer: Layer) -> str:
    """The condition under which a layer counts a row of `counts`; who is in no group is counted in none."""
    conditions = [f"subject IN ({listed(layer.kinds)})", f"(own = 0 OR {_beyond_unit(layer)})"]
    if layer.scope == "group":
        conditions.append("counts.comparable_group <> ''")
    return " AND ".join(conditions)


def _beyond_unit(layer: Layer) -> str:
    """The condition under which what a layer counts together is not of one unit alone."""
    if layer.scope in ("class", "whole") or (layer.scope == "group" and layer.across_units):
        return "TRUE"
    if layer.scope == "group" and layer.across:
        return "counts.comparable_group IN (SELECT comparable_group FROM across_units)"
    return "FALSE"


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

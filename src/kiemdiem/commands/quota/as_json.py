"""Quotas for other programs: JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiemdiem.ceilings import Quota
    from kiemdiem.commands.quota.asking import Asked


def plain(asked: Asked) -> dict[str, Any]:
    """A unit of the register. Caps and units are told apart where there are several."""
    several = len(asked.listing.layers) > 1
    groups = [
        {
            "group": quota.group,
            **({"units": list(quota.units), "groups": list(quota.groups)} if len(quota.units) > 1 else {}),
            **({"level": quota.level} if quota.level != "excellent" else {}),
            "rated": quota.counts.rated,
            "good": quota.counts.good,
            "excellent": quota.counts.excellent,
            "limits": _limits(quota, with_caps=several),
        }
        for quota in asked.quotas
    ]
    return {"version": 1, "unit": asked.unit, "groups": groups}


def rich(asked: Asked) -> dict[str, Any]:
    """Every quota with its caps, and what dividing the list leaves without a place."""
    from kiemdiem.divisions import divisions

    divided = [
        {
            "cap": division.layer.id,
            "within": division.scope,
            "subjects": list(division.classes),
            "parts": len(division.parts),
            "parts_total": division.apart,
            "whole": division.together,
            "without_place": [_place(part) for part in division.without_place],
        }
        for division in divisions(asked.listing)
    ]
    quotas = [entry(quota) for quota in asked.quotas]
    return {"version": 1, "unit": asked.unit, "quotas": quotas, "divisions": divided}


def entry(quota: Quota) -> dict[str, Any]:
    """A quota, its counts, and how far it may go under the caps that count there."""
    binds, room = quota.binding, quota.room
    return {
        **_place(quota),
        "subjects": list(quota.classes),
        "level": quota.level,
        "rated": quota.counts.rated,
        "good": quota.counts.good,
        "excellent": quota.counts.excellent,
        "used": binds.used if binds else None,
        "max": binds.max if binds else None,
        "left": max(room, 0) if room is not None else None,
        "over": max(-room, 0) if room is not None else None,
        "binding_cap": binds.layer.id if binds else None,
        "limits": _limits(quota, with_caps=True),
    }


def _place(quota: Quota) -> dict[str, Any]:
    own = {"own": True} if quota.own else {}
    return {"units": list(quota.units), "groups": list(quota.groups), **own}


def _limits(quota: Quota, *, with_caps: bool) -> list[dict[str, Any]]:
    return [
        {
            **({"cap": limit.layer.id} if with_caps else {}),
            "basis": limit.basis,
            "percent": limit.percent,
            "max": limit.max,
            "binding": limit.binding,
            "exceeded": limit.exceeded,
        }
        for limit in quota.limits
    ]

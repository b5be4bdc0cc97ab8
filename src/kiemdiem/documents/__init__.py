"""The kinds of document, one a file: KIND says what it is, `drafts(material)` what goes into it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any, cast

from kiemdiem import discover
from kiemdiem.drafting import examples
from kiemdiem.drafting.material import Draft, Kind, Material, issue_day
from kiemdiem.errors import KiemdiemError
from kiemdiem.following.standing import stand
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _


def names() -> list[str]:
    """The ids of the kinds, in the order of their letters, without importing them: "thong-bao"."""
    return [name.replace("_", "-") for name in discover.names(sys.modules[__name__])]


def kinds() -> list[Kind]:
    """What every kind says of itself."""
    return [kind(name) for name in names()]


def kind(name: str) -> Kind:
    """The kind with this id; KiemdiemError with the nearest one where there is none."""
    if name not in names():
        hint = did_you_mean(name, names(), _("Xem các loại: kiemdiem render --list"))
        raise KiemdiemError(_("Không có loại văn bản “{name}”").format(name=name[:60]), hint)
    return cast(Kind, _module(name).KIND)


def drafts(kind: Kind, material: Material) -> list[Draft]:
    """The documents of `kind` that `material` makes.

    Raises KiemdiemError where something needed is missing, InvalidInputError for facts that cannot be.
    """
    return cast("list[Draft]", _module(kind.id).drafts(material))


def _module(name: str) -> ModuleType:
    return discover.module(sys.modules[__name__], name.replace("-", "_"))


def example_material(chosen: Kind, profile_id: str) -> Material:
    """What a document of a kind is made from in the example campaign."""
    made_from = examples.material(chosen, profile_id)
    if not chosen.takes_board:
        return made_from
    return replace(made_from, board=stand(made_from.plan, (), made_from.imprint.day or issue_day(made_from.plan)))


def example_context(kind_id: str, profile_id: str) -> Mapping[str, Any]:
    """What fills the template of a kind in the example campaign: what a template may name."""
    chosen = kind(kind_id)
    return drafts(chosen, example_material(chosen, profile_id))[0].context

"""A small campaign of a Party committee and one of a people's committee: what templates are tried out on.

Every name, number and day in it is an illustration.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

from kiemdiem import formats
from kiemdiem.drafting.facts import sample_facts
from kiemdiem.drafting.material import Imprint, Kind, Material
from kiemdiem.formats import Profile
from kiemdiem.formats.numbers import number_of
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.source import parse

_HERE = Path(__file__).parent
_YEAR = "2026"


def plan(profile: Profile) -> Plan:
    """The example plan of a Party or a state body, of a year in which the profile is in force."""
    text = (_HERE / f"{profile.bodies}.yaml").read_text(encoding="utf-8")
    found = load(parse(_dated(text, profile), "example.yaml"))
    assert isinstance(found, Plan)
    return found


def material(kind: Kind, profile_id: str) -> Material:
    """What a document of `kind` is made from in the example campaign, as the profile `profile_id` wants it."""
    profile = formats.find(profile_id)
    example = plan(profile)
    figures = None
    if kind.takes_roll:
        roll = [str(_HERE / f"{profile.bodies}.csv")]
        figures = import_module("kiemdiem.drafting.figures").read(roll, example, stage=kind.stage)
    return Material(
        plan=example,
        profile=profile,
        imprint=Imprint(_number(profile, kind), "Thị xã B", _signed(profile)),
        figures=figures,
        facts=sample_facts(_dated(kind.sample, profile), kind.facts) if kind.facts and kind.sample else None,
    )


def _dated(text: str, profile: Profile) -> str:
    """`text` with its days in a year in which the profile is in force."""
    return text.replace(_YEAR, str(_signed(profile).year))


def _number(profile: Profile, kind: Kind) -> str:
    known = profile.kinds.get(kind.under(profile).document)
    if not known:
        return ""
    return number_of(profile, "12", "".join(known.symbols[:1]), "TU" if profile.bodies == "party" else "UBND")


def _signed(profile: Profile) -> date:
    latest = date(int(_YEAR), 12, 15)
    return latest if profile.last_day >= latest else latest.replace(year=profile.last_day.year - 1)

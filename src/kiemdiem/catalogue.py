"""Every rule and every code there is, in the order of the codes."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from kiemdiem import discover, rules
from kiemdiem.codes import Code
from kiemdiem.file_codes import ALWAYS, FILE_CODES
from kiemdiem.lint import Rule

_OTHER_CHECKS = ("kiemdiem.roll.terms", "kiemdiem.inspection.running", "kiemdiem.meetings.running")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the folders of rules/."""
    return tuple(sorted((module.check for module in discover.modules(rules)), key=lambda rule: rule.code))


def ignorable() -> list[Code]:
    """Every code that a project may leave out: what makes a file no plan is always reported."""
    return [code for code in codes() if code.code not in ALWAYS]


def codes() -> list[Code]:
    """Every code that a finding may carry."""
    # A check of plans needs none of the other checks, and they take as long to load.
    others = (import_module(name).all_checks() for name in _OTHER_CHECKS)
    every = (*all_rules(), *(one for checks in others for one in checks))
    made = [Code(one.code, one.name, one.severity, one.explanation) for one in every]
    return sorted((*FILE_CODES, *made), key=lambda code: code.code)

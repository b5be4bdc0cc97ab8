"""Every rule and every code there is, in the order of the codes."""

from __future__ import annotations

from functools import cache

from kiemdiem import discover, rules
from kiemdiem.codes import Code
from kiemdiem.file_codes import ALWAYS, FILE_CODES
from kiemdiem.lint import Rule
from kiemdiem.roll.terms import all_checks


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the folders of rules/."""
    return tuple(sorted((module.check for module in discover.modules(rules)), key=lambda rule: rule.code))


def ignorable() -> list[Code]:
    """Every code that a project may leave out: what makes a file no plan is always reported."""
    return [code for code in codes() if code.code not in ALWAYS]


def codes() -> list[Code]:
    """Every code that a finding may carry."""
    made = [Code(rule.code, rule.name, rule.severity, rule.explanation) for rule in (*all_rules(), *all_checks())]
    return sorted((*FILE_CODES, *made), key=lambda code: code.code)

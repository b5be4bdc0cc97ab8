"""Every rule and every code there is, in the order of the codes."""

from __future__ import annotations

from functools import cache

from kiemdiem import discover, rules
from kiemdiem.codes import Code
from kiemdiem.file_codes import ALWAYS, FILE_CODES
from kiemdiem.inspection.running import all_checks as document_checks
from kiemdiem.lint import Rule
from kiemdiem.meetings.running import codes as meeting_codes
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
    every = (*all_rules(), *all_checks(), *document_checks())
    made = [Code(one.code, one.name, one.severity, one.explanation) for one in every]
    return sorted((*FILE_CODES, *made, *meeting_codes()), key=lambda code: code.code)

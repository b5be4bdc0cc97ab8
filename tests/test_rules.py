"""Every rule proves its own explanation: each Wrong is reported exactly on its marked lines, each Right is clean."""

from __future__ import annotations

import re
import textwrap
from datetime import date

import pytest

from kiemdiem import discover, lint, rules, source

RULES = [module.check for module in discover.modules(rules)]
HEADING = "document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}\n"


def examples(rule: lint.Rule, title: str) -> list[str]:
    blocks = re.findall(rf"^{title}:\n\n((?:    .*\n|\n)+)", rule.explanation + "\n", re.MULTILINE)
    return [textwrap.dedent(block).strip() + "\n" for block in blocks]


def findings(rule: lint.Rule, text: str) -> list[int]:
    read = source.parse(text if "document:" in text else text + HEADING, "example.yaml")
    found = lint.run(read, [rule], date(2022, 11, 1), heed_ignores=False)
    assert {diagnostic.code for diagnostic in found} <= {rule.code}, found
    return sorted({diagnostic.span.line for diagnostic in found} & set(range(1, text.count("\n") + 1)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_wrong_example_is_reported_exactly_on_its_marked_lines(rule):
    wrong = examples(rule, "Wrong")
    assert wrong, f"{rule.code} shows no wrong plan"
    for text in wrong:
        marked = [number for number, line in enumerate(text.splitlines(), 1) if f"# {rule.code}" in line]
        assert findings(rule, text) == marked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_right_example_is_clean(rule):
    right = examples(rule, "Right")
    assert right, f"{rule.code} shows no right plan"
    for text in right:
        assert findings(rule, text) == []


def test_no_two_rules_share_a_code_or_a_name():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_explains_itself_in_vietnamese_before_its_examples():
    for rule in RULES:
        title, _blank, why = rule.explanation.strip().partition("\n\n")
        assert title.endswith(".")
        assert len(why.partition("Wrong:")[0]) > 60, rule.code

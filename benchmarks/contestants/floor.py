"""The floor of a check: a Typer program that parses with the C parser and validates with the models of a plan.

It composes the YAML nodes, which know their lines, folds them into plain data without another pass, and stops there:
no limits, no references, no rules, nothing printed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode

from kiemdiem.plan import Plan
from kiemdiem.source.scalars import resolve

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def plain(node: Any) -> Any:
    """The data of a node; a day stays text, as the models want it."""
    if isinstance(node, ScalarNode):
        return node.value if node.style else resolve(node.value)
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(value) for value in node.value]


@app.command()
def main(files: list[Path]) -> None:
    """Parse and validate files."""
    for file in files:
        Plan.model_validate(plain(YAML(typ="safe").compose(file)))


if __name__ == "__main__":
    app()

"""The same yardstick as empty.py, but its Pydantic models are those of a plan, and the file is validated by them.

It parses into plain data (`YAML(typ="safe").load`, the C parser; days as text, as the models want them).
"""

from __future__ import annotations

from pathlib import Path

import typer
from ruamel.yaml import YAML

from kiemdiem.plan import Plan

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main(file: Path) -> None:
    """Parse and validate a file."""
    yaml = YAML(typ="safe")
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)
    Plan.model_validate(yaml.load(file))


if __name__ == "__main__":
    app()

"""The yardstick for one file: a Typer program with one empty command and one empty Pydantic model.

It loads typer, pydantic and ruamel.yaml, parses the file that it is given into YAML nodes with ruamel's C parser
(`YAML(typ="safe").compose`, the least that can be called parsing), and does nothing with them.
"""

from __future__ import annotations

from pathlib import Path

import typer
from pydantic import BaseModel
from ruamel.yaml import YAML

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


class Empty(BaseModel):
    """Nothing."""


@app.command()
def main(file: Path) -> None:
    """Parse a file."""
    YAML(typ="safe").compose(file)
    Empty()


if __name__ == "__main__":
    app()

"""The least that a Typer program with a help page is."""

from __future__ import annotations

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main() -> None:
    """Nothing."""


if __name__ == "__main__":
    app()

"""What `kiemdiem check` prints: a report in the form that was asked for, and what could not be read."""

from __future__ import annotations

from io import TextIOWrapper
from typing import TextIO

import typer

from kiemdiem import catalogue, discover, output
from kiemdiem.diagnostic import Report, Unread
from kiemdiem.display import show
from kiemdiem.tables.statistics import write_statistics


def say(unread: Unread) -> None:
    """Say on stderr why a file could not be read."""
    typer.echo("kiemdiem: " + show(unread.message, 1000), err=True)
    if unread.hint:
        typer.echo("  → " + show(unread.hint, 1000), err=True)


def write(report: Report, stream: TextIO, *, form: str, statistics: bool, show_ignored: bool, quiet: bool) -> None:
    """Print the report in this form; nothing where `quiet` and all is well, but for what programs read."""
    summary = report.summary()
    if form != "text" and isinstance(stream, TextIOWrapper):
        # What programs read has one encoding, whatever the console has.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if quiet and form in ("text", "github") and not summary["errors"] and not summary["warnings"]:
        return
    if statistics:
        write_statistics(report, stream)
        return
    writer = discover.module(output, form)
    codes = catalogue.codes() if form in ("sarif", "gitlab") else []
    writer.write(report, stream, show_ignored=show_ignored or form == "json", codes=codes)

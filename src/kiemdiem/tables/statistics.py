"""How many findings there are of each code."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.diagnostic import Report
from kiemdiem.display import show


def write_statistics(report: Report, stream: TextIO) -> None:
    """Print the codes, the most frequent first, each with its count and one of its messages."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    counts = Counter(diagnostic.code for diagnostic in report.active)
    example = {diagnostic.code: diagnostic.message for diagnostic in reversed(report.active)}
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        console.print(Text(f"{count:>5}  {code}  {show(example[code], 100)}"))

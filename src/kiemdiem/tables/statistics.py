"""How many findings there are of each code."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from kiemdiem.diagnostic import Report
from kiemdiem.display import show


def write_statistics(report: Report, stream: TextIO) -> None:
    """Print the codes, the most frequent first, each with its count and one of its messages."""
    counts = Counter(diagnostic.code for diagnostic in report.active)
    example = {diagnostic.code: diagnostic.message for diagnostic in reversed(report.active)}
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        stream.write(f"{count:>5}  {code}  {show(example[code], 100)}\n")

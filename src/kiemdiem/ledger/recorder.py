"""Who writes into the ledger."""

from __future__ import annotations

import contextlib
import getpass
import os

from kiemdiem.display import unsafe

LONGEST = 100
"""Characters of a name that are kept."""


def recorder() -> str:
    """Who runs the program: KIEMDIEM_USER, else the name of the login; empty where there is none that can be read."""
    name = os.environ.get("KIEMDIEM_USER", "")
    if not name:
        with contextlib.suppress(Exception):  # a system may know no user of this number
            name = getpass.getuser()
    return "" if unsafe(name) else name[:LONGEST]

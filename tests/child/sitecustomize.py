"""Loaded at the start of a process under test: whatever reaches for a network is written down and refused."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ASKED = os.environ.get("KIEMDIEM_TEST_NETWORK")
_HARMLESS = ("socket.__new__", "socket.gethostname")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") and event not in _HARMLESS and _ASKED:
        with Path(_ASKED).open("a", encoding="utf-8") as stream:
            stream.write(f"{event} {arguments!r} {sys.argv}\n")
        raise OSError("no network in this test")


if _ASKED:
    sys.addaudithook(_refuse)

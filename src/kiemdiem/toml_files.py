"""A TOML file that a user wrote, read with limits."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

MAX_DOTS = 200
"""Dots in a line at most: the parser keeps every beginning of a dotted key, which takes its length squared."""


def read(path: Path, most: int) -> dict[str, Any]:
    """The tables of the file; KiemdiemError where it is no TOML, bigger than `most` bytes, or cannot be read."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
        if len(raw) > most:
            raise KiemdiemError(_("{name}: tệp quá lớn").format(name=show(path)))
        text = raw.decode("utf-8-sig")
        if any(line.count(".") > MAX_DOTS for line in text.split("\n")):
            raise KiemdiemError(_("{name}: có dòng quá nhiều dấu chấm").format(name=show(path)))
        return tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise KiemdiemError(_("Không đọc được {name}: {reason}").format(name=show(path), reason=show(reason))) from None

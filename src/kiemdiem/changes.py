"""A new text for a file: as bytes, as a diff, written back."""

from __future__ import annotations

import difflib
import re
from pathlib import Path, PurePath
from typing import NamedTuple

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.source import Source

_BOM = "\ufeff"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


class Change(NamedTuple):
    """The file that `source` was read from, and the text it is to hold."""

    source: Source
    text: str

    @property
    def needed(self) -> bool:
        """Whether the file does not hold the text yet."""
        return self.text != self.source.written

    @property
    def data(self) -> bytes:
        """The bytes of the file to be, with the byte order mark it had; those of a file that was not taken."""
        return self.source.raw or self._with_mark(self.text).encode()

    def write(self) -> None:
        """Put the text into the file; KiemdiemError where that cannot be done or somebody else has changed it."""
        files.rewrite(Path(self.source.name), self._with_mark(self.source.written).encode(), self.data)

    def diff(self) -> str:
        """The change as `patch -p1` takes it; what could steer a terminal is escaped."""
        name = PurePath(self.source.name).as_posix().lstrip("/")
        end = "\t" if " " in name else ""
        old, new = (_LINE.findall(self._with_mark(text)) for text in (self.source.written, self.text))
        lines = difflib.unified_diff(old, new, f"a/{show(name)}{end}", f"b/{show(name)}{end}")
        return "".join(_harmless(line) for line in lines)

    def _with_mark(self, text: str) -> str:
        return _BOM + text if self.source.bom else text


def _harmless(line: str) -> str:
    """A line of a diff; the marks `::` and `##[` of the GitHub runner are broken up, ordinary text is as it was."""
    sign, text = line[:1], line[1:]
    body = text.rstrip("\r\n")
    end = text[len(body) :] or "\n" + _NO_END
    mark = _BOM if body.startswith(_BOM) else ""
    safe = "\t".join(show(part, len(part) * 10 + 1) for part in body.removeprefix(_BOM).split("\t"))
    if sign == " " and safe.lstrip().startswith("::"):
        safe = safe.replace("::", "\\u003a:", 1)
    return sign + mark + safe + end

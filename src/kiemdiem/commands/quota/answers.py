"""What is answered: on the terminal, as JSON, as CSV, as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiemdiem.commands.quota import as_json
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.ceilings import Listing, Quota
    from kiemdiem.commands.quota.asking import Asked
    from kiemdiem.grid import Grid

MOST_ROWS = 200
"""Rows on a terminal; the rest are counted."""


@dataclass(frozen=True)
class Printer:
    """Where an answer goes, and in which form."""

    form: str
    out: Path | None
    force: bool

    def ceilings(self, asked: Asked, *, explain: bool) -> int:
        """Print the quotas asked for; 1 where a ceiling that binds is exceeded."""
        from kiemdiem.tables import quota, quota_grids

        if self.form == "json":
            self._json(as_json.plain(asked) if asked.plain else as_json.rich(asked))
        elif self.form == "text" and (asked.unit or explain):
            import io

            text = io.StringIO() if self.out else _stdout()
            name = asked.labels.unit(asked.unit) if asked.unit else _("mọi đơn vị")
            quota.write(name, asked.illustration, asked.quotas, asked.labels, text, explain=explain)
            quota.tightest(held(asked), asked.labels, text)
            if self.out and isinstance(text, io.StringIO):
                self._file(text.getvalue().encode())
        else:
            title = _("Số suất của mọi đơn vị")
            if asked.unit:
                title = _("Số suất của {unit}").format(unit=asked.labels.unit(asked.unit))
            about = (asked.illustration,) if asked.illustration else ()
            self._grid(quota_grids.overview(asked.listing, asked.quotas, title, about, self._bar()))
        return int(any(entry.binding.exceeded for entry in asked.quotas if entry.binding))

    def changes(self, asked: Asked, tried: Sequence[str]) -> int:
        """Print the ceilings before and after what is tried; 1 where one is exceeded after it."""
        from kiemdiem import what_if
        from kiemdiem.tables import quota_grids

        after = what_if.tried(asked.listing, tried)
        found = [
            change
            for change in what_if.compared(asked.listing, after)
            if any(asked.wants(quota) for quota in (change.before, change.after) if quota)
        ]
        if self.form == "json":
            self._json(
                {
                    "version": 1,
                    "what_if": list(tried),
                    "changes": [
                        {
                            "before": change.before and as_json.entry(change.before),
                            "after": change.after and as_json.entry(change.after),
                        }
                        for change in found
                    ],
                }
            )
        else:
            self._grid(quota_grids.changes(found, asked.labels, "; ".join(tried)))
        return int(any(c.after.binding.exceeded for c in found if c.after and c.after.binding))

    def comparison(self, years: Sequence[tuple[str, Listing]]) -> int:
        """Print the years side by side."""
        from kiemdiem.tables import quota_years

        grid = quota_years.comparison(years)
        if self.form == "json":
            from kiemdiem.grid import print_cell

            rows = [[cell if isinstance(cell, int) else print_cell(cell) for cell in row] for row in grid.rows]
            self._json({"version": 1, "columns": list(grid.columns), "rows": rows})
        else:
            self._grid(grid)
        return 0

    def _bar(self) -> Any:
        """How places are drawn; only on the terminal."""
        from functools import partial

        from kiemdiem.tables.grids import bar

        return partial(bar, stream=_stdout()) if self.form == "text" and not self.out else None

    def _grid(self, grid: Grid) -> None:
        from kiemdiem.tables import grids

        if self.form == "xlsx":
            from kiemdiem import spreadsheets

            self._file(spreadsheets.to_workbook([grid]))
        elif self.form == "csv":
            from kiemdiem import spreadsheets

            self._say(spreadsheets.to_csv([grid.columns, *grid.every_row]))
        elif self.out:
            import io

            text = io.StringIO()
            grids.write(grid, text)
            self._file(text.getvalue().encode())
        else:
            grids.write(grid, _stdout(), most=MOST_ROWS)

    def _json(self, document: dict[str, Any]) -> None:
        import io
        import json

        # Piece by piece: all pieces of a large list at once, and their text beside the bytes, take twice the room.
        data = io.BytesIO()
        for piece in json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2).iterencode(document):
            data.write(piece.encode())
        self._say(data.getvalue().replace(b"##[", b"#\\u0023[") + b"\n")

    def _say(self, data: bytes) -> None:
        """To the file that is named, else to standard output."""
        if self.out:
            self._file(data)
        else:
            _stdout().write(data.decode("utf-8-sig").replace("\r\n", "\n"))

    def _file(self, data: bytes) -> None:
        from kiemdiem import outputs
        from kiemdiem.display import show

        assert self.out
        outputs.write(self.out, data, force=self.force)
        _stdout().write(_("Đã ghi {path}").format(path=show(self.out)) + "\n")


def _stdout() -> Any:
    import sys

    return sys.stdout


def held(asked: Asked) -> list[tuple[str, Quota]]:
    """The groups of the unit under several layers of one level, each with the quota that leaves it least room."""
    from kiemdiem.what_if import group_name

    found = []
    wanted = set(map(id, asked.quotas))
    for line in (line for line in asked.listing.lines if line.unit == asked.unit):
        for level in dict.fromkeys(layer.level for layer in asked.listing.layers):
            counting = [quota for quota in asked.listing.counting(line, level) if id(quota) in wanted]
            if len(counting) > 1 and (tightest := asked.listing.binding(line, level)):
                found.append((group_name(asked.listing, line.group), tightest))
    return found

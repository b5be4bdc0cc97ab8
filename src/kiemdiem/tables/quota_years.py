"""Several years side by side: the levels, the ceilings, who is at the ceiling every time."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.ceilings import Line, Listing
from kiemdiem.display import show
from kiemdiem.grid import Cell, Grid, Heading, Share
from kiemdiem.language import _
from kiemdiem.layers.naming import LONGEST_NAME, marked
from kiemdiem.quota import Tally


def comparison(years: Sequence[tuple[str, Listing]]) -> Grid:
    """The levels by unit and class over the years, the share of the excellent, and who is at the ceiling every time."""
    found = [_by_class(listing) for _name, listing in years]
    classes = dict.fromkeys(key for year in found for key in year)
    labels = years[-1][1].labels
    under = (_("được xếp loại"), _("xuất sắc"), _("tốt"), _("mức khác"), _("nhiều nhất"), _("xuất sắc/tốt trở lên"))
    headings = (
        Heading(_("Đơn vị")),
        Heading(_("Đối tượng")),
        *(Heading(show(name, 60), under) for name, _listing in years),
        Heading(_("Ghi chú")),
    )
    rows = []
    for key in classes:
        unit, subject, own = key
        cells = (cell for year in found for cell in _year(year.get(key)))
        always = _always([year.get(key) for year in found])
        name = marked(show(labels.subject(subject), LONGEST_NAME), own=own)
        rows.append((show(labels.unit(unit), LONGEST_NAME), name, *cells, always))
    return Grid(_("So sánh qua các năm"), headings, tuple(rows))


_Year = tuple[Tally, int | None]
"""Counts, and the ceiling where a cap counts there."""


_Class = tuple[str, str, bool]
"""A unit, a class, and whether it is the unit itself."""


def _class(line: Line) -> _Class:
    return line.unit, line.of, line.own


def _by_class(listing: Listing) -> dict[_Class, _Year]:
    """Per unit and class its counts, and the lower of the ceiling of all of it and of those of its groups added up."""
    lines: dict[_Class, list[Tally]] = {}
    for line in listing.lines:
        lines.setdefault(_class(line), []).append(Tally.total([line.counts]))
    whole: dict[_Class, int] = {}
    groups: dict[_Class, list[int]] = {}
    for quota in listing.quotas:
        key = _class(quota.lines[0])
        same = quota.level == "excellent" and set(map(_class, quota.lines)) == {key}
        if quota.binding and same:
            if len(quota.lines) == len(lines[key]):
                whole[key] = quota.binding.max
            if len(quota.lines) == 1:
                groups.setdefault(key, []).append(quota.binding.max)
    found: dict[_Class, _Year] = {}
    for key, counts in lines.items():
        added = [sum(groups[key])] if len(groups.get(key, ())) == len(counts) else []
        found[key] = Tally.total(counts), min([*added, *([whole[key]] if key in whole else [])], default=None)
    return found


def _year(found: _Year | None) -> tuple[Cell, ...]:
    if found is None:
        return (None,) * 6
    counts, most = found
    other = counts.rated - counts.excellent - counts.good
    share = Share(counts.excellent, counts.good + counts.excellent)
    return (counts.rated, counts.excellent, counts.good, other, most, share)


def _always(years: Sequence[_Year | None]) -> str:
    found = [year for year in years if year]
    if len(found) < len(years):
        return _("không có đủ các năm")
    at_most = (most is not None and counts.excellent >= max(most, 1) for counts, most in found)
    return _("năm nào cũng sát hoặc vượt trần") if all(at_most) else ""

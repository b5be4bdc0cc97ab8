"""The summary tables of a campaign: how many of each level, of whom, their shares, why some are unrated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kiemdiem.grid import Cell, Grid, Heading, Share, print_number, print_share
from kiemdiem.language import _
from kiemdiem.terms import LEVELS, kind_name
from kiemdiem.vietnamese import capital_first, sort_key

MOST_REASONS = 5
"""Reasons told one by one in a cell; the rest are counted together."""


@dataclass(frozen=True)
class Count:
    """How many (`n`) of one class in one unit and group have one rating: a level, "unrated", or "" where nobody says.

    `branch` marks organisations inside the unit: the unit itself is a grass-roots organisation.
    """

    unit: str
    group: str
    subject: str
    rating: str
    n: int
    reason: str = ""
    branch: bool = False


@dataclass
class Row:
    """The counts of one row: by level, and the unrated by reason."""

    levels: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, count: Count) -> None:
        """Count `count` in; a rating that is no level makes one unrated."""
        if count.rating in LEVELS:
            self.levels[count.rating] += count.n
        elif count.n:
            self.reasons[count.reason or _("chưa ghi lý do")] += count.n

    @property
    def rated(self) -> int:
        """All that have a level."""
        return self.levels.total()

    @property
    def unrated(self) -> int:
        """All that have none."""
        return self.reasons.total()

    def cells(self) -> tuple[Cell, ...]:
        """Total, rated, each level with its share of the rated, share of the excellent of good or better, unrated."""
        rated, unrated, excellent, good = self.rated, self.unrated, self.levels["excellent"], self.levels["good"]
        levels = [cell for level in LEVELS for cell in (self.levels[level], Share(self.levels[level], rated))]
        return (
            rated + unrated,
            rated,
            Share(rated, rated + unrated),
            *levels,
            Share(excellent, excellent + good),
            unrated,
            reasons_told(self.reasons),
        )


def waiting(counts: Iterable[Count], earlier: Mapping[tuple[str, str, str, bool], int], stage: str) -> list[Count]:
    """The counts with the reason why those have no rating that only have an earlier one.

    `earlier` has their number by unit, group, class and branch; `stage` is the rating that counts.
    """
    why = _("chưa có quyết định") if stage == "decided" else _("chưa có mức đề nghị")
    found: list[Count] = []
    for count in counts:
        n = 0
        if not count.rating and not count.reason:
            n = earlier.get((count.unit, count.group, count.subject, count.branch), 0)
        found += [replace(count, n=n, reason=why)] if n else []
        found += [replace(count, n=count.n - n)] if count.n > n else []
    return found


def overall(counts: Iterable[Count]) -> Grid:
    """One table with a row for each class; classes make no sum, so there is no last row."""
    rows: defaultdict[str, Row] = defaultdict(Row)
    for count in counts:
        rows[_table(count)].add(count)
    titles = _titles()
    body = [(place, titles[name][0], *rows[name].cells(), "") for place, name in enumerate(filter(rows.get, titles), 1)]
    return Grid(_("Kết quả xếp loại"), _headings(_("Đối tượng")), tuple(body), notes=(shares_of(),), sheet=_("Chung"))


def tables(counts: Iterable[Count], order: Sequence[str] = ()) -> tuple[Grid, ...]:
    """A table each for organisations, branches, members, collectives, leaders and officials, where there are any.

    Rows are units, in `order` and then as Vietnamese sorts; grass-roots organisations are told by their groups. The
    shares are of those rated; they are rounded a half up, so that they may add up to 99,99% or 100,01%.
    """
    found: defaultdict[str, defaultdict[str, Row]] = defaultdict(lambda: defaultdict(Row))
    for count in counts:
        name = _table(count)
        row = (count.group or _("chưa ghi nhóm")) if name == "organisation" else count.unit
        found[name][row].add(count)
    return tuple(_grid(name, found[name], order) for name in _titles() if name in found)


def told(grid: Grid, about: str) -> Grid:
    """The table with a line under its title."""
    return replace(grid, about=(about, *grid.about))


def _table(count: Count) -> str:
    return "branch" if count.subject == "organisation" and count.branch else count.subject


def _titles() -> dict[str, tuple[str, str, str]]:
    """For every table its title, what its rows are, and what its sheet is called."""
    return {
        "organisation": (_("Tổ chức cơ sở đảng"), _("Loại hình"), _("Tổ chức cơ sở đảng")),
        "branch": (_("Chi bộ, tổ chức đảng trực thuộc"), _("Đơn vị"), _("Chi bộ trực thuộc")),
        "member": (capital_first(kind_name("member")), _("Đơn vị"), _("Đảng viên")),
        "collective": (capital_first(kind_name("collective")), _("Đơn vị"), _("Tập thể")),
        "leader": (capital_first(kind_name("leader")), _("Đơn vị"), _("Lãnh đạo")),
        "official": (capital_first(kind_name("official")), _("Đơn vị"), _("CBCCVC")),
    }


def _grid(name: str, rows: dict[str, Row], order: Sequence[str]) -> Grid:
    title, what, sheet = _titles()[name]
    places = {unit: place for place, unit in enumerate(order)}
    names = sorted(rows, key=lambda row: (places.get(row, len(places)), *_key(row)))
    total = Row()
    for row in rows.values():
        total.levels.update(row.levels)
        total.reasons.update(row.reasons)
    body = tuple((place, row, *rows[row].cells(), "") for place, row in enumerate(names, 1))
    return Grid(
        _("Kết quả xếp loại: {title}").format(title=title[:1].lower() + title[1:]),
        _headings(what),
        body,
        totals=("", _("Tổng cộng"), *total.cells(), ""),
        notes=tuple(notes(total)),
        sheet=sheet,
    )


@lru_cache(maxsize=100_000)
def _key(name: str) -> tuple[list[tuple[list[int], list[int]]], str]:
    """How a unit is sorted, kept for the next table; the letters themselves where it sorts like another."""
    return sort_key(name), name


def _headings(what: str) -> tuple[Heading, ...]:
    both = (_("SL"), "%")
    return (
        Heading(_("TT")),
        Heading(what),
        Heading(_("Tổng số")),
        Heading(_("Được đánh giá, xếp loại"), both),
        Heading(_("HTXSNV"), both),
        Heading(_("HTTNV"), both),
        Heading(_("HTNV"), both),
        Heading(_("KHTNV"), both),
        Heading(_("HTXSNV trên số HTTNV trở lên")),
        Heading(_("Chưa đánh giá, xếp loại"), (_("SL"), _("lý do"))),
        Heading(_("Ghi chú")),
    )


def reasons_told(reasons: Counter[str]) -> str:
    """The reasons with their numbers, the most frequent first: "nghỉ ốm: 2; mới chuyển đến: 1"."""
    if not reasons:
        return ""
    listed = sorted(reasons.items(), key=lambda entry: (-entry[1], sort_key(entry[0])))
    told = [f"{reason}: {print_number(n)}" for reason, n in listed[:MOST_REASONS]]
    if rest := sum(n for _reason, n in listed[MOST_REASONS:]):
        told.append(_("lý do khác: {n}").format(n=print_number(rest)))
    return "; ".join(told)


def notes(total: Row) -> Iterable[str]:
    """What the shares are of, and that they foot."""
    yield shares_of()
    added = sum(Share(total.levels[level], total.rated).hundredths or 0 for level in LEVELS)
    if total.rated and added != 10_000:
        printed = print_share(Share(added, 10_000))
        yield _("Tỷ lệ các mức ở dòng Tổng cộng cộng lại là {sum} do làm tròn").format(sum=printed)


def shares_of() -> str:
    """What the shares of a row are of."""
    return _("Tỷ lệ các mức tính trên số được đánh giá, xếp loại; tỷ lệ xuất sắc ở cột riêng tính trên số tốt trở lên")

"""A roll looked at: what every check finds in it, as findings with a place in its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll import looking, statements
from kiemdiem.roll.checking import ORDER, Check, Row, RowCheck, Said, SetCheck, Terms
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.engine import Roll
from kiemdiem.roll.layers import Layer
from kiemdiem.roll.looking import MOST, Found, Spot
from kiemdiem.roll.sources import Place
from kiemdiem.roll.terms import all_checks, terms
from kiemdiem.rulebooks import Rulebook
from kiemdiem.source import Span

_ALL_OF_IT = ("KD701", "KD703")
"""Checks that look in their own way."""


@dataclass(frozen=True)
class Rules:
    """What a roll is checked against: rulebook, assessed year, caps, and the checks that are asked for."""

    book: Rulebook
    year: int
    layers: tuple[Layer, ...]
    checks: tuple[RowCheck | SetCheck, ...]


class BadCell(Protocol):
    """A cell without a meaning: the key of its column, why, and what to do."""

    @property
    def key(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str: ...


class RejectedRow(Protocol):
    """A row that reading did not take: where it stands, and its bad cells."""

    @property
    def place(self) -> Place: ...
    @property
    def cells(self) -> Sequence[BadCell]: ...


@dataclass(frozen=True)
class _Raw:
    """A finding before it has a place: the row it stands at, None for the roll as a whole."""

    check: Check
    severity: Severity
    said: Said
    about: Row
    found: Found | None
    column: str = ""
    stands_for: int = 1


def check(roll: Roll, rules: Rules, *, with_names: bool = False) -> Report:
    """Every finding of the checks in a roll. Names and codes are in the messages only `with_names`."""
    under, conditions = terms(rules.book, rules.year, roll.stage, rules.layers, rules.checks)
    roll.count(conditions, (group for layer in rules.layers for group in layer.across))
    raw: list[_Raw] = []
    for one in rules.checks:
        if one.code == "KD701":
            raw += _refused(roll, one, under, with_names=with_names)
        elif one.code == "KD703" and one.severity_under(under) and roll.has_twice():
            raw += _twice(roll, one, under)
    raw += _of_rows(roll, [one for one in rules.checks if isinstance(one, RowCheck)], under)
    raw += _of_sets(
        roll, [one for one in rules.checks if isinstance(one, SetCheck) and one.code not in _ALL_OF_IT], under
    )
    return Report.of(_placed(roll, raw, with_names), files(roll))


def files(roll: Roll) -> list[str]:
    """The names of the files of a roll."""
    named = [source.name for source in roll.sources if source.name]
    return list(dict.fromkeys([*named, *(place.table.file for place in roll.places)])) or ["-"]


def rejected(rows: Iterable[RejectedRow]) -> list[Diagnostic]:
    """A finding for every cell that kept its row out of the roll."""
    one = next(one for one in all_checks() if one.code == "KD701")
    found = []
    for row in rows:
        for bad in row.cells:
            said = _("{heading}: {why}; dòng này chưa được tính").format(
                heading=BY_KEY[bad.key].heading, why=bad.message
            )
            sheet = f" ({row.place.table.sheet}: {row.place.cell(bad.key)})" if row.place.table.sheet else ""
            column = row.place.column(bad.key) or 1
            span = Span(row.place.line, column, row.place.line, column + 1)
            found.append(Diagnostic(row.place.table.file, one.code, one.severity, span, said + sheet, bad.hint))
    return found


def _of_rows(roll: Roll, checks: Sequence[RowCheck], under: Terms) -> Iterator[_Raw]:
    flags = roll.database.rows(statements.FLAGGED)
    counts = {name: sum(int(n) for mask, n in flags if mask & 1 << bit) for name, bit in under.bits.items()}
    wanted = {one.code: counts[one.code] for one in checks if counts.get(one.code)}
    found = looking.flagged(roll, wanted) if wanted else {}
    for one in checks:
        severity = one.severity_under(under)
        if one.code in wanted and severity:
            for place in found[one.code]:
                column = statements.STAGES[roll.stage] if one.column == "decided" else one.column
                yield _Raw(one, severity, one.message(under, place.row), place.row, place, column)
            yield from _rest(one, severity, wanted[one.code] - len(found[one.code]), found[one.code])


def _of_sets(roll: Roll, checks: Sequence[SetCheck], under: Terms) -> list[_Raw]:
    rows: list[tuple[SetCheck, Severity, Row]] = []
    raw: list[_Raw] = []
    for one in checks:
        severity = one.severity_under(under)
        for statement in one.statements(under) if severity else ():
            assert severity
            found = roll.records(f"SELECT * FROM ({statement}) AS found ORDER BY ALL LIMIT {MOST + 1}")
            if one.together:
                raw += [_Raw(one, severity, one.message(under, {**found[0], "rows": found}), {}, None)] if found else []
                continue
            rows += [(one, severity, row) for row in found[:MOST]]
            if len(found) > MOST:
                total = int(roll.database.rows(f"SELECT COUNT(*) FROM ({statement}) AS found")[0][0])
                raw += _rest(one, severity, total - MOST, ())
    places = looking.first_rows(roll, [row for _one, _severity, row in rows]) if rows else {}
    for number, (one, severity, row) in enumerate(rows):
        column = statements.STAGES[roll.stage] if one.column == "decided" else one.column
        if "layer" in row and not under.layers[row["layer"]].confirmed:
            severity = max(severity, Severity.WARNING, key=ORDER.index)
        raw.append(_Raw(one, severity, one.message(under, row), row, places.get(number), column))
    return raw


def _refused(roll: Roll, one: Check, under: Terms, *, with_names: bool) -> Iterator[_Raw]:
    found, counts = looking.refused(roll)
    assert isinstance(one, SetCheck)
    for key, places in found.items():
        for place in places:
            why, hint = roll.words.refused[key][place.row[key]]
            value = place.row[key] if with_names else ""
            row = {"key": key, "heading": BY_KEY[key].heading, "value": value, "why": why, "hint": hint}
            yield _Raw(one, one.severity, one.message(under, row), place.row, place, key)
        yield from _rest(one, one.severity, counts[key] - len(places), places)


def _twice(roll: Roll, one: Check, under: Terms) -> Iterator[_Raw]:
    pairs, total = looking.twice(roll)
    severity = one.severity_under(under)
    assert isinstance(one, SetCheck)
    assert severity
    where = looking.spots(roll, [(first, "code") for first, _again in pairs])
    for (first, again), spot in zip(pairs, where, strict=True):
        place = _("dòng {line}").format(line=spot.line)
        if first.source.name != again.source.name or spot.cell:
            place = f"{show(Path(spot.file).name, 60)} {spot.cell or place}"
        row = {"first": {**first.row, "place": place}}
        yield _Raw(one, severity, one.message(under, row), again.row, again, "code")
    yield from _rest(one, severity, total - len(pairs), [again for _first, again in pairs])


def _rest(one: Check, severity: Severity, count: int, kept: Sequence[Found]) -> Iterator[_Raw]:
    """The findings that are only counted, as one that stands where the last of those `kept` stands."""
    if count > 0:
        title = Code(one.code, one.name, one.severity, one.explanation).title
        said = (_("… và {n} dòng nữa: {title}").format(n=count, title=title), "")
        yield _Raw(one, severity, said, {}, kept[-1] if kept else None, stands_for=count)


def _placed(roll: Roll, raw: Sequence[_Raw], with_names: bool) -> Iterable[Diagnostic]:
    placed = [one for one in raw if one.found]
    where = dict(
        zip(
            map(id, placed),
            looking.spots(roll, [(one.found, one.column) for one in placed if one.found]),
            strict=True,
        )
    )
    whole = Spot(files(roll)[0], 1, 1)
    for one in raw:
        spot = where.get(id(one), whole)
        about = _about(one, spot, with_names) if one.stands_for == 1 else ""
        message = one.said[0] + (f" ({about})" if about else "")
        span = Span(spot.line, spot.column, spot.line, spot.column + 1)
        yield Diagnostic(spot.file, one.check.code, one.severity, span, message, one.said[1], stands_for=one.stands_for)


def _about(one: _Raw, spot: Spot, with_names: bool) -> str:
    """Where on the sheet, in which unit and group a finding is; whom it is about only `with_names`."""
    parts = [spot.cell] if spot.cell else []
    unit, body, group = (one.about.get(key) for key in ("unit", "body", "comparable_group"))
    parts += [_("đơn vị “{name}”").format(name=show(unit, 80))] if unit else []
    parts += [show(body, 80)] if body else []
    parts += [_("nhóm “{name}”").format(name=show(group, 60))] if group else []
    of_one_row = isinstance(one.check, RowCheck) or one.check.code in _ALL_OF_IT
    if with_names and one.found and of_one_row:
        parts += [show(one.found.row[key], 80) for key in ("name", "code") if one.found.row.get(key)]
    return ", ".join(parts)

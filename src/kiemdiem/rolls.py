"""Rolls as the command line names them: opened with the words of plan and rulebook, counted for quotas and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem import layers, rulebooks
from kiemdiem.ceilings import Labels, Line, Listing
from kiemdiem.diagnostic import Diagnostic, Report
from kiemdiem.display import show
from kiemdiem.errors import InvalidInputError, KiemdiemError
from kiemdiem.grid import Grid
from kiemdiem.language import _
from kiemdiem.quota import Layer, Tally
from kiemdiem.roll import doubts, engine, remarks, report, rulebook_words, statements, summary, terms
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.register import Register
from kiemdiem.roll.summary import Count
from kiemdiem.roll.values import Vocabulary
from kiemdiem.rulebooks import Rulebook
from kiemdiem.terms import KINDS, kind_name
from kiemdiem.vietnamese import sort_key

if TYPE_CHECKING:
    from kiemdiem.plan import Plan
    from kiemdiem.roll.reading.results import Reading


CAPS = ("KD710", "KD711", "KD712")
"""The codes of what is reckoned from all rows together."""


@dataclass(frozen=True)
class Opened:
    """An open roll, a finding for every cell that kept its row out, and which rows were taken for no entries."""

    roll: engine.Roll
    rejected: tuple[Diagnostic, ...]
    left_aside: tuple[str, ...] = ()


def assessed_year(plan: Plan | None, year: int | None) -> int:
    """The year that is named, else that of the plan, else this one; before July the last one."""
    today = date.today()
    return year or (plan.document.year if plan else 0) or (today.year if today.month > 6 else today.year - 1)


def rulebook(plan: Plan | None, id_: str, year: int) -> Rulebook:
    """The rulebook of this id, else that of the plan, else the one in force at the end of `year`.

    Raises KiemdiemError where there is none.
    """
    id_ = id_ or (plan.rulebook if plan else None) or ""
    if book := rulebooks.find(id_ or rulebooks.valid_on(date(year, 12, 31))):
        return book
    known = _("Các bộ quy định: {ids}").format(ids=", ".join(rulebooks.names()))
    if id_:
        raise KiemdiemError(_("Không có bộ quy định “{id}”").format(id=show(id_, 40)), known)
    raise KiemdiemError(_("Không có bộ quy định nào cho năm {year}").format(year=year), known)


def opened(files: Iterable[str], plan: Plan | None, book: Rulebook, year: int, stage: str | None = None) -> Opened:
    """The files as one roll; those that the engine does not read as they are, are read cell by cell.

    Units and groups are read by the names of `plan`, where it has any: what it does not know has no meaning. A file
    that is named twice is read once. Columns of another year than `year` are not used.
    """
    words = rulebook_words.vocabulary(plan, book)
    names = _each_once(files)
    as_is = [name for name in names if _is_for_engine(Path(name), words)]
    others = [Path(name) for name in names if name not in as_is]
    register = Register.of(plan) if plan else Register(year=year)
    if not others:
        return Opened(engine.Roll(as_is, vocabulary=words, register=register, stage=stage), ())
    reading = import_module("kiemdiem.roll.reading").read(others, words, register)
    roll = engine.Roll(as_is, reading.rows, reading.places, vocabulary=words, register=register, stage=stage)
    return Opened(roll, tuple(report.rejected(reading.rejected)), _left_aside(reading))


def _left_aside(reading: Reading) -> tuple[str, ...]:
    """A line for every table with rows that are no entries, blank ones aside."""
    found = Counter(aside.place.table.name for aside in reading.aside)
    told = _("{name}: để riêng {n} dòng không phải đối tượng (dòng cộng, tiêu đề, chữ ký): xem kiemdiem roll read")
    return tuple(told.format(name=show(name), n=n) for name, n in found.items())


def _each_once(names: Iterable[str]) -> list[str]:
    found: dict[object, str] = {}
    for name in names:
        try:
            status = Path(name).stat()
            found.setdefault((status.st_dev, status.st_ino) if status.st_ino else name, name)
        except (OSError, ValueError):
            found.setdefault(name, name)
    return list(found.values())


def _is_for_engine(path: Path, words: Vocabulary) -> bool:
    return engine.readable_as_is(path) and not doubts.is_doubtful(path, words)


def counted(found: Opened, book: Rulebook, year: int) -> engine.Roll:
    """The roll of `found` with its tally made. Raises InvalidInputError where a value has no meaning.

    A table that leaves rows out would not be the table of this roll.
    """
    only = tuple(check for check in terms.all_checks() if check.code == "KD701")
    bad = report.check(found.roll, report.Rules(book, year, (), only))
    if bad.diagnostics or found.rejected:
        every = (*bad.diagnostics, *found.rejected)
        raise InvalidInputError(Report.of(every, (*bad.files, *{one.file for one in found.rejected})))
    if found.roll.rows and not found.roll.answers("SELECT 1 FROM tally WHERE rating <> '' LIMIT 1"):
        column = BY_KEY[statements.STAGES[found.roll.stage]].heading
        raise KiemdiemError(
            _("Danh sách chưa có mức xếp loại nào ở cột “{column}”").format(column=column),
            _("Xem các cột đã đọc: kiemdiem roll read FILE"),
        )
    return found.roll


def empty(files: Iterable[object]) -> KiemdiemError:
    """That a roll has no row: a sheet that nobody filled in is not a clean one."""
    named = show("; ".join(map(str, files)), 200)
    return KiemdiemError(_("{files}: danh sách không có dòng nào").format(files=named))


def provisional(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, those of caps marked where rows could not be read or have no rating: with them the figures move."""
    every = list(found)
    if not any(one.code in ("KD701", "KD705") for one in every):
        return every
    why = _("Tạm tính: còn dòng chưa đọc được hoặc chưa có mức (KD701, KD705)")
    return [one._replace(hint=f"{one.hint}. {why}" if one.hint else why) if one.code in CAPS else one for one in every]


def counts(roll: engine.Roll, *, by_unit: bool = True) -> list[Count]:
    """What the summary tables are made of; without `by_unit` only the overall one."""
    rows = roll.answers(statements.summary(by_unit=by_unit))
    found = [
        Count(unit, group, subject, rating, int(n), reason, bool(branch))
        for unit, group, subject, rating, reason, branch, n in rows
    ]
    if not any(count.rating == "" for count in found):
        return found
    waiting = roll.answers(statements.pending(by_unit=by_unit))
    return summary.waiting(found, {(*key, bool(branch)): int(n) for *key, branch, n in waiting}, roll.stage)


def warnings(roll: engine.Roll, year: int) -> list[str]:
    """What a reader of the figures of a roll that is counted must know: by which column they are counted, how many
    have no decision yet, whether somebody stands there twice, which names are written in several ways.
    """
    return [*remarks.of(roll), *remarks.of_year(roll, year)]


def overall(roll: engine.Roll) -> Grid:
    """The overall table of a roll that is counted."""
    return summary.overall(counts(roll, by_unit=False))


def caps(plan: Plan | None, book: Rulebook, id_: str) -> tuple[Layer, ...]:
    """The caps of the plan, those of `book` where it is named by `id_` or the plan has none."""
    if plan and not id_:
        found: tuple[Layer, ...] = import_module("kiemdiem.layers.of_plan").layers(plan)
        return found or layers.of_rulebook(book)
    return layers.of_rulebook(book)


def across_units(plan: Plan | None) -> frozenset[str]:
    """The names of the comparable groups that go across units."""
    return frozenset(group.name for group in plan.comparable_groups if group.across_units) if plan else frozenset()


def listing(roll: engine.Roll, capped: Sequence[Layer], plan: Plan | None) -> Listing:
    """The roll as a list under caps: units in the order of the plan and then as Vietnamese sorts, classes, groups."""
    across = across_units(plan)
    subjects = _subjects(plan) if plan else {}
    order = {unit.name: place for place, unit in enumerate(plan.units)} if plan else {}
    rows = roll.answers(statements.LINES)
    keys = {unit: (order.get(unit, len(order)), sort_key(unit), unit) for unit, *_rest in rows}
    places: dict[str, int] = {kind: place for place, kind in enumerate(KINDS)}
    lines = [
        Line(
            unit,
            group,
            Tally(int(rated), int(good), int(excellent), int(middle)),
            subjects.get((group, kind), ""),
            kind,
            group in across,
            own=bool(own),
        )
        for unit, group, kind, own, rated, excellent, good, middle in sorted(
            rows, key=lambda row: (keys[row[0]], places.get(row[2], len(places)), not row[3], row[1])
        )
    ]
    names: dict[str, str] = {kind: kind_name(kind) for kind in KINDS}
    names |= {subject.id: subject.name for subject in plan.subjects} if plan else {}
    return Listing(capped, lines, Labels(subjects=names))


def _subjects(plan: Plan) -> dict[tuple[str, str], str]:
    """The plan's own class of a comparable group and kind."""
    kinds = {subject.id: subject.kind for subject in plan.subjects}
    return {
        (group.name, kinds[group.subject]): group.subject for group in plan.comparable_groups if group.subject in kinds
    }

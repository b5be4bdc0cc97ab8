"""What is asked: which list, under which caps, which unit and group of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.ceilings import Labels, Listing, Quota
    from kiemdiem.plan import Plan, Unit
    from kiemdiem.quota import Layer

_MOST = 10_000_000


@dataclass(frozen=True)
class Asked:
    """A list under its caps, and what of it is asked for: the quotas, and the unit where it is one.

    `plain` is the question of a unit of the plan's register, or of counts given by hand.
    """

    listing: Listing
    quotas: Sequence[Quota]
    unit: str
    illustration: str | None
    plain: bool

    @property
    def labels(self) -> Labels:
        """What units and groups are called."""
        return self.listing.labels


@dataclass(frozen=True)
class Question:
    """The words of the command line."""

    plan: str | None
    unit: str
    group: str
    by_hand: tuple[int | None, ...]
    rolls: tuple[Path, ...]
    rulebook: str

    def ask(self) -> Asked:
        """The list and the quotas asked for. Raises KiemdiemError where they cannot be told."""
        plan, layers = self._caps()
        if counts := self._counts():
            return self._given(plan, layers, counts)
        listing = self._listing(plan, layers)
        if self.unit:
            return self._of_unit(plan, listing)
        mark = None if self.rolls or not plan else _mark(plan)
        return Asked(listing, self._chosen(listing.quotas, listing.labels), "", mark, plain=False)

    def years(self, files: Sequence[Path]) -> list[tuple[str, Listing]]:
        """The lists of several rolls, under the name of their file."""
        plan, layers = self._caps()
        return [(path.stem, self._of_rolls((path,), plan, layers)) for path in files]

    def _listing(self, plan: Plan | None, layers: Sequence[Layer]) -> Listing:
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.layers import of_plan

        if self.rolls:
            return self._of_rolls(self.rolls, plan, layers)
        if plan and (listing := of_plan.register(plan).changed(layers=layers)).lines:
            return listing
        if self.unit:
            raise _no_unit(plan, self.unit)
        raise KiemdiemError(
            _("Kế hoạch chưa có số liệu của đơn vị nào"),
            _("Thêm counts dưới từng đơn vị ở mục units; hoặc dùng --roll FILE; hoặc --rated, --good, --excellent"),
        )

    def _caps(self) -> tuple[Plan | None, tuple[Layer, ...]]:
        """The plan, and the layers: of the rulebook that is named, else of the plan."""
        from kiemdiem import arguments, layers, rulebooks
        from kiemdiem.display import show
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.layers import of_plan

        book = rulebooks.find(self.rulebook) if self.rulebook else None
        if self.rulebook and not book:
            raise KiemdiemError(
                _("Không có bộ quy định “{id}”").format(id=show(self.rulebook, 40)), ", ".join(rulebooks.names())
            )
        if book and self.plan is None and (self.rolls or any(n is not None for n in self.by_hand)):
            return None, layers.of_rulebook(book)
        plan, _source = arguments.open_plan(self.plan)
        found = layers.of_rulebook(book) if book else of_plan.layers(plan)
        if not found:
            example = "caps: [{id: xuat-sac, text: không quá 20%, percent: 20, basis: pool}]"
            raise KiemdiemError(
                _("Kế hoạch không có tỷ lệ tối đa cho mức xuất sắc"),
                _("Thêm vào kế hoạch: {example}").format(example=example),
            )
        return plan, found

    def _counts(self) -> list[int]:
        from kiemdiem.errors import KiemdiemError

        counts = [count for count in self.by_hand if count is not None]
        if counts and len(counts) < len(self.by_hand):
            raise KiemdiemError(
                _("Phải cho đủ cả ba số: --rated, --good, --excellent"),
                _("Ví dụ: --rated 50 --good 37 --excellent 10"),
            )
        if max(counts, default=0) > _MOST:
            raise KiemdiemError(_("Số lượng không được quá {most}").format(most=_MOST))
        return counts

    def _given(self, plan: Plan | None, layers: Sequence[Layer], counts: list[int]) -> Asked:
        """Counts by hand are one list of their own: whatever a cap counts inside, it counts just these."""
        from kiemdiem.ceilings import Labels, Line, Listing
        from kiemdiem.quota import Tally

        known = plan.unit(self.unit) if plan and self.unit else None
        name = known.id if known else self.unit or _("danh sách")
        listing = Listing(layers, [Line(name, "", Tally(*counts))], Labels({name: known.name} if known else {}))
        return Asked(listing, listing.quotas, name, None, plain=True)

    def _of_unit(self, plan: Plan | None, listing: Listing) -> Asked:
        if self.rolls:
            known = plan.unit(self.unit) if plan else None
            name = _in_roll(known.name if known else self.unit, listing)
            return Asked(listing, self._chosen(listing.of_unit(name), listing.labels), name, None, plain=False)
        known = plan.unit(self.unit) if plan else None
        if plan is None or known is None:
            raise _no_unit(plan, self.unit)
        found = self._chosen(listing.of_unit(known.id), listing.labels)
        if not any(quota.limits for quota in found):
            raise _no_counts(known)
        return Asked(listing, found, known.id, known.illustration, plain=True)

    def _chosen(self, quotas: Sequence[Quota], labels: Labels) -> Sequence[Quota]:
        """The quotas of the group that is asked for; all of them where none is."""
        from kiemdiem.display import show
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.vietnamese import fold, nearest

        if not self.group:
            return quotas
        names = {group: labels.group(group) for quota in quotas for group in quota.groups}
        wanted = {id_ for id_, name in names.items() if fold(self.group) in (fold(id_), fold(name))}
        if not wanted:
            near = nearest(self.group, names.values())
            listed = "; ".join(show(name, 60) for name in list(names.values())[:20])
            hint = _("Có phải là “{near}”?").format(near=show(near, 60)) if near else listed
            raise KiemdiemError(_("Không có nhóm “{name}”").format(name=show(self.group, 60)), hint)
        return [quota for quota in quotas if wanted & set(quota.groups)]

    def _of_rolls(self, files: Sequence[Path], plan: Plan | None, layers: Sequence[Layer]) -> Listing:
        from kiemdiem import rolls

        year = rolls.assessed_year(plan, None)
        book = rolls.rulebook(plan, self.rulebook, year)
        found = rolls.opened(map(str, files), plan, book)
        with found.roll:
            return rolls.listing(rolls.counted(found, book, year), layers, plan)


def _mark(plan: Plan) -> str | None:
    """The mark of figures that no source gives, where a unit of the register bears it."""
    return next((unit.illustration for unit in plan.units if unit.counts and unit.illustration), None)


def _in_roll(name: str, listing: Listing) -> str:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.vietnamese import fold, nearest

    units = {line.unit: listing.labels.unit(line.unit) for line in listing.lines}
    for id_, called in units.items():
        if fold(name) in (fold(id_), fold(called)):
            return id_
    near = nearest(name, units.values())
    hint = _("Có phải là “{near}”?").format(near=show(near, 60)) if near else ""
    raise KiemdiemError(_("Danh sách không có đơn vị “{name}”").format(name=show(name, 60)), hint)


def _no_unit(plan: Plan | None, name: str) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.vietnamese import nearest

    units = plan.units if plan else ()
    names = [called for unit in units for called in (unit.name, *unit.aliases, unit.id)]
    registered = "; ".join(f"{show(unit.name, 60)} ({unit.id})" for unit in units[:20])
    listed = _("Đơn vị trong kế hoạch: {units}").format(units=registered + ("; …" if len(units) > 20 else ""))
    if not units:
        listed = _("Kế hoạch chưa có mục units; cho số liệu bằng --rated, --good, --excellent")
    near = nearest(name, names)
    hint = _("Có phải là “{near}”?").format(near=show(near, 60)) + " " + listed if near else listed
    return KiemdiemError(_("Không có đơn vị “{name}”").format(name=show(name, 60)), hint)


def _no_counts(unit: Unit) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    if unit.counts:
        return KiemdiemError(
            _("Không tỷ lệ nào trong mục caps tính trong đơn vị “{name}”").format(name=show(unit.name, 60)),
            _("Xem lại within và subjects của từng mục trong caps"),
        )
    example = "counts: [{group: nhom, rated: 50, good: 37, excellent: 10}]"
    return KiemdiemError(
        _("Đơn vị “{name}” chưa có số liệu").format(name=show(unit.name, 60)),
        _("Thêm dưới đơn vị: {example}; hoặc cho --rated, --good, --excellent").format(example=example),
    )

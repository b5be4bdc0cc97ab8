"""What is asked: which list, under which caps, which unit and group of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem.commands.quota import refusals
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.ceilings import Labels, Listing, Quota
    from kiemdiem.plan import Plan
    from kiemdiem.quota import Layer

_MOST = 10_000_000


@dataclass(frozen=True)
class Asked:
    """A list under its caps, and what of it is asked for: the quotas, the unit and the groups where they are named.

    `plain` is the question of a unit of the plan's register, or of counts given by hand.
    """

    listing: Listing
    quotas: Sequence[Quota]
    unit: str = ""
    groups: frozenset[str] = frozenset()
    illustration: str | None = None
    plain: bool = False

    @property
    def labels(self) -> Labels:
        """What units and groups are called."""
        return self.listing.labels

    def wants(self, quota: Quota) -> bool:
        """Whether a quota is of the unit and of the groups that are asked for; merged and split groups are."""
        of_group = not self.groups or self.groups & set(quota.groups) or not self._known.issuperset(quota.groups)
        return bool(of_group) and (not self.unit or self.unit in quota.units)

    @cached_property
    def _known(self) -> frozenset[str | None]:
        """The groups of the list."""
        return frozenset(line.group for line in self.listing.lines)


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
        if given := any(count is not None for count in self.by_hand):
            refusals.refuse("--rated, --good, --excellent", {"--group": self.group, "--roll": self.rolls})
        plan, layers = self._caps(without_plan=given or bool(self.rolls))
        if given:
            return self._given(plan, layers, self._counts())
        listing = self._listing(plan, layers)
        unit, mark, plain = "", _mark(plan) if plan and not self.rolls else None, False
        quotas: Sequence[Quota] = listing.quotas
        if self.unit:
            unit, mark, plain = self._unit(plan, listing)
            quotas = listing.of_unit(unit)
        groups = self._groups(quotas, listing.labels)
        chosen = [quota for quota in quotas if not groups or groups & set(quota.groups)]
        if not any(quota.limits for quota in chosen):
            raise refusals.no_cap(plan, self.unit)
        return Asked(listing, chosen, unit, groups, mark, plain)

    def years(self, files: Sequence[Path]) -> list[tuple[str, Listing]]:
        """The lists of several rolls, under the names of their files, with folders where these are alike."""
        refusals.refuse(
            "--compare",
            {"--unit": self.unit, "--group": self.group, "--roll": self.rolls, "--rated": any(self.by_hand)},
        )
        plan, layers = self._caps(without_plan=True)
        stems = [path.stem for path in files]
        names = stems if len(set(stems)) == len(stems) else [f"{path.parent.name}/{path.stem}" for path in files]
        return [(name, self._of_rolls((path,), plan, layers)) for name, path in zip(names, files, strict=True)]

    def _listing(self, plan: Plan | None, layers: Sequence[Layer]) -> Listing:
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.layers import of_plan

        if self.rolls:
            return self._of_rolls(self.rolls, plan, layers)
        if plan and (listing := of_plan.register(plan).changed(layers=layers)).lines:
            return listing
        if self.unit:
            raise refusals.no_unit(plan, self.unit)
        raise KiemdiemError(
            _("Kế hoạch chưa có số liệu của đơn vị nào"),
            _("Thêm counts dưới từng đơn vị ở mục units; hoặc dùng --roll FILE; hoặc --rated, --good, --excellent"),
        )

    def _unit(self, plan: Plan | None, listing: Listing) -> tuple[str, str | None, bool]:
        """The unit that is named, its mark, and whether it is one of the register."""
        known = plan.unit(self.unit) if plan else None
        if self.rolls:
            return _in_roll(known.name if known else self.unit, listing), None, False
        if known is None:
            raise refusals.no_unit(plan, self.unit)
        if not known.counts:
            raise refusals.no_counts(known)
        return known.id, known.illustration, True

    def _groups(self, quotas: Sequence[Quota], labels: Labels) -> frozenset[str]:
        """The groups that are called as asked for; none where none is asked for."""
        from kiemdiem.display import show
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.hints import did_you_mean
        from kiemdiem.vietnamese import fold

        if not self.group:
            return frozenset()
        names = {group: labels.group(group) for quota in quotas for group in quota.groups}
        exact = {id_ for id_, name in names.items() if self.group in (id_, name)}
        found = exact or {id_ for id_, name in names.items() if fold(self.group) in (fold(id_), fold(name))}
        if found:
            return frozenset(found)
        listed = "; ".join(show(name, 60) for name in list(names.values())[:20])
        hint = did_you_mean(self.group, names.values(), listed)
        raise KiemdiemError(_("Không có nhóm “{name}”").format(name=show(self.group, 60)), hint)

    def _of_rolls(self, files: Sequence[Path], plan: Plan | None, layers: Sequence[Layer]) -> Listing:
        import typer

        from kiemdiem import rolls
        from kiemdiem.display import show

        year = rolls.assessed_year(plan, None)
        book = rolls.rulebook(plan, self.rulebook, year)
        opened = rolls.opened(map(str, files), plan, book, year)
        with opened.roll:
            roll = rolls.counted(opened, book, year)
            for line in (*rolls.warnings(roll, year), *opened.left_aside):
                typer.echo(show(line, 1000), err=True)
            listing = rolls.listing(roll, layers, plan)
        if not listing.lines:
            raise rolls.empty(files)
        return listing

    def _caps(self, *, without_plan: bool) -> tuple[Plan | None, tuple[Layer, ...]]:
        """The plan, and the layers: of the rulebook that is named, else of the plan. A roll, and counts by hand, need
        no plan where a rulebook is named.
        """
        from kiemdiem import arguments, layers, rulebooks
        from kiemdiem.display import show
        from kiemdiem.errors import KiemdiemError
        from kiemdiem.layers import of_plan

        book = rulebooks.find(self.rulebook) if self.rulebook else None
        if self.rulebook and not book:
            raise KiemdiemError(
                _("Không có bộ quy định “{id}”").format(id=show(self.rulebook, 40)), ", ".join(rulebooks.names())
            )
        if book and self.plan is None and without_plan:
            return None, layers.of_rulebook(book)
        try:
            plan, _source = arguments.open_plan(self.plan)
        except KiemdiemError as missing:
            if self.plan is None and without_plan and missing.hint:
                hint = missing.hint + "; " + _("hoặc --rulebook 2019 để dùng tỷ lệ của bộ quy định")
                raise KiemdiemError(missing.message, hint) from None
            raise
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
        labels = Labels({name: known.name} if known else {})
        on_excellent = [layer for layer in layers if layer.level == "excellent"]
        listing = Listing(on_excellent, [Line(name, None, Tally(*counts))], labels)
        if not any(quota.limits for quota in listing.quotas):
            raise refusals.no_cap(plan, "")
        return Asked(listing, listing.quotas, name, plain=True)


def _mark(plan: Plan) -> str | None:
    """The mark of figures that no source gives, where a unit of the register bears it."""
    return next((unit.illustration for unit in plan.units if unit.counts and unit.illustration), None)


def _in_roll(name: str, listing: Listing) -> str:
    """The unit of a roll that is called so: exactly, else as words compare, else without diacritics."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.hints import did_you_mean
    from kiemdiem.vietnamese import fold, same_words

    units = dict.fromkeys(line.unit for line in listing.lines)
    for key in (str, same_words, fold):
        if len(found := [unit for unit in units if key(unit) == key(name)]) == 1:
            return found[0]
    message = _("Danh sách không có đơn vị “{name}”").format(name=show(name, 60))
    raise KiemdiemError(message, did_you_mean(name, units))

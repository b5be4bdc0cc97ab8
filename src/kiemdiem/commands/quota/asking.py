"""What is asked: which list, under which caps, which unit and group of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
            _refuse("--rated, --good, --excellent", {"--group": self.group, "--roll": self.rolls})
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
            raise _no_cap(plan, self.unit)
        return Asked(listing, chosen, unit, groups, mark, plain)

    def years(self, files: Sequence[Path]) -> list[tuple[str, Listing]]:
        """The lists of several rolls, under the names of their files, with folders where these are alike."""
        _refuse(
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
            raise _no_unit(plan, self.unit)
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
            raise _no_unit(plan, self.unit)
        if not known.counts:
            raise _no_counts(known)
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
            raise _no_cap(plan, "")
        return Asked(listing, listing.quotas, name, plain=True)


def refuse_together(*, compare: bool, what_if: bool, explain: bool, form: str) -> None:
    """KiemdiemError for options of which one would be passed over in silence."""
    _refuse("--compare", {"--what-if": compare and what_if, "--explain": compare and explain})
    _refuse("--explain", {"--what-if": explain and what_if, f"--output-format {form}": explain and form != "text"})


def _mark(plan: Plan) -> str | None:
    """The mark of figures that no source gives, where a unit of the register bears it."""
    return next((unit.illustration for unit in plan.units if unit.counts and unit.illustration), None)


def _refuse(option: str, others: dict[str, object]) -> None:
    """KiemdiemError where an option is given beside one that makes no sense with it."""
    from kiemdiem.errors import KiemdiemError

    for name, given in others.items():
        if given:
            raise KiemdiemError(_("{option} không dùng cùng {other}").format(option=option, other=name))


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


def _no_cap(plan: Plan | None, unit: str) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    hint = _("Xem lại within và subjects của từng mục trong caps") if plan else ""
    known = plan.unit(unit) if plan and unit else None
    if known:
        told = _("Không tỷ lệ nào trong mục caps tính trong đơn vị “{name}”")
        return KiemdiemError(told.format(name=show(known.name, 60)), hint)
    return KiemdiemError(_("Không tỷ lệ nào tính trên danh sách này"), hint)


def _no_unit(plan: Plan | None, name: str) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.hints import did_you_mean

    units = plan.units if plan else ()
    names = [called for unit in units for called in (unit.name, *unit.aliases, unit.id)]
    registered = "; ".join(f"{show(unit.name, 60)} ({unit.id})" for unit in units[:20])
    listed = _("Đơn vị trong kế hoạch: {units}").format(units=registered + ("; …" if len(units) > 20 else ""))
    if not units:
        listed = _("Kế hoạch chưa có mục units; cho số liệu bằng --rated, --good, --excellent")
    hint = f"{did_you_mean(name, names)} {listed}".strip()
    return KiemdiemError(_("Không có đơn vị “{name}”").format(name=show(name, 60)), hint)


def _no_counts(unit: Unit) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    example = "counts: [{group: nhom, rated: 50, good: 37, excellent: 10}]"
    return KiemdiemError(
        _("Đơn vị “{name}” chưa có số liệu").format(name=show(unit.name, 60)),
        _("Thêm dưới đơn vị: {example}; hoặc cho --rated, --good, --excellent").format(example=example),
    )

"""What cannot be asked of a list, and what to ask instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.plan import Plan, Unit


def refuse_together(*, compare: bool, what_if: bool, explain: bool, form: str) -> None:
    """KiemdiemError for options of which one would be passed over in silence."""
    refuse("--compare", {"--what-if": compare and what_if, "--explain": compare and explain})
    refuse("--explain", {"--what-if": explain and what_if, f"--output-format {form}": explain and form != "text"})


def refuse(option: str, others: dict[str, object]) -> None:
    """KiemdiemError where an option is given beside one that makes no sense with it."""
    from kiemdiem.errors import KiemdiemError

    for name, given in others.items():
        if given:
            raise KiemdiemError(_("{option} không dùng cùng {other}").format(option=option, other=name))


def no_cap(plan: Plan | None, unit: str) -> Exception:
    """No cap counts on the list, or on the one `unit` of it that is asked for."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    hint = _("Xem lại within và subjects của từng mục trong caps") if plan else ""
    known = plan.unit(unit) if plan and unit else None
    if known:
        told = _("Không tỷ lệ nào trong mục caps tính trong đơn vị “{name}”")
        return KiemdiemError(told.format(name=show(known.name, 60)), hint)
    return KiemdiemError(_("Không tỷ lệ nào tính trên danh sách này"), hint)


def no_unit(plan: Plan | None, name: str) -> Exception:
    """The plan has no unit called so: the nearest, and those it has."""
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


def no_counts(unit: Unit) -> Exception:
    """The plan has no figures for a unit."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    example = "counts: [{group: nhom, rated: 50, good: 37, excellent: 10}]"
    return KiemdiemError(
        _("Đơn vị “{name}” chưa có số liệu").format(name=show(unit.name, 60)),
        _("Thêm dưới đơn vị: {example}; hoặc cho --rated, --good, --excellent").format(example=example),
    )

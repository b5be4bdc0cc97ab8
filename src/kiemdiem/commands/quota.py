"""kiemdiem quota: how many may be rated excellent in a unit and its comparable groups."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.ceilings import Quota
    from kiemdiem.plan import Plan, Unit

HELP = _("Số suất hoàn thành xuất sắc của một đơn vị: mức trần theo từng cách hiểu, công thức, căn cứ, còn hay vượt.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem quota --unit 'Đảng bộ xã A'\n\n"
    "kiemdiem quota --unit 'Chi bộ Văn phòng' --rated 50 --good 37 --excellent 10\n\n"
    "Mã thoát 1 khi vượt mức trần."
)

_MOST = 10_000_000


class Format(StrEnum):
    """How the ceilings are printed."""

    TEXT = "text"
    JSON = "json"


def command(
    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
    ] = None,
    unit: Annotated[
        str, typer.Option(autocompletion=completion.units, help=_("Đơn vị: mã, tên hoặc tên gọi khác."))
    ] = "",
    rated: Annotated[int | None, typer.Option(help=_("Tổng số được xếp loại, thay cho số trong kế hoạch."))] = None,
    good: Annotated[int | None, typer.Option(help=_("Số hoàn thành tốt, không kể xuất sắc."))] = None,
    excellent: Annotated[int | None, typer.Option(help=_("Số hoàn thành xuất sắc."))] = None,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where a ceiling that binds is exceeded."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.tables.quota import write

    loaded, _source = arguments.open_plan(plan)
    by_hand = (rated, good, excellent)
    known, found = _quotas(loaded, unit, by_hand)
    if output_format is Format.JSON:
        _write_json(known.id if known else unit, found)
    else:
        illustration = known.illustration if known and by_hand == (None, None, None) else None
        write(loaded, known.name if known else unit, illustration, found, sys.stdout)
    return int(any(quota.binding.exceeded for quota in found if quota.binding))


def _quotas(plan: Plan, name: str, by_hand: tuple[int | None, ...]) -> tuple[Unit | None, list[Quota]]:
    """The unit of this name, and its ceilings; with counts given by hand it need not be registered."""
    from kiemdiem.ceilings import Quota, excellent_caps, quotas
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.quota import Tally, all_limits

    caps = excellent_caps(plan)
    if not caps:
        example = "caps: [{id: xuat-sac, text: không quá 20%, percent: 20, basis: pool}]"
        raise KiemdiemError(
            _("Kế hoạch không có tỷ lệ tối đa cho mức xuất sắc"),
            _("Thêm vào kế hoạch: {example}").format(example=example),
        )
    counts = [count for count in by_hand if count is not None]
    if counts and len(counts) < len(by_hand):
        raise KiemdiemError(
            _("Phải cho đủ cả ba số: --rated, --good, --excellent"), _("Ví dụ: --rated 50 --good 37 --excellent 10")
        )
    known = plan.unit(name) if name else None
    if max(counts, default=0) > _MOST:
        raise KiemdiemError(_("Số lượng không được quá {most}").format(most=_MOST))
    if counts and name:
        tally = Tally(*counts)
        return known, [Quota((), tally, all_limits(caps, tally))]
    if known is None:
        raise _no_unit(plan, name)
    found = quotas(plan, known)
    if not any(quota.limits for quota in found):
        raise _no_counts(known)
    return known, found


def _no_unit(plan: Plan, name: str) -> Exception:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.vietnamese import nearest

    names = [called for unit in plan.units for called in (unit.name, *unit.aliases, unit.id)]
    registered = "; ".join(f"{show(unit.name, 60)} ({unit.id})" for unit in plan.units[:20])
    listed = _("Đơn vị trong kế hoạch: {units}").format(units=registered + ("; …" if len(plan.units) > 20 else ""))
    if not plan.units:
        listed = _("Kế hoạch chưa có mục units; cho số liệu bằng --rated, --good, --excellent")
    if not name:
        return KiemdiemError(_("Phải cho biết đơn vị: --unit"), listed)
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


def _write_json(unit: str, found: list[Quota]) -> None:
    import json
    import sys

    groups = [
        {
            "group": quota.group,
            "rated": quota.counts.rated,
            "good": quota.counts.good,
            "excellent": quota.counts.excellent,
            "limits": [
                {
                    "basis": limit.basis,
                    "percent": limit.percent,
                    "max": limit.max,
                    "binding": limit.binding,
                    "exceeded": limit.exceeded,
                }
                for limit in quota.limits
            ],
        }
        for quota in found
    ]
    document = {"version": 1, "unit": unit, "groups": groups}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    sys.stdout.write(text.replace("##[", "#\\u0023[") + "\n")

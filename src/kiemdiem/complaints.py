"""What the schema complains of, in the words of people who write plans: what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from kiemdiem.display import show
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import Node, Plan
from kiemdiem.source import Steps
from kiemdiem.vietnamese import printed_dates


def explain(kind: str, steps: Steps, context: Mapping[str, Any], model: type[Node] = Plan) -> tuple[str, str, str]:
    """Code, message and hint for one complaint of the schema of `model`."""
    key = show(next((step for step in reversed(steps) if isinstance(step, str)), ""), 60)
    if kind == "extra_forbidden":
        spilt = context.get("value") is None and " " in key
        return "KD006", _("Mục lạ “{key}”").format(key=key), _spilt_value() if spilt else _known_keys(model, steps)
    if kind == "missing":
        return "KD007", _("Thiếu mục “{key}”").format(key=key), _("Thêm dòng “{key}: …”").format(key=key)
    if kind in ("literal_error", "enum"):
        return "KD008", *_choice(key, context)
    if kind in ("greater_than_equal", "less_than_equal"):
        code = "KD402" if key == "percent" else "KD008"
        return code, *_bounds(kind, key, context)
    message, hint = _MESSAGES.get(kind, _unforeseen)(key, context)
    return "KD008", message, hint


def _value(context: Mapping[str, Any]) -> str:
    value = context.get("value")
    return show(_written(value), 60) if isinstance(value, str | int | bool) else ""


def _written(value: str | int | bool) -> str:
    """`value` as a file has it: true, not True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spilt_value() -> str:
    return _("Trong {…}, giá trị có dấu phẩy phải đặt trong ngoặc kép")


def _known_keys(model: type[Node], steps: Steps) -> str:
    fields = _model_at(model, steps[:-1])
    known = sorted(info.alias or name for name, info in fields.model_fields.items()) if fields else []
    listed = _("Các mục có ở đây: {known}").format(known=", ".join(known))
    return did_you_mean(str(steps[-1]), known, listed)


def _model_at(root: type[Node], steps: Steps) -> type[Node] | None:
    """The model class that describes the value at `steps` below `root`."""
    model: type[Node] | None = root
    for step in steps:
        if isinstance(step, int) or model is None:
            continue
        by_key = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        model = _model_in(by_key.get(step))
    return model


def _model_in(annotation: Any) -> type[Node] | None:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple) or get_args(annotation):
        return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
    return None


def _choice(key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or ["true"]
    message = _("“{value}” không dùng được cho “{key}”").format(value=_value(context), key=key)
    value = context.get("value")
    listed = _("Chọn một trong: {known}").format(known=", ".join(known))
    return message, did_you_mean(value, known, listed) if isinstance(value, str) else listed


def _bounds(kind: str, key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    message = _("“{key}: {value}” nằm ngoài khoảng cho phép").format(key=key, value=_value(context))
    if key == "percent":
        return message, _("Tỷ lệ phần trăm từ 0 đến 100")
    if kind == "greater_than_equal":
        return message, _("Nhỏ nhất là {bound}").format(bound=context["ge"])
    return message, _("Lớn nhất là {bound}").format(bound=context["le"])


def _unforeseen(key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    return _("Giá trị của “{key}” không dùng được").format(key=key), _value(context)


def _text(key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    value = context.get("value")
    if value is None:
        return _("“{key}” để trống").format(key=key), _("Viết giá trị, hoặc bỏ cả dòng")
    if isinstance(value, bool | int):
        return (
            _("“{key}” phải là chữ").format(key=key),
            _('Đặt trong ngoặc kép: {key}: "{value}"').format(key=key, value=show(_written(value), 40)),
        )
    return (
        _("“{key}” phải là chữ, không phải danh sách hay bảng").format(key=key),
        _("Chữ có [, {{ hoặc “: ” thì đặt cả giá trị trong ngoặc kép").format(),
    )


def _day_format(_key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    value = _value(context)
    if printed := printed_dates(value):
        hint = _("Viết {iso}").format(iso=printed[0].isoformat())
    else:
        hint = _("Viết năm-tháng-ngày, ví dụ 2022-11-05")
    return _("“{value}” không phải là ngày").format(value=value), hint


def _too_long(key: str, context: Mapping[str, Any]) -> tuple[str, str]:
    return _("“{key}” quá dài").format(key=key), _("Nhiều nhất {n} ký tự").format(n=context["max_length"])


def _table(key: str, _context: Mapping[str, Any]) -> tuple[str, str]:
    return (
        _("“{key}” phải là bảng các mục").format(key=key) if key else _("Tệp này không phải là bảng các mục"),
        _("Viết mỗi mục một dòng “tên: giá trị”, hoặc {{tên: giá trị}}").format(),
    )


_MESSAGES: dict[str, Callable[[str, Mapping[str, Any]], tuple[str, str]]] = {
    "string_type": _text,
    "string_too_short": lambda key, _c: (_("“{key}” để trống").format(key=key), _("Viết giá trị, hoặc bỏ cả dòng")),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": lambda _k, c: (
        _("“{value}” không dùng làm mã được").format(value=_value(c)),
        _('Mã viết thường không dấu, nối bằng gạch ngang: ban-thuong-vu; số mục viết như văn bản: "9.1"'),
    ),
    "int_type": lambda key, _c: (
        _("“{key}” phải là số nguyên").format(key=key),
        _("Viết số, không ngoặc kép, không dấu %"),
    ),
    "bool_type": lambda key, _c: (
        _("“{key}” phải là true hoặc false").format(key=key),
        _("Viết {key}: true, không ngoặc kép; hoặc bỏ cả dòng").format(key=key),
    ),
    "tuple_type": lambda key, _c: (
        _("“{key}” phải là danh sách").format(key=key),
        _("Viết [a, b], hoặc mỗi dòng một gạch đầu dòng “- ”"),
    ),
    "too_short": lambda key, c: (
        _("Danh sách “{key}” trống hoặc thiếu").format(key=key),
        _("Cần ít nhất {n}").format(n=c["min_length"]),
    ),
    "model_type": _table,
    "model_attributes_type": _table,
    "dict_type": _table,
    "unquoted_id": lambda _k, c: (
        _('Mã phải đặt trong ngoặc kép: "{value}"').format(value=_value(c)),
        _("Không có ngoặc kép thì YAML hiểu là số: 9.10 thành 9.1, 09 thành 9"),
    ),
    "day_format": _day_format,
    "day_missing": lambda _k, c: (
        _("Không có ngày {value}").format(value=_value(c)),
        _("Kiểm tra lại tháng (01 đến 12) và số ngày của tháng đó"),
    ),
    "day_year": lambda _k, c: (_("Năm của {value} không hợp lý").format(value=_value(c)), _("Năm từ 1900 đến 2100")),
    "period_format": lambda _k, c: (
        _("“{value}” không phải là tháng, quý, nửa năm hay năm").format(value=_value(c)),
        _("Viết 2023-02, 2023-Q1, 2023-H1 hoặc 2023"),
    ),
    "clock_format": lambda _k, c: (
        _("“{value}” không phải là giờ").format(value=_value(c)),
        _('Viết "16:30" trong ngoặc kép'),
    ),
    "points_format": lambda _k, c: (
        _("“{value}” không phải là số điểm").format(value=_value(c)),
        _('Viết 10 hoặc 2,5 (dấu phẩy); trong {{…}} thì đặt trong ngoặc kép: "2,5"').format(),
    ),
    "one_of": lambda key, c: (
        _("“{key}” cần đúng một trong các mục: {keys}").format(key=key, keys=c["keys"]),
        _("Giữ một mục, bỏ các mục kia"),
    ),
    "needs_key": lambda _k, c: (
        _("Có “{key}” thì phải có “{needs}”").format(key=c["key"], needs=c["needs"]),
        _("Thêm “{needs}”, hoặc bỏ “{key}”").format(key=c["key"], needs=c["needs"]),
    ),
    "nested_deadline": lambda key, _c: (
        _("Thời hạn trong “{key}” không chia tiếp được nữa").format(key=key),
        _("Trong finish, report và meant chỉ ghi ngày"),
    ),
    "period_order": lambda _k, _c: (_("Ngày cuối có trước ngày đầu"), _("Đổi chỗ from và to, hoặc sửa lại ngày")),
    "period_long": lambda _k, _c: (_("Đợt kiểm điểm kéo dài hơn 10 năm"), _("Kiểm tra lại năm của from và to")),
    "month_of_period": lambda key, c: (
        _("“{key}”: kỳ này chỉ có {months} tháng").format(key=key, months=c["months"]),
        _("month đếm từ tháng đầu của kỳ"),
    ),
}

"""What a project says once for all its checks: .kiemdiem.toml, or [tool.kiemdiem] in pyproject.toml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kiemdiem import toml_files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.vietnamese import nearest

MAX_BYTES = 256 * 1024
MOST = 1000
"""A threshold is at most this."""


@dataclass(frozen=True)
class Config:
    """Codes to look for and to leave out (by prefix), whether warnings fail, files that no folder brings along, and
    the thresholds of rules: working days from issue to the first deadline, tasks of one body due in the same week.

    `folder` is where the file stands, for the paths of `exclude`; None without a file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    exclude: tuple[str, ...] = ()
    days_to_first_deadline: int = 10
    tasks_in_a_week: int = 4
    folder: Path | None = None


def read(start: Path) -> Config:
    """The configuration of the folder `start` or the nearest folder above it; the default where there is none.

    Raises KiemdiemError for a file that cannot be read, an unknown key, a value of the wrong kind.
    """
    for folder in (start, *start.parents):
        own, shared = folder / ".kiemdiem.toml", folder / "pyproject.toml"
        if own.is_file():
            return _config(own, toml_files.read(own, MAX_BYTES))
        if shared.is_file() and (table := _in_tool(toml_files.read(shared, MAX_BYTES))) is not None:
            return _config(shared, table)
    return Config()


def _in_tool(table: dict[str, Any]) -> Any:
    tools = table.get("tool")
    return tools.get("kiemdiem") if isinstance(tools, dict) else None


def _config(path: Path, table: Any) -> Config:
    known = {field.name: field.default for field in fields(Config) if field.name != "folder"}
    values: dict[str, Any] = {}
    if not isinstance(table, dict):
        raise KiemdiemError(f"{show(path)}: " + _("“{key}” phải là bảng các mục").format(key="tool.kiemdiem"))
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            near = nearest(name, known)
            listed = ", ".join(name.replace("_", "-") for name in known)
            hint = _("Có phải là “{near}”?").format(near=near.replace("_", "-")) if near else listed
            raise KiemdiemError(f"{show(path)}: " + _("Mục lạ “{key}”").format(key=show(key, 60)), hint)
        if name in values:
            raise KiemdiemError(f"{show(path)}: " + _("Mục “{key}” ghi hai lần").format(key=show(key, 60)))
        values[name] = _value(path, key, value, known[name])
    return Config(**values, folder=path.parent)


def _value(path: Path, key: str, value: Any, default: Any) -> Any:
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        raise KiemdiemError(f"{show(path)}: " + _("“{key}” phải là true hoặc false").format(key=key))
    if isinstance(default, int):
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
            return value
        raise KiemdiemError(
            f"{show(path)}: " + _("“{key}” phải là số nguyên từ 0 đến {most}").format(key=key, most=MOST)
        )
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    raise KiemdiemError(
        f"{show(path)}: " + _("“{key}” phải là danh sách").format(key=key), _('Viết {key} = ["…"]').format(key=key)
    )

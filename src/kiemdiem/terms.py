"""The terms of rating that every part of the program shares: levels, classes, what a cap counts and inside what."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from kiemdiem.language import _

Level = Literal["excellent", "good", "satisfactory", "unsatisfactory"]
Kind = Literal["organisation", "member", "collective", "leader", "official"]
Basis = Literal["pool", "strict", "total"]
Rounding = Literal["down", "nearest"]
Scope = Literal["unit", "group", "class", "whole"]

LEVELS: tuple[Level, ...] = ("excellent", "good", "satisfactory", "unsatisfactory")
"""The levels, the best first."""

KINDS: tuple[Kind, ...] = ("organisation", "member", "collective", "leader", "official")
"""The classes of subjects."""

BASES: tuple[Basis, ...] = ("pool", "strict", "total")
"""What a percentage is reckoned on: the good or better, the good only, all rated."""

SCOPES: tuple[Scope, ...] = ("unit", "group", "class", "whole")
"""What a percentage is counted inside."""


class Form(StrEnum):
    """The forms of a table: for a terminal, for programs, for Excel."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Stage(StrEnum):
    """The ratings of a subject, the first given first."""

    SELF = "self"
    PROPOSED = "proposed"
    DECIDED = "decided"


def kind_name(kind: str) -> str:
    """A class of subjects in its usual words."""
    return {
        "organisation": _("tổ chức đảng"),
        "member": _("đảng viên"),
        "collective": _("tập thể lãnh đạo, quản lý"),
        "leader": _("cá nhân cán bộ lãnh đạo, quản lý"),
        "official": _("cán bộ, công chức, viên chức"),
    }.get(kind, kind)


def level_name(level: str) -> str:
    """A level in full words, or that somebody is not rated."""
    return {
        "excellent": _("Hoàn thành xuất sắc nhiệm vụ"),
        "good": _("Hoàn thành tốt nhiệm vụ"),
        "satisfactory": _("Hoàn thành nhiệm vụ"),
        "unsatisfactory": _("Không hoàn thành nhiệm vụ"),
        "unrated": _("Không xếp loại"),
    }.get(level, level)


def role_name(role: str) -> str:
    """What a body does in a task, as a verb."""
    return {
        "directs": _("chỉ đạo"),
        "leads": _("chủ trì"),
        "advises": _("tham mưu"),
        "implements": _("thực hiện"),
        "coordinates": _("phối hợp"),
        "consolidates": _("tổng hợp"),
        "consulted": _("cho ý kiến"),
        "appraises": _("thẩm định"),
        "decides": _("quyết định"),
        "through": _("chuyển qua"),
        "attends": _("dự"),
        "receives": _("nhận"),
        "keeps": _("lưu"),
    }.get(role, role)

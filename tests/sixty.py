"""Sixty units with their results: figures to try documents on (số liệu minh họa), in which everything foots."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from kiemdiem import arguments
from kiemdiem.plan import Plan
from rolls import Row, write_csv

GROUPS = {
    "Đảng bộ xã, phường": ("organisation", True),
    "Đảng bộ cơ quan": ("organisation", True),
    "Chi bộ cơ sở": ("organisation", True),
    "Ban thường vụ, ban chấp hành": ("collective", True),
    "Chi ủy": ("collective", True),
    "Bí thư": ("leader", True),
    "Phó bí thư": ("leader", True),
    "Chi bộ trực thuộc": ("organisation", False),
    "Đảng viên": ("member", False),
}
"""The comparable groups: what is in each, and whether it goes across units."""

_NAMES = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hà",
    "Khánh",
    "Lâm",
    "Minh",
    "Nga",
    "Phúc",
    "Quang",
    "Sơn",
    "Thảo",
    "Yến",
)


def units() -> list[tuple[str, str]]:
    """The name of every unit and the group that it is in."""
    return [
        *((f"Đảng bộ {'phường' if n <= 6 else 'xã'} số {n:02d}", "Đảng bộ xã, phường") for n in range(1, 21)),
        *((f"Đảng bộ cơ quan số {n:02d}", "Đảng bộ cơ quan") for n in range(1, 13)),
        *((f"Chi bộ cơ sở số {n:02d}", "Chi bộ cơ sở") for n in range(1, 29)),
    ]


def plan(folder: Path, **document: object) -> Plan:
    """A plan of a Party committee with these units and groups, and a cap of 20% inside each group."""
    kinds = {"organisation": "tổ chức đảng", "member": "đảng viên", "collective": "tập thể lãnh đạo, quản lý"}
    kinds["leader"] = "cá nhân cán bộ lãnh đạo, quản lý"
    text = {
        "document": {
            "subject": "kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên và tập thể, cá nhân năm 2022",
            "year": 2022,
            "issuer": "btv",
            "letterhead": {"superior": "ĐẢNG BỘ TỈNH A", "issuer": "THỊ ỦY B"},
            "number": "45-KH/TU",
            "place": "Thị xã B",
            "date": "2022-11-02",
            **document,
        },
        "rulebook": "2019",
        "agencies": [
            {"id": "tinh", "name": "Ban Thường vụ Tỉnh ủy A", "level": "province"},
            {"id": "btv", "name": "Ban Thường vụ Thị ủy B", "level": "district", "superior": "tinh"},
            {"id": "thuong-truc", "name": "Thường trực Thị ủy B", "level": "district"},
            {"id": "tc-nv", "name": "Cơ quan Tổ chức - Nội vụ thị xã", "level": "district"},
            {"id": "van-phong", "name": "Văn phòng Thị ủy B", "level": "district"},
            {"id": "co-so", "name": "các đảng ủy, chi bộ trực thuộc Thị ủy B", "kind": "group", "superior": "btv"},
        ],
        "subjects": [{"id": kind, "name": name, "kind": kind} for kind, name in kinds.items()],
        "caps": [
            {
                "id": "xuat-sac",
                "text": "số được xếp loại hoàn thành xuất sắc nhiệm vụ không quá 20%",
                "percent": 20,
                "basis": "pool",
                "within": ["group"],
                "rounding": "down",
            }
        ],
        "tasks": [
            {
                "id": "1",
                "text": "Tổ chức kiểm điểm.",
                "roles": [
                    {"role": "directs", "who": ["thuong-truc"]},
                    {"role": "leads", "who": ["tc-nv"]},
                    {"role": "implements", "who": ["co-so"]},
                ],
            }
        ],
        "comparable_groups": [
            {
                "id": f"nhom-{n}",
                "name": name,
                "subject": kind,
                "across_units": across,
                "illustration": "số liệu minh họa",
            }
            for n, (name, (kind, across)) in enumerate(GROUPS.items(), 1)
        ],
        "units": [
            {"id": f"don-vi-{n}", "name": name, "part_of": "co-so", "illustration": "số liệu minh họa"}
            for n, (name, _group) in enumerate(units(), 1)
        ],
        "recipients": [
            {"text": "Ban Thường vụ Tỉnh ủy A (báo cáo)", "to": ["tinh"]},
            {"text": "Thường trực Thị ủy B", "to": ["thuong-truc"]},
            {"text": "Các đảng ủy, chi bộ trực thuộc Thị ủy B", "to": ["co-so"]},
            {"text": "Lưu Văn phòng Thị ủy B", "to": ["van-phong"], "keeps": True},
        ],
        "signature": {"authority": "T/M BAN THƯỜNG VỤ", "capacity": "PHÓ BÍ THƯ", "name": "Nguyễn Minh Họa"},
    }
    path = folder / "sixty.yaml"
    path.write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")
    return arguments.open_plan(str(path))[0]


def roll(folder: Path, seed: int = 60) -> Path:
    """The results of these units, all decided; within every cap."""
    return write_csv(list(rows(seed)), folder / "sixty.csv")


def rows(seed: int = 60) -> Iterator[Row]:
    """Every row of the roll."""
    chance = random.Random(seed)
    for number, (unit, group) in enumerate(units()):
        level = _level(number, group)
        yield _row(chance, unit, group, "organisation", unit, level)
        if group == "Chi bộ cơ sở":
            yield _row(chance, unit, "Chi ủy", "collective", f"Chi ủy {unit[:1].lower()}{unit[1:]}", level)
        else:
            body = f"Ban thường vụ đảng ủy {unit.removeprefix('Đảng bộ ')}"
            yield _row(chance, unit, "Ban thường vụ, ban chấp hành", "collective", body, level)
        yield _leader(chance, unit, "Bí thư", level, head=True)
        yield _leader(chance, unit, "Phó bí thư", "good" if level == "excellent" else level, head=False)
        if group != "Chi bộ cơ sở":
            yield from _branches(chance, unit)
        yield from _members(chance, unit, chance.randint(9, 40))


def _level(number: int, group: str) -> str:
    """One unit in eight of a group excellent, one in ten satisfactory, one unsatisfactory, the others good."""
    first = {"Đảng bộ xã, phường": 0, "Đảng bộ cơ quan": 20, "Chi bộ cơ sở": 32}[group]
    place = number - first
    if place % 8 == 3:
        return "excellent"
    if number == 45:
        return "unsatisfactory"
    return "satisfactory" if place % 10 == 6 else "good"


def _row(chance: random.Random, unit: str, group: str, subject: str, name: str, level: str, **more: str) -> Row:
    """A row whose own rating is sometimes a level better than what was proposed and decided."""
    own = "excellent" if level == "good" and chance.random() < 0.2 else level
    row = {"unit": unit, "comparable_group": group, "subject": subject, "name": name, "self_rating": own}
    return row | {"proposed": level, "decided": level} | more


def _leader(chance: random.Random, unit: str, post: str, level: str, *, head: bool) -> Row:
    name = f"{chance.choice(('Nguyễn', 'Trần', 'Lê', 'Phạm'))} Minh Họa {chance.choice(_NAMES)}"
    seat = unit.replace("Đảng bộ", "Đảng ủy")
    more = {"post": f"{post} {seat[:1].lower()}{seat[1:]}", "head": "x" if head else ""}
    return _row(chance, unit, post, "leader", name, level, **more)


def _branches(chance: random.Random, unit: str) -> Iterator[Row]:
    for number in range(1, chance.randint(5, 9)):
        level = "excellent" if number == 5 else "good" if number < 8 else "satisfactory"
        name = f"Chi bộ số {number}"
        yield _row(chance, unit, "Chi bộ trực thuộc", "organisation", name, level, body=name)


def _members(chance: random.Random, unit: str, number: int) -> Iterator[Row]:
    for place in range(number):
        level = "excellent" if place % 7 == 6 else "satisfactory" if place % 11 == 5 else "good"
        yield _row(chance, unit, "Đảng viên", "member", f"Đảng viên {place}", level)
    missing = {"self_rating": "", "proposed": "", "decided": "unrated"}
    if chance.random() < 0.6:
        yield _row(chance, unit, "Đảng viên", "member", "Đảng viên a", "", **missing, reason="kết nạp dưới 6 tháng")
    if chance.random() < 0.6:
        exempt = {**missing, "excluded": "exempt", "reason": "miễn sinh hoạt đảng"}
        yield _row(chance, unit, "Đảng viên", "member", "Đảng viên b", "", **exempt)

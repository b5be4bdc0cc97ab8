"""Lists by name: who has which rating in each comparable group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.drafting.figures import MOST_NAMED, Figures
from kiemdiem.drafting.frame import BLANK
from kiemdiem.drafting.result_wording import abbreviation
from kiemdiem.drafting.results import CLASSES, NO_GROUP, entry_class, group_order, unit_order
from kiemdiem.drafting.wording import level
from kiemdiem.errors import KiemdiemError
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.roll.named import Entry
from kiemdiem.terms import LEVELS
from kiemdiem.vietnamese import fold

_NAMES = {"collective": "Tên tập thể", "leader": "Họ và tên"}
_PLACES = {"leader": "Chức vụ, đơn vị"}


@dataclass(frozen=True)
class NameList:
    """The entries of one class in one comparable group, units in the order of the plan, heads first."""

    class_: str
    group: str
    entries: tuple[Entry, ...]


def lists(plan: Plan, figures: Figures, inside: Iterable[str] = ()) -> list[NameList]:
    """The lists of a roll, one for each class and comparable group, of what units are themselves and of their leaders.

    Of the groups `inside` also those of bodies inside units. Raises KiemdiemError where they would name too many.
    """
    wanted = set(inside)
    within = [entry for entry in figures.inside if entry.group in wanted]
    every = [*figures.entries, *within]
    if len(every) > MOST_NAMED or (wanted and len(figures.inside) > MOST_NAMED):
        told = _("Danh sách nêu tên quá nhiều: nhiều nhất {most} dòng một văn bản")
        raise KiemdiemError(
            told.format(most=print_number(MOST_NAMED)), _("Chia danh sách thành nhiều tệp, nhiều văn bản")
        )
    found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in every:
        found[entry_class(entry), entry.group or NO_GROUP].append(entry)
    groups, units = group_order(plan), unit_order(plan)
    keys = sorted(found, key=lambda key: (CLASSES.index(key[0]), groups(key[1])))
    return [
        NameList(*key, tuple(sorted(found[key], key=lambda entry: (units(entry.unit), not entry.head)))) for key in keys
    ]


def excellent(found: Sequence[NameList], class_: str) -> list[str]:
    """The names of those of a class that are rated excellent."""
    return [
        entry.called for one in found if one.class_ == class_ for entry in one.entries if entry.rating == "excellent"
    ]


def table(plan: Plan, found: NameList) -> dict[str, Any]:
    """A list as a table: the headings of its columns, its rows, whether names need a second column, its sum."""
    levels = {id_: abbreviation(level(plan, id_)) for id_ in LEVELS} | {"unrated": "Không xếp loại"}
    more = found.class_ == "leader" or any(_place(entry) for entry in found.entries)
    return {
        "cot_ten": _NAMES.get(found.class_, "Tên tổ chức, đơn vị"),
        "cot_them": _PLACES.get(found.class_, "Đơn vị"),
        "co_them": more,
        "dong": [_row(place, entry, levels) for place, entry in enumerate(found.entries, 1)],
        "cong": _sum(found, levels),
    }


def _row(number: int, entry: Entry, levels: dict[str, str]) -> dict[str, str]:
    rated = entry.rating in LEVELS
    why = entry.reason if not rated else ""
    return {
        "tt": str(number),
        "ten": entry.called or BLANK,
        "them": _place(entry),
        "tu": levels.get(entry.self_rating, ""),
        "de_nghi": levels.get(entry.proposed, ""),
        "ket_qua": levels.get(entry.rating, ""),
        "ghi_chu": "; ".join(filter(None, (why, entry.note))),
    }


def _place(entry: Entry) -> str:
    """What the name leaves out: the post, the body and the unit, each unless what stands before says it."""
    leads = entry.subject == "leader"
    parts: list[str] = []
    for part in (entry.post if leads else "", entry.body, entry.unit):
        if part and not _says("; ".join(("" if leads else entry.called, *parts)), part):
            parts.append(part)
    return ", ".join(parts)


def _says(text: str, name: str) -> bool:
    """Whether `text` has the name of a body, or all of it but its kind: "đảng ủy xã Ninh Hiệp" says "Đảng bộ xã Ninh
    Hiệp".
    """
    words = fold(name).split()
    told = fold(text)
    return " ".join(words) in told or (len(words) > 3 and " ".join(words[2:]) in told)


def _sum(found: NameList, levels: dict[str, str]) -> str:
    counted = {id_: sum(entry.rating == id_ for entry in found.entries) for id_ in LEVELS}
    told = [f"{levels[id_]} {print_number(number)}" for id_, number in counted.items() if number]
    if rest := len(found.entries) - sum(counted.values()):
        told.append(f"chưa xếp loại {print_number(rest)}")
    return f"Tổng số {print_number(len(found.entries))}: {'; '.join(told)}."

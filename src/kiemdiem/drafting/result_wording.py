"""Results in sentences: how many there are, how many of each level, what share of the good are excellent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiemdiem.drafting.frame import marked
from kiemdiem.drafting.results import Result
from kiemdiem.drafting.wording import level, listed, share
from kiemdiem.grid import print_number
from kiemdiem.plan import Plan
from kiemdiem.roll.summary import Row, reasons_told
from kiemdiem.terms import LEVELS

MOST_IN_A_SENTENCE = 30
"""Names that a sentence tells; more of them stand only in a list."""


def overall(result: Result) -> str:
    """How many there are, how many are to be rated, are rated, are not and why.

    Exempt ones are no part of those to be rated.
    """
    noun, total, exempt = result.noun, result.total, result.exempt.unrated
    due = total.rated + total.unrated - exempt
    told = [f"Tổng số {print_number(due + exempt)} {noun}"]
    if exempt:
        told.append(f"{_exempt(result)} {print_number(exempt)} {noun}")
        told.append(f"thuộc diện đánh giá, xếp loại {print_number(due)} {noun}")
    told.append(f"được đánh giá, xếp loại {_counted(total.rated, due, noun)}")
    if waiting := due - total.rated:
        why = reasons_told(total.reasons - result.exempt.reasons)
        told.append(f"chưa đánh giá, xếp loại {print_number(waiting)} {noun} ({why})")
    return f"{'; '.join(told)}."


def levels(plan: Plan, result: Result, excellent: Sequence[str] = (), where: str = "") -> list[str]:
    """A line for each level with its number and its share of the rated; the names of the `excellent` where they are
    few, else `where` they stand.
    """
    lines = []
    for id_ in LEVELS:
        number = result.total.levels[id_]
        told = _counted(number, result.total.rated, result.noun) if number else "không có"
        if id_ == "excellent" and number:
            told += _names(excellent, where)
        lines.append(f"- {level(plan, id_)}: {told}")
    return closed(lines)


def excellent_share(plan: Plan, row: Row, noun: str) -> str:
    """The excellent as a share of the good or better, with the two numbers; empty where nobody is good."""
    excellent, pool = row.levels["excellent"], row.levels["excellent"] + row.levels["good"]
    if not pool:
        return ""
    best, good = (small(level(plan, id_)) for id_ in LEVELS[:2])
    numbers = f"{print_number(excellent)}/{print_number(pool)} {noun}"
    return f"Số {best} bằng {share(excellent, pool)} số {good} trở lên ({numbers})."


def by_group(plan: Plan, result: Result) -> list[str]:
    """A line for each comparable group with the number of every level and the share of the excellent."""
    lines = []
    for name, row in result.groups.items():
        told = [f"{small(level(plan, id_))} {print_number(row.levels[id_])}" for id_ in LEVELS if row.levels[id_]]
        excellent, pool = row.levels["excellent"], row.levels["excellent"] + row.levels["good"]
        numbers = f" ({print_number(excellent)}/{print_number(pool)})"
        of_pool = [f"tỷ lệ xuất sắc trong số tốt trở lên {share(excellent, pool)}{numbers}"] if pool else []
        rated = f"được đánh giá, xếp loại {print_number(row.rated)} {result.noun}"
        lines.append(f"- {name}: {'; '.join([rated, *told, *of_pool])}")
    return closed(lines)


def closed(lines: Iterable[str]) -> list[str]:
    """Lines of a list: a semicolon after each, a full stop after the last, nothing after the dots of a blank."""
    every = [line.rstrip(" .;") for line in lines]
    marks = [";"] * (len(every) - 1) + ["."]
    return [marked(line, mark) for line, mark in zip(every, marks, strict=True)] if every else []


def abbreviation(name: str) -> str:
    """A level in the first letters of its words, as tables have it: "HTXSNV"."""
    return "".join(word[0].upper() for word in name.split())


def abbreviations(plan: Plan) -> str:
    """What the abbreviations of levels in tables mean."""
    names = [level(plan, id_) for id_ in LEVELS]
    return f"{'; '.join(f'{abbreviation(name)}: {name}' for name in names)}."


def small(name: str) -> str:
    """A level inside a sentence."""
    return name[:1].lower() + name[1:]


def _counted(number: int, whole: int, noun: str) -> str:
    return f"{print_number(number)} {noun} ({share(number, whole)})" if whole else f"{print_number(number)} {noun}"


def _exempt(result: Result) -> str:
    party = result.id == "member"
    return "miễn hoặc đình chỉ sinh hoạt đảng" if party else "không thuộc diện đánh giá, xếp loại"


def _names(names: Sequence[str], where: str) -> str:
    if not names or len(names) > MOST_IN_A_SENTENCE:
        return f", {where}" if where else ""
    return f", gồm: {listed(names)}"

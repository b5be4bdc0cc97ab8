"""Word templates for people and programs: whose each is, which names it uses, what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kiemdiem.display import json_text, show
from kiemdiem.language import _
from kiemdiem.word.checkup import Checkup
from kiemdiem.word.places import Place
from kiemdiem.word.tags import Problem


def write_list(found: Iterable[tuple[Place, Checkup]], stream: TextIO) -> None:
    """Print every template that is used, whose it is and where, and its names."""
    console = _console(stream)
    for place, checkup in found:
        whose = _("của đơn vị") if place.own else _("kèm theo chương trình")
        name = f"{place.folder}/{place.name}" if place.folder else place.name
        console.print(Text(f"{show(name)} ({whose}: {show(place.path, 1000)})", "bold"))
        broken = _("không dùng được: kiemdiem template check {path}").format(path=show(place.path, 1000))
        _print(console, broken if not checkup.fit else _names(checkup), "" if checkup.fit else "red")


def write_checks(found: Sequence[Checkup], stream: TextIO) -> None:
    """Print what is wrong in every template, and what is to be known of it."""
    console = _console(stream)
    for checkup in found:
        console.print(Text(show(checkup.path, 1000), "bold"))
        if checkup.refused:
            _print(console, f"{show(checkup.refused[0], 1000)}\n→ {checkup.refused[1]}", "red")
        for problem in checkup.problems:
            _print(console, str(problem), "red")
        for line in _remarks(checkup):
            _print(console, line)
    broken = sum(not checkup.fit for checkup in found)
    total = _("{n} mẫu, {broken} mẫu không dùng được") if broken else _("{n} mẫu, đều dùng được")
    console.print(Text(total.format(n=len(found), broken=broken)))


def write_json(found: Sequence[Checkup], stream: TextIO) -> None:
    """Print one JSON object with stable English keys."""
    stream.write(json_text({"version": 1, "templates": [_entry(checkup) for checkup in found]}))


def _remarks(checkup: Checkup) -> Iterator[str]:
    if not checkup.fit:
        return
    yield _names(checkup)
    if checkup.split:
        yield _("{n} thẻ bị Word chia cắt, được nối lại khi đọc").format(n=checkup.split)
    if checkup.blank:
        yield _("Thử với số liệu minh họa, các tên này trống hoặc chỉ có dấu chấm: {names}").format(
            names=", ".join(checkup.blank)
        )
    if not checkup.kind:
        yield _(
            "Tên tệp không phải một loại văn bản: không đối chiếu được tên trong thẻ, và không lệnh nào dùng mẫu này"
        )


def _names(checkup: Checkup) -> str:
    return _("Tên dùng: {names}").format(names=", ".join(checkup.names) or _("không tên nào"))


def _entry(checkup: Checkup) -> dict[str, object]:
    refused = checkup.refused
    return {
        "file": str(checkup.path),
        "kind": checkup.kind or None,
        "fit": checkup.fit,
        "names": list(checkup.names),
        "split_tags": checkup.split,
        "blank": list(checkup.blank),
        "refused": {"reason": refused[0], "hint": refused[1]} if refused else None,
        "problems": [_problem(problem) for problem in checkup.problems],
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"paragraph": problem.paragraph, "tag": problem.tag, "reason": problem.why, "hint": problem.hint}


def _console(stream: TextIO) -> Console:
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _print(console: Console, text: str, style: str = "") -> None:
    console.print(Padding(Text(text, style), (0, 0, 0, 2), expand=False))

"""Which commands are run on a hostile plan, and what each of them has to answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from hostile.cases import Made, Trial, Verdict
from running import PLAN_2022

FORMS = ("text", "json", "github", "gitlab", "junit", "sarif")
NAME = "plan.yaml"
PLACE = r"plan\.yaml:[0-9]+:[0-9]+: |,line=[0-9]+,|\"line\": [0-9]+|startLine|plan\.yaml:[0-9]+:[0-9]+\""
TODAY = ("--today", "2022-11-01")


@dataclass(frozen=True)
class Command:
    """Words of the command line (`PLAN` is the file); what it prints; exit codes for a file that is no plan, that is
    no YAML, and for one in which nothing is wrong."""

    words: str
    form: str = "text"
    wrong: frozenset[int] = frozenset({1})
    unreadable: frozenset[int] = frozenset({1})
    clean: frozenset[int] = frozenset({0})
    today: bool = False


_ANY = frozenset({0, 1, 2})
_CHECKS = [Command(f"check PLAN --output-format {form}", form, today=True) for form in FORMS]
_OTHERS = [
    Command("check PLAN --fix", wrong=frozenset({0, 1}), today=True),
    Command("check PLAN --diff", "diff", frozenset({0, 1}), frozenset({0, 1}), frozenset({0, 1}), today=True),
    Command("check PLAN --no-ignore --strict", clean=_ANY, today=True),
    Command("check PLAN --show-ignored", today=True),
    Command("check PLAN --statistics", "statistics", today=True),
    Command("fmt PLAN", wrong=frozenset({0, 1})),
    Command("fmt --check PLAN", wrong=frozenset({0, 1}), clean=frozenset({0, 1})),
    Command("fmt --diff PLAN", "diff", wrong=frozenset({0, 1}), clean=frozenset({0, 1})),
    *(Command(f"quota PLAN --output-format {form}", form, clean=_ANY) for form in ("text", "json", "csv")),
    *(Command(f"quota PLAN {how}", clean=_ANY) for how in ("--out out.xlsx", "--explain", "--what-if percent=25")),
    *(Command(f"deadlines PLAN --output-format {form}", form, today=True) for form in ("text", "json")),
    *(Command(f"status PLAN --output-format {form}", form, today=True) for form in ("text", "json", "csv")),
    Command("log PLAN"),
    Command("record received --unit phường\u00a0A --task II.4 --plan PLAN", clean=_ANY, today=True),
    *(Command(f"render {kind} PLAN --out out") for kind in ("ke-hoach", "thong-bao", "phieu-giao-viec --merge")),
    Command("render-notice PLAN --out out"),
    Command("export html PLAN --out out.html", today=True),
    Command("export xlsx PLAN --out out.xlsx", today=True),
    *(Command(f"export csv PLAN --table {table}", "csv", today=True) for table in ("board", "deadlines", "matrix")),
    Command("export ics PLAN --out out.ics", today=True),
    Command("export ics PLAN --each --out out", today=True),
    *(Command(f"graph PLAN --output-format {form}", form) for form in ("text", "dot", "svg")),
    *(Command(f"timeline PLAN --output-format {form}", form, today=True) for form in ("text", "json")),
    *(Command(f"calendar PLAN --output-format {form}", form, today=True) for form in ("text", "json")),
    *(Command(f"brief PLAN --format {form}", form, today=True) for form in ("text", "zalo", "json")),
    Command("brief PLAN --out out.docx", today=True),
    Command("remind PLAN --send --out out", clean=_ANY, today=True),
    *(
        Command(f"diff PLAN before.yaml --output-format {form}", form, frozenset({1, 2}), frozenset({1, 2}), _ANY)
        for form in ("text", "markdown", "json")
    ),
    Command("diff before.yaml PLAN", "text", frozenset({1, 2}), frozenset({1, 2}), _ANY),
    Command("new 2023 --from PLAN --out new.yaml", clean=_ANY),
    Command("meetings list PLAN", clean=_ANY),
    Command("meetings check PLAN", today=True, clean=_ANY),
    Command("meetings free PLAN --unit phường\u00a0A", today=True, clean=_ANY),
]


_CODES = {Verdict.UNREADABLE: "KD00[1-5]", Verdict.WRONG: "KD00[1-8]"}
"""A file that is refused is refused for what is wrong with it, not for what a rule says of the rest."""


@functools.cache
def _before() -> bytes:
    return PLAN_2022.read_bytes()


def trials(made: Iterable[Made], chance: Random, *, others: float) -> Iterator[Trial]:
    """Each file given to `check`, in one format after the other, and a share of `others` to another command."""
    for number, file in enumerate(made):
        yield _trial(file, _CHECKS[number % len(_CHECKS)])
        if chance.random() < others:
            yield _trial(file, chance.choice(_OTHERS))


def in_every_form(file: Made) -> Iterator[Trial]:
    """A file given to `check` in each of the formats."""
    for command in _CHECKS:
        yield _trial(file, command)


def _trial(file: Made, command: Command) -> Trial:
    words = [word.replace("\u00a0", " ").replace("PLAN", NAME) for word in command.words.split(" ")]
    files = {NAME: file.data}
    if "before.yaml" in words:
        files["before.yaml"] = _before()
    codes = {
        Verdict.UNREADABLE: command.unreadable,
        Verdict.WRONG: command.wrong,
        Verdict.CLEAN: command.clean,
        Verdict.EITHER: _ANY,
    }[file.verdict]
    told = codes == {1} and command.form != "statistics"
    place = rf"(?s)(?=.*{_CODES.get(file.verdict, '')})(?=.*(?:{PLACE}))" if told else ""
    arguments = (*words, *TODAY) if command.today else tuple(words)
    return Trial(f"{file.name} | {command.words}", files, arguments, codes, NAME, place, command.form)

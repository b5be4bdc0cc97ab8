"""Which commands are run on hostile rolls, ledgers and Word files, and what each of them has to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from hostile.cases import Made, Trial, Verdict
from hostile.plan_trials import FORMS, TODAY
from running import PLAN_2022

_ANY, _FAILS, _FINDS = frozenset({0, 1, 2}), frozenset({1, 2}), frozenset({1})


def of_rolls(made: Iterable[Made], ending: str, chance: Random) -> Iterator[Trial]:
    """Each roll read, in one way or another, and then checked or counted."""
    name = f"roll.{ending}"
    reading = (
        "--out clean.csv --errors back",
        "--output-format json",
        "--plan plan.yaml",
        "--with-names --errors back",
    )
    checking = [(f"roll check {name} --year 2022 --output-format {form}", form) for form in FORMS]
    counting = [(f"roll summary {name} --year 2022 --output-format {form}", form) for form in ("text", "json", "csv")]
    counting += [(f"roll summary {name} --year 2022 --out out.xlsx", "text")]
    counting += [(f"quota plan.yaml --roll {name}", "text"), (f"quota plan.yaml --compare {name} {name}", "text")]
    for file in made:
        files = {name: file.data, "plan.yaml": PLAN_2022.read_bytes()}
        how = chance.choice(reading)
        codes = {Verdict.CLEAN: frozenset({0}), Verdict.EITHER: _ANY}.get(file.verdict, _FAILS)
        if file.verdict is Verdict.CLEAN and "--plan" in how:
            codes = _ANY
        form = "json" if "json" in how else "text"
        yield Trial(
            f"{file.name} | roll read {how}", files, ("roll", "read", name, *how.split()), codes, name, "", form
        )
        words, form = chance.choice(checking + counting)
        codes = _FAILS if file.verdict in (Verdict.UNREADABLE, Verdict.WRONG) and "check" in words else _ANY
        yield Trial(f"{file.name} | {words}", files, tuple(words.split()), codes, name, "", form)


def of_ledgers(made: Iterable[Made], chance: Random) -> Iterator[Trial]:
    """Each ledger verified, which tells torn lines, and read by another command, which goes on without them."""
    name = "plan.ledger.jsonl"
    others = [(f"status plan.yaml --output-format {form}", form, True) for form in ("text", "json", "csv")]
    others += [(f"log plan.yaml --output-format {form}", form, False) for form in ("text", "json", "csv")]
    others += [("brief plan.yaml", "text", True), ("remind plan.yaml", "text", True)]
    others += [
        ("remind plan.yaml --send --out out", "text", True),
        ("export html plan.yaml --out out.html", "text", True),
    ]
    others += [("export xlsx plan.yaml --out out.xlsx", "text", True), ("export csv plan.yaml", "csv", True)]
    others += [("record received --unit phuong-a --task II.4 --plan plan.yaml", "text", True)]
    for file in made:
        files = {name: file.data, "plan.yaml": PLAN_2022.read_bytes()}
        codes = {Verdict.CLEAN: frozenset({0}), Verdict.EITHER: _ANY}.get(file.verdict, _FINDS)
        yield Trial(f"ledger, {file.name} | log --verify", files, ("log", "plan.yaml", "--verify"), codes, name)
        words, form, dated = chance.choice(others)
        arguments = (*words.split(), *(TODAY if dated else ()))
        yield Trial(f"ledger, {file.name} | {words}", files, arguments, _ANY, name, "", form)


def of_templates(made: Iterable[Made], chance: Random) -> Iterator[Trial]:
    """Each template checked, and used."""
    name = "templates/thong-bao.docx"
    for file in made:
        files = {name: file.data, "plan.yaml": PLAN_2022.read_bytes()}
        broken = file.verdict in (Verdict.UNREADABLE, Verdict.WRONG)
        codes = _FINDS if broken else frozenset({0}) if file.verdict is Verdict.CLEAN else frozenset({0, 1})
        form = chance.choice(("text", "json"))
        yield Trial(
            f"{file.name} | template check",
            files,
            ("template", "check", "--output-format", form),
            codes,
            name,
            "",
            form,
        )
        codes = frozenset({1, 2}) if broken else frozenset({0}) if file.verdict is Verdict.CLEAN else _ANY
        words = ("render-notice", "plan.yaml", "--agency", "van-phong", "--out", "out")
        yield Trial(f"{file.name} | render-notice", files, words, codes, name, name if broken else "")


def of_documents(made: Iterable[Made], chance: Random) -> Iterator[Trial]:
    """Each document inspected."""
    name = "giay.docx"
    for file in made:
        form = chance.choice((*FORMS, "all"))
        how = ("--show-all",) if form == "all" else ("--output-format", form)
        codes = {Verdict.UNREADABLE: _FAILS, Verdict.CLEAN: frozenset({0})}.get(file.verdict, _ANY)
        place = name if file.verdict is Verdict.UNREADABLE else ""
        shown = "text" if form == "all" else form
        words = ("inspect", name, *how)
        yield Trial(f"{file.name} | {' '.join(words)}", {name: file.data}, words, codes, name, place, shown)

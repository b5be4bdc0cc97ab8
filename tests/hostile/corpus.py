"""The whole corpus from a seed: what there is of each kind, as trials. `times` makes it so many times as large."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from hostile import file_trials, plan_trials
from hostile.cases import Made, Trial
from hostile.made import ledgers, plan_fields, plans, rolls, word_files
from running import PLAN_2022, ROOT

SEED = 2022


def known_killers(chance: Random, _times: int) -> Iterator[Trial]:
    """Plans that kill programs, by name, and right ones in odd dresses."""
    yield from plan_trials.trials(plans.killers(), chance, others=0.5)
    for file in plans.killers():
        if file.name in plans.FLOODS:
            yield from plan_trials.in_every_form(file)
    for name, raw in _plans(clean=True):
        yield from plan_trials.trials(plans.odd(name, raw.decode(), chance), chance, others=0.3)


def damaged_plans(chance: Random, times: int) -> Iterator[Trial]:
    """Plans with damaged bytes."""
    for name, raw in _plans():
        most = 12 if name == "2022" else 80
        yield from plan_trials.trials(plans.broken_bytes(name, raw, chance, most * times), chance, others=0.2)


def fields_of_plans(chance: Random, times: int, *, part: int = 0, parts: int = 1) -> Iterator[Trial]:
    """The plan of 2022, every field of it with what does not belong there; `part` is every so many-th field."""
    plan = plan_fields.Walked(PLAN_2022.read_text(encoding="utf-8"))

    def made() -> Iterator[Made]:
        for field in plan.fields[part::parts]:
            for value, known in chance.sample(list(plan_fields.values(chance)), min(2 * times, 200)):
                yield plan_fields.replaced(plan, field, value, known, chance)
            doubled = plan_fields.doubled(plan, field, chance)
            restructured = list(plan_fields.restructured(plan, field, chance))
            yield from [doubled] if doubled else []
            yield from chance.sample(restructured, min(times, len(restructured)))

    yield from plan_trials.trials(made(), chance, others=0.25)


def hostile_rolls(chance: Random, times: int) -> Iterator[Trial]:
    """Rolls as CSV and for Excel."""
    each = min(times, 20)
    yield from file_trials.of_rolls(rolls.of_csv(chance, 2 * each, 60 * times), "csv", chance)
    yield from file_trials.of_rolls(rolls.of_workbooks(chance, each, 70 * times), "xlsx", chance)


def hostile_ledgers(chance: Random, times: int) -> Iterator[Trial]:
    """Ledgers."""
    yield from file_trials.of_ledgers(ledgers.made(chance, min(2 * times, 60), 60 * times), chance)


def hostile_word_files(chance: Random, times: int) -> Iterator[Trial]:
    """Templates and documents."""
    yield from file_trials.of_templates(word_files.templates(chance, 60 * times), chance)
    yield from file_trials.of_documents(word_files.documents(chance, 130 * times), chance)


KINDS: Mapping[str, Callable[[Random, int], Iterator[Trial]]] = {
    "known killers": known_killers,
    "damaged plans": damaged_plans,
    "fields of plans": fields_of_plans,
    "rolls": hostile_rolls,
    "ledgers": hostile_ledgers,
    "word files": hostile_word_files,
}


def _plans(*, clean: bool = False) -> Iterator[tuple[str, bytes]]:
    """Whole plans to spoil; only those without errors where they are to stay `clean`."""
    for path in (PLAN_2022, *sorted((ROOT / "tests" / "cases").glob("*.yaml"))):
        if not clean or path.stem != "half-year-by-doer":
            yield path.stem, path.read_bytes()

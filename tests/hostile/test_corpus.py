"""The corpus itself: large enough, the same for the same seed, another for another."""

from __future__ import annotations

from itertools import islice
from random import Random

from hostile import corpus
from hostile.cases import Trial


def first(kind: str, seed: int) -> list[Trial]:
    return list(islice(corpus.KINDS[kind](Random(seed), 1), 40))


def test_the_same_seed_makes_the_same_files_and_another_seed_others() -> None:
    for kind in ("damaged plans", "fields of plans", "ledgers"):
        assert first(kind, 1) == first(kind, 1)
        assert first(kind, 1) != first(kind, 2)


def test_every_known_killer_is_there_by_name() -> None:
    names = " ".join(trial.name for trial in corpus.KINDS["known killers"](Random(1), 1))
    for word in (
        "alias bomb", "merge bomb", "self-reference", "depth", "5,000 digits", "surrogate", "%YAML 1.3", "tag", "NUL",
        "BOM", "UTF-16", "cp1258", "TCVN3", "NFD", "sexagesimal", "!!timestamp", "!!python", "key of a megabyte",
        "tag of a megabyte", "300,000 items", "31/02", "year 0", "year 99999", "twice",
    ):  # fmt: skip
        assert word in names, word

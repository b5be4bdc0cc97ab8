"""Plans that are known to kill programs, and right ones in odd dresses."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import corpus
from hostile.checking import check


def test_what_kills_other_programs_is_refused_with_its_place_and_what_only_looks_odd_is_taken(tmp_path: Path) -> None:
    check(corpus.known_killers(Random(corpus.SEED), 1), tmp_path, at_least=130)


def test_a_plan_with_damaged_bytes_never_breaks_the_program_and_is_never_called_clean(tmp_path: Path) -> None:
    check(corpus.damaged_plans(Random(corpus.SEED), 1), tmp_path, at_least=240)

"""Every other field of the plan of 2022: a file of its own, so that another worker may take it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import corpus
from hostile.checking import check


def test_whatever_stands_in_the_other_fields_is_refused_or_harmless(tmp_path: Path) -> None:
    check(corpus.fields_of_plans(Random(corpus.SEED), 1, part=1, parts=2), tmp_path, at_least=400)

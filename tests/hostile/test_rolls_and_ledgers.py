"""Rolls that units send, and ledgers, as nobody should have made them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import corpus
from hostile.checking import check


def test_a_roll_is_read_or_refused_cell_by_cell_whatever_is_in_it(tmp_path: Path) -> None:
    check(corpus.hostile_rolls(Random(corpus.SEED), 1), tmp_path, at_least=200)


def test_a_ledger_with_forged_and_torn_lines_hides_none_and_breaks_nothing(tmp_path: Path) -> None:
    check(corpus.hostile_ledgers(Random(corpus.SEED), 1), tmp_path, at_least=130)

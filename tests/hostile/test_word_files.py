"""Templates and documents in Word, damaged and forged."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import corpus
from hostile.checking import check


def test_a_word_file_is_used_or_refused_by_name_whatever_is_in_it(tmp_path: Path) -> None:
    check(corpus.hostile_word_files(Random(corpus.SEED), 1), tmp_path, at_least=200)

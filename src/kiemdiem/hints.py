"""What to say beside a complaint about a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.vietnamese import nearest

_LONGEST = 80


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The question whether the entry of `known` most like `word` is meant; `otherwise` where none is near."""
    near = nearest(word, known)
    return _("Có phải là “{near}”?").format(near=show(near, _LONGEST)) if near else otherwise

"""What the maker has to know of a kind of document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from kiemdiem.formats import Bodies
from kiemdiem.formats.model import BODIES
from tools.templates.blocks import Block
from tools.templates.family import Family
from tools.templates.frames import Annex

Body: TypeAlias = "Iterable[Block | Annex]"


@dataclass(frozen=True)
class Kind:
    """A kind of document: its title in the properties of the file, its body for a family, whether it has footnotes,
    who issues it, and whether its pages lie on their side (`across`).
    """

    title: str
    body: Callable[[Family], Body]
    footnotes: bool = False
    bodies: tuple[Bodies, ...] = BODIES
    across: bool = False

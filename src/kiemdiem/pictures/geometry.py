"""Sizes, places and ways, in the units of a picture: x to the right, y down."""

from __future__ import annotations

from dataclasses import dataclass, replace

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """The size of a box."""

    width: float
    height: float


@dataclass(frozen=True)
class Link:
    """A link from one box to another, by their numbers."""

    first: int
    then: int


@dataclass(frozen=True)
class Place:
    """Where a box stands: its left upper corner, its size, and its layer, from 0."""

    x: float
    y: float
    width: float
    height: float
    layer: int

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2

    def moved(self, right: float, down: float) -> Place:
        """The same somewhere else."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True)
class Route:
    """The way of a link, from box to box, as points of a broken line; `is_back` where it closes a ring."""

    points: tuple[Point, ...]
    is_back: bool

    def moved(self, right: float, down: float) -> Route:
        """The same somewhere else."""
        return replace(self, points=tuple((x + right, y + down) for x, y in self.points))


@dataclass(frozen=True)
class Layout:
    """A picture: its size, where the boxes stand, how the links run."""

    width: float
    height: float
    places: tuple[Place, ...]
    routes: tuple[Route, ...]

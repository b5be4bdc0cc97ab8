"""Positions -> an SVG picture: one text without scripts, fonts or anything from elsewhere, light and dark.

    cards = [Card("II.1", ("04/11/2022", "Xây dựng kế hoạch"), "…"), Card("II.4", ("05/12/2022",), "…")]
    layout = lay_out([size(card) for card in cards], [Link(0, 1)])
    text = draw(layout, cards, [Thread("II.1 → II.4: …", "1")], [Note("1. II.1 → II.4: …")], "Thứ tự", "…")

`cards` and `threads` come in the order of the places and the routes of the layout. Every text is escaped here; what
could steer a terminal or is no XML must be gone already (`display.show`). Inside a page give each picture a `name` of
its own: the ids begin with it. The style speaks only of the class `kd-graph`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Literal

from kiemdiem.pictures.geometry import Box, Layout, Place, Point, Route
from kiemdiem.pictures.lettering import broken, text_width
from kiemdiem.pictures.style import STYLE

Shape = Literal["square", "round", "pill"]
Tips = Literal["end", "both", "none"]

_CARD, _PADDING, _MARGIN, _SIZE, _LINE, _SMALL = 210.0, 10.0, 24.0, 13.0, 17.0, 10.0
_HEADING = 16.0
_APART = 64.0
_NARROWEST = 720.0
_ROUNDING = {"square": 0, "round": 8, "pill": 20}


@dataclass(frozen=True)
class Card:
    """What stands in a box: a head in bold, lines under it, the whole words for who points at it or listens."""

    head: str
    lines: tuple[str, ...]
    title: str
    shape: Shape = "round"


@dataclass(frozen=True)
class Thread:
    """How a link is drawn: its words for who points at it, a short mark on it, which ends have a tip."""

    title: str
    badge: str = ""
    tips: Tips = "end"
    dashed: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Note:
    """A line of text under the picture."""

    text: str
    strong: bool = False


def fitted(text: str, most: int) -> tuple[str, ...]:
    """`text` in at most so many lines of a card."""
    return tuple(broken(text, _CARD - 2 * _PADDING, _SIZE, most))


def size(card: Card) -> Box:
    """The size of the box that `card` needs."""
    return Box(_CARD, (1 + len(card.lines)) * _LINE + 2 * _PADDING - 4)


def draw(
    layout: Layout,
    cards: Sequence[Card],
    threads: Sequence[Thread],
    notes: Sequence[Note],
    title: str,
    description: str,
    *,
    name: str = "kd",
    standalone: bool = True,
) -> str:
    """The picture as SVG. `title` and `description` are for who cannot see it.

    With `standalone` it is a file of its own: STYLE is in it, and the title stands above the picture.
    """
    width = max(layout.width, _NARROWEST) + 2 * _MARGIN
    written = [(line, note.strong) for note in notes for line in broken(note.text, width - 2 * _MARGIN, _SIZE)]
    heading = broken(title, width - 2 * _MARGIN, _HEADING) if standalone else []
    top = _MARGIN + len(heading) * _HEADING * 1.5
    below = top + layout.height + _MARGIN + _LINE
    height = below + len(written) * _LINE + (_MARGIN if written else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kd-graph" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{name}-title" '
        f'aria-describedby="{name}-about">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-about">{escape(description)}</desc>',
        f"<style>{STYLE}</style>" if standalone else "",
        _tips(name),
        f'<rect class="paper" width="{width:.0f}" height="{height:.0f}"/>',
        *(_text(line, _MARGIN + (row + 0.7) * _HEADING * 1.5, "heading") for row, line in enumerate(heading)),
        f'<g transform="translate({_MARGIN:.0f} {top:.0f})">',
        *(_link(route, thread, name) for route, thread in zip(layout.routes, threads, strict=True)),
        *(_card(place, card) for place, card in zip(layout.places, cards, strict=True)),
        *_badges(layout, threads),
        "</g>",
        *(
            _text(line, below + row * _LINE, "strong-note" if strong else "note")
            for row, (line, strong) in enumerate(written)
        ),
        "</svg>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _tips(name: str) -> str:
    tip = (
        '<marker id="{name}-{id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
        'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="{id}" d="M0 0L10 5L0 10z"/></marker>'
    )
    return f"<defs>{tip.format(name=name, id='tip')}{tip.format(name=name, id='strong-tip')}</defs>"


def _link(route: Route, thread: Thread, name: str) -> str:
    classes = "link" + (" dashed" if thread.dashed else "") + (" strong" if thread.strong else "")
    tip = f"url(#{name}-{'strong-tip' if thread.strong else 'tip'})"
    ends = {"end": f' marker-end="{tip}"', "both": f' marker-start="{tip}" marker-end="{tip}"', "none": ""}[thread.tips]
    return f'<g class="{classes}"><title>{escape(thread.title)}</title><path d="{_path(route.points)}"{ends}/></g>'


def _path(points: Sequence[Point]) -> str:
    """A line through `points` that leaves and reaches each of them sideways."""
    found = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(y - to_y) < 1 or abs(x - to_x) < 1:
            found.append(f"L{to_x:.1f} {to_y:.1f}")
        else:
            half = (x + to_x) / 2
            found.append(f"C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
    return "".join(found)


def _card(place: Place, card: Card) -> str:
    left, top = place.x + _PADDING, place.y + _PADDING + _SIZE - 2
    lines = [f'<text class="head" x="{left:.1f}" y="{top:.1f}">{escape(card.head)}</text>']
    for row, line in enumerate(card.lines, 1):
        lines.append(f'<text x="{left:.1f}" y="{top + row * _LINE:.1f}">{escape(line)}</text>')
    rounding = _ROUNDING[card.shape]
    frame = (
        f'<rect x="{place.x:.1f}" y="{place.y:.1f}" width="{place.width:.1f}" height="{place.height:.1f}" '
        f'rx="{rounding}"/>'
    )
    return f'<g class="card"><title>{escape(card.title)}</title>{frame}{"".join(lines)}</g>'


def _badges(layout: Layout, threads: Sequence[Thread]) -> Iterator[str]:
    """The marks on the links, each in the first gap of its way, where none stands already if there is such a place."""
    taken: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for route, thread in zip(layout.routes, threads, strict=True):
        if not thread.badge:
            continue
        half = text_width(thread.badge, _SMALL) / 2 + 4
        spots = [_on_the_way(route.points, part) for part in (0.5, 0.35, 0.65, 0.25, 0.75)]
        x, y = next((spot for spot in spots if _is_free(spot, half, taken)), spots[0])
        taken[_field(x, y)].append((x, y, half))
        classes = "badge strong-badge" if thread.strong else "badge"
        yield (
            f'<g class="{classes}"><rect x="{x - half:.1f}" y="{y - 8:.1f}" width="{2 * half:.1f}" height="16" rx="8"/>'
            f'<text x="{x:.1f}" y="{y + 3.6:.1f}">{escape(thread.badge)}</text></g>'
        )


def _on_the_way(points: Sequence[Point], part: float) -> Point:
    """A point of the first stretch of a way, at a part of it: on the curve that `_path` draws."""
    (x, y), (to_x, to_y) = points[:2]
    rest = 1 - part
    return (
        x * rest**3 + 1.5 * (x + to_x) * (rest**2 * part + rest * part**2) + to_x * part**3,
        y * (rest**3 + 3 * rest**2 * part) + to_y * (3 * rest * part**2 + part**3),
    )


def _field(x: float, y: float) -> tuple[int, int]:
    """The square of the picture that a mark is in: marks in squares that do not touch are apart."""
    return int(x // _APART), int(y // _APART)


def _is_free(spot: Point, half: float, taken: Mapping[tuple[int, int], list[tuple[float, float, float]]]) -> bool:
    column, row = _field(*spot)
    fields = ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
    others = (other for field in fields for other in taken.get(field, ()))
    return not any(abs(spot[0] - x) < half + more + 2 and abs(spot[1] - y) < 18 for x, y, more in others)


def _text(line: str, y: float, kind: str) -> str:
    return f'<text class="{kind}" x="{_MARGIN:.0f}" y="{y:.1f}">{escape(line)}</text>'

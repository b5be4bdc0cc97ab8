"""Boxes and links as positions: nothing over another, nothing outside, nothing lost, whatever the graph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.pictures.layered import Box, Layout, Link, lay_out
from kiemdiem.pictures.lettering import broken, text_width
from kiemdiem.pictures.ordering import crossings, ordered
from kiemdiem.pictures.svg import Card, Note, Thread, draw, size
from running import no_end_of_work

SIZES = st.builds(Box, st.integers(40, 240), st.integers(20, 120))


@st.composite
def graphs(draw_: st.DrawFn) -> tuple[list[Box], list[Link]]:
    boxes = draw_(st.lists(SIZES, min_size=1, max_size=14))
    numbers = st.integers(0, len(boxes) - 1)
    return boxes, draw_(st.lists(st.builds(Link, numbers, numbers), max_size=30))


@given(graphs())
def test_no_box_lies_over_another_or_outside_and_every_link_runs_from_its_box_to_its_box(graph) -> None:
    boxes, links = graph
    layout = lay_out(boxes, links)
    assert (len(layout.places), len(layout.routes)) == (len(boxes), len(links))
    for number, place in enumerate(layout.places):
        assert (place.width, place.height) == (boxes[number].width, boxes[number].height)
        assert 0 <= place.x <= place.x + place.width <= layout.width
        assert 0 <= place.y <= place.y + place.height <= layout.height + 1e-6
        for other in layout.places[number + 1 :]:
            apart = place.right <= other.x or other.right <= place.x
            assert apart or place.y + place.height <= other.y + 1e-6 or other.y + other.height <= place.y + 1e-6
    for link, route in zip(links, layout.routes, strict=True):
        assert touches(layout, link.first, route.points[0])
        assert touches(layout, link.then, route.points[-1])
        assert all(-1e-6 <= x <= layout.width and -1e-6 <= y <= layout.height + 1e-6 for x, y in route.points)


def touches(layout: Layout, box: int, point: tuple[float, float]) -> bool:
    place = layout.places[box]
    on_side = point[0] in (place.x, place.right) and place.y <= point[1] <= place.y + place.height
    return on_side or (point[1] == place.y and place.x <= point[0] <= place.right)


@given(graphs())
def test_only_links_that_close_a_ring_run_back(graph) -> None:
    boxes, links = graph
    layout = lay_out(boxes, links)
    for link, route in zip(links, layout.routes, strict=True):
        first, then = layout.places[link.first], layout.places[link.then]
        assert route.is_back == (first.layer >= then.layer)
    if all(link.first < link.then for link in links):
        assert not any(route.is_back for route in layout.routes)


def test_a_chain_stands_from_left_to_right_on_one_line() -> None:
    layout = lay_out([Box(100, 40)] * 4, [Link(2, 1), Link(1, 3), Link(3, 0)])
    assert [place.layer for place in layout.places] == [3, 1, 0, 2]
    assert len({place.middle for place in layout.places}) == 1


def test_links_that_can_be_drawn_without_crossing_are() -> None:
    rows = [[0, 1, 2], [3, 4, 5]]
    after = [[5], [4], [3], [], [], []]
    before = [[], [], [], [2], [1], [0]]
    assert crossings(rows, after) == 3
    assert crossings(ordered(rows, before, after), after) == 0


def test_pieces_that_no_link_joins_share_a_row_where_there_is_room() -> None:
    layout = lay_out([Box(100, 40)] * 6, [Link(0, 1), Link(1, 2), Link(2, 3)])
    lone, other = layout.places[4:]
    assert lone.y == other.y > layout.places[0].y
    assert lone.x == 0 < other.x


def test_a_link_to_a_box_that_is_not_there_is_refused() -> None:
    for link in (Link(0, 1), Link(-1, 0)):
        with pytest.raises(IndexError):
            lay_out([Box(10, 10)], [link])


def test_nothing_at_all_is_a_picture_too() -> None:
    assert lay_out([], []) == Layout(0.0, 0.0, (), ())
    assert draw(lay_out([], []), [], [], [], "Trống", "").startswith("<svg ")


def test_thousands_of_long_links_are_laid_out() -> None:
    count = 3000
    links = [Link(n, n + 1) for n in range(count - 1)] + [Link(0, n) for n in range(2, count)]
    with no_end_of_work():
        assert len(lay_out([Box(200, 60)] * count, links).routes) == len(links)


@pytest.mark.parametrize("text", ["các đảng ủy, chi bộ trực thuộc Thị ủy", "W" * 200, "漢字" * 40, "a " * 80, ""])
def test_a_text_is_broken_into_lines_that_fit_and_loses_nothing(text: str) -> None:
    lines = broken(text, 120, 13)
    assert all(text_width(line, 13) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_text_with_too_many_lines_ends_in_dots() -> None:
    lines = broken("các đảng ủy, chi bộ trực thuộc Thị ủy và các cơ quan", 120, 13, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line, 13) <= 120 for line in lines)


def test_a_picture_inside_a_page_has_ids_of_its_own_and_no_style() -> None:
    cards = [Card("II.1", ("04/11/2022",), "a"), Card("II.4", (), "b", "pill")]
    layout = lay_out([size(card) for card in cards], [Link(0, 1)])
    text = draw(layout, cards, [Thread("a → b", "1")], [Note("1. a")], "A & B", "<c>", name="g7", standalone=False)
    assert "<style>" not in text
    assert 'id="g7-title">A &amp; B</title>' in text
    assert 'id="g7-about">&lt;c&gt;</desc>' in text
    assert "url(#g7-tip)" in text
    assert "kd-" not in text.replace("kd-graph", "")

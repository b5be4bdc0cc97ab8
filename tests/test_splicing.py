"""Words changed and entries taken out where they are written: the rest of the file stays to the last byte."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiemdiem import edits, source
from kiemdiem.diagnostic import Edit
from kiemdiem.errors import KiemdiemError
from kiemdiem.renewal.splices import Splices
from kiemdiem.source.removal import added, emptied, removed
from kiemdiem.source.respelling import Swap, node_at, respelled, rewritten

# How a text is written, and how it is written with 2023 for 2022.
SPELLINGS = {
    "plain": ("a: năm 2022 # chú thích\n", "a: năm 2023 # chú thích\n"),
    "single quotes": ("a: 'it''s năm 2022'\n", "a: 'it''s năm 2023'\n"),
    "double quotes": ('a: "năm: 2022"\n', 'a: "năm: 2023"\n'),
    "escapes": ('a: "x\\tnăm 2022"\n', 'a: "x\\tnăm 2023"\n'),
    "folded, over a line end": ("a: >-\n  đợt **năm\n  2022** này\n", "a: >-\n  đợt **năm\n  2023** này\n"),
    "literal": ("a: |\n  một\n  năm 2022\n", "a: |\n  một\n  năm 2023\n"),
    "folded with an anchor": ("a: &x >- # chú\n  năm 2022\nb: *x\n", "a: &x >- # chú\n  năm 2023\nb: *x\n"),
    "plain with an anchor": ("a: &x năm 2022\nb: *x\n", "a: &x năm 2023\nb: *x\n"),
    "plain over two lines": ("a: năm\n  2022\n", "a: năm\n  2023\n"),
    "carriage returns": ("a: >-\r\n  năm\r\n  2022\r\n", "a: >-\r\n  năm\r\n  2023\r\n"),
}


def spliced(text: str, *changes: tuple[source.Span, str]) -> str:
    return edits.apply(source.parse(text, "x.yaml"), [Edit(*change) for change in changes])


def with_words(text: str, old: str, new: str) -> str:
    read = source.parse(text, "x.yaml")
    start = node_at(read, ("a",)).data.index(old)
    return spliced(text, *respelled(read, ("a",), [Swap(start, start + len(old), new)]))


@pytest.mark.parametrize(("written", "wanted"), SPELLINGS.values(), ids=list(SPELLINGS))
def test_a_word_changes_where_it_stands(written, wanted):
    assert with_words(written, "2022", "2023") == wanted


@pytest.mark.parametrize("name", ["A: B", "A #1", "'A'", '"A"', "- A", "\\n"])
@pytest.mark.parametrize("written", ["a: TÊN ở đây\n", "a: 'TÊN ở đây'\n", 'a: "TÊN ở đây"\n', "a: >-\n  TÊN ở đây\n"])
def test_any_name_can_stand_in_any_spelling(written, name):
    after = source.parse(with_words(written, "TÊN", name), "x.yaml")
    assert after.data == {"a": f"{name} ở đây"}


def test_a_word_that_would_become_a_number_gets_quotes():
    text = "a: dang-2019 # cũ\n"
    assert spliced(text, rewritten(source.parse(text, "x.yaml"), ("a",), "2023")) == 'a: "2023" # cũ\n'


# A file, the steps to what goes, and the file without it.
REMOVALS = {
    "a key": ("a:\n  x: 1\n  y: 2\n", ("a", "x"), "a:\n  y: 2\n"),
    "a key with its comment kept": ("a:\n  x: 1 # vì sao\n  y: 2\n", ("a", "x"), "a:\n  # vì sao\n  y: 2\n"),
    "the first key of an item": ("a:\n  - x: 1\n    y: 2\n", ("a", 0, "x"), "a:\n  - y: 2\n"),
    "an item of several lines": ("a:\n  - x: >-\n      dài\n    y: 1\n  - z: 2\n", ("a", 0), "a:\n  - z: 2\n"),
    "a list without indent": ("a:\n- 1\n- 2\nb: 3\n", ("a", 1), "a:\n- 1\nb: 3\n"),
    "the first of braces": ("a: {x: 1, y: 2}\n", ("a", "x"), "a: {y: 2}\n"),
    "the last of braces": ("a: {x: 1, y: 2}\n", ("a", "y"), "a: {x: 1}\n"),
    "the only one of brackets": ("a: [1]\n", ("a", 0), "a: []\n"),
    "a part between blank lines": ("q: 1\n\na: [1]\n\nb: 2\n", ("a",), "q: 1\n\nb: 2\n"),
}


@pytest.mark.parametrize(("text", "steps", "wanted"), REMOVALS.values(), ids=list(REMOVALS))
def test_an_entry_goes_with_its_lines_or_its_comma(text, steps, wanted):
    found = removed(source.parse(text, "x.yaml"), steps, leads=steps[-1] in (0, "x"))
    assert found.gone
    assert spliced(text, found.edit) == wanted


def test_where_a_comment_is_in_the_way_the_entry_is_emptied():
    text = "a: {x: 1, # vì sao\n  y: 2}\n"
    found = removed(source.parse(text, "x.yaml"), ("a", "y"), "0")
    assert not found.gone
    assert spliced(text, found.edit) == "a: {x: 1, # vì sao\n  y: 0}\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("a: 1\nb: 2\n", "a:\nb: 2\n"), ("a: 1 # chú\n", "a: # chú\n"), ("{a: '1', b: 2}\n", "{a: , b: 2}\n")],
)
def test_an_emptied_key_stays_with_its_comment(text, wanted):
    after = spliced(text, emptied(source.parse(text, "x.yaml"), ("a",)))
    assert after == wanted
    assert source.parse(after, "x.yaml").data["a"] is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("d:\n  a: 1 # chú\n  b: 2\n", "d:\n  a: 1 # chú\n  c: 3\n  b: 2\n"), ("d: {a: 1}\n", "d: {a: 1, c: 3}\n")],
)
def test_an_entry_is_added_in_the_style_of_its_neighbours(text, wanted):
    assert spliced(text, added(source.parse(text, "x.yaml"), ("d", "a"), "c: 3")) == wanted


def test_several_items_of_one_list_go_together_in_every_style():
    data: dict[str, Any] = {"q": 1, "a": [{"x": 1}, {"x": 2}, {"x": 3}, {"x": 4}]}
    block = "q: 1\na:\n  - x: 1 # một\n  - x: 2\n  - x: 3\n  - x: 4\n"
    for text in (block, json.dumps(data), json.dumps(data, indent=2)):
        for gone in ((0, 1), (1, 2), (0, 2, 3), (3,)):
            splices = Splices(source.parse(text, "x.yaml"))
            splices.drop_items(("a",), gone)
            assert splices.done().data["a"] == [one for place, one in enumerate(data["a"]) if place not in gone]


def test_what_cannot_be_spliced_is_refused_and_not_broken():
    splices = Splices(source.parse("a:\n  done: &x 1\nb: *x\n", "x.yaml"))
    splices.drop(("a",))
    with pytest.raises(KiemdiemError, match="không sửa được"):
        splices.done()

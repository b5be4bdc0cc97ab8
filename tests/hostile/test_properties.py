"""What holds for any input at all: hypothesis looks for one for which it does not, the same examples every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.made import texts
from kiemdiem import catalogue, file_names, lint, load, source
from kiemdiem.diagnostic import Diagnostic
from kiemdiem.display import json_text, show, unsafe
from kiemdiem.ledger import lines
from kiemdiem.output.github import escape_data, escape_property

ANY_TEXT = st.one_of(st.text(st.characters(), max_size=60), st.sampled_from([*texts.HARMLESS, *texts.HIDDEN]))
WORD = st.one_of(st.sampled_from(texts.HARMLESS), st.text(max_size=12))
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), WORD, st.sampled_from(texts.DATES)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORD, inner, max_size=3)),
    max_leaves=6,
)
KEYS = ("id", "name", "text", "who", "role", "roles", "deadline", "before", "by", "phrase", "produces", "to", "percent")
ENTRY = st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=5)
PLAN = st.fixed_dictionaries(
    {"document": st.one_of(VALUE, st.fixed_dictionaries({"subject": WORD, "year": st.integers(), "issuer": WORD}))},
    optional={name: st.lists(ENTRY, max_size=3) for name in ("agencies", "tasks", "caps", "units", "recipients")},
)
CAREFULLY = settings(derandomize=True, deadline=None, max_examples=150)


@CAREFULLY
@given(st.one_of(st.binary(max_size=200), ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_plan_or_refused_at_a_place_in_them(raw: bytes) -> None:
    for one, lines_there in findings(raw):
        assert 1 <= one.span.line <= lines_there
        assert not unsafe(show(one.message, 1000))


def findings(raw: bytes) -> Iterator[tuple[Diagnostic, int]]:
    """Everything that is wrong with a file, and how many lines it has."""
    try:
        found = source.parse(raw, "x.yaml")
    except source.Refused as refused:
        there = refused.source.lines if refused.source else []
        yield from ((one, len(there)) for one in load.refused(refused).diagnostics)
        return
    yield from ((one, len(found.lines)) for one in lint.run(found, catalogue.all_rules(), date(2022, 11, 1)))


@CAREFULLY
@given(PLAN)
def test_whatever_is_written_in_a_plan_every_finding_has_its_place_and_steers_nothing(plan: dict[str, Any]) -> None:
    for one, lines_there in findings(json.dumps(plan, ensure_ascii=False, indent=1).encode()):
        assert 1 <= one.span.line <= lines_there
        assert one.message
        assert not unsafe(show(one.message, 1000))


@CAREFULLY
@given(ANY_TEXT)
def test_nothing_shown_can_steer_a_terminal_or_a_runner(text: str) -> None:
    for shown in (show(text), json_text({"value": text}).replace("\n", "")):
        assert not unsafe(shown)
        assert "##[" not in shown
    assert json.loads(json_text([text])) == [text]
    assert not set("\r\n") & set(escape_data(text))
    assert not set(":,\r\n") & set(escape_property(text))


@CAREFULLY
@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_names_of_files_are_legal_everywhere_and_never_the_same(names: list[str]) -> None:
    made = file_names.unique(file_names.safe_name(name) for name in names)
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert re.fullmatch("[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)
        assert len(name) <= file_names.LONGEST_NAME
        assert not re.fullmatch("con|prn|aux|nul|com[0-9]|lpt[0-9]", name)


@CAREFULLY
@given(st.dictionaries(WORD, VALUE, max_size=4))
def test_an_entry_of_a_ledger_comes_back_as_it_was_or_is_not_written(entry: dict[str, Any]) -> None:
    try:
        line = lines.written(entry)
    except (ValueError, TypeError):
        return
    assert line.count(b"\n") == 1
    assert lines.taken(line[:-1]) == lines.taken(lines.written(lines.taken(line[:-1]))[:-1])

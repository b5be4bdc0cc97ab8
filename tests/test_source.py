"""Reading: the data of a file, and the place of every key and value in it."""

from __future__ import annotations

import functools
import operator
import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiemdiem import source
from kiemdiem.errors import KiemdiemError
from kiemdiem.source import MAX_ALIASES, MAX_BYTES, Refused, Source, Span, UnquotedNumber, events, parse, read
from running import PLAN_2022


@pytest.fixture(params=["compiled", "pure"])
def _parser(request, monkeypatch):
    if request.param == "pure":
        monkeypatch.setattr(events, "CParser", None)


BOTH_PARSERS = pytest.mark.usefixtures("_parser")


def text_at(read_source: Source, span: Span) -> str:
    """What is written there, its lines joined as in the file."""
    lines = [read_source.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


SAMPLE = """\
# đầu tệp
document:
  subject: kiểm điểm   # trích yếu
  year: 2022

tasks:
  - id: "1"
    text: >-
      Dòng một
      dòng hai

  # ghi chú
  - {id: "2", who: [a, 'b c'], done: ~}
end: "x # không phải chú thích"
"""


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("document",), "subject: kiểm điểm   # trích yếu\n  year: 2022"),
        (("document", "subject"), "kiểm điểm"),
        (("document", "year"), "2022"),
        (("tasks", 0), 'id: "1"\n    text: >-\n      Dòng một\n      dòng hai'),
        (("tasks", 0, "id"), '"1"'),
        (("tasks", 0, "text"), ">-\n      Dòng một\n      dòng hai"),
        (("tasks", 1), """{id: "2", who: [a, 'b c'], done: ~}"""),
        (("tasks", 1, "who"), "[a, 'b c']"),
        (("tasks", 1, "who", 1), "'b c'"),
        (("tasks", 1, "done"), "~"),
        (("end",), '"x # không phải chú thích"'),
    ],
)
def test_every_value_has_its_place(path, written):
    sample = parse(SAMPLE, "x.yaml")
    assert text_at(sample, sample.span(path)) == written


@BOTH_PARSERS
@pytest.mark.parametrize("path", [("document",), ("document", "year"), ("tasks", 1, "who"), ("end",)])
def test_every_key_has_its_place(path):
    sample = parse(SAMPLE, "x.yaml")
    assert text_at(sample, sample.span(path, key=True)) == path[-1]


def test_a_step_that_is_not_there_gives_the_place_of_what_is():
    sample = parse(SAMPLE, "x.yaml")
    assert sample.span(("tasks", 0, "deadline")) == sample.span(("tasks", 0))
    assert sample.span(("nothing",)) == sample.span(())


@BOTH_PARSERS
def test_comments_are_found_and_a_hash_in_a_value_is_none():
    found = [(c.line, c.column, c.text, c.alone) for c in parse(SAMPLE, "x.yaml").comments()]
    assert found == [(1, 1, "đầu tệp", True), (3, 24, "trích yếu", False), (12, 3, "ghi chú", True)]


@BOTH_PARSERS
@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a: b#c\n", []),
        ("a: 'b # c'\n", []),
        ("a: 'b\n  # c'\n", []),
        ("a: |\n  b\n  # c\nd: e\n", []),
        ("a: |\n  b\n\n  # c\n", []),
        ("a: >-\n  b\n# c\nd: e\n", ["c"]),
        ("a: >- # c\n  b # d\n", ["c"]),
        ("a: | # c\n  b\n", ["c"]),
        ("a: [b, # c\n  d] # e\n", ["c", "e"]),
        ("a: [] # c\n", ["c"]),
        ("a: # c\n  b\n", ["c"]),
        ("a: &x b # c\nd: *x # e\n", ["c", "e"]),
    ],
)
def test_what_is_a_comment_and_what_is_not(text, comments):
    assert [comment.text for comment in parse(text, "x.yaml").comments()] == comments


@BOTH_PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_every_line_end_counts_one_line(end):
    sample = parse(SAMPLE.replace("\n", end), "x.yaml")
    assert sample.span(("tasks", 1, "who", 1)) == Span(13, 24, 13, 29)
    assert sample.line(13) == SAMPLE.split("\n")[12]
    assert sample.data == parse(SAMPLE, "x.yaml").data


@BOTH_PARSERS
def test_columns_count_composed_letters():
    text = "ủy: {tên: kiểm điểm, năm: 2022}\n"
    composed, decomposed = parse(text, "x"), parse(unicodedata.normalize("NFD", text).encode(), "x")
    assert composed.span(("ủy", "năm")) == decomposed.span(("ủy", "năm")) == Span(1, 27, 1, 31)
    assert decomposed.data == {"ủy": {"tên": "kiểm điểm", "năm": 2022}}
    assert decomposed.text == text


@BOTH_PARSERS
def test_letters_beyond_the_basic_plane_count_one():
    assert parse("a: [\U0001f600, b]\n", "x").span(("a", 1)) == Span(1, 8, 1, 9)


def test_a_bom_is_accepted_and_shifts_nothing():
    with_bom = parse(b"\xef\xbb\xbf" + SAMPLE.encode(), "x.yaml")
    assert with_bom.data == parse(SAMPLE, "x.yaml").data
    assert with_bom.span(("document",), key=True) == Span(2, 1, 2, 9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("15", 15), ("-3", -3), ("+7", 7),
        ("0", 0), ("999999999999999", 999_999_999_999_999),
        ("no", "no"), ("Yes", "Yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("2022-11-05", "2022-11-05"), ("2022-13-01", "2022-13-01"), ("2022-02-31", "2022-02-31"),
        ("2022-11-05 25:00:00", "2022-11-05 25:00:00"), ("05/11/2022", "05/11/2022"), ("16:30", "16:30"),
        (".nan", ".nan"), ("-.inf", "-.inf"), ("٢٠٢٢", "٢٠٢٢"), ("1289-CV/TU", "1289-CV/TU"), ("9.1.2", "9.1.2"),
        ('"15"', "15"), ("'true'", "true"), ('"~"', "~"), ("|\n  15\n", "15\n"),
    ],
)  # fmt: skip
def test_only_a_few_words_are_more_than_text(text, value):
    found = parse(f"a: {text}\n", "x").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text", ["9.10", "09", "1e3", "0x1f", "0o17", "0b1", "1_000", "1.", ".5", "-01", "9" * 16, "1e999"]
)
def test_what_other_tools_read_as_a_number_stays_text_and_is_marked(text):
    found = parse(f"a: {text}\n", "x").data["a"]
    assert found == text
    assert isinstance(found, UnquotedNumber)
    assert not isinstance(parse(f'a: "{text}"\n', "x").data["a"], UnquotedNumber)


@BOTH_PARSERS
def test_an_alias_stands_for_its_value_and_has_its_own_place():
    sample = parse("a: &x {b: [1, 2]}\nc: *x\nd: *x\n", "x")
    assert sample.data["c"] == sample.data["d"] == {"b": [1, 2]}
    assert text_at(sample, sample.span(("c",))) == "*x"
    assert sample.span(("d",)) == Span(3, 4, 3, 6)
    assert sample.span(("c", "b", 1)) == sample.span(("a", "b", 1)) == Span(1, 15, 1, 16)


def test_an_anchor_may_be_set_anew():
    assert parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "x").data == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_as_many_aliases_as_allowed_are_taken():
    many = "a: &x 1\nb: [" + ", ".join(["*x"] * MAX_ALIASES) + "]\n"
    assert parse(many, "x").data["b"] == [1] * MAX_ALIASES
    with pytest.raises(Refused):
        parse(many.replace("]", ", *x]"), "x")


def test_a_file_of_exactly_the_largest_size_is_taken(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\n#".ljust(MAX_BYTES, b"x"))
    assert read(str(path)).data == {"a": 1}
    path.write_bytes(b"a: 1\n#".ljust(MAX_BYTES + 1, b"x"))
    with pytest.raises(Refused, match="256 KiB") as refused:
        read(str(path))
    assert refused.value.code == "KD003"
    assert refused.value.source.name == str(path)


def test_a_refusal_carries_the_line_it_is_about():
    with pytest.raises(Refused) as refused:
        parse(b"a: 1\nb: !!str 2\n", "x.yaml")
    assert refused.value.source.line(refused.value.span.line) == "b: !!str 2"
    with pytest.raises(Refused) as refused:
        parse(unicodedata.normalize("NFD", "a: 1\rb: kế ").encode() + b"\xff\n", "x.yaml")
    assert refused.value.source.line(refused.value.span.line) == "b: kế \ufffd"
    assert refused.value.span == Span(2, 7, 2, 8)


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path):
    for path, says in ((tmp_path / "x.yaml", "Không có tệp"), (tmp_path, "là thư mục")):
        with pytest.raises(KiemdiemError, match=says) as error:
            read(str(path))
        assert error.value.hint


def test_the_public_names_are_complete():
    for name in ("Source", "Span", "Refused", "Steps", "Comment", "UnquotedNumber", "read", "parse"):
        assert name in source.__all__
    limits = [name for name in source.__all__ if name.startswith("MAX_")]
    assert sorted(limits) == ["MAX_ALIASES", "MAX_BYTES", "MAX_DEPTH", "MAX_EVENTS", "MAX_KEY", "MAX_SCALAR"]


def values(read_source: Source, path: source.Steps = ()) -> list[source.Steps]:
    """The paths of everything in the file."""
    data = read_source.data
    for step in path:
        data = data[step]
    below = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
    return [path, *(inner for step in below for inner in values(read_source, (*path, step)))]


def at(read_source, path):
    """The value at `path`."""
    return functools.reduce(operator.getitem, path, read_source.data)


def test_every_value_of_the_real_plan_reads_the_same_alone():
    plan = parse(PLAN_2022.read_bytes(), "plan")
    checked = 0
    for path in values(plan):
        data: object = plan.data
        for step in path:
            data = data[step]  # type: ignore[index]
        if isinstance(data, dict | list):
            continue
        written = text_at(plan, plan.span(path))
        assert parse(f"a: {written}\n", "x").data["a"] == data, path
        checked += 1
    assert checked > 800


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>'\"%@#?, \n\t\r\\0ủ\u0301\u00a0：", max_size=120))
def test_any_bytes_are_data_or_refused_with_a_place_inside_the_file(raw):
    try:
        found = parse(raw, "x")
        spans = [found.span(path) for path in values(found)]
        spans += [Span(c.line, c.column, c.line, c.column + 1) for c in found.comments()]
    except Refused as refused:
        found, spans = refused.source, [refused.span]
    for span in spans:
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(found.lines)
        assert span.column <= len(found.line(span.line)) + 1


@settings(max_examples=200)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#?, \n0", max_size=60))
def test_both_parsers_agree_on_what_both_take(text):
    # Whether "#" right under a block text at the left edge is text or a comment, the two answer differently.
    assume(not re.search(r"[|>][^\n]*\n+#", text))
    outcomes = []
    compiled = events.CParser
    for parser in (compiled, None):
        events.CParser = parser
        try:
            found = parse(text, "x")
            # Where an empty value stands, at the end of its line or after it, is a matter of taste between the two.
            filled = [path for path in values(found) if at(found, path) is not None]
            outcomes.append((found.data, [found.span(path).line for path in filled]))
        except Refused:
            outcomes.append(None)
        finally:
            events.CParser = compiled
    assert None in outcomes or outcomes[0] == outcomes[1]

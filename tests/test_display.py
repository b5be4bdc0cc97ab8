"""What a foreign string looks like where people read it: harmless, on one line, aligned."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.display import LONGEST, cut, pad, show, unsafe, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Thường trực Thị ủy", "Thường trực Thị ủy"),
        ("a\nb", "a\\u000ab"),
        ("a\rb\tc", "a\\u000db\\u0009c"),
        ("\x1b[31mđỏ\x1b[0m", "\\u001b[31mđỏ\\u001b[0m"),
        ("\x1b]8;;https://example.com\x07", "\\u001b]8;;https://example.com\\u0007"),
        ("\x9b31m", "\\u009b31m"),
        ("\x7f\x08\x00", "\\u007f\\u0008\\u0000"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("a\u200bb\u2060c\ufeff", "a\\u200bb\\u2060c\\ufeff"),
        ("\u2028\u2029\x85", "\\u2028\\u2029\\u0085"),
        ("\ud800", "\\ud800"),
        ("\uffff", "\\uffff"),
        ("\U000e0041", "\\U000e0041"),
        ("##[error]x", "#\\u0023[error]x"),
        ("###[error]x", "##\\u0023[error]x"),
        ("#[x] ##", "#[x] ##"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("😀 漢字", "😀 漢字"),
        (12, "12"),
        (None, "None"),
    ],
)
def test_nothing_that_steers_or_hides_is_printed_raw(text, shown):
    assert show(text) == shown


def test_a_long_text_is_cut_and_the_cut_is_seen():
    assert show("x" * LONGEST) == "x" * LONGEST
    assert show("x" * (LONGEST + 1)) == "x" * (LONGEST - 1) + "…"
    assert show("ủ" * 50, 10) == "ủ" * 9 + "…"
    assert len(show("\x1b" * 1000, 40)) == 40


@given(st.text())
def test_no_text_at_all_can_steer(text):
    shown = show(text, 10_000)
    assert not unsafe(shown)
    assert "##[" not in shown
    assert "\n" not in shown


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=100))
def test_ordinary_text_is_left_alone(text):
    assert show(text) == text.replace("##[", "#\\u0023[") or unsafe(text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Thị ủy", 6),
        (unicodedata.normalize("NFD", "Thị ủy"), 6),
        ("漢字", 4),
        ("：", 2),
        ("“…”", 3),
        ("e\u0301\u0323", 1),
    ],
)
def test_width_counts_the_columns_of_a_terminal(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "fits"),
    [("Thị ủy", 6, "Thị ủy"), ("Thị ủy", 5, "Thị …"), ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("", 3, "")],
)
def test_a_text_is_cut_and_padded_by_columns(text: str, columns: int, fits: str) -> None:
    assert cut(text, columns) == fits
    assert width(pad(cut(text, columns), columns)) == columns


@given(st.text(alphabet="aủ漢 \u0301", max_size=60), st.integers(2, 12))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")

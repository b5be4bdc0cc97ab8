"""Names of files that every system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem import file_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cơ quan Tổ chức - Nội vụ thị xã", "co-quan-to-chuc-noi-vu-thi-xa"),
        ("Đảng ủy xã Đức Hòa", "dang-uy-xa-duc-hoa"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("CON", "con-tep"),
        ("Lpt1", "lpt1-tep"),
        ("", "khong-ten"),
        ("…/\x00\x1b[31m ", "31m"),
        ("từ " * 60, "-".join(["tu"] * 27)),
    ],
)
def test_a_name_is_readable_and_harmless(text: str, name: str) -> None:
    assert file_names.safe_name(text) == name


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_every_system_takes(text: str) -> None:
    name = file_names.safe_name(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name.encode()) <= file_names.LONGEST_NAME
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.lists(st.sampled_from(["a", "A", "a-2", "b", "x" * 80, "x" * 78 + "-2"]), max_size=30))
def test_the_names_of_a_batch_never_meet(names: list[str]) -> None:
    found = file_names.unique(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(len(name) <= file_names.LONGEST_NAME for name in found)


def test_only_the_name_that_stands_there_already_gets_a_number() -> None:
    assert file_names.unique(["a", "b", "A", "a-2"]) == ["a", "b", "A-2", "a-2-2"]

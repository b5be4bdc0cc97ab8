"""Where a result goes: the ending of a file and the form that is asked for must fit; inputs are never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiemdiem import outputs
from kiemdiem.errors import KiemdiemError


@pytest.mark.parametrize(
    ("out", "given", "form"),
    [
        (None, None, "text"),
        (None, "json", "json"),
        ("a.xlsx", None, "xlsx"),
        ("a.CSV", None, "csv"),
        ("a.json", "json", "json"),
        ("a.txt", None, "text"),
    ],
)
def test_the_ending_decides_where_no_form_is_given(out: str | None, given: str | None, form: str) -> None:
    assert outputs.output_form(Path(out) if out else None, given) == form


@pytest.mark.parametrize(
    ("out", "given", "hint"),
    [
        ("a.xlsx", "csv", ".csv"),
        ("a", "text", ".txt"),
        ("a.csv.xlsx", "text", ".txt"),
        ("a.docx", None, ".xlsx"),
        ("a", None, ".csv"),
        (None, "xlsx", "--out"),
    ],
)
def test_an_ending_that_does_not_fit_is_refused_with_one_that_does(
    out: str | None, given: str | None, hint: str
) -> None:
    with pytest.raises(KiemdiemError) as refused:
        outputs.output_form(Path(out) if out else None, given)
    assert hint in refused.value.hint


def test_an_input_is_never_overwritten_under_whatever_name(tmp_path: Path) -> None:
    (tmp_path / "roll.csv").write_bytes(b"a")
    (tmp_path / "same.csv").hardlink_to(tmp_path / "roll.csv")
    (tmp_path / "other.csv").write_bytes(b"a")
    for name in ("roll.csv", "same.csv", "./../" + tmp_path.name + "/roll.csv"):
        with pytest.raises(KiemdiemError, match="tệp đầu vào"):
            outputs.check_target(tmp_path / name, [tmp_path / "none.csv", tmp_path / "roll.csv"], force=True)
    outputs.check_target(tmp_path / "other.csv", [tmp_path / "roll.csv"], force=True)
    with pytest.raises(KiemdiemError, match="Đã có tệp"):
        outputs.check_target(tmp_path / "other.csv", [tmp_path / "roll.csv"], force=False)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    outputs.write(tmp_path / "a" / "b" / "c.csv", b"abc", force=False)
    assert (tmp_path / "a" / "b" / "c.csv").read_bytes() == b"abc"

"""The format profiles: which one is in force on a day, and what they say of the same thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiemdiem import formats
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats.numbers import Number, number_of, read_number


@pytest.mark.parametrize(
    ("bodies", "day", "profile"),
    [
        ("party", date(2022, 11, 1), "dang-hd36"),
        ("party", date(2026, 5, 26), "dang-hd36"),
        ("party", date(2026, 5, 27), "dang-hd05"),
        ("party", date(2010, 1, 1), "dang-hd36"),
        ("state", date(2022, 11, 1), "nn-nd30"),
    ],
)
def test_the_day_and_the_kind_of_body_choose_the_profile(bodies: formats.Bodies, day: date, profile: str) -> None:
    assert formats.choose(bodies, day).id == profile


def test_every_value_has_its_clause() -> None:
    for id_ in formats.names():
        profile = formats.find(id_)
        values = [*profile.measures.values(), *profile.faces.values(), *profile.words.values(), *profile.kinds.values()]
        assert len(values) > 70
        assert all(value.clause for value in values)


def test_the_two_party_profiles_differ_where_the_guidance_changed() -> None:
    old, new = formats.find("dang-hd36"), formats.find("dang-hd05")
    changed = {id_ for id_ in old.words if old.word(id_) != new.word(id_)}
    assert changed == {
        "basis_lead", "basis_end", "proposal_to_label", "to_separator", "to_end", "letter_subject",
        "recipients_separator",
    }  # fmt: skip
    assert {id_ for id_ in old.measures if old.measures[id_].high != new.measures[id_].high} == {"line_exact"}
    assert (old.kinds["quy định"].symbols, new.kinds["quy định"].symbols) == (("QĐi", "QĐ"), ("QĐ",))
    page = ("page_width", "page_height", "top", "bottom", "left", "right", "page_number_top", "first_line", "gap")
    assert all(old.measures[id_].prints == new.measures[id_].prints for id_ in page)


def test_what_is_printed_is_always_what_is_allowed() -> None:
    for id_ in formats.names():
        profile = formats.find(id_)
        assert all(measure.allows(measure.prints) for measure in profile.measures.values())
        assert all(face.allows_size(face.prints) for face in profile.faces.values())


@pytest.mark.parametrize(
    ("profile", "text", "number"),
    [
        ("dang-hd36", "05-KH/TU", Number("05", "KH", "TU")),
        ("dang-hd36", "2587-CV/VPTW/nb", Number("2587", "CV", "VPTW")),
        ("dang-hd05", "05-QC/BTCTU-BDVTU", Number("05", "QC", "BTCTU-BDVTU")),
        ("dang-hd36", "5-KH/TU", None),
        ("dang-hd36", "05 - KH/TU", None),
        ("dang-hd36", "05–KH/TU", None),
        ("dang-hd36", "05/KH-TU", None),
        ("nn-nd30", "05/KH-UBND", Number("05", "KH", "UBND")),
        ("nn-nd30", "12/UBND-VX", Number("12", "", "UBND-VX")),
        ("nn-nd30", "05-KH/TU", None),
        ("nn-nd30", "5/KH-UBND", None),
    ],
)
def test_numbers_are_read_as_each_profile_writes_them(profile: str, text: str, number: Number | None) -> None:
    found = read_number(formats.find(profile), text)
    assert found == number
    if number and not text.endswith("/nb"):
        assert number_of(formats.find(profile), number.serial, number.type, number.agency) == text


def test_a_profile_of_ones_own_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Path(formats.__file__).parent / "dang-hd05.toml"
    (tmp_path / "formats").mkdir()
    text = shipped.read_text(encoding="utf-8").replace("size = [12, 12]", "size = [11, 12]")
    (tmp_path / "formats" / "dang-hd05.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert formats.find("dang-hd05").faces["recipients"].low == 11


def test_a_broken_profile_names_file_table_and_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Path(formats.__file__).parent / "dang-hd05.toml"
    (tmp_path / "formats").mkdir()
    text = shipped.read_text(encoding="utf-8").replace("[measures.top]\nis = 20", "[measures.top]\nsi = 20")
    (tmp_path / "formats" / "dang-hd05.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KiemdiemError) as caught:
        formats.find("dang-hd05")
    assert "formats/dang-hd05.toml" in caught.value.message
    assert "[measures].top" in caught.value.message


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(KiemdiemError) as caught:
        formats.find("dang-hd63")
    assert "dang-hd36" in caught.value.hint

"""The measuring itself: who is said to be faster, and that other engines get the same notice."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import chart, measuring, page, templates
from benchmarks.measuring import Contestant, Race, Run, Target


def two(ours: list[float], theirs: list[float], *targets: Target) -> Race:
    """A race of two, with what each took in every round."""
    runs = {"kiemdiem": ours, "other <one>": theirs}
    return Race("race", {name: [Run(cpu, 2 * cpu, 10) for cpu in took] for name, took in runs.items()}, targets)


def test_a_ratio_is_taken_within_a_round_so_that_a_slow_minute_falls_on_both() -> None:
    race = two([1, 10, 1], [2, 20, 2])
    assert race.ratio("other <one>", "cpu") == 2
    assert race.middle("kiemdiem", "wall") == 2


def test_a_target_is_met_only_where_the_figure_says_so() -> None:
    race = two([1], [4], Target("other <one>", 1 / 5), Target("other <one>", 1 / 3), Target("other <one>", 1.3, "wall"))
    lines = [line for line in page.page([race], {}, "x.svg", "").splitlines() if line.startswith("| race | at ")]
    assert ["**no**" in line for line in lines] == [True, False, False]
    assert "at least 5 x faster than other <one> | CPU | 4.0 x faster" in lines[0]


def test_what_was_measured_before_is_kept(tmp_path: Path) -> None:
    race = two([1, 2], [3, 4], Target("other <one>", 1))
    measuring.save([race], tmp_path / "area.json")
    assert measuring.load(tmp_path / "area.json") == [race]
    assert measuring.load(tmp_path / "none.json") == []


def test_the_chart_is_one_picture_for_light_and_dark_with_a_bar_for_every_other() -> None:
    drawn = chart.chart([two([1], [5]), two([5], [1])])
    bars = [one.get("class") for one in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}rect")]
    assert bars == ["slower", "faster"]
    assert "prefers-color-scheme: dark" in drawn


def test_a_contestant_that_fails_stops_the_measuring() -> None:
    fails = [sys.executable, "-c", "raise SystemExit(1)"]
    with pytest.raises(SystemExit, match="exit code 1"):
        measuring.measure(Contestant("fails", fails))
    assert measuring.measure(Contestant("finds something", fails, fails_with=(1,))).cpu > 0


@pytest.mark.parametrize("write", [templates.for_docxtemplater, templates.for_easy_template_x, templates.for_mailmerge])
def test_every_engine_gets_every_field_of_the_notice_and_no_tag_of_ours(write, tmp_path: Path) -> None:
    write(tmp_path / "its.docx")
    with zipfile.ZipFile(templates.TEMPLATE) as ours, zipfile.ZipFile(tmp_path / "its.docx") as its:
        fields = set(re.findall(r"\{\{ (?:viec\.)?(\w+) \}\}", ours.read("word/document.xml").decode())) - {"dong"}
        text = its.read("word/document.xml").decode()
        ElementTree.fromstring(text)
    assert {name for name in fields if f"{{{name}}}" not in text and f"MERGEFIELD {name} " not in text} == set()
    assert "{{" not in text
    assert "{%" not in text

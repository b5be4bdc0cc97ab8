"""kiemdiem export html: the page holds the board, exactly, and harms nobody; as a file, without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kiemdiem import arguments, language
from kiemdiem.exports.html import to_html
from kiemdiem.following.standing import Board, stand, to_json
from kiemdiem.following.states import State
from kiemdiem.following.words import state_name
from kiemdiem.ledger.events import Event, Kind
from kiemdiem.plan import Plan
from kiemdiem.quota import limit
from running import PLAN_2022, kiemdiem
from season import Season

TODAY = "2022-11-28"
HOSTILE = "</script><script>alert(1)</script><!-- \"'& <img src=x onerror=alert(1)>"
HIDDEN = "\u202e\x07\x1b[31m\x00<b>"


def plan_of(text: str, folder: Path) -> Plan:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return arguments.open_plan(str(folder / "x.yaml"))[0]


def season_board(folder: Path, day: date, units: int = 60) -> Board:
    season = Season(units)
    plan, _source = arguments.open_plan(str(season.write(folder / "season.yaml")))
    return stand(plan, season.events(), day)


def hostile_board(folder: Path) -> Board:
    """A board on which every foreign text is an attack."""
    name = json.dumps(HOSTILE)
    text = (
        f"document: {{subject: {name}, year: 2022, issuer: a}}\n"
        f"agencies: [{{id: a, name: {name}}}, {{id: g, name: {name}, kind: group}}]\n"
        f"tasks:\n  - id: '1'\n    text: {name}\n    deadline: {{by: 2022-12-05, phrase: {name}}}\n"
        "    roles: [{role: implements, who: g}]\n"
        f"    produces: [{{id: p, name: {name}, by: g}}]\n"
        f"units: [{{id: u, name: {name}, part_of: g, illustration: {name}}}]\n"
    )
    received = Event("e", Kind.RECEIVED, date(2022, 12, 1), "u", "1", "p", number=HIDDEN)
    return stand(plan_of(text, folder), (received,), date(2022, 12, 20))


def tree(board: Board) -> Any:
    return html.document_fromstring(to_html(board).decode())


def values(element: Any, *names: str) -> tuple[str, ...]:
    return tuple(element.get(f"data-{name}") for name in names)


def count(entry: dict[str, int]) -> str:
    return f"{entry['done']}/{entry['of']}"


def assert_page_tells_what_the_json_tells(board: Board) -> None:
    page, told = tree(board), to_json(board)
    assert json.loads(page.get_element_by_id("board").text) == told
    tally = {row.get("data-tally"): int(row[1].text) for row in page.xpath("//*[@data-tally]")}
    assert tally == Counter(one["state"] for one in told["standings"])
    rows = {
        (unit.get("data-unit"), *values(row, "task", "paper")): (row.get("data-state"), row[2][0].text.split(" ", 1)[1])
        for unit in page.xpath('//details[@class="unit"]')
        for row in unit.xpath(".//tbody/tr")
    }
    assert rows == {
        (one["unit"], one["task"], one["deliverable"]): (one["state"], state_name(State(one["state"])))
        for one in told["standings"]
    }
    units = {
        unit.get("data-unit"): values(unit, "tasks", "things", "late")
        for unit in page.xpath('//details[@class="unit"]')
    }
    assert units == {
        unit["id"]: (count(unit["tasks"]), count(unit["things"]), str(unit["late"])) for unit in told["units"]
    }
    lines = page.xpath("//*[@data-task-line]")
    assert {line.get("data-task-line"): values(line, "units", "things", "optional", "late") for line in lines} == {
        task["id"]: (*(count(task[name]) for name in ("units", "things", "optional")), str(task["late"]))
        for task in told["tasks"]
    }
    assert len(lines) == len(told["tasks"])
    cells = {
        (line.get("data-line"), *values(cell, "cell", "state"))
        for line in page.xpath("//*[@data-line]")
        for cell in line.xpath(".//*[@data-cell]")
    }
    assert cells == {(unit, task, str(cell.state)) for (unit, task), cell in board.cells.items()}
    sums = {cell.get("data-sum"): cell.text for cell in page.xpath("//*[@data-sum]")}
    assert sums == {task["id"]: count(task["units"]) for task in told["tasks"]}


@pytest.mark.parametrize("day", ["2022-11-01", "2022-12-05", "2022-12-12", "2023-02-01", "2023-04-28"])
def test_every_count_and_state_on_the_page_is_that_of_the_json(tmp_path: Path, day: str) -> None:
    assert_page_tells_what_the_json_tells(season_board(tmp_path, date.fromisoformat(day)))


def test_the_real_plan_stands_on_the_page_as_in_the_json() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    assert_page_tells_what_the_json_tells(stand(plan, (), date(2022, 11, 28)))


def test_who_has_most_that_is_late_comes_first_and_of_each_the_worst(tmp_path: Path) -> None:
    page = tree(season_board(tmp_path, date(2022, 12, 12)))
    late = [int(unit.get("data-late")) for unit in page.xpath('//details[@class="unit"]')]
    assert late == sorted(late, reverse=True)
    assert late[0] > 1
    states = [str(state) for state in State]
    for unit in page.xpath('//details[@class="unit"]'):
        places = [states.index(row.get("data-state")) for row in unit.xpath(".//tbody/tr")]
        assert places == sorted(places)


def test_ceilings_of_the_plan_are_told_with_how_they_are_reckoned() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    rows = tree(stand(plan, (), date(2022, 11, 28))).xpath('//table[@class="quotas"]/tbody/tr')
    found = {(row[0].text, row[1].text): (row[4].text, row[5].text) for row in rows}
    most = limit("pool", 20, rated=150, good=100, excellent=20)
    assert found["Đảng ủy phường A (minh họa)", "đảng viên (minh họa)"] == ("20", str(most))
    assert "20% của 120 (tốt trở lên) = 24" in rows[0].text_content()


def test_counts_that_cannot_be_are_told_in_the_place_of_ceilings(tmp_path: Path) -> None:
    text = PLAN_2022.read_text(encoding="utf-8").replace("rated: 150, good: 100", "rated: 100, good: 100")
    page = tree(stand(plan_of(text, tmp_path), (), date(2022, 11, 28)))
    assert "Không tính được: " in page.get_element_by_id("quotas").text_content()


def test_days_off_today_and_bars_are_in_the_timeline() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    page = tree(stand(plan, (), date(2022, 11, 28)))
    assert "20/01/2023 – 26/01/2023" in page.get_element_by_id("timeline").text_content()
    (today,) = page.xpath('//*[@id="days"]/line[@class="today"]')
    bars = {row.get("data-task-line"): row for row in page.xpath("//*[@data-task-line]")}

    def last(task: str) -> float:
        return float(bars[task].xpath(".//circle")[-1].get("cx").rstrip("%"))

    assert last("1") < float(today.get("x1").rstrip("%")) < last("4") < last("10")
    tet = [
        span
        for span in page.xpath('//*[@id="days"]/rect[@class="holiday"]')
        if float(span.get("width").rstrip("%")) > 3
    ]
    assert last("9.1") < float(tet[0].get("x").rstrip("%")) < last("9.2")
    assert len(page.xpath('//*[@id="days"]/rect[@class="weekend"]')) > 20


def test_a_plan_that_runs_for_decades_gives_a_page_all_the_same(tmp_path: Path) -> None:
    text = PLAN_2022.read_text(encoding="utf-8").replace("by: 2022-12-05", "by: 2099-12-05")
    assert len(to_html(stand(plan_of(text, tmp_path), (), date(2022, 11, 28)))) < 400_000


def test_a_plan_that_gives_nobody_anything_gives_a_page(tmp_path: Path) -> None:
    plan = plan_of("document: {subject: x, year: 2022, issuer: a}\nagencies: [{id: a, name: A}]\n", tmp_path)
    page = tree(stand(plan, (), date(2022, 11, 28)))
    assert "chưa giao việc" in page.get_element_by_id("overview").text_content()


def test_no_name_becomes_markup_or_hides_anything(tmp_path: Path) -> None:
    board = hostile_board(tmp_path)
    text = to_html(board).decode()
    page = html.document_fromstring(text)
    assert len(page.xpath("//script")) == 2
    assert page.xpath("//img") == []
    assert json.loads(page.get_element_by_id("board").text) == to_json(board)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "<script>alert" not in text
    assert page.xpath("//details//h3")[0].text.startswith("</script><script>alert(1)</script><!-- \"'& ")


def test_the_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    text = to_html(stand(plan, (), date(2022, 11, 28))).decode()
    page = html.document_fromstring(text)
    (policy,) = [meta.get("content") for meta in page.xpath("//meta[@http-equiv]")]
    own = [re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("style", "script")]
    hashes = [base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode() for found in own if found]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    for element in page.iter():
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "action")
            assert name not in ("href", "xlink:href") or value.startswith("#")
    assert not re.search(r"url\((?!#)|@import|https?:(?!//www.w3.org/2000/svg)", text)


def test_every_address_inside_the_page_leads_somewhere() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    page = tree(stand(plan, (), date(2022, 11, 28)))
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in page.xpath("//*[@href]")} <= set(ids)
    named = [value for tag in ("aria-labelledby", "for") for value in page.xpath(f"//@{tag}")]
    assert set(named) <= set(ids)


def test_the_same_board_gives_the_same_bytes(tmp_path: Path) -> None:
    shutil.copy(PLAN_2022, tmp_path / "a.yaml")
    for name, seed in (("a.html", "1"), ("b.html", "2")):
        done = kiemdiem("export", "html", "a.yaml", "--out", name, "--today", TODAY, cwd=tmp_path, PYTHONHASHSEED=seed)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_is_recorded_in_the_ledger_is_on_the_page(tmp_path: Path) -> None:
    shutil.copy(PLAN_2022, tmp_path / "a.yaml")
    entry = {"id": "aaaaaaaa", "kind": "received", "day": "2022-11-03", "unit": "xa-b", "task": "1", "by": "a"}
    (tmp_path / "so.jsonl").write_text(json.dumps(entry) + "\n")
    done = kiemdiem("export", "html", "a.yaml", "--ledger", "so.jsonl", "--today", TODAY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    page = html.document_fromstring((tmp_path / "bang.html").read_text(encoding="utf-8"))
    (unit,) = page.xpath('//*[@data-unit="xa-b"]')
    assert unit.get("data-late") == "0"
    assert "đã nhận nhận 03/11/2022" in " ".join(unit.text_content().split())


def test_the_page_speaks_english_on_request() -> None:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    with language.speaking("en"):
        page = tree(stand(plan, (), date(2022, 11, 28)))
    assert page.get("lang") == "en"


def test_a_file_that_is_there_is_not_overwritten_and_the_plan_never(tmp_path: Path) -> None:
    shutil.copy(PLAN_2022, tmp_path / "a.yaml")
    (tmp_path / "bang.html").write_text("của tôi")
    assert kiemdiem("export", "html", "a.yaml", cwd=tmp_path).returncode == 2
    assert (tmp_path / "bang.html").read_text() == "của tôi"
    assert kiemdiem("export", "html", "a.yaml", "--out", "a.yaml", "--force", cwd=tmp_path).returncode == 2
    assert (tmp_path / "a.yaml").read_bytes() == PLAN_2022.read_bytes()
    assert kiemdiem("export", "html", "a.yaml", "--force", cwd=tmp_path).returncode == 0

"""The ledger of a plan: events as they were written, those that hold, and what is wrong with the file."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiemdiem.errors import KiemdiemError
from kiemdiem.ledger.book import Ledger, beside
from kiemdiem.ledger.events import Event, Kind, from_entry, moment, new_id

FULL = Event(
    id="abcd2345",
    kind=Kind.POSTPONED,
    day=date(2022, 11, 20),
    unit="xa-1",
    task="9.1",
    deliverable="ke-hoach",
    number="15-CV/TU",
    evidence="cong-van/15.pdf",
    sha256="0" * 64,
    note="mưa lũ",
    until=date(2022, 12, 20),
    by="thu",
    at="2022-11-20T09:00:00+07:00",
)


def event(id_: str, kind: Kind = Kind.RECEIVED, **more: str) -> Event:
    return Event(id_, kind, date(2022, 11, 1), "xa-1", "1", **more)


def ledger(path: Path, *events: Event) -> Ledger:
    for one in events:
        Ledger(path).append(one)
    return Ledger.read(path)


def test_an_event_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "2022.ledger.jsonl"
    found = ledger(path, FULL, event("efgh2345"))
    assert found.entries == (FULL._replace(line=1), event("efgh2345")._replace(line=2))
    assert found.problems == ()
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[1]) == {
        "id": "efgh2345",
        "kind": "received",
        "day": "2022-11-01",
        "unit": "xa-1",
        "task": "1",
    }


def test_the_ledger_is_beside_the_plan_or_where_one_says(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "2022.yaml"
    assert beside(plan) == tmp_path / "plans" / "2022.ledger.jsonl"
    assert Ledger.open(str(plan)) == Ledger(tmp_path / "plans" / "2022.ledger.jsonl")
    assert Ledger.open("-", tmp_path / "so.jsonl").path == tmp_path / "so.jsonl"
    with pytest.raises(KiemdiemError, match="đầu vào chuẩn"):
        Ledger.open("<stdin>")


def test_what_is_taken_back_holds_no_more_and_holds_again_when_that_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first = ledger(path, event("aaaa2222"), event("bbbb2222"), event("cccc2222", Kind.UNDONE, undoes="aaaa2222"))
    assert [one.id for one in first.events] == ["bbbb2222"]
    assert first.undone == {"aaaa2222"}
    second = ledger(path, event("dddd2222", Kind.UNDONE, undoes="cccc2222"))
    assert [one.id for one in second.events] == ["aaaa2222", "bbbb2222"]
    assert second.undone == {"cccc2222"}


def test_a_line_that_says_nothing_is_told_and_hides_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(event("aaaa2222").as_entry())
    wrong = {"id": "b", "kind": "received", "day": "2022-11-01", "unit": "x", "task": "1"}
    lines = [
        good,
        '{"id":',
        json.dumps(wrong | {"kind": "lost"}),
        json.dumps(wrong | {"day": "2022-02-30"}),
        json.dumps(wrong | {"day": 5}),
        json.dumps(wrong | {"unit": ["x"]}),
        json.dumps(wrong | {"task": ""}),
        json.dumps(wrong | {"kind": "postponed"}),
        json.dumps(wrong | {"undoes": "aaaa2222"}),
        json.dumps(wrong | {"kind": "undone", "undoes": "none"}),
        good,
        json.dumps(wrong | {"new key": {"x": 1}}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = Ledger.read(path)
    assert [(one.id, one.line) for one in found.entries] == [("aaaa2222", 1), ("b", 12)]
    assert [(one.line, one.message) for one in found.problems] == [
        (2, "dòng hỏng hoặc ghi dở, bỏ qua"),
        (3, "không hiểu mục “kind”, bỏ qua"),
        (4, "không hiểu mục “day”, bỏ qua"),
        (5, "không hiểu mục “day”, bỏ qua"),
        (6, "không hiểu mục “unit”, bỏ qua"),
        (7, "không hiểu mục “task”, bỏ qua"),
        (8, "không hiểu mục “until”, bỏ qua"),
        (9, "không hiểu mục “undoes”, bỏ qua"),
        (10, "rút lại mã “none” nhưng không có mã đó ở trên, bỏ qua"),
        (11, "mã “aaaa2222” đã có ở dòng 1, bỏ qua"),
    ]


def test_an_event_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    found = ledger(tmp_path / "a.jsonl", event("aaaa2222"), event("aaaa3333"), event("bbbb2222"))
    assert found.find("bbbb").id == "bbbb2222"
    assert found.find("aaaa2222").id == "aaaa2222"
    for name, says in (("aaaa", "Có 2 việc đã ghi"), ("bbb", "Sổ không có mã"), ("zzzz", "Sổ không có mã “zzzz”")):
        with pytest.raises(KiemdiemError, match=says):
            found.find(name)


def test_ids_are_short_and_none_is_given_twice() -> None:
    taken: set[str] = set()
    for _turn in range(500):
        taken.add(new_id(taken))
    assert len(taken) == 500
    assert {len(id_) for id_ in taken} == {8}


def test_a_moment_is_kept_with_its_zone() -> None:
    now = datetime(2022, 11, 5, 8, 30, 15, 999, tzinfo=timezone(timedelta(hours=7)))
    assert datetime.fromisoformat(moment(now)) == now.replace(microsecond=0)
    assert moment(now)[-6] in "+-"


def test_an_event_does_not_lose_anything_on_its_way_through_the_file() -> None:
    assert from_entry(FULL.as_entry(), 0) == FULL

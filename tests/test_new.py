"""kiemdiem new --from: next year's plan, and what is told of it."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem import source
from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import dues
from kiemdiem.errors import KiemdiemError
from kiemdiem.load import load
from kiemdiem.plan import Node, Plan
from kiemdiem.plan.node import Text
from kiemdiem.renewal import Renewal, renew
from kiemdiem.renewal.prose import FIELDS
from running import PLAN_2022, ROOT, kiemdiem

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
HEAD = "document: {subject: kiểm điểm năm 2022, year: 2022, issuer: a}\nagencies:\n  - {id: a, name: Đảng ủy}\n"


def renewed(text: str, year: int = 2023, rulebook: str = "") -> Renewal:
    read = source.parse(text, "2022.yaml")
    plan = load(read)
    assert isinstance(plan, Plan), plan
    return renew(read, plan, year, rulebook)


def new_text(text: str, year: int = 2023) -> str:
    return renewed(text, year).source.text


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans")
    return tmp_path


def new(folder: Path, *arguments: str, **more: Any) -> Any:
    return kiemdiem("new", *arguments, cwd=folder, **more)


REAL = PLAN_2022.read_text(encoding="utf-8")


def test_the_real_plan_of_2022_becomes_that_of_2023_beside_it_and_stays_as_it_is(plans):
    done = new(plans, "2023", "--from", "plans/2022.yaml")
    assert done.returncode == 0
    assert (plans / "plans" / "2022.yaml").read_text(encoding="utf-8") == REAL
    text = (plans / "plans" / "2023.yaml").read_text(encoding="utf-8")
    assert "phrase: Trước ngày 07/11/2023, before: 2023-11-07}" in text
    assert "phrase: Hoàn thành chậm nhất ngày 05/12/2023, by: 2023-12-05}" in text
    assert "**trước ngày 31/01/2024.**" in text
    assert "**trong tháng 02 năm 2023**" in text
    assert "meant: {within: 2024-02}" in text
    assert "cán bộ năm 2023." in text
    assert "Công văn số 1289-CV/TU ngày 25/10/2022" in text
    assert "cá nhân cán bộ lãnh đạo, quản lý năm 2022, Ban Thường vụ" in text  # the title of a paper
    assert "minh họa" not in "".join(line for line in text.splitlines() if not line.startswith("#"))


def test_only_lines_that_had_to_change_have_changed():
    old, new_one = REAL.splitlines(), new_text(REAL).splitlines()
    assert sum((Counter(new_one) - Counter(old)).values()) < 40
    assert [line for line in old if line.lstrip().startswith("#")] == [
        line for line in new_one if line.lstrip().startswith("#")
    ]


def test_the_report_tells_dates_papers_law_rulebook_and_what_needs_a_person(plans):
    told = new(plans, "2023", "--from", "plans/2022.yaml").stdout
    for words in (
        "II.1    Trước ngày 05/11/2022 → Trước ngày 07/11/2023",
        "thứ Sáu 04/11/2022 → thứ Hai 06/11/2023 (ngày làm việc thứ 4 của tháng)",
        "thứ Sáu 30/12/2022 → thứ Sáu 29/12/2023 (ngày làm việc cuối tháng)",
        "hiểu là trong tháng 02 năm 2023 → hiểu là trong tháng 02 năm 2024",
        "Quy định số 132-QĐ/TW hết hiệu lực sau ngày 03/10/2023",
        "→ Thay bằng Quy định 124-QĐ/TW ngày 04/10/2023",
        "Công văn số 1289-CV/TU ngày 25/10/2022 là của năm 2022",
        "Hướng dẫn số 04-HD/TU ngày 25/10/2021 là của năm 2021",
        "Chạy lại với --rulebook 2023",
        "Người ký giữ như năm trước",
        "Chú thích còn nhắc năm cũ",
        "0 lỗi",
    ):
        assert words in told, words
    assert "Bùi Văn Lý" not in told
    assert max(map(len, told.splitlines())) <= 100


def test_for_programs_the_report_has_stable_keys(plans):
    done = new(plans, "2023", "--from", "plans/2022.yaml", "--output-format", "json")
    told = json.loads(done.stdout)
    assert (told["version"], told["from"], told["file"], told["year"]) == (
        1, "plans/2022.yaml", str(Path("plans", "2023.yaml")), 2023,
    )  # fmt: skip
    first = told["deadlines"][0]
    assert first["task"] == "II.1"
    assert first["dates"] == [
        {
            "key": "before",
            "old": "2022-11-05",
            "new": "2023-11-07",
            "old_weekday": "saturday",
            "new_weekday": "tuesday",
            "old_working_day": "2022-11-04",
            "new_working_day": "2023-11-06",
            "place_in_month": 4,
        }
    ]
    lines = (plans / "plans" / "2023.yaml").read_text(encoding="utf-8").splitlines()
    assert "2023-11-07" in lines[first["line"] - 1]
    kinds = {note["kind"] for note in (*told["papers"], *told["todo"])}
    assert {"expired", "old-paper", "rulebook", "imprint", "signer", "illustration", "slip", "comment"} <= kinds
    assert told["rulebook"] == {"named": "2019", "valid": "2023"}
    assert told["check"]["errors"] == 0


@pytest.mark.parametrize("path", [PLAN_2022, *CASES], ids=lambda path: path.stem)
@pytest.mark.parametrize("years", [1, 2])
def test_every_plan_loads_again_and_checks_without_a_new_kind_of_error(path, years, tmp_path):
    data = source.read(str(path)).data
    year = data["document"]["year"] + years
    out = tmp_path / "new.yaml"
    book = {2023: "2023", 2024: "2023"}.get(year, "2025")
    told = json.loads(
        kiemdiem("new", year, "--from", path, "--out", out, "--rulebook", book, "--output-format", "json").stdout
    )
    # Law that is over, papers of the old year and other caps in the new law are for a person to see to.
    of_the_year = {"KD413", "KD502", "KD510"}
    assert set(told["check"]["new_kinds"]) <= {*of_the_year, "KD011", "KD201"}
    ignored = [word for code in of_the_year for word in ("--ignore", code)]
    assert kiemdiem("check", out, "--today", f"{year}-10-01", *ignored).returncode == 0
    assert kiemdiem("deadlines", out, "--today", f"{year}-10-01").returncode == 0


def test_the_rulebook_changes_only_where_it_is_asked_for():
    assert 'rulebook: "2019"' in new_text(REAL)
    assert 'rulebook: "2023"' in renewed(REAL, rulebook="2023").source.text
    assert renewed(HEAD, rulebook="2023").source.data["rulebook"] == "2023"
    with pytest.raises(KiemdiemError, match="Không có bộ quy định"):
        renewed(REAL, rulebook="1999")


def test_law_replaced_twice_is_told_with_what_is_in_force(plans):
    told = new(plans, "2026", "--from", "plans/2022.yaml").stdout
    assert "→ Thay bằng Quy định 366-QĐ/TW ngày 30/8/2025" in told
    assert "--rulebook 2025" in told


def test_what_was_true_of_one_year_only_is_gone():
    text = (
        "document:\n  subject: kiểm điểm năm 2022\n  year: 2022\n  issuer: a\n  number: 05-KH/ĐU # văn thư cấp\n"
        "  date: 2022-10-20\n  status: issued\n"
        "calendar: {days_off: [2022-11-07]}\n"
        "agencies: [{id: a, name: Đảng ủy}]\n"
        'tasks:\n  - id: "1"\n    done: 2022-11-01 # đã họp\n    text: Họp\n    deadline: {by: 2022-11-04}\n'
        '  - {id: "2", done: 2022-11-02, text: Báo cáo}\n'
        "events: [{id: hop, name: họp, date: 2022-11-03}]\n"
        "comparable_groups: [{id: g, name: nhóm}]\n"
        "units:\n"
        "  - {id: b, name: B, part_of: a, counts: [{group: g, rated: 5, good: 4, excellent: 1}]}\n"
        "  - {id: c, name: C, part_of: a, illustration: số liệu minh họa}\n"
    )
    found = renewed(text)
    assert (found.new.document.number, found.new.document.date, found.new.document.status) == (None, None, "draft")
    assert [task.done for task in found.new.all_tasks()] == [None, None]
    assert found.new.events[0].date is None
    assert [(unit.id, unit.counts) for unit in found.new.units] == [("b", ())]
    assert found.new.calendar.days_off == ()
    for comment in ("# văn thư cấp", "# đã họp"):
        assert comment in found.source.text
    assert {remark.kind for remark in found.remarks} == {"imprint", "event", "illustration", "counts", "calendar"}


def test_line_ends_byte_order_mark_and_layout_stay(tmp_path):
    old = tmp_path / "ke-hoach-2022.yaml"
    text = HEAD + 'tasks:\n-   {id: "1",   text:  x, deadline: {by:  2022-12-05}}\n'
    old.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert kiemdiem("new", "2023", "--from", old).returncode == 0
    made = (tmp_path / "ke-hoach-2023.yaml").read_bytes()
    wanted = text.replace("year: 2022", "year: 2023, status: draft").replace("năm 2022", "năm 2023")
    assert made == b"\xef\xbb\xbf" + wanted.replace("2022-12-05", "2023-12-05").replace("\n", "\r\n").encode()


def test_parts_windows_recurring_and_clock_times_move_as_they_are_read():
    tasks = {
        "two parts": (
            "{phrase: 'làm xong trước ngày 05/12/2022, báo cáo trước 25/12/2022', finish: {before: 2022-12-05},"
            " report: {before: 2022-12-25}}",
            "{phrase: 'làm xong trước ngày 05/12/2023, báo cáo trước 23/12/2023', finish: {before: 2023-12-05},"
            " report: {before: 2023-12-23}}",
        ),
        "a window": ("{from: 2022-12-01, to: 2022-12-09}", "{from: 2023-12-01, to: 2023-12-11}"),
        "a clock time": ('{before: 2022-12-05, time: "16:30"}', '{before: 2023-12-05, time: "16:30"}'),
        "every month": ("{every: {period: month, by: 25}}", "{every: {period: month, by: 25}}"),
        "a year": ("{phrase: trong năm 2022, within: 2022}", "{phrase: trong năm 2023, within: 2023}"),
        "a half-year": ('{within: "2022-H2"}', '{within: "2023-H2"}'),
        "in quotes": ("{by: '2022-12-05'}", "{by: '2023-12-05'}"),
    }
    for old, wanted in tasks.values():
        text = HEAD + f'tasks: [{{id: "1", text: x, deadline: {old}}}]\n'
        assert f"deadline: {wanted}}}" in new_text(text)


def test_a_deadline_that_two_tasks_share_by_alias_moves_once():
    text = (
        HEAD
        + 'tasks:\n  - {id: "1", text: x, deadline: &han {phrase: ngày 05/12/2022, on: 2022-12-05}}\n'
        + '  - {id: "2", text: y, deadline: *han}\n'
    )
    assert "&han {phrase: ngày 05/12/2023, on: 2023-12-05}" in new_text(text)
    assert "deadline: *han}" in new_text(text)


def test_inclusive_reading_moves_the_printed_day_itself():
    text = HEAD + 'reading: inclusive\ntasks: [{id: "1", text: x, deadline: {before: 2022-11-30}}]\n'
    assert "before: 2023-11-30" in new_text(text)
    assert "before: 2023-12-01" in new_text(text.replace("inclusive", "exclusive").replace("2022-11-30", "2022-12-01"))


@given(st.dates(date(2022, 1, 3), date(2023, 6, 30)), st.sampled_from(["by", "on", "before"]), st.integers(1, 3))
def test_the_last_day_of_any_deadline_is_a_working_day_in_the_new_plan(day, key, years):
    printed = f"{day.day:02d}/{day.month}/{day.year}"
    text = HEAD + f'tasks: [{{id: "1", text: x, deadline: {{phrase: ngày {printed}, {key}: {day}}}}}]\n'
    found = renewed(text, 2022 + years)
    due = dues(found.new)[0]
    assert Calendar().is_working(due.last_day)
    assert due.other_reading is None or (due.other_reading - due.last_day).days == 1
    deadline = found.new.tasks[0].deadline
    assert re.search(r"\d+/\d+/\d{4}", due.phrase)[0] in {
        f"{new.day:02d}/{new.month:0{pad}d}/{new.year}"
        for pad in (1, 2)
        for new in [deadline.by or deadline.on or deadline.before]
    }


def test_nothing_is_overwritten_without_force_and_the_source_never(plans):
    path = plans / "plans" / "2023.yaml"
    path.write_text("của tôi", encoding="utf-8")
    refused = new(plans, "2023", "--from", "plans/2022.yaml")
    assert (refused.returncode, path.read_text(encoding="utf-8")) == (2, "của tôi")
    assert "--force" in refused.stderr
    assert new(plans, "2023", "--from", "plans/2022.yaml", "--force").returncode == 0
    onto_itself = new(plans, "2023", "--from", "plans/2022.yaml", "--out", "plans/2022.yaml", "--force")
    assert onto_itself.returncode == 2
    assert (plans / "plans" / "2022.yaml").read_text(encoding="utf-8") == REAL


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("2022", "--from", "plans/2022.yaml"), "kiemdiem new 2023"),
        (("2101", "--from", "plans/2022.yaml"), "từ 1900 đến 2100"),
        (("2023", "--from", "plans/không-có.yaml"), "Không có tệp"),
        (("2023", "--from", "plans/2022.yaml", "--issuer", "A"), "--issuer: chỉ dùng khi lập từ kế hoạch mẫu"),
        (("2023", "--from", "plans/2022.yaml", "--rulebook", "x\x1b"), "Không có bộ quy định"),
        (("2024", "--rulebook", "2023"), "--rulebook chỉ đi với --from"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(plans, arguments, says):
    done = new(plans, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert [path.name for path in (plans / "plans").iterdir()] == ["2022.yaml"]


def test_a_source_that_is_no_plan_gives_its_findings(plans):
    (plans / "x.yaml").write_text("document: [", encoding="utf-8")
    done = new(plans, "2023", "--from", "x.yaml")
    assert done.returncode == 1
    assert "KD002" in done.stderr


def test_from_standard_input_the_plan_goes_to_the_plans_folder(tmp_path):
    done = new(tmp_path, "2023", "--from", "-", stdin=HEAD)
    assert done.returncode == 0
    assert "year: 2023" in (tmp_path / "plans" / "2023.yaml").read_text(encoding="utf-8")


def test_words_of_the_file_reach_the_terminal_without_escapes_or_markup(tmp_path):
    text = HEAD + (
        'tasks: [{id: "1", text: "::error::[bold] năm 2022", deadline: {phrase: "::x 05/12/2022", by: 2022-12-05}}]\n'
    )
    (tmp_path / "2022.yaml").write_text(text, encoding="utf-8")
    done = new(tmp_path, "2023", "--from", "2022.yaml", FORCE_COLOR="1", TERM="xterm")
    assert "[bold]" in done.stdout
    assert not re.search(r"^\s*::", done.stdout, re.MULTILINE)


def test_every_text_of_the_model_is_looked_at_or_left_out_on_purpose():
    names = {
        "name", "aliases", "note", "number", "type", "short_name", "illustration", "place", "superior", "issuer",
        "authority", "capacity", "modifiers",
    }  # fmt: skip
    for model in _models(Node):
        if not model.__module__.startswith("kiemdiem.plan"):
            continue
        texts = {name for name, info in model.model_fields.items() if _is_text(info.annotation, info.metadata)}
        assert texts - set(FIELDS.get(model, ())) <= names, model


def _models(model: type[Node]) -> set[type[Node]]:
    return {model}.union(*(_models(inner) for inner in model.__subclasses__()))


def _is_text(annotation: Any, metadata: list[Any]) -> bool:
    wanted = get_args(Text)[1]
    return wanted in metadata or any(_is_text(inner, list(get_args(inner)[1:])) for inner in get_args(annotation))

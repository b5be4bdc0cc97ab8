"""kiemdiem diff: two plans compared in words."""

from __future__ import annotations

import copy
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiemdiem import source
from kiemdiem.differences import Differences, compare
from kiemdiem.differences.words import changed_words
from kiemdiem.plan import Plan
from kiemdiem.renewal import renew
from running import PLAN_2022, ROOT, kiemdiem, no_end_of_work

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
REAL = PLAN_2022.read_text(encoding="utf-8")


def plan(text: str) -> Plan:
    return loaded(source.parse(text, "x.yaml").data)


def loaded(data: Any) -> Plan:
    found = Plan.model_validate(data)
    found.locate()
    return found


def edited(*changes: tuple[str, str]) -> str:
    text = REAL
    for old, new in changes:
        assert REAL.count(old) == 1, (REAL.count(old), old)
        text = text.replace(old, new)
    return text


def said(found: Differences) -> dict[str, list[str]]:
    """The words of every change, by the label of their group."""
    told: dict[str, list[str]] = {}
    for group in found.groups:
        words = {"added": f"thêm: {group.title}", "removed": f"bỏ: {group.title}"}.get(group.status)
        told.setdefault(group.where, []).extend(
            [*([words] if words else ()), *(change.text for change in group.changes)]
        )
    return told


def differences(*changes: tuple[str, str]) -> dict[str, list[str]]:
    return said(compare(plan(REAL), plan(edited(*changes))))


TASK_4 = "phrase: Hoàn thành chậm nhất ngày 05/12/2022, by: 2022-12-05}"
ROLE_4 = (
    "      # kiemdiem: ignore[KD309, KD310] bản gốc ghi cơ quan thực hiện hẹp hơn lời văn; bản gốc ghi cả hai vai trò\n"
)
TASK_7 = REAL[
    REAL.index('  # kiemdiem: ignore[KD301] bản gốc không ghi cơ quan thực hiện\n  - id: "7"') : REAL.index(
        '  # kiemdiem: ignore[KD301] bản gốc không ghi cơ quan thực hiện\n  - id: "8"'
    )
]
PAPERS_7 = "  - {order: [du-thao-mau-09, tu-cham-diem, trinh-ban-chap-hanh], why:"

# What somebody changes in the real plan, and what the comparison says of it.
CHANGES = {
    "a deadline later": (
        [(TASK_4, "phrase: Hoàn thành chậm nhất ngày 08/12/2022, by: 2022-12-08}")],
        "II.4",
        ["lùi 3 ngày làm việc (05/12/2022 → 08/12/2022)"],
    ),
    "a deadline earlier, over a weekend": (
        [(TASK_4, "phrase: Hoàn thành chậm nhất ngày 01/12/2022, by: 2022-12-01}")],
        "II.4",
        ["sớm hơn 2 ngày làm việc (05/12/2022 → 01/12/2022)"],
    ),
    "a date in the same days off": (
        [("phrase: Trước ngày 12/12/2022, before: 2022-12-12}", "phrase: Trước ngày 11/12/2022, before: 2022-12-11}")],
        "II.8",
        ["đổi ngày, cùng ngày làm việc cuối (11/12/2022 → 10/12/2022)"],
    ),
    "other words for the same day": (
        [
            (
                "phrase: Hoàn thành trước ngày 10/12/2022, before: 2022-12-10}",
                "phrase: Hoàn thành chậm nhất ngày 09/12/2022, by: 2022-12-09}",
            )
        ],
        "II.6",
        ["chữ thời hạn: “Hoàn thành trước ngày 10/12/2022” → “Hoàn thành chậm nhất ngày 09/12/2022”"],
    ),
    "a body more": (
        [(ROLE_4, ROLE_4.replace("#", "- {role: coordinates, who: [van-phong]}\n      #", 1))],
        "II.4",
        ["thêm phối hợp: Văn phòng thị xã"],
    ),
    "another role for the same body": (
        [
            (
                "{role: coordinates, label: Cơ quan phối hợp thực hiện, who: [hdnd-ubnd, tmgv, mttq-ctxh]}",
                "{role: implements, label: Cơ quan phối hợp thực hiện, who: [hdnd-ubnd, tmgv]}",
            )
        ],
        "II.7",
        [
            "Thường trực HĐND thị xã, UBND thị xã: từ phối hợp sang thực hiện",
            "các cơ quan chuyên trách tham mưu, giúp việc Thị ủy: từ phối hợp sang thực hiện",
            "bỏ phối hợp: Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thị xã",
        ],
    ),
    "words in the middle of a long text": (
        [("bản kê khai bổ sung lý lịch cán bộ hằng năm (*bắt buộc*) cho", "bản kê khai bổ sung lý lịch hằng quý cho")],
        "II.9.1",
        ["lời văn: “cán bộ hằng năm (bắt buộc)” → “hằng quý”"],
    ),
    "a paper from another body": (
        [
            (
                '"bản tự phân tích, chấm điểm Đảng bộ thị xã", by: [btv-thi-uy]',
                '"bản tự phân tích, chấm điểm Đảng bộ thị xã", by: [tc-nv]',
            )
        ],
        "II.7",
        [
            "giấy tờ “bản tự phân tích, chấm điểm Đảng bộ thị xã”: bỏ bên làm: Ban Thường vụ Thị ủy",
            "giấy tờ “bản tự phân tích, chấm điểm Đảng bộ thị xã”: thêm bên làm: Cơ quan Tổ chức - Nội vụ thị xã",
        ],
    ),
    "a cap": (
        [("    percent: 20\n", "    percent: 25\n    basis: pool\n")],
        "Tỷ lệ",
        [
            "“số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%”: tỷ lệ phần trăm: 20 → 25",
            "“số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%”: tính trên: để trống → “pool”",
        ],
    ),
    "the counts of a unit": (
        [("{group: chi-bo, rated: 12, good: 9, excellent: 2}", "{group: chi-bo, rated: 13, good: 9, excellent: 2}")],
        "Đơn vị",
        ["“Đảng ủy phường A (minh họa)”: số lượng chi bộ trực thuộc (minh họa): được xếp loại: 12 → 13"],
    ),
    "a recipient": (
        [("  - {text: Trung tâm Chính trị thị xã, to: [trung-tam-chinh-tri]}\n", "")],
        "Nơi nhận",
        ["bỏ “Trung tâm Chính trị thị xã”"],
    ),
    "an order of tasks": (
        [('  - {order: ["2", "5"], why: cấp trên xếp loại trong từng nhóm}\n', "")],
        "Thứ tự việc",
        ["bỏ II.2 → II.5"],
    ),
    "a legal basis": (
        [("number: 90/2020/NĐ-CP, date: 2020-08-13", "number: 90/2020/NĐ-CP, date: 2020-08-14")],
        "Căn cứ",
        ["Nghị định số 90/2020/NĐ-CP ngày 14/8/2020: ngày ban hành: 13/8/2020 → 14/8/2020"],
    ),
    "the signer": (
        [("  name: Bùi Văn Lý", "  name: Trần Văn B")],
        "Chữ ký",
        ["đổi họ tên người ký"],
    ),
    "a task that went": (
        [(TASK_7, ""), (PAPERS_7, "  # " + PAPERS_7)],
        "II.7",
        ["bỏ: Tham mưu Ban Thường vụ Thị ủy tự phân tích, chấm điểm đánh …"],
    ),
}


@pytest.mark.parametrize(("changes", "where", "wanted"), CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_told_in_words_at_its_task(changes, where, wanted):
    found = differences(*changes)
    assert found[where] == wanted
    assert set(found) <= {where, "Thứ tự việc"}


def test_comments_layout_and_the_same_words_in_other_quotes_are_no_difference():
    other = REAL.replace("# kiemdiem: ignore", "# bỏ qua").replace("name: Mẫu 09/HDDG", "name: 'Mẫu 09/HDDG'")
    assert compare(plan(REAL), plan(other)).equal


def test_tasks_after_one_that_came_are_recognised_under_their_new_numbers():
    data = source.parse(REAL, "x.yaml").data
    new = copy.deepcopy(data)
    new["tasks"].insert(3, {"id": "4", "text": "Tập huấn cho cấp ủy viên.", "deadline": {"by": "2022-11-18"}})
    for number, task in list(enumerate(new["tasks"], 1))[4:]:
        task["id"] = str(number)
        for child in task.get("tasks", []):
            child["id"] = child["id"].replace(f"{number - 1}.", f"{number}.")
    later = {str(number): str(number + 1) for number in range(4, 11)} | {"9.1": "10.1", "9.2": "10.2"}
    for entry in new["precedence"]:
        for key in ("order", "together", "two_pass"):
            if key in entry:
                entry[key] = [later.get(step, step) for step in entry[key]]
    for part in (*new["authority_classes"], *new["implementation"][1]["duties"]):
        for key in ("task", "ahead_of"):
            if key in part:
                part[key] = later.get(part[key], part[key])
    found = said(compare(loaded(data), loaded(new)))
    assert set(found) == {"II.4", "Đánh số lại"}
    assert found["II.4"] == ["thêm: Tập huấn cho cấp ủy viên.", "thời hạn “chậm nhất ngày 18/11/2022”"]
    assert found["Đánh số lại"][:2] == ["II.4 → II.5", "II.5 → II.6"]


def test_an_agency_with_another_id_is_the_same_agency():
    found = said(compare(plan(REAL), plan(REAL.replace("tc-nv", "co-quan-to-chuc"))))
    assert found == {"Các cơ quan": ["“Cơ quan Tổ chức - Nội vụ thị xã”: mã: “tc-nv” → “co-quan-to-chuc”"]}


def test_next_years_plan_keeps_its_deadlines_in_place_but_for_the_one_that_somebody_moved():
    old = source.parse(REAL, "2022.yaml")
    new = renew(old, loaded(old.data), 2023)
    untouched = compare(new.old, new.new)
    assert untouched.in_place == 12
    assert not any("ngày làm việc" in change.text for group in untouched.groups for change in group.changes)
    moved = new.source.text.replace("ngày 05/12/2023, by: 2023-12-05", "ngày 08/12/2023, by: 2023-12-08")
    found = said(compare(new.old, plan(moved)))
    assert found["II.4"] == ["lùi 3 ngày làm việc so với cùng vị trí năm trước (05/12/2022 → 08/12/2023)"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("một hai", "một ba", "“một hai” → “một ba”"),
        (
            "các đảng ủy, chi bộ trực thuộc nộp báo cáo về Văn phòng trước ngày họp",
            "các đảng ủy, chi bộ trực thuộc nộp ngay báo cáo về Văn phòng trước ngày họp",
            "thêm “ngay” sau “trực thuộc nộp”",
        ),
        (
            "các đảng ủy, chi bộ trực thuộc nộp ngay báo cáo về Văn phòng trước ngày họp",
            "các đảng ủy, chi bộ trực thuộc nộp báo cáo về Văn phòng trước ngày họp",
            "bỏ “ngay”",
        ),
        (
            "kết quả đánh giá, xếp loại chất lượng năm 2022 đối với tập thể",
            "kết quả đánh giá, xếp loại chất lượng năm 2023 đối với tập thể",
            "“năm 2022” → “năm 2023”",
        ),
        (
            "một hai ba bốn năm sáu bảy tám",
            "mười hoàn toàn là những chữ khác hẳn thế",
            "viết lại, 8 từ thành 9 từ: “một hai ba bốn năm sáu bảy tám” → “mười hoàn toàn là những chữ khác hẳn thế”",
        ),
        ("*qua* Văn phòng[^1]", "qua **Văn phòng**", "chỉ đổi chữ nghiêng, chữ đậm, dấu cách hoặc chỗ gắn chú thích"),
    ],
)
def test_a_changed_text_is_told_by_its_words(old, new, wanted):
    assert changed_words(old, new) == wanted


def test_no_change_of_a_text_is_a_wall_of_text():
    old = " ".join(f"chữ{number}" for number in range(900))
    new = " ".join(f"chữ{number}" if number % 10 else f"mới{number}" for number in range(900))
    assert "và 86 chỗ nữa" in changed_words(old, new)
    assert len(changed_words(old, new)) < 400


def test_texts_made_to_be_slow_are_compared_to_the_end():
    old = plan(_repeating("a " * 199))
    new = plan(_repeating("b a " * 99))
    with no_end_of_work():
        assert len(compare(old, new).groups) == 120


def _repeating(text: str) -> str:
    tasks = "".join(f'  - {{id: "{number}", text: "{text}{number}"}}\n' for number in range(120))
    return "document: {subject: x, year: 2022, issuer: a}\nagencies: [{id: a, name: A}]\ntasks:\n" + tasks


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [*([path] if path else []), *(found for key, value in inner for found in _paths(value, (*path, key)))]


DATA = [source.read(str(path)).data for path in (PLAN_2022, *CASES)]


@given(st.sampled_from(range(len(DATA))), st.data())
def test_whatever_changes_in_a_plan_is_told_and_what_does_not_is_not(which, draw):
    data = copy.deepcopy(DATA[which])
    path = draw.draw(st.sampled_from(_paths(data)))
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    value = parent[path[-1]]
    changes = ["gone"]
    changes += ["longer", "other"] if isinstance(value, str) else []
    changes += ["more"] if type(value) is int else ["flip"] if isinstance(value, bool) else []
    changes += ["again", "turned"] if isinstance(parent, list) else []
    change = draw.draw(st.sampled_from(changes))
    if change == "gone":
        del parent[path[-1]]
    elif change == "again":
        parent.append(copy.deepcopy(value))
    elif change == "turned":
        parent.reverse()
    else:
        parent[path[-1]] = {
            "longer": f"{value} x", "other": str(value).translate(str.maketrans("012345", "123450")),
            "more": value and 1 + int(value) if not isinstance(value, str) else 0, "flip": not value,
        }[change]  # fmt: skip
    old = loaded(copy.deepcopy(DATA[which]))
    try:
        new = loaded(data)
    except ValidationError:
        return
    same = old.model_dump() == new.model_dump()
    assert compare(old, new).equal is same
    assert compare(new, old).equal is same


# The command


@pytest.fixture
def two(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(REAL, encoding="utf-8")
    changes, _where, _wanted = CHANGES["a deadline later"]
    more, _where, _wanted = CHANGES["a body more"]
    (tmp_path / "b.yaml").write_text(edited(*changes, *more), encoding="utf-8")
    return tmp_path


def test_it_exits_as_diff_does(two):
    assert kiemdiem("diff", "a.yaml", "a.yaml", cwd=two).returncode == 0
    assert kiemdiem("diff", "a.yaml", "b.yaml", cwd=two).returncode == 1
    assert kiemdiem("diff", "a.yaml", "c.yaml", cwd=two).returncode == 2
    (two / "c.yaml").write_text("document: [", encoding="utf-8")
    broken = kiemdiem("diff", "a.yaml", "c.yaml", cwd=two)
    assert broken.returncode == 2
    assert "KD002" in broken.stderr
    assert kiemdiem("diff", "-", "-", cwd=two).returncode == 2
    assert kiemdiem("diff", "a.yaml", "-", cwd=two, stdin=REAL).returncode == 0


def test_on_the_terminal_a_task_is_one_line_where_it_can_be(two):
    told = kiemdiem("diff", "a.yaml", "b.yaml", cwd=two).stdout
    assert told == (
        "Từ a.yaml đến b.yaml: khác ở 1 phần\n"
        "II.4  lùi 3 ngày làm việc (05/12/2022 → 08/12/2022), thêm phối hợp: Văn phòng thị xã\n"
    )


def test_as_markdown_it_is_a_list_with_the_titles_of_the_tasks(two):
    told = kiemdiem("diff", "a.yaml", "b.yaml", "--output-format", "markdown", cwd=two).stdout
    assert told == (
        "Từ a.yaml đến b.yaml: khác ở 1 phần\n\n"
        "- **II.4** (Tổ chức kiểm điểm, đánh giá, xếp loại cán bộ, công chức, vi…): lùi 3 ngày làm việc "
        "(05/12/2022 → 08/12/2022), thêm phối hợp: Văn phòng thị xã\n"
    )


def test_for_programs_it_has_stable_keys_and_the_values(two):
    told = json.loads(kiemdiem("diff", "a.yaml", "b.yaml", "--output-format", "json", cwd=two).stdout)
    assert (told["version"], told["equal"], told["old"]) == (1, False, {"name": "a.yaml", "year": 2022})
    group = told["groups"][0]
    assert (group["kind"], group["where"], group["status"]) == ("task", "II.4", "changed")
    assert group["changes"] == [
        {
            "kind": "deadline-moved",
            "text": "lùi 3 ngày làm việc (05/12/2022 → 08/12/2022)",
            "old": "2022-12-05",
            "new": "2022-12-08",
            "working_days": 3,
        },
        {
            "kind": "role-added",
            "text": "thêm phối hợp: Văn phòng thị xã",
            "old": None,
            "new": {"role": "coordinates", "who": ["van-phong"]},
        },
    ]


def test_names_and_words_of_a_plan_cannot_steer_terminal_runner_or_markdown(tmp_path):
    head = "document: {subject: x, year: 2022, issuer: a}\nagencies: [{id: a, name: A}]\n"
    (tmp_path / "a.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        head + 'tasks: [{id: "1", text: "::error::[bold]x[/bold] ##[group] <b>*y*</b>"}]\n', encoding="utf-8"
    )
    told = kiemdiem("diff", "a.yaml", "b.yaml", cwd=tmp_path).stdout
    assert "[bold]x[/bold]" in told
    assert "::" not in told
    assert "##[" not in told
    markdown = kiemdiem("diff", "a.yaml", "b.yaml", "--output-format", "markdown", cwd=tmp_path).stdout
    assert "<b>" not in markdown
    assert "\\[bold\\]" in markdown


def test_no_name_of_a_person_is_told(two):
    text = (two / "a.yaml").read_text(encoding="utf-8").replace("Bùi Văn Lý", "Trần Văn B")
    (two / "c.yaml").write_text(text, encoding="utf-8")
    for form in ("text", "markdown", "json"):
        told = kiemdiem("diff", "a.yaml", "c.yaml", "--output-format", form, cwd=two).stdout
        assert "đổi họ tên người ký" in told
        assert "Trần" not in told
        assert "Bùi" not in told


# Revisions of git


@pytest.fixture
def repository(two: Path) -> Path:
    (two / "plans").mkdir()
    (two / "plans" / "2022.yaml").write_bytes((two / "a.yaml").read_bytes())
    git(two, "init", "--quiet")
    git(two, "add", "plans")
    git(two, "commit", "--quiet", "-m", "kế hoạch")
    (two / "plans" / "2022.yaml").write_bytes((two / "b.yaml").read_bytes())
    git(two, "commit", "--quiet", "-am", "lùi hạn")
    return two


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for name in ("AUTHOR", "COMMITTER"):
        who |= {f"GIT_{name}_NAME": "t", f"GIT_{name}_EMAIL": "t@example.org"}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who)


@pytest.mark.parametrize(
    ("old", "new", "folder", "code"),
    [
        ("HEAD~1:plans/2022.yaml", "plans/2022.yaml", ".", 1),
        ("HEAD~1:plans/2022.yaml", "HEAD:plans/2022.yaml", ".", 1),
        ("HEAD:plans/2022.yaml", "plans/2022.yaml", ".", 0),
        (":plans/2022.yaml", "plans/2022.yaml", ".", 0),
        ("HEAD~1:plans/2022.yaml", "2022.yaml", "plans", 1),
        ("HEAD~1:2022.yaml", "2022.yaml", "plans", 1),
    ],
)
def test_a_revision_of_git_is_compared_as_a_file_is(repository, old, new, folder, code):
    done = kiemdiem("diff", old, new, cwd=repository / folder)
    assert done.returncode == code
    assert ("II.4  lùi 3 ngày làm việc" in done.stdout) is bool(code)
    assert f"{old} " in done.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("HEAD~9:plans/2022.yaml", "git cũng không có bản “HEAD~9”"),
        ("HEAD:plans/2023.yaml", "Bản “HEAD” không có tệp plans/2023.yaml"),
        ("HEAD:plans", "không phải tệp của một bản trong git"),
        ("HEAD:", "không phải tệp của một bản trong git"),
        ("HEAD:\x1b[31m", "không có tệp"),
        ("--output=x:y", ""),
        ("$(touch x):y;touch x", "không có bản"),
    ],
)
def test_a_revision_that_is_not_there_is_said_and_no_shell_ever_runs(repository, name, says):
    done = kiemdiem("diff", name, "plans/2022.yaml", cwd=repository)
    assert done.returncode == 2
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert not (repository / "x").exists()


def test_a_file_with_a_colon_in_its_name_is_that_file(repository):
    (repository / "HEAD:b.yaml").write_text(REAL, encoding="utf-8")
    assert kiemdiem("diff", "HEAD:b.yaml", "a.yaml", cwd=repository).returncode == 0


def test_without_git_or_a_repository_the_message_says_so(two):
    outside = kiemdiem("diff", "HEAD:a.yaml", "a.yaml", cwd=two, GIT_CEILING_DIRECTORIES=str(two.parent))
    assert outside.returncode == 2
    assert "không nằm trong kho git" in outside.stderr
    without = kiemdiem("diff", "HEAD:a.yaml", "a.yaml", cwd=two, PATH=str(two))
    assert without.returncode == 2
    assert "Máy này không có git" in without.stderr


def test_a_plan_in_a_revision_that_is_no_plan_or_too_large_is_refused(repository):
    for name, content in (("no.yaml", b"a: ["), ("big.yaml", b"#" * 300_000)):
        (repository / name).write_bytes(content)
        git(repository, "add", name)
    git(repository, "commit", "--quiet", "-m", "x")
    no_plan = kiemdiem("diff", "HEAD:no.yaml", "a.yaml", cwd=repository)
    assert no_plan.returncode == 2
    assert "HEAD:no.yaml:1" in no_plan.stderr
    assert "tệp quá lớn" in kiemdiem("diff", "HEAD:big.yaml", "a.yaml", cwd=repository).stderr

"""kiemdiem graph, as people run it."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from lxml import etree

from kiemdiem.arguments import open_plan
from kiemdiem.display import width
from kiemdiem.step_graph import graph
from running import PLAN_2022, kiemdiem

HEAD = "document: {subject: kiểm điểm, year: 2022, issuer: btv}\nagencies: [{id: btv, name: Ban Thường vụ}]\n"
SVG = "{http://www.w3.org/2000/svg}"
RING = """\
tasks:
  - {id: "1", text: Một}
  - {id: "2", text: Hai}
  - {id: "3", text: Ba}
precedence:
  - {order: ["1", "2", "3", "1"], why: vòng}
  - {order: ["2", "2"]}
"""
HOSTILE = '<script>alert(1)</script> \\"; x -> y \\N [red]z[/red] ##[error]q ]]> &amp; <!--'


def shown(*arguments: object, columns: int = 80, **environment: str) -> str:
    done = kiemdiem("graph", *arguments, COLUMNS=str(columns), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def picture(*arguments: object) -> etree._Element:
    return etree.fromstring(shown(*arguments, "--output-format", "svg").encode())


def plan_of(folder: Path, text: str) -> Path:
    path = folder / "plan.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def many(folder: Path, count: int) -> Path:
    chance = random.Random(5)
    tasks = "".join(
        f'  - {{id: "{n}", text: Việc số {n} của đơn vị, deadline: {{by: 2022-12-{chance.randint(1, 28):02d}}}}}\n'
        for n in range(1, count + 1)
    )
    order = "".join(
        f'  - {{order: ["{max(1, n - chance.randint(1, 25))}", "{n}"], why: lý do {n}}}\n' for n in range(2, count + 1)
    )
    return plan_of(folder, f"tasks:\n{tasks}precedence:\n{order}")


def test_every_step_and_every_reason_of_the_real_plan_is_told() -> None:
    text = " ".join(re.sub("[│├└─]", " ", shown(PLAN_2022)).split())
    plan, _source = open_plan(str(PLAN_2022))
    assert len(plan.precedence) == 21
    for entry in plan.precedence:
        assert entry.why
        assert entry.why in text
    for step in graph(plan).steps:
        assert step.label in text
        assert step.name[:12] in text


def test_what_waits_stands_under_what_it_waits_for_with_its_last_day() -> None:
    lines = shown(PLAN_2022).splitlines()
    start = lines.index(next(line for line in lines if line.startswith("II.1  T6 04/11/2022")))
    assert lines[start + 1].startswith("└─ II.4  T2 05/12/2022  Tổ chức kiểm điểm")
    assert lines[start + 2] == "   │  vì: có kế hoạch rồi mới tổ chức kiểm điểm"
    assert lines[start + 3].startswith("   ├─ II.5  CN 04/12/2022")
    assert any(line.startswith("898-CV/TU  T6 14/10/2022  Công văn") for line in lines)
    assert any(line.startswith("giấy tờ II.6  T6 09/12/2022  danh sách giới thiệu") for line in lines)
    assert "└─ sự kiện  chưa có ngày  lưu hồ sơ cán bộ" in lines


def test_the_contradictions_are_those_that_check_reports() -> None:
    report = json.loads(
        kiemdiem("check", PLAN_2022, "--no-ignore", "--select", "KD203", "--output-format", "json").stdout
    )
    text = shown(PLAN_2022)
    assert len(report["findings"]) == text.count("! mâu thuẫn: ") == 3
    assert "3 mâu thuẫn, đánh dấu !" in text
    branch = text[text.index("II.2  T6") :]
    assert "├─ II.4  (đã ghi ở trên)" in branch
    assert "! mâu thuẫn: đến hạn 05/12/2022, trước hạn của việc mà nó cần (09/12/2022)" in branch


def test_steps_together_loops_of_two_passes_and_tasks_outside_are_told() -> None:
    text = " ".join(shown(PLAN_2022).split())
    assert "sự kiện: kiểm điểm tập thể ⇄ sự kiện: kiểm điểm cá nhân: hai lượt" in text
    assert "giấy tờ II.9.1: hồ sơ kiểm điểm đề nghị xếp loại = giấy tờ II.9.1: bản kê khai tài sản" in text
    assert text.endswith("Không nằm trong thứ tự nào: III.1, III, đoạn cuối")


def test_a_ring_is_told_and_walked_once(tmp_path: Path) -> None:
    text = shown(plan_of(tmp_path, RING))
    assert text.splitlines()[-8:] == [
        "II.1  chưa có ngày  Một",
        "└─ II.2  chưa có ngày  Hai",
        "   │  vì: vòng",
        "   ├─ II.3  chưa có ngày  Ba",
        "   │  │  vì: vòng",
        "   │  └─ II.1  (quay vòng)",
        "   │        vì: vòng",
        "   └─ II.2  (quay vòng)",
    ]


def test_a_ring_is_drawn_with_every_edge(tmp_path: Path) -> None:
    drawn = picture(plan_of(tmp_path, RING))
    assert len(drawn.findall(f".//{SVG}g[@class='link']")) == 4
    assert shown(plan_of(tmp_path, RING), "--output-format", "dot").count(" -> ") == 4


def test_a_name_that_the_plan_does_not_know_is_a_step_that_says_so(tmp_path: Path) -> None:
    path = plan_of(tmp_path, 'tasks: [{id: "1", text: Một}]\nprecedence: [{order: ["1", khong-co]}]\n')
    assert "└─ khong-co  chưa có ngày  không có trong kế hoạch" in shown(path)


def test_a_deadline_after_a_step_is_an_edge_with_its_phrase_as_the_reason(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        "events: [{id: hop, name: hội nghị, date: 2022-11-10}]\n"
        'tasks: [{id: "1", text: Báo cáo, deadline: {after: {days: 10, of: hop, working: true}}}]\n',
    )
    assert shown(path).splitlines()[-3:] == [
        "sự kiện  T5 10/11/2022  hội nghị",
        "└─ II.1  T5 24/11/2022  Báo cáo",
        "      vì: trong 10 ngày làm việc kể từ khi có “hội nghị”",
    ]


def test_a_plan_without_an_order_says_so(tmp_path: Path) -> None:
    path = plan_of(tmp_path, 'tasks: [{id: "1", text: Một}]\n')
    assert "Kế hoạch không khai thứ tự công việc (mục precedence)" in shown(path)
    assert "Không nằm trong thứ tự nào: II.1" in "".join(picture(path).itertext())
    assert shown(path, "--output-format", "dot").endswith("}\n")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int, tmp_path: Path) -> None:
    chain = ", ".join(f'"{n}"' for n in range(1, 201))
    tasks = "".join(f'  - {{id: "{n}", text: "Việc số {n} của các đảng ủy, chi bộ"}}\n' for n in range(1, 201))
    path = plan_of(
        tmp_path, f"tasks:\n{tasks}precedence: [{{order: [{chain}], why: xong việc trước mới làm việc sau}}]\n"
    )
    text = shown(path, columns=columns)
    assert all(re.search(rf"(^|─ )II\.{n}  chưa", text, re.MULTILINE) for n in range(1, 201))
    text += shown(PLAN_2022, columns=columns)
    path.write_text(HEAD + RING, encoding="utf-8")
    for line in (text + shown(path, columns=columns)).splitlines():
        assert width(line) <= columns, line


def test_a_console_without_lines_gets_plain_branches() -> None:
    text = shown(PLAN_2022, PYTHONIOENCODING="ascii:backslashreplace")
    text.encode("ascii")
    assert "\n`- II.4  T2 05/12/2022" in text
    assert "\n   |- II.5  CN 04/12/2022" in text


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_coloured_in_a_pipe(environment: dict[str, str]) -> None:
    assert not re.search("\x1b\\[[0-9;]*3[0-7]", shown(PLAN_2022, **environment))


def test_the_picture_is_one_file_without_scripts_or_anything_from_elsewhere() -> None:
    text = shown(PLAN_2022, "--output-format", "svg")
    drawn = etree.fromstring(text.encode())
    tags = {element.tag.removeprefix(SVG) for element in drawn.iter()}
    assert tags == {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "text"}
    assert not re.search(r"href|@import|url\((?!#kd-)|https?://(?!www\.w3\.org/2000/svg)| on\w+=", text)
    assert "prefers-color-scheme:dark" in text


def test_the_picture_speaks_to_those_who_cannot_see_it() -> None:
    drawn = picture(PLAN_2022)
    assert drawn.get("role") == "img"
    ids = {element.get("id"): "".join(element.itertext()) for element in drawn.iter() if element.get("id")}
    assert ids[drawn.get("aria-labelledby")].startswith("Thứ tự công việc: kiểm điểm")
    about = ids[drawn.get("aria-describedby")]
    assert "31 bước, 24 quan hệ; 3 mâu thuẫn" in about
    assert "II.2 → II.4: nhóm tương đương có trước xếp loại; mâu thuẫn: đến hạn 05/12/2022" in about


def test_in_the_picture_a_contradiction_is_told_by_a_mark_and_in_words_not_by_colour_alone() -> None:
    drawn = picture(PLAN_2022)
    strong = drawn.findall(f".//{SVG}g[@class='badge strong-badge']")
    assert [element.findtext(f"{SVG}text") for element in strong] == ["!4", "!5", "!10"]
    notes = [element.text for element in drawn.findall(f".//{SVG}text[@class='strong-note']")]
    assert [note.partition(" ")[0] for note in notes if note.startswith("!")] == ["!4.", "!5.", "!10."]


def test_two_hundred_steps_are_drawn_apart_from_each_other_and_inside_the_picture(tmp_path: Path) -> None:
    drawn = picture(many(tmp_path, 200))
    boxes = [
        tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))
        for rect in drawn.findall(f".//{SVG}g[@class='card']/{SVG}rect")
    ]
    assert len(boxes) == 200
    wide, high = (float(drawn.get(name)) for name in ("width", "height"))
    for number, (x, y, w, h) in enumerate(boxes):
        assert 0 <= x < x + w <= wide
        assert 0 <= y < y + h <= high
        assert not any(x < u + p and u < x + w and y < v + q and v < y + h for u, v, p, q in boxes[number + 1 :])
    links = drawn.findall(f".//{SVG}g[@class='link']") + drawn.findall(f".//{SVG}g[@class='link strong']")
    assert len(links) == 199


def test_the_same_plan_gives_the_same_picture(tmp_path: Path) -> None:
    path = many(tmp_path, 60)
    assert shown(path, "--output-format", "svg") == shown(path, "--output-format", "svg")


def test_hostile_words_are_words_in_every_form(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    path = plan_of(
        tmp_path,
        f'tasks:\n  - {{id: "1", title: {quoted}, text: x}}\n  - {{id: "2", text: {quoted}}}\n'
        f'precedence: [{{order: ["1", "2"], why: {quoted}}}, {{order: ["1", {quoted}]}}]\n',
    )
    drawn = picture(path)
    assert not [element for element in drawn.iter() if element.tag == f"{SVG}script"]
    assert "<script>alert(1)</script>" in "".join(drawn.itertext())
    texts = {form: shown(path, "--output-format", form) for form in ("text", "dot", "svg")}
    assert not any("##[" in text for text in texts.values())
    for line in texts["dot"].splitlines():
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "Q", line)
        assert re.fullmatch(r"digraph Q \{|\}|  rankdir=LR;|  (node|edge|Q|Q -> Q) \[[\w =]*\];", bare), line


def test_the_form_goes_by_the_ending_of_the_file(tmp_path: Path) -> None:
    for name, begins in (
        ("a.svg", "<svg "),
        ("a.dot", "digraph "),
        ("a.gv", "digraph "),
        ("a.txt", "Thứ tự công việc"),
    ):
        out = tmp_path / "mới" / name
        assert shown(PLAN_2022, "--out", out) == f"Đã ghi {out}\n"
        assert out.read_text(encoding="utf-8").startswith(begins)


def test_nothing_is_overwritten_unasked_and_never_the_plan_itself(tmp_path: Path) -> None:
    path = plan_of(tmp_path, RING)
    out = tmp_path / "a.svg"
    out.write_text("giữ")
    assert kiemdiem("graph", path, "--out", out).returncode == 2
    assert out.read_text() == "giữ"
    assert kiemdiem("graph", path, "--out", out, "--force").returncode == 0
    plan = tmp_path / "plan.dot"
    plan.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    done = kiemdiem("graph", plan, "--out", plan, "--force")
    assert (done.returncode, "là tệp đầu vào" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--out", "a.png"), "Đặt đuôi tệp là một trong: .txt, .dot, .gv, .svg"),
        (("--out", "a.svg", "--output-format", "dot"), "Đặt đuôi tệp là .dot"),
        (("--output-format", "png"), "chọn một trong: text, dot, svg"),
    ],
)
def test_a_form_that_does_not_fit_is_refused(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = kiemdiem("graph", PLAN_2022, *arguments, cwd=tmp_path)
    assert (done.returncode, says in done.stderr) == (2, True)

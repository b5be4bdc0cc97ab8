"""From a file to a plan: every complaint of the schema, at its place, with what to write instead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem import discover, lint, rules, source
from kiemdiem.diagnostic import Diagnostic
from kiemdiem.load import load
from kiemdiem.load import refused as refused_report
from kiemdiem.plan import Plan
from running import PLAN_2022

HEAD = "document: {subject: kiểm điểm, year: 2022, issuer: a}\n"
TASK = HEAD + 'tasks:\n  - id: "1"\n    text: việc\n'


def complaints(text: str) -> tuple[Diagnostic, ...]:
    found = load(source.parse(text, "x.yaml"))
    assert not isinstance(found, Plan), "nothing is wrong"
    return found


def deadline(text: str) -> str:
    return f"{TASK}    deadline: {text}\n"


# A mark ▸ stands where the finding must stand.
CASES = {
    "missing section": ("▸tasks: []\n", "KD007", "“document”", "document: …"),
    "missing key": ("document: ▸{subject: x, year: 2022}\n", "KD007", "“issuer”", "issuer: …"),
    "missing key of a list item": (HEAD + "agencies:\n  - ▸name: x\n", "KD007", "“id”", "id: …"),
    "unknown key, a near one": (HEAD + "▸agencis: []\n", "KD006", "“agencis”", "“agencies”"),
    "unknown key deep inside": (TASK + "    ▸deadlin: {by: 2022-12-05}\n", "KD006", "“deadlin”", "“deadline”"),
    "unknown key without diacritics": (HEAD + "▸nhiem_vu: []\n", "KD006", "“nhiem_vu”", "implementation"),
    "unknown key in a table in a list": (
        HEAD + "agencies:\n  - {id: a, name: x, ▸alias: [y]}\n", "KD006",
        "“alias”", "“aliases”",
    ),
    "a key that is called [key]": (HEAD + '▸"[key]": 1\n', "KD006", "“[key]”", "agencies"),
    "a value with a comma that spilt": (
        HEAD + "agencies:\n  - {id: a, name: Sở A, ▸Sở B}\n", "KD006",
        "“Sở B”", "ngoặc kép",
    ),
    "table for text": (HEAD + "agencies:\n  - {id: a, name: ▸{b: c}}\n", "KD008", "“name” phải là chữ", "ngoặc kép"),
    "list for text": (HEAD + "agencies:\n  - {id: a, name: ▸[b]}\n", "KD008", "“name” phải là chữ", "ngoặc kép"),
    "number for text": (HEAD + "agencies:\n  - {id: a, name: ▸12}\n", "KD008", "“name”", 'name: "12"'),
    "true for text": (HEAD + "agencies:\n  - {id: a, name: ▸true}\n", "KD008", "“name”", 'name: "true"'),
    "nothing for text": (HEAD + "agencies:\n  - id: a\n    name:▸\n", "KD008", "“name” để trống", "bỏ cả dòng"),
    "blanks for text": (HEAD + 'agencies:\n  - {id: a, name: ▸"  "}\n', "KD008", "“name” để trống", "bỏ cả dòng"),
    "text for a table": ("document: ▸kế hoạch\n", "KD008", "“document” phải là bảng", "tên: giá trị"),
    "list for a table": ("document: ▸[a]\n", "KD008", "“document” phải là bảng", "tên: giá trị"),
    "table for a list": (HEAD + "agencies: ▸{id: a}\n", "KD008", "“agencies” phải là danh sách", "[a, b]"),
    "text for a list of tables": (HEAD + "agencies: ▸btv\n", "KD008", "“agencies” phải là danh sách", "[a, b]"),
    "empty list": (TASK + "    roles:\n      - {role: implements, who: ▸[]}\n", "KD008", "“who” trống", "ít nhất 1"),
    "text for a number": (
        'document: {subject: x, year: ▸"2022", issuer: a}\n', "KD008",
        "“year” phải là số nguyên", "không ngoặc kép",
    ),
    "text for true": (
        HEAD + "recipients:\n  - {text: x, to: [a], keeps: ▸có}\n", "KD008",
        "“keeps” phải là true", "keeps: true",
    ),
    "false where only true is said": (deadline("{ongoing: ▸false}"), "KD008", "“ongoing”", "true"),
    "unknown role, a near one": (
        TASK + "    roles:\n      - {role: ▸implement, who: [a]}\n", "KD008",
        "“implement”", "“implements”",
    ),
    "unknown role, none near": (TASK + "    roles:\n      - {role: ▸làm, who: [a]}\n", "KD008", "“làm”", "directs, "),
    "second of several roles": (
        TASK + "    roles:\n      - {role: [leads, ▸atends], who: [a]}\n", "KD008",
        "“atends”", "“attends”",
    ),
    "unknown kind": (HEAD + "agencies:\n  - {id: a, name: x, kind: ▸nhóm}\n", "KD008", "“nhóm”", "people"),
    "unknown modifier": (TASK + "    modifiers: {▸condition: nếu cần}\n", "KD008", "“modifiers”", "“conditional”"),
    "unknown reading": (HEAD + "reading: ▸exclude\n", "KD008", "“reading”", "“exclusive”"),
    "unknown kind of document": (
        "document: {subject: x, year: 2022, issuer: a, type: ▸ke hoach}\n", "KD008",
        "“type”", "“kế hoạch”",
    ),
    "9.10 without quotes": (
        HEAD + "tasks:\n  - {id: ▸9.10, text: x}\n", "KD008",
        'ngoặc kép: "9.10"', "9.10 thành 9.1",
    ),
    "09 without quotes": (HEAD + "tasks:\n  - {id: ▸09, text: x}\n", "KD008", 'ngoặc kép: "09"', "09 thành 9"),
    "9 without quotes": (HEAD + "tasks:\n  - {id: ▸9, text: x}\n", "KD008", 'ngoặc kép: "9"', "YAML hiểu là số"),
    "1e3 without quotes": (HEAD + "tasks:\n  - {id: ▸1e3, text: x}\n", "KD008", '"1e3"', "YAML hiểu là số"),
    "a reference without quotes": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: 20, task: ▸9.10}\n", "KD008",
        '"9.10"', "YAML hiểu là số",
    ),
    "a reference in a list without quotes": (
        TASK + "precedence:\n  - {order: [▸1, b]}\n", "KD008",
        'ngoặc kép: "1"', "YAML hiểu là số",
    ),
    "a single reference without quotes": (TASK + "    cites: ▸09\n", "KD008", '"09"', "YAML hiểu là số"),
    "capitals in an id": (HEAD + "agencies:\n  - {id: ▸BTV, name: x}\n", "KD008", "“BTV”", "viết thường"),
    "diacritics in an id": (HEAD + "agencies:\n  - {id: ▸thị-ủy, name: x}\n", "KD008", "“thị-ủy”", "không dấu"),
    "a long id": (
        HEAD + f"agencies:\n  - {{id: ▸{'a' * 61}, name: x}}\n", "KD008",
        "“id” quá dài", "60",
    ),
    "a task number with a dot at its end": (HEAD + 'tasks:\n  - {id: ▸"9.", text: x}\n', "KD008", "“9.”", '"9.1"'),
    "31 February": (
        HEAD + "legal_bases:\n  - {id: x, type: Quy định, number: 1-QĐ/TW, issuer: a, date: ▸2022-02-31}\n", "KD008",
        "Không có ngày 2022-02-31", "số ngày",
    ),
    "29 February of a common year": (deadline("{by: ▸2023-02-29}"), "KD008", "2023-02-29", "số ngày"),
    "month 13": (deadline("{by: ▸2022-13-01}"), "KD008", "Không có ngày 2022-13-01", "số ngày"),
    "day 0": (deadline("{by: ▸2022-12-00}"), "KD008", "Không có ngày 2022-12-00", "số ngày"),
    "as the document prints it": (deadline("{before: ▸05/11/2022}"), "KD008", "“05/11/2022”", "Viết 2022-11-05"),
    "31/02 as printed": (deadline("{before: ▸31/02/2022}"), "KD008", "“31/02/2022”", "ví dụ 2022-11-05"),
    "with dots": (deadline("{before: ▸5.11.2022}"), "KD008", "“5.11.2022”", "ví dụ 2022-11-05"),
    "without hyphens": (deadline("{before: ▸20221105}"), "KD008", "“20221105”", "ví dụ 2022-11-05"),
    "a week date": (deadline("{before: ▸2022-W44-6}"), "KD008", "“2022-W44-6”", "ví dụ 2022-11-05"),
    "one digit": (deadline("{before: ▸2022-11-5}"), "KD008", "“2022-11-5”", "ví dụ 2022-11-05"),
    "with a time": (deadline('{before: ▸"2022-11-05 25:00:00"}'), "KD008", "2022-11-05 25", "ví dụ 2022-11-05"),
    "Arabic digits": (deadline("{before: ▸٢٠٢٢-١١-٠٥}"), "KD008", "“٢٠٢٢-١١-٠٥”", "ví dụ 2022-11-05"),
    "year 99999": (deadline("{before: ▸99999-01-01}"), "KD008", "“99999-01-01”", "ví dụ 2022-11-05"),
    "year 2222": (deadline("{before: ▸2222-11-05}"), "KD008", "Năm của 2222-11-05", "1900 đến 2100"),
    "year 0000": (deadline("{before: ▸0000-11-05}"), "KD008", "Năm của 0000-11-05", "1900 đến 2100"),
    "true for a day": (deadline("{before: ▸true}"), "KD008", "“true” không phải là ngày", "ví dụ 2022-11-05"),
    "the second of several days": (
        HEAD + "calendar: {days_off: [2022-12-30, ▸2022-12-32]}\n", "KD008",
        "2022-12-32", "số ngày",
    ),
    "year of the document": (
        "document: {subject: x, year: ▸20222, issuer: a}\n", "KD008",
        "“year: 20222”", "Lớn nhất là 2100",
    ),
    "two meanings": (deadline("▸{by: 2022-12-05, before: 2022-12-06}"), "KD008", "đúng một trong", "Giữ một mục"),
    "no meaning": (deadline("▸{phrase: sớm}"), "KD008", "“deadline” cần đúng một", "Giữ một mục"),
    "finish without report": (deadline("▸{finish: {by: 2022-12-05}}"), "KD008", "Có “finish”", "Thêm “report”"),
    "report without finish": (deadline("▸{report: {by: 2022-12-05}}"), "KD008", "Có “report”", "Thêm “finish”"),
    "an end without a start": (deadline("▸{to: 2022-12-05}"), "KD008", "Có “to” thì phải có “from”", "“from”"),
    "an end beside a day": (deadline("▸{by: 2022-12-05, to: 2022-12-06}"), "KD008", "Có “to”", "“from”"),
    "a part with parts": (
        deadline("▸{by: 2022-12-05, meant: {finish: {by: 2022-12-06}, report: {by: 2022-12-07}}}"), "KD008",
        "không chia tiếp", "chỉ ghi ngày",
    ),
    "no deadline at all": (deadline("▸2022-12-05"), "KD008", "“deadline” phải là bảng", "tên: giá trị"),
    "quarter 5": (deadline("{within: ▸2022-Q5}"), "KD008", "“2022-Q5”", "2023-Q1"),
    "month 13 as a period": (deadline("{within: ▸2022-13}"), "KD008", "“2022-13”", "2023-02"),
    "a period as printed": (deadline("{within: ▸02/2023}"), "KD008", "“02/2023”", "2023-02"),
    "25 o'clock": (deadline('{by: 2022-12-05, time: ▸"25:00"}'), "KD008", "“25:00” không phải là giờ", "16:30"),
    "60 minutes": (deadline('{by: 2022-12-05, time: ▸"16:60"}'), "KD008", "“16:60” không phải là giờ", "16:30"),
    "a time as printed": (deadline("{by: 2022-12-05, time: ▸16 giờ 30}"), "KD008", "“16 giờ 30”", "16:30"),
    "a time as a number": (deadline("{by: 2022-12-05, time: ▸16}"), "KD008", "“time” phải là chữ", 'time: "16"'),
    "day 32 of every month": (deadline("{every: {period: month, by: ▸32}}"), "KD008", "“by: 32”", "Lớn nhất là 31"),
    "no day of every month": (deadline("{every: ▸{period: month}}"), "KD008", "before, by, on", "Giữ một mục"),
    "month 4 of a quarter": (
        deadline("{every: ▸{period: quarter, month: 4, by: 1}}"), "KD008",
        "chỉ có 3 tháng", "tháng đầu của kỳ",
    ),
    "less than no days after": (deadline("{after: {days: ▸-1, of: b}}"), "KD008", "“days: -1”", "Nhỏ nhất là 0"),
    "order of one": (TASK + 'precedence:\n  - {order: ▸["1"]}\n', "KD008", "“order” trống hoặc thiếu", "ít nhất 2"),
    "order and together": (
        TASK + "precedence:\n  - ▸{order: [a, b], together: [a, b]}\n", "KD008",
        "order, together, two_pass", "Giữ",
    ),
    "101 percent": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: ▸101}\n", "KD402",
        "“percent: 101”", "0 đến 100",
    ),
    "-1 percent": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: ▸-1}\n", "KD402",
        "“percent: -1”", "0 đến 100",
    ),
    "a percent sign": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: ▸20%}\n", "KD008",
        "“percent”", "không dấu %",
    ),
    "half a percent": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: ▸20.5}\n", "KD008",
        "“percent”", "số nguyên",
    ),
    "percent of an exception": (
        HEAD + "caps:\n  - {id: x, text: không quá 20%, percent: 20, exception: {percent: ▸125, reason: x}}\n", "KD402",
        "“percent: 125”", "0 đến 100",
    ),
    "less than nobody": (
        HEAD
        + "units:\n  - id: x\n    name: x\n    part_of: a\n    counts:\n"
        + "      - {group: g, rated: 5, good: ▸-3, excellent: 0}\n", "KD008",
        "“good: -3”", "Nhỏ nhất là 0",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "code", "says", "hint"), CASES.values(), ids=CASES)
def test_a_complaint_is_at_its_place_and_says_what_to_write(marked, code, says, hint):
    found = complaints(marked.replace("▸", ""))[0]
    before = marked[: marked.index("▸")].split("\n")
    assert (found.code, found.span.line, found.span.column) == (code, len(before), len(before[-1]) + 1)
    assert says in found.message
    assert hint in found.hint or hint in found.message
    assert found.hint
    assert found.span.end_line == found.span.line


def test_a_list_with_a_wrong_entry_is_not_called_too_short():
    assert [d.code for d in complaints(TASK + "precedence:\n  - {order: [1, b]}\n")] == ["KD008"]


def test_every_complaint_comes_at_once_in_the_order_of_the_file():
    text = "document: {subject: x, issuer: a}\nlạ: 1\ntasks:\n  - {id: 1, text: x, done: 31/02/2022}\n"
    found = [(d.code, d.span.line, d.span.column) for d in complaints(text)]
    assert found == [("KD007", 1, 11), ("KD006", 2, 1), ("KD008", 4, 10), ("KD008", 4, 28)]


def test_a_complaint_in_an_alias_is_where_the_value_is_written():
    text = HEAD + "agencies: &x\n  - {id: A, name: x}\nagency_groups: *x\n"
    found = [(d.code, d.span.line, d.span.column) for d in complaints(text)]
    assert found == [("KD008", 3, 10), ("KD007", 3, 5), ("KD008", 3, 10)] or found[0] == ("KD007", 3, 5)
    assert {place[1] for place in found} == {3}


def test_what_is_right_is_a_plan_with_every_node_at_its_place():
    plan = load(source.parse(TASK + "    tasks:\n      - {id: a, text: x}\n", "x.yaml"))
    assert isinstance(plan, Plan)
    (child,) = plan.tasks[0].tasks
    assert (child.key, child.steps) == ("1.a", ("tasks", 0, "tasks", 0))


REAL = source.parse(PLAN_2022.read_bytes(), "plans/2022.yaml")
RULES = [module.check for module in discover.modules(rules)]
IMPOSSIBLE = {
    "date": ("31/02/2022", "2022-13-45", "99999-01-01", "hôm qua"),
    "id": ("không có", "A_B", "5", "[]"),
    "reference": ("khong-co-ma-nay", "không có", "5", "{}"),
    "role": ("thuc-hien", "implementz", "1", "~"),
    "percent": ("101", "-5", "20%", "hai mươi"),
}
GARBAGE = st.sampled_from(
    ["", "~", "0", "-1", "9.10", "true", "[]", "{}", "{a: 1}", "x", "'", '"', "*x", "&x", "!x", "|", "@", "%", "]",
     "\t", "1e999", "9" * 40, "2022-02-31", "kế hoạch", "\\", '"\\0"', "x: y", "- x", "#", "??", "\u202e", "\x00"]
) | st.text(max_size=12)  # fmt: skip


def scalars(node: source.tree.Node, path: source.Steps = ()) -> list[source.Steps]:
    """The paths of every value that is no table and no list."""
    if isinstance(node.data, dict | list):
        return [inner for step, child in node.children.items() for inner in scalars(child, (*path, step))]
    return [path]


SCALARS = scalars(REAL.root)


def kinds() -> dict[source.Steps, str]:
    """What the values stand for that can be made impossible: told by the model."""
    plan = load(REAL)
    assert isinstance(plan, Plan)
    found: dict[source.Steps, str] = {}
    for node in plan.walk():
        found |= {place.steps: "reference" for _kind, _id, place in node.references()}
        for name, value in node.fields():
            if isinstance(value, date):
                found[node.at(name).steps] = "date"
            elif name in ("id", "percent") and value is not None:
                found[node.at(name).steps] = name
            elif name == "role":
                found |= {node.at(name, index).steps: name for index in range(len(value))}
    # A list of one may be written without brackets.
    return {steps if steps in SCALARS else steps[:-1]: kind for steps, kind in found.items()}


KINDS = kinds()


def test_the_real_plan_has_something_of_every_kind_to_spoil():
    assert set(KINDS.values()) == set(IMPOSSIBLE)
    assert KINDS.keys() <= set(SCALARS)
    assert len(KINDS) > 400


def mutated(path: source.Steps, replacement: str) -> str:
    """The real plan with another value at `path`."""
    span, lines = REAL.span(path), list(REAL.lines)
    head, tail = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
    lines[span.line - 1 : span.end_line] = [f"{head}{replacement}{tail}"]
    return "\n".join(lines)


def findings(text: str) -> list[Diagnostic]:
    try:
        read = source.parse(text, "x.yaml")
    except source.Refused as refused:
        return list(refused_report(refused).diagnostics)
    return lint.run(read, RULES, date(2022, 11, 1), heed_ignores=False)


@settings(max_examples=150)
@given(path=st.sampled_from(SCALARS), garbage=GARBAGE)
def test_no_garbage_in_the_real_plan_breaks_the_program(path, garbage):
    text = mutated(path, garbage)
    for found in findings(text):
        assert 1 <= found.span.line <= text.count("\n") + text.count("\r") + 1
        assert found.message


BASELINE = {(d.span.line, d.code, d.message) for d in findings(REAL.text)}


@settings(max_examples=300)
@given(path=st.sampled_from(sorted(KINDS, key=str)), choice=st.integers(min_value=0, max_value=3))
def test_an_impossible_value_in_the_real_plan_is_found_on_its_line(path, choice):
    wrong = IMPOSSIBLE[KINDS[path]][choice]
    found = findings(mutated(path, wrong))
    new = {d.span.line for d in found if (d.span.line, d.code, d.message) not in BASELINE}
    assert REAL.span(path).line in new, (path, wrong)


@pytest.mark.parametrize("key", ["ongoing", "on_request"])
@pytest.mark.parametrize("value", ["1", "+1", '"true"', "yes"])
def test_only_true_is_true(key: str, value: str) -> None:
    assert [one.code for one in complaints(deadline(f"{{phrase: kịp thời, {key}: {value}}}"))] == ["KD008"]
    assert isinstance(load(source.parse(deadline(f"{{phrase: kịp thời, {key}: true}}"), "x.yaml")), Plan)

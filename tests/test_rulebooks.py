"""The law by period: every number has its source, what nobody has read says so, and a user's own file counts too."""

from __future__ import annotations

import itertools
import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiemdiem import rulebooks
from kiemdiem.errors import KiemdiemError
from kiemdiem.rulebooks import HARD_RULES, Rulebook, Sourced, reading
from running import ROOT, kiemdiem

SHIPPED = ROOT / "src" / "kiemdiem" / "rulebooks"
PLAN = (
    'document: {subject: kiểm điểm, year: 2027, issuer: a}\nrulebook: "2027"\n'
    "agencies: [{id: a, name: Ban Thường vụ}]\n"
)
NEXT = (
    (SHIPPED / "2025.toml")
    .read_text(encoding="utf-8")
    .replace("first_day = 2025-10-31", "first_day = 2027-01-01")
    .replace("percent = 20", "percent = 15")
    .replace('name = "Quy định 366-QĐ/TW, Hướng dẫn 43-HD/BTCTW"', 'name = "Quy định của năm 2027"')
)


def book(id_: str) -> Rulebook:
    found = rulebooks.find(id_)
    assert found
    return found


BOOKS = [book(id_) for id_ in ("2019", "2023", "2025")]


def sourced(of: Rulebook) -> list[Sourced]:
    return [*of.caps, *of.hard_rules, *of.unrated, *of.awards]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file rulebooks/2027.toml where the program runs."""
    (tmp_path / "rulebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rulebooks" / "2027.toml"
    path.write_text(NEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("of", BOOKS, ids=lambda of: of.id)
def test_every_number_and_every_rule_says_which_paper_it_is_from(of: Rulebook):
    for statement in sourced(of):
        numbers = re.findall(r"\d+(?:/\d+)?-?[A-ZĐ-]*/[A-ZĐ-]+", statement.source)
        assert numbers, statement
        assert [number for number in numbers if number not in of.papers] == []
        if statement.article:
            assert any(number in statement.article for number in numbers), statement
            assert re.search(r"Điều \d|Phần I|mục \d|phần ", statement.article)


@pytest.mark.parametrize("of", BOOKS, ids=lambda of: of.id)
def test_what_is_cited_as_read_has_an_article_and_what_is_not_read_is_told(of: Rulebook):
    assert [rule.id for rule in of.hard_rules if rule.confirmed and not rule.article and rule.id != "sums"] == []
    assert [cap.subject for cap in of.caps if cap.confirmed and not cap.article] == []
    assert len(of.unconfirmed) >= 3
    unread = [rule.id for rule in of.hard_rules if not rule.confirmed]
    assert unread == {
        "2019": [],
        "2023": ["head", "collective", "sick", "double", "organisation_share", "award", "sums"],
        "2025": ["head", "collective", "double", "organisation_share", "award", "sums"],
    }.get(of.id)


def test_the_hard_rules_are_those_that_a_roll_is_checked_against():
    known = set(HARD_RULES)
    assert {of.id: known - {rule.id for rule in of.hard_rules} for of in BOOKS} == {
        "2019": set(),
        "2023": set(),
        "2025": {"sick"},  # whoever was sick is rated by the work done
    }


DISCIPLINE = [
    ("2019", "discipline", {"from_rank": 1}),
    ("2019", "collective_discipline", {"from_rank": 2}),
    ("2023", "discipline", {"from_rank": 1, "except_remedied": 1}),
    ("2023", "collective_discipline", {"from_rank": 1, "except_remedied": 1}),
    ("2025", "discipline", {"from_rank": 1, "except_remedied": 1, "duty_only": 1}),
    ("2025", "collective_discipline", {"from_rank": 1, "except_remedied": 1, "duty_only": 1}),
    ("2019", "new", {"months": 6, "reviewed": 1}),
    ("2023", "new", {"months": 6}),
    ("2025", "new", {"months": 6}),
    ("2019", "sick", {"months": 3}),
    ("2019", "organisation_share", {"satisfactory": 100, "good": 80}),
    ("2019", "official_first", {"month": 12, "day": 15}),
]


@pytest.mark.parametrize(("id_", "rule_id", "values"), DISCIPLINE)
def test_a_hard_rule_has_the_numbers_of_its_period(id_: str, rule_id: str, values: dict[str, int]):
    rule = book(id_).hard_rule(rule_id)
    assert rule
    assert {name: rule.value(name) for name in reading.VALUES if rule.value(name)} == values


def test_the_periods_follow_each_other_without_gap_or_overlap():
    assert [(of.id, of.first_day) for of in BOOKS] == [
        ("2019", date(2019, 10, 18)),
        ("2023", date(2023, 11, 10)),
        ("2025", date(2025, 10, 31)),
    ]
    for earlier, later in itertools.pairwise(BOOKS):
        assert later.first_day - earlier.last_day == timedelta(days=1)
    assert BOOKS[-1].last_day == date.max
    assert rulebooks.valid_on(date(2022, 11, 5)) == "2019"
    assert rulebooks.valid_on(date(2019, 10, 17)) is None


@pytest.mark.parametrize("of", BOOKS, ids=lambda of: of.id)
def test_the_four_levels_have_their_names_and_the_caps_are_20_of_the_good(of: Rulebook):
    assert list(of.levels.values()) == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    ]
    assert {cap.percent for cap in of.caps} == {20}
    party = [cap for cap in of.caps if cap.subject != "official"]
    assert {cap.basis for cap in party} == {"pool"}
    assert {cap.subject for cap in party} == {"organisation", "member", "collective", "leader"}
    assert {cap.exception for cap in of.caps} == ({25} if of.id == "2025" else {None})


def test_officials_have_no_cap_then_that_of_the_members_then_their_own():
    first, second, third = (of.cap("official") for of in BOOKS)
    assert first is None
    assert second
    assert third
    assert (second.basis, second.follows, second.within) == ("total", "member", ("unit", "group"))
    assert (third.basis, third.follows, third.exception) == ("pool", "", 25)


def test_only_of_2025_it_is_known_for_whom_the_exception_is_and_where_it_stands():
    for cap in BOOKS[2].caps:
        assert cap.confirmed
        assert "nổi trội" in cap.condition
    member = BOOKS[2].cap("member")
    assert member
    assert member.place == "Quy định 366-QĐ/TW, Điều 11 khoản 1, điểm 1.5"


def test_the_letters_of_the_forms_changed_places_in_2025():
    titles = [{form.number: form.title for form in of.known_forms} for of in BOOKS]
    assert list(titles[0]) == ["2", "3", "4"]
    assert "không giữ" in titles[1]["2A"]
    assert "không giữ" not in titles[2]["2A"]
    assert "không giữ" in titles[2]["2B"]


@pytest.mark.parametrize("of", BOOKS, ids=lambda of: of.id)
def test_explain_shows_the_whole_rulebook_with_its_articles(of: Rulebook):
    page = " ".join(kiemdiem("explain", of.id).stdout.split())
    assert page.startswith(f"{of.id} {of.name} hiệu lực từ ")
    said = [*of.papers, *of.levels.values(), *of.unconfirmed]
    said += [form.name for form in of.known_forms] + [form.title for form in of.known_forms]
    for statement in sourced(of):
        said.append(statement.place + ("" if statement.confirmed else "; chưa đọc được nguyên văn"))
    said += [rule.text for rule in of.hard_rules] + [case.text for case in of.unrated]
    assert [text for text in said if text not in page] == []
    assert page.count("không quá 20%") == len(of.caps)
    assert page.count("ngoại lệ đến 25%") == (5 if of.id == "2025" else 0)
    assert page.count("chưa đọc được nguyên văn") == sum(not statement.confirmed for statement in sourced(of))


def test_explain_writes_a_rulebook_as_markdown_without_markup_of_its_text():
    page = kiemdiem("explain", "2019", "--output-format", "markdown").stdout
    assert page.startswith(
        "## 2019 Quy định 132-QĐ/TW, Hướng dẫn 21-HD/BTCTW\n\nhiệu lực từ 18/10/2019 đến 09/11/2023\n"
    )
    assert "\n### Quy tắc cứng\n\n- head: Người đứng đầu" in page
    assert "- organisation\\_share: " in page
    assert "## 2019 " in kiemdiem("explain", "--output-format", "markdown").stdout


def test_a_rulebook_that_there_is_not_is_named_with_the_nearest():
    done = kiemdiem("explain", "2018")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“2019”" in done.stderr


def test_a_plan_of_another_year_is_checked_by_the_users_own_rulebook(own: Path):
    plan = own.parent.parent / "plan.yaml"
    plan.write_text(
        PLAN + "caps: [{id: c, text: đảng viên xuất sắc không quá 20%, percent: 20, basis: pool}]\n", encoding="utf-8"
    )
    done = kiemdiem("check", "plan.yaml", cwd=plan.parent)
    assert "KD416" not in done.stdout
    assert "20% cao hơn 15% của Quy định 366-QĐ/TW" not in done.stdout  # its exception reaches 25%
    own.write_text(re.sub(r"exception = 25\ncondition = .*\n", "", NEXT), encoding="utf-8")
    done = kiemdiem("check", "plan.yaml", cwd=plan.parent)
    assert "20% cao hơn 15% của Quy định 366-QĐ/TW" in done.stdout
    own.unlink()
    done = kiemdiem("check", "plan.yaml", cwd=plan.parent)
    assert "Không có bộ quy định “2027”" in done.stdout


def test_explain_and_the_tab_key_know_the_users_own_rulebook(own: Path):
    page = kiemdiem("explain", "2027", cwd=own.parent.parent).stdout
    assert page.startswith("2027 Quy định của năm 2027\nhiệu lực từ 01/01/2027\n")
    assert page.count("không quá 15%") == 5
    assert "2027  Quy định của năm 2027" in kiemdiem("explain", cwd=own.parent.parent).stdout
    asked = {"_KIEMDIEM_COMPLETE": "complete_bash", "COMP_CWORD": "2", "COMP_WORDS": "kiemdiem\nexplain\n20"}
    assert kiemdiem(cwd=own.parent.parent, **asked).stdout.split() == ["2019", "2023", "2025", "2027"]


def test_the_users_own_rulebook_comes_before_the_shipped_one(own: Path):
    assert rulebooks.names() == ["2019", "2023", "2025", "2027"]
    assert rulebooks.valid_on(date(2027, 6, 1)) == "2027"
    assert rulebooks.valid_on(date(2026, 6, 1)) == "2025"
    own.rename(own.with_name("2019.toml"))
    assert book("2019").name == "Quy định của năm 2027"
    assert rulebooks.find("2027") is None


def test_a_rulebook_that_was_changed_is_read_again(own: Path):
    assert book("2027").hard_rules
    own.write_text(NEXT[: NEXT.index("[[hard_rules]]")], encoding="utf-8")
    assert book("2027").hard_rules == ()


CAP = (
    '[[caps]]\nsubject = "member"\nlevel = "excellent"\npercent = 20\nbasis = "pool"\nof = "số tốt"\n'
    'scopes = []\nsource = "a"\nconfirmed = true\n'
)
RULE = '[[hard_rules]]\nid = "head"\ntext = "a"\nsource = "a"\nconfirmed = true\n'
HEAD = (
    'name = "a"\nfirst_day = 2027-01-01\npapers = []\nunconfirmed = []\n[levels]\nexcellent = "a"\ngood = "b"\n'
    'satisfactory = "c"\nunsatisfactory = "d"\n'
)
WRONG = {
    "not TOML": ("name = ", "sai cú pháp TOML"),
    "a key twice": ('name = "a"\n' + HEAD, "sai cú pháp TOML"),
    "no day": (HEAD.replace("2027-01-01", "2027-13-01"), "sai cú pháp TOML"),
    "nothing": ("", "Thiếu mục “name”"),
    "an unknown key": (HEAD.replace("papers", "paper"), "Thiếu mục “papers”"),
    "a key too many": ('Name = "a"\n' + HEAD, "Mục lạ “Name”"),
    "a text that is a number": (HEAD.replace('name = "a"', "name = 5"), "“name” phải là chữ"),
    "an empty name": (HEAD.replace('name = "a"', 'name = " "'), "“name” để trống"),
    "an escape": (HEAD.replace('name = "a"', 'name = "\\u001b[31m"'), "“name” có ký tự ẩn \\u001b"),
    "a long text": (HEAD.replace('name = "a"', f'name = "{"a" * 1001}"'), "“name” dài quá 1000 ký tự"),
    "a text for a list": (HEAD.replace("papers = []", 'papers = "a"'), "“papers” phải là danh sách"),
    "a list too long": (HEAD.replace("papers = []", f"papers = {['a'] * 201}"), "“papers” có quá 200 mục"),
    "a time for a day": (HEAD.replace("2027-01-01", "2027-01-01T10:00:00"), "“first_day” phải là ngày"),
    "the end before the beginning": (
        HEAD.replace("papers", "last_day = 2026-12-31\npapers"),
        "“last_day” 31/12/2026 trước “first_day” 01/01/2027",
    ),
    "a level missing": (HEAD.replace('good = "b"\n', ""), "[levels]: Thiếu mục “good”"),
    "a fifth level": (HEAD + 'best = "e"\n', "[levels]: Mục lạ “best”"),
    "levels that are no table": (HEAD.replace("[levels]", "levels = 1\n[x]"), "“levels” phải là bảng các mục"),
    "caps that are no tables": ("caps = [1]\n" + HEAD, "“caps” phải là các bảng [[caps]]"),
    "another class": (HEAD + CAP.replace("member", "members"), "[[caps]] thứ 1: “subject” phải là một trong"),
    "a list for a word": (HEAD + CAP.replace('"member"', "[1]"), "[[caps]] thứ 1: “subject” phải là một trong"),
    "a fraction": (HEAD + CAP.replace("20", "20.5"), "[[caps]] thứ 1: “percent” phải là số nguyên từ 0 đến 100"),
    "true for a number": (HEAD + CAP.replace("20", "true"), "“percent” phải là số nguyên"),
    "a number without end": (HEAD + CAP.replace("20", "9" * 5000), "sai cú pháp TOML"),
    "an exception below the cap": (HEAD + CAP + "exception = 10\n", "“exception” phải là số nguyên từ 20 đến 100"),
    "a misspelt key": (HEAD + CAP + CAP + "exeption = 25\n", "[[caps]] thứ 2: Mục lạ “exeption”"),
    "yes for true": (HEAD + CAP.replace("true", '"yes"'), "“confirmed” phải là true hoặc false"),
    "a scope that is none": (HEAD + CAP + 'within = ["units"]\n', "“within” phải là một trong: unit, group"),
    "an unknown rule": (HEAD + RULE.replace('"head"', '"heads"'), "“id” phải là một trong: head, collective"),
    "a rule twice": (HEAD + RULE + RULE, "[[hard_rules]] ghi “head” hai lần"),
    "an unknown number": (HEAD + RULE + "values = {month_s = 3}\n", "[[hard_rules]] thứ 1.values: Mục lạ “month_s”"),
    "a form without a number": (HEAD + '[[forms]]\nnumber = "mẫu"\n', "“number” phải là số của mẫu"),
    "too deep": (f"name = {'[' * 100_000}", "sai cú pháp TOML"),
    "a key of many parts": (f"a{'.a' * 50_000} = 1", "có dòng quá nhiều dấu chấm"),
    "too big": (HEAD + "#" * 300_000, "tệp quá lớn"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_rulebook_is_refused_with_file_and_key(text: str, says: str, own: Path):
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KiemdiemError) as refused:
        rulebooks.find("2027")
    assert refused.value.message.startswith(("rulebooks/2027.toml: ", "Không đọc được rulebooks/2027.toml: "))
    assert says in refused.value.message
    assert len(refused.value.message) < 400


def test_the_smallest_rulebook_and_one_in_another_spelling_are_read(own: Path):
    own.write_text("\ufeff" + HEAD + CAP + '[[forms]]\nnumber = "02A"\n', encoding="utf-8")
    least = book("2027")
    assert (least.forms, least.last_day, least.points, least.hard_rule("head")) == (("2A",), date.max, {}, None)
    own.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(KiemdiemError):
        book("2027")


def test_a_wrong_rulebook_stops_a_check_with_exit_code_2_and_without_a_traceback(own: Path):
    own.write_text(HEAD + "x = 1\n", encoding="utf-8")
    plan = own.parent.parent / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    for command in (("check", "plan.yaml"), ("explain", "2027"), ("explain",)):
        done = kiemdiem(*command, cwd=plan.parent)
        assert done.returncode == 2
        assert "rulebooks/2027.toml: [levels]: Mục lạ “x”" in done.stderr
        assert "Traceback" not in done.stderr
    plan.write_text(PLAN.replace('"2027"', '"2025"'), encoding="utf-8")
    assert kiemdiem("check", "plan.yaml", cwd=plan.parent).returncode != 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_of_a_good_name_is_no_rulebook(own: Path):
    os.mkfifo(own.with_name("2028.toml"))
    own.with_name("2029.toml").mkdir()
    for name in ("Năm.toml", "papers.toml", "..toml", "-x.toml"):
        own.with_name(name).write_text(NEXT, encoding="utf-8")
    assert rulebooks.names() == ["2019", "2023", "2025", "2027"]
    for id_ in ("../rulebooks/2027", "papers", "", "2027.toml"):
        assert rulebooks.find(id_) is None

"""Explanations are complete in both languages: every code has an English title and prose that say the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date

import pytest

from kiemdiem import catalogue, language, lint, source
from kiemdiem.codes import Code, in_english
from kiemdiem.file_codes import FILE_CODES
from running import PLAN_2022, ROOT, kiemdiem

CODES = catalogue.codes()
VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
QUOTED = re.compile(r"(?<!\w)'[^']*'|“[^”]*”|\"[^\"]*\"")
WITHOUT_EXAMPLE = {"KD001", "KD003", "KD004"}
HEADING = "\ndocument: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}\n"
PAPERS = re.compile(r"(Hướng dẫn|Quy định|Nghị định) \d+[\w/-]*")


def numbers(text: str) -> set[str]:
    """Numbers, dates, codes and the numbers of papers: every word with a digit in it."""
    return {word.strip(".,/-") for word in re.findall(r"[\w./-]*\d[\w./-]*", text)}


def keys(text: str) -> set[str]:
    """Keys and settings of several words, such as on_request."""
    return set(re.findall(r"\b[a-z]+(?:[_-][a-z]+)+\b", text, re.ASCII))


@pytest.fixture(autouse=True)
def speaking_vietnamese():
    language.use("vi")
    yield
    language.use("vi")


def test_every_code_is_explained_in_english_and_no_english_explanation_is_left_over():
    assert sorted(in_english()) == [code.code for code in CODES]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_english_explanation_has_a_title_of_one_sentence_and_says_why(code: Code):
    vietnamese = code.prose
    language.use("en")
    title, _blank, why = code.prose.partition("\n\n")
    assert title == code.title
    assert title.endswith(".")
    assert 10 < len(title) < 120
    assert why.endswith((".", "?", ")"))
    assert len(why) > len(vietnamese.partition("\n\n")[2]) / 2


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_english_explanation_holds_no_vietnamese_but_quoted_words_and_names_of_papers(code: Code):
    language.use("en")
    bare = PAPERS.sub("", QUOTED.sub("", code.prose))
    assert VIETNAMESE.findall(bare) == [], bare


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_english_explanation_cites_the_same_numbers_papers_and_keys(code: Code):
    vietnamese = code.prose
    language.use("en")
    assert numbers(code.prose) == numbers(vietnamese)
    assert keys(vietnamese) <= keys(code.prose)


def reported(example: str) -> dict[str, list[int]]:
    """The lines of the findings that no rule makes, by code."""
    try:
        found = lint.run(source.parse(example + HEADING, "example.yaml"), catalogue.all_rules(), date(2022, 11, 1))
    except source.Refused as refusal:
        return {refusal.code: [refusal.span.line]}
    of_files = {code.code for code in FILE_CODES}
    lines: dict[str, list[int]] = {}
    for diagnostic in found:
        if diagnostic.code in of_files:
            lines.setdefault(diagnostic.code, []).append(diagnostic.span.line)
    return lines


@pytest.mark.parametrize("code", FILE_CODES, ids=lambda code: code.code)
def test_the_examples_of_a_code_that_no_rule_makes_are_reported_and_clean_as_they_say(code: Code):
    if code.code in WITHOUT_EXAMPLE:
        assert code.examples == []
        assert "không in ra đây" in code.prose
        return
    (_wrong, wrong), (_right, right) = code.examples
    marks = (f"# {code.code}", "# kiemdiem: ignore")
    marked = [number for number, line in enumerate(wrong.splitlines(), 1) if any(mark in line for mark in marks)]
    assert reported(wrong) == {code.code: marked}
    assert reported(right) == {}


@pytest.mark.parametrize(("lang", "begins"), [("vi", "Căn cứ: "), ("en", "Basis: ")])
@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_every_explanation_ends_with_what_it_rests_on(code: Code, lang: str, begins: str):
    language.use(lang)
    paragraphs = code.prose.split("\n\n")
    assert [text.startswith(begins.strip()) for text in paragraphs] == [False] * (len(paragraphs) - 1) + [True]
    assert len(paragraphs) > 2, "it says what it rests on, but not why it matters"
    assert len(paragraphs[-1].removeprefix(begins)) > 10


def test_explain_speaks_english_on_request_with_the_same_examples():
    english = kiemdiem("explain", "KD203", "--lang", "en").stdout
    assert english.startswith("KD203 due-before-needed-task (error)\nA task is due before the task that it needs.\n")
    vietnamese = kiemdiem("explain", "KD203").stdout
    assert "Việc đến hạn trước việc mà nó cần." in vietnamese
    assert re.split("\nWrong:\n|\nRight:\n", english)[1:] == re.split("\nSai:\n|\nĐúng:\n", vietnamese)[1:]


def test_explain_lists_every_code_in_english():
    lines = kiemdiem("explain", "--lang", "en").stdout.partition("\n\n")[0].splitlines()
    assert [line.split()[:2] for line in lines if line.startswith("KD203")] == [["KD203", "error"]]
    language.use("en")
    assert [line.split(maxsplit=2)[2] for line in lines] == [code.title for code in CODES]


def test_explain_writes_english_markdown():
    markdown = kiemdiem("explain", "--output-format", "markdown", "--lang", "en").stdout
    language.use("en")
    for code in CODES:
        assert f"## {code.code} `{code.name}`\n\n**{code.title}** (" in markdown
    assert "Wrong:\n\n```yaml" in markdown
    assert "Sai:" not in markdown


@pytest.mark.parametrize(("lang", "wrong"), [("vi", "Sai:"), ("en", "Wrong:")])
def test_sarif_explains_its_rules_in_the_language_asked_for(lang: str, wrong: str):
    log = json.loads(kiemdiem("check", PLAN_2022, "--output-format", "sarif", "--lang", lang).stdout)
    language.use(lang)
    for rule, code in zip(log["runs"][0]["tool"]["driver"]["rules"], CODES, strict=True):
        assert rule["id"] == code.code
        assert rule["shortDescription"]["text"] == code.title
        assert rule["fullDescription"]["text"] == code.prose
        assert rule["help"]["text"].startswith(code.prose)
        assert rule["help"]["markdown"].startswith(f"**{code.title}** (")
        assert (f"\n\n{wrong}\n\n    " in rule["help"]["text"]) is bool(code.examples)


@pytest.mark.parametrize(("form", "read"), [("text", False), ("sarif", True)])
def test_a_check_in_english_reads_the_explanations_only_where_it_prints_them(form: str, read: bool):
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "from kiemdiem.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    sys.stderr.write(str([name for name in opened if 'explanations.toml' in name]))\n"
    )
    arguments = ["check", str(PLAN_2022), "--output-format", form, "--lang", "en"]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.stdout
    assert ("explanations.toml" in done.stderr) is read, done.stderr

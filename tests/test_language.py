"""Both languages are complete: every text in the source has an English form with the same placeholders."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import kiemdiem
from kiemdiem import language

PACKAGE = Path(kiemdiem.__file__).parent


def catalogue(code: str) -> Catalog:
    with (language.LOCALE / code / "LC_MESSAGES" / "kiemdiem.po").open("rb") as stream:
        return read_po(stream, locale=code)


def texts_in_the_source() -> set[str]:
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords={"_": None})
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def test_no_text_stands_where_the_extractor_does_not_see_it():
    calls = (
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
    )
    texts = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    assert sorted(texts - texts_in_the_source()) == []


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_text_has_an_english_form():
    english = {str(m.id): str(m.string) for m in catalogue("en") if m.id and m.string and not m.fuzzy}
    typer_words = {str(m.id) for m in catalogue("vi") if m.id}
    assert sorted(texts_in_the_source() - typer_words - english.keys()) == []


def test_no_english_form_is_left_over():
    known = texts_in_the_source()
    assert sorted(str(m.id) for m in catalogue("en") if m.id and m.id not in known) == []


def test_the_english_forms_have_the_same_placeholders():
    wrong = [m.id for m in catalogue("en") if m.id and placeholders(str(m.id)) != placeholders(str(m.string))]
    assert wrong == []


def test_the_english_forms_hold_no_vietnamese_letters_outside_terms_and_quotes():
    letters = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
    terms = ("Nơi nhận", "trước ngày", "Trước ngày", "Thông báo", "chậm nhất", "công văn", "kế hoạch")
    untranslated = []
    for message in catalogue("en"):
        bare = re.sub(r"'[^']*'|“[^”]*”", "", str(message.string))
        for term in terms:
            bare = bare.replace(term, "")
        if message.id and letters & set(bare.lower()):
            untranslated.append(bare)
    assert untranslated == []


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_the_compiled_catalogue_is_the_one_people_edit(code):
    with (language.LOCALE / code / "LC_MESSAGES" / "kiemdiem.mo").open("rb") as stream:
        compiled = {str(m.id): str(m.string) for m in read_mo(stream) if m.id}
    assert compiled == {str(m.id): str(m.string) for m in catalogue(code) if m.id and m.string}


def help_page(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "kiemdiem", *arguments], capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    return done.stdout


def test_help_is_vietnamese_by_default_and_english_on_request_wherever_the_option_stands():
    assert "Cách dùng:" in help_page("check", "--help")
    assert "Tùy chọn:" in help_page("check", "--help")
    for arguments in (["--lang", "en", "check", "--help"], ["check", "--lang=en", "--help"]):
        page = help_page(*arguments)
        assert "Usage:" in page
        assert "Cách dùng" not in page

"""Every kind of document under every set of format rules: as Word holds it, and on the page as it is printed."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

import ooxml
from kiemdiem import documents, formats
from kiemdiem.drafting.material import Draft
from kiemdiem.word import Template
from pages import Word, all_converted, fonts, longest_rule, need_programs, sheets, words
from running import ROOT, kiemdiem

ALL = [(kind, profile) for kind in documents.names() for profile in formats.names()]
NAMES = [f"{kind}-{profile}" for kind, profile in ALL]
TITLES = {"party": "ĐẢNG CỘNG SẢN VIỆT NAM", "state": "Độc lập - Tự do - Hạnh phúc"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OWN_FONT = ("LiberationSerif", "TimesNewRoman", "Times")


def made(kind_id: str, profile_id: str) -> tuple[Draft, bytes]:
    kind = documents.kind(kind_id)
    material = documents.example_material(kind, profile_id)
    draft = documents.drafts(kind, material)[0]
    template = Template.open(kind.template, material.profile.templates)
    return draft, template.render(draft.context, draft.notes)


def texts(data: bytes) -> list[str]:
    """The words of every paragraph that has any, in order, blanks as one."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = ("".join(node.text or "" for node in paragraph.iter(f"{{{W}}}t")) for paragraph in body.iter(f"{{{W}}}p"))
    return [" ".join(text.split()) for text in found if text.split()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, Path]:
    found = {}
    for name, (kind, profile) in zip(NAMES, ALL, strict=True):
        found[name] = folder / f"{name}.docx"
        found[name].write_bytes(made(kind, profile)[1])
    return found


@pytest.fixture(scope="module")
def printed(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    need_programs()
    made = all_converted(list(files.values()), folder, "pdf")
    return {name: made[path] for name, path in files.items()}


@pytest.fixture(scope="module")
def saved(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    need_programs()
    again = folder / "again"
    again.mkdir()
    made = all_converted(list(files.values()), again, "docx")
    return {name: made[path] for name, path in files.items()}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(("kind", "profile"), ALL, ids=NAMES)
def test_every_kind_is_filled_whole_and_opens_again(kind: str, profile: str) -> None:
    _draft, data = made(kind, profile)
    opened = docx.Document(io.BytesIO(data))
    text = "\n".join(node.text or "" for node in opened.element.body.iter("{*}t"))
    assert "{{" not in text
    assert "{%" not in text
    assert len(text) > 200


@pytest.mark.parametrize(("kind", "profile"), ALL, ids=NAMES)
def test_two_runs_give_the_same_bytes(kind: str, profile: str) -> None:
    assert made(kind, profile)[1] == made(kind, profile)[1]


@pytest.mark.parametrize(("kind", "profile"), ALL, ids=NAMES)
def test_word_finds_nothing_to_repair(kind: str, profile: str) -> None:
    assert ooxml.problems(made(kind, profile)[1]) == []


@pytest.mark.parametrize(("kind", "profile"), ALL, ids=NAMES)
def test_python_docx_opens_and_saves_every_word(kind: str, profile: str) -> None:
    _draft, data = made(kind, profile)
    again = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(again)
    assert texts(again.getvalue()) == texts(data)


def test_libreoffice_opens_and_saves_every_word(name: str, files: dict[str, Path], saved: dict[str, Path]) -> None:
    assert texts(saved[name].read_bytes()) == texts(files[name].read_bytes())


def test_every_letter_is_in_the_font_of_the_document(name: str, printed: dict[str, Path]) -> None:
    assert [font for font in fonts(printed[name]) if not font.startswith(OWN_FONT)] == []


def test_nothing_stands_outside_the_margins(name: str, printed: dict[str, Path]) -> None:
    on_page = words(printed[name])
    for number, sheet in enumerate(sheets(printed[name]), 1):
        text = [word for word in on_page if word.page == number and word.top > 18]
        assert {round(side) for side in (sheet.width, sheet.height)} == {210, 297}
        assert min(word.left for word in text) >= 29.5
        assert max(word.right for word in text) <= sheet.width - 15 + 1
        assert max(word.bottom for word in text) <= sheet.height - 20 + 1


def test_the_number_of_a_page_is_in_the_middle_ten_millimetres_from_the_edge_and_not_on_page_one(
    name: str, printed: dict[str, Path]
) -> None:
    on_page = words(printed[name])
    assert [word.text for word in on_page if word.page == 1 and word.top < 18] == []
    for number, sheet in enumerate(sheets(printed[name])[1:], 2):
        above = [word for word in on_page if word.page == number and word.top < 18]
        if not above:
            continue  # the first page of an annex, which is counted on its own
        (page,) = above
        assert page.text.isdecimal()
        assert (page.left + page.right) / 2 == pytest.approx((30 + sheet.width - 15) / 2, abs=1)
        assert page.top == pytest.approx(10, abs=2)


def test_the_rule_under_the_title_is_as_long_as_the_title(name: str, printed: dict[str, Path]) -> None:
    on_page = [word for word in words(printed[name]) if word.page == 1]
    profile = formats.find(name[-len("dang-hd36") :] if "dang" in name else "nn-nd30")
    title = _in_order(on_page, TITLES[profile.bodies].split())
    if not title:
        pytest.fail("no title on page one")
    left, right = longest_rule(printed[name], title[0].top, title[0].bottom + 2)
    assert (left, right) == (pytest.approx(title[0].left, abs=1), pytest.approx(title[-1].right, abs=1))


def _in_order(on_page: list[Word], wanted: list[str]) -> list[Word]:
    for place in range(len(on_page)):
        found = on_page[place : place + len(wanted)]
        if [word.text for word in found] == wanted:
            return found
    return []


@pytest.mark.parametrize(("kind", "profile"), ALL, ids=NAMES)
def test_inspect_finds_nothing_in_a_document_of_ours(kind: str, profile: str, files: dict[str, Path]) -> None:
    done = kiemdiem("inspect", "--strict", files[f"{kind}-{profile}"])
    assert (done.returncode, done.stdout.count(": ghi chú"), done.stdout.count(": cảnh báo")) == (0, 0, 0), done.stdout
    if documents.kind(kind).document:  # a working paper has no date that would tell
        assert f"{profile} (" in done.stderr + done.stdout


def test_the_guide_shows_every_kind_in_every_format() -> None:
    guide = (ROOT / "docs" / "van-ban.md").read_text(encoding="utf-8")
    shown = [f"mau/{name}.png" for name in NAMES]
    assert [picture for picture in shown if picture not in guide] == []
    assert [picture for picture in shown if not (ROOT / "docs" / picture).is_file()] == []
    assert [kind for kind in documents.names() if f"`{kind}`" not in guide] == []

"""kiemdiem export html in a real browser: it loads, finds, filters, prints, and asks for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import pages
from browser import Page, browser
from kiemdiem import arguments
from kiemdiem.exports.html import to_html
from kiemdiem.following.standing import Board, stand
from running import PLAN_2022
from test_export_html import hostile_board, season_board

DAY = date(2022, 12, 12)
SHOWN = "[...document.querySelectorAll('details.unit tbody tr')].filter(row => row.checkVisibility())"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return season_board(tmp_path, DAY, units=200)


def real_board() -> Board:
    plan, _source = arguments.open_plan(str(PLAN_2022))
    return stand(plan, (), date(2022, 11, 28))


def opened(page: Page, board: Board, folder: Path, **options: bool) -> Path:
    path = folder / "bang.html"
    path.write_bytes(to_html(board))
    page.size(1280, 900)
    page.dark(False)
    page.open(path, **options)
    return path


def find(page: Page, words: str) -> None:
    """Type into the field as a user does, and wait until the page has counted."""
    page.run("document.getElementById('find').value = ''")
    page.run("document.getElementById('find').focus()")
    page.run("document.getElementById('count').textContent = ''")
    page.type(words)
    page.wait("document.getElementById('count').textContent !== ''")


def choose(page: Page, field: str, value: str) -> None:
    page.run(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
        " field.dispatchEvent(new Event('change')); })()"
    )


def shown(page: Page) -> int:
    found: int = page.run(f"{SHOWN}.length")
    return found


def told(page: Page) -> str:
    text: str = page.run("document.getElementById('count').textContent")
    return text


def test_it_loads_without_an_error_and_asks_for_nothing(page: Page, board: Board, tmp_path: Path) -> None:
    path = opened(page, board, tmp_path)
    assert page.problems == []
    assert page.requests == [path.resolve().as_uri()]
    assert told(page) == "Hiện 2400 trên 2400 việc, 200 cơ quan"


def test_hostile_names_start_nothing(page: Page, tmp_path: Path) -> None:
    path = opened(page, hostile_board(tmp_path), tmp_path)
    find(page, "onerror=alert(1)")
    assert shown(page) == 1
    assert page.problems == []
    assert page.requests == [path.resolve().as_uri()]


def test_what_somebody_smuggles_in_later_is_not_run(page: Page, tmp_path: Path) -> None:
    opened(page, real_board(), tmp_path)
    page.run(
        "(() => { const script = document.createElement('script'); script.textContent = 'window.harm = true';"
        " document.body.append(script); const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';"
        " document.body.append(image); })()"
    )
    page.wait("true")
    assert page.run("window.harm") is None
    assert any("Content Security Policy" in problem for problem in page.problems)


def test_a_search_needs_no_diacritics_and_no_capitals(page: Page, tmp_path: Path) -> None:
    opened(page, real_board(), tmp_path)
    counts = []
    for words in ("đảng ủy xã b", "DANG UY XA B", "đảng uỷ xã b", "  xa   b dang uy "):
        find(page, words)
        counts.append((shown(page), told(page)))
    assert set(counts) == {(8, "Hiện 8 trên 89 việc, 1 cơ quan")}
    assert page.run("[...document.querySelectorAll('[data-line]')].filter(row => !row.hidden).length") == 1
    find(page, "DANG UY XA B quán triệ")
    assert shown(page) == 1
    find(page, "khongcogi")
    assert shown(page) == 0
    assert "Không có việc nào" in told(page)


def test_timeline_and_matrix_are_seen_whole_on_a_small_laptop(page: Page, tmp_path: Path) -> None:
    opened(page, real_board(), tmp_path)
    page.size(1100, 800)
    hidden = (
        "[...document.querySelectorAll('#timeline .wide, #matrix .wide')].map(one => one.scrollWidth - one.clientWidth)"
    )
    assert page.run(hidden) == [0, 0]
    months = (
        "[...document.querySelectorAll('#timeline thead svg text')].every(month => month.getBoundingClientRect().right"
        " <= month.closest('th').getBoundingClientRect().right)"
    )
    assert page.run(months)


def test_filters_show_as_many_as_the_board_has(page: Page, board: Board, tmp_path: Path) -> None:
    opened(page, board, tmp_path)
    states = Counter(str(one.state) for one in board.standings)
    for state, count in states.items():
        choose(page, "by-state", state)
        assert shown(page) == count
        assert told(page).startswith(f"Hiện {count} trên 2400 việc")
    choose(page, "by-state", "late")
    choose(page, "by-task", "5")
    both = [one for one in board.late if one.obligation.task.key == "5"]
    assert shown(page) == len(both) > 0
    choose(page, "by-unit", both[0].obligation.body.id)
    assert shown(page) == 1
    page.run("document.querySelector('button[type=reset]').click()")
    page.wait("document.getElementById('count').textContent.startsWith('Hiện 2400')")
    assert page.run("document.activeElement.id") == "find"


def test_two_hundred_units_are_searched_at_once(page: Page, board: Board, tmp_path: Path) -> None:
    opened(page, board, tmp_path)
    took = page.run(
        "(() => { const start = performance.now(); const field = document.getElementById('by-state');"
        " field.value = 'late'; field.dispatchEvent(new Event('change')); document.body.offsetHeight;"
        " return performance.now() - start; })()"
    )
    assert took < 1000


def test_without_its_script_everything_is_there_to_read(page: Page, tmp_path: Path) -> None:
    board = real_board()
    opened(page, board, tmp_path, scripts=False)
    assert page.problems == []
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(page.pdf())
    printed = " ".join(word.text for word in pages.words(pdf))
    assert "Hiện" not in printed.split()
    for line in board.units:
        assert line.body.name[:30] in printed


def test_the_keyboard_leads_past_the_links_to_the_contents(page: Page, tmp_path: Path) -> None:
    opened(page, real_board(), tmp_path)
    page.press("Tab")
    assert page.run("document.activeElement.className") == "skip"
    outline = page.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert page.run("document.activeElement.getBoundingClientRect().left") >= 0
    page.run("document.activeElement.click()")
    page.wait("location.hash === '#main'")
    page.run("document.getElementById('find').focus()")
    seen = []
    for _press in range(7):
        page.press("Tab")
        seen.append(page.run("document.activeElement.id || document.activeElement.tagName"))
    assert seen[:3] == ["by-state", "by-unit", "by-task"]
    assert seen[-1] == "SUMMARY"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1280])
def test_an_audit_of_accessibility_finds_nothing(page: Page, tmp_path: Path, dark: bool, width: int) -> None:
    opened(page, real_board(), tmp_path)
    page.size(width, 900)
    page.dark(dark)
    page.run("document.getElementById('open').click()")
    page.run((resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8") + "; 0")
    found: list[dict[str, Any]] = page.run("axe.run().then(found => found.violations)")
    assert [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_it_fits_a_phone(page: Page, board: Board, tmp_path: Path) -> None:
    opened(page, board, tmp_path)
    page.size(390, 844, phone=True)
    assert page.run("document.documentElement.scrollWidth") == 390
    small = page.run(
        "[...document.querySelectorAll('button, input, select, summary, nav a')]"
        ".filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 32).length"
    )
    assert small == 0


def test_dark_is_dark_and_light_is_light(page: Page, tmp_path: Path) -> None:
    opened(page, real_board(), tmp_path)
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.run(colour) == "rgb(255, 255, 255)"
    page.dark(True)
    assert page.run(colour) == "rgb(21, 23, 26)"


def test_the_printer_gets_a4_pages_with_everything_that_was_closed(page: Page, tmp_path: Path) -> None:
    pages.need_programs()
    board = real_board()
    opened(page, board, tmp_path)
    page.dark(True)
    page.run("document.getElementById('close').click()")
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(page.pdf())
    sizes = {(round(sheet.width), round(sheet.height)) for sheet in pages.sheets(pdf)}
    assert sizes == {(210, 297), (297, 210)}
    printed = Counter(word.text for word in pages.words(pdf))
    late = sum(one.is_late for one in board.standings)
    assert printed["II.1"] >= late
    assert printed["lọc"] == 0
    assert page.problems == []

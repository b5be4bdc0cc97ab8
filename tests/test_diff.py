"""kiemdiem diff: what changed between two plans, in words, between files and revisions of git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from running import PLAN_2022, kiemdiem

TEXT = PLAN_2022.read_text(encoding="utf-8")


def changed(*pairs: tuple[str, str]) -> str:
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


LATER = (
    "phrase: Hoàn thành chậm nhất ngày 05/12/2022, by: 2022-12-05",
    "phrase: Hoàn thành chậm nhất ngày 08/12/2022, by: 2022-12-08",
)


def test_a_moved_deadline_is_told_in_working_days_and_a_new_role_by_name(here: Path) -> None:
    role = (
        "      - {role: implements, who: [dang-uy-chi-bo]}\n    # kiemdiem: ignore[KD203, KD212]",
        "      - {role: implements, who: [dang-uy-chi-bo]}\n      - {role: coordinates, who: [van-phong]}\n"
        "    # kiemdiem: ignore[KD203, KD212]",
    )
    (here / "b.yaml").write_text(changed(LATER, role), encoding="utf-8")
    done = kiemdiem("diff", "a.yaml", "b.yaml", cwd=here)
    assert (done.returncode, done.stderr) == (1, "")
    words = " ".join(done.stdout.split())
    assert "II.4" in words
    assert "lùi 3 ngày làm việc" in words
    assert "phối hợp" in words
    assert "Văn phòng thị xã" in words
    assert "II.5" not in words


def test_equal_plans_differ_in_nothing_whatever_their_layout(here: Path) -> None:
    (here / "b.yaml").write_text("# chú thích\n" + TEXT, encoding="utf-8")
    done = kiemdiem("diff", "a.yaml", "b.yaml", cwd=here)
    assert done.returncode == 0


def test_json_and_markdown_name_the_same_task(here: Path) -> None:
    (here / "b.yaml").write_text(changed(LATER), encoding="utf-8")
    found = kiemdiem("diff", "a.yaml", "b.yaml", "--output-format", "json", cwd=here)
    assert found.returncode == 1
    assert "II.4" in json.dumps(json.loads(found.stdout), ensure_ascii=False)
    markdown = kiemdiem("diff", "a.yaml", "b.yaml", "--output-format", "markdown", cwd=here)
    assert "II.4" in markdown.stdout


def test_revisions_of_git_are_compared(here: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@y", *words], cwd=here, check=True, capture_output=True
        )

    git("init", "-q")
    git("add", "a.yaml")
    git("commit", "-qm", "một")
    (here / "a.yaml").write_text(changed(LATER), encoding="utf-8")
    done = kiemdiem("diff", "HEAD:a.yaml", "a.yaml", cwd=here)
    assert done.returncode == 1
    assert "lùi 3 ngày làm việc" in " ".join(done.stdout.split())
    wrong = kiemdiem("diff", "khong-co:a.yaml", "a.yaml", cwd=here)
    assert wrong.returncode == 2
    assert "khong-co" in wrong.stderr


def test_a_file_that_is_not_there_or_no_plan_is_told(here: Path) -> None:
    assert kiemdiem("diff", "a.yaml", "mat.yaml", cwd=here).returncode == 2
    (here / "b.yaml").write_text("x: 1\n", encoding="utf-8")
    broken = kiemdiem("diff", "a.yaml", "b.yaml", cwd=here)
    assert broken.returncode == 2
    assert "KD00" in broken.stderr


def test_markup_and_escapes_in_a_changed_text_stay_words(here: Path) -> None:
    (here / "b.yaml").write_text(
        changed(("name: Trung tâm Chính trị thị xã", 'name: "[red]x[/red]"')), encoding="utf-8"
    )
    done = kiemdiem("diff", "a.yaml", "b.yaml", cwd=here)
    assert done.returncode == 1
    assert "[red]x[/red]" in done.stdout
    assert "\x1b" not in done.stdout

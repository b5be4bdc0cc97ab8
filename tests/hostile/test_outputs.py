"""What is written: names from a plan never lead elsewhere, links are never followed, texts never become formulas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.cases import Trial
from hostile.interpreter import Interpreter
from hostile.made import rolls, texts
from hostile.trying import faults
from running import PLAN_2022

NAMES = [text for text in texts.HARMLESS if text.strip() and len(text) <= 300]

WRITING = (
    "render thong-bao plan.yaml --out out", "render phieu-giao-viec plan.yaml --out out",
    "render-notice plan.yaml --out out",
    "export ics plan.yaml --each --out out", "export ics plan.yaml --out out.ics",
    "export html plan.yaml --out out.html",
    "export xlsx plan.yaml --out out.xlsx", "export csv plan.yaml --out out.csv", "graph plan.yaml --out out.svg",
    "remind plan.yaml --send --out out --today 2022-12-20", "brief plan.yaml --out out.docx --today 2022-12-20",
)  # fmt: skip


def plan_of(names: list[str]) -> bytes:
    """A plan in which each of the names is that of an agency and of a unit, once as it is and once more."""
    agencies = [{"id": f"a{number}", "name": name} for number, name in enumerate(names)]
    agencies += [{"id": "btv", "name": "Ban Thường vụ"}, {"id": "co-so", "name": "các đảng ủy", "kind": "group"}]
    units = [{"id": f"u{number}", "name": f"{name} x", "part_of": "co-so"} for number, name in enumerate(names)]
    task = {
        "id": "1", "text": "Việc [red]một[/red]. ::error:: ##[x]", "deadline": {"before": "2022-12-10"},
        "roles": [{"role": "directs", "who": "btv"},
                  {"role": "implements", "who": [one["id"] for one in agencies[:-2]]},
                  {"role": "implements", "who": "co-so"}],
        "produces": [{"id": "giay", "name": names[0], "by": "co-so", "to": "btv"}],
    }  # fmt: skip
    document = {"subject": names[0], "year": 2022, "issuer": "btv"}
    plan = {"document": document, "agencies": agencies, "tasks": [task], "units": units}
    return json.dumps(plan, ensure_ascii=False).encode()


def trials() -> Iterator[Trial]:
    for start in range(0, len(NAMES), 12):
        for words in WRITING:
            files = {"plan.yaml": plan_of(NAMES[start : start + 12])}
            yield Trial(f"{start}: {words}", files, tuple(words.split()), frozenset({0}), "plan.yaml")


def test_names_that_lead_elsewhere_or_are_reserved_make_files_where_they_belong(tmp_path: Path) -> None:
    found = faults(trials(), tmp_path)
    assert not found, "\n".join(found[:40])


LINKED = {
    "out.html": "export html plan.yaml --out out.html --force",
    "out.xlsx": "export xlsx plan.yaml --out out.xlsx --force",
    "out.csv": "export csv plan.yaml --out out.csv --force",
    "out.ics": "export ics plan.yaml --out out.ics --force",
    "out.svg": "graph plan.yaml --out out.svg --force",
    "new.yaml": "new 2023 --from plan.yaml --out new.yaml --force",
    "out.docx": "brief plan.yaml --out out.docx --force",
    "clean.csv": "roll read roll.csv --out clean.csv --force",
    "sum.xlsx": "roll summary roll.csv --year 2022 --out sum.xlsx --force",
    "quota.csv": "quota plan.yaml --out quota.csv --force",
    "out/ke-hoach-2022.docx": "render ke-hoach plan.yaml --out out --force",
    "plan.ledger.jsonl": "record received --unit phuong-a --task II.4 --plan plan.yaml --today 2022-11-20",
}


@pytest.fixture(scope="module")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Interpreter]:
    with Interpreter(tmp_path_factory.mktemp("printed")) as running:
        yield running


@pytest.mark.parametrize("name", LINKED)
def test_no_command_writes_through_a_link_that_stands_where_its_output_goes(
    name: str, tmp_path: Path, interpreter: Interpreter
) -> None:
    here = tmp_path / "here"
    (here / "out").mkdir(parents=True)
    (here / "plan.yaml").write_bytes(PLAN_2022.read_bytes())
    (here / "roll.csv").write_bytes(rolls.as_csv(rolls.rows()))
    (tmp_path / "secret").write_text("giữ nguyên", encoding="utf-8")
    (here / name).symlink_to(tmp_path / "secret")
    done = interpreter.run(LINKED[name].split(), here)
    assert done.code == 2, done.err.decode()
    assert Path(name).name in done.err.decode()
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "giữ nguyên"
    assert (here / name).is_symlink()

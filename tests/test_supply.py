"""What kiemdiem is made of: few packages, all pinned, licences known; packages and workflow as they are promised."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML
from tools import dependencies, licenses, sbom

from kiemdiem.errors import KiemdiemError
from kiemdiem.roll.database import Database
from running import ROOT, kiemdiem

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
LOCK = dependencies.LOCK.read_text(encoding="utf-8")

UNIMPORTED = {"ruamel-yaml-clib", "python-docx"}
"""What is needed and not imported by its name: the C parser that ruamel.yaml takes where it is, and what docxtpl stands
on, bound here because older ones are not safe with what strangers write.
"""

BROUGHT = {"markupsafe", "pydantic_core"}
"""Parts of jinja2 and pydantic that are packages of their own, bound to them."""

IMPORTED_AS = {"python-calamine": "python_calamine", "ruamel-yaml": "ruamel", "xlsxwriter": "xlsxwriter"}


def imported() -> set[str]:
    """The packages of others that the program imports, at the top of a file or later."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found.update(name.partition(".")[0] for node in ast.walk(tree) for name in _names(node))
    return found - set(sys.stdlib_module_names) - {"kiemdiem"}


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (one.name for one in names)
        case ast.ImportFrom(module=str(module), level=0):
            yield module
        case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(name)), *_]):
            yield name


def test_what_is_needed_is_imported_and_what_is_imported_is_needed() -> None:
    named = {canonicalize_name(one.name) for one in dependencies.direct()}
    assert {IMPORTED_AS.get(name, name) for name in named - UNIMPORTED} == imported() - BROUGHT - {"pyspark"}


def test_no_database_fetches_extensions() -> None:
    calls = [
        ast.unparse(node)
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "duckdb.connect"
    ]
    assert len(calls) > 2
    assert all("OFFLINE" in call for call in calls)
    opened = Database([])
    try:
        asked = "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions'"
        assert {value for _name, value in opened.rows(asked)} == {"false"}
        with pytest.raises(KiemdiemError):
            opened.run("INSTALL spatial")
    finally:
        opened.close()


def test_the_lock_holds_the_bounds_of_the_project() -> None:
    pinned = dependencies.pinned()
    for wanted in dependencies.direct():
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted


def test_whatever_is_needed_by_what_is_pinned_is_pinned_too_and_every_file_has_its_hash() -> None:
    pinned = dependencies.pinned()
    missing = {(name, needed) for name in pinned for needed in dependencies.required(name) if needed not in pinned}
    assert not missing
    entries = re.split(r"\n(?=\S)", LOCK[LOCK.index("\n", LOCK.rindex("#    ")) + 1 :])
    assert len(entries) == len(pinned)
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


def test_the_lock_names_no_place_to_get_packages_from() -> None:
    assert not re.search(r"https?:|^--|^-[a-z]|file:", LOCK, re.MULTILINE)


def test_every_line_of_the_lock_is_a_pinned_version_or_a_hash() -> None:
    for line in LOCK.splitlines():
        assert re.fullmatch(r"#.*|[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_the_page_of_licences_is_current() -> None:
    assert licenses.PAGE.read_text(encoding="utf-8") == licenses.page(), "run: python -m tools.licenses"


def test_no_licence_binds_who_uses_the_program() -> None:
    for package in dependencies.needed():
        assert package.license, f"{package.name}: nobody knows its licence"
        choices = re.split(r" OR ", package.license)
        assert not all(re.search(r"(?<!L)GPL|SSPL|BUSL|Commons-Clause", choice) for choice in choices), package


def test_the_bill_of_materials_is_valid_and_says_all_that_is_pinned() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.sbom"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert not JsonStrictValidator(SchemaVersion.V1_5).validate_str(done.stdout)
    made = sbom.bill()
    assert {one["name"]: one["version"] for one in made["components"]} == dependencies.pinned()
    refs = {one["bom-ref"] for one in made["components"]}
    assert all(set(one["dependsOn"]) <= refs for one in made["dependencies"])
    assert len(made["dependencies"]) == len(refs) + 1


def test_the_workflow_is_one() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", WORKFLOW],
        capture_output=True,
        encoding="utf-8",
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def jobs() -> dict[str, list[dict[str, object]]]:
    loaded = YAML(typ="safe", pure=True).load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return {name: job["steps"] for name, job in loaded.items()}


def test_every_action_has_its_version_and_every_test_file_is_there() -> None:
    steps = [step for steps in jobs().values() for step in steps]
    used = [str(step["uses"]) for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})", one) for one in used)
    named = re.findall(r"tests/\S+\.py", WORKFLOW.read_text(encoding="utf-8"))
    assert named
    assert all((ROOT / name).is_file() for name in named)


def test_what_officers_do_in_the_windows_job_works(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2022.yaml").write_bytes((ROOT / "plans" / "2022.yaml").read_bytes())
    (lines,) = [str(step["run"]) for step in jobs()["windows"] if step.get("name") == "What officers do"]
    for line in lines.splitlines():
        words = line.partition(" > ")[0].split()
        assert words[0] == "kiemdiem"
        assert kiemdiem(*words[1:], cwd=tmp_path).returncode == 0, line


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/licenses.md"])
def test_the_pages_are_part_of_the_source_archive(page: str) -> None:
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("sdist]")[1].split("]")[0]
    assert f'"{page.split("/")[0]}"' in listed
    assert (ROOT / page).is_file()


def test_the_commands_that_the_security_page_prints_are_those_that_are_used() -> None:
    page, workflow = (path.read_text(encoding="utf-8") for path in (ROOT / "SECURITY.md", WORKFLOW))
    compiled = LOCK.splitlines()[1].removeprefix("#    ")
    assert compiled in page
    (audit,) = re.findall(r"^pip-audit .*$", page, re.MULTILINE)
    assert audit in workflow

"""Where kiemdiem plugs in: the action, the hooks and every recipe of docs/ci.md, run as their users run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from ruamel.yaml import YAML

import kiemdiem as package
from running import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
GOOD = (
    "document: {subject: kiểm điểm, year: 2022, issuer: a, number: 05-KH/A, place: B, date: 2022-10-03, "
    "letterhead: {issuer: C}}\nsignature: {name: D}\nagencies:\n  - {id: a, name: kiểm điểm}\n"
)
BROKEN = GOOD.replace("issuer: a,", "issuer: b,")


def yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


ACTION = yaml((ROOT / "action.yml").read_text(encoding="utf-8"))


def recipes(language: str) -> list[str]:
    """The code blocks of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def recipe(beginning: str) -> str:
    """The one code block of the page with this among its first lines."""
    (found,) = [text for text in recipes("[a-z]+") if beginning in "\n".join(text.splitlines()[:2])]
    return found


def run(*command: object, cwd: Path, ok: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `command` without what this machine's user has set for git; `ok` says whether it must succeed."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KIEMDIEM_", "GITHUB_"))}
    who = {f"GIT_{role}_{key}": "a@b.vn" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=own | who | settings | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path on which `kiemdiem` is the one that is tested."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "kiemdiem"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kiemdiem "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with one plan in it, not yet committed."""
    folder = tmp_path / "kho dữ liệu"
    (folder / "plans").mkdir(parents=True)
    run("git", "init", "--quiet", "--initial-branch", "main", ".", cwd=folder)
    (folder / "plans" / "kế hoạch 2022.yaml").write_text(GOOD, encoding="utf-8")
    return folder


def commit(folder: Path, *, ok: bool = True, **environment: str) -> str:
    run("git", "add", "--all", cwd=folder)
    done = run("git", "commit", "--quiet", "--message", "x", cwd=folder, ok=ok, **environment)
    return done.stdout + done.stderr


def commits(folder: Path) -> int:
    return len(run("git", "log", "--all", "--format=%h", cwd=folder).stdout.split())


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The package registry, which an installation needs: without it the test is skipped, but never in CI."""
    folder = tmp_path_factory.mktemp("registry")
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling"]
    if subprocess.run(asked, capture_output=True).returncode and not os.environ.get("CI"):
        pytest.skip("the package registry cannot be reached")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as others fetch it: a git repository of its own."""
    folder = tmp_path_factory.mktemp("fetched") / "kiemdiem"
    folder.mkdir()
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    run("git", "init", "--quiet", ".", cwd=folder)
    commit(folder)
    return folder


# --- GitHub Actions


def test_the_runner_puts_no_input_into_a_shell_and_every_value_has_a_default():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "run" not in step or step["shell"] == "bash"
    assert all("default" in about for about in ACTION["inputs"].values())


def test_the_page_lists_every_input_with_its_default():
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (?:`([^`]*)`)? ?\|", PAGE, re.MULTILINE))
    assert rows == {name: about["default"] for name, about in ACTION["inputs"].items()}


class Runner:
    """The runner's part in a composite action: a folder for temporary things, the inputs as environment, bash."""

    def __init__(self, temporary: Path, action: Path) -> None:
        self.temporary, self.action = temporary, action

    def step(self, id_: str, cwd: Path, inputs: dict[str, str], **environment: str) -> tuple[int, str]:
        """Run one step; its exit code and what it printed."""
        (step,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == id_]
        values = {name: about["default"] for name, about in ACTION["inputs"].items()} | inputs
        given = {key: self._value(text, values) for key, text in step.get("env", {}).items()}
        script = self.temporary / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        files = {name: str(self.temporary / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for name in files.values():
            Path(name).write_text("", encoding="utf-8")
        runner = {"RUNNER_TEMP": str(self.temporary), "GITHUB_ACTION_PATH": str(self.action), **files}
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=cwd,
            env=clean | runner | given | environment,
            capture_output=True,
            encoding="utf-8",
        )
        return done.returncode, done.stdout + done.stderr

    def written(self, name: str) -> str:
        return (self.temporary / name).read_text(encoding="utf-8")

    @staticmethod
    def _value(text: str, values: dict[str, str]) -> str:
        text = text.replace("${{ steps.python.outputs.python-path }}", sys.executable)
        return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: values[match[1]], text)


@pytest.fixture(scope="module")
def runner(request: pytest.FixtureRequest, copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner after the step that installs, which is run as it is."""
    request.getfixturevalue("registry")
    made = Runner(tmp_path_factory.mktemp("runner"), copy)
    code, said = made.step("install", made.temporary, {})
    assert code == 0, said
    assert (made.temporary / "kiemdiem" / "kiemdiem" / "templates").is_dir()
    return made


def test_the_action_marks_the_wrong_line_and_fails(runner, repository):
    assert runner.step("check", repository, {})[0] == 0
    (repository / "plans" / "kế hoạch 2022.yaml").write_text(BROKEN, encoding="utf-8")
    code, said = runner.step("check", repository, {})
    assert code == 1
    assert said.startswith("::error file=plans/kế hoạch 2022.yaml,line=1,col=52,")
    assert runner.written("GITHUB_STEP_SUMMARY") == "### kiemdiem\n\n1 lỗi, 0 cảnh báo, 0 ghi chú\n"
    assert runner.written("GITHUB_OUTPUT") == ""


def test_the_action_takes_several_plans_and_options(runner, repository):
    (repository / "b.yaml").write_text(BROKEN, encoding="utf-8")
    assert runner.step("check", repository, {"plans": "plans\nb.yaml\n"})[0] == 1
    assert runner.step("check", repository, {"plans": "plans\nb.yaml", "args": "--ignore\nKD101"})[0] == 0
    assert runner.step("check", repository, {"args": "--strikt"})[0] == 2


def test_the_action_writes_sarif_and_fails_all_the_same(runner, repository):
    (repository / "plans" / "b.yaml").write_text(BROKEN, encoding="utf-8")
    code, said = runner.step("check", repository, {"output": "sarif", "sarif-file": "kết quả.sarif"})
    assert code == 1
    assert "::error file=plans/b.yaml" in said
    log = json.loads((repository / "kết quả.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["KD101"]
    assert runner.written("GITHUB_OUTPUT") == "sarif-file=kết quả.sarif\n"


HOSTILE = ["$(touch pwned)", "`touch pwned`", "; touch pwned", "x && touch pwned", '"; touch pwned; "', "--help"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["plans", "args", "output"])
def test_a_hostile_input_of_the_action_is_a_name_that_does_not_exist(name, value, runner, repository):
    code, said = runner.step("check", repository, {name: value})
    assert code == (0 if (name, value) == ("args", "--help") else 2), said
    assert not list(repository.rglob("pwned"))


def test_a_hostile_name_of_the_sarif_file_is_only_a_name(runner, repository):
    for value in ("$(touch pwned).sarif", "; touch pwned"):
        assert runner.step("check", repository, {"output": "sarif", "sarif-file": value})[0] == 0
        assert (repository / value).is_file()
    assert runner.step("check", repository, {"output": "sarif", "sarif-file": "a\nother=b"})[0] == 2
    assert not list(repository.rglob("pwned"))


def test_the_repository_under_check_brings_no_modules_of_its_own(runner, repository):
    for name in ("kiemdiem.py", "rich.py", "typing.py"):
        (repository / name).write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    code, said = runner.step("check", repository, {})
    assert (code, said) == (0, "0 lỗi, 0 cảnh báo, 0 ghi chú\n")


# --- The recipes


def schema_of(kind: str) -> list[str]:
    return [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}"]


def test_the_action_and_the_recipes_for_ci_are_what_their_services_expect(tmp_path):
    run(*schema_of("github-actions"), ROOT / "action.yml", cwd=tmp_path)
    (tmp_path / "gitlab.yml").write_text(recipe("# .gitlab-ci.yml"), encoding="utf-8")
    run(*schema_of("gitlab-ci"), tmp_path / "gitlab.yml", cwd=tmp_path)
    workflows = [text for text in recipes("yaml") if "runs-on:" in text]
    assert len(workflows) == 3
    for number, text in enumerate(workflows):
        (tmp_path / f"{number}.yml").write_text(text, encoding="utf-8")
        run(*schema_of("github-workflows"), tmp_path / f"{number}.yml", cwd=tmp_path)
        for step in yaml(text)["jobs"]["kiemdiem"]["steps"]:
            if step.get("uses", "").startswith("kiemdiem/kiemdiem@"):
                assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_page_speaks_of_this_version():
    named = re.findall(r"kiemdiem/kiemdiem@v([0-9.]+[0-9])|rev: v([0-9.]+[0-9])", PAGE)
    assert {first or second for first, second in named} == {package.__version__}


def without_install(lines: list[str]) -> list[str]:
    """The lines of a script but for the installation; the program is here already."""
    kept = [line for line in lines if not line.startswith("pip install ")]
    assert len(kept) == len(lines) - 1
    return kept


def test_the_github_recipe_without_the_action_fails_on_a_broken_plan(repository, path):
    (plain,) = [text for text in recipes("yaml") if "runs-on:" in text and "uses: kiemdiem" not in text]
    lines = [step["run"] for step in yaml(plain)["jobs"]["kiemdiem"]["steps"] if "run" in step]
    script = "\n".join(without_install(lines))
    run("bash", "-eo", "pipefail", "-c", script, cwd=repository, PATH=path)
    (repository / "plans" / "b.yaml").write_text(BROKEN, encoding="utf-8")
    done = run("bash", "-eo", "pipefail", "-c", script, cwd=repository, PATH=path, ok=False)
    assert done.stdout.startswith("::error file=plans/b.yaml")


def test_the_gitlab_recipe_leaves_both_reports_and_fails_on_a_broken_plan(repository, path):
    job = yaml(recipe("# .gitlab-ci.yml"))["kiemdiem"]
    script = "\n".join(without_install(job["script"]))
    run("bash", "-eo", "pipefail", "-c", script, cwd=repository, PATH=path)
    (repository / "plans" / "b.yaml").write_text(BROKEN, encoding="utf-8")
    run("bash", "-eo", "pipefail", "-c", script, cwd=repository, PATH=path, ok=False)
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert set(entry) >= {"description", "check_name", "fingerprint", "severity", "location"}
    assert entry["location"]["path"] == "plans/b.yaml"
    suites = ElementTree.parse(repository / reports["junit"]).getroot()
    assert [suite.get("failures") for suite in suites] == ["1", "0"]


def hook(repository: Path, name: str) -> None:
    """Put the recipe of a git hook where git looks for it."""
    folder = Path(run("git", "rev-parse", "--git-path", "hooks", cwd=repository).stdout.strip())
    target = repository / folder / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(recipe(f"hooks/{name}"), encoding="utf-8")
    target.chmod(0o755)


def test_the_git_hook_lets_no_broken_plan_into_a_commit(repository, path):
    hook(repository, "pre-commit")
    assert "KD" not in commit(repository, PATH=path)
    plan = repository / "plans" / "kế hoạch 2022.yaml"
    plan.write_text(BROKEN, encoding="utf-8")
    (repository / "khác.yaml").write_text("[", encoding="utf-8")
    said = commit(repository, ok=False, PATH=path)
    assert "plans/kế hoạch 2022.yaml:1:52: lỗi KD101" in said
    assert commits(repository) == 1


def test_the_git_hook_checks_what_is_committed_not_what_lies_in_the_folder(repository, path):
    hook(repository, "pre-commit")
    plan = repository / "plans" / "kế hoạch 2022.yaml"
    plan.write_text(BROKEN, encoding="utf-8")
    run("git", "add", "--all", cwd=repository)
    plan.write_text(GOOD, encoding="utf-8")
    run("git", "commit", "--message", "x", cwd=repository, ok=False, PATH=path)
    run("git", "add", "--all", cwd=repository)
    plan.write_text(BROKEN, encoding="utf-8")
    run("git", "commit", "--message", "x", cwd=repository, PATH=path)


def test_the_hook_of_a_server_refuses_a_push_with_a_broken_plan(repository, path, tmp_path):
    server = tmp_path / "server.git"
    run("git", "init", "--quiet", "--bare", server, cwd=tmp_path)
    hook(server, "pre-receive")
    commit(repository)
    run("git", "push", server, "main", "main:other", cwd=repository, PATH=path)
    (repository / "plans" / "kế hoạch 2022.yaml").write_text(BROKEN, encoding="utf-8")
    commit(repository)
    done = run("git", "push", server, "main", cwd=repository, ok=False, PATH=path)
    assert "lỗi KD101" in done.stderr
    assert commits(server) == 1
    run("git", "push", server, "--delete", "other", cwd=repository, PATH=path)


# --- pre-commit


def test_the_hooks_are_declared_as_pre_commit_wants_them(tmp_path):
    run(sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=tmp_path)
    (tmp_path / "config.yaml").write_text(recipe("# .pre-commit-config.yaml"), encoding="utf-8")
    run(sys.executable, "-m", "pre_commit", "validate-config", "config.yaml", cwd=tmp_path)
    named = {entry["id"] for entry in yaml(recipe("# .pre-commit-config.yaml"))["repos"][0]["hooks"]}
    declared = yaml((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert named == {entry["id"] for entry in declared} == {"kiemdiem-check", "kiemdiem-fmt"}


@pytest.mark.usefixtures("registry")
def test_pre_commit_installs_the_hook_and_keeps_a_broken_plan_out(copy, repository, tmp_path):
    head = run("git", "rev-parse", "HEAD", cwd=copy).stdout.strip()
    config = recipe("# .pre-commit-config.yaml").replace("https://github.com/kiemdiem/kiemdiem", str(copy))
    config = re.sub(r"rev: v[0-9.]+", f"rev: {head}", config)
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "SKIP": "kiemdiem-fmt"}
    run(sys.executable, "-m", "pre_commit", "install", cwd=repository, **home)
    (repository / "khác.yaml").write_text("[", encoding="utf-8")
    said = commit(repository, **home)
    assert re.search(r"kiemdiem check\.+Passed", said)
    (repository / "plans" / "kế hoạch 2022.yaml").write_text(BROKEN, encoding="utf-8")
    said = commit(repository, ok=False, **home)
    assert re.search(r"kiemdiem check\.+Failed", said)
    assert "plans/kế hoạch 2022.yaml:1:52: lỗi KD101" in said
    assert commits(repository) == 1


# --- Editors


def test_editors_are_sent_to_the_schema_that_is_there():
    (settings,) = recipes("json")
    for schema, plans in json.loads(settings)["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(plans))
    assert any(text.startswith("# yaml-language-server: $schema=../docs/plan.schema.json") for text in recipes("yaml"))

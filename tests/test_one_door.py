"""All that the program writes goes through `kiemdiem.files`: nothing else opens, renames or removes a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiemdiem

SOURCE = Path(kiemdiem.__file__).parent
WRITING = {
    "write_text", "write_bytes", "rename", "renames", "unlink", "rmdir", "remove", "removedirs", "mkdir", "makedirs",
    "touch", "symlink_to", "hardlink_to", "symlink", "link", "chmod", "chown", "truncate", "ftruncate", "mkstemp",
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "copy", "copy2", "copyfile", "copytree", "move",
    "rmtree",
}  # fmt: skip
OF_FILES = {"os", "shutil", "tempfile", "Path"}
"""Whose `copy`, `remove`, `replace` change files; those of lists and texts do not."""

AMBIGUOUS = {"copy", "remove", "link", "replace", "move", "touch", "truncate"}
MODES = set("wax+")


ALLOWED = ["roll/database.py: copyfile", "roll/database.py: symlink_to"]
"""A link, on Windows a copy, in a folder that goes with it: DuckDB reads more than a name into some names."""


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The lines at which something is written, renamed or removed, and by what."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name, owner = _called(call)
        if name == "open":
            if _opens_for_writing(call):
                yield call.lineno, name
        elif (name in AMBIGUOUS and owner in OF_FILES) or name in WRITING - AMBIGUOUS:
            yield call.lineno, name


def _called(call: ast.Call) -> tuple[str, str]:
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        return call.func.attr, owner.id if isinstance(owner, ast.Name) else ""
    return (call.func.id, "") if isinstance(call.func, ast.Name) else ("", "")


def _opens_for_writing(call: ast.Call) -> bool:
    texts = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in ("mode", "flags"))]
    modes = {node.value for node in texts if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    flags = {node.attr for text in texts for node in ast.walk(text) if isinstance(node, ast.Attribute)}
    short = {mode for mode in modes if len(mode) <= 3}
    return any(MODES & set(mode) for mode in short) or bool(flags & {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND"})


def to_nowhere(line: str) -> bool:
    """What goes to the null device is written nowhere."""
    return "os.devnull" in line


def test_only_the_one_door_writes_renames_or_removes_files() -> None:
    elsewhere = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path.is_relative_to(SOURCE / "files"):
            continue
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        elsewhere += [
            f"{path.relative_to(SOURCE).as_posix()}: {name}"
            for line, name in writes(ast.parse(text))
            if not to_nowhere(lines[line - 1])
        ]
    assert elsewhere == ALLOWED


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w')", "open(path, mode='ab')", "path.open('x')", "path.write_text('')", "path.write_bytes(data)",
        "os.replace(a, b)", "a.rename(b)", "path.unlink()", "os.open(path, os.O_RDWR | os.O_CREAT)", "os.remove(path)",
        "shutil.copy(a, b)", "tempfile.mkstemp()", "path.mkdir()",
    ],
)  # fmt: skip
def test_each_way_of_writing_is_seen(line: str) -> None:
    assert [place for place, _name in writes(ast.parse(line))] == [1]


@pytest.mark.parametrize("line", ["open(path)", "path.open('rb')", "text.replace('a', 'b')", "list.remove(1)"])
def test_reading_and_texts_are_not_taken_for_it(line: str) -> None:
    assert list(writes(ast.parse(line))) == []

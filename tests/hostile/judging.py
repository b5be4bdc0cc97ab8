"""What was wrong with a run: each complaint is a sentence, none is what is hoped for."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from hostile.cases import Trial
from hostile.interpreter import MEMORY, SECONDS, Outcome

REFUSING_SECONDS, REFUSING_MEMORY = 2, 200 << 20
"""What saying no may take."""

MOST_FOR_PEOPLE, MOST_FOR_PROGRAMS = 200, 5_000
"""Findings printed at once; the rest are counted."""

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_BROKEN = ("Traceback (most recent", "Exception ignored", "Error in sys.", "Lỗi của chính kiemdiem", "Segmentation")
_ANNOTATION = re.compile(r"::(error|warning|notice) file=[^,:\n]*,line=[0-9]+,[^:\n]*::")
_REASON = re.compile("^(?:kiemdiem: .|[^:]+:[0-9]+:[0-9]+: .)", re.MULTILINE)
_GOOD_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z]+)?")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def complaints(trial: Trial, outcome: Outcome, folder: Path) -> Iterator[str]:
    """What was wrong with a run in `folder`."""
    if outcome.code not in trial.codes:
        yield f"exit code {outcome.code}, right are {sorted(trial.codes)}"
    yield from _cost(outcome)
    for name, raw in (("stdout", outcome.out), ("stderr", outcome.err)):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            yield f"{name} is no UTF-8"
            continue
        yield from (f"{name}: {wrong}" for wrong in _steering(text, _FORMS.get(trial.form, _FORMS["text"])))
    if outcome.code == 1 or (outcome.code == 2 and trial.place):
        yield from _unnamed(trial, outcome)
    if outcome.code == 2 and not _REASON.search(outcome.err.decode("utf-8", "replace")):
        yield f"no reason: {outcome.err[:200]!r}"
    if outcome.code in (0, 1):
        yield from _malformed(trial, outcome)
    yield from _flood(trial, outcome)
    yield from _left(trial, folder)


def _cost(outcome: Outcome) -> Iterator[str]:
    refusing = outcome.code != 0
    if outcome.seconds > (REFUSING_SECONDS if refusing else SECONDS):
        yield f"{outcome.seconds:.1f} s of processor time"
    if outcome.memory > (REFUSING_MEMORY if refusing else MEMORY):
        yield f"{outcome.memory >> 20} MiB of memory"


def _steering(text: str, line_ends: str) -> Iterator[str]:
    """What in a printed text steers a terminal or a runner, hides, or is no message for people."""
    for words in _BROKEN:
        if words in text:
            yield f"“{words}”"
    if match := _UNSAFE.search(text.replace("\r\n", "\n") if line_ends == "\r\n" else text):
        yield f"U+{ord(match[0]):04X} at {match.start()}: {text[max(0, match.start() - 40) : match.end() + 20]!r}"
    if "##[" in text:
        yield "the runner reads ##["
    for line in text.splitlines():
        if line.lstrip().startswith("::") and not _ANNOTATION.match(line):
            yield f"the runner reads a command: {line[:80]!r}"
            break


_FORMS = {"text": "\n", "csv": "\r\n"}


def _unnamed(trial: Trial, outcome: Outcome) -> Iterator[str]:
    """A failure has to say which file it is about; a finding, where in it."""
    said = outcome.err.decode("utf-8", "replace") + outcome.out.decode("utf-8", "replace")
    if trial.form != "statistics" and trial.about not in said:
        yield f"{trial.about} is not named: {said[:200]!r}"
    elif trial.place and not re.search(trial.place, said):
        yield f"no place is named: {said[:300]!r}"


def _malformed(trial: Trial, outcome: Outcome) -> Iterator[str]:
    reader = _READERS.get(trial.form)
    if not reader or (outcome.code == 1 and not outcome.out):
        return
    try:
        reader(outcome.out.decode("utf-8"))
    except Exception as error:
        yield f"no {trial.form}: {error!r}"


def _no_constant(text: str) -> None:
    raise ValueError(text)


def _json(text: str) -> None:
    json.loads(text, parse_constant=_no_constant)


_READERS: dict[str, Callable[[str], object]] = {
    "json": _json,
    "gitlab": _json,
    "sarif": _json,
    "junit": ElementTree.fromstring,
    "svg": ElementTree.fromstring,
}


def _flood(trial: Trial, outcome: Outcome) -> Iterator[str]:
    counted = _COUNTED.get(trial.form)
    if counted:
        pattern, most = counted
        number = len(
            re.findall(pattern.replace("FILE", re.escape(trial.about)), outcome.out.decode("utf-8", "replace"))
        )
        if number > most:
            yield f"{number} findings at once"


_COUNTED = {
    "text": (r"(?m)^(\./)?FILE:[0-9]+:[0-9]+: ", MOST_FOR_PEOPLE),
    "github": (r"(?m)^::", MOST_FOR_PEOPLE),
    "json": (r'"end_column": [0-9]+,\n +"message"', MOST_FOR_PROGRAMS),
    "gitlab": (r'"fingerprint"', MOST_FOR_PROGRAMS),
    "junit": (r"<testcase ", MOST_FOR_PROGRAMS),
    "sarif": (r'"ruleId"', MOST_FOR_PROGRAMS),
}


def _left(trial: Trial, folder: Path) -> Iterator[str]:
    """Files beside those that were there: whole, where they belong, with names that every system takes."""
    if [one.name for one in folder.parent.iterdir()] != [folder.name]:
        yield f"written outside: {[one.name for one in folder.parent.iterdir()]}"
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name in trial.files or any(given.startswith(f"{name}/") for given in trial.files):
            continue
        last = path.name.removesuffix(".lock").replace(".ledger.jsonl", ".jsonl")
        if not _GOOD_NAME.fullmatch(last) or _RESERVED.fullmatch(last):
            yield f"a file called {path.name!r}"
        if path.suffix in (".xlsx", ".docx"):
            yield from _package(path)
        elif path.suffix in (".csv", ".ics", ".svg", ".html", ".txt", ".yaml", ".jsonl"):
            text = path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
            if path.suffix in (".ics", ".svg", ".csv", ".txt") and (match := _UNSAFE.search(text)):
                yield f"{path.name}: U+{ord(match[0]):04X}"


def _package(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        if package.testzip():
            yield f"{path.name} is damaged"
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                part = package.read(name)
                try:
                    ElementTree.fromstring(part)
                except ElementTree.ParseError as error:
                    yield f"{path.name}: {name} is no XML: {error}"
                if name.startswith("xl/worksheets/") and b"<f>" in part:
                    yield f"{path.name}: a formula in {name}"
                if b'TargetMode="External"' in part:
                    yield f"{path.name}: a link to elsewhere in {name}"

"""A campaign whose units register their meetings, and commands that are run on it without a process of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiemdiem import cli, language

TODAY = "2022-11-10"
PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv, number: 12-KH/TU, place: Thị xã B, date: 2022-10-28}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: thuong-truc, name: Thường trực Thị ủy, aliases: [Thường trực]}
  - {id: uy-vien, name: đồng chí Ủy viên phụ trách địa bàn, kind: people}
  - {id: van-phong, name: Văn phòng Thị ủy}
  - {id: ubnd, name: UBND thị xã}
  - {id: hdnd, name: Thường trực HĐND thị xã}
  - {id: tmgv, name: "các cơ quan tham mưu, giúp việc", kind: group}
  - {id: co-so, name: "các đảng ủy, chi bộ trực thuộc", kind: group}
agency_groups:
  - {id: hdnd-ubnd, name: "Thường trực HĐND, UBND thị xã", members: [hdnd, ubnd]}
tasks:
  - {id: "1", text: Lập kế hoạch., deadline: {phrase: Trước ngày 05/11/2022, before: 2022-11-05}}
  - {id: "4", text: Tổ chức kiểm điểm., deadline: {phrase: Chậm nhất ngày 05/12/2022, by: 2022-12-05}}
implementation:
  - id: "III.2"
    text: Đăng ký, mời dự.
    duties:
      - id: dang-ky
        kind: register
        what: đăng ký thời gian
        by: [co-so]
        agreed_by: [thuong-truc, uy-vien]
        agreement: all
        days_ahead: 5
        via: [van-phong]
        ahead_of: "4"
      - {id: moi-1, kind: invite, what: mời dự, by: [co-so], guests: [thuong-truc, uy-vien], capacity: "dự, chỉ đạo"}
      - {id: moi-2, kind: invite, what: mời đại diện lãnh đạo dự, by: [co-so], guests: [tmgv], capacity: "dự, theo dõi"}
precedence:
  - {order: ["1", "4"]}
units:
  - {id: xa-1, name: Đảng ủy xã 1, aliases: [xã 1], part_of: co-so}
  - {id: xa-2, name: Đảng ủy xã 2, aliases: [xã 2], part_of: co-so}
"""


class Said(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class Campaign:
    """A folder with a plan in it, and the commands of `kiemdiem meetings`."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture
        self.plan = folder / "plans" / "2022.yaml"
        self.file = folder / "plans" / "2022.meetings.jsonl"
        self.plan.parent.mkdir()
        self.plan.write_text(PLAN, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        """Put other words into the plan."""
        text = self.plan.read_text(encoding="utf-8")
        assert old in text
        self.plan.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, command: str, *options: object) -> Said:
        """`kiemdiem meetings <command>`; the day is TODAY for those that ask for it and are not told another."""
        given = [str(option) for option in options]
        if command in ("add", "check", "free") and "--today" not in given:
            given += ["--today", TODAY]
        self._capture.readouterr()
        language.use("vi")
        code = cli.run(["meetings", command, *given])
        said = self._capture.readouterr()
        return Said(code, said.out, said.err)

    def add(self, unit: str = "xa-1", day: str = "2022-11-25", session: str = "morning", *more: object) -> str:
        """Register a meeting; its id."""
        done = self.run("add", "--unit", unit, "--day", day, "--session", session, *more)
        assert done.code == 0, done.err
        return str(json.loads(self.file.read_text(encoding="utf-8").splitlines()[-1])["id"])

    def refused(self, *options: object) -> str:
        """What is said of an `add` that is refused; nothing is written."""
        before = self.file.read_bytes() if self.file.exists() else None
        done = self.run("add", *options)
        assert (done.code, done.out) == (2, "")
        assert (self.file.read_bytes() if self.file.exists() else None) == before
        return done.err

    def events(self) -> list[dict[str, Any]]:
        """The lines of the register."""
        return [json.loads(line) for line in self.file.read_text(encoding="utf-8").splitlines()]

    def listed(self, *options: object) -> list[dict[str, Any]]:
        """The meetings that stand."""
        found: list[dict[str, Any]] = json.loads(self.run("list", "--output-format", "json", *options).out)["meetings"]
        return found

    def findings(self, *options: object) -> list[dict[str, Any]]:
        """What `check` finds."""
        found: list[dict[str, Any]] = json.loads(self.run("check", "--output-format", "json", *options).out)["findings"]
        return found

    def codes(self, *options: object) -> list[str]:
        """The codes of what `check` finds, but for units that have not registered."""
        return [found["code"] for found in self.findings(*options) if found["code"] != "KD908"]


@pytest.fixture
def campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Campaign:
    """The campaign in a folder of its own, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KIEMDIEM_PLAN", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return Campaign(tmp_path, capsys)

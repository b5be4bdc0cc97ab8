"""The ledger of a plan: every event beside it, those that hold, and what is wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.ledger import storage
from kiemdiem.ledger.events import Event, Kind, from_entry

ENDING = ".ledger.jsonl"

SHORTEST_ID = 4
"""So many first letters of an id name an event, where only one begins so."""


@dataclass(frozen=True)
class Problem:
    """A line of the ledger that says nothing, and why."""

    line: int
    message: str


@dataclass(frozen=True)
class Ledger:
    """The file `path` as it was read: `entries` are all events in its order, also those taken back later."""

    path: Path
    entries: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, plan: str | Path, at: Path | None = None) -> Ledger:
        """The ledger beside the file `plan` (`plans/2022.yaml`: `plans/2022.ledger.jsonl`), or the one `at` a path.

        Empty where there is none yet. Raises KiemdiemError where it cannot be read, or for a plan that is no file.
        """
        return cls.read(at or beside(plan))

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in the file `path`, empty where there is none; KiemdiemError where it cannot be read."""
        found = storage.read(path)
        problems = [Problem(line, _("dòng hỏng hoặc ghi dở, bỏ qua")) for line in found.torn]
        entries: dict[str, Event] = {}
        for entry in found.entries:
            try:
                event = from_entry(entry.values, entry.line)
            except ValueError as wrong:
                problems.append(Problem(entry.line, _("không hiểu mục “{key}”, bỏ qua").format(key=wrong)))
                continue
            if said := _misfit(event, entries):
                problems.append(Problem(entry.line, said))
            else:
                entries[event.id] = event
        return cls(path, tuple(entries.values()), tuple(sorted(problems, key=lambda problem: problem.line)))

    @cached_property
    def undone(self) -> frozenset[str]:
        """The ids of the events that were taken back; one whose taking back was taken back holds again."""
        found: set[str] = set()
        for event in reversed(self.entries):
            if event.kind is Kind.UNDONE and event.id not in found:
                found.add(event.undoes)
        return frozenset(found)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that hold, in the order of the file."""
        return tuple(event for event in self.entries if event.kind is not Kind.UNDONE and event.id not in self.undone)

    def find(self, id_: str) -> Event:
        """The event with this id, or whose id alone begins so. Raises KiemdiemError where none or several do."""
        found = [event for event in self.entries if event.id == id_]
        if not found and len(id_) >= SHORTEST_ID:
            found = [event for event in self.entries if event.id.startswith(id_)]
        if len(found) == 1:
            return found[0]
        message = _("Có {n} việc đã ghi có mã bắt đầu bằng “{id}”") if found else _("Sổ không có mã “{id}”")
        raise KiemdiemError(message.format(n=len(found), id=show(id_, 40)), _("Xem mã ở cột đầu: kiemdiem log"))

    def append(self, *events: Event) -> None:
        """Write `events` into the file, all or none; they are on the disk once this returns. Raises KiemdiemError."""
        storage.append(self.path, *(event.as_entry() for event in events))


def beside(plan: str | Path) -> Path:
    """Where the ledger of the file `plan` is; KiemdiemError for standard input."""
    if str(plan) in ("-", "<stdin>"):
        raise KiemdiemError(
            _("Kế hoạch đọc từ đầu vào chuẩn thì không có sổ theo dõi bên cạnh"), _("Thêm --ledger TỆP")
        )
    return Path(plan).with_suffix(ENDING)


def _misfit(event: Event, before: dict[str, Event]) -> str:
    """What is wrong with an event that follows those `before`; empty where nothing is."""
    if event.id in before:
        return _("mã “{id}” đã có ở dòng {line}, bỏ qua").format(id=show(event.id, 40), line=before[event.id].line)
    if event.kind is Kind.UNDONE and event.undoes not in before:
        return _("rút lại mã “{id}” nhưng không có mã đó ở trên, bỏ qua").format(id=show(event.undoes, 40))
    return ""

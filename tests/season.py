"""A season to try the board on: units, tasks with deadlines of every kind, months of events from a seed.

All of it is made up (số liệu minh họa).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiemdiem.ledger.events import Event, Kind

TASKS: dict[str, dict[str, Any]] = {
    "1": {"before": "2022-11-05"},
    "2": {"before": "2022-12-10"},
    "3": {"by": "2022-11-10"},
    "4": {"by": "2022-12-05"},
    "5": {"before": "2022-12-05"},
    "6": {"before": "2022-12-10"},
    "7": {"finish": {"before": "2022-12-10"}, "report": {"by": "2022-12-20"}},
    "8": {"before": "2022-12-12"},
    "9": {"before": "2022-12-31"},
    "10": {"before": "2023-01-31"},
    "11": {"within": "2023-02"},
    "12": {"before": "2023-03-31"},
}
"""The deadline of each task."""

LAST_DAYS = {
    "1": date(2022, 11, 4),
    "2": date(2022, 12, 9),
    "3": date(2022, 11, 10),
    "4": date(2022, 12, 5),
    "5": date(2022, 12, 4),
    "6": date(2022, 12, 9),
    "7": date(2022, 12, 20),
    "8": date(2022, 12, 11),
    "9": date(2022, 12, 30),
    "10": date(2023, 1, 30),
    "11": date(2023, 2, 28),
    "12": date(2023, 3, 30),
}
"""The last day of each, worked out by hand."""

ORDER = [["1", "4"], ["3", "4"], ["2", "5"], ["4", "6"], ["5", "8"], ["6", "8"], ["8", "9"], ["9", "10"], ["8", "12"]]
"""What comes before what."""


@dataclass(frozen=True)
class Season:
    """So many units, and the events of a season from a seed."""

    units: int
    seed: int = 2022

    @property
    def ids(self) -> list[str]:
        """The ids of the units."""
        return [f"don-vi-{number}" for number in range(1, self.units + 1)]

    def plan(self) -> dict[str, Any]:
        """The plan as its file holds it."""
        return {
            "document": {"subject": "kiểm điểm, đánh giá, xếp loại chất lượng năm 2022", "year": 2022, "issuer": "btv"},
            "agencies": [
                {"id": "btv", "name": "Ban Thường vụ Thị ủy B"},
                {"id": "tc-nv", "name": "Cơ quan Tổ chức - Nội vụ thị xã B"},
                {"id": "co-so", "name": "các đảng ủy, chi bộ trực thuộc Thị ủy B", "kind": "group"},
            ],
            "tasks": [
                {
                    "id": key,
                    "text": f"Việc số {key} của đợt kiểm điểm.",
                    "roles": [
                        {"role": "directs", "who": "btv"},
                        {"role": "advises", "who": "tc-nv"},
                        {"role": "implements", "who": "co-so"},
                    ],
                    "deadline": deadline,
                    "produces": [{"id": f"giay-{key}", "name": f"báo cáo việc {key}", "by": "co-so", "to": "btv"}],
                }
                for key, deadline in TASKS.items()
            ],
            "precedence": [{"order": pair} for pair in ORDER],
            "units": [
                {
                    "id": id_,
                    "name": f"Đảng ủy {'phường' if number % 3 else 'xã'} số {number:03d}",
                    "part_of": "co-so",
                    "illustration": "số liệu minh họa",
                }
                for number, id_ in enumerate(self.ids, 1)
            ],
        }

    def write(self, path: Path) -> Path:
        """The file of the plan."""
        path.write_text(json.dumps(self.plan(), ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    def events(self) -> list[Event]:
        """What happens, in the order in which the office writes it down: mostly, not always, as it happened."""
        chance = random.Random(self.seed)
        found = [event for id_ in self.ids for key in TASKS for event in self._course(chance, id_, key)]
        found.sort(key=lambda event: event.day + timedelta(chance.choice((0, 0, 0, 1, 2, 5))))
        undone = [event for event in found if chance.random() < 0.02]
        for event in undone:
            place = chance.randrange(found.index(event) + 1, len(found) + 1)
            found.insert(place, Event(f"u{event.id}", Kind.UNDONE, event.day, event.unit, event.task, undoes=event.id))
        return found

    def _course(self, chance: random.Random, unit: str, key: str) -> Iterator[Event]:
        """What happens between the office and a unit in a task."""
        last, number = LAST_DAYS[key], 0

        def event(kind: Kind, day: date, **more: Any) -> Event:
            nonlocal number
            number += 1
            return Event(f"{unit}.{key}.{number}", kind, day, unit, key, f"giay-{key}", by="tho", **more)

        if chance.random() < 0.05:
            new = last + timedelta(chance.randint(3, 20))
            yield event(Kind.POSTPONED, last - timedelta(chance.randint(0, 9)), until=new, number="15-CV/TU")
        if chance.random() < 0.3:
            yield event(Kind.REMINDED, last - timedelta(chance.choice((15, 7, 3, 1))))
        if chance.random() < 0.06:
            return
        day = last + timedelta(chance.choice((-9, -6, -4, -3, -2, -1, -1, 0, 0, 0, 1, 1, 4, 12)))
        yield event(Kind.RECEIVED, day, number=f"{chance.randint(1, 300)}-BC/ĐU")
        while chance.random() < 0.15:
            day += timedelta(chance.randint(0, 6))
            yield event(Kind.RETURNED, day, note="thiếu phần tự xếp loại")
            if chance.random() < 0.3:
                return
            day += timedelta(chance.randint(0, 8))
            yield event(Kind.RECEIVED, day)
        if chance.random() < 0.04:
            yield event(Kind.WITHDRAWN, day + timedelta(chance.randint(0, 5)))
        elif chance.random() < 0.6:
            yield event(Kind.APPROVED, day + timedelta(chance.randint(1, 15)))

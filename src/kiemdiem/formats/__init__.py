"""The format rules of official documents by period, as data: what the templates print and what `inspect` asks for.

Each `<id>.toml` is a profile, with the clause beside each value: those of the folder formats/ where the program runs
come before the shipped ones, so that what nobody has read yet can be put right without a new program.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from kiemdiem.errors import KiemdiemError
from kiemdiem.formats.model import Bodies, DocumentKind, Face, Measure, Profile, Word
from kiemdiem.formats.reading import read_profile
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _

__all__ = ["Bodies", "DocumentKind", "Face", "Measure", "Profile", "Word", "choose", "find", "names", "of"]

OWN = Path("formats")
"""Where a user's own profiles are, in the folder in which the program runs."""

_SHIPPED = Path(__file__).parent
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def names() -> list[str]:
    """The ids of the profiles there are, the user's own included, in the order of their letters."""
    return sorted(_files())


def find(id_: str) -> Profile:
    """The profile with this id; KiemdiemError with the nearest one where there is none, or the file is broken."""
    files = _files()
    if id_ in files:
        state = files[id_].stat()
        return _read(files[id_].resolve(), files[id_], state.st_mtime_ns, state.st_size)
    hint = did_you_mean(id_, files, ", ".join(sorted(files)))
    raise KiemdiemError(_("Không có thể thức “{id}”").format(id=id_[:60]), hint)


def choose(bodies: Bodies, day: date) -> Profile:
    """The profile of Party or state documents issued on `day`; the oldest there is for a day before all of them."""
    fitting = of(bodies)
    in_force = [profile for profile in fitting if profile.first_day <= day <= profile.last_day]
    return (in_force or fitting)[-1 if in_force else 0]


def of(bodies: Bodies) -> list[Profile]:
    """The profiles there are for the documents of the Party or of the state, the oldest first."""
    known = sorted((find(id_) for id_ in _files()), key=lambda profile: (profile.first_day, profile.id))
    return [profile for profile in known if profile.bodies == bodies]


def _files() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in (_SHIPPED, OWN):
        for path in folder.glob("*.toml"):
            if _ID.fullmatch(path.stem) and path.is_file():
                found[path.stem] = path
    return found


@lru_cache(maxsize=16)
def _read(_where: Path, path: Path, _changed: int, _size: int) -> Profile:
    return read_profile(path)

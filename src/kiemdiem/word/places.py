"""Where templates are: the user's own before those that the program brings along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

OWN = Path("templates")
"""The folder of the user's own templates, where the program runs."""

_HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Place:
    """A template: its file name, the folder of its form of documents ("" for the first), whether it is the user's."""

    name: str
    folder: str
    path: Path
    own: bool


def folders() -> tuple[Path, ...]:
    """Where templates are looked for: the user's own first, then the shipped ones, as installed or in the sources."""
    in_sources = (_HERE.parent.parent / "templates",) if _HERE.parent.name == "src" else ()
    return OWN, _HERE / "templates", *in_sources


def find(name: str, folder: str = "") -> Path:
    """The file of the template `name` of a form of documents; KiemdiemError where there is none."""
    for part in (name, folder):
        if Path(part).name != part:
            message = _("“{name}” không phải tên của một mẫu").format(name=show(part))
            raise KiemdiemError(message, _("Xem các mẫu: kiemdiem template list"))
    for place in folders():
        if name and (place / folder / name).is_file():
            return place / folder / name
    raise KiemdiemError(
        _("Không có mẫu {name}").format(name=show(Path(folder, name))),
        _("Đặt mẫu vào thư mục {folder} ở nơi chạy lệnh").format(folder=show(OWN / folder)),
    )


def every(*, shipped: bool = False) -> list[Place]:
    """The templates that are used, by folder and name: a user's own takes the place of a shipped one.

    With `shipped` those that the program brings along, whatever the user has.
    """
    found: dict[tuple[str, str], Place] = {}
    for place in folders()[shipped:]:
        for path in (*place.glob("*.docx"), *place.glob("*/*.docx")):
            folder = "" if path.parent == place else path.parent.name
            if path.is_file() and not path.name.startswith(("~$", ".")):  # what Word leaves beside an open document
                found.setdefault((folder, path.name), Place(path.name, folder, path, place == OWN))
    return [found[key] for key in sorted(found)]

"""The families of templates: Party and state. What one looks like is said by its format profiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiemdiem.formats import Bodies, Face, Profile
from kiemdiem.formats.model import BODIES
from kiemdiem.formats.reading import read_profile

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "templates"

_PROFILES = ROOT / "src" / "kiemdiem" / "formats"
_TWIPS_A_MM = 1440 / 25.4


@dataclass(frozen=True)
class Family:
    """Templates that look alike. The first profile that rules something decides; a test holds that none contradicts.

    `across` is set for a kind of document whose pages lie on their side.
    """

    bodies: Bodies
    folder: Path
    profiles: tuple[Profile, ...]
    across: bool = False

    @property
    def party(self) -> bool:
        """Whether these are documents of the Party."""
        return self.bodies == "party"

    def measure(self, id_: str) -> float:
        """What is printed of this measure, in its unit; 0 where no profile rules it."""
        return next((found.prints for profile in self.profiles if (found := profile.measure(id_))), 0.0)

    def twips(self, id_: str) -> int:
        """A measure of the profile that is in millimetres, as Word counts."""
        return twips(self.measure(id_))

    def face(self, id_: str) -> Face:
        """The face of this component; LookupError where no profile rules it."""
        found = [face for profile in self.profiles if (face := profile.face(id_))]
        if not found:
            raise LookupError(id_)
        return found[0]

    def rules(self, id_: str) -> bool:
        """Whether a profile rules this component."""
        return any(profile.face(id_) for profile in self.profiles)

    def word(self, id_: str) -> str:
        """The word or mark of this id; only what all profiles of the family share belongs into a template."""
        (word,) = {profile.word(id_) for profile in self.profiles}
        return word

    @property
    def text_width(self) -> int:
        """Twips between the margins of a page of the document, annexes apart."""
        if self.across:
            return self.text_width_across
        return self.twips("page_width") - self.twips("left") - self.twips("right")

    @property
    def text_width_across(self) -> int:
        """Twips between the margins of a page on its side."""
        return self.twips("page_height") - self.twips("left") - self.twips("right")


def twips(mm: float) -> int:
    """Millimetres as Word counts, in 20ths of a point."""
    return int(mm * _TWIPS_A_MM + 0.5)


def families() -> Iterator[Family]:
    """The Party's family, then the state's."""
    profiles = [read_profile(path) for path in sorted(_PROFILES.glob("*.toml"))]
    for bodies in BODIES:
        same = tuple(sorted((p for p in profiles if p.bodies == bodies), key=lambda profile: profile.first_day))
        yield Family(bodies, TEMPLATES / same[0].templates, same)

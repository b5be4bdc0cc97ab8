"""What a document is made from, what is made, and what a kind of document says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kiemdiem.drafting.facts import Facts
from kiemdiem.formats import Bodies, Profile
from kiemdiem.plan import Node, Plan
from kiemdiem.vietnamese import fold
from kiemdiem.word.rich import Rich

if TYPE_CHECKING:
    from kiemdiem.drafting.figures import Figures

_STATE = ("ubnd", "uy ban nhan dan", "hdnd", "hoi dong nhan dan", "so ", "phong ", "chinh phu", "bo noi vu")
"""How the names of state bodies begin, without diacritics."""


class Addressee(NamedTuple):
    """Whom a document is for: the id of the agency, or of the group that a unit is of, and the name it goes by."""

    id: str
    name: str


@dataclass(frozen=True)
class Imprint:
    """Number, place and day of the document that is made; what is empty is left blank in it."""

    number: str = ""
    place: str = ""
    day: date | None = None


NO_IMPRINT = Imprint()
"""All blank."""


@dataclass(frozen=True)
class Material:
    """What a document is made from: the plan, the format rules, its imprint, the bodies that were asked for (none:
    all), the figures of a roll or of the plan, the facts that the user adds,
    and how everything owed stands (`following.board.Board`).
    """

    plan: Plan
    profile: Profile
    imprint: Imprint = NO_IMPRINT
    chosen: tuple[Addressee, ...] = ()
    figures: Figures | None = None
    facts: Facts | None = None
    board: Any = None


@dataclass(frozen=True)
class Draft:
    """A document before it is set: what its file is called, what fills the template, its footnotes in order."""

    name: str
    context: Mapping[str, Any]
    notes: tuple[Rich, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    `id` names its template and its command, `title` says what it is. `document` is its name among the kinds of the
    format rules ("thông báo"), empty for a working paper without a number; where they do not know it, it is a document
    of the kind `instead`. `needs` says what cannot be missing of "roll" and "facts"; `facts` is the model of the file
    that the user adds, `sample` such a file with blanks to fill in and words of explanation, `sample_of` the same with
    names of a plan where it needs some. `stage` is the rating by
    which a roll is counted where nobody says. A document `of_people` names people and is not for everybody's eyes. One
    that is `addressed` is made once for each of several bodies.
    """

    id: str
    title: str
    document: str
    facts: type[Node] | None = None
    sample: str = ""
    sample_of: Callable[[Plan], str] | None = None
    needs: frozenset[str] = frozenset()
    takes_roll: bool = False
    takes_board: bool = False
    stage: str | None = None
    addressed: bool = False
    of_people: bool = False
    instead: str = ""

    def under(self, profile: Profile) -> Kind:
        """This kind as the format rules of `profile` know it."""
        return replace(self, document=self.instead) if self.instead and self.document not in profile.kinds else self

    @property
    def template(self) -> str:
        """The file name of its template."""
        return f"{self.id}.docx"


def bodies(plan: Plan) -> Bodies:
    """Whether the issuer of the plan is a Party body or one of the state, by its name."""
    return "state" if fold(plan.agency_name(plan.document.issuer)).startswith(_STATE) else "party"


def issue_day(plan: Plan) -> date:
    """The day that chooses the format rules where none is given: that of the plan, else the last of its year."""
    return plan.document.date or date(plan.document.year, 12, 31)

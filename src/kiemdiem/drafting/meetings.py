"""What a meeting agreed to, and by how many votes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from kiemdiem.drafting.facts import Facts
from kiemdiem.drafting.frame import BLANK
from kiemdiem.drafting.wording import share
from kiemdiem.language import _
from kiemdiem.plan import Node
from kiemdiem.plan.node import Day, Text

Rating = Literal["excellent", "good", "satisfactory", "unsatisfactory", "unrated"]

People = Annotated[StrictInt, Field(ge=0, le=100_000)]
"""A number of people."""


class Meeting(Node):
    """The meeting that agreed: its day, whose meeting it was (the issuer's where nobody says), how many were called
    and how many were there, how they voted ("bỏ phiếu kín").
    """

    day: Day | None = None
    of: Text | None = None
    summoned: People | None = None
    present: People | None = None
    ballot: Text = "biểu quyết"

    @property
    def voters(self) -> int | None:
        """How many could vote: those who were there, else those who were called."""
        return self.summoned if self.present is None else self.present

    @property
    def attendance(self) -> str:
        """How many were there: "11/12 thành viên (91,67%)"."""
        return part(self.present, self.summoned, " thành viên")


class Proposal(Node):
    """A row of what is proposed: who or what is rated, of which unit, the rating by itself and the one proposed, and
    how many voted for it.
    """

    subject: Text
    unit: Text | None = None
    self_: Rating | None = Field(None, alias="self")
    proposed: Rating | None = None
    votes: People | None = None


def check_votes(facts: Facts, meeting: Meeting, proposals: Sequence[Proposal]) -> None:
    """InvalidInputError where more were there than were called, or more voted than were there."""
    if meeting.present is not None and meeting.summoned is not None and meeting.present > meeting.summoned:
        message = _("Có mặt {present}, nhiều hơn số được triệu tập là {summoned}")
        message = message.format(present=meeting.present, summoned=meeting.summoned)
        raise facts.wrong(meeting.at("present"), message, code="KD008")
    most = meeting.voters
    for proposal in proposals:
        if most is not None and proposal.votes is not None and proposal.votes > most:
            message = _("{votes} phiếu đồng ý, nhiều hơn số người dự là {present}")
            raise facts.wrong(proposal.at("votes"), message.format(votes=proposal.votes, present=most), code="KD008")


def part(of: int | None, whole: int | None, noun: str = "") -> str:
    """A part of a whole with its share: "10/11 (90,91%)"; dots for what nobody gives."""
    counted = f"{BLANK if of is None else of}/{BLANK if whole is None else whole}{noun}"
    return counted if of is None or not whole else f"{counted} ({share(of, whole)})"

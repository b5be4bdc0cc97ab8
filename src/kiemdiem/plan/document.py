"""The document itself: its heading, its preamble, its sections and its footnotes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from kiemdiem.plan.node import AgencyRef, Bases, Day, Node, TaskId, Text, usual_number

DocumentType = Literal["kế hoạch", "công văn", "hướng dẫn", "thông báo", "quyết định", "chương trình"]


class Letterhead(Node):
    """The two lines of the issuing side, as printed; blank where the source does not give them."""

    superior: Text | None = None
    issuer: Text | None = None


class Document(Node):
    """Kind, subject, year, issuer, number, place and date of the ruling document; the last three may be blank.

    `status` says whether it is still a draft; without it, a document with neither number, date nor signer is one.
    """

    type: DocumentType = "kế hoạch"
    subject: Text
    year: Annotated[StrictInt, Field(ge=1900, le=2100)]
    issuer: AgencyRef
    letterhead: Letterhead = Letterhead()
    number: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    place: Text | None = None
    date: Day | None = None
    status: Literal["draft", "issued"] | None = None


class Headings(Node):
    """The printed headings of the sections."""

    purposes: Text = "I- Mục đích, yêu cầu"
    tasks: Text = "II- Nội dung thực hiện"
    implementation: Text = "III- Tổ chức thực hiện"


class Preamble(Node):
    """The opening paragraph, and the papers it cites."""

    text: Text
    cites: Bases = ()


class Purpose(Node):
    """An item of the purposes and requirements."""

    id: TaskId
    number: Text | None = None
    text: Text

    @property
    def printed_number(self) -> str:
        """The number as printed: "1."; without the Roman number of the section."""
        return self.number or usual_number(self.id)


class Footnote(Node):
    """A footnote; its anchor `[^id]` stands in some text."""

    id: TaskId
    text: Text
    cites: Bases = ()


LONGEST_PERIOD = 10 * 366
"""Days a campaign may run at most: two terms of a committee."""


class Period(Node):
    """The days a campaign runs from and to, for recurring deadlines."""

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.to < self.from_:
            raise PydanticCustomError("period_order", "to is before from", {})
        if (self.to - self.from_).days > LONGEST_PERIOD:
            raise PydanticCustomError("period_long", "too long", {})
        return self


class Calendar(Node):
    """Days off and working days that the state calendar does not know."""

    days_off: tuple[Day, ...] = ()
    working_days: tuple[Day, ...] = ()

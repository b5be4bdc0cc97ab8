"""People that a document names."""

from __future__ import annotations

from kiemdiem.plan import Node
from kiemdiem.plan.node import Text
from kiemdiem.vietnamese import capital_first


class Person(Node):
    """A person as a document names one: `salutation` and `name`, the post in the Party and the post held
    (`party_position`, `position`, as printed: "Chủ tịch UBND xã B"), the body that the person works in.
    """

    salutation: Text = "đồng chí"
    name: Text
    party_position: Text | None = None
    position: Text | None = None
    unit: Text | None = None

    @property
    def called(self) -> str:
        """The person inside a sentence: "đồng chí Nguyễn Văn A"."""
        return f"{self.salutation} {self.name}"

    @property
    def described(self) -> str:
        """The person with all posts: "đồng chí Nguyễn Văn A, Thị ủy viên, Bí thư Đảng ủy xã B"."""
        posts = (post.rstrip(" .,;") for post in (self.party_position, self.position) if post)
        return ", ".join(filter(None, (self.called, *posts)))

    @property
    def listed(self) -> str:
        """The person on a line of its own: "Đồng chí Nguyễn Văn A"."""
        return capital_first(self.called)

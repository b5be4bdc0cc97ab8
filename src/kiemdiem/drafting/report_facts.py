"""What plan and roll do not say of a campaign that is reported: the facts that a user adds."""

from __future__ import annotations

from kiemdiem.plan import Node
from kiemdiem.plan.node import Day, Text, Texts


class IssuedPaper(Node):
    """A paper by which the issuer led the campaign; `about` is its subject."""

    type: Text
    number: Text | None = None
    date: Day | None = None
    about: Text | None = None


class ReportFacts(Node):
    """What plan and roll do not say: until which day the figures are, the papers issued beside the plan, how things
    stood and how they were led, what was good, what was wanting and why, what is proposed.
    """

    as_of: Day | None = None
    papers: tuple[IssuedPaper, ...] = ()
    situation: Texts = ()
    strengths: Texts = ()
    weaknesses: Texts = ()
    causes: Texts = ()
    proposals: Texts = ()


SAMPLE = """\
# Những điều kế hoạch và danh sách xếp loại không nói. Mỗi dòng là một đoạn; mục để trống thì văn bản chừa chỗ để điền.

# Số liệu tính đến ngày nào.
# as_of: 2022-12-20

# Văn bản đã ban hành ngoài kế hoạch; about: về việc gì.
# papers:
#   - {type: Công văn, number: "……", date: 2022-11-10, about: gợi ý nội dung kiểm điểm}

# Tình hình chung, công tác lãnh đạo, chỉ đạo.
situation:
  - "…………"

# Đánh giá chung: ưu điểm; hạn chế, khuyết điểm; nguyên nhân.
strengths:
  - "…………"
weaknesses:
  - "…………"
causes:
  - "…………"

# Kiến nghị, đề xuất.
proposals:
  - "…………"
"""

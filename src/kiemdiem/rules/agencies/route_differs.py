"""Cùng loại giấy tờ, cùng nơi nhận nhưng khác đường gửi.

Một mục gửi thẳng, mục khác gửi qua một cơ quan trung gian. Văn thư không biết theo mục nào.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.9.1 và II.9.2.

Wrong:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        produces:
          - {id: a, name: hồ sơ kiểm điểm diện một, by: [thi-uy], to: [tinh-uy]}  # KD320
      - id: "2"
        text: Gửi hồ sơ
        produces:
          - {id: b, name: hồ sơ kiểm điểm diện hai, by: [thi-uy], to: [tinh-uy], via: [ban-to-chuc]}

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        produces:
          - {id: a, name: hồ sơ kiểm điểm diện một, by: [thi-uy], to: [tinh-uy], via: [ban-to-chuc]}
      - id: "2"
        text: Gửi hồ sơ
        produces:
          - {id: b, name: hồ sơ kiểm điểm diện hai, by: [thi-uy], to: [tinh-uy], via: [ban-to-chuc]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Deliverable, Plan
from kiemdiem.vietnamese import same_words


@rule("KD320", "route-differs", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every paper that goes straight to where another of its kind goes through somebody who does not send it itself."""
    through: dict[tuple[str, str], Deliverable] = {}
    papers = list(plan.deliverables())
    for paper in papers:
        if paper.via:
            through |= {(_kind(paper), id_): paper for id_ in paper.to}
    for paper in papers:
        for id_ in () if paper.via else paper.to:
            other = through.get((_kind(paper), id_))
            if other and not set(other.via) & set(paper.by):
                message = _("“{paper}” gửi thẳng {to}, “{other}” gửi qua {via}").format(
                    paper=show(paper.name, 80),
                    to=show(plan.agency_name(id_), 60),
                    other=show(other.name, 80),
                    via=show(", ".join(map(plan.agency_name, other.via)), 60),
                )
                related = ((other.at("via"), show(other.name, 80)),)
                yield Finding(paper.at("to"), message, _("Gửi theo một đường, hoặc nói rõ vì sao khác"), related)


def _kind(paper: Deliverable) -> str:
    """The first three words of its name: papers that begin alike are of one kind."""
    return " ".join(same_words(paper.name).split()[:3])

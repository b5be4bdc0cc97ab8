"""Phiếu chấm điểm: criteria and points by which a body scores itself, and whom the level is decided by after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from kiemdiem.display import show
from kiemdiem.drafting import frame, names, scoring, wording
from kiemdiem.drafting.facts import Facts
from kiemdiem.drafting.frame import BLANK, in_sentence
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.scoring import Band, Chapter, Item, Points, maximum, print_points, score
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import Node, Signature
from kiemdiem.plan.document import Letterhead
from kiemdiem.plan.node import Text
from kiemdiem.vietnamese import same_words


class ScoreForm(Node):
    """A form to score by: its name among the forms of the plan, the body that scores itself (the issuer where nobody
    says), the subject, the criteria, their total where it is to be checked, the levels that points come to from the
    best down, the head of another body than the issuer, who signs (first who scores, then who confirms).
    """

    form: Text | None = None
    of: Text | None = None
    subject: Text | None = None
    letterhead: Letterhead | None = None
    criteria: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    total: Points | None = None
    bands: tuple[Band, ...] = ()
    signatures: Annotated[tuple[Signature, ...], Field(max_length=2)] = ()


SAMPLE = """\
# Phiếu tự chấm điểm: tiêu chí và điểm lấy từ biểu mẫu đang áp dụng, chương trình không tự đặt ra.
# Điểm viết số nguyên hoặc có dấu phẩy (2,5). Điểm của tiêu chí lớn phải bằng tổng điểm các tiêu chí bên dưới.
# form: mau-09                  # mã hoặc tên biểu mẫu có trong kế hoạch (forms)
of: ……                          # tập thể tự chấm, tên có trong kế hoạch; bỏ trống thì là cơ quan ban hành kế hoạch
# subject: đánh giá, xếp loại chất lượng …… năm ……      # trích yếu
# letterhead: {superior: THỊ ỦY ……, issuer: ĐẢNG ỦY ……}  # phần đầu, khi khác cơ quan ban hành kế hoạch
total: 10                       # số liệu minh họa: tổng điểm của cả phiếu, để kiểm tra
criteria:                       # số liệu minh họa: thay bằng tiêu chí của biểu mẫu, nhiều nhất ba cấp
  - id: "I"
    text: ……
    max: 10
    criteria:
      - id: "1"
        text: ……
        max: 7,5
        criteria:
          - {id: "1.1", text: ……, max: 5}
          - {id: "1.2", text: ……, max: "2,5"}
      - id: "2"
        text: ……
        max: 2,5
        # self: 2               # điểm tự chấm; bỏ trống thì chừa ô
        # note: ……              # ghi chú
# bands:                        # mức xếp loại theo điểm, từ cao xuống thấp, nếu biểu mẫu có quy định
#   - {from: ……, level: excellent}   # excellent, good, satisfactory, unsatisfactory
# signatures:                   # người chấm ký trước, người xác nhận ký sau; bỏ trống thì chừa chỗ
#   - {authority: T/M ……, capacity: BÍ THƯ, name: ……}
"""

KIND = Kind(
    "phieu-cham-diem",
    _("Phiếu tự chấm điểm theo tiêu chí của biểu mẫu"),
    "",
    facts=ScoreForm,
    sample=SAMPLE,
    needs=frozenset(("facts",)),
)


def drafts(material: Material) -> list[Draft]:
    """One form. Raises InvalidInputError for points that do not add up, a body or a form that the plan has not."""
    assert material.facts
    facts: ScoreForm = material.facts.node
    scoring.check(material.facts, facts.criteria)
    most = maximum(facts.criteria)
    if facts.total is not None:
        scoring.check_sum(material.facts, facts.total, most, facts.at("total"))
    scoring.check_bands(material.facts, facts.bands, most)
    plan = material.plan
    of = names.body(plan, material.facts, facts.of, facts.at("of")) if facts.of else ""
    of = of or plan.agency_name(plan.document.issuer)
    return [Draft(f"phieu-cham-diem {of}", _context(material, material.facts, in_sentence(of)))]


def _context(material: Material, found: Facts, of: str) -> dict[str, Any]:
    plan, facts = material.plan, found.node
    most, given = print_points(maximum(facts.criteria)), score(facts.criteria)
    subject = facts.subject or f"đánh giá, xếp loại chất lượng {of} năm {plan.document.year}"
    form = _form(material, found)
    scorer, confirming = _signed(material, facts)
    return {
        **frame.head(material, KIND, subject, facts.letterhead),
        "mau": f"(theo {form})" if form else "",
        "cac_tieu_chi": [_row(depth, item) for depth, item in scoring.every(facts.criteria)],
        "tong_toi_da": most,
        "tong_tu_cham": print_points(given),
        "ket_qua": f"Tổng số điểm tự chấm: {print_points(given) or BLANK}/{most} điểm; mức tự xếp loại: ",
        "muc": _level(material, facts),
        "cac_muc": list(_bands(material, facts)),
        "nguoi_cham": scorer,
        "nguoi_xac_nhan": confirming,
    }


def _row(depth: int, item: Item) -> dict[str, Any]:
    return {
        "tt": item.id,
        "tieu_chi": item.text,
        "toi_da": print_points(item.max),
        "tu_cham": print_points(item.score),
        "ghi_chu": item.note or "",
        "dam": depth == 0 or bool(item.parts),
    }


def _form(material: Material, found: Facts) -> str:
    """The name of the form among those of the plan, by its id or name."""
    facts: ScoreForm = found.node
    if not facts.form or names.is_blank(facts.form):
        return facts.form or ""
    known = {called: form.name for form in material.plan.forms for called in (form.id, same_words(form.name))}
    name = known.get(facts.form) or known.get(same_words(facts.form))
    if name:
        return name
    hint = did_you_mean(facts.form, known.values(), _("Thêm biểu mẫu vào forms của kế hoạch"))
    message = _("Kế hoạch không có biểu mẫu “{name}”").format(name=show(facts.form, 60))
    raise found.wrong(facts.at("form"), message, hint)


def _bands(material: Material, facts: ScoreForm) -> Iterator[str]:
    """From how many points to how many there is each level: "- Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm;"."""
    for place, band in enumerate(facts.bands):
        least, until = print_points(band.from_), print_points(facts.bands[place - 1].from_) if place else ""
        if not until:
            points = f"từ {least} điểm trở lên"
        else:
            points = f"từ {least} đến dưới {until} điểm" if band.from_ else f"dưới {until} điểm"
        mark = "." if band is facts.bands[-1] else ";"
        yield f"- {wording.level(material.plan, band.level)}: {points}{mark}"


def _level(material: Material, facts: ScoreForm) -> str:
    """The level that the points given come to; dots where they come to none."""
    given = score(facts.criteria)
    reached = (band.level for band in facts.bands if given is not None and given >= band.from_)
    return wording.level(material.plan, next(reached, None))


def _signed(material: Material, facts: ScoreForm) -> tuple[dict[str, str], dict[str, str]]:
    """The blocks of who scores and of who confirms; that of the issuer where it scores itself and nobody says."""
    profile, own = material.profile, facts.of is None
    signed = facts.signatures or ((material.plan.signature,) if own else (Signature(),))
    blocks = [frame.signed_by(profile, one) for one in signed]
    nobody = {"quyen_han": "", "chuc_vu": "", "ho_ten": ""}
    return blocks[0], blocks[1] if len(blocks) > 1 else nobody

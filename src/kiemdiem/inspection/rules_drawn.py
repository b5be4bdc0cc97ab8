"""The rules under the title, the issuer and the subject: how they are made, and whether they are as long as asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.formats import Measure
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, not_found, passed, wrong
from kiemdiem.inspection.model import DrawnLine, Line
from kiemdiem.inspection.texts import amount
from kiemdiem.inspection.widths import room, width_of
from kiemdiem.language import _

_CLOSE = 4.0
"""Millimetres that a line may be longer or shorter than its text: what letters measure is only near."""

_SHARE = 0.06
_NARROW = 1.5


def rule_outcomes(
    seen: Seen, id_: str, lines: Sequence[Line], found: Sequence[DrawnLine], what: str
) -> Iterator[Outcome]:
    """Whether what was found is the rule that the measure `id_` asks for, in proportion to one of `lines` above it."""
    above = lines[-1]
    measure, clause = seen.measure(id_), seen.clause(id_)
    need = _("một nét liền dài {length}").format(length=_asked(measure))
    drawn = [one for one in found if one.kind != "typed"]
    if not drawn:
        mend = _("Kẻ bằng gạch chân, đường viền dưới đoạn hoặc hình vẽ, dài {length}").format(length=_asked(measure))
        if found:
            yield wrong(what, need, _("gõ bằng dấu gạch"), mend, clause, above)
        else:
            yield not_found(what, mend, clause)
        return
    text = width_of(above)
    lengths = [text if one.kind == "underline" else one.length for one in drawn]
    known = [length for length in lengths if length is not None]
    widths = [width_of(line) for line in lines]
    if any(_fits(measure, length, width) for length in known for width in widths):
        yield passed(above)
    elif max(widths) > room(seen.document, above.paragraph):
        yield by_hand(what, _("dòng chữ phía trên dài hơn một dòng; cần xem trên trang in"), above)
    elif len(known) < len(lengths):
        yield by_hand(what, _("có kẻ, nhưng không đo được độ dài; cần xem trên trang in"), above)
    else:
        low, high = measure.low * text, (measure.high or measure.low) * text
        middle = amount((low + high) / 2, "mm")
        have = _("dài {length}").format(length=amount(known[0], "mm"))
        mend = _("Chỉnh đường kẻ dài khoảng {length}").format(length=middle)
        yield wrong(what, need, have, mend, clause, above)


def _asked(measure: Measure) -> str:
    if measure.low == measure.high == 1:
        return _("bằng dòng chữ")
    return _("từ 1/3 đến 1/2 dòng chữ")


def _fits(measure: Measure, length: float, text: float) -> bool:
    low, high = measure.low * text, (measure.high or measure.low) * text
    if measure.low == measure.high:
        return abs(length - low) <= _CLOSE
    return low - _SHARE * text - _NARROW <= length <= high + _SHARE * text + _NARROW

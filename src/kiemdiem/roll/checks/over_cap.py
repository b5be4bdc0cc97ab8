"""Vượt tỷ lệ xuất sắc.

Số xếp loại hoàn thành xuất sắc nhiệm vụ nhiều hơn mức trần của một phạm vi mà tỷ lệ được tính trong đó: đơn vị, nhóm
vị trí tương đương, loại đối tượng hay cả danh sách. Mọi mức trần đều phải giữ; tính bằng số nguyên, không làm tròn
lên.

Căn cứ: không vượt quá 20% số được xếp loại hoàn thành tốt nhiệm vụ (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,subject,decided
    Đảng bộ xã A,member,excellent  # KD710
    Đảng bộ xã A,member,excellent
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good

Right:

    unit,subject,decided
    Đảng bộ xã A,member,excellent
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.quota import level_words, limit
from kiemdiem.roll.caps import over
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms
from kiemdiem.roll.layers import Layer
from kiemdiem.terms import kind_name


def exceeded(terms: Terms) -> Iterator[str]:
    """The scopes of every cap that are over its ceiling."""
    for index, layer in enumerate(terms.layers):
        yield f"SELECT {index} AS layer, '{layer.level}' AS rating, exceeded.* FROM ({over(layer)}) AS exceeded"


def message(terms: Terms, row: Row) -> Said:
    """Says the scope, the count, the ceiling and its reckoning, and how many must come down."""
    layer = terms.layers[row["layer"]]
    excellent, good, rated = (int(row[key]) for key in ("excellent", "good", "rated"))
    most = limit(layer.basis, layer.percent, rated=rated, good=good, excellent=excellent, rounding=layer.rounding)
    text = _("{scope}: {x} {level}, nhiều nhất {most} ({percent}% của {base} {of}){source}")
    return (
        text.format(
            scope=scope_name(layer, row),
            level=level_words(layer.level)[0],
            x=excellent,
            most=most,
            percent=layer.percent,
            base=rated if layer.basis == "total" else good if layer.basis == "strict" else good + excellent,
            of=among(layer.basis),
            source=_("; căn cứ {text}").format(text=show(layer.source, 80)) if layer.source else "",
        ),
        _("Bớt {n}").format(n=excellent - most),
    )


def scope_name(layer: Layer, row: Row) -> str:
    """What is counted together: the unit or group and the class."""
    subject = kind_name(row["subject"]) if row["subject"] else _("mọi đối tượng")
    if layer.scope == "group":
        name = _("nhóm “{name}”").format(name=show(row["comparable_group"], 60))
        return (
            f"{name}, {subject}"
            if row["unit"]
            else _("{name} của các đơn vị, {subject}").format(name=name, subject=subject)
        )
    if layer.scope == "unit":
        return _("{subject} của đơn vị").format(subject=subject)
    return _("{subject} của cả danh sách").format(subject=subject)


def among(basis: str) -> str:
    """What the percentage is of."""
    return {"pool": _("xếp loại tốt trở lên"), "strict": _("xếp loại tốt"), "total": _("được xếp loại")}[basis]


CHECK = SetCheck("KD710", "over-cap", Severity.ERROR, __doc__, "", "decided", exceeded, message)

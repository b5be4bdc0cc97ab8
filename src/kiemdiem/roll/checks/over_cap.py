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
from kiemdiem.quota import level_words, limit, pool_words
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
    text = _("{scope}: {x} {level}, nhiều nhất {most} ({reckoning}){source}")
    return (
        text.format(
            scope=scope_name(layer, row),
            level=level_words(layer.level)[0],
            x=excellent,
            most=most,
            reckoning=_reckoning(layer, rated, good + excellent),
            source=_("; căn cứ {text}").format(text=show(layer.source, 300)) if layer.source else "",
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


def _reckoning(layer: Layer, rated: int, pool: int) -> str:
    """How the ceiling is reckoned, so that it can be checked with pencil and paper."""
    if layer.basis == "strict":
        told = _("x ≤ {percent}% của ({pool} − x): chỉ tính trên số {below}")
        return told.format(percent=layer.percent, pool=pool, below=level_words(layer.level)[1])
    base, of = (rated, _("được xếp loại")) if layer.basis == "total" else (pool, pool_words(layer.level))
    return _("{percent}% của {base} {of}").format(percent=layer.percent, base=base, of=of)


CHECK = SetCheck("KD710", "over-cap", Severity.ERROR, __doc__, "", "decided", exceeded, message)

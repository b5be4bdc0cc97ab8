"""Trong mức trần nhưng vượt nếu tính theo nghĩa hẹp.

Câu “20% số được xếp loại hoàn thành tốt” có thể hiểu là 20% của số tốt không kể xuất sắc. Số xuất sắc ở đây không
vượt cách hiểu đang dùng (tốt trở lên) nhưng vượt cách hiểu hẹp ấy; cấp trên hiểu hẹp thì phải bớt.

Căn cứ: Hướng dẫn 21-HD/BTCTW; các nơi hiểu khác nhau, chưa có văn bản giải thích.

Wrong:

    unit,subject,decided
    Đảng bộ xã A,member,excellent  # KD711
    Đảng bộ xã A,member,good
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
    Đảng bộ xã A,member,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.quota import level_words, limit
from kiemdiem.roll.caps import over
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms
from kiemdiem.roll.checks.over_cap import scope_name


def between(terms: Terms) -> Iterator[str]:
    """The scopes of caps on the good or better that hold, but would not if only the good were counted."""
    for index, layer in enumerate(terms.layers):
        if layer.basis == "pool":
            held = (
                f"100 * excellent <= {layer.percent} * (good + excellent) + {50 if layer.rounding == 'nearest' else 0}"
            )
            yield (
                f"SELECT {index} AS layer, '{layer.level}' AS rating, strict.*"
                f" FROM ({over(layer, 'strict')}) AS strict WHERE {held}"
            )


def message(terms: Terms, row: Row) -> Said:
    """Says the scope and the ceiling of the narrow reading."""
    layer = terms.layers[row["layer"]]
    excellent, good, rated = (int(row[key]) for key in ("excellent", "good", "rated"))
    most = limit("strict", layer.percent, rated=rated, good=good, excellent=excellent, rounding=layer.rounding)
    text = _("{scope}: {x} {level}, trong mức trần nhưng chỉ được {most} nếu {percent}% tính trên {of}")
    level, below = level_words(layer.level)
    only = _("số chỉ {level}").format(level=below)
    return (
        text.format(
            scope=scope_name(layer, row),
            level=level,
            x=excellent,
            most=most,
            percent=layer.percent,
            of=only,
        ),
        _("Hỏi cấp trên cách tính, hoặc bớt {n}").format(n=excellent - most),
    )


CHECK = SetCheck("KD711", "over-strict-reading", Severity.NOTE, __doc__, "", "decided", between, message)

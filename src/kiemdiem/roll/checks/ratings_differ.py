"""Mức tự xếp loại, đề nghị và quyết định khác nhau.

Khác nhau không phải là sai; nhưng số lượt hạ, nâng cho biết tự phê bình và thẩm định có thực chất không, nên được đếm
một lần cho cả danh sách.

Căn cứ: không có quy định riêng; ba bước tự xếp loại, thẩm định đề nghị, quyết định theo Hướng dẫn 21-HD/BTCTW.

Wrong:

    unit,subject,self_rating,proposed,decided  # KD707
    Đảng bộ xã A,member,excellent,excellent,good

Right:

    unit,subject,self_rating,proposed,decided
    Đảng bộ xã A,member,good,good,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll import statements
from kiemdiem.roll.checking import IS_RATED, RATED, Row, Said, SetCheck, Terms


def _earlier(terms: Terms) -> tuple[str, ...]:
    """The ratings that come before the one that counts."""
    return {"self": (), "proposed": ("self_rating",), "decided": ("self_rating", "proposed")}[terms.stage]


def moves(terms: Terms) -> Iterator[str]:
    """Every earlier rating whose subject was rated otherwise, and how often; unrated ones are no move."""
    changed = " OR ".join(f"({IS_RATED.format(key)} AND {key} <> rating)" for key in _earlier(terms))
    if not changed:
        return
    yield f"""SELECT self_rating, proposed, rating, n FROM ({statements.MOVES}) AS moves
WHERE {IS_RATED.format("rating")} AND ({changed})"""


def message(terms: Terms, row: Row) -> Said:
    """Counts those who came down and went up, against the self-rating and against the proposal."""
    parts = [
        _("so với {what}: hạ {down}, nâng {up}").format(what=what, **_count(row, column))
        for column, what in (("self_rating", _("tự xếp loại")), ("proposed", _("đề nghị")))
        if column in _earlier(terms) and any(_count(row, column).values())
    ]
    return _("Mức được tính khác mức trước đó: {parts}").format(parts="; ".join(parts)), ""


def _count(row: Row, column: str) -> dict[str, int]:
    counts = {"down": 0, "up": 0}
    for move in row["rows"]:
        if move[column] in RATED and move["rating"] in RATED and move[column] != move["rating"]:
            down = RATED.index(move["rating"]) > RATED.index(move[column])
            counts["down" if down else "up"] += int(move["n"])
    return counts


CHECK = SetCheck("KD707", "ratings-differ", Severity.NOTE, __doc__, "", "", moves, message, together=True)

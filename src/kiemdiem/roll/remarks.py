"""What a reader must know of the figures of a roll before he trusts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kiemdiem.display import show
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.roll import caps, looking, statements
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.engine import Roll
from kiemdiem.roll.layers import Layer
from kiemdiem.vietnamese import same_words, sort_key

MOST_TOLD = 5
"""Names told one by one; of more only the number is told."""

_BARE = "regexp_replace(lower(strip_accents({0})), '[^\\pL\\pN]+', ' ', 'g')"
"""A rough key in the words of DuckDB: what `same_words` takes for one is one by it."""


def of(roll: Roll) -> Iterator[str]:
    """The remarks on a roll that is counted, each a sentence."""
    column = BY_KEY[statements.STAGES[roll.stage]].heading
    yield _("Tính theo cột “{column}”").format(column=column)
    yield from _waiting(roll, column)
    yield from _twice(roll)
    yield from spellings(roll)


def of_year(roll: Roll, year: int) -> Iterator[str]:
    """That the days of review are of another year than the one that is assessed."""
    ((latest,),) = roll.answers("SELECT MAX(CAST(reviewed_on AS VARCHAR(10))) FROM facts") or [(None,)]
    if latest and latest[:4].isdecimal() and int(latest[:4]) not in (year, year + 1):
        told = _("Ngày kiểm điểm là năm {found}, đang tính theo năm {year}: thêm --year {found} nếu cần")
        yield told.format(found=latest[:4], year=year)


def of_caps(roll: Roll, layers: Sequence[Layer]) -> Iterator[str]:
    """That units themselves are under no cap, where the caps on their class are counted inside units only."""
    if layers and (n := int(roll.answers(caps.compared_nowhere(layers))[0][0])):
        told = _(
            "{n} dòng là chính đơn vị (tổ chức đảng, tập thể không ghi chi bộ) chỉ so với đơn vị khác, chưa có tỷ lệ"
            " nào tính như vậy: đặt vào một nhóm có across_units: true, và within có group"
        )
        yield told.format(n=print_number(n))


def spellings(roll: Roll) -> Iterator[str]:
    """The units and groups of a roll that is counted whose names differ only in case, blanks, marks and tone place."""
    yield from _spellings(roll, "unit", _("đơn vị"))
    yield from _spellings(roll, "comparable_group", _("nhóm"))


def _waiting(roll: Roll, column: str) -> Iterator[str]:
    """Rows with an earlier rating that have none in the column that counts."""
    if not roll.answers("SELECT 1 FROM tally WHERE rating = '' LIMIT 1"):
        return
    if n := sum(int(n) for *_key, n in roll.answers(statements.pending(by_unit=False))):
        told = _("{n} dòng đã có mức tự xếp loại hoặc đề nghị nhưng cột “{column}” còn trống: tính là chưa xếp loại")
        yield told.format(n=print_number(n), column=column)


def _twice(roll: Roll) -> Iterator[str]:
    if roll.has_twice() and (n := looking.twice_count(roll)):
        told = _("{n} dòng trùng mã số và loại đối tượng với dòng khác, vẫn được đếm: xem kiemdiem roll check")
        yield told.format(n=print_number(n))


def _spellings(roll: Roll, key: str, what: str) -> Iterator[str]:
    bare = _BARE.format(key)
    rows = roll.answers(
        f"SELECT list({key}) FROM (SELECT DISTINCT {key} FROM tally WHERE {key} <> '') AS names"
        f" GROUP BY {bare} HAVING COUNT(*) > 1 ORDER BY MIN({key})"
    )
    alike = [names for (found,) in rows for names in _alike(found)]
    for names in alike[:MOST_TOLD]:
        listed = ", ".join(_("“{name}”").format(name=show(name, 80)) for name in names)
        yield _("Có phải cùng một {what}: {names}? Mỗi cách viết đang được tính riêng").format(what=what, names=listed)
    if len(alike) > MOST_TOLD:
        more = print_number(len(alike) - MOST_TOLD)
        yield _("… và {n} {what} nữa viết theo nhiều cách").format(n=more, what=what)


def _alike(names: Iterable[str]) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (sort_key(name), name)):
        found.setdefault(same_words(name), []).append(name)
    return [same for same in found.values() if len(same) > 1]

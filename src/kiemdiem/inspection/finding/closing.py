"""The end of a document: Nơi nhận and the signatures, in a table, in columns made with tabs, or one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kiemdiem.inspection.components import Closing, Signature
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.finding.head import outermost
from kiemdiem.inspection.model import Document, Line

_NEAR = 14
"""Lines that a signature takes at most, blank ones apart."""


def find_closing(document: Document, after: int) -> Closing:
    """The end of the document, after the paragraph of this number; empty where none is to be seen."""
    lines = [line for line in document.lines if line.paragraph.number > after]
    label = _label(lines)
    if label is None:
        return _unlabelled(lines)
    if label.cell and not (label.columns > 1):
        return _in_table(lines, label)
    return _in_text(lines, label)


def _label(lines: Sequence[Line]) -> Line | None:
    """The likeliest "Nơi nhận:" there is; the heading of a column of a table is none."""
    best, found = 1, None
    for at, line in enumerate(lines):
        if words.is_recipients_label(line.text) and (score := _score(lines, at)) > best:
            best, found = score, line
    return found


def _score(lines: Sequence[Line], at: int) -> int:
    line = lines[at]
    following = [one for one in lines[at + 1 : at + 4] if one.cell == line.cell and one.column == line.column]
    listed = any(one.text.startswith(("-", "–", "+")) for one in following)
    signed = line.cell is not None and any(
        words.is_authority(one.text) or words.is_capacity(one.text) for one in _same_row(lines, line)
    )
    ruled = line.cell is not None and outermost(line.cell).ruled
    return 2 * (":" in line.text) + 2 * listed + 2 * signed + (not ruled)


def _same_row(lines: Iterable[Line], line: Line) -> list[Line]:
    assert line.cell
    cell = outermost(line.cell)
    return [
        one
        for one in lines
        if one.cell
        and outermost(one.cell).table == cell.table
        and outermost(one.cell).row == cell.row
        and outermost(one.cell).column != cell.column
    ]


def _in_table(lines: Sequence[Line], label: Line) -> Closing:
    assert label.cell
    cell = outermost(label.cell)
    ours = [line for line in lines if line.cell and outermost(line.cell).table == cell.table]
    recipients, others = [], []
    for line in ours:
        assert line.cell
        if outermost(line.cell).column != cell.column or outermost(line.cell).row < cell.row:
            others.append(line)
        elif (line.paragraph.number, line.start) > (label.paragraph.number, label.start):
            recipients.append(line)
    columns = groupby(others, key=lambda line: outermost(line.cell).column if line.cell else 0)
    signatures = [signature(list(group)) for _column, group in _gathered(columns)]
    return _closing(lines, label, recipients, signatures, ours, "table")


def _gathered(columns: Iterable[tuple[int, Iterable[Line]]]) -> list[tuple[int, list[Line]]]:
    found: dict[int, list[Line]] = {}
    for column, group in columns:
        found.setdefault(column, []).extend(group)
    return sorted(found.items())


def _in_text(lines: Sequence[Line], label: Line) -> Closing:
    """Nơi nhận in running text: beside the signature by tabs, before it or after it."""
    at = lines.index(label)
    recipients: list[Line] = []
    signed: list[Line] = []
    columns = label.columns > 1 or (label.column == 0 and any(line.columns > 1 for line in lines[at : at + 4]))
    for line in lines[at + 1 : at + 1 + 3 * _NEAR]:
        if words.is_annex_label(line.text) or line.paragraph.page_break:
            break
        if _is_recipient(line, recipients):
            recipients.append(line)
        elif columns or signed or words.is_authority(line.text) or words.is_capacity(line.text):
            signed.append(line)
        else:
            break
    before = _signed_before(lines[max(0, at - _NEAR) : at])
    signed = [*before, *signed]
    together = [*signed, label, *recipients]
    return _closing(
        lines, label, recipients, [signature(signed)] if signed else [], together, "tabs" if columns else "plain"
    )


def _is_recipient(line: Line, recipients: Sequence[Line]) -> bool:
    if line.column or words.is_authority(line.text) or words.is_capacity(line.text):
        return False
    dashed = line.text.startswith(("-", "–", "+"))
    follows = not recipients or not recipients[-1].text.endswith(".")
    return dashed or (follows and line.paragraph.layout.align in ("left", "both") and not line.text.isupper())


def _signed_before(lines: Sequence[Line]) -> list[Line]:
    first = next((at for at, line in enumerate(lines) if _starts_signature(line)), None)
    return [] if first is None else list(lines[first:])


def _starts_signature(line: Line) -> bool:
    return words.is_authority(line.text) or (words.is_capacity(line.text) and line.text.isupper())


def _unlabelled(lines: Sequence[Line]) -> Closing:
    """The signature of a document without Nơi nhận."""
    first = next(
        (at for at, line in enumerate(lines) if _starts_signature(line) and not (line.cell and line.cell.ruled)), None
    )
    if first is None:
        return Closing()
    cell = lines[first].cell
    signed = []
    for line in lines[first : first + _NEAR]:
        if words.is_annex_label(line.text) or line.cell != cell or len(line.text) > 80:
            break
        signed.append(line)
    return _closing(lines, None, [], [signature(signed)], signed, "table" if cell else "plain")


def _closing(
    lines: Sequence[Line],
    label: Line | None,
    recipients: Sequence[Line],
    signatures: Sequence[Signature],
    together: Sequence[Line],
    setting: str,
) -> Closing:
    last = max(line.paragraph.number for line in together)
    said = (line for line in lines if last < line.paragraph.number <= last + 3 and words.is_circulation(line.text))
    circulation = next(said, None)
    return Closing(
        signatures=tuple(one for one in signatures if one != Signature()),
        label=label,
        recipients=tuple(line for line in recipients if not words.is_remark(line.text)),
        circulation=circulation,
        setting=setting,  # type: ignore[arg-type]
        first=min(line.paragraph.number for line in together),
        last=circulation.paragraph.number if circulation else last,
    )


def signature(lines: Sequence[Line]) -> Signature:
    """Who signs, of the lines of one block; remarks such as "(đã ký)" are left out."""
    said = [line for line in lines if not words.is_remark(line.text) and not words.is_dashes(line.text)]
    authorities: list[Line] = []
    for line in said:
        left_open = not authorities and len(said) > 2 and words.is_blank(line.text)
        if not words.is_authority(line.text) and not left_open:
            break
        authorities.append(line)
    rest = said[len(authorities) :]
    if not rest:
        return Signature(tuple(authorities))
    *capacities, last = rest
    if words.is_capacity(last.text) and (last.text.isupper() or not capacities) and not _looks_like_a_name(last, rest):
        return Signature(tuple(authorities), tuple(rest))
    return Signature(tuple(authorities), tuple(capacities), last)


def _looks_like_a_name(last: Line, rest: Sequence[Line]) -> bool:
    """A person may be called Trương or Vũ: the only line after a capacity, written as names are."""
    return len(rest) > 1 and last.text.istitle()

"""The header block: title, issuer, number, date and marks, found by what they say, in a table or set with tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiemdiem.inspection.components import Head, Setting
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.finding.rules import rules_below
from kiemdiem.inspection.lines import lines_of
from kiemdiem.inspection.model import Cell, Document, Line

_MOST_LINES = 40
"""A header is among so many first lines."""

_LONG = 130


def find_head(document: Document) -> Head:
    """The header block of a document; without anything where it has none."""
    lines = (*_letterhead(document), *document.lines[:_MOST_LINES])
    title = _title(lines)
    anchor = title or next((line for line in lines if _is_anchor(line)), None)
    zone = list(_zone(lines, anchor))
    left = [line for line in zone if _is_left(line, anchor)]
    found = {name: _first(zone, is_it) for name, is_it in _BY_WORDS.items()}
    number, date = found["number"], found["date"]
    known = {id(line) for line in (title, *found.values()) if line}
    mark = next((line for line in left if words.is_star(line.text) or words.is_dashes(line.text)), None)
    names = [line for line in left if id(line) not in known and not _is_rule(line) and _before(line, mark or number)]
    superiors, issuer = _issuer(names)
    after = [line for line in left if id(line) not in known and not _is_rule(line) and number and _after(line, number)]
    return Head(
        title=title, motto=found["motto"], superiors=superiors, issuer=issuer, mark=mark, number=number, date=date,
        letter_subject=tuple(after), draft=found["draft"], urgency=found["urgency"], secrecy=found["secrecy"],
        circulation=found["circulation"],
        title_rules=rules_below(document, title if _is_party(title) else found["motto"] or title),
        issuer_rules=rules_below(document, issuer[-1] if issuer else None),
        setting=_setting(zone, anchor),
        last=max((line.paragraph.number for line in zone if line.paragraph.story != "header"), default=0),
    )  # fmt: skip


_BY_WORDS = {
    "motto": words.is_motto,
    "number": words.is_number,
    "date": words.is_date,
    "draft": words.is_draft,
    "urgency": words.is_urgent,
    "secrecy": words.is_secret,
    "circulation": words.is_circulation,
}


def _first(lines: Iterable[Line], is_it: words.Test) -> Line | None:
    return next((line for line in lines if is_it(line.text)), None)


def _letterhead(document: Document) -> tuple[Line, ...]:
    """The lines of the page header of the first page, where somebody put the header of the document there."""
    section = next(iter(document.sections), None)
    header = section and (section.header("first") if section.title_page else section.header("default"))
    lines = tuple(lines_of(header.paragraphs)) if header else ()
    return lines if any(words.title_of(line.text) for line in lines) else ()


def _title(lines: Sequence[Line]) -> Line | None:
    """The title: of several the one that does not stand at the left, where somebody put that of another side."""
    titles = [line for line in lines if words.title_of(line.text)]
    right = [line for line in titles if line.column or (line.cell and outermost(line.cell).column)]
    return next(iter(right or titles), None)


def _is_party(title: Line | None) -> bool:
    return title is not None and words.title_of(title.text) == "party"


def _is_anchor(line: Line) -> bool:
    """Whether a line tells where the header is, though there is no title."""
    return words.is_date(line.text) or words.is_motto(line.text) or words.is_number(line.text)


def _zone(lines: Sequence[Line], anchor: Line | None) -> Iterable[Line]:
    """The lines of the header: of its table, or of several, and the marks beside it; else those before the text."""
    tables = {outermost(line.cell).table for line in lines if line.cell and (line is anchor or _is_anchor(line))}
    in_tables = bool(anchor and anchor.cell)
    own = outermost(anchor.cell).table if anchor and anchor.cell else None
    for line in lines:
        cell = outermost(line.cell) if line.cell else None
        above = bool(anchor and anchor.paragraph.story == "body" and line.paragraph.number < anchor.paragraph.number)
        if not in_tables and _ends_header(line, anchor):
            return
        ours = cell is not None and (cell.table == own or (cell.table in tables and not cell.ruled))
        if not in_tables or above or _is_mark(line.text) or ours:
            yield line
        elif cell is None or cell.ruled:
            return


def _is_mark(text: str) -> bool:
    return words.is_draft(text) or words.is_urgent(text) or words.is_secret(text) or words.is_circulation(text)


def _ends_header(line: Line, anchor: Line | None) -> bool:
    """Whether a line that stands in no table belongs to what follows the header."""
    if anchor is None or line.paragraph.number < anchor.paragraph.number:
        return len(line.text) > _LONG
    known = (words.title_of, words.is_motto, words.is_number, words.is_date, words.is_star, _is_mark)
    if any(is_it(line.text) for is_it in known) or line.columns > 1 or words.is_dashes(line.text):
        return False
    names_a_body = line.text.isupper() and words.begins_a_body(line.text)
    return not (names_a_body or words.is_letter_subject(line.text))


def outermost(cell: Cell) -> Cell:
    """The cell of the table that is not inside another."""
    while cell.outer:
        cell = cell.outer
    return cell


def _is_left(line: Line, anchor: Line | None) -> bool:
    """Whether a line stands in the column of the issuer, not in that of the title."""
    if anchor and anchor.cell and line.cell:
        column = outermost(anchor.cell).column
        return outermost(line.cell).column < column or (column == 0 and line is not anchor)
    if line.columns > 1:
        return line.column == 0
    return line is not anchor


def _is_rule(line: Line) -> bool:
    return words.is_star(line.text) or words.is_dashes(line.text)


def _before(line: Line, other: Line | None) -> bool:
    return other is None or (line.paragraph.number, line.start) < (other.paragraph.number, other.start)


def _after(line: Line, other: Line) -> bool:
    return (line.paragraph.number, line.start) > (other.paragraph.number, other.start)


def _issuer(names: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the superior and those of the issuer: the last name, which may take several lines."""
    if not names:
        return (), ()
    first = len(names) - 1
    while first and not _begins(names, first):
        first -= 1
    return tuple(names[:first]), tuple(names[first:])


def _begins(names: Sequence[Line], place: int) -> bool:
    """Whether the name of the issuer begins with this line, and does not go on with it."""
    here, above = names[place], names[place - 1]
    if above.text.rstrip().endswith(("-", "–", ",")):
        return False
    same_weight = is_bold(here) == is_bold(above)
    return words.begins_a_body(here.text) or words.is_blank(here.text) or not same_weight


def is_bold(line: Line) -> bool:
    """Whether all letters of a line are bold."""
    return bool(line.runs) and all(run.look.bold for run in line.runs if run.text.strip())


def _setting(zone: Sequence[Line], anchor: Line | None) -> Setting:
    if anchor and anchor.cell:
        return "table"
    return "tabs" if any(line.columns > 1 for line in zone) else "plain"

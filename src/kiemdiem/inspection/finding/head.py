"""The header block: title, issuer, number, date and marks, found by what they say, in a table or set with tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiemdiem.inspection.components import Head, Setting
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.model import Cell, Document, DrawnLine, Line

_MOST_LINES = 40
"""A header is among so many first lines."""

_LONG = 130


def find_head(document: Document) -> Head:
    """The header block of a document; without anything where it has none."""
    lines = document.lines[:_MOST_LINES]
    title = next((line for line in lines if words.title_of(line.text)), None)
    zone = list(_zone(lines, title))
    left = [line for line in zone if _is_left(line, title)]
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
        title_rules=_rules(document, found["motto"] or title),
        issuer_rules=_rules(document, issuer[-1] if issuer else None),
        setting=_setting(zone, title),
        last=max((line.paragraph.number for line in zone), default=0),
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


def _zone(lines: Sequence[Line], title: Line | None) -> Iterable[Line]:
    """The lines of the header: those of the table that holds the title, and those before the text or its heading."""
    table = outermost(title.cell).table if title and title.cell else None
    for line in lines:
        cell = outermost(line.cell) if line.cell else None
        if table is not None:
            above = bool(title and line.paragraph.number < title.paragraph.number)
            if (cell and cell.table == table) or above or _is_mark(line.text):
                yield line
            elif cell is None or cell.ruled:
                return
        elif _ends_header(line, title):
            return
        else:
            yield line


def _is_mark(text: str) -> bool:
    return words.is_draft(text) or words.is_urgent(text) or words.is_secret(text) or words.is_circulation(text)


def _ends_header(line: Line, title: Line | None) -> bool:
    """Whether a line that stands in no table belongs to what follows the header."""
    if title is None or line.paragraph.number < title.paragraph.number:
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


def _is_left(line: Line, title: Line | None) -> bool:
    """Whether a line stands in the column of the issuer: not in that of the title."""
    if title and title.cell and line.cell:
        return outermost(line.cell).column < outermost(title.cell).column or (
            outermost(title.cell).column == 0 and line.paragraph.number != title.paragraph.number
        )
    if line.columns > 1:
        return line.column == 0
    return title is None or line.paragraph.number != title.paragraph.number


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


def _rules(document: Document, line: Line | None) -> tuple[DrawnLine, ...]:
    """The rules under a line: its underline, a border, a drawing there or in an empty paragraph below, typed ones."""
    if line is None:
        return ()
    found = []
    if line.runs and all(run.look.underline for run in line.runs if run.text.strip()):
        found.append(DrawnLine("underline"))
    found += line.paragraph.drawn
    following = [one for one in document.paragraphs if one.number > line.paragraph.number and one.cell == line.cell]
    for paragraph in following[:2]:
        if paragraph.text.strip():
            typed = words.is_dashes(paragraph.text.strip())
            found += [DrawnLine("typed")] if typed else []
            found += [one for one in paragraph.drawn if one.kind == "drawing" and not typed and one not in found]
            found += [DrawnLine("border")] if paragraph.layout.border_above else []
            break
        found += paragraph.drawn
    return tuple(found)


def _setting(zone: Sequence[Line], title: Line | None) -> Setting:
    if title and title.cell:
        return "table"
    return "tabs" if any(line.columns > 1 for line in zone) else "plain"

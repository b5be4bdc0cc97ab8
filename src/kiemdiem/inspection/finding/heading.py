"""What stands between the header and the text: type, subject, the mark under them, to whom it is addressed."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.formats import Profile
from kiemdiem.formats.numbers import read_number
from kiemdiem.inspection.components import Head, Heading
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.finding.head import is_bold, outermost
from kiemdiem.inspection.finding.rules import rules_below
from kiemdiem.inspection.model import Document, Line
from kiemdiem.inspection.paragraphs import is_part

_MOST_LINES = 25
_MOST_SUBJECT = 10
_LONG = 90
_LETTER = "công văn"


def find_heading(document: Document, head: Head, profile: Profile) -> Heading:
    """The heading of a document whose header block is known."""
    lines = [line for line in document.lines if line.paragraph.number > head.last][:_MOST_LINES]
    before_text = list(_until_text(lines))
    to_label = next((line for line in before_text if words.is_to_label(line.text)), None)
    place = next((at for at, line in enumerate(before_text) if _is_type(line, profile)), None)
    strange = _strange_type(before_text)
    if strange is not None and (place is None or (strange < place and head.setting == "table")):
        place = strange
    if place is None:
        return _without_type(document, head, lines, to_label, profile)
    line = before_text[place]
    kind = words.kind_of(profile, line.text) or words.kind_begun(profile, line.text)
    author, subject, mark = _subject(before_text[place + 1 :])
    decider = _decider(before_text[place + 1 + len(author) + len(subject) :])
    to_label = next((line for line in lines[place + 1 :] if words.is_to_label(line.text) and _early(line, lines)), None)
    to = _addressees(document, to_label)
    last = [line, *author, *subject, *decider, *(one for one in (mark, to_label) if one), *to]
    above_text = (subject or author or (line,))[-1]
    return Heading(
        type=line, kind=kind, author=author, subject=subject, mark=mark,
        rules=rules_below(document, above_text), to_label=to_label, to=to,
        last=max(one.paragraph.number for one in last),
    )  # fmt: skip


def _without_type(
    document: Document, head: Head, lines: Sequence[Line], to_label: Line | None, profile: Profile
) -> Heading:
    """The heading of an official letter, or of a document without any."""
    number = read_number(profile, _bare_number(head.number, profile)) if head.number else None
    symbol = number.type if number else ""
    is_letter = bool(to_label or head.letter_subject) and bool(head.number or head.letter_subject)
    is_letter |= symbol in profile.kinds[_LETTER].symbols if _LETTER in profile.kinds else False
    mark = next((line for line in _until_text(lines) if words.is_dashes(line.text)), None)
    to = _addressees(document, to_label)
    last = [*([to_label] if to_label else []), *to, *([mark] if mark else [])]
    return Heading(
        kind=_LETTER if is_letter else "", mark=mark, to_label=to_label, to=to,
        last=max((one.paragraph.number for one in last), default=head.last),
    )  # fmt: skip


def _bare_number(line: Line | None, profile: Profile) -> str:
    return line.text.removeprefix(profile.word("number_label")).strip() if line else ""


def _until_text(lines: Sequence[Line]) -> list[Line]:
    """The lines before the text itself begins."""
    found = []
    for line in lines:
        if line.cell and outermost(line.cell).ruled:
            break
        if line.paragraph.layout.align != "center" and len(line.paragraph.text) > _LONG and not is_bold(line):
            break
        found.append(line)
        if words.is_to_label(line.text):
            break
    return found


def _is_type(line: Line, profile: Profile) -> bool:
    if words.kind_begun(profile, line.text):
        return True
    return bool(words.kind_of(profile, line.text)) and words.is_set_as_heading(line)


def _strange_type(lines: Sequence[Line]) -> int | None:
    """The first line that is set as a type is, though no kind of document has this name."""
    for place, line in enumerate(lines):
        if words.is_dashes(line.text) or words.is_remark(line.text):
            continue
        return place if line.text.isupper() and words.is_set_as_heading(line) else None
    return None


def _subject(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...], Line | None]:
    """Author lines, subject lines and the mark, of the lines after the type."""
    near = lines[:_MOST_SUBJECT]
    marked = next((at for at, line in enumerate(near) if words.is_dashes(line.text)), None)
    end = next((at for at, line in enumerate(near) if words.is_to_label(line.text)), len(near))
    if marked is not None and marked < end:
        between, mark = near[:marked], near[marked]
    else:
        between, mark = [], None
        for line in near[:end]:
            if line.cell or not (line.paragraph.layout.align == "center" or (is_bold(line) and not between)):
                break
            between.append(line)
    between = _until_decider(_until_part(between))
    author = tuple(line for line in between if line.text.startswith("CỦA "))
    return author, tuple(line for line in between if line not in author), mark


def _until_part(lines: Sequence[Line]) -> list[Line]:
    """The lines before "Chương I", and before the reference of an annex."""
    ends = (line for line in lines if is_part(line.paragraph) or line.text.startswith("("))
    end = next(ends, None)
    return [line for line in lines if end is None or line.paragraph.number < end.paragraph.number]


def _until_decider(lines: Sequence[Line]) -> list[Line]:
    """The lines before that of who decides: "ỦY BAN NHÂN DÂN TỈNH X" between the subject and the bases."""
    for at, line in enumerate(lines):
        said = words.begins_a_body(line.text) or words.is_capacity(line.text)
        if at and line.text.isupper() and said and not lines[at - 1].text.isupper():
            return list(lines[:at])
    return list(lines)


def _decider(lines: Sequence[Line]) -> Sequence[Line]:
    """The line of who decides, where it follows."""
    following = [line for line in lines[:2] if not words.is_dashes(line.text)][:1]
    return [
        line
        for line in following
        if line.text.isupper() and (words.begins_a_body(line.text) or words.is_capacity(line.text))
    ]


def _early(to_label: Line, lines: Sequence[Line]) -> bool:
    """Whether the line stands before any long paragraph of text."""
    for line in lines:
        if line is to_label:
            return True
        if line.paragraph.layout.align == "both" and len(line.paragraph.text) > _LONG:
            return False
    return False


def _addressees(document: Document, label: Line | None) -> tuple[Line, ...]:
    """The lines after "Kính gửi:" that say to whom: those with a dash, in its table or in its columns."""
    if label is None:
        return ()
    found: list[Line] = []
    table = outermost(label.cell).table if label.cell else None
    for line in document.lines:
        if (line.paragraph.number, line.start) <= (label.paragraph.number, label.start):
            continue
        in_its_table = table is not None and line.cell is not None and outermost(line.cell).table == table
        in_its_columns = line.paragraph.number == label.paragraph.number
        goes_on = table is None and line.text.startswith(("-", "–", "+"))
        if not (in_its_table or in_its_columns or goes_on):
            break
        found.append(line)
    return tuple(found)

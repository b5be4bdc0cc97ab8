"""Words of several kinds in one value: bold, italic, the mark of a footnote."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

MARK, _END = "\x01", "\x02"
"""What stands around a change of style until the run is known that it is in: no text and no XML may hold them."""

_CLOSE = "</w:t></w:r>"
_RUN = r"<w:r(?: [^>]*)?>"
_PROPERTIES = r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>(?:</w:rPrChange></w:rPr>)?"
_RUN_OR_MARK = re.compile(
    f"{_RUN}(?P<properties>{_PROPERTIES})?|{MARK}(?P<style>[bi]*)(?P<note>[0-9]*){_END}", re.DOTALL
)
_EMPTY = re.compile(f"{_RUN}(?:{_PROPERTIES})?<w:t(?: [^>]*)?></w:t></w:r>", re.DOTALL)
_LATER = re.compile(r"<w:(?:rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)\b|$")
_BEFORE = {"b": "rStyle|rFonts", "i": "rStyle|rFonts|b|bCs"}
"""The properties of a run that stand before this one, in the order of the schema."""


@dataclass(frozen=True)
class Run:
    """Words of one kind; the mark of footnote `note`, an index into the notes of the document, follows them.

    What is not bold or not italic is as the template has it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    note: int | None = None


@dataclass(frozen=True)
class Rich:
    """A text of several runs; it may stand in a context wherever a text may."""

    runs: tuple[Run, ...]


def inner(text: str) -> str:
    """`text` inside a `w:t`: escaped, a newline as a line break, a tabulator as one."""
    escaped = str(escape(text))
    for character, element in (("\n", "br"), ("\t", "tab")):
        if character in escaped:
            escaped = escaped.replace(character, f'</w:t><w:{element}/><w:t xml:space="preserve">')
    return escaped


def marked(rich: Rich) -> str:
    """`rich` inside a `w:t`, with marks where the style changes; `resolve` makes runs of them."""
    pieces, now = [], ""
    for run in rich.runs:
        style = "b" * run.bold + "i" * run.italic
        if style != now:
            pieces.append(f"{MARK}{style}{_END}")
        pieces.append(inner(run.text))
        if run.note is not None:
            pieces.append(f"{MARK}{style}{run.note}{_END}")
        now = style
    return "".join([*pieces, f"{MARK}{_END}" if now else ""])


def resolve(xml: str, reference: Callable[[int, str], str]) -> str:
    """`xml` with a run for every style in it, each with the properties of the run that the mark stands in.

    `reference` gives the run with the mark of a footnote, for its index and the properties around it.
    """
    own = ""

    def change(match: re.Match[str]) -> str:
        nonlocal own
        if match["style"] is None:
            own = match["properties"] or ""
            return match[0]
        note = reference(int(match["note"]), own) if match["note"] else ""
        return f'{_CLOSE}{note}<w:r>{_styled(own, match["style"])}<w:t xml:space="preserve">'

    return _EMPTY.sub("", _RUN_OR_MARK.sub(change, xml))


@lru_cache(maxsize=1024)
def _styled(own: str, style: str) -> str:
    """The properties `own` of a run, bold and italic where `style` says so."""
    content = _content(own)
    for flag in style:
        without = re.sub(rf"<w:{flag}(?:Cs)?(?: [^>]*)?/>", "", content)
        before = re.match(rf"(?:<w:(?:{_BEFORE[flag]})(?: [^>]*)?/>)*", without)
        at = before.end() if before else 0
        content = f"{without[:at]}<w:{flag}/><w:{flag}Cs/>{without[at:]}"
    return f"<w:rPr>{content}</w:rPr>" if content else ""


@lru_cache(maxsize=1024)
def raised(own: str, style: str) -> str:
    """The properties `own` of a run for the number of a footnote: of the character style `style`, else superscript."""
    content = re.sub(r"<w:(?:rStyle|vertAlign) [^>]*/>", "", _content(own))
    if style:
        return f'<w:rPr><w:rStyle w:val="{style}"/>{content}</w:rPr>'
    later = _LATER.search(content)
    at = later.start() if later else len(content)
    return f'<w:rPr>{content[:at]}<w:vertAlign w:val="superscript"/>{content[at:]}</w:rPr>'


def _content(properties: str) -> str:
    return properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")

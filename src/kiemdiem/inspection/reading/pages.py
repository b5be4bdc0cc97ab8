"""The sections of a document: paper, margins, what stands at the top and bottom of their pages."""

from __future__ import annotations

from collections.abc import Callable

from kiemdiem.inspection.model import Header, Paragraph, Section
from kiemdiem.inspection.reading.parts import Element, R, W
from kiemdiem.inspection.reading.properties import is_on, millimetres, number

ReadHeader = Callable[[str], tuple[Paragraph, ...]]
"""The paragraphs of the header or footer with this id of a relation."""

_TYPICAL = 25.4


def sections(ends: list[tuple[Element, int]], read: ReadHeader) -> tuple[Section, ...]:
    """The sections that end with these elements, after the paragraph of this number; headers go on where a section
    has none of its own.
    """
    found: list[Section] = []
    headers: dict[str, Header] = {}
    footers: dict[str, Header] = {}
    for element, last in ends:
        headers |= _marginal(element, "header", read)
        footers |= _marginal(element, "footer", read)
        first = found[-1].last + 1 if found else 1
        found.append(_section(element, first, last, tuple(headers.values()), tuple(footers.values())))
    return tuple(found)


def _marginal(element: Element, kind: str, read: ReadHeader) -> dict[str, Header]:
    found = {}
    for one in element.iterfind(f"{W}{kind}Reference"):
        which = one.get(f"{W}type", "default")
        found[which] = Header(which, read(one.get(f"{R}id", "")))
    return found


def _section(
    element: Element, first: int, last: int, headers: tuple[Header, ...], footers: tuple[Header, ...]
) -> Section:
    attributes = {child.tag: child for child in element if isinstance(child.tag, str)}
    size, margins = attributes.get(f"{W}pgSz"), attributes.get(f"{W}pgMar")
    numbers, title = attributes.get(f"{W}pgNumType"), attributes.get(f"{W}titlePg")
    kind = attributes.get(f"{W}type")

    def margin(name: str, default: float = _TYPICAL) -> float:
        return default if margins is None else millimetres(margins.get(f"{W}{name}"), default)

    start = None if numbers is None else numbers.get(f"{W}start")
    return Section(
        width=215.9 if size is None else millimetres(size.get(f"{W}w"), 215.9),
        height=279.4 if size is None else millimetres(size.get(f"{W}h"), 279.4),
        landscape=size is not None and size.get(f"{W}orient") == "landscape",
        top=abs(margin("top")), bottom=abs(margin("bottom")), left=margin("left"), right=margin("right"),
        gutter=margin("gutter", 0),
        header_distance=margin("header", 12.7),
        title_page=title is not None and is_on(title),
        headers=headers, footers=footers, first=first, last=last,
        starts_at=int(number(start)) if start is not None else None,
        number_form="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        continuous=kind is not None and kind.get(f"{W}val") == "continuous",
    )  # fmt: skip

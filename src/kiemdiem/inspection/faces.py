"""Whether lines look as the face of their component says: size, weight, slant, capitals, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.formats import Face
from kiemdiem.inspection.checking import Outcome, Seen, first_of, passed, wrong
from kiemdiem.inspection.model import Line, Look
from kiemdiem.inspection.texts import aligned, size_of, sizes, switched
from kiemdiem.language import _

Difference = tuple[str, str]
"""What has to be, and what is."""

_STYLES = ("bold", "italic")
_ALIGNED = {"": ("left", "center", "right", "both"), "left": ("left", "both")}
"""What fits where a face asks for this: a line that is justified looks as one that is not."""


def looks_right(
    seen: Seen, id_: str, lines: Iterable[Line], what: str, *, underline: bool = False, align: bool = True
) -> Iterator[Outcome]:
    """An outcome for the lines of the component `id_`, called `what`: the first that differs, or that all are right.

    Underlines are compared on request only: what separates is often underlined, and is looked at elsewhere. `align` is
    left out where two columns are made in another way than by a table.
    """
    face = seen.profile.face(id_)
    if face is None:
        return
    outcomes = []
    for line in lines:
        differences = list(differs(face, line, underline=underline, align=align))
        if differences:
            need, have = ("; ".join(each) for each in zip(*differences, strict=True))
            mend = _("Chọn dòng đó, đặt {need}").format(need=need)
            outcomes.append(wrong(what, need, have, mend, seen.cite(face.clause), line))
        else:
            outcomes.append(passed(line))
    yield from first_of(outcomes)


def differs(face: Face, line: Line, *, underline: bool = False, align: bool = True) -> Iterator[Difference]:
    """How a line differs from its face; nothing where it does not."""
    looks = [run.look for run in line.runs if any(letter.isalnum() for letter in run.text)] or [
        run.look for run in line.runs
    ]
    if look := next((look for look in looks if not face.allows_size(look.size)), None):
        yield sizes(face), size_of(look)
    names = (*_STYLES, "underline") if underline else _STYLES
    for name in names:
        yield from _switch(face, looks, name)
    if face.case == "upper" and line.text != line.text.upper():
        yield _("chữ in hoa"), _("có chữ thường")
    if align and line.columns == 1 and line.paragraph.layout.align not in _ALIGNED.get(face.align, (face.align,)):
        yield aligned(face.align), aligned(line.paragraph.layout.align)


def _switch(face: Face, looks: Iterable[Look], name: str) -> Iterator[Difference]:
    wanted = getattr(face, name)
    if wanted is not None and any(getattr(look, name) != wanted for look in looks):
        yield switched(name, on=wanted), switched(name, on=not wanted)

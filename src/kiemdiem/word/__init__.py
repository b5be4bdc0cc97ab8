"""Word templates: compiled once, stamped many times; the only package that knows docxtpl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from lxml import etree

from kiemdiem import language
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import package, places
from kiemdiem.word.compiling import Compiled, Part, compiled, filled_parts, problems
from kiemdiem.word.expressions import Asking, asking
from kiemdiem.word.filling import Filling, Odd, filling
from kiemdiem.word.merging import merge
from kiemdiem.word.opc import Parts
from kiemdiem.word.rich import Rich, Run
from kiemdiem.word.sandbox import Sandbox
from kiemdiem.word.shapes import Kind, Shape, examine, shape
from kiemdiem.word.tags import Problem
from kiemdiem.word.values import literal

__all__ = ["Context", "Rich", "Run", "Template", "Unfit", "merge"]

Context = Mapping[str, Any]
"""What a template is filled with: text, plain or rich, integers, flags, and lists and mappings of them."""

_MOST_SHOWN = 6
_BROKEN = (etree.LxmlError, ValueError, LookupError)
"""What is raised for a package that is no Word document inside."""

WORTH_A_POOL = 500
"""From so many documents on further processes save more than they cost to start."""

_BATCH = 2_000
"""Contexts in memory at a time."""


class Unfit(KiemdiemError):
    """A file that is no template to make documents with: it may do harm, is broken, or has `problems` with its tags."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Template:
    """A Word document with tags: the file `path`, its `parts`, found harmless, and those that are `filled`."""

    path: Path
    parts: Parts = field(repr=False)
    filled: tuple[Part, ...] = field(repr=False)

    @classmethod
    def open(cls, name: str, folder: str = "") -> Template:
        """The template `name` of a form of documents (a folder of templates, "" for the first), the user's own first.

        KiemdiemError where there is none, or it is broken.
        """
        return cls.read(places.find(name, folder))

    @classmethod
    def read(cls, path: Path) -> Template:
        """The template in the file `path`; KiemdiemError where it is unreadable, Unfit where harmful or broken."""
        try:
            return cls._of(path, package.read(path))
        except package.Refused as why:
            raise Unfit(
                _("Mẫu {path} không dùng được: {why}").format(path=show(path), why=why),
                _("Mở mẫu trong Word, bỏ phần đó rồi lưu lại dạng .docx; hoặc dùng mẫu kèm theo chương trình"),
            ) from None

    @classmethod
    def _of(cls, path: Path, parts: Parts) -> Template:
        try:
            filled, wrong = filled_parts(parts)
            template = cls(path, parts, tuple(filled))
            _refuse(path, wrong or template._examine(Kind.ANY)[1])
            _refuse(path, [problem for part in filled for problem in problems(part)])
            _ = template._plain
        except TemplateError as error:
            raise _broken(path, error.message or type(error).__name__) from None
        except _BROKEN:
            raise _unusable(path) from None
        return template

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process compiles for itself."""
        return Template._of, (self.path, self.parts)

    def names(self) -> list[str]:
        """Every name the template uses, in full: "rows.phrase" for what it takes from the entries of a list."""
        return sorted(self._examine(Kind.ANY)[0])

    def check(self, context: Context, notes: Sequence[Rich] = ()) -> None:
        """KiemdiemError that lists what the template asks for and `context` has not, with the paragraph of each, or
        names a text that no document can hold.
        """
        self._values(context)
        literal(list(notes))

    def problems(self, context: Context) -> list[Problem]:
        """What the template asks for and `context` has not."""
        return self._examine(shape(dict(context)))[1]

    def render(self, context: Context, notes: Sequence[Rich] = ()) -> bytes:
        """The document filled with `context`, the same bytes at every run; KiemdiemError where it cannot be done.

        A newline in a value becomes a line break; everything else comes out as it is, tags in values included.
        `notes` are the footnotes that runs of rich texts point at; they are numbered as they are met.
        """
        form = self._with_notes if notes else self._plain
        try:
            return form.stamp(self._values(context), literal(list(notes)))
        except TemplateError as error:
            raise _broken(self.path, error.message or type(error).__name__) from None

    def render_all(self, contexts: Iterable[Context]) -> Iterator[bytes]:
        """The documents of `contexts`, one after the other; many of them by several processes."""
        waiting = iter(contexts)
        while batch := list(islice(waiting, _BATCH)):
            yield from self._rendered(batch)

    def _rendered(self, batch: Sequence[Context]) -> Iterable[bytes]:
        if len(batch) < WORTH_A_POOL:
            return map(self.render, batch)
        parallel = import_module("kiemdiem.parallel")  # as long to load as it takes to make a hundred documents
        workers = parallel.cores()
        begin = partial(language.use, language.current())
        made: Iterator[bytes] = parallel.each(self.render, batch, begin, workers)
        return made if workers > 1 else map(self.render, batch)

    def _values(self, context: Context) -> Mapping[str, Any]:
        with suppress(Odd):
            if self._filling:
                return self._filling.values(context)
        _refuse(self.path, self.problems(context))
        values: Mapping[str, Any] = literal(dict(context))
        return values

    @cached_property
    def _filling(self) -> Filling | None:
        return filling(examine(part, Kind.ANY) for part in self._asked)

    @cached_property
    def _plain(self) -> Compiled:
        return compiled(self.parts, self.filled, with_notes=False)

    @cached_property
    def _with_notes(self) -> Compiled:
        return compiled(self.parts, self.filled, with_notes=True)

    @cached_property
    def _asked(self) -> tuple[tuple[Asking, ...], ...]:
        environment = Sandbox()
        return tuple(asking(part.tags, environment) for part in self.filled)

    def _examine(self, known: Shape) -> tuple[set[str], list[Problem]]:
        found = [examine(part, known) for part in self._asked]
        return set().union(*(part.names for part in found)), [problem for part in found for problem in part.problems]


def _refuse(path: Path, wrong: Sequence[Problem]) -> None:
    if wrong:
        every = tuple(dict.fromkeys(wrong))
        more = len(every) - _MOST_SHOWN
        listed = "; ".join(str(problem) for problem in every[:_MOST_SHOWN])
        unfit = _broken(path, listed + (_("; và {n} chỗ nữa").format(n=more) if more > 0 else ""))
        unfit.problems = every
        raise unfit


def _broken(path: Path, why: str) -> Unfit:
    return Unfit(_("Mẫu {path}: {why}").format(path=show(path), why=why), _("Mở mẫu trong Word, sửa thẻ rồi lưu lại"))


def _unusable(path: Path) -> Unfit:
    return Unfit(
        _("Mẫu {path} không phải văn bản Word dùng được").format(path=show(path)),
        _("Mở mẫu trong Word rồi lưu lại dạng .docx"),
    )

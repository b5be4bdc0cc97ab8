"""Word templates: the only package that knows docxtpl."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from kiemdiem.display import show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import package, tags
from kiemdiem.word.rich import Rich
from kiemdiem.word.sandbox import Sandbox, literal
from kiemdiem.word.shapes import Kind, Shape, examine, shape
from kiemdiem.word.tags import Problem, Tag

__all__ = ["Context", "Template", "merge"]

Context = Mapping[str, Any]
"""What a template is filled with: text, integers, flags, and lists and mappings of them."""

LONGEST_TEXT = 100_000
"""Characters of one value."""

_RENDERED = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
_MOST_SHOWN = 6
_MADE = datetime(1980, 1, 1)
_BROKEN = (TemplateError, etree.LxmlError, ValueError, LookupError, AttributeError, TypeError, UserWarning)
"""What python-docx, lxml and docxtpl raise for a package that is no Word document inside."""

_HERE = Path(__file__).resolve().parent.parent


def folders() -> tuple[Path, ...]:
    """Where templates are looked for: the user's own first, then the shipped ones, as installed or in the sources."""
    in_sources = (_HERE.parent.parent / "templates",) if _HERE.parent.name == "src" else ()
    return Path("templates"), _HERE / "templates", *in_sources


@dataclass(frozen=True)
class Template:
    """A Word document with tags. `path` is the file, `data` its bytes, found harmless."""

    path: Path
    data: bytes = field(repr=False)
    tags: tuple[tuple[Tag, ...], ...] = field(repr=False)

    @classmethod
    def open(cls, name: str, folder: str = "") -> Template:
        """The template `name` of the first folder that has it; KiemdiemError where none has, or it is broken."""
        if Path(name).name != name:
            raise KiemdiemError(_("“{name}” không phải tên của một mẫu").format(name=show(name)))
        for place in folders():
            if (place / folder / name).is_file():
                return cls.read(place / folder / name)
        raise KiemdiemError(
            _("Không có mẫu {name}").format(name=show(name)), _("Đặt mẫu vào thư mục templates/ ở nơi chạy lệnh")
        )

    @classmethod
    def read(cls, path: Path) -> Template:
        """The template in the file `path`; KiemdiemError where it is unreadable, harmful or broken."""
        data = package.read(path)
        try:
            found = [tags.read(root) for root in _rendered_parts(DocxTemplate(io.BytesIO(data)))]
        except _BROKEN:
            raise _unusable(path) from None
        _refuse(path, [problem for _tags, problems in found for problem in problems])
        template = cls(path, data, tuple(tuple(part) for part, _problems in found))
        _refuse(path, template._examine(Kind.ANY)[1])
        return template

    def names(self) -> list[str]:
        """Every name the template uses, in full: "rows.phrase" for what it takes from the entries of a list."""
        return sorted(self._examine(Kind.ANY)[0])

    def check(self, context: Context) -> None:
        """KiemdiemError that lists what the template asks for and `context` has not, with the paragraph of each."""
        _refuse(self.path, self._examine(shape(dict(context)))[1])

    def render(self, context: Context, notes: Sequence[Rich] = ()) -> bytes:  # noqa: ARG002
        """The document filled with `context`, the same bytes at every run; KiemdiemError where it cannot be done.

        A newline in a value becomes a line break; everything else comes out as it is, tags in values included.
        """
        self.check(context)
        _check_texts(context)
        checked = (tuple(tag.code for tag in part) for part in self.tags)
        document = DocxTemplate(io.BytesIO(self.data))
        made = io.BytesIO()
        try:
            document.render(literal(dict(context)), Sandbox(checked))
            properties = document.core_properties
            properties.created = properties.modified = _MADE
            properties.last_modified_by, properties.revision = "", 1
            with warnings.catch_warnings():
                warnings.simplefilter("error", UserWarning)  # two parts of one name
                document.save(made)
        except TemplateError as error:
            raise _broken(self.path, error.message or type(error).__name__) from None
        except _BROKEN:
            raise _unusable(self.path) from None
        return package.repack(made.getvalue())

    def render_all(self, contexts: Iterable[Context]) -> Iterator[bytes]:
        """The documents filled with `contexts`, one after the other."""
        return map(self.render, contexts)

    def _examine(self, known: Shape) -> tuple[set[str], list[Problem]]:
        environment = Sandbox()
        found = [examine(list(part), environment, known) for part in self.tags]
        return set().union(*(part.names for part in found)), [problem for part in found for problem in part.problems]


def merge(documents: Sequence[bytes]) -> bytes:
    """Several documents as one."""
    return documents[0]


def _rendered_parts(document: Any) -> Iterator[Any]:
    """The root of every part whose tags docxtpl fills."""
    document.init_docx()
    for part in document.docx.part.package.iter_parts():
        if str(part.content_type).endswith(_RENDERED):
            yield etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise KiemdiemError(_("Một giá trị dài hơn {n} ký tự").format(n=LONGEST_TEXT))
        if found := unsafe(value.replace("\n", "").replace("\t", "")):
            raise KiemdiemError(_("Giá trị có ký tự điều khiển: {value}").format(value=show(found.string, 60)))
    elif isinstance(value, Mapping):
        for entry in value.values():
            _check_texts(entry)
    elif isinstance(value, list):
        for entry in value:
            _check_texts(entry)


def _refuse(path: Path, problems: list[Problem]) -> None:
    if problems:
        shown = [str(problem) for problem in dict.fromkeys(problems)]
        more = len(shown) - _MOST_SHOWN
        listed = "; ".join(shown[:_MOST_SHOWN])
        raise _broken(path, listed + (_("; và {n} chỗ nữa").format(n=more) if more > 0 else ""))


def _broken(path: Path, why: str) -> KiemdiemError:
    return KiemdiemError(
        _("Mẫu {path}: {why}").format(path=show(path), why=why), _("Mở mẫu trong Word, sửa thẻ rồi lưu lại")
    )


def _unusable(path: Path) -> KiemdiemError:
    return KiemdiemError(
        _("Mẫu {path} không phải văn bản Word dùng được").format(path=show(path)),
        _("Mở mẫu trong Word rồi lưu lại dạng .docx"),
    )

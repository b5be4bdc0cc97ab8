"""One engine fills one template many times.

    python stamping.py ENGINE TEMPLATE CONTEXTS NUMBER FOLDER

CONTEXTS is a JSON file with a few contexts; they are taken in turn, each document with a number of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any


def contexts(file: str, number: int) -> Iterator[dict[str, Any]]:
    """The context of every document."""
    known = json.loads(Path(file).read_text(encoding="utf-8"))
    for index in range(number):
        yield {**known[index % len(known)], "so": f"{index}-TB/TU"}


def kiemdiem(template: str, filled: Iterator[dict[str, Any]], folder: Path) -> None:
    """The template compiled once, one document after the other."""
    opened = import_module("kiemdiem.word").Template.read(Path(template))
    for index, context in enumerate(filled):
        (folder / f"{index}.docx").write_bytes(opened.render(context))


def docxtpl(template: str, filled: Iterator[dict[str, Any]], folder: Path) -> None:
    """As its guide shows: open, render, save."""
    engine = import_module("docxtpl")
    for index, context in enumerate(filled):
        document = engine.DocxTemplate(template)
        document.render(context, autoescape=True)
        document.save(folder / f"{index}.docx")


def docxtpl_reused(template: str, filled: Iterator[dict[str, Any]], folder: Path) -> None:
    """One DocxTemplate for all documents."""
    document = import_module("docxtpl").DocxTemplate(template)
    for index, context in enumerate(filled):
        document.render(context, autoescape=True)
        document.save(folder / f"{index}.docx")


def python_docx(template: str, filled: Iterator[dict[str, Any]], folder: Path) -> None:
    """The least that a program of one's own would do: texts put into runs, a row copied for every task, no loops."""
    docx = import_module("docx")
    for index, context in enumerate(filled):
        document = docx.Document(template)
        rows = document.tables[1].rows
        pattern, place = rows[2]._tr, rows[1]._tr
        for task in context["cac_viec"]:
            row = deepcopy(pattern)
            place.addprevious(row)
            _put(row, task, "viec.")
        for old in (rows[-1]._tr, pattern, place):
            old.getparent().remove(old)
        _put(document.element.body, context, "")
        document.save(str(folder / f"{index}.docx"))


def _put(root: Any, values: dict[str, Any], before: str) -> None:
    texts = {f"{{{{ {before}{name} }}}}": value for name, value in values.items() if isinstance(value, str)}
    for node in list(root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")):
        if node.text.startswith("{%p"):
            paragraph = node.getparent().getparent()
            if paragraph.getparent() is not None and len(paragraph.getparent()) > 2:
                paragraph.getparent().remove(paragraph)
        for tag, value in texts.items():
            if tag in node.text:
                node.text = node.text.replace(tag, value)


def docx_mailmerge2(template: str, filled: Iterator[dict[str, Any]], folder: Path) -> None:
    """A document each, the fields merged, the row of the table repeated."""
    engine = import_module("mailmerge")
    for index, context in enumerate(filled):
        with engine.MailMerge(template) as document:
            rows = [{name: _flat(value) for name, value in row.items()} for row in context["cac_viec"]]
            document.merge(**{name: _flat(value) for name, value in context.items() if name != "cac_viec"})
            document.merge_rows("tt", rows)
            document.write(folder / f"{index}.docx")


def _flat(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


ENGINES = {
    "kiemdiem": kiemdiem,
    "docxtpl": docxtpl,
    "docxtpl, one object": docxtpl_reused,
    "python-docx by hand": python_docx,
    "docx-mailmerge2": docx_mailmerge2,
}

if __name__ == "__main__":
    engine, given, file, count, out = sys.argv[1:]
    ENGINES[engine](given, contexts(file, int(count)), Path(out))

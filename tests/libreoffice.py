"""Filling in a workbook as LibreOffice does: opened and saved by it, the values typed in between."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_OFFICE, _TABLE, _TEXT = (f"{{{_NAMES[name]}}}" for name in ("office", "table", "text"))
_REPEATED = f"{_TABLE}number-columns-repeated"


def need_libreoffice() -> None:
    """Skip the test where LibreOffice is missing; fail it on the build server."""
    if not shutil.which("soffice") and not os.environ.get("CI"):
        pytest.skip("not here: soffice")
    assert shutil.which("soffice")


def convert(file: Path, kind: str, folder: Path) -> Path:
    """`file` opened by LibreOffice and saved as `kind` into `folder`."""
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder, file],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{file.stem}.{kind.split(':')[0]}"


def fill_in(workbook: Path, sheet: str, rows: Mapping[int, Sequence[object]], folder: Path) -> Path:
    """`workbook` with values in the lines (from 1) of `sheet`, from column B on, saved as .xlsx by LibreOffice."""
    flat = convert(workbook, "fods", folder)
    tree = etree.parse(flat, etree.XMLParser(huge_tree=True))
    for cell in tree.iterfind(f".//{_TABLE}table-cell[@{_TABLE}formula]"):
        for name in ("value", "string-value", "value-type"):
            cell.attrib.pop(f"{_OFFICE}{name}", None)  # so that it is calculated again
        for child in list(cell):
            cell.remove(child)
    table = tree.find(f".//{_TABLE}table[@{_TABLE}name='{sheet}']")
    assert table is not None
    lines = list(_lines(table))
    for number, values in rows.items():
        cells = _cells(lines[number - 1])
        for cell, value in zip(cells[1:], values, strict=False):
            _type(cell, value)
    tree.write(flat, encoding="utf-8", xml_declaration=True)
    done = folder / "filled"
    done.mkdir()
    shutil.move(flat, done / flat.name)
    return convert(done / flat.name, "xlsx", done)


def _lines(table: etree._Element) -> list[etree._Element]:
    found = []
    for row in table.iter(f"{_TABLE}table-row"):
        found += [row] * int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if len(found) > 1000:
            break
    return found


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, each as an element of its own."""
    cells = []
    for cell in list(row):
        count = int(cell.attrib.pop(_REPEATED, "1"))
        copies = [etree.fromstring(etree.tostring(cell)) for _more in range(min(count, 100) - 1)]
        for copy in reversed(copies):
            cell.addnext(copy)
        cells += [cell, *copies]
    return cells


def _type(cell: etree._Element, value: object) -> None:
    if value in ("", None):
        return
    for child in list(cell):
        cell.remove(child)
    kind = "date" if isinstance(value, date) else "float" if isinstance(value, int) else "string"
    cell.set(f"{_OFFICE}value-type", kind)
    if isinstance(value, date):
        cell.set(f"{_OFFICE}date-value", value.isoformat())
    elif isinstance(value, int):
        cell.set(f"{_OFFICE}value", str(value))
    else:
        etree.SubElement(cell, f"{_TEXT}p").text = str(value)

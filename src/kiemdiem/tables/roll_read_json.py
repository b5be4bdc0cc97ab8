"""What reading rolls found, for programs: JSON with stable English keys, without names if nobody asks for them."""

from __future__ import annotations

from typing import TextIO

from kiemdiem.display import json_text
from kiemdiem.roll.reading import counts
from kiemdiem.roll.reading.layout import near
from kiemdiem.roll.reading.results import FileRead, Place, Reading, SheetRead
from kiemdiem.tables.roll_read import shown_value


def write(reading: Reading, stream: TextIO, *, with_names: bool) -> None:
    """Print one JSON object: files, rejected cells, rows left aside and repeated, refused files, counts."""
    stage = counts.stage(reading.rows)
    tally = counts.tally(reading.rows, stage)
    document = {
        "version": 1,
        "files": [_file(file) for file in reading.files],
        "refused": [{"file": f.file, "message": f.message, "hint": f.hint} for f in reading.refused],
        "rejected": _rejected(reading, with_names),
        "aside": [
            {**_place(entry.place), "kind": str(entry.kind), "text": entry.text if with_names else None}
            for entry in reading.aside
        ],
        "repeated": [
            {"first": _place(pair.first), "again": _place(pair.again), "whole_row": pair.whole}
            for pair in reading.twice
        ],
        "unit_spellings": counts.spellings(reading.rows),
        "stage": stage,
        "counts": [
            {"subject": subject, "level": level or None, "count": count}
            for (subject, level), count in sorted(tally.items())
        ],
        "summary": {
            "rows": sum(sheet.seen for file in reading.files for sheet in file.sheets),
            "taken": len(reading.rows),
            "rejected": len(reading.rejected),
            "aside": sum(sum(sheet.aside.values()) for file in reading.files for sheet in file.sheets),
        },
    }
    stream.write(json_text(document))


def _file(file: FileRead) -> dict[str, object]:
    return {
        "file": file.file,
        "sheets": [_sheet(sheet) for sheet in file.sheets],
        "passed_over": [{"sheet": passed.sheet, "reason": passed.why} for passed in file.passed],
    }


def _sheet(sheet: SheetRead) -> dict[str, object]:
    return {
        "sheet": sheet.table.sheet,
        "heading_lines": list(sheet.layout.lines),
        "columns": [
            {"key": heading.key, "column": heading.column, "heading": heading.text}
            | ({"ticked": heading.level} if heading.level else {})
            for heading in sheet.layout.headings
            if heading.key
        ],
        "unused": [
            {
                "column": heading.column,
                "heading": heading.text,
                "near": near(heading.text),
                "reason": heading.why or None,
            }
            for heading in sheet.layout.unused
        ],
        "without_heading": [{"column": column, "cells": n} for column, n in sorted(sheet.unheaded.items())],
        "has_ratings": sheet.layout.has_ratings,
        "hidden_rows": sheet.hidden_rows,
        "hidden_columns": list(sheet.hidden_columns),
        "rows": sheet.seen,
        "taken": sheet.taken,
        "rejected": sheet.rejected,
        "aside": {str(kind): count for kind, count in sheet.aside.items()},
    }


def _rejected(reading: Reading, with_names: bool) -> list[dict[str, object]]:
    return [
        {
            **_place(row.place, cell.key),
            "key": cell.key,
            "value": shown_value(cell, with_names=with_names),
            "message": cell.message,
            "hint": cell.hint,
        }
        for row in reading.rejected
        for cell in row.cells
    ]


def _place(place: Place, key: str = "") -> dict[str, object]:
    found: dict[str, object] = {"file": place.table.file, "sheet": place.table.sheet, "line": place.line}
    if key:
        found |= {"column": place.column(key), "cell": place.cell(key) if place.table.named_cells else None}
    return found

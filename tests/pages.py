"""Documents as a reader sees them: made into pages by LibreOffice, measured in millimetres."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_MM = 25.4 / 72
_DPI = 200


@dataclass(frozen=True)
class Word:
    """A word on a page (the first is 1); millimetres from the left and the top edge."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def need_programs() -> None:
    """Skip the test where LibreOffice or poppler is missing; fail it on the build server."""
    missing = [name for name in ("soffice", "pdftotext", "pdftoppm", "pdffonts") if not shutil.which(name)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not here: {', '.join(missing)}")
    assert missing == []


def to_pdf(document: Path, folder: Path) -> Path:
    """`document` as LibreOffice prints it."""
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            document,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{document.stem}.pdf"


def words(pdf: Path) -> list[Word]:
    """Every word of `pdf`, page by page."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    found: list[Word] = []
    page = 0
    for line in done.stdout.splitlines():
        page += "<page " in line
        if match := re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', line):
            left, top, right, bottom = (float(number) * _MM for number in match.groups()[:4])
            found = _joined(found, Word(page, html.unescape(match[5]), left, top, right, bottom))
    return found


def _joined(found: list[Word], word: Word) -> list[Word]:
    """`found` with `word`, as the end of the last one where no blank is between: a letter that the font lacks is put
    in from another font and comes as a word of its own.
    """
    last = found[-1] if found else word
    touches = abs(word.left - last.right) < 0.5 and word.top < last.bottom and last.top < word.bottom
    if word.page != last.page or not touches:
        return [*found, word]
    top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
    return [*found[:-1], Word(word.page, last.text + word.text, last.left, top, word.right, bottom)]


@dataclass(frozen=True)
class Sheet:
    """A page of a PDF: its width and height in millimetres."""

    width: float
    height: float


def sheets(pdf: Path) -> list[Sheet]:
    """The pages of `pdf`."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    found = re.findall(r'<page width="(.*?)" height="(.*?)">', done.stdout)
    return [Sheet(float(width) * _MM, float(height) * _MM) for width, height in found]


def fonts(pdf: Path) -> set[str]:
    """The names of the fonts that `pdf` uses, without the mark of a subset: a missing letter brings another font in."""
    done = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, encoding="utf-8")
    return {line.split()[0].partition("+")[2] or line.split()[0] for line in done.stdout.splitlines()[2:]}


def all_converted(documents: Sequence[Path], folder: Path, kind: str) -> dict[Path, Path]:
    """Each of `documents` as LibreOffice saves it as `kind`, all by one run of it; their names differ."""
    profile = (folder / "profile").resolve().as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder]
    subprocess.run([*office, *documents], check=True, capture_output=True, timeout=600)
    return {document: folder / f"{document.stem}.{kind}" for document in documents}


def longest_rule(pdf: Path, top: float, bottom: float, left: float = 0, right: float = 297) -> tuple[float, float]:
    """Left and right end of the longest unbroken horizontal dark line on page 1 in a rectangle of millimetres."""
    done = subprocess.run(
        ["pdftoppm", "-r", str(_DPI), "-gray", "-f", "1", "-l", "1", pdf], check=True, capture_output=True
    )
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", done.stdout)
    assert header
    width, data = int(header[1]), done.stdout[header.end() :]
    best = (0, 0)
    first, last = int(left / 25.4 * _DPI), min(width, int(right / 25.4 * _DPI))
    for row in range(int(top / 25.4 * _DPI), int(bottom / 25.4 * _DPI)):
        line = data[row * width + first : row * width + last]
        dark = bytes(b"1"[0] if value < 128 else b"0"[0] for value in line)
        for match in re.finditer(b"1+", dark):
            best = max(best, match.span(), key=lambda span: span[1] - span[0])
    return (first + best[0]) / _DPI * 25.4, (first + best[1]) / _DPI * 25.4

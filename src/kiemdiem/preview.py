"""Pages as a reader sees them: PDF and pictures by LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiemdiem import files
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

LONGEST = 300
"""Seconds that LibreOffice may take for all documents."""

_OFFICE = ("soffice", "libreoffice")
_PROGRAMS = ("ProgramFiles", "ProgramFiles(x86)")
"""Variables of Windows with the folders of programs, which are not on the path there."""
_DPI = "110"
_NOTHING = subprocess.DEVNULL


def program() -> str:
    """The path of LibreOffice; KiemdiemError where it is not installed."""
    for name in _OFFICE:
        if found := shutil.which(name):
            return found
    for variable in _PROGRAMS:
        office = Path(os.environ.get(variable, "")) / "LibreOffice" / "program" / "soffice.com"
        if variable in os.environ and office.is_file():
            return str(office)
    raise KiemdiemError(
        _("Không có LibreOffice, không xem trước được"),
        _("Cài LibreOffice, hoặc bỏ --preview rồi mở tệp .docx trong Word"),
    )


def pages(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """PDF and PNG of Word documents by file name: "a.docx" gives "a.pdf" and "a-1.png", "a-2.png" ...

    Pictures need pdftoppm; without it there is one of the first page, "a.png". Raises KiemdiemError where LibreOffice
    is not installed, fails or takes too long.
    """
    office = program()
    with files.for_programs(documents) as folder:
        sources = [folder / name for name in documents]
        _convert(office, folder, sources, "pdf")
        made = sorted(folder.glob("*.pdf"))
        if len(made) < len(sources):
            raise _failed()
        if pictures := shutil.which("pdftoppm"):
            for pdf in made:
                _run([pictures, "-r", _DPI, "-png", str(pdf), str(pdf.with_suffix(""))])
        else:
            _convert(office, folder, sources, "png")
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".pdf", ".png")}


def _convert(office: str, folder: Path, sources: Sequence[Path], kind: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run([office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, sources)])


def _run(command: Sequence[str]) -> None:
    try:
        running = subprocess.Popen(command, stdin=_NOTHING, stdout=_NOTHING, stderr=_NOTHING, start_new_session=True)
    except OSError:
        raise _failed() from None
    try:
        code = running.wait(LONGEST)
    except subprocess.TimeoutExpired:
        raise _failed() from None
    finally:
        _end(running)
    if code:
        raise _failed()


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with all that it has started: LibreOffice is a script that starts the office."""
    if running.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                running.kill()
            else:
                os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _failed() -> KiemdiemError:
    return KiemdiemError(
        _("LibreOffice không chuyển được văn bản sang PDF"),
        _("Đóng các cửa sổ LibreOffice rồi chạy lại; hoặc bỏ --preview"),
    )

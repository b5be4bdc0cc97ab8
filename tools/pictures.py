"""Makes the small pictures of every kind of document in docs/mau/ from the example campaign; needs LibreOffice and
pdftoppm: `python -m tools.pictures`.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from kiemdiem import documents, formats, preview
from kiemdiem.word import Template

FOLDER = Path(__file__).parent.parent / "docs" / "mau"
_DPI = "40"


def rendered() -> dict[str, bytes]:
    """Every kind under every profile, by file name."""
    found = {}
    for name in documents.names():
        kind = documents.kind(name)
        for profile in formats.names():
            material = documents.example_material(kind, profile)
            draft = documents.drafts(kind, material)[0]
            template = Template.open(kind.template, material.profile.templates)
            found[f"{name}-{profile}.docx"] = template.render(draft.context, draft.notes)
    return found


def write() -> None:
    """Make the picture of the first page of each anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    pages = preview.pages(rendered())
    with tempfile.TemporaryDirectory() as where:
        for name, data in pages.items():
            if name.endswith(".pdf"):
                pdf = Path(where, name)
                pdf.write_bytes(data)
                target = FOLDER / Path(name).stem
                command = ["pdftoppm", "-r", _DPI, "-gray", "-png", "-singlefile", "-l", "1", str(pdf), str(target)]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    write()

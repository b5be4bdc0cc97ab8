"""Writes docs/licenses.md, the licences of what kiemdiem needs at run time: `python -m tools.licenses`."""

from __future__ import annotations

from packaging.utils import canonicalize_name

from tools.dependencies import ROOT, direct, needed

PAGE = ROOT / "docs" / "licenses.md"
_HEAD = """\
# Licences of what kiemdiem needs at run time

kiemdiem is under the MIT licence and holds no copy of other people's code: each package below is installed beside it,
unchanged, under its own licence. `python -m tools.licenses` writes this page from the metadata of the installed
packages, after every change of `requirements.lock`.

| package | licence | needed |
|---|---|---|
"""


def page() -> str:
    """The page as it has to be."""
    named = {canonicalize_name(one.name) for one in direct()}
    lines = (
        f"| {one.name} | {one.license or '?'} | {'by kiemdiem' if one.name in named else 'by one of these'} |\n"
        for one in needed()
    )
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")

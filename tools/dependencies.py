"""What kiemdiem needs at run time: what pyproject.toml names, what that needs in turn, what the lock file pins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_KNOWN = {
    "colorama": "BSD-3-Clause",  # only installed on Windows
    "jinja2": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
}
"""Licences that the metadata of a package gives in other words, or that is not installed everywhere."""

_SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
}


@dataclass(frozen=True)
class Package:
    """A package by its canonical name, the version that the lock pins, its licence, and what it needs itself."""

    name: str
    version: str
    license: str
    needs: tuple[str, ...]


def direct() -> list[Requirement]:
    """What pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in project["dependencies"]]


def pinned() -> dict[str, str]:
    """The versions of the lock file, for every system it is made for."""
    return {canonicalize_name(name): version for name, version in _PINNED.findall(LOCK.read_text(encoding="utf-8"))}


def needed() -> list[Package]:
    """Everything that is pinned, in the order of names. What is installed here tells what needs what."""
    return [Package(name, version, license_of(name), _needs(name)) for name, version in sorted(pinned().items())]


def license_of(name: str) -> str:
    """The licence of a package as SPDX writes it; empty where nobody knows."""
    if name in _KNOWN:
        return _KNOWN[name]
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if "License-Expression" in about:
        return about["License-Expression"]
    said = about["License"].strip() if "License" in about else ""
    if said and len(said) < 40:
        return _SPDX.get(said, said)
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    return " OR ".join(sorted(_SPDX.get(one, one) for one in classified))


def _needs(name: str) -> tuple[str, ...]:
    return tuple(sorted({found for found in required(name) if found in pinned()}))


def required(name: str) -> Iterator[str]:
    """The packages that a package, as it is installed here, needs on this system."""
    try:
        lines = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for line in lines:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield canonicalize_name(wanted.name)

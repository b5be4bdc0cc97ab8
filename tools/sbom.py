"""Prints the bill of materials of a release as CycloneDX: `python -m tools.sbom > kiemdiem.cdx.json`."""

from __future__ import annotations

import json
import sys
from typing import Any

from packaging.utils import canonicalize_name

from kiemdiem import __version__
from tools.dependencies import Package, direct, needed, pinned


def bill() -> dict[str, Any]:
    """The document; the same at every run."""
    packages = needed()
    root = f"pkg:pypi/kiemdiem@{__version__}"
    named = sorted(_purl(name) for one in direct() if (name := canonicalize_name(one.name)) in pinned())
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "kiemdiem",
                "version": __version__,
                "purl": root,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": [_component(one) for one in packages],
        "dependencies": [
            {"ref": root, "dependsOn": named},
            *({"ref": _purl(one.name), "dependsOn": [_purl(name) for name in one.needs]} for one in packages),
        ],
    }


def _component(package: Package) -> dict[str, Any]:
    purl = _purl(package.name)
    found = {"type": "library", "bom-ref": purl, "name": package.name, "version": package.version, "purl": purl}
    return found | ({"licenses": [{"expression": package.license}]} if package.license else {})


def _purl(name: str) -> str:
    return f"pkg:pypi/{name}@{pinned()[name]}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), indent=2) + "\n")

"""Every command, rule, output format and document kind, found by the name of its file."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def names(package: ModuleType) -> list[str]:
    """The names of the modules of `package`, sorted, without importing them."""
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__))


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module of `package` and of the folders in it, imported, in the order of their names."""
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        loaded = import_module(f"{package.__name__}.{module.name}")
        if module.ispkg:
            yield from modules(loaded)
        else:
            yield loaded


def module(package: ModuleType, name: str) -> ModuleType:
    """The module `name` of `package`, imported."""
    return import_module(f"{package.__name__}.{name}")

"""Writes every shipped template anew: python -m tools.templates."""

from __future__ import annotations

import sys

from tools.templates.family import ROOT
from tools.templates.making import write

for path in write():
    sys.stdout.write(f"{path.relative_to(ROOT)}\n")

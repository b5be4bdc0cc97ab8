"""What holds for every test: in CI the examples that hypothesis makes are the same at every run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from running import PLAN_2022

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a plan in it, as a person works in one."""
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans" / "2022.yaml")
    return tmp_path

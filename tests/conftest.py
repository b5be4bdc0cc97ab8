"""What holds for every test: hypothesis looks at no clock, and in CI its examples are the same at every run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from running import PLAN_2022

settings.register_profile(
    "kiemdiem", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("kiemdiem")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a plan in it, as a person works in one."""
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans" / "2022.yaml")
    return tmp_path

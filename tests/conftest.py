"""What several test modules need."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder with the programs of the environment that the tests run in."""
    return Path(sys.executable).parent

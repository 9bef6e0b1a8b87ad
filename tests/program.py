"""Running the real program, as a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Outcome(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


def paperlint(folder: Path, *words: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Outcome:
    """Run `paperlint WORDS` in a folder, with nothing of the tester's own settings."""
    settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    settings |= {"XDG_CACHE_HOME": str(folder / ".cache"), "PYTHONWARNINGS": "error", **(environment or {})}
    command = [sys.executable, "-m", "lint", *words]
    result = subprocess.run(command, cwd=folder, env=settings, input=stdin, capture_output=True, check=False)
    return Outcome(result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8"))

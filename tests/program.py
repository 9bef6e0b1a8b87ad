"""Running the program: the real one, as a user would, or its `main` in this process, which is ten times as quick."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from lint.cli import main


class Outcome(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


def unmeasured() -> dict[str, str]:
    """The environment for a program whose imports, files or end matter, all of which measuring coverage changes."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def paperlint(folder: Path, *words: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Outcome:
    """Run `paperlint WORDS` in a folder, with nothing of the tester's own settings."""
    settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    settings |= {"XDG_CACHE_HOME": str(folder / ".cache"), "PYTHONWARNINGS": "error", **(environment or {})}
    command = [sys.executable, "-m", "lint", *words]
    result = subprocess.run(command, cwd=folder, env=settings, input=stdin, capture_output=True, check=False)
    return Outcome(result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8"))


def paperlint_here(
    folder: Path, *words: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> Outcome:
    """What `paperlint` does, without a process of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    given = mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    settings = mock.patch.dict(os.environ, environment or {})
    with chdir(folder), redirect_stdout(out), redirect_stderr(err), given, settings:
        code = main(list(words))
    texts = []
    for stream in (out, err):
        stream.seek(0)
        texts.append(stream.read())
    return Outcome(code, *texts)

"""Whole processes, measured, and the machine they ran on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

PAPERLINT = (sys.executable, "-m", "lint")
_FINDINGS = (1, 2)
"""Exit codes of linters that found something; 2 is lychee's."""


class Run(NamedTuple):
    """What one run took."""

    seconds: float
    processor: float
    """Seconds of processor time, the program's own and the system's for it."""
    peak: float
    """Mebibytes of memory at the most."""


def run(command: Sequence[str], folder: Path, limit: float = threading.TIMEOUT_MAX) -> Run:
    """One run of a command in a folder, its output thrown away; it is ended after `limit` seconds.

    Raises RuntimeError where the command fails; that a linter found something is no failure.
    """
    # Python's bytecode is kept, as it is where a program is installed.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["XDG_CACHE_HOME"] = str(folder / ".cache")
    start = perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    timer = threading.Timer(limit, process.kill)
    timer.daemon = True
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    seconds = perf_counter() - start
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if seconds < limit and code not in (0, *_FINDINGS):
        raise RuntimeError(f"{' '.join(command)}: exit code {code}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def medians(runs: Sequence[Run]) -> Run:
    """Medians of all runs but the first, which warms the disk's cache and ours."""
    return Run(*(median(column) for column in zip(*runs[1:], strict=True)))


def machine() -> str:
    """Processor, cores, Python, and how busy the machine is with other things."""
    models = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    name = models[0] if models else platform.processor() or platform.machine()
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{name}, {os.cpu_count()} cores, {system}; load average {os.getloadavg()[0]:.1f}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []

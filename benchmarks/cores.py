"""How long `paperlint check` takes for many lists on one core and on two, in turn in one run.

    python benchmarks/cores.py [FOLDER]

Without a folder of lists, 59 of 10 MB in all are made, the longest of them of 700 kB. Linux only.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from made import made_list
from process import PAPERLINT, Run, machine, medians, run

ROUNDS = 3
ENTRIES = (6_400, 4_000, 3_000, *(50 * number for number in range(3, 59)))
"""Entries of each list: like lists on GitHub, a few long ones and many short."""


def make(folder: Path) -> None:
    """Write the lists into a folder."""
    first = 0
    for entries in ENTRIES:
        (folder / f"list-{first:05}.md").write_text(made_list(entries, first=first), encoding="utf-8")
        first += entries


def measure(folder: Path) -> None:
    """Print how long the lists take on one core and on two."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise SystemExit("this machine lends one core only; there is nothing to compare")
    runs: dict[int, list[Run]] = {1: [], 2: []}
    for _ in range(ROUNDS + 1):
        for number, taken in runs.items():
            os.sched_setaffinity(0, cores[:number])  # the program inherits it
            taken.append(run((*PAPERLINT, "check", "--no-cache", "."), folder))
    os.sched_setaffinity(0, cores)
    print("| cores | seconds | processor s | MiB of the largest process |\n|--:|--:|--:|--:|")
    middle = {number: medians(taken) for number, taken in runs.items()}
    for number, one in middle.items():
        print(f"| {number} | {one.seconds:.2f} | {one.processor:.2f} | {one.peak:.0f} |")
    print(f"\nTwo cores take {middle[2].seconds / middle[1].seconds:.2f} of the time of one.")


def main(paths: list[str]) -> None:
    """Measure a folder of lists, or made ones."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(paths[0]) if paths else Path(made)
        if not paths:
            make(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.md"))
        number = len(list(folder.rglob("*.md")))
        print(f"{machine()}; {number} lists, {size / 1e6:.1f} MB; medians of {ROUNDS} runs\n")
        measure(folder)


if __name__ == "__main__":
    main(sys.argv[1:])

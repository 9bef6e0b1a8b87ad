"""How time and memory for each entry grow with the list: each command a process of its own.

    python benchmarks/growth.py

What an empty list takes is subtracted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from made import ALIKE, ENTRIES, parts
from process import PAPERLINT, Run, machine, run

SIZES = (1_000, 10_000, 100_000)
COMMANDS = (("check", "--no-cache"), ("export",), ("bib", "--offline"))
NAME = "list.md"


def main() -> None:
    """Print the table."""
    print(f"{machine()}\n")
    print("| command | entries | processor s | MiB | ms an entry | kB an entry |\n|---|--:|--:|--:|--:|--:|")
    for kind, kinds in (("", ENTRIES), (", titles alike", ALIKE)):
        for command in COMMANDS:
            base = measured(command, 0, kinds)
            for size in SIZES:
                taken = measured(command, size, kinds)
                spent, memory = taken.processor - base.processor, taken.peak - base.peak
                each = f"{1000 * spent / size:.3f} | {1024 * memory / size:.2f}"
                print(f"| {command[0]}{kind} | {size:,} | {spent:.2f} | {memory:.1f} | {each} |", flush=True)


def measured(command: Sequence[str], entries: int, kinds: tuple[str, ...]) -> Run:
    """One run over a list of so many entries."""
    with tempfile.TemporaryDirectory() as folder:
        # Never whole in memory: what a process has at its peak counts what its parent had when it began.
        with Path(folder, NAME).open("w", encoding="utf-8") as file:
            file.writelines(parts(entries, kinds))
        return run((*PAPERLINT, *command, NAME), Path(folder))


if __name__ == "__main__":
    main()

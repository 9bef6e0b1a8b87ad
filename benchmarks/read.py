"""How long reading a list takes beside markdown-it-py alone, and how time and memory grow with the list.

    python benchmarks/read.py [LIST...]

Without a list, one of 700 kB is made from the kinds of entries that lists have.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable

from made import made_list
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from lint.reading import parse_source
from lint.source import Source, read

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 5


def seconds(task: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor time of the quickest of several runs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return min(times)


def compare(source: Source) -> None:
    """Print the times of markdown-it-py, with GitHub's extensions, and of paperlint, in one run.

    As for any caller, Python looks for garbage while markdown-it-py parses; paperlint's reading puts that off.
    """
    bare = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(gfm_autolink_plugin).use(footnote_plugin)
    alone = seconds(lambda: bare.parse(source.text))
    whole = seconds(lambda: parse_source(source))
    print(f"{source.path[-40:]:40} {len(source.text):9,} {alone:9.2f} s {whole:9.2f} s {whole / alone:6.2f}x")


def grow(entries: int) -> tuple[float, float]:
    """Seconds to read a list of so many entries, and mebibytes of memory at the most; run in a process of its own."""
    source = Source("made.md", made_list(entries))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = seconds(lambda: parse_source(source), rounds=1)
    return spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main(paths: list[str]) -> None:
    """Print both tables, measured on one core: what forks do would be missing."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    print(f"{'list':40} {'characters':>9} {'markdown-it':>10} {'paperlint':>11} {'ratio':>7}")
    for source in map(read, paths) if paths else [Source("made, 6,500 entries", made_list(6_500))]:
        compare(source)
    print(f"\n{'entries':>9} {'seconds':>9} {'MiB':>9} {'ms/entry':>9}")
    for entries in SIZES:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            spent, memory = pool.apply(grow, (entries,))
        print(f"{entries:9,} {spent:9.2f} {memory:9.1f} {1000 * spent / entries:9.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Lists of any length for the benchmarks, made from the kinds of entries that lists have."""

from __future__ import annotations

from collections.abc import Iterator

ENTRIES = (
    "- [A Study of Attention {n}](https://arxiv.org/abs/2301.{n:05}), ICLR 2023. [[Code](https://github.com/a/b{n})]\n",
    "- **Reading *Lists* {n}** 2022, [Paper](https://arxiv.org/abs/2201.{n:05}) / [Blog](https://a.example/{n})\n",
    '* "Learning to Cite {n}", Ada Lovelace, Alan Turing. NeurIPS (2021). https://openreview.net/forum?id=x{n}\n',
    "  - a note on `code` and [a link](https://b.example/?q={n}&r=1 'title') &amp; more text, to the end of the line\n",
    "\n| Title | Venue | Link |\n|---|:-:|---|\n| Graphs {n} | ICML | [pdf](https://arxiv.org/pdf/2001.{n:05}) |\n\n",
    "\nA [Paper {n}](https://doi.org/10.1000/{n}) by <b>one</b> <br>\nand [![stars](https://c.example/{n}.svg)][r]\n\n",
)
ALIKE = (
    "- [Large Language Models for Planning, Part {n}](https://a.example/{n}), ICLR 2023.\n",
    "- [Large Languag Models for Planning: Part {n}](https://b.example/{n}), ICLR 2023.\n",
    "- [Large Language Models for Planing, Part {n}](https://arxiv.org/abs/2301.{n:05}), 2023.\n",
    "- [Planning for Large Language Models](https://c.example/{n}), ACL 2024.\n",
)
"""Entries whose titles are nearly the same, in pairs and all of them."""


def made_list(entries: int, kinds: tuple[str, ...] = ENTRIES, first: int = 0) -> str:
    """A list of so many entries, with a heading before every fifty; `first` numbers its first paper."""
    return "".join(parts(entries, kinds, first))


def parts(entries: int, kinds: tuple[str, ...] = ENTRIES, first: int = 0) -> Iterator[str]:
    """The same, entry by entry."""
    yield "# A list\n\n[r]: https://d.example/\n\n"
    for number in range(first, first + entries):
        if number % 50 == 0:
            yield f"\n## Section {number}\n\n"
        yield kinds[number % len(kinds)].format(n=number % 100_000)

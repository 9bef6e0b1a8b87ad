"""Parts a text that cites several works: a line each, or one linked title after another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lint.entry.citation import read_citation
from lint.entry.runs import split_lines
from lint.entry.title import LONGEST_TEXT, count_words, is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.document import Link
    from lint.entry.runs import Run


def split_citations(runs: Sequence[Run], links: Sequence[Link]) -> list[list[Run]]:
    """The runs of each work that a text cites as an entry of its own; all runs at once where it cites one."""
    works = {links[run.link].work_id for run in runs if run.kind == "link" and run.link is not None} - {None}
    if len(works) < 2:
        return [list(runs)]
    lines = _split_lines(runs, links)
    return lines if len(lines) > 1 else _split_links(runs, links)


def _split_lines(runs: Sequence[Run], links: Sequence[Link]) -> list[list[Run]]:
    """Cut before each line with a title, once the lines above link a work; other lines belong to those above."""
    parts: list[list[Run]] = [[]]
    complete = False
    for line in split_lines(runs):
        linked = _names_work(line, links)
        if complete:
            citation = read_citation(line)
            named = citation.title is not None and citation.front and count_words(citation.title) > 2
            if named and (linked or citation.mark in ("strong", "quoted")):
                parts.append([])
                complete = False
        parts[-1].extend(line)
        complete = complete or linked
    if len(parts) > 1 and not complete:
        parts[-2].extend(parts.pop())
    return parts


def _split_links(runs: Sequence[Run], links: Sequence[Link]) -> list[list[Run]]:
    """Cut before each linked title that only separators part from the link before it."""
    starts: list[int] = []
    between = ""
    bare = all(count_words(run.text) <= 3 for run in runs if run.kind in ("text", "strong", "emphasis"))
    for index, run in enumerate(runs):
        if run.kind != "link":
            between = (between + run.text)[:LONGEST_TEXT]
            continue
        named = _names_work([run], links) and is_title(run.text) and (bare or count_words(run.text) > 2)
        if named and count_words(between) <= (1 if starts else 4):
            starts.append(index)
        between = ""
    if len(starts) < 2:
        return [list(runs)]
    return [list(runs[start:end]) for start, end in pairwise([0, *starts[1:], len(runs)])]


def _names_work(runs: Sequence[Run], links: Sequence[Link]) -> bool:
    return any(run.kind == "link" and run.link is not None and links[run.link].work_id is not None for run in runs)

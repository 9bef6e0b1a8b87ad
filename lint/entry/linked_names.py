"""Authors whose names link to their pages: `*[Ann Smith](…), Bo Li and [Cy Day](…)*` is one list of people."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lint.entry.authors import is_name, read_authors
from lint.entry.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE = (",", ";", "&", " and")
_BEHIND = (",", ";", " &", " and", ".", "*")


def join_linked_names(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs, with each list of people in italics as one run whether or not some of the names are links."""
    kinds = [run.kind for run in runs]
    if ("link", "emphasis") not in pairwise(kinds) and ("emphasis", "link") not in pairwise(kinds):
        return runs
    joined: list[Run] = []
    for may_be_names, group in groupby(runs, _may_be_names):
        members = list(group)
        text = "".join(run.text for run in members)
        is_list = may_be_names and _are_parted(members) and read_authors(text, marked=True) is not None
        joined += [Run("emphasis", text)] if is_list else members
    return joined


def _may_be_names(run: Run) -> bool:
    return run.kind == "emphasis" or (run.kind == "link" and " " in run.text and is_name(run.text))


def _are_parted(runs: Sequence[Run]) -> bool:
    """Whether links and italics take turns, with a sign between a link and the name beside it."""
    for one, other in pairwise(runs):
        if one.kind == other.kind:
            return False
        if other.kind == "link" and not one.text.rstrip().endswith(_BEFORE):
            return False
        if one.kind == "link" and not other.text.startswith(_BEHIND):
            return False
    return len(runs) > 1

"""What would change, as a unified diff that `git apply` and `patch` take.

`difflib` alone looks for the longest common runs, in quadratic time for a list in which every other line changes. Here
lines that stand once in both texts are aligned first (Bram Cohen's patience diff), which takes linear time.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher
from itertools import takewhile
from pathlib import Path

from lint.rise import longest_rise

_QUOTED = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff]')
_ESCAPES = {byte: f"\\{byte:03o}" for byte in (*range(0x20), *range(0x7F, 0x100))} | {0x22: '\\"', 0x5C: "\\\\"}
Place = tuple[int, int]
"""Indexes of one line in the old and in the new text."""


def unified_diff(old: str, new: str, path: str, *, created: bool = False) -> str:
    """The differences of two versions of a file, which may be `created` by them; empty where there are none."""
    if old == new:
        return ""
    before, after = _lines(old), _lines(new)
    matcher = _Matcher(before, after)
    hunks = [_hunk(group, before, after) for group in matcher.get_grouped_opcodes()]
    former = "/dev/null" if created else _name("a", path)
    return "".join([f"--- {former}\n+++ {_name('b', path)}\n", *hunks])


def _name(side: str, path: str) -> str:
    """A file's name as git writes it: from the current folder, or else from the topmost one.

    A tab ends a name with a space, without which GNU patch would take the space for the end. Quotes hold a name with
    what would end the line, and with bytes that are not UTF-8.
    """
    if Path(path).is_absolute():
        below = os.path.relpath(path)
        path = path.lstrip("/") if below.startswith("..") else below
    name = f"{side}/{Path(path).as_posix()}"
    if _QUOTED.search(name):
        return f'"{"".join(_ESCAPES.get(byte, chr(byte)) for byte in name.encode("utf-8", "surrogateescape"))}"'
    return f"{name}\t" if " " in name else name


def _lines(text: str) -> list[str]:
    """The lines as git counts them: ended by a line feed and by nothing else."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], lines[-1][:-1]] if lines[-1] != "\n" else lines[:-1]


class _Matcher(SequenceMatcher[str]):
    """Matches of lines by the lines that are unique in both texts."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[Match]:
        old, new = self._old, self._new
        last = len(old), len(new)
        blocks: list[Match] = []
        start = 0, 0
        for end in (*_aligned(old, new), last):
            forward = _run(zip(old[slice(start[0], end[0])], new[slice(start[1], end[1])], strict=False))
            blocks.append(Match(*start, forward))
            gap = slice(start[0] + forward, end[0]), slice(start[1] + forward, end[1])
            backward = _run(zip(reversed(old[gap[0]]), reversed(new[gap[1]]), strict=False))
            blocks.append(Match(end[0] - backward, end[1] - backward, backward))
            start = end
        return _joined(blocks, last)


def _run(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are equal before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[Place]:
    """Places of as many unique lines as keep their order."""
    counts, others = Counter(old), Counter(new)
    where = {line: index for index, line in enumerate(new) if others[line] == 1}
    places = [(index, where[line]) for index, line in enumerate(old) if counts[line] == 1 and line in where]
    return [places[one] for one in longest_rise([place for _, place in places])]


def _joined(blocks: list[Match], end: Place) -> list[Match]:
    """Blocks of equal lines with neighbours put together, and the empty one at the end that `difflib` expects."""
    joined: list[Match] = []
    for block in blocks:
        if joined and joined[-1].a + joined[-1].size == block.a and joined[-1].b + joined[-1].size == block.b:
            joined[-1] = Match(joined[-1].a, joined[-1].b, joined[-1].size + block.size)
        elif block.size:
            joined.append(block)
    return [*joined, Match(*end, 0)]


def _hunk(group: Sequence[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]) -> str:
    first, last = group[0], group[-1]
    lines = [f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"]
    for tag, old_start, old_end, new_start, new_end in group:
        if tag == "equal":
            lines += [f" {line}" for line in old[old_start:old_end]]
        else:
            lines += [f"-{line}" for line in old[old_start:old_end]]
            lines += [f"+{line}" for line in new[new_start:new_end]]
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _range(start: int, end: int) -> str:
    """A range of lines as a hunk's head writes it: from 1, an empty one by the line before it."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"

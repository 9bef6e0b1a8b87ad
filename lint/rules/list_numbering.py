"""A numbered list that jumps or repeats.

GitHub counts a list up from its first number, whatever the others say. The page therefore hides a jump or a repetition,
but everyone who edits the list, or cites "paper 14", works with wrong numbers. Where other blocks part a list in
pieces, GitHub does show the numbers as written, and two pieces may carry the same one.

A list whose items all bear the same number (`1.` throughout) leaves the counting to GitHub and is fine.

```markdown bad
## Papers

1. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
2. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)
2. [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)
3. [Auto-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)
```

```text findings
5:1 numbered 2 again, where GitHub shows 3; write `3.`
```

```markdown fixed
## Papers

1. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
2. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)
3. [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)
4. [Auto-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)
```

```markdown good
1. Cost
- **Measuring the carbon intensity of AI in cloud instances**, 2022. [Paper](https://arxiv.org/abs/2206.05229)

2. Latency
- **Holistic Evaluation of Language Models**, 2022. [Paper](https://arxiv.org/abs/2211.09110)

<!-- -->

1. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
1. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)
```

The fix renumbers the items from the reported one on, up to the next that is reported, and keeps what is nested in them
nested. The page does not change by it, except where a list in pieces shows its numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Span
from lint.finding import Edit, Finding, Fix
from lint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lint.document import Document
    from lint.rule import Context

_MARKER = re.compile(r"([0-9]{1,9})([.)])")
_WIDEST_GAP = 2
"""A piece of a list that starts further on than this belongs to another list, or to none (`2019. A good year`)."""


class Item(NamedTuple):
    """A numbered item: the number as written, and where it and its whole item stand."""

    number: int
    delimiter: str
    digits: Span
    span: Span
    padding: int
    """Spaces between the marker and the text."""


@rule()
def check(context: Context) -> Iterable[Finding]:
    for document in context.documents:
        starts = [heading.span.start for heading in document.headings]
        section, last = -1, dict[tuple[int | None, str], int]()
        for parent, items in _ordered_lists(document):
            here = bisect_left(starts, items[0].span.start)
            if here != section:
                section, last = here, {}
            key = (parent, items[0].delimiter)
            yield from _jumps(document, items, last.get(key))
            last[key] = items[-1].number


def _ordered_lists(document: Document) -> Iterator[tuple[int | None, list[Item]]]:
    """The numbered lists in document order, each with the block that it stands in."""
    lists: dict[int, list[Item]] = {}
    for block in document.blocks:
        match = _MARKER.fullmatch(block.marker) if block.kind == "item" else None
        if match is not None and block.parent is not None:
            start = document.text.rfind(block.marker, 0, block.span.start)
            digits = Span(start, start + len(match[1]))
            padding = block.span.start - start - len(block.marker)
            lists.setdefault(block.parent, []).append(Item(int(match[1]), match[2], digits, block.span, padding))
    for index, items in lists.items():
        yield document.blocks[index].parent, items


def _jumps(document: Document, items: list[Item], last: int | None) -> Iterator[Finding]:
    first = _first_number(items, last)
    repeated = _repeated(items)
    off = [0 if item.number == repeated else item.number - (first + place) for place, item in enumerate(items)]
    starts = [place for place in range(len(items)) if off[place] and (place == 0 or off[place] != off[place - 1])]
    for start in starts:
        end = next((place for place in range(start, len(items)) if off[place] != off[start]), len(items))
        edits = tuple(edit for place in range(start, end) for edit in _renumber(document, items[place], first + place))
        item, right = items[start], first + start
        before = items[start - 1].number if start else last
        how = f"{item.number} again" if item.number == before else f"{item.number} after {before}"
        why = "where GitHub shows" if start else "where its piece of the list goes on with"
        message = f"numbered {how}, {why} {right}; write `{right}{item.delimiter}`"
        yield Finding(document.path, Span(item.digits.start, item.digits.end + 1), message, Fix(edits, safe=start > 0))


def _first_number(items: list[Item], last: int | None) -> int:
    """What the list should start with: its own number, unless it plainly continues a piece that stands before it."""
    number = items[0].number
    if last is None or number in (0, 1, last + 1) or number > last + 1 + _WIDEST_GAP:
        return number
    return last + 1


def _repeated(items: list[Item]) -> int | None:
    """The number that (nearly) all items bear, which leaves the counting to GitHub."""
    pairs = Counter((one.number, other.number) for one, other in pairwise(items))
    (one, other), times = pairs.most_common(1)[0] if pairs else ((0, 1), 0)
    if one != other or times * 2 <= len(items) - 1 or (len(items) == 2 and one != 1):
        return None
    return one


def _renumber(document: Document, item: Item, number: int) -> Iterator[Edit]:
    """Write another number without moving the text's column, on which what is nested in the item depends."""
    text = str(number)
    wider = len(text) - (item.digits.end - item.digits.start)
    yield Edit(item.digits, text)
    marker_end = item.digits.end + 1
    if wider < 0 and "\n" in document.text[slice(*item.span)].strip():
        yield Edit(Span(marker_end, marker_end), " " * -wider)
    elif wider > 0 and item.padding > wider:
        yield Edit(Span(marker_end, marker_end + wider), "")
    elif wider > 0:
        for match in re.compile(r"\n([ \t]+)(?=\S)").finditer(document.text, *item.span):
            yield Edit(Span(match.start(1), match.start(1)), " " * wider)

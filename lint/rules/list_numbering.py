"""A numbered list that jumps or repeats.

GitHub counts a list up from its first number, whatever the others say. The page therefore hides a jump or a repetition,
but everyone who edits the list, or cites "paper 14", works with wrong numbers. Where other blocks part a list in
pieces, GitHub does show the numbers as written, and two pieces may carry the same one.

A list whose items all bear the same number (`1.` throughout) leaves the counting to GitHub and is fine; where nearly
all do, the others are given that number too.

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

from typing import TYPE_CHECKING

from lint.document import Span
from lint.finding import Finding, Fix
from lint.numbering import ordered_lists, renumber, repeated_number
from lint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.document import Document
    from lint.numbering import Item
    from lint.rule import Context

_WIDEST_GAP = 2
"""A piece of a list that starts further on than this belongs to another list, or to none (`2019. A good year`)."""


@rule(alone=True)
def check(context: Context) -> Iterable[Finding]:
    for document in context.documents:
        section, last = -1, dict[tuple[int | None, str], int]()
        for parent, items in ordered_lists(document):
            here = document.heading_before(items[0].span.start)
            if here != section:
                section, last = here, {}
            key = (parent, items[0].delimiter)
            yield from _jumps(document, items, last.get(key))
            last[key] = items[-1].number


def _jumps(document: Document, items: Sequence[Item], last: int | None) -> Iterator[Finding]:
    first = _first_number(items, last)
    repeated = repeated_number(items)
    off = [0 if item.number == repeated else item.number - (first + place) for place, item in enumerate(items)]
    starts = [place for place in range(len(items)) if off[place] and (place == 0 or off[place] != off[place - 1])]
    for start in starts:
        end = next((place for place in range(start, len(items)) if off[place] != off[start]), len(items))
        item, shown = items[start], first + start
        same = repeated if start else None
        edits = tuple(
            edit
            for place in range(start, end)
            for edit in renumber(document, items[place], first + place if same is None else same)
        )
        before = items[start - 1].number if start else last
        how = f"{item.number} again" if item.number == before else f"{item.number} after {before}"
        why = f"{'where GitHub shows' if start else 'where its piece of the list goes on with'} {shown}"
        if same is not None:
            why += f" and most items bear {same}"
        message = f"numbered {how}, {why}; write `{shown if same is None else same}{item.delimiter}`"
        yield Finding(document.path, Span(item.digits.start, item.digits.end + 1), message, Fix(edits, safe=start > 0))


def _first_number(items: Sequence[Item], last: int | None) -> int:
    """What the list should start with: its own number, unless it plainly continues a piece that stands before it."""
    number = items[0].number
    if last is None or number in (0, 1, last + 1) or number > last + 1 + _WIDEST_GAP:
        return number
    return last + 1

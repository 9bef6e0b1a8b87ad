"""A bracket, an emphasis or an HTML tag is opened and not closed, or closed and never opened.

`[[Code](https://…)` leaves a bracket on the page, `**Title **` leaves its asterisks, because the closing ones must not
follow a space, and `<b>License<b>` opens a second time where it should close: everything after it turns bold.

```markdown bad
- **Attention Is All You Need**. [[Paper](https://arxiv.org/abs/1706.03762)
- **LLaMA: Open and Efficient Foundation Language Models **. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM 2 Technical Report** (2023. [Paper](https://arxiv.org/abs/2305.10403)
- **GPT-4 Technical Report** （2023). [Paper](https://arxiv.org/abs/2303.08774)

<table><tr><td><b>License<b></td><td>Apache 2.0</td></tr></table>
```
```text findings
1:34 [ is never closed; close it, or drop it
2:3 ** is shown as it stands, since it has no partner that it can close with
3:31 ( is never closed; close it, or drop it
4:30 （ is closed by ), which is of another width; write (
6:26 <b> opens again what is open already; write </b>
```

```markdown fixed
- **Attention Is All You Need**. [[Paper](https://arxiv.org/abs/1706.03762)
- **LLaMA: Open and Efficient Foundation Language Models **. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM 2 Technical Report** (2023. [Paper](https://arxiv.org/abs/2305.10403)
- **GPT-4 Technical Report** (2023). [Paper](https://arxiv.org/abs/2303.08774)

<table><tr><td><b>License</b></td><td>Apache 2.0</td></tr></table>
```

Half-open intervals, enumerations, faces, code and formulas have brackets of their own:

```markdown good
- a) **Scores in [0, 1)** :) `f(` $[a, b)$. [Paper](https://arxiv.org/abs/1706.03762)
```

A tag that opens twice is mended, and a bracket that closes one of another width (`（ICML 2020)`); where anything else
should close is yours to say. The fix is safe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.document import Block, Document, Span, Style
from lint.finding import Edit, Finding, Fix, Severity
from lint.prose import is_cjk
from lint.rule import Context, rule
from lint.unrendered import unrendered

_TAG = re.compile(r"<(/?)(b|i|u|s|em|strong|del|ins|sub|sup|code|kbd|small|font)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_BRACKET = re.compile(r"[][()（）]")
_NARROW = {"（": "(", "）": ")"}
_WIDE = {narrow: wide for wide, narrow in _NARROW.items()}
_NO_BRACKET = re.compile(
    r"[:;=]['-]?[()\[\]]+"  # a face
    r"|(?:(?<=\s)|^|(?<=[(,;:>*_，；：、。]))\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[)）]",  # (1), 1), a), iv)
    re.MULTILINE,
)
_NUMBERED = re.compile(r"(?<=[^\W\d_])\d{1,2}[)）]")
"""A number of an enumeration where the letter before it is Chinese, Japanese or Korean: `和2)`."""
_END_OF_INTERVAL = r"\s*[-+~<≈]?(?:\d{1,3}(?:,\d{3})++|[\d.∞]+)\s*"
_INTERVAL = re.compile(rf"[\[(（]{_END_OF_INTERVAL}[,，]{_END_OF_INTERVAL}[\])）]")
_OPENER = {"]": "[", ")": "("}
_STRONG = re.compile(r"(?<![*\\])\*\*(?![*\s])|(?<![*\s\\])\*\*(?!\*)")
_NO_CLOSER = re.compile(r"(?<=[ \t])\*\*(?=[\s.,;:!?)]|\Z)")
"""Asterisks that were meant to close, and cannot, since a space stands before them."""


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        texts = document.texts
        yield from _tags(document, [block.span.start for block in texts])
        for block in texts:
            yield from _emphasis(document, block)
        if uneven := [block for block in texts if _is_uneven(document.prose, block.span)]:
            others = {place for link in unrendered(document) for place in range(*link.span)}  # entry-link reports them
            for block in uneven:
                yield from _brackets(document, block, others)


def _tags(document: Document, starts: Sequence[int]) -> Iterator[Finding]:
    """HTML tags without a partner. Two that open and never close, in one block, were meant to be a pair."""
    open_tags: dict[str, list[re.Match[str]]] = {}
    for tag in _TAG.finditer(document.prose):
        waiting = open_tags.setdefault(tag[2].lower(), [])
        if not tag[1]:
            waiting.append(tag)
        elif waiting:
            waiting.pop()
        else:
            yield Finding(document.path, Span(*tag.span()), f"{tag[0]} closes what was never opened; drop it")
    for name, left in open_tags.items():
        for _, group in groupby(left, key=lambda tag: bisect_right(starts, tag.start())):
            tags = list(group)
            for tag in tags[1::2]:
                message = f"{tag[0]} opens again what is open already; write </{name}>"
                yield Finding(document.path, Span(*tag.span()), message, Fix((Edit(Span(*tag.span()), f"</{name}>"),)))
            if len(tags) % 2:
                yield Finding(document.path, Span(*tags[-1].span()), f"{tags[-1][0]} is never closed; add </{name}>")


def _is_uneven(text: str, span: Span) -> bool:
    """Whether brackets lack a partner; as many closed as opened are taken to be pairs."""
    start, end = span
    return text.count("[", start, end) != text.count("]", start, end) or (
        text.count("(", start, end) != text.count(")", start, end)
    )


def _brackets(document: Document, block: Block, others: set[int]) -> Iterator[Finding]:
    """The first bracket of each kind without a partner."""
    text = document.prose
    start, end = block.span
    odd = {place for match in _NO_BRACKET.finditer(text, start, end) for place in range(*match.span())}
    odd |= {match.end() - 1 for match in _NUMBERED.finditer(text, start, end) if is_cjk(text[match.start() - 1])}
    interval = {place for match in _INTERVAL.finditer(text, start, end) for place in range(*match.span())}
    waiting: dict[str, list[int]] = {"[": [], "(": []}
    for match in _BRACKET.finditer(text, *block.span):
        place, bracket = match.start(), _NARROW.get(match[0], match[0])
        if place in interval:
            continue
        if bracket in waiting:
            waiting[bracket].append(place)
        elif before := waiting[_OPENER[bracket]]:
            if (text[before[-1]] in _NARROW) == (match[0] in _NARROW):
                before.pop()
            elif others.isdisjoint((before[-1], place)) and place not in odd:
                yield _of_two_widths(document, block, Span(before.pop(), place + 1))
        elif match[0] not in _NARROW and place not in odd and place not in others:
            message = f"{bracket} has no {_OPENER[bracket]} before it; add it, or drop this one"
            yield Finding(document.path, Span(place, place + 1), message)
            return
    for bracket, places in waiting.items():
        narrow = (place for place in places if text[place] == bracket)
        place = next((place for place in narrow if place not in odd and place not in others), -1)
        if place >= 0:
            yield Finding(document.path, Span(place, place + 1), f"{bracket} is never closed; close it, or drop it")


def _of_two_widths(document: Document, block: Block, pair: Span) -> Finding:
    """A bracket that one of another width closes. What stands between says which of the widths is meant."""
    text = document.prose
    first, last = text[pair.start], text[pair.end - 1]
    own = _NARROW if text[pair.start + 1 : pair.end - 1].isascii() else _WIDE
    place = pair.start if first in own else pair.end - 1
    span = Span(place, place + 1)
    right = own[text[place]]
    counts = [sum(text.count(each, *block.span) for each in either) for either in ("(（", ")）")]
    fix = Fix((Edit(span, right),)) if counts[0] == counts[1] else None
    return Finding(document.path, span, f"{first} is closed by {last}, which is of another width; write {right}", fix)


def _emphasis(document: Document, block: Block) -> Iterator[Finding]:
    """Asterisks that were meant to make text bold, and are shown."""
    texts = [piece for piece in block.pieces if "**" in piece.text]
    shown = sum(piece.text.count("**") for piece in texts if not piece.style & (Style.CODE | Style.IMAGE))
    if shown:
        marks = list(_STRONG.finditer(document.prose, *block.span))
        if marks:
            closer = _NO_CLOSER.search(document.prose, *block.span)
            before = [mark for mark in marks if closer and mark.start() < closer.start()]
            span = Span(*(before[-1] if before else marks[0 if len(marks) <= shown else -1]).span())
            yield Finding(
                document.path, span, "** is shown as it stands, since it has no partner that it can close with"
            )

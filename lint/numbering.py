"""Numbered lists: their items as written, and writing other numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Span
from lint.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.document import Document

_MARKER = re.compile(r"([0-9]{1,9})([.)])")
_INDENTED_LINE = re.compile(r"\n([ \t]+)(?=\S)")


class Item(NamedTuple):
    """A numbered item: the number as written, and where it and its whole item stand."""

    number: int
    delimiter: str
    digits: Span
    span: Span
    padding: int
    """Spaces between the marker and the text."""


def ordered_lists(document: Document) -> Iterator[tuple[int | None, list[Item]]]:
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


def repeated_number(items: Sequence[Item]) -> int | None:
    """The number that (nearly) all items bear, which leaves the counting to GitHub."""
    pairs = Counter((one.number, other.number) for one, other in pairwise(items))
    (one, other), times = pairs.most_common(1)[0] if pairs else ((0, 1), 0)
    if one != other or times * 2 <= len(items) - 1 or (len(items) == 2 and one != 1):
        return None
    return one


def renumber(document: Document, item: Item, number: int) -> Iterator[Edit]:
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
        for match in _INDENTED_LINE.finditer(document.text, *item.span):
            yield Edit(Span(match.start(1), match.start(1)), " " * wider)

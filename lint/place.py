"""Where in an entry something stands that was read from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.document import Span

if TYPE_CHECKING:
    from lint.document import Document, Entry

_WORD = re.compile(r"[^\W_]+")
_MARKUP = r"[\W_]{1,60}?"
_MARKUP_OR_YEAR = r"[\W\d_]{1,60}?"
_LETTERS = re.compile(r"[^\W\d_]+")


def name_places(document: Document, entry: Entry) -> list[Span]:
    """Every place where the entry's title or label stands, markup between its words included."""
    names = [name for name in (entry.title, entry.label) if name]
    patterns = [pattern for name in names if (pattern := _pattern(_WORD.findall(name), _MARKUP, r"[^\W_]"))]
    # Formulas are no prose, but stand in titles.
    texts = document.prose, document.text
    return [Span(*found.span()) for each in patterns for text in texts for found in each.finditer(text, *entry.span)]


def venue_place(document: Document, entry: Entry) -> Span | None:
    """Where the entry states its venue, a year among its words included; None where that is not certain."""
    pattern = _pattern(_LETTERS.findall(entry.venue or ""), _MARKUP_OR_YEAR, r"[^\W\d_]")
    names = name_places(document, entry)
    found = pattern.finditer(document.prose, *entry.span) if pattern else iter(())
    return next((span for place in found if not overlaps(span := Span(*place.span()), names)), None)


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a span has a character in common with one of the others."""
    return any(span.start < other.end and other.start < span.end for other in others)


def _pattern(words: list[str], between: str, inner: str) -> re.Pattern[str] | None:
    """Words in a row that are not part of longer ones."""
    return re.compile(rf"(?<!{inner}){between.join(map(re.escape, words))}(?!{inner})") if words else None

"""The sections of a list as a person names them, and the order that the entries of one follow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.arxiv import arxiv_month
from lint.contents import words
from lint.errors import LintError, did_you_mean
from lint.title import title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.document import Document, Entry

_CLEAR = 0.9
"""The share of neighbours in order from which a section counts as sorted."""
_LEANING = 0.7
"""The share of neighbours by date from which new entries go to one end."""
_NAMED = 4
"""Sections of one name that a message names."""
_LISTED = 8
"""Sections that a message lists where a name means none."""
_MATCHES: tuple[Callable[[tuple[str, ...], tuple[str, ...]], bool], ...] = (
    lambda wanted, words: wanted == words,
    lambda wanted, words: set(wanted) <= set(words),
    lambda wanted, words: "".join(wanted) in "".join(words),
)
"""How the words of a name and of a heading may agree, the closest first."""


class Order(NamedTuple):
    """What a section is sorted by."""

    key: Callable[[Entry], object | None]
    """What an entry is sorted by; None where it does not tell."""
    rising: bool
    strict: bool
    """Whether a new entry has a place among the others; without it, it goes to the end that new ones go to."""


def find_section(document: Document, name: str) -> int:
    """Index of the heading that a name means, by its words or some of them; `Parent > Child` tells equal names apart.

    Raises LintError for a name that means none or several.
    """
    *above, own = [words(part) for part in name.split(">")]
    paths = _paths(document)
    below = [index for index, path in enumerate(paths) if _lies_below(path, above)] if own else []
    for matches in _MATCHES:
        named = [index for index in below if matches(own, words(paths[index][-1]))]
        holding = [index for index in named if entries_of(document, index)]
        if len(named) == 1 or len(holding) == 1:
            return (holding or named)[0]
        if named:
            places = ", ".join(f'"{" > ".join(paths[index])}"' for index in named[:_NAMED])
            raise LintError(
                f'{document.path} has {len(named)} sections "{name}"; name one with those above it: {places}'
            )
    raise LintError(f'{document.path} has no section "{name}"{_near(document, name) or _listing(document)}')


def entries_of(document: Document, heading: int) -> list[Entry]:
    """The entries that stand right under a heading, before the next; a heading may itself be an entry."""
    as_entries = {entry.block for entry in document.entries}
    own, *others = document.headings[heading:]
    if own.block in as_entries:
        return []
    end = next((each.span.start for each in others if each.block not in as_entries), len(document.text))
    return [entry for entry in document.entries if own.span.start <= entry.span.start < end]


def order_of(entries: Sequence[Entry]) -> Order | None:
    """What entries are sorted by: their dates, or else titles or labels; None where nothing shows."""
    leaning: Order | None = None
    for key in (_date, _year, _title, _label):
        known = [value for entry in entries if (value := key(entry)) is not None]
        pairs = [(one, other) for one, other in pairwise(known) if one != other]
        if len(pairs) < 2 or len(known) * 2 < len(entries):
            continue
        share = sum(one < other for one, other in pairs) / len(pairs)  # type: ignore[operator]
        rising, agreeing, dated = share > 0.5, max(share, 1 - share), key in (_date, _year)
        if not rising and not dated:
            continue  # nobody sorts by titles from Z to A
        if agreeing >= _CLEAR:
            return Order(key, rising, strict=True)
        if dated and leaning is None and agreeing >= _LEANING:
            leaning = Order(key, rising, strict=False)
    return leaning


def _date(entry: Entry) -> tuple[int, int] | None:
    """Year and month, by the arXiv id."""
    months = [arxiv_month(each.value) for each in entry.ids if each.scheme == "arxiv"]
    return months[0] if months else None


def _year(entry: Entry) -> int | None:
    return entry.year


def _title(entry: Entry) -> str | None:
    return title_key(entry.title) if entry.title else None


def _label(entry: Entry) -> str | None:
    return title_key(entry.label) if entry.label else None


def _paths(document: Document) -> list[list[str]]:
    """For each heading those above it and itself, outermost first."""
    paths: list[list[str]] = [[] for _ in document.headings]
    for index, below in enumerate(document.sections):
        for each in (index, *below):
            paths[each].append(document.headings[index].text)
    return paths


def _lies_below(path: list[str], wanted: list[tuple[str, ...]]) -> bool:
    """Whether there is a heading above the last of a path for each that is wanted, with all its words."""
    above = [set(words(text)) for text in path[:-1]]
    return all(any(each.issuperset(part) for each in above) for part in wanted)


def _near(document: Document, name: str) -> str:
    """The end of a message that asks whether a heading, or how one begins, was meant."""
    headings = [heading.text for heading in document.headings]
    beginnings = {" ".join(text.split()[: len(name.split())]) for text in headings} - {""}
    return did_you_mean(name, headings) or did_you_mean(name, sorted(beginnings))


def _listing(document: Document) -> str:
    holding = sorted({document.heading_before(entry.span.start) for entry in document.entries} - {-1})
    if not holding:
        return ""
    some = ", ".join(f'"{document.headings[each].text}"' for each in holding[:_LISTED])
    return f"; its sections are {some}{' and others' if len(holding) > _LISTED else ''}"

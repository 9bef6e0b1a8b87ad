"""The sections of a list as a person names them, and the order that the entries of one follow."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.arxiv import arxiv_month, valid_arxiv
from lint.contents import words
from lint.errors import LintError, nearest
from lint.title import title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.document import Document, Entry

_CLEAR = 0.9
"""The share of neighbours in order from which a section counts as sorted."""
_LEANING = 0.7
"""The share of neighbours by date from which new entries go to one end."""


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
    wanted = [words(part) for part in name.split(">")]
    paths = _paths(document)
    named = [heading for heading, path in enumerate(paths) if _ends(path, wanted, exact=True)]
    named = named or [heading for heading, path in enumerate(paths) if _ends(path, wanted, exact=False)]
    squeezed = "".join(wanted[-1])
    named = named or [heading for heading, path in enumerate(paths) if squeezed and squeezed in "".join(path[-1])]
    if len(named) == 1:
        return named[0]
    if named:
        with_entries = [heading for heading in named if entries_of(document, heading)]
        if len(with_entries) == 1:
            return with_entries[0]
        places = ", ".join(f'"{" > ".join(_shown(document, heading))}"' for heading in named[:4])
        raise LintError(f'{document.path} has {len(named)} sections "{name}"; name one with those above it: {places}')
    starts = {" ".join(heading.text.split()[: len(name.split())]) for heading in document.headings}
    known = nearest(name, (heading.text for heading in document.headings)) or nearest(name, sorted(starts))
    raise LintError(f'{document.path} has no section "{name}"{known or _listing(document)}')


def entries_of(document: Document, heading: int) -> list[Entry]:
    """The entries that stand right under a heading, before the next; a heading may itself be an entry."""
    as_entries = {entry.block for entry in document.entries if entry.shape == "heading"}
    sections = [index for index, each in enumerate(document.headings) if each.block not in as_entries]
    if heading not in sections:
        return []
    starts = [document.headings[index].span.start for index in sections]
    place = sections.index(heading)
    return [entry for entry in document.entries if bisect_right(starts, entry.span.start) - 1 == place]


def order_of(entries: Sequence[Entry]) -> Order | None:
    """What entries are sorted by: their dates, or else titles or labels; None where nothing shows."""
    leaning: Order | None = None
    for key in (_date, _year, _title, _label):
        known = [value for entry in entries if (value := key(entry)) is not None]
        pairs = [(one, other) for one, other in pairwise(known) if one != other]
        if len(pairs) < 2 or len(known) * 2 < len(entries):
            continue
        rising = sum(one < other for one, other in pairs) / len(pairs)  # type: ignore[operator]
        if rising >= _CLEAR or (rising <= 1 - _CLEAR and key in (_date, _year)):
            return Order(key, rising >= _CLEAR, strict=True)
        if leaning is None and key in (_date, _year) and (rising >= _LEANING or rising <= 1 - _LEANING):
            leaning = Order(key, rising >= _LEANING, strict=False)
    return leaning


def _date(entry: Entry) -> tuple[int, int] | None:
    """Year and month, by the arXiv id."""
    months = [arxiv_month(each.value) for each in entry.ids if each.scheme == "arxiv" and valid_arxiv(each.value)]
    return months[0] if months else None


def _year(entry: Entry) -> int | None:
    return entry.year


def _title(entry: Entry) -> str | None:
    return title_key(entry.title) if entry.title else None


def _label(entry: Entry) -> str | None:
    return title_key(entry.label) if entry.label else None


def _paths(document: Document) -> list[list[list[str]]]:
    """For each heading the words of those above it and of its own, outermost first."""
    above: list[tuple[int, list[str]]] = []
    paths = []
    for heading in document.headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        above.append((heading.level, words(heading.text)))
        paths.append([each for _, each in above])
    return paths


def _ends(path: list[list[str]], wanted: list[list[str]], *, exact: bool) -> bool:
    """Whether the last heading is the one wanted, under those wanted above it."""
    own, above = wanted[-1], wanted[:-1]
    if not own or not (path[-1] == own if exact else set(own) <= set(path[-1])):
        return False
    return all(any(set(part) <= set(heading) for heading in path[:-1]) for part in above)


def _shown(document: Document, heading: int) -> list[str]:
    level, path = document.headings[heading].level, [document.headings[heading].text]
    for each in reversed(document.headings[:heading]):
        if each.level < level:
            level, path = each.level, [each.text, *path]
    return path


def _listing(document: Document) -> str:
    starts = [each.span.start for each in document.headings]
    holding = sorted({bisect_right(starts, entry.span.start) - 1 for entry in document.entries} - {-1})
    if not holding:
        return ""
    some = ", ".join(f'"{document.headings[each].text}"' for each in holding[:8])
    return f"; its sections are {some}{' and others' if len(holding) > 8 else ''}"

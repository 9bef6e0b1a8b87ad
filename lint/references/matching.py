"""Which entry of a bibliography file is of which work."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lint.page import page_key
from lint.references.bibtex import Block, ids_of, inner, record_of
from lint.references.latex import decode, verbatim
from lint.references.reference import LIST, Reference, claimed_ids
from lint.title import clearly_differ, title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lint.identifiers import WorkId
    from lint.work import Work

_CANDIDATES = 8
"""Entries under one identifier, title or page that are looked at; a bound, to stay linear on any input."""


class _Wanted(NamedTuple):
    """What tells a work's entry."""

    reference: Reference
    ids: frozenset[WorkId]
    title: str
    titles: frozenset[str]
    """The keys of the list's title, with its label before it too, and of the services'."""
    page: str


class _Known(NamedTuple):
    """What an entry of the file says."""

    entry: Block
    ids: frozenset[WorkId]
    title: str
    key: str
    """The title's."""
    page: str


def match(works: Sequence[Work], references: Sequence[Reference], entries: Sequence[Block]) -> list[Block | None]:
    """The entry of each work, where it has one: each entry is at most one work's.

    Identifier and title together say most, then the identifier with a title that may be the same, then the title
    alone, then the page, and in the end the identifier alone: a list may correct a title, or a link.
    """
    known = list(map(_known, entries))
    wanted = list(map(_wanted, works, references))
    by_clue: dict[object, list[int]] = {}
    for index, entry in enumerate(known):
        for clue in (*entry.ids, ("title", entry.key), ("page", entry.page)):
            by_clue.setdefault(clue, []).append(index)
    candidates = [[one for clue in _clues(each) for one in by_clue.get(clue, ())[:_CANDIDATES]] for each in wanted]
    found: list[int | None] = [None] * len(wanted)
    used: set[int] = set()
    for fits in _ROUNDS:
        for number, work in enumerate(wanted):
            if found[number] is None:
                free = (one for one in candidates[number] if one not in used and fits(work, known[one]))
                for index in islice(free, 1):
                    found[number] = index
                    used.add(index)
    return [None if place is None else entries[place] for place in found]


def _wanted(work: Work, reference: Reference) -> _Wanted:
    titles = [title for title in (work.title, reference.title) if title]
    if work.title and work.label:  # `**GLIGEN:** Open-Set Grounded Generation`: elsewhere one title
        titles.append(f"{work.label}: {work.title}")
    # A file holds an address without the characters that could end its field.
    page = page_key(verbatim(reference.url or ""))
    ids = frozenset((*claimed_ids(work), *reference.ids))
    return _Wanted(reference, ids, work.title or reference.title, frozenset(map(title_key, titles)), page)


def _known(entry: Block) -> _Known:
    title = decode(inner(entry.fields.get("title", "")))
    return _Known(
        entry, frozenset(ids_of(entry)), title, title_key(title), page_key(inner(entry.fields.get("url", "")))
    )


def _clues(work: _Wanted) -> Iterator[object]:
    yield from work.ids
    yield from (("title", key) for key in work.titles)
    yield "page", work.page


def _shares_id(work: _Wanted, entry: _Known) -> bool:
    return not work.ids.isdisjoint(entry.ids)


def _same_title(work: _Wanted, entry: _Known) -> bool:
    return entry.key in work.titles


def _may_be_same(work: _Wanted, entry: _Known) -> bool:
    return not clearly_differ(work.title, entry.title)


def _is_free(work: _Wanted, entry: _Known) -> bool:
    """No other identifier of the entry contradicts; one that we wrote may be outdated, since the list may be."""
    schemes = {work_id.scheme for work_id in work.ids}
    return entry.entry.mark is not None or schemes.isdisjoint(work_id.scheme for work_id in entry.ids - work.ids)


def _same_page(work: _Wanted, entry: _Known) -> bool:
    return not work.ids and not entry.ids and entry.page != "" and work.page == entry.page


def _title_alone(work: _Wanted, entry: _Known) -> bool:
    return _same_title(work, entry) and _is_free(work, entry) and (bool(work.ids) or not entry.page)


def _says_the_same(work: _Wanted, entry: _Known) -> bool:
    """Which of several works with one title an entry is of, its year, authors and venue tell."""
    record = record_of(entry.entry, tuple(entry.ids), LIST)
    own = work.reference
    return (record.year, record.authors, record.venue) == (own.year, own.authors, own.venue)


_ROUNDS: tuple[Callable[[_Wanted, _Known], bool], ...] = (
    lambda work, entry: _shares_id(work, entry) and _same_title(work, entry),
    lambda work, entry: _shares_id(work, entry) and _may_be_same(work, entry),
    lambda work, entry: _same_page(work, entry) and _may_be_same(work, entry),
    lambda work, entry: _title_alone(work, entry) and _says_the_same(work, entry),
    _title_alone,
    _shares_id,
)

"""Which of several opinions about one work is believed: the order of trust, in one place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lint.title import clearly_differ, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.evidence import Evidence
    from lint.identifiers import WorkId
    from lint.work import Name, Record

ORDER = (
    "acl",  # the proceedings themselves
    "pmlr",
    "proceedings",
    "openreview",
    "openreview_old",
    "crossref",  # registration agencies, from what publishers send
    "datacite",
    "doi_org",
    "arxiv",  # the authors themselves
    "semantic_scholar",  # a collection
)
"""Providers from the most to the least trusted; what is not named here, a bibliography file, comes last."""


def records_for(ids: Iterable[WorkId], title: str | None, evidence: Evidence) -> list[Record]:
    """Records of a work under any of its identifiers, and under those that the records themselves add.

    A record whose title is clearly another's is left out: the link is wrong, or the list renamed the paper.
    """
    wanted = list(dict.fromkeys(ids))
    found: dict[tuple[WorkId, str], Record] = {}
    for work_id in wanted:  # grows while it is read
        for record in evidence.records.get(work_id, ()):
            if title is None or not clearly_differ(title, record.title):
                found.setdefault((record.id, record.source), record)
                wanted += [one for one in record.ids if one not in wanted]
    return list(found.values())


def settle(records: Sequence[Record]) -> Record:
    """One record of several about one work.

    A published version is preferred to a preprint, then the more official source. What that record lacks comes from
    the next; a title in capitals gives way to one that is not, and authors that are cut off, initials only, or put
    into alphabetical order to authors that are not.
    """
    ranked = sorted(records, key=_rank)
    best = ranked[0]
    same_kind = [record for record in ranked if record.kind == best.kind]
    return replace(
        best,
        title=_best_title(ranked),
        authors=_best_authors(ranked),
        year=best.year or next((record.year for record in ranked if record.year), None),
        venue=best.venue or next((record.venue for record in same_kind if record.venue), None),
        month=best.month if best.year else None,
        volume=best.volume or next((record.volume for record in same_kind if record.volume), None),
        number=best.number or next((record.number for record in same_kind if record.number), None),
        pages=best.pages or next((record.pages for record in same_kind if record.pages), None),
        publisher=best.publisher or next((record.publisher for record in same_kind if record.publisher), None),
        primary_class=next((record.primary_class for record in ranked if record.primary_class), None),
        ids=tuple(dict.fromkeys(one for record in ranked for one in (record.id, *record.ids))),
        withdrawn=any(record.withdrawn for record in ranked),
    )


def _rank(record: Record) -> tuple[bool, int]:
    source = ORDER.index(record.source) if record.source in ORDER else len(ORDER)
    return record.kind == "misc", source


def _best_title(ranked: Sequence[Record]) -> str:
    """The first that is not in capitals; with its subtitle, where another has one for the same main title."""
    best = next((record.title for record in ranked if not record.title.isupper()), ranked[0].title)
    fuller = [
        record.title
        for record in ranked
        if len(record.title) > len(best) and ":" in record.title and ":" not in best and not record.title.isupper()
    ]
    return next((title for title in fuller if title_key(title.partition(":")[0]) == title_key(best)), best)


def _best_authors(ranked: Sequence[Record]) -> tuple[Name, ...]:
    known = [record.authors for record in ranked if record.authors]
    if not known:
        return ()
    best = known[0]
    for other in known[1:]:
        if not _are_same_people(best, other) and not is_cut(best):
            continue
        worse = (is_cut(best), are_initials(best), _is_alphabetical(best))
        if (is_cut(other), are_initials(other), _is_alphabetical(other)) < worse and not is_cut(other):
            best = other
    return best


def _are_same_people(one: Sequence[Name], other: Sequence[Name]) -> bool:
    return {title_key(name.family) for name in one} == {title_key(name.family) for name in other}


def is_cut(names: Sequence[Name]) -> bool:
    """Whether more people wrote a work than are named."""
    return names[-1].family == "others"


def are_initials(names: Sequence[Name]) -> bool:
    """Whether the given names are initials, most of them."""
    given = [name.given for name in names if name.given]
    return sum(all(len(part) <= 1 for part in _parts(one)) for one in given) * 2 > len(given)


def _parts(given: str) -> list[str]:
    return [part.strip(".") for part in given.replace("-", " ").replace(".", " ").split()]


def _is_alphabetical(names: Sequence[Name]) -> bool:
    families = [title_key(name.family) for name in names]
    return len(families) >= 5 and families == sorted(families)

"""What a list cites, one mention after the other."""

from __future__ import annotations

import re
from itertools import chain, takewhile
from typing import TYPE_CHECKING, NamedTuple

from lint.entry.authors import ET_AL, are_names, names_people, read_author_year
from lint.title import compare_titles, is_telling, title_key, title_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.document import Document, Entry, Link
    from lint.identifiers import WorkId


class Mention(NamedTuple):
    """One place that cites a work."""

    document: int
    """Index into the documents that were given to `cite`."""
    entry: int | None
    """Index into that document's entries of the entry that lists the work; None where a link cites it in passing:
    outside every entry, or in an entry that lists another work."""
    link: int | None
    """Index into that document's links of the first link that names the work there; None where only the title does."""


class Cited(NamedTuple):
    """One mention with what it says of the work; mentions sort by order."""

    order: int
    mention: Mention
    ids: tuple[WorkId, ...]
    urls: tuple[str, ...]
    title: str | None
    label: str | None
    authors: str | None = None
    venue: str | None = None
    year: int | None = None


_PREPRINT_DOIS = ("10.1101/", "10.64898/", "10.2139/ssrn.", "10.20944/", "10.21203/", "10.31234/", "10.36227/")

_ROLES = frozenset(
    "paper papers pdf pub arxiv abs abstract html doi openreview acl anthology proceedings ieee acm springer cvf link "
    "preprint journal conference published publication article version report technical url here page official site "
    "website project supplementary supplement supp appendix biorxiv medrxiv nature science pmlr jmlr".split()
)
"""Words of a link's text that say what it is to the entry's own work."""

_THE_PAPER = frozenset("abs article arxiv html link paper pdf preprint".split())
"""Words of a link's text that say that it leads to the entry's own work and not to its code or project."""

_OTHER_WORKS = frozenset(
    "survey surveys review followup follow up related see also previous prior original extension extends extended "
    "dataset datasets data code software benchmark tutorial slides video poster zenodo cf vs".split()
)
"""Words of a link's text that say that it leads to another work."""

_SAYS_WHERE = re.compile(r"(?:this|our|here|see|the following|\W*https?:|arxiv:|doi:|10\.)", re.IGNORECASE)
_ET_AL = re.compile(ET_AL, re.IGNORECASE)
_LONGEST_LABEL = 40
_TITLE = 3
"""Words that a title before a link has."""


def citations(documents: Sequence[Document]) -> Iterator[Cited]:
    """Every place that cites a work: the entries, and each other link that names one, in order."""
    order = 0
    for index, document in enumerate(documents):
        found = [one for entry in range(len(document.entries)) for one in _entry_citations(index, entry, document)]
        found += [
            _passing(index, number, link)
            for number, link in enumerate(document.links)
            if link.work_id is not None and number not in document.entry_of_link
        ]
        places = [_place(one.mention, document) for one in found]
        for _, one in sorted(zip(places, found, strict=True), key=lambda pair: pair[0]):
            yield one._replace(order=order)
            order += 1


def _place(mention: Mention, document: Document) -> tuple[int, int]:
    """Where a mention stands: an entry before the links in it."""
    if mention.entry is not None:
        return document.entries[mention.entry].span.start, 0
    return document.links[mention.link or 0].span.start, 1


def _entry_citations(index: int, number: int, document: Document) -> Iterator[Cited]:
    """The entry's own work, and the works that its other links cite in passing."""
    entry = document.entries[number]
    own, passing = own_links(document, entry)
    named = {link: document.links[link] for link in (*own, *passing)}
    own_ids = dict.fromkeys(work_id for link in own if (work_id := named[link].work_id))
    linked = {target.work_id for target in named.values()}
    own_ids.update(dict.fromkeys(work_id for work_id in entry.ids if work_id not in linked))
    others = {named[link].url for link in passing} - {named[link].url for link in own}
    urls = tuple(url for url in entry.urls if url not in others and url.startswith(("http://", "https://")))
    if own_ids or urls or (entry.title and (entry.authors or entry.venue or entry.year)):
        yield Cited(
            order=0,
            mention=Mention(index, number, next(iter(own), None)),
            ids=tuple(own_ids),
            urls=urls,
            title=entry.title,
            label=entry.label,
            authors=entry.authors,
            venue=entry.venue,
            year=entry.year,
        )
    for link in passing:
        yield _passing(index, link, named[link])


def names_paper(link: Link, entry: Entry) -> bool:
    """Whether a link's text says that it leads to the entry's paper: the title, or a word such as `paper`."""
    words = title_words(link.text)
    is_title = entry.title is not None and title_key(link.text) == title_key(entry.title)
    return is_title or (0 < len(words) <= 2 and _THE_PAPER.issuperset(words))


def own_links(document: Document, entry: Entry) -> tuple[list[int], list[int]]:
    """Of an entry's links that name works, as indexes into the document's: those to its own work, those to others.

    One link is its own for certain, and with it every link whose identifier does not contradict one of the same scheme.
    """
    title = entry.title or ""
    links = {index: document.links[index] for index in entry.links}
    named = {index: link for index, link in links.items() if link.work_id is not None}
    beside = _beside(document, entry, named)
    if len(beside) == len(named) or len(named) == 1:
        return [index for index in named if index not in beside], beside
    passing, named = beside, {index: link for index, link in named.items() if index not in beside}
    first = _first_own(title, named)
    settled = {family(work_id): work_id for work_id in (named[first].work_id,) if work_id}
    own = [first]
    for link, target in named.items():
        work_id = target.work_id
        if link == first or work_id is None:
            continue
        if settled.get(family(work_id), work_id) != work_id or _leads_elsewhere(target.text, title):
            passing.append(link)
        else:
            settled[family(work_id)] = work_id
            own.append(link)
    return sorted(own), sorted(passing)


def _beside(document: Document, entry: Entry, named: Mapping[int, Link]) -> list[int]:
    """The links to works that stand beside the entry's own: below it, or beside a page that bears its title."""
    title = entry.title or ""
    key = title_key(title)
    others = (link for index in entry.links if (link := document.links[index]).work_id is None)
    is_page = key and any(title_key(link.text) == key for link in others)
    return [
        index
        for index, link in named.items()
        if (is_page and _leads_elsewhere(link.text, title)) or _is_nested_work(document, entry, index)
    ]


def _first_own(title: str, named: Mapping[int, Link]) -> int:
    """The link that bears the title, else the first that is labelled as a paper, else the first."""
    key = title_key(title)
    titled = (index for index, link in named.items() if key and title_key(link.text) == key)
    labelled = (index for index, link in named.items() if _is_role(link.text))
    return next(chain(titled, labelled, named))


def by_others(one: Entry, other: Entry) -> bool:
    """Whether two entries name other authors, or, where one names none, another year."""
    people = author_names(one.authors or ""), author_names(other.authors or "")
    if all(people):
        return people[0].isdisjoint(people[1])
    return None not in (one.year, other.year) and one.year != other.year


def author_names(authors: str) -> set[str]:
    """The words of a list of authors that tell it from others."""
    return {word for word in title_words(authors[:500]) if len(word) > 2} - {"others", "and"}


def _is_nested_work(document: Document, entry: Entry, index: int) -> bool:
    """Whether a link stands in an item below the entry's own, behind a title, while the entry has a link of its own."""
    block = document.links[index].block
    if entry.shape != "item" or block == entry.block or document.enclosing(block, "item") == entry.block:
        return False
    pieces = document.blocks[block].pieces
    before = " ".join(piece.text for piece in takewhile(lambda piece: piece.link != index, pieces)).strip()
    is_title = before[:1].isupper() and before.endswith(".") and len(title_words(before)) >= _TITLE
    return is_title and any(
        document.enclosing((link := document.links[other]).block, "item") == entry.block and link.kind != "image"
        for other in entry.links
    )


def _is_role(text: str) -> bool:
    words = title_words(text[:100])
    return not _ROLES.isdisjoint(words) and _OTHER_WORKS.isdisjoint(words)


def _leads_elsewhere(text: str, title: str) -> bool:
    words = title_words(text[:200])
    if len(words) <= 4 and not _OTHER_WORKS.isdisjoint(words):
        return title_key(text) != title_key(title)
    return is_telling(text) and _ROLES.isdisjoint(words) and compare_titles(text, title) == "different"


def _passing(index: int, number: int, link: Link) -> Cited:
    text = "" if _cites_people(link.text) else link.text.strip()
    telling = is_telling(text) and text[:1] == text[:1].upper() and not _SAYS_WHERE.match(text)
    name = None if telling or not text or _is_role(text) or len(text) > _LONGEST_LABEL else text
    return Cited(
        order=0,
        mention=Mention(index, None, number),
        ids=(link.work_id,) if link.work_id else (),
        urls=(link.url,),
        title=text if telling else None,
        label=name,
    )


def _cites_people(text: str) -> bool:
    """Whether a text names a work by its authors, as prose does: `Smith et al.`, `Smith and Lee`, `Smith (2020)`."""
    if len(text) > _LONGEST_LABEL:
        return False
    return bool(_ET_AL.search(text) or read_author_year(text) or (are_names(text) and names_people(text)))


def family(work_id: WorkId) -> str:
    """The kind of identifier of which a work has one: its scheme, told apart where a scheme has two forms."""
    scheme, value = work_id
    if scheme == "doi":
        return "doi of a preprint" if value.startswith(_PREPRINT_DOIS) else scheme
    if scheme == "s2":
        return scheme + value[:7] if value.startswith("CorpusID") else scheme
    if scheme in ("neurips", "ecva"):
        return scheme + " number" if value.rpartition("/")[2].isdigit() else scheme
    return scheme

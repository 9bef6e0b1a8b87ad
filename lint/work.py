"""Works: what the entries cite. One work may have several identifiers and be cited by several entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.mention import Cited, Mention, author_names, citations, family
from lint.page import page_key
from lint.title import clearly_differ, compare_titles, is_telling, title_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from lint.document import Document
    from lint.identifiers import WorkId

RecordKind = Literal["article", "inproceedings", "incollection", "book", "phdthesis", "techreport", "misc"]


class Name(NamedTuple):
    """A person, or a group where `given` is empty and `literal` is true."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False

    @property
    def shown(self) -> str:
        """As people write it: `Jan van der Berg Jr.`"""
        return " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))


@dataclass(frozen=True, slots=True)
class Record:
    """What one metadata service, or a bibliography file, says of a work."""

    id: WorkId
    source: str
    """The provider's module name, or the bibliography's path."""
    title: str
    authors: tuple[Name, ...] = ()
    year: int | None = None
    month: int | None = None
    """1 to 12."""
    venue: str | None = None
    kind: RecordKind = "misc"
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    primary_class: str | None = None
    """arXiv's primary category, `cs.CL`."""
    url: str | None = None
    ids: tuple[WorkId, ...] = ()
    """Other identifiers of the same work that the source gives."""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """One work with everything that the list says of it, from its first mention on."""

    ids: tuple[WorkId, ...]
    """Every identifier, in order of first appearance; empty for a blog post, a repository, a course, and for a work
    whose only identifier the list gave to another work before."""
    urls: tuple[str, ...]
    title: str | None
    label: str | None
    authors: str | None
    venue: str | None
    year: int | None
    mentions: tuple[Mention, ...]


def cite(documents: Sequence[Document]) -> tuple[Work, ...]:
    """Group what the documents cite into works, in order of first mention.

    Mentions are one work when they share an identifier, or the page where they have none; and when their titles are
    equal and no two identifiers of one scheme contradict. Two titles of three words or more that clearly differ are
    two works even under one identifier: one of the links is wrong. The identifier then stays with the work that had
    it first, because a link is usually wrong where an entry was copied and only its title was changed.
    """
    groups: list[_Group] = []
    claims: dict[Hashable, list[_Group]] = {}
    for cited in citations(documents):
        anchors: tuple[Hashable, ...] = cited.ids or tuple(page_key(url) for url in cited.urls[:1])
        known = dict.fromkeys(claim.root for anchor in anchors for claim in claims.get(anchor, ()))
        agreeing = [group for group in known if group.may_be_titled(cited.title)]
        home = agreeing[0] if agreeing else _Group()
        if not agreeing:
            groups.append(home)
        for other in agreeing[1:]:
            home = home.absorb(other)
        home.add(cited)
        for anchor in anchors:
            claimants = claims.setdefault(anchor, [])
            if len(claimants) < _CLAIMANTS and home not in claimants:
                claimants.append(home)
    for group in groups:
        for work_id in [one for one in group.ids if claims[one][0].root is not group.root]:
            del group.ids[work_id]
    _merge_equal_titles([group for group in groups if group.into is None])
    kept = [group for group in groups if group.into is None]
    return tuple(group.work() for group in sorted(kept, key=lambda group: min(group.cited)))


_CLAIMANTS = 4
"""So many works can be told apart under one identifier, or one title; a bound, to stay linear on any input."""


@dataclass(eq=False)
class _Group:
    """Citations of one work, while they are being collected."""

    cited: list[Cited] = field(default_factory=list)
    ids: dict[WorkId, None] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Titles by key, in order of appearance."""
    authors: str = ""
    """As the first citation that names any does."""
    into: _Group | None = None

    @property
    def root(self) -> _Group:
        group = self
        while group.into is not None:
            if group.into.into is not None:
                group.into = group.into.into
            group = group.into
        return group

    def add(self, cited: Cited) -> None:
        self.cited.append(cited)
        self.ids.update(dict.fromkeys(cited.ids))
        self.authors = self.authors or cited.authors or ""
        if cited.title:
            self.titles.setdefault(title_key(cited.title), cited.title)

    def absorb(self, other: _Group) -> _Group:
        """Make two groups one. The larger takes the smaller in, so that many unions stay cheap."""
        large, small = (self, other) if len(self.cited) >= len(other.cited) else (other, self)
        small.into = large
        large.cited += small.cited
        large.ids.update(small.ids)
        large.authors = large.authors or small.authors
        for key, title in small.titles.items():
            large.titles.setdefault(key, title)
        return large

    def may_be_titled(self, title: str | None) -> bool:
        """Whether a mention under one of the group's identifiers can be of this work, going by its title."""
        if title is None or not self.titles or title_key(title) in self.titles:
            return True
        return not all(clearly_differ(title, known) for known in islice(self.titles.values(), _CLAIMANTS))

    def contradicts(self, other: _Group) -> bool:
        """Whether equal titles are two works all the same: other ids of one scheme, other authors, other pages."""
        own = {family(work_id): work_id for work_id in self.ids}
        if any(own.get(family(work_id), work_id) != work_id for work_id in other.ids):
            return True
        if not self.ids and not other.ids and not all(map(is_telling, self.titles.values())):
            return True
        own_authors, other_authors = author_names(self.authors), author_names(other.authors)
        return bool(own_authors and other_authors and own_authors.isdisjoint(other_authors))

    def work(self) -> Work:
        cited = sorted(self.cited)
        return Work(
            ids=tuple(dict.fromkeys(work_id for one in cited for work_id in one.ids if work_id in self.ids)),
            urls=tuple(dict.fromkeys(url for one in cited for url in one.urls)),
            title=_fullest([one.title for one in cited if one.title]),
            label=next((one.label for one in cited if one.label), None),
            authors=next((one.authors for one in cited if one.authors), None),
            venue=next((one.venue for one in cited if one.venue), None),
            year=next((one.year for one in cited if one.year), None),
            mentions=tuple(one.mention for one in cited),
        )


def _merge_equal_titles(groups: list[_Group]) -> None:
    by_title: dict[str, list[_Group]] = {}
    for group in groups:
        for key, title in tuple(group.titles.items()):
            if len(key) < _SHORTEST_KEY and not is_telling(title):
                continue
            same = by_title.setdefault(key, [])
            others = [other for other in dict.fromkeys(one.root for one in same) if other is not group.root]
            partner = next((other for other in others if not other.contradicts(group.root)), None)
            if partner is not None:
                partner.absorb(group.root)
            elif len(same) < _CLAIMANTS:
                same.append(group)


_SHORTEST_KEY = 12
"""Letters of a title of one or two words that is hardly another work's too: "Layer Normalization", not "GPT-4"."""


def _fullest(titles: list[str]) -> str | None:
    """The first title, or a later one that adds the subtitle or spells out a nickname."""
    best = titles[0] if titles else ""
    for title in titles[1 : _CLAIMANTS + 1]:
        nickname = not is_telling(best) or (":" not in best and compare_titles(best, title) == "same")
        if nickname and is_telling(title) and len(title) > len(best):
            best = title
    return best or None

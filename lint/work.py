"""Works: what the entries cite. One work may have several identifiers and be cited by several entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Mention(NamedTuple):
    """One place that cites a work: an entry, or a link outside every entry."""

    document: int
    """Index into the documents that were given to `cite`."""
    entry: int | None
    """Index into that document's entries; None for a link outside every entry."""
    link: int | None
    """Index into that document's links of the first link that names the work there; None where only the title does."""


@dataclass(frozen=True, slots=True)
class Work:
    """One work with everything that the list says of it, from its first mention on."""

    ids: tuple[WorkId, ...]
    """Every identifier, in order of first appearance; empty for a blog post, a repository, a course."""
    urls: tuple[str, ...]
    title: str | None
    label: str | None
    authors: str | None
    venue: str | None
    year: int | None
    mentions: tuple[Mention, ...]


def cite(documents: Sequence[Document]) -> tuple[Work, ...]:
    """Group what the documents cite into works, in order of first mention."""
    raise NotImplementedError


def title_key(title: str) -> str:
    """The letters and digits of a title, case and accents folded, LaTeX and HTML gone: equal keys, equal titles."""
    raise NotImplementedError


def compare_titles(one: str, other: str) -> Literal["same", "unsure", "different"]:
    """Whether two titles name one paper, where an identifier anchors the comparison."""
    raise NotImplementedError

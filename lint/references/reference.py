"""How a bibliography refers to a work: everything it states of it, in no format's terms yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.identifiers import WorkId, canonical_url, identify
from lint.names import parse_authors
from lint.page import page_key
from lint.proceedings import home_of, year_of
from lint.publication import venue_kind, without_year
from lint.references.trust import are_initials, is_cut, records_for, settle

if TYPE_CHECKING:
    from lint.evidence import Evidence
    from lint.work import Name, Record, RecordKind, Work

LIST = "list"
"""The source of a reference that is written from the list's own words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work as a bibliography states it. Texts are plain, not yet escaped for any format."""

    title: str
    kind: RecordKind
    source: str
    """The most trusted source of its metadata: a provider, or `list`."""
    ids: tuple[WorkId, ...]
    authors: tuple[Name, ...] = ()
    year: int | None = None
    month: int | None = None
    venue: str | None = None
    """Journal or proceedings; for `misc` an institution, or the medium: `Blog post`, `GitHub repository`."""
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    primary_class: str | None = None
    url: str | None = None

    def value(self, scheme: str) -> str | None:
        """The value of the first identifier of a scheme."""
        return next((value for own, value in self.ids if own == scheme), None)

    @property
    def doi(self) -> str | None:
        """The DOI; ACM's own numbers for what has none (10.5555/…) are not registered."""
        value = self.value("doi")
        return None if value is None or value.startswith("10.5555/") else value

    @property
    def completeness(self) -> tuple[int, int, int, int]:
        """How much it tells; greater is better: published, has authors, full given names, fields filled."""
        fields = (self.venue, self.year, self.month, self.volume, self.number, self.pages, self.publisher)
        return (
            self.kind != "misc",
            bool(self.authors) + (bool(self.authors) and not is_cut(self.authors)),
            bool(self.authors) and not are_initials(self.authors),
            sum(field is not None for field in fields) + len(self.ids),
        )


def refer(work: Work, evidence: Evidence) -> Reference:
    """The reference to a work: from its records where there are any, else from the list's own words."""
    ids = claimed_ids(work)
    records = records_for(ids, work.title, evidence)
    return _from_record(work, settle(records)) if records else _from_list(work)


def claimed_ids(work: Work) -> tuple[WorkId, ...]:
    """The work's identifiers, or those that it shares a link with and may have lost to another work."""
    return work.ids or tuple(work_id for url in work.urls if (work_id := identify(url)))


def _from_record(work: Work, record: Record) -> Reference:
    """The record's words; a preprint that its venue, or the list, says has appeared is set as what it is now."""
    ids = tuple(dict.fromkeys((*work.ids, record.id, *record.ids)))
    kind, venue, year, month = record.kind, record.venue, record.year, record.month
    # What authors write to arXiv as journal reference is free text, with pages and years in it.
    stated = next(filter(_is_publication, (record.venue if record.source != "arxiv" else None, work.venue)), None)
    if kind == "misc" and record.authors and stated:
        kind = "article" if venue_kind(stated) == "journal" else "inproceedings"
        venue, month = without_year(stated), None
        year = work.year or year if stated is work.venue else year
    return Reference(
        title=record.title,
        kind=kind,
        source=record.source,
        ids=ids,
        authors=record.authors,
        year=year or work.year,
        month=month,
        venue=venue,
        volume=record.volume,
        number=record.number,
        pages=record.pages,
        publisher=record.publisher,
        primary_class=record.primary_class,
        url=_page(ids) or record.url or next(iter(work.urls), None),
    )


def _is_publication(venue: str | None) -> bool:
    return venue is not None and venue_kind(venue) in ("conference", "journal")


def _from_list(work: Work) -> Reference:
    authors = parse_authors(work.authors) if work.authors else ()
    stated = without_year(work.venue) if work.venue else ""
    kind: RecordKind = "misc"
    venue = stated or None
    implied = next((home for work_id in work.ids if (home := home_of(work_id))), None)
    if implied and venue_kind(stated) in ("preprint", "other"):
        kind, venue = implied
    elif stated and venue_kind(stated) != "other":
        kind = {"conference": "inproceedings", "journal": "article"}.get(venue_kind(stated), "misc")  # type: ignore[assignment]
        venue = None if venue_kind(stated) == "preprint" else stated
    own_urls = [url for url in work.urls if work.ids or identify(url) is None]
    if not work.ids and not venue and own_urls:
        venue = medium(own_urls[0])
    years = [work.year, *(year_of(work_id) for work_id in work.ids), *(_year_in(url) for url in own_urls[:1])]
    return Reference(
        title=work.title or work.label or next(map(str, work.ids), None) or next(iter(own_urls), "Untitled"),
        kind=kind,
        source=LIST,
        ids=work.ids,
        authors=authors,
        year=next((year for year in years if year), None),
        venue=venue,
        url=_page(work.ids) or next(iter(own_urls), None),
    )


_PAGE_ORDER = ("acl", "openreview", "neurips", "iclr", "mlsys", "pmlr", "cvf", "ecva", "jmlr", "isca", "aaai-ojs")


def _page(ids: tuple[WorkId, ...]) -> str | None:
    """The page to send a reader to: free proceedings first, then arXiv, then whoever has it."""
    order = (*_PAGE_ORDER, "arxiv", "doi")
    ranked = sorted(ids, key=lambda one: order.index(one.scheme) if one.scheme in order else len(order))
    return next((page for one in ranked if (page := canonical_url(one))), None)


def medium(url: str) -> str:
    """What kind of page a URL leads to, as `howpublished` states it."""
    host, _, path = re.split("[?#]", page_key(url))[0].partition("/")
    return next((what for name, what in _MEDIA if re.search(name, f"{host}/{path}", re.IGNORECASE)), "Web page")


_MEDIA = (
    (r"^gist\.github\.com/", "GitHub gist"),
    (r"^github\.com/[^/]+/[^/]+", "GitHub repository"),
    (r"^gitlab\.com/[^/]+/[^/]+", "GitLab repository"),
    (r"^huggingface\.co/datasets/", "Hugging Face dataset"),
    (r"^huggingface\.co/spaces/", "Hugging Face space"),
    (r"^huggingface\.co/(?!blog|docs|learn)[^/]+/[^/]+$", "Hugging Face model"),
    (r"^(?:m\.)?(?:youtube\.com|youtu\.be|bilibili\.com|vimeo\.com|slideslive\.com)/", "Video"),
    (
        r"^(?:coursera\.org|edx\.org|udacity\.com|deeplearning\.ai|huggingface\.co/learn)\b|course|(?:^|[./])cs\d{3}\w?\b",
        "Online course",
    ),
    (
        r"^(?:medium\.com|towardsdatascience\.com|zhuanlan\.zhihu\.com|[^/]*\.(?:medium|substack|notion)\.(?:com|site))/|(?:^|[./-])blogs?(?:[./-]|$)|/posts?/",
        "Blog post",
    ),
    (r"\.pdf$", "Report"),
)


def _year_in(url: str) -> int | None:
    """The year of a dated address: `/2023/04/11/`, `/posts/2023-03-15-prompts/`."""
    found = re.search(r"/(20[0-4]\d)(?:[/-](?:0?[1-9]|1[0-2])\b|/)", url)
    return int(found[1]) if found else None

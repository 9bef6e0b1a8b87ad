"""arXiv: many papers in one Atom feed.

The feed holds ten entries unless `max_results` says otherwise, leaves unknown identifiers out without a word, comes in
any order, and is refused whole where one identifier is malformed (https://info.arxiv.org/help/api/user-manual.html).
In its bad hours it comes without entries, as if all were unknown (https://github.com/lukasschwab/arxiv.py/issues/129).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree

from lint.identifiers import WorkId, identify
from lint.names import parse_name
from lint.providers import ENDPOINTS, Answer, Request, UnreadableError, chunks, plain
from lint.references.latex import readable
from lint.work import Record

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SEARCHED = 15
"""Most titles in one search."""

_BATCH = 300  # some 3,500 characters of request line; the service refuses lines of about 8,000

_THERE = WorkId("arxiv", "1706.03762")
"""A paper that arXiv has: a feed that leaves it out tells nothing of the others."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_VERSION = re.compile(r"v[1-9]\d*$")
_DRESS = re.compile(r"\\(?:emph|text[a-z]{2})(?=\{)")
_NOTICE = 2000  # characters of an abstract that are read for one
_WORK = r"(?:paper|article|submission|manuscript|work|preprint|version|note)"
# A notice opens the abstract or the comment, or says "this paper"; abstracts that merely speak of something withdrawn
# do neither.
_WITHDRAWN = re.compile(
    rf"^\W*(?:withdrawn\b|(?:(?:this|the|our) )?(?:\w+ )?{_WORK} (?:(?:has been|is|was|is being) )?(?:\w+ )?"
    rf"(?:withdrawn|retracted)\b)|\bthis {_WORK} (?:has been|was|is being|is) (?:withdrawn|retracted)\b"
    rf"|\b(?:authors?|we|i)(?: (?:have|has|hereby))? withdr(?:aw|awn|ew) (?:this|the|our) {_WORK}\b",
    re.IGNORECASE,
)


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Feeds of the latest versions."""
    return ((_feed([work_id.value for work_id in batch]), batch) for batch in chunks(ids, _BATCH))


class Again(NamedTuple):
    """A second question, as a provider: for papers that the first feed left out, and for first versions of others."""

    first_versions: frozenset[WorkId]
    """Papers whose version 1 is asked for: titles change between versions."""

    def requests(self, ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
        """Feeds of the latest or the first versions, and of a paper that is there."""
        for batch in chunks(ids, _BATCH):
            values = [work_id.value + "v1" * (work_id in self.first_versions) for work_id in batch]
            yield _feed(values if _THERE in batch else [*values, _THERE.value]), batch

    def parse(self, answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
        """As `parse`, and UnreadableError for a feed that leaves out a paper that is there."""
        known = parse(answer, [*ids, _THERE])
        if known[_THERE] is None:
            raise UnreadableError("arXiv's answer leaves out papers that it has")
        return {work_id: known[work_id] for work_id in ids}


def _feed(values: Sequence[str]) -> Request:
    return Request(f"{ENDPOINTS['arxiv']}?id_list={','.join(values)}&max_results={len(values)}")


def title_search(titles: Sequence[str]) -> Request:
    """One feed of the papers that bear one of these titles, at most five for each."""
    phrases = (" ".join(re.findall(r"\w+", title)) for title in titles)
    query = " OR ".join(f'ti:"{phrase}"' for phrase in phrases)
    return Request(f"{ENDPOINTS['arxiv']}?search_query={quote(query)}&max_results={5 * len(titles)}")


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by identifier; identifiers that the feed leaves out are unknown to arXiv. Raises UnreadableError."""
    found = {record.id: record for record in records(answer)}
    return {work_id: found.get(work_id) for work_id in ids}


def records(answer: Answer) -> Iterator[Record]:
    """Every paper of a feed. Raises UnreadableError for what is no feed, is cut short, or holds an error."""
    feed = _root(answer)
    entries = feed.findall(f"{_ATOM}entry")
    if len(entries) < min(_count(feed, "totalResults"), _count(feed, "itemsPerPage")):
        raise UnreadableError("arXiv's answer is cut short")
    for entry in entries:
        address = _text(entry, f"{_ATOM}id")
        if "/api/errors" in address:
            raise UnreadableError(f"arXiv refused the request: {_text(entry, f'{_ATOM}summary')}")
        work_id = identify(_VERSION.sub("", address))
        if work_id is not None:
            yield _record(entry, work_id)


def _root(answer: Answer) -> Element:
    try:
        text = answer.body.decode("utf-8")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:  # a feed has neither, and entities can be made to explode
            raise UnreadableError("arXiv's answer is not a feed")
        root = ElementTree.fromstring(text)  # noqa: S314  the entities that make this dangerous were just refused
    except (UnicodeDecodeError, ElementTree.ParseError):
        raise UnreadableError("arXiv's answer is not a feed") from None
    if root.tag != f"{_ATOM}feed":
        raise UnreadableError("arXiv's answer is not a feed")
    return root


def _count(feed: Element, name: str) -> int:
    """A number that the feed says of itself; 0 where it does not."""
    text = feed.findtext(f"{_OPENSEARCH}{name}") or ""
    return int(text) if text.isdecimal() else 0


def _text(entry: Element, tag: str) -> str:
    return plain(entry.findtext(tag) or "")


def _record(entry: Element, work_id: WorkId) -> Record:
    category = entry.find(f"{_ARXIV}primary_category")
    doi = identify(f"doi:{_text(entry, f'{_ARXIV}doi')}")
    published = _text(entry, f"{_ATOM}published")
    notices = (_text(entry, f"{_ATOM}summary"), _text(entry, f"{_ARXIV}comment"))
    return Record(
        id=work_id,
        source="arxiv",
        title=_without_latex(_text(entry, f"{_ATOM}title")),
        authors=tuple(parse_name(_text(author, f"{_ATOM}name")) for author in entry.iterfind(f"{_ATOM}author")),
        year=int(published[:4]) if published[:4].isdigit() else None,
        month=int(published[5:7]) if published[5:7].isdigit() else None,
        venue=_text(entry, f"{_ARXIV}journal_ref") or None,
        primary_class=category.get("term") if category is not None else None,
        url=f"https://arxiv.org/abs/{work_id.value}",
        ids=(doi,) if doi is not None and doi != work_id else (),
        withdrawn=any(_WITHDRAWN.search(notice[:_NOTICE]) for notice in notices),
    )


def _without_latex(title: str) -> str:
    """A title as people write it: authors type some LaTeX into arXiv's form; formulas stay."""
    parts = title.split("$")
    if len(parts) % 2:  # else a dollar is a dollar
        parts[::2] = map(_undressed, parts[::2])
    return "$".join(parts)


def _undressed(text: str) -> str:
    if "\\" not in text and "{" not in text and "~" not in text:
        return text
    ends = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    plain = readable(_DRESS.sub("", text.replace("~", " ")))
    return plain.replace("{", "").replace("}", "").join(ends)

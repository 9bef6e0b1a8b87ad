"""Finds the entries of a list: items, table rows, paragraphs and headings that cite a work, a page, a repository."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Entry, Span
from lint.entry.citation import with_lines
from lint.entry.columns import read_table
from lint.entry.label import is_label
from lint.entry.outline import Outline, is_aside, starts_with_field
from lint.entry.runs import split_lines
from lint.entry.several import split_citations
from lint.entry.title import count_words, is_of_itself, is_title
from lint.prose import SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.document import Block, EntryShape, Heading, Link
    from lint.entry.citation import Citation
    from lint.entry.outline import Reading
    from lint.entry.runs import Run
    from lint.identifiers import WorkId

_MOST_LINES = 12
"""Items below an entry that are read for what they say of its work."""
_MOST_LINKS = 8
"""A line of more links without a work among them leads to parts of a site."""
_MARKED = ("link", "strong", "quoted", "emphasis")
_PREDICATE = re.compile(
    r"^[\s,]*(?:is|are|was|were|has|have|can|will|provides?|contains?|includes?|and|or|for|at|in|from|which|that|to|on|we)\s",
)
_ANNOUNCES = re.compile(
    r"\b(?:we|our|us|We (?:are|have)|Our|[Rr]eleas(?:ed?|ing)|[Uu]pdated?|[Aa]dded|[Aa]vailable|[Aa]nnounc\w+"
    r"|(?:is|was|are|were|been) (?:[Aa]ccepted|[Oo]nline|[Pp]ublished))\b"
)
_DATED = re.compile(
    r"""^\W{0,6}(?:
      \d{1,4}[-./年]\d{1,2}                                 # 2023-04, 4/27
    | [A-Z][a-z]{2,8}\.?\ (?:\d{1,2},\ )?20\d\d\b            # April 27, 2023
    | \d{1,2}\ [A-Z][a-z]{2,8}\ 20\d\d                       # 27 April 2023
    )""",
    re.VERBOSE,
)


class _Found(NamedTuple):
    """One or several entries that take up the blocks from `start` up to `end`."""

    shape: EntryShape
    start: int
    end: int
    parts: Sequence[tuple[Citation, Sequence[int]]]
    """A citation with the links that are its own; with one citation, all links in the blocks."""


def find_entries(blocks: Sequence[Block], headings: Sequence[Heading], links: Sequence[Link]) -> tuple[Entry, ...]:
    """The entries of a page in document order; no two share a link. Takes time linear in the size of the page."""
    page = Outline(blocks, headings, links)
    page.read_ahead()
    sections = _Sections(headings)
    entries: list[Entry] = []
    index = 0
    while index < len(blocks):
        found: _Found | None = None
        following = index + 1
        kind = blocks[index].kind
        if kind == "heading":
            sections.enter(page.headings[index])
            found = None if sections.aside or page.headings[index] is sections.title else _heading(page, index)
            if found:
                sections.leave()
        elif sections.aside or (kind == "list" and _is_under_aside(page, index)):
            following = page.ends[index]
        elif kind == "table":
            following = page.ends[index]
            for row in read_table(page, index):
                cited = _Found("row", row.block, page.ends[row.block], [(row.citation, row.links)])
                entries.extend(_entries(page, cited, sections.path))
        elif kind == "item":
            found = _item(page, index)
        elif kind == "paragraph":
            found = _paragraph(page, index)
        if found:
            entries.extend(_entries(page, found, sections.path))
            following = found.end
        index = following
    return tuple(entries)


class _Sections:
    """The headings above the place that is being read, outermost first, without the document's own title."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        top = [heading for heading in headings if heading.level == 1]
        self.title = headings[0] if headings and len(top) == 1 and top[0] is headings[0] else None
        self._open: list[Heading] = []
        self.path: tuple[str, ...] = ()
        self.aside = False
        """Whether this part is about the list itself."""

    def enter(self, heading: Heading) -> None:
        while self._open and self._open[-1].level >= heading.level:
            self._open.pop()
        if heading is not self.title:
            self._open.append(heading)
        self._update()

    def leave(self) -> None:
        """The heading that was entered last was an entry, and no section; the document's title never was one."""
        if self._open:
            self._open.pop()
        self._update()

    def _update(self) -> None:
        self.path = tuple(above.text for above in self._open)
        # Under news there are dates and versions; any other heading below opens a part of its own.
        dated = list(takewhile(lambda title: any(map(str.isdigit, title)), reversed(self.path)))
        self.aside = any(map(is_aside, self.path[-len(dated) - 1 :]))


def _item(page: Outline, index: int) -> _Found | None:
    """The entry that a list item is, with what is nested in it unless that lists works of its own."""
    reading = page.reading(index)
    nested = page.items(index)
    if (
        _is_contents(page, reading)
        or _is_news(reading)
        or any(page.blocks[child].kind == "table" for child in page.children[index])
    ):
        return None
    title = reading.citation.title
    if reading.links:
        if title is None and not _links_a_paper(page, reading):
            return None
        if nested and _list_works(page, nested, marked=page.has_work(reading.links)):
            return _found(page, "item", index, _own_end(page, index), reading)
        return _with_lines_below(page, _found(page, "item", index, page.ends[index], reading), nested)
    if title is None or starts_with_field(reading.runs):
        return None
    quote = next((child for child in page.children[index] if page.blocks[child].kind == "quote"), None)
    if found := _with_links_below(page, "item", index, quote):
        return found
    if nested:
        fields = [item for item in nested if page.is_field(item) and page.reading(item).links]
        others = [item for item in nested if not page.is_field(item) and page.reading(item).links]
        if fields and len(fields) >= len(others):
            return _joined(page, "item", index, [index, *nested], page.ends[index])
        return None
    return _continued(page, index) or _without_link(page, index)


def _with_lines_below(page: Outline, found: _Found, blocks: Sequence[int]) -> _Found:
    """With what the blocks below an entry say of its work: its authors in one, its venue in another."""
    if not blocks or len(found.parts) > 1:
        return found
    ((citation, links),) = found.parts
    if citation.authors and citation.venue:
        return found
    lines = [line for block in blocks[:_MOST_LINES] for line in split_lines(page.reading(block).runs)]
    return found._replace(parts=[(with_lines(citation, lines[:_MOST_LINES]), links)])


def _blocks_below(page: Outline, index: int, end: int) -> list[int]:
    """The paragraphs and items beside a heading, up to block `end`; as many as are read for an entry."""
    found: list[int] = []
    current = page.following[index]
    while current is not None and current < end and len(found) < _MOST_LINES:
        found.extend(page.items(current) if page.blocks[current].kind == "list" else [current])
        current = page.following[current]
    return found


def _links_a_paper(page: Outline, reading: Reading) -> bool:
    """Whether a text without a title links a work by a word, and not a series of proceedings by their years."""
    works = (link for link in reading.links if page.links[link].work_id is not None)
    return any(any(map(str.isalpha, page.links[link].text)) for link in works)


def _own_end(page: Outline, index: int) -> int:
    """Where the item's own text ends: at its first nested list."""
    lists = [child for child in page.children[index] if page.blocks[child].kind == "list"]
    return lists[0] if lists else page.ends[index]


def _list_works(page: Outline, items: Sequence[int], *, marked: bool) -> bool:
    """Whether half of the nested items or more cite works of their own; under a work, with their titles marked up."""
    own = 0
    for item in items:
        reading = page.reading(item)
        papers = page.has_work(reading.links) or page.has_pdf(reading.links)
        if not papers or starts_with_field(reading.runs):
            continue
        citation = reading.citation
        if citation.title is None:
            continue
        own += citation.front and (citation.mark != "plain" or (not marked and count_words(citation.title) > 3))
    return own * 2 >= len(items) and own > 0


def _is_contents(page: Outline, reading: Reading) -> bool:
    """Whether the text leads elsewhere in the list: a row of a table of contents."""
    if not reading.links or page.has_work(reading.links):
        return False
    first = page.links[reading.links[0]]
    if is_label(first.text) and count_words(reading.citation.title or "") > 3 and not first.url.startswith("#"):
        return False
    return page.leads_within(first.url)


def _is_news(reading: Reading) -> bool:
    """Whether the text is a dated announcement of the list's own makers."""
    if not _DATED.match("".join([run.text for run in reading.runs[:4] if run.kind not in ("link", "image")])):
        return False
    text = "".join([run.text for run in reading.runs if run.kind not in ("link", "image")])
    return reading.citation.mark not in ("strong", "quoted") and bool(_ANNOUNCES.search(text))


def _continued(page: Outline, index: int) -> _Found | None:
    """A title at the end of a list whose links stand in the paragraph behind the list."""
    parent = page.blocks[index].parent
    if parent is None or page.following[index] is not None or page.reading(index).citation.mark not in _MARKED:
        return None
    paragraph = _next_text(page, parent)
    return _with_links_below(page, "item", index, paragraph)


def _with_links_below(page: Outline, shape: EntryShape, index: int, paragraph: int | None) -> _Found | None:
    """A title whose links stand in a paragraph or a quotation that has no title of its own."""
    if paragraph is None or page.blocks[paragraph].kind not in ("paragraph", "quote"):
        return None
    texts = [paragraph] if page.blocks[paragraph].kind == "paragraph" else page.children[paragraph]
    below = page.read(texts)
    if below.citation.title is not None or not page.cites(below.links):
        return None
    if is_of_itself("".join([run.text for run in below.runs[:4]])):
        return None
    return _joined(page, shape, index, [index, *texts], page.ends[paragraph])


def _without_link(page: Outline, index: int) -> _Found | None:
    """An entry that has lost its link, or never had one: a title like those of the items around it."""
    citation = page.reading(index).citation
    parent = page.blocks[index].parent
    if parent is None or citation.title is None or not citation.front:
        return None
    if page.reading(index).is_stated:
        return _found(page, "item", index, page.ends[index], page.reading(index))
    stated = citation.venue or citation.year or citation.authors
    if count_words(citation.title) < (2 if stated else 4 if citation.mark == "plain" else 3):
        return None
    text = page.reading(index).runs[-1].text.rstrip()
    if text.endswith((":", "：")) or page.reading(index).words > 60:
        return None
    marks = page.title_marks(parent)
    same = marks.get(citation.mark, 0)
    if same * 2 < len(page.items(parent)) or same < 1:
        return None
    if citation.mark == "plain" and not stated and not _is_titled(citation.title) and not page.lists_papers(parent):
        return None
    return _found(page, "item", index, page.ends[index], page.reading(index))


def _is_titled(text: str) -> bool:
    """Whether a text is set in capitals as a title, and not as a sentence."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _paragraph(page: Outline, index: int) -> _Found | None:
    """The entry that a paragraph outside of lists is, with the list of its links or the paragraph of its links."""
    if not page.is_paragraph(index):
        return None
    reading = page.reading(index)
    citation = reading.citation
    if citation.title is None or not citation.front:
        return None
    following = _next_text(page, index)
    if following and page.is_field_list(following) and _is_only_title(reading):
        return _joined(page, "paragraph", index, [index, *page.items(following)], page.ends[following])
    if not reading.links:
        found = _with_links_below(page, "paragraph", index, following) if citation.mark in _MARKED else None
        stated = found is None and reading.is_stated and citation.venue and not _is_news(reading)
        return _found(page, "paragraph", index, index + 1, reading) if stated else found
    if _is_contents(page, reading) or _is_news(reading):
        return None
    parts = split_citations(reading.runs, page.links)
    if not _is_cited(page, reading if len(parts) == 1 else page.read_runs(parts[0])):
        return None
    found = _parted(page, "paragraph", index, index + 1, reading, parts)
    return _with_lines_below(page, found, _facts_behind(page, index))


def _facts_behind(page: Outline, index: int) -> list[int]:
    """The paragraphs right behind a paragraph that have no title and no links, or the fields of a list there."""
    found: list[int] = []
    following = page.following[index]
    if following is not None and page.blocks[following].kind == "list":
        items = page.items(following)
        return items if all(starts_with_field(page.reading(item).runs) for item in items[:_MOST_LINES]) else []
    while following is not None and page.blocks[following].kind == "paragraph" and len(found) < _MOST_LINES:
        reading = page.reading(following)
        if reading.links or (reading.citation.title is not None and not starts_with_field(reading.runs)):
            break
        found.append(following)
        following = page.following[following]
    return found


def _is_cited(page: Outline, reading: Reading) -> bool:
    """Whether a paragraph cites a work as an entry does, and does not speak of it."""
    citation = reading.citation
    if _speaks(reading):
        return False
    works = page.has_work(reading.links)
    if citation.mark == "plain":
        if reading.runs[0].kind == "image" and not any(run.kind == "link" for run in reading.runs):
            return False  # what follows badges speaks of the work above
        return page.cites(reading.links) and count_words(citation.title or "") > 2 and _words_around(reading) < 16
    if citation.mark == "link":
        ahead = "".join(run.text for run in takewhile(lambda run: run.kind != "link", reading.runs))
        before = SHORTCODE.sub(" ", ahead).split()
        if not before:
            alone = len(reading.links) <= _MOST_LINKS and _words_around(reading) < 40
            return works or (count_words(citation.title or "") > 1 and alone)
        return works and not (len(before) > 1 and before[-1].islower() and before[-1].isalpha())
    if works:
        return True
    labels_only = not any(is_title(run.text) for run in reading.runs if run.kind == "link")
    return labels_only and count_words(citation.title or "") > 2 and _words_around(reading) < 40


def _words_around(reading: Reading) -> int:
    """Words of a text beside its title, its authors and its links."""
    links = sum(count_words(run.text) for run in reading.runs if run.kind == "link")
    citation = reading.citation
    return reading.words - count_words(citation.title or "") - count_words(citation.authors or "") - links


def _speaks(reading: Reading) -> bool:
    """Whether the text behind the title goes on as a sentence: `[OpenPrompt](…) is a toolkit that …`."""
    title = reading.citation.title or ""
    text = "".join([run.text for run in reading.runs if run.kind != "image"])
    position = text.find(title[:40])
    behind = text[position + len(title) :] if position >= 0 else ""
    return bool(_PREDICATE.match(behind)) and count_words(behind) > 3


def _heading(page: Outline, index: int) -> _Found | None:
    """The entry that a heading is, with everything up to the next heading, list items that cite works excepted."""
    reading = page.reading(index)
    citation = reading.citation
    following = page.following[index]
    if citation.title is None:
        return None
    if not reading.links:
        if count_words(citation.title) < 3:
            return None
        text = _next_text(page, index)
        if text is not None and page.is_field_list(text) and _fields_cite(page, text):
            return _joined(page, "heading", index, [index, *page.items(text)], _section_end(page, index))
        return _with_links_below(page, "heading", index, text) or _described(page, index)
    linked = citation.mark == "link" and citation.front and count_words(citation.title) > 1
    labelled = citation.mark != "link" and count_words(citation.title) > 2
    stated = linked or (labelled and (citation.venue or citation.year))
    works = page.cites(reading.links) if labelled else page.has_work(reading.links)
    if not works and not (stated and _leads_to_paper(page, reading)):
        return None
    if not (linked or labelled):
        return None
    lists = following is not None and page.blocks[following].kind == "list"
    nested = page.items(following) if lists and following is not None else []
    end = index + 1 if nested and _list_works(page, nested, marked=True) else _section_end(page, index)
    return _with_lines_below(page, _found(page, "heading", index, end, reading), _blocks_below(page, index, end))


def _fields_cite(page: Outline, fields: int) -> bool:
    """Whether a list of fields links a work, or with hardly a word more than its label another page as the paper."""
    if page.has_work(page.all_links(fields, page.ends[fields])):
        return True
    return any(page.cites(page.reading(item).links) and page.reading(item).words < 8 for item in page.items(fields))


def _described(page: Outline, index: int) -> _Found | None:
    """A heading over a description and a line of nothing but links, with no other title or work before the next one."""
    end = _section_end(page, index)
    current = page.following[index]
    while current is not None and current < end and page.blocks[current].kind == "paragraph":
        if page.has_work(links := page.all_links(current, page.ends[current])):
            told = {page.links[link].work_id for link in links}
            others = {page.links[link].work_id for link in page.all_links(index, end)} - {None}
            bare = page.reading(current).citation.title is None and not page.reading(current).has_text
            return _joined(page, "heading", index, [index, current], end) if bare and others <= told else None
        if page.reading(current).citation.mark == "strong" and _is_only_title(page.reading(current)):
            return None
        current = page.following[current]
    return None


def _leads_to_paper(page: Outline, reading: Reading) -> bool:
    url = page.links[reading.links[0]].url.lower()
    return url.partition("?")[0].endswith(".pdf")


def _section_end(page: Outline, index: int) -> int:
    """Index of the next heading, or of the block behind the last one that stands beside this heading."""
    current: int | None = page.following[index]
    end = index + 1
    while current is not None and page.blocks[current].kind not in ("heading", "table"):
        end = page.ends[current]
        current = page.following[current]
    return end


def _next_text(page: Outline, index: int) -> int | None:
    """The next block beside this one that has text or links a work, other images passed over."""
    following = page.following[index]
    while following is not None and page.blocks[following].kind == "paragraph":
        reading = page.reading(following)
        if reading.has_text or page.has_work(reading.links):
            break
        following = page.following[following]
    return following


def _is_only_title(reading: Reading) -> bool:
    """Whether a text is a title with little beside it, and does not announce what follows with a colon."""
    title = count_words(reading.citation.title or "")
    fits = reading.citation.mark in _MARKED or title > max(2, reading.words - 4)
    return fits and reading.words < 60 and not reading.runs[-1].text.rstrip().endswith((":", "："))


def _is_under_aside(page: Outline, index: int) -> bool:
    """Whether a list stands under a paragraph that names it news, contents, contributors."""
    previous = page.preceding.get(index)
    return previous is not None and page.blocks[previous].kind == "paragraph" and is_aside(page.blocks[previous].text)


def _found(page: Outline, shape: EntryShape, start: int, end: int, reading: Reading) -> _Found:
    """The entry, or the entries, whose own text was read already."""
    return _parted(page, shape, start, end, reading, split_citations(reading.runs, page.links))


def _parted(
    page: Outline, shape: EntryShape, start: int, end: int, reading: Reading, parts: Sequence[list[Run]]
) -> _Found:
    """As `_found`, where it is known what text each entry has."""
    if len(parts) == 1:
        return _Found(shape, start, end, [(reading.citation, page.all_links(start, end))])
    return _Found(
        shape,
        start,
        end,
        [(page.read_runs(part).citation, [run.link for run in part if run.link is not None]) for part in parts],
    )


def _joined(page: Outline, shape: EntryShape, start: int, blocks: Sequence[int], end: int) -> _Found:
    """The entry whose text stands in several blocks."""
    texts = [
        text for block in blocks for text in (page.children[block] if page.blocks[block].kind == "item" else [block])
    ]
    citation = page.read(texts).citation
    return _with_lines_below(page, _Found(shape, start, end, [(citation, page.all_links(start, end))]), blocks[1:])


def _entries(page: Outline, found: _Found, section: tuple[str, ...]) -> Iterator[Entry]:
    """The finished entries, each with the span, ids and URLs of its links."""
    first = page.blocks[found.start]
    inner = page.children[found.start]
    start = page.blocks[inner[0]].span.start if found.shape in ("item", "row") and inner else first.span.start
    whole = Span(start, page.last_offset(found.start, found.end))
    for citation, links in found.parts:
        targets = [page.links[link] for link in links if page.links[link].kind != "image"]
        ids: dict[WorkId, None] = {link.work_id: None for link in targets if link.work_id is not None}
        urls = {link.url: None for link in targets if link.url and not link.url.startswith("#")}
        span = whole
        if len(found.parts) > 1 and links:
            span = Span(page.links[links[0]].span.start, page.links[links[-1]].span.end)
        yield Entry(
            found.shape,
            span,
            section,
            citation.title,
            citation.label,
            citation.authors,
            citation.venue,
            citation.year,
            tuple(links),
            tuple(ids),
            tuple(urls),
            found.start,
        )

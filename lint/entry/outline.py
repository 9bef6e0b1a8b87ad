"""A page's blocks with what the search for entries asks of them: children, extent, own text, own links, section."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lint.cores import is_worth_sharing, spread
from lint.entry.authors import is_byline
from lint.entry.badge import read_badge
from lint.entry.citation import Citation, read_citation
from lint.entry.label import is_address, is_field_name, is_paper_label
from lint.entry.runs import Run, runs_of
from lint.entry.title import count_words
from lint.prose import SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.document import Block, Heading, Link

_ASIDE = re.compile(
    r"""(?:
      (?:(?:latest|recent|breaking|hot|project|important|our|repo(?:sitory)?)\s+)*
        (?:news|updates?|changes?|change\s?logs?|announcements?|milestones?|release\s+notes?|updating)
        (?:\s+(?:log|history|and\s+updates?|updates?))?
    | what'?s\s+new | (?:update|version|revision|release)\s+(?:logs?|history|notes?) | log | history
    | (?:how\s+to\s+)?contribut(?:e|ing|ions?|ors?)(?:\s+(?:guide(?:lines)?|to\s+.{1,30}))?
    | (?:(?:our|all|main|core|key|project)\s+)*(?:contributors?|maintainers?|authors?|team)
        (?:\s*(?:and|&)\s*(?:contributors?|maintainers?))?(?:\s+list)?
    | acknowledge?ments? | thanks | credits? | sponsors? | support(?:\s+us)? | licen[cs]es?
    | contacts?(?:\s+(?:us|information))?
    | (?:star|stargazers?)(?:\s+(?:history|over\s+time|trend))?
    | (?:citations?|cite|citing)(?:\s+(?:us|this|our).{0,30})? | bibtex | disclaimer
    | (?:related|other|similar)\s+(?:awesome\s+)?(?:lists?|repos(?:itories)?|collections?|awesome.{0,20})
    | (?:friendly|useful)\s+links | to-?do(?:\s+list)? | faq
    | 最新(?:动态|消息|更新|进展)? | 更新(?:日志|记录|历史)? | 新闻 | 动态 | 贡献(?:者|指南)? | 致谢 | 引用
    | 联系(?:我们|方式)? | 许可证? | 协议 | 星标历史 | 参与贡献 | 如何贡献
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_LETTERS = re.compile(r"^[^\w]+|[^\w]+$")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")
_PAGE_OF_HOST = re.compile(r"https?://[^/]+/(?:[^/]+/[^/]|[^/]*[\d.?])")
_ABSTRACT = re.compile(r"^\s*(?:abstract|summary|tl;?dr|摘要|简介|概要|요약|초록)\s*[:：]", re.IGNORECASE)
_NAME_AND_YEAR = re.compile(r"^\s*([^\s|][^|]{0,80}?)\s+((?:19|20)\d\d)-(?:\d{1,2}|X)\s*\|")
_FEWEST_WITHIN = 3
"""Links to places of this page by its whole address, from which on the address is taken for the page's own."""


@dataclass(frozen=True)
class Reading:
    """The own text of an item or paragraph, nested lists left out."""

    runs: list[Run]
    links: list[int]
    """Its links that are no images, in order."""
    ahead: Citation | None = None
    """Its citation, where it was read ahead."""

    @cached_property
    def citation(self) -> Citation:
        return self.ahead or read_citation(self.runs)

    @cached_property
    def words(self) -> int:
        """Words of all text, links' included."""
        return count_words(" ".join([run.text for run in self.runs if run.kind != "image"]))

    @property
    def is_stated(self) -> bool:
        """Whether it sets a title off, and says who wrote it and where it appeared, or names several people."""
        citation = self.citation
        if not citation.authors or not citation.front or citation.mark not in ("strong", "quoted"):
            return False
        return count_words(citation.title or "") > 2 and bool(citation.venue or is_byline(citation.authors))

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read but images."""
        return any(run.kind != "image" and run.text.strip() for run in self.runs)


class Outline:
    """Index over the blocks of a page. Every block's subtree is the stretch from its index to `ends[index]`."""

    def __init__(self, blocks: Sequence[Block], headings: Sequence[Heading], links: Sequence[Link]) -> None:
        self.blocks = blocks
        self.links = links
        self.headings = {heading.block: heading for heading in headings}
        self.children: list[list[int]] = [[] for _ in blocks]
        self.following: list[int | None] = [None] * len(blocks)
        """Index of the next block with the same parent."""
        self.ends = list(range(1, len(blocks) + 1))
        self.preceding: dict[int, int] = {}
        """Index of the block with the same parent before a block that has one."""
        self._readings: dict[int, Reading] = {}
        self._ahead: dict[int, Citation] = {}
        self._marks: dict[int, Counter[str | None]] = {}
        self._papers: dict[int, bool] = {}
        last: dict[int | None, int] = {}
        for index, block in enumerate(blocks):
            if block.parent is not None:
                self.children[block.parent].append(index)
            if block.parent in last:
                self.following[last[block.parent]] = index
                self.preceding[index] = last[block.parent]
            last[block.parent] = index
        for index in range(len(blocks) - 1, -1, -1):
            parent = blocks[index].parent
            if parent is not None:
                self.ends[parent] = max(self.ends[parent], self.ends[index])

    @cached_property
    def links_in(self) -> dict[int, list[int]]:
        """Block -> indexes of all links whose text it holds."""
        found: dict[int, list[int]] = {}
        for index, link in enumerate(self.links):
            found.setdefault(link.block, []).append(index)
        return found

    def all_links(self, start: int, end: int) -> Sequence[int]:
        """Indexes of the links in the blocks from `start` up to `end`."""
        if end == start + 1:
            return self.links_in.get(start, [])
        return sorted(link for block in range(start, end) for link in self.links_in.get(block, ()))

    def last_offset(self, start: int, end: int) -> int:
        """Where the text of the blocks from `start` up to `end` ends."""
        return max(self.blocks[index].span.end for index in range(start, end))

    def items(self, index: int) -> list[int]:
        """The items of a list, or of all lists directly inside an item."""
        if self.blocks[index].kind == "list":
            return [child for child in self.children[index] if self.blocks[child].kind == "item"]
        return [
            item for child in self.children[index] if self.blocks[child].kind == "list" for item in self.items(child)
        ]

    def is_paragraph(self, index: int) -> bool:
        """Whether a block is a paragraph, and not the text of a list's item."""
        parent = self.blocks[index].parent
        return self.blocks[index].kind == "paragraph" and (parent is None or self.blocks[parent].kind != "item")

    def title_marks(self, index: int) -> Counter[str | None]:
        """How the titles of a list's items that have links, or state a work, are set off, each with its number."""
        if index not in self._marks:
            readings = [self.reading(item) for item in self.items(index)]
            told = [reading for reading in readings if reading.links or reading.is_stated]
            self._marks[index] = Counter(reading.citation.mark for reading in told)
        return self._marks[index]

    def lists_papers(self, index: int) -> bool:
        """Whether one of a list's items links a work, a PDF or a page that it calls a paper."""
        if index not in self._papers:
            links = [link for item in self.items(index) for link in self.reading(item).links]
            self._papers[index] = self.cites(links) or self.has_pdf(links)
        return self._papers[index]

    def reading(self, index: int) -> Reading:
        """Read a paragraph, heading or cell, or the paragraphs directly inside an item."""
        found = self._readings.get(index)
        if found is None:
            found = self._readings[index] = self.read(
                [index]
                if self.blocks[index].kind != "item"
                else [child for child in self.children[index] if self.blocks[child].kind != "list"],
                self._ahead.get(index),
            )
        return found

    def read_ahead(self) -> None:
        """Read the citations of a long page's items and paragraphs on all cores, before they are asked for."""
        if not self.blocks or not is_worth_sharing(self.blocks[-1].span.end):
            return
        texts = [index for index, block in enumerate(self.blocks) if block.kind == "item" or self.is_paragraph(index)]
        citations = spread(lambda index: self.reading(index).citation, texts, self._size)
        self._ahead = dict(zip(texts, citations, strict=True))

    def _size(self, index: int) -> int:
        span = self.blocks[index].span
        return span.end - span.start

    def read(self, blocks: Sequence[int], ahead: Citation | None = None) -> Reading:
        """Read several blocks as the text of one entry, each on a line of its own."""
        runs: list[Run] = []
        for index in blocks:
            if self.blocks[index].pieces and self.blocks[index].kind != "code":
                runs.extend([Run("break", "\n")] if runs else [])
                pieces = self.blocks[index].pieces
                runs.extend([self._with_badge(run) if run.kind == "image" else run for run in runs_of(pieces)])
        return self.read_runs(_without_abstract(_without_bars(runs)), ahead)

    def read_runs(self, runs: list[Run], ahead: Citation | None = None) -> Reading:
        """Read runs as one citation."""
        links = [run.link for run in runs if run.kind == "link" and run.link is not None]
        return Reading(runs, links or self._round_images(runs), ahead)

    def _with_badge(self, run: Run) -> Run:
        """An image as what it says of venue and year, where it is a badge that does."""
        said = read_badge(self.links[run.link].url) if run.link is not None else None
        return Run("image", said, run.link) if said else run

    def _round_images(self, runs: Sequence[Run]) -> list[int]:
        """The links round the images of a text that has no others, where one of them leads to a work."""
        images = [run.link for run in runs if run.kind == "image" and run.link]
        links = [image - 1 for image in images if self.links[image - 1].span.end > self.links[image].span.end]
        return links if self.has_work(links) else []

    def has_work(self, links: Sequence[int]) -> bool:
        """Whether one of the links names a work."""
        return any(self.links[link].work_id is not None for link in links)

    def has_pdf(self, links: Sequence[int]) -> bool:
        """Whether one of the links leads to a PDF."""
        return any(self.links[link].url.endswith(".pdf") for link in links)

    def cites(self, links: Sequence[int]) -> bool:
        """Whether one of the links names a work, or says that it leads to a paper, wherever that is."""
        return self.has_work(links) or any(
            is_paper_label(self.links[link].text)
            and _PAGE_OF_HOST.match(self.links[link].url)
            and not self.leads_within(self.links[link].url)
            for link in links
        )

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of this page: those whose fragments are, time and again, the anchors of its headings."""
        slugs = {heading.slug for heading in self.headings.values()}
        parted = [link.url.partition("#") for link in self.links if "#" in link.url[1:]]
        counts = Counter(address for address, _, fragment in parted if fragment in slugs)
        return frozenset(address for address, count in counts.items() if count >= _FEWEST_WITHIN)

    def leads_within(self, url: str) -> bool:
        """Whether a target is a place in this list, be it by the page's whole address."""
        return is_within(url) or ("#" in url and url.partition("#")[0] in self.addresses)

    def is_field(self, index: int) -> bool:
        """Whether an item only says something of another text's work: `Paper: https://…`, `[[code]](…)`."""
        reading = self.reading(index)
        if starts_with_field(reading.runs):
            return reading.citation.mark not in ("strong", "quoted")
        citation = reading.citation
        if citation.title is None:
            return bool(reading.links or citation.authors or citation.venue)
        return reading.citation.mark == "plain" and _names_address(reading.runs)

    def is_field_list(self, index: int | None) -> bool:
        """Whether a block is a list of fields, at least one of them with a link."""
        if index is None or self.blocks[index].kind != "list":
            return False
        items = self.items(index)
        fields = [item for item in items if self.is_field(item)]
        return len(fields) * 10 >= len(items) * 6 and any(
            not is_within(self.links[link].url) for item in fields for link in self.reading(item).links
        )


def _without_abstract(runs: list[Run]) -> list[Run]:
    """Without an abstract up to the end of its line: its first sentence would read as a title."""
    kept: list[Run] = []
    skipping = False
    for index, run in enumerate(runs):
        if run.kind == "break":
            skipping = False
        opens = run.kind == "strong" or (run.kind == "text" and index and runs[index - 1].kind == "break")
        if opens and _ABSTRACT.match(run.text + (runs[index + 1].text[:8] if index + 1 < len(runs) else "")):
            skipping = True
        if not skipping:
            kept.append(run)
    return kept


def _without_bars(runs: list[Run]) -> list[Run]:
    """`**Name 2018-6 | English | [Paper](…) | …**` as a bold name and its year; what else it says is no citation."""
    if len(runs) < 2 or runs[0].kind != "strong" or runs[1].kind != "link" or not runs[0].text.rstrip().endswith("|"):
        return runs
    dated = _NAME_AND_YEAR.match(runs[0].text)
    return [Run("strong", dated[1]), Run("text", f" ({dated[2]}) "), *runs[1:]] if dated else runs


def starts_with_field(runs: Sequence[Run]) -> bool:
    """Whether a text starts with a field's name and a colon, as in `**Metrics:** AUC` or `Paper(Oral): https://…`."""
    start = "".join(run.text for run in runs[:3] if run.kind in ("text", "strong", "emphasis", "code", "break"))[:64]
    name, colon, _ = start.replace("：", ":").partition(":")
    return bool(colon) and is_field_name(name.strip(" *_-[]"))


def _names_address(runs: Sequence[Run]) -> bool:
    """Whether a text is a word or two, a colon and an address: `Homepgae: https://…`."""
    texts = [run for run in runs if run.text.strip() and run.kind != "image"]
    if len(texts) < 2 or texts[1].kind != "link" or not is_address(texts[1].text):
        return False
    return texts[0].text.rstrip().endswith((":", "：")) and count_words(texts[0].text) < 3


def is_aside(title: str) -> bool:
    """Whether a heading opens a part about the list itself: news, contributors, licence, star history."""
    body = _NOT_LETTERS.sub("", SHORTCODE.sub(" ", title)).strip()
    body = _NOT_LETTERS.sub("", " ".join(word for word in body.split() if any(letter.isalnum() for letter in word)))
    if len(body) > 60:
        return False
    return bool(body) and bool(_ASIDE.fullmatch(body))


def is_within(url: str) -> bool:
    """Whether a target is a place in this list: a fragment, another page of the repository, a folder."""
    if url.startswith("#"):
        return True
    if not url or _SCHEME.match(url):
        return False
    path = url.partition("#")[0].partition("?")[0]
    name = path.rstrip("/").rpartition("/")[2]
    return name.lower().endswith((".md", ".markdown", ".rst")) or "." not in name.strip(".")

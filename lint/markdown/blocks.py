"""Builds the blocks, links, headings, anchors and comments of a page; both readers, Markdown's and HTML's, feed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.document import Anchor, Block, BlockKind, Comment, Heading, Link, LinkKind, Piece, Span, Style
from lint.identifiers import identify
from lint.slug import Slugger

_HOLDS_TEXT = frozenset({"heading", "paragraph", "cell", "code"})
_WHITE_SPACE = " \t\r\n\f"

_COUNTED = (Style.STRONG, Style.EMPHASIS, Style.CODE, Style.STRUCK)

Counts = tuple[int, ...]
"""How often each of the styles that can be nested is open."""


@dataclass(slots=True)
class _OpenBlock:
    kind: BlockKind
    start: int
    parent: int | None
    level: int
    marker: str
    end: int = -1
    runs: list[tuple[list[str], int, int | None]] = field(default_factory=list)
    """Texts of one style and link."""


@dataclass(slots=True)
class _OpenLink:
    kind: LinkKind
    url: str
    start: int
    url_span: Span
    end: int = -1
    block: int = -1
    """The block that holds the link's first text; -1 while the link has shown nothing."""
    text: list[str] = field(default_factory=list)
    alternative: list[str] = field(default_factory=list)
    """The alternative texts of the images in the link."""


@dataclass(slots=True)
class Frame:
    """A block that is open, and what was in force outside it."""

    name: str
    """The raw element's name; empty for Markdown's own blocks, `implicit` for a paragraph that opened by itself."""
    index: int
    links: int
    counts: Counts


class PageBuilder:
    """The page so far.

    Text needs a block to stand in: where none is open, a paragraph opens by itself, and closes before the next block.
    """

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.comments: list[Comment] = []
        self.anchors: list[Anchor] = []
        self.position = 0
        """Where the last thing that was added ends."""
        self._blocks: list[_OpenBlock] = []
        self._holder: _OpenBlock | None = None
        self._links: list[_OpenLink] = []
        self._open_links: list[int] = []
        self._counts: Counts = (0,) * len(_COUNTED)
        self._style = 0
        self._headings: dict[int, list[str]] = {}
        """For each heading's block the text in it, that of blocks inside it too."""
        self._heading: list[str] | None = None
        self._slugs: dict[int, str] = {}

    # Blocks

    def open(self, kind: BlockKind, start: int, *, name: str = "", level: int = 0, marker: str = "") -> None:
        """Open a block inside the innermost one. Lists and items find their level, their depth, themselves."""
        self.close_implicit()
        if kind in ("list", "item"):
            level = self._depth(kind)
        elif kind == "heading":
            self._heading = self._headings[len(self._blocks)] = []
        self._push(kind, start, name, level, marker)

    def close(self, end: int | None = None) -> None:
        """Close the innermost block; it ends at `end`, or with the last thing in it."""
        if end is None:
            self.close_implicit()
            end = self.position
        frame = self.frames[-1]
        block = self._blocks[frame.index]
        block.end = max(end, block.start)
        self.position = max(self.position, block.end)
        if frame.name != "implicit":
            while len(self._open_links) > frame.links:
                self.close_link(block.end)
            self.close_implicit()
            self.counts = frame.counts
        self.frames.pop()
        if block.kind == "heading":
            self._heading = None
        outer = self._blocks[self.frames[-1].index] if self.frames else None
        self._holder = outer if outer is not None and outer.kind in _HOLDS_TEXT else None

    def close_implicit(self) -> None:
        """Close the paragraph that opened by itself, where the innermost block is one."""
        if self.frames and self.frames[-1].name == "implicit":
            self.close(self.position)

    def close_markdown(self, end: int) -> None:
        """Close the innermost of Markdown's own blocks, and the raw elements left open in it."""
        while self.frames[-1].name:
            self.close(self.position)
        self.close(end)

    def kind(self, frame: Frame) -> BlockKind:
        """The kind of an open block."""
        return self._blocks[frame.index].kind

    def set_level(self, frame: Frame, level: int) -> None:
        """Say late what an open block's level is."""
        self._blocks[frame.index].level = level

    def set_slug(self, slug: str) -> None:
        """The last heading's anchor, where the page itself tells it."""
        if self._headings:
            self._slugs[next(reversed(self._headings))] = slug

    # What stands in them

    def text(self, content: str, start: int = 0) -> None:
        """Add inline text in the style and the link that are open; `start` serves a paragraph that opens by itself."""
        if self._heading is not None:
            self._heading.append(content)
        holder = self._holder
        if holder is None or not (holder.runs or holder.kind == "code"):
            content = content.lstrip(_WHITE_SPACE)
            if not content:
                return
            holder = holder or self._open_implicit(start)
        if not self._open_links:
            self._add(holder, content, self._style, None)
            return
        index = self._open_links[-1]
        link = self._links[index]
        link.text.append(content)
        if link.block < 0:
            link.block = self.frames[-1].index
        self._add(holder, content, self._style, index)

    def line_break(self) -> None:
        """Add a hard line break."""
        if self._holder is not None:
            self._add(self._holder, "\n", self._style | Style.BREAK, self._open_links[-1] if self._open_links else None)

    @property
    def counts(self) -> Counts:
        """How often each style is open."""
        return self._counts

    @counts.setter
    def counts(self, counts: Counts) -> None:
        if counts != self._counts:
            self._counts = counts
            self._style = sum(style for style, count in zip(_COUNTED, counts, strict=True) if count)

    def style(self, style: int, change: int) -> None:
        """Open (+1) or close (-1) a style; one closing too many changes nothing."""
        counts = list(self._counts)
        place = _COUNTED.index(style)
        counts[place] = max(counts[place] + change, 0)
        self._counts = tuple(counts)
        self._style = self._style | style if counts[place] else self._style & ~style

    def open_link(self, kind: LinkKind, url: str, start: int, url_span: Span) -> None:
        """Open a link; the text that follows is its own, until it closes or another opens inside."""
        self._open_links.append(len(self._links))
        self._links.append(_OpenLink(kind, url, start, url_span))

    def close_link(self, end: int) -> None:
        """Close the innermost link."""
        index = self._open_links[-1]
        link = self._links[index]
        if link.block < 0:
            self._show(index, link.start)
        self._open_links.pop()
        link.end = max(end, link.start)

    def close_markdown_link(self, end: int) -> None:
        """Close the innermost of Markdown's own links and what is open in it; a raw tag may have done so already."""
        for depth in range(len(self._open_links) - 1, -1, -1):
            if self._links[self._open_links[depth]].kind != "html":
                while len(self._open_links) > depth:
                    self.close_link(end)
                return

    def in_raw_link(self) -> bool:
        """Whether the innermost open link is an `<a>`."""
        return bool(self._open_links) and self._links[self._open_links[-1]].kind == "html"

    def image(self, url: str, alternative: str, span: Span, url_span: Span) -> None:
        """Add an image."""
        if self._open_links:
            self._links[self._open_links[-1]].alternative.append(alternative)
        self._links.append(_OpenLink("image", url, span.start, url_span, span.end, text=[alternative]))
        self._show(len(self._links) - 1, span.start, alternative, Style.IMAGE)

    def _show(self, index: int, start: int, content: str = "", style: int = 0) -> None:
        """Add a piece for a link that has no text: an image, or nothing at all."""
        holder = self._holder or self._open_implicit(start)
        for link in (index, *self._open_links[-1:]):
            if self._links[link].block < 0:
                self._links[link].block = self.frames[-1].index
        self._add(holder, content, self._style | style, index)

    def _add(self, holder: _OpenBlock, content: str, style: int, link: int | None) -> None:
        runs = holder.runs
        if runs and runs[-1][1] == style and runs[-1][2] == link:
            runs[-1][0].append(content)
        else:
            runs.append(([content], style, link))

    def _push(self, kind: BlockKind, start: int, name: str, level: int, marker: str) -> _OpenBlock:
        block = _OpenBlock(kind, start, self.frames[-1].index if self.frames else None, level, marker)
        self.frames.append(Frame(name, len(self._blocks), len(self._open_links), self._counts))
        self._blocks.append(block)
        self._holder = block if kind in _HOLDS_TEXT else None
        return block

    def _open_implicit(self, start: int) -> _OpenBlock:
        return self._push("paragraph", start, "implicit", 0, "")

    def _depth(self, kind: BlockKind) -> int:
        for frame in reversed(self.frames):
            block = self._blocks[frame.index]
            if block.kind == "list":
                return block.level + (kind == "list")
        return 1

    def finish(self, end: int) -> tuple[tuple[Block, ...], tuple[Heading, ...], tuple[Link, ...]]:
        """Close what is still open at the end of the page, and hand over all blocks, headings and links."""
        while self.frames:
            self.close(end)
        while self._open_links:
            self.close_link(self._links[self._open_links[-1]].url_span.end)
        self.close_implicit()
        blocks = tuple(map(_block, self._blocks))
        slugger = Slugger()
        headings = []
        for index, content in self._headings.items():
            text = "".join(content)
            slug = self._slugs.get(index) or slugger.slug(text)
            headings.append(Heading(blocks[index].level, " ".join(text.split()), slug, blocks[index].span, index))
        return blocks, tuple(headings), tuple(map(_link, self._links))


def _block(block: _OpenBlock) -> Block:
    pieces = tuple([Piece("".join(run), style, link) for run, style, link in block.runs])
    return Block(block.kind, Span(block.start, block.end), block.parent, block.level, block.marker, pieces)


def _link(link: _OpenLink) -> Link:
    text = " ".join("".join(link.text).split()) or " ".join(" ".join(link.alternative).split())
    work_id = None if link.kind == "image" else identify(link.url)
    return Link(link.kind, text, link.url, Span(link.start, link.end), link.url_span, link.block, work_id)

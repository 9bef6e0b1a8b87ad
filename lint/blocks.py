"""Builds the blocks, links, headings, anchors and comments of a page; both readers, Markdown's and HTML's, feed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.document import Anchor, Block, BlockKind, Comment, Heading, Link, LinkKind, Piece, Span, Style
from lint.identifiers import identify
from lint.slug import Slugger

_HOLDS_TEXT = frozenset({"heading", "paragraph", "cell", "code"})


@dataclass(slots=True)
class _OpenBlock:
    kind: BlockKind
    start: int
    parent: int | None
    level: int
    marker: str
    end: int = -1
    runs: list[tuple[list[str], Style, int | None]] = field(default_factory=list)


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


@dataclass(slots=True)
class Frame:
    """A block that is open, and what was in force outside it."""

    name: str
    """The raw element's name; empty for Markdown's own blocks, `implicit` for a paragraph that opened by itself."""
    index: int
    links: int
    styles: tuple[int, ...]


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
        self._links: list[_OpenLink] = []
        self._open_links: list[int] = []
        self._holder: _OpenBlock | None = None
        self._styles: dict[Style, int] = dict.fromkeys((Style.STRONG, Style.EMPHASIS, Style.CODE, Style.STRUCK), 0)
        self._style = Style.PLAIN
        self._slugs: dict[int, str] = {}
        self._last_heading: int | None = None

    def open(self, kind: BlockKind, start: int, *, name: str = "", level: int = 0, marker: str = "") -> None:
        """Open a block inside the innermost one. Lists and items find their level, their depth, themselves."""
        self.close_implicit()
        if kind in ("list", "item"):
            level = self._depth(kind)
        elif kind == "heading":
            self._last_heading = len(self._blocks)
        self._push(kind, start, name, level, marker)

    def close(self, end: int | None = None) -> None:
        """Close the innermost block; it ends at `end`, or with the last thing in it."""
        if end is None:
            self.close_implicit()
            end = self.position
        frame = self.frames.pop()
        block = self._blocks[frame.index]
        block.end = max(end, block.start)
        self.position = max(self.position, block.end)
        if frame.name != "implicit":
            while len(self._open_links) > frame.links:
                self.close_link(block.end)
            self.styles = frame.styles
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
        if self._last_heading is not None:
            self._slugs[self._last_heading] = slug

    def text(self, content: str, start: int = 0) -> None:
        """Add inline text in the styles and the link that are open; `start` serves a paragraph that opens by itself."""
        link = self._open_links[-1] if self._open_links else None
        holder = self._holder
        if holder is None:
            content = content.lstrip(" \t\r\n\f")
            if not content:
                return
            holder = self._open_implicit(start)
        for index in self._open_links:
            self._links[index].text.append(content)
        self._add(holder, content, self._style, link)

    def line_break(self) -> None:
        """Add a hard line break."""
        if self._holder is not None:
            self._add(self._holder, "\n", self._style | Style.BREAK, self._open_links[-1] if self._open_links else None)

    @property
    def styles(self) -> tuple[int, ...]:
        """How often each style is open."""
        return tuple(self._styles.values())

    @styles.setter
    def styles(self, counts: tuple[int, ...]) -> None:
        self._styles = dict(zip(self._styles, counts, strict=True))
        self._set_style()

    def style(self, style: Style, change: int) -> None:
        """Open (+1) or close (-1) a style; one too many closings change nothing."""
        self._styles[style] = max(self._styles[style] + change, 0)
        self._set_style()

    def open_link(self, kind: LinkKind, url: str, start: int, url_span: Span) -> None:
        """Open a link; the text that follows is its own until it closes."""
        self._open_links.append(len(self._links))
        self._links.append(_OpenLink(kind, url, start, url_span))

    def close_link(self, end: int) -> None:
        """Close the innermost link."""
        index = self._open_links[-1]
        link = self._links[index]
        if link.block < 0:
            self._show(index, link.start)
        self._open_links.pop()
        link.end = end

    def open_link_kind(self) -> LinkKind | None:
        """The kind of the innermost open link."""
        return self._links[self._open_links[-1]].kind if self._open_links else None

    def image(self, url: str, alternative: str, span: Span, url_span: Span) -> None:
        """Add an image."""
        for index in self._open_links:
            self._links[index].alternative.append(alternative)
        index = len(self._links)
        self._links.append(_OpenLink("image", url, span.start, url_span, span.end, text=[alternative]))
        self._show(index, span.start, alternative, Style.IMAGE)

    def _show(self, index: int, start: int, content: str = "", style: Style = Style.PLAIN) -> None:
        """Add a piece for a link that has no text: an image, or nothing at all."""
        holder = self._holder or self._open_implicit(start)
        self._links[index].block = self.frames[-1].index
        self._add(holder, content, self._style | style, index)

    def _add(self, holder: _OpenBlock, content: str, style: Style, link: int | None) -> None:
        runs = holder.runs
        if runs and runs[-1][1] == style and runs[-1][2] == link:
            runs[-1][0].append(content)
        else:
            runs.append(([content], style, link))
        for index in self._open_links:
            if self._links[index].block < 0:
                self._links[index].block = self.frames[-1].index

    def _set_style(self) -> None:
        self._style = Style.PLAIN
        for style, count in self._styles.items():
            if count:
                self._style |= style

    def _push(self, kind: BlockKind, start: int, name: str, level: int, marker: str) -> None:
        block = _OpenBlock(kind, start, self.frames[-1].index if self.frames else None, level, marker)
        self.frames.append(Frame(name, len(self._blocks), len(self._open_links), self.styles))
        self._blocks.append(block)
        self._holder = block if kind in _HOLDS_TEXT else None

    def _open_implicit(self, start: int) -> _OpenBlock:
        self._push("paragraph", start, "implicit", 0, "")
        return self._blocks[-1]

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
        while self.frames:
            self.close(end)
        blocks = tuple(map(_block, self._blocks))
        slugger = Slugger()
        headings = tuple(
            _heading(block, index, self._slugs.get(index), slugger)
            for index, block in enumerate(blocks)
            if block.kind == "heading"
        )
        return blocks, headings, tuple(map(_link, self._links))


def _block(block: _OpenBlock) -> Block:
    pieces = tuple(Piece("".join(run), style, link) for run, style, link in block.runs)
    return Block(block.kind, Span(block.start, block.end), block.parent, block.level, block.marker, pieces)


def _heading(block: Block, index: int, slug: str | None, slugger: Slugger) -> Heading:
    content = "".join(piece.text for piece in block.pieces if not piece.style & (Style.IMAGE | Style.BREAK))
    return Heading(block.level, block.text, slug or slugger.slug(content), block.span, index)


def _link(link: _OpenLink) -> Link:
    text = " ".join("".join(link.text).split()) or " ".join(" ".join(link.alternative).split())
    work_id = None if link.kind == "image" else identify(link.url)
    return Link(link.kind, text, link.url, Span(link.start, link.end), link.url_span, link.block, work_id)

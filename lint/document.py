"""One parsed file as pure data: what stands where. Everything here is made by `markdown` and `entry`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lint.prose import blank, inline_code, mathematics

if TYPE_CHECKING:
    from lint.identifiers import WorkId
    from lint.source import Source

LinkKind = Literal["link", "autolink", "image", "html"]
BlockKind = Literal["heading", "paragraph", "list", "item", "quote", "table", "row", "cell", "code"]
EntryShape = Literal["item", "row", "paragraph", "heading"]


class Span(NamedTuple):
    """Start and end offset into the source text; the end is exclusive."""

    start: int
    end: int


class Style:
    """How a piece of inline text is set: numbers, joined with `|`.

    No `enum.IntFlag`, whose arithmetic takes a hundred times as long, on every piece of a list.
    """

    PLAIN: Final = 0
    STRONG: Final = 1
    EMPHASIS: Final = 2
    CODE: Final = 4
    STRUCK: Final = 8
    IMAGE: Final = 16
    """The text is an image's alternative text."""
    BREAK: Final = 32
    """A hard line break; the text is a newline."""


class Piece(NamedTuple):
    """A run of inline text of one style, entities resolved and markup gone."""

    text: str
    style: int
    """How the text is set, as in `Style`."""
    link: int | None
    """Index into `Document.links` of the link (or image) that the text belongs to."""


class Block(NamedTuple):
    """A block of the page, from Markdown or raw HTML alike. Blocks stand in document order, parents first."""

    kind: BlockKind
    span: Span
    parent: int | None
    """Index into `Document.blocks` of the enclosing block."""
    level: int = 0
    """A heading's level, 1 to 6; for a row, 1 where it is a header row; for an item or list, its depth from 1."""
    marker: str = ""
    """An item's marker as it stands (`-`, `*`, `1.`); a code block's info string."""
    pieces: tuple[Piece, ...] = ()
    """The inline text of headings, paragraphs, cells; of code blocks one piece, the code."""

    @property
    def text(self) -> str:
        """The block's own text, white space folded, images left out."""
        return " ".join("".join(p.text for p in self.pieces if not p.style & Style.IMAGE).split())


class Heading(NamedTuple):
    """A heading as GitHub shows it."""

    level: int
    text: str
    slug: str
    """The anchor that GitHub gives it, without `user-content-`."""
    span: Span
    block: int


class Link(NamedTuple):
    """A link or image that GitHub renders."""

    kind: LinkKind
    text: str
    """What the reader sees, white space folded; for an image, and a link round an image, the alternative text."""
    url: str
    """The target with entities and escapes resolved and nothing else changed (no percent-encoding)."""
    span: Span
    """The whole construct: `[text](url)`, `<url>`, `![alt](url)`, `<a href=…>…</a>`."""
    url_span: Span
    """Where the target itself is written; for a reference link, in its definition."""
    block: int
    """Index into `Document.blocks` of the block whose text holds the link."""
    work_id: WorkId | None = None


class Anchor(NamedTuple):
    """A place that a fragment can name, set by `<a name>` or an `id` attribute."""

    name: str
    span: Span


class Comment(NamedTuple):
    """An HTML comment; the text is what stands between `<!--` and `-->`."""

    text: str
    span: Span


class Entry(NamedTuple):
    """One item of the list that cites something. Texts are as the list states them, white space folded."""

    shape: EntryShape
    span: Span
    """From the entry's first character (after list marker or `|`) to the end of its last line."""
    section: tuple[str, ...]
    """Headings above, outermost first, without the document's own title."""
    title: str | None
    label: str | None
    authors: str | None
    venue: str | None
    year: int | None
    links: tuple[int, ...]
    """Indexes into `Document.links`, images included."""
    ids: tuple[WorkId, ...]
    urls: tuple[str, ...]
    """Targets of the links that are no images and no fragments, in order, each once."""
    block: int
    """Index into `Document.blocks` of the item, row, paragraph or heading."""


@dataclass(frozen=True)
class Document:
    """One parsed file. All spans are offsets into `text`."""

    source: Source
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    comments: tuple[Comment, ...] = ()
    entries: tuple[Entry, ...] = ()
    definitions: dict[str, Span] = field(default_factory=dict)
    """Link reference definitions: normalised label -> the definition's span."""

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def entry_of_link(self) -> dict[int, int]:
        """Index of a link -> index of the entry that it stands in; links outside every entry are absent."""
        return {link: index for index, entry in enumerate(self.entries) for link in entry.links}

    @cached_property
    def written_links(self) -> tuple[int, ...]:
        """Indexes of the links whose target somebody wrote, in order; of those that share a definition, the first.

        A bare URL that swallowed the Markdown behind it (`https://…)][Code](https://…`) is no target anyone wrote.
        """
        first: dict[Span, int] = {}
        for number, link in enumerate(self.links):
            if not (link.kind == "autolink" and "](" in link.url):
                first.setdefault(link.url_span, number)
        return tuple(first.values())

    @cached_property
    def prose(self) -> str:
        """The text with spaces for all that is no prose: code, formulas, comments, targets of links. Offsets stay."""
        code = [block.span for block in self.blocks if block.kind == "code"]
        hidden = [*code, *(comment.span for comment in self.comments), *self.definitions.values()]
        hidden += [link.url_span for link in self.links]
        text = blank(self.text, hidden)
        lines = [block.span for block in self.blocks if block.kind in ("heading", "paragraph", "cell")]
        return blank(text, [*inline_code(text, lines), *mathematics(text)])

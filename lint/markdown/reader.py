"""Reads Markdown as GitHub does, everything at its exact place. Only this package imports markdown_it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS, normalizeReference, unescapeAll
from markdown_it.token import Token

from lint.document import BlockKind, LinkKind, Span, Style
from lint.markdown.blocks import PageBuilder
from lint.markdown.inline import Place
from lint.markdown.markup import HtmlReader, Locate
from lint.markdown.parser import parser
from lint.source import Source

_DEFINITION = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:[\s>]*(?P<target><[^<>\n]*>|\S+)", re.DOTALL)
_MARKER = re.compile(r"[ \t>]*(?P<marker>[-+*]|\d{1,9}[.)])[ \t]*")
_CHECKBOX = re.compile(r"\[[ xX]\][ \t]")
_INDENT = re.compile(r"[ \t>]*")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED_PIPE = re.compile(r"\\\|")

_CONTAINERS: dict[str, BlockKind] = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
}
_CONTAINER_ENDS = frozenset(name.replace("_open", "_close") for name in _CONTAINERS)
_STYLES = {
    f"{name}_{side}": style
    for name, style in (("strong", Style.STRONG), ("em", Style.EMPHASIS), ("s", Style.STRUCK))
    for side in ("open", "close")
}


class Definition(NamedTuple):
    """A link reference definition: all of it, and its target."""

    span: Span
    url_span: Span


class MarkdownReader:
    """Feeds a page with markdown-it's tokens, each at its place in the source text."""

    def __init__(self, source: Source, page: PageBuilder) -> None:
        # As markdown-it reads U+0000, and as cmark reads a byte order mark; the lengths stay.
        self._text = source.text.replace("\0", "\ufffd")
        if self._text.startswith("\ufeff"):
            self._text = " " + self._text[1:]
        self._starts = source.line_starts
        self._ends = _line_ends(self._text, self._starts)
        self._page = page
        self._html = HtmlReader(page)
        self._definitions: dict[str, Definition] = {}
        self._open_ends: list[int | None] = []
        """Where the open Markdown blocks end; None for those that a comment hides."""
        self._in_header = False
        self._cells: Iterator[tuple[Span, Locate]] = iter(())
        self._item = (-1, 0)
        """The line on which the last list item opened, and where its content starts."""
        self._checkbox = False

    def read(self) -> dict[str, Span]:
        """Read the whole text; returns the reference definitions."""
        env: dict[str, Any] = {}
        tokens = parser().parse(self._text, env)
        for label, reference in env.get("references", {}).items():
            self._definitions[label] = self._definition(*reference["map"])
        shown_footnotes = env.get("footnote_labels", ())
        hidden = False
        before = Token("", "", 0)
        for token in tokens:
            kind = token.type
            if kind == "footnote_reference_open":
                hidden = normalizeReference(token.meta["label"]) not in shown_footnotes
            elif kind == "footnote_reference_close":
                hidden = False
            if hidden:
                continue
            if kind == "inline":
                self._leaf(before, token)
            elif kind in _CONTAINERS:
                self._open(token)
            elif kind in _CONTAINER_ENDS:
                self._close()
            elif kind == "html_block":
                self._html.read(token.content, self._locate(token))
                self._page.close_implicit()
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind in ("thead_open", "tbody_open"):
                self._in_header = kind == "thead_open"
            before = token
        self._html.finish(len(self._text))
        return {label: definition.span for label, definition in self._definitions.items()}

    # Blocks

    def _open(self, token: Token) -> None:
        """Open a list, item, quote, table or row."""
        if self._html.in_comment:
            self._open_ends.append(None)
            return
        first, end = self._extent(token)
        kind, marker, level = _CONTAINERS[token.type], "", 0
        start = self._content_start(first)
        if kind == "item":
            start, marker = self._item_start(first)
            self._checkbox = _CHECKBOX.match(self._text, start) is not None
        elif kind == "row":
            level = int(self._in_header)
            self._cells = self._row_cells(start, end)
        self._open_ends.append(max(start, end))
        self._page.open(kind, start, marker=marker, level=level)

    def _close(self) -> None:
        end = self._open_ends.pop()
        if end is not None:
            self._page.close_markdown(end)

    def _leaf(self, opening: Token, token: Token) -> None:
        """Add a heading, paragraph or cell with its inline content."""
        if self._html.in_comment:
            self._hidden_inline(token)
            return
        if opening.type in ("th_open", "td_open"):
            span, locate = next(self._cells)
            self._page.open("cell", span.start)
            end = span.end
        else:
            first, end = self._extent(opening)
            locate = self._locate(token)
            if opening.type == "heading_open":
                self._page.open("heading", self._content_start(first), level=int(opening.tag[1]))
            else:
                self._page.open("paragraph", locate(0) if token.content else self._content_start(first))
        self._inline(token.children or [], locate)
        self._page.close_markdown(end)

    def _code(self, token: Token) -> None:
        if self._html.in_comment:
            return
        first, end = self._extent(token)
        start = self._content_start(first) if token.type == "fence" else self._locate(token)(0)
        self._page.open("code", start, marker=unescapeAll(token.info).strip())
        self._page.style(Style.CODE, 1)
        self._page.text(token.content)
        self._page.close_markdown(end)

    def _extent(self, token: Token) -> tuple[int, int]:
        """A block's first line (from 0), and the offset at which its last line that is not blank ends."""
        first, after = token.map or (0, 0)
        last = after - 1
        while last > first and not self._text[self._starts[last] : self._ends[last]].strip():
            last -= 1
        return first, self._ends[last]

    def _content_start(self, line: int) -> int:
        """Where a line's content starts, after the markers of quotes and items."""
        start = self._item[1] if self._item[0] == line else self._starts[line]
        match = _INDENT.match(self._text, start, self._ends[line])
        return match.end() if match else start

    def _item_start(self, line: int) -> tuple[int, str]:
        """Where the content of the item starts that opens next on a line, and its marker."""
        start = self._item[1] if self._item[0] == line else self._starts[line]
        match = _MARKER.match(self._text, start, self._ends[line])
        self._item = (line, match.end() if match else start)
        return self._item[1], match["marker"] if match else ""

    def _row_cells(self, start: int, end: int) -> Iterator[tuple[Span, Locate]]:
        """The cells of a table row between two offsets, as many as are asked for."""
        row = self._text[start:end].rstrip(MD_TRIM_CHARS)
        bounds = [-1, *(match.start() for match in _PIPE.finditer(row)), len(row)]
        if bounds[1] == 0:
            del bounds[0]
        for left, right in pairwise(bounds):
            cell = row[left + 1 : right]
            indent = len(cell) - len(cell.lstrip(MD_TRIM_CHARS))
            first = start + left + 1 + indent
            yield Span(first, first + len(cell.strip(MD_TRIM_CHARS))), _cell_locate(cell[indent:], first)
        while True:
            yield Span(end, end), end.__add__

    def _definition(self, first: int, after: int) -> Definition:
        """The definition that starts on a line; its target may stand on a later one."""
        start, end = self._starts[first], self._ends[after - 1]
        match = _DEFINITION.search(self._text, start, end)
        if match is None:
            return Definition(Span(start, end), Span(start, start))
        left, right = match.span("target")
        if self._text[left] == "<":
            left, right = left + 1, right - 1
        return Definition(Span(match.start(), end), Span(left, right))

    def _locate(self, token: Token) -> Locate:
        """From offsets in a block's content to offsets in the source: each content line is the end of a source line."""
        line = token.map[0] if token.map else 0
        starts, bases = [], []
        position = 0
        for content in token.content.split("\n"):
            while (base := self._line_base(content, line)) is None:
                line += 1
            starts.append(position)
            bases.append(base)
            position += len(content) + 1
            line += 1
        return bases[0].__add__ if len(bases) == 1 else _LinesLocate(starts, bases)

    def _line_base(self, content: str, line: int) -> int | None:
        """The offset of a content line in its source line; None where that one has no such content."""
        if line >= len(self._ends):
            return len(self._text)
        start, end = self._starts[line], self._ends[line]
        if self._text.endswith(content, start, end):
            return end - len(content)
        # Trimmed at its end, or a tab in its indentation was expanded in part.
        trimmed = content.lstrip(" \t")
        found = self._text.rfind(trimmed.rstrip(), start, end)
        return found - (len(content) - len(trimmed)) if found >= 0 else None

    # Inline content

    def _inline(self, tokens: list[Token], locate: Locate) -> None:
        page = self._page
        if self._checkbox:
            self._checkbox = False
            tokens = _without_checkbox(tokens)
        stream = iter(tokens)
        for token in stream:
            kind = token.type
            if kind in ("text", "text_special"):
                if token.content:
                    page.text(token.content)
            elif kind == "softbreak":
                page.text("\n")
            elif kind in _STYLES:
                page.style(_STYLES[kind], token.nesting)
            elif kind == "image_open":
                self._image(token, _alternative(stream), locate)
            else:
                self._construct(token, locate)

    def _construct(self, token: Token, locate: Locate) -> None:
        page = self._page
        match token.type:
            case "link_open":
                self._open_link(token, locate)
            case "link_close":
                page.close_markdown_link(locate(token.meta["place"].end - 1) + 1)
            case "html_inline":
                self._tag(token, locate)
            case "hardbreak":
                page.line_break()
                page.text("\n")
            case "code_inline":
                page.style(Style.CODE, 1)
                page.text(token.content)
                page.style(Style.CODE, -1)

    def _open_link(self, token: Token, locate: Locate) -> None:
        place = token.meta["place"]
        kind: LinkKind = "autolink" if token.info == "auto" else "link"
        self._page.open_link(kind, str(token.attrs["href"]), locate(place.start), self._url_span(place, locate))

    def _image(self, token: Token, alternative: str, locate: Locate) -> None:
        place = token.meta["place"]
        span = Span(locate(place.start), locate(place.end - 1) + 1)
        self._page.image(str(token.attrs["href"]), alternative, span, self._url_span(place, locate))

    def _url_span(self, place: Place, locate: Locate) -> Span:
        if place.target is None:
            return self._definitions[place.label].url_span
        start, end = place.target
        return Span(locate(start), locate(end - 1) + 1 if end > start else locate(start))

    def _tag(self, token: Token, locate: Locate) -> None:
        start = token.meta["start"]
        self._html.read(token.content, lambda offset: locate(start + offset - 1) + 1 if offset else locate(start))

    def _hidden_inline(self, token: Token) -> None:
        """Only a tag can end the comment that hides a block."""
        locate = self._locate(token)
        for child in token.children or []:
            if child.type == "html_inline":
                self._tag(child, locate)


class _LinesLocate:
    """Offsets in several lines of content -> offsets in the source text."""

    def __init__(self, starts: list[int], bases: list[int]) -> None:
        self._starts = starts
        self._bases = bases

    def __call__(self, offset: int) -> int:
        line = bisect_right(self._starts, offset) - 1
        return self._bases[line] + offset - self._starts[line]


def _cell_locate(cell: str, start: int) -> Locate:
    """A cell's content lacks the backslashes of its escaped pipes."""
    if "\\|" not in cell:
        return start.__add__
    pipes = [match.start() for match in _ESCAPED_PIPE.finditer(cell)]
    return _LinesLocate(
        [0, *(pipe - count for count, pipe in enumerate(pipes))],
        [start, *(start + pipe + 1 for pipe in pipes)],
    )


def _line_ends(text: str, starts: list[int]) -> list[int]:
    """Offsets at which the lines end, before their line endings."""
    if "\r" not in text:
        return [*[start - 1 for start in starts[1:]], len(text)]
    return [*[start - (2 if text.startswith("\r\n", start - 2) else 1) for start in starts[1:]], len(text)]


def _without_checkbox(tokens: list[Token]) -> list[Token]:
    """A task's inline tokens behind its `[ ]`; all of them where GitHub reads that as a link."""
    if tokens and tokens[0].content == "[" and len(tokens) > 1:
        tokens[1].content = tokens[1].content[len(" ]") :].lstrip()
        return tokens[1:]
    if tokens and tokens[0].content.startswith("["):
        tokens[0].content = tokens[0].content[len("[ ]") :].lstrip()
    return tokens


def _alternative(stream: Iterator[Token]) -> str:
    """The text up to the end of the image that a stream of inline tokens has just entered, without any markup."""
    depth, text = 1, []
    for token in stream:
        if token.type in ("image_open", "image_close"):
            depth += token.nesting
            if not depth:
                break
        elif token.type in ("softbreak", "hardbreak"):
            text.append("\n")
        elif token.type != "html_inline":
            text.append(token.content)
    return "".join(text)

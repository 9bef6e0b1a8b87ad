"""Reads HTML into the page: raw HTML inside Markdown, and whole pages as GitHub renders them.

Python's html.parser is not used: it gives no positions of attribute values, its treatment of broken tags and comments
changed with almost every security release of 3.11 to 3.14, and the earlier of those take quadratic time on unclosed
comments. One regular expression a tag is enough here, and is the same everywhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.document import Anchor, BlockKind, Comment, Span, Style
from lint.markdown.blocks import Frame, PageBuilder

Locate = Callable[[int], int]
"""Offset in a fragment -> offset in the source text."""

# The name and attributes as the HTML standard's tokenizer takes them, but a quote that is never closed ends with the
# tag. Possessive, and with a limit on the attributes, so that no input makes it slow.
_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<rest>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?){0,200}+)>"
    r"|[!?/][^>]*+>)"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|[\"']?(?P<bare>[^\s>]*+)))?"
)
# In an attribute, a reference without semicolon counts only where no letter, digit or `=` follows (`?a=1&copy=2`).
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})(?:;|(?![A-Za-z0-9=]))")

_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "p": "paragraph",
    **dict.fromkeys(("ul", "ol", "menu", "dl"), "list"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    **dict.fromkeys(("td", "th"), "cell"),
    "pre": "code",
}
_STYLES = {
    **dict.fromkeys(("b", "strong"), Style.STRONG),
    **dict.fromkeys(("i", "em"), Style.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Style.CODE),
    **dict.fromkeys(("s", "del", "strike"), Style.STRUCK),
}
_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "caption", "center", "details", "dialog", "div", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "header", "hr", "main", "nav", "section", "summary", "tbody", "tfoot", "thead"}
)
# An opening tag closes the nearest open block of its own kind, looking no further out than these.
_CLOSES_ITS_LIKE: dict[BlockKind, frozenset[BlockKind]] = {
    "paragraph": frozenset({"list", "item", "quote", "table", "row", "cell", "code"}),
    "heading": frozenset({"list", "item", "quote", "table", "row", "cell", "code"}),
    "item": frozenset({"list", "quote", "table", "row", "cell"}),
    "row": frozenset({"table"}),
    "cell": frozenset({"table", "row"}),
}
_ENDS_AT: dict[BlockKind, frozenset[BlockKind]] = {
    **_CLOSES_ITS_LIKE,
    "list": frozenset({"table", "cell"}),
    "quote": frozenset({"table", "cell"}),
    "code": frozenset({"table", "cell"}),
    "table": frozenset(),
}
# Deeper than this, GitHub's sanitizer gives up as well; a bound keeps the search for the matching block short.
_DEEPEST = 200
_WHITE_SPACE = " \t\r\n\f"


class Attribute(NamedTuple):
    """An attribute's value, references resolved, and where it is written."""

    value: str
    start: int
    end: int


class Tag(NamedTuple):
    """A tag, comment or declaration at its place in a fragment."""

    start: int
    end: int
    name: str
    """In lower case; `!--` for a comment, empty for declarations and processing instructions."""
    closing: bool = False
    attributes: tuple[int, int] = (0, 0)


def tags(fragment: str, start: int = 0) -> Iterator[Tag]:
    """The tags of a fragment in order. A comment that is not closed ends behind the fragment's end."""
    # No tag ends after the last `>`: to look for one there, from every `<`, would take quadratic time.
    last = fragment.rfind(">") + 1
    position = start
    while match := _TAG.search(fragment, position, last):
        if match["comment"]:
            position = _comment_end(fragment, match.end())
            yield Tag(match.start(), position, "!--")
        else:
            position = match.end()
            yield Tag(match.start(), position, (match["name"] or "").lower(), bool(match["close"]), match.span("rest"))
    comment = fragment.find("<!--", max(position, last))
    if comment >= 0:
        yield Tag(comment, len(fragment) + 1, "!--")


def _comment_end(fragment: str, start: int) -> int:
    for shortest in (">", "->"):
        if fragment.startswith(shortest, start):
            return start + len(shortest)
    end = fragment.find("-->", start)
    return len(fragment) + 1 if end < 0 else end + 3


def attributes(fragment: str, tag: Tag) -> dict[str, Attribute]:
    """A tag's attributes by lower-case name; of two with one name, the first counts."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(fragment, *tag.attributes):
        group = next((name for name in ("double", "single", "bare") if match[name] is not None), None)
        start, end = match.span(group) if group else (match.end(), match.end())
        written = fragment[start:end]
        start += len(written) - len(written.lstrip(_WHITE_SPACE))
        written = written.strip(_WHITE_SPACE)
        value = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), written)
        found.setdefault(match["name"].lower(), Attribute(value, start, start + len(written)))
    return found


class HtmlReader:
    """Feeds a page with HTML. Elements stay open from one fragment to the next, as they do for a browser."""

    def __init__(self, page: PageBuilder, *, rendered: bool = False) -> None:
        self._page = page
        self._rendered = rendered
        """Whether the fragment is a page that GitHub rendered, with GitHub's own additions."""
        self._in_head = False
        self._comment: int | None = None
        self._skip = ""

    @property
    def in_comment(self) -> bool:
        """Whether a comment is open: GitHub shows nothing until it ends, Markdown included."""
        return self._comment is not None

    def read(self, fragment: str, locate: Locate) -> None:
        """Add a fragment: tags, text and comments."""
        position = self._end_comment(fragment, locate)
        for tag in tags(fragment, position):
            self._text(fragment[position : tag.start], position, locate)
            self._tag(fragment, tag, locate)
            position = tag.end
        self._text(fragment[position:], position, locate)

    def finish(self, end: int) -> None:
        """End the page: a comment that is still open ends here."""
        if self._comment is not None:
            self._page.comments.append(Comment("", Span(self._comment, end)))

    def _end_comment(self, fragment: str, locate: Locate) -> int:
        if self._comment is None:
            return 0
        end = fragment.find("-->")
        if end < 0:
            return len(fragment)
        start = self._comment
        self._comment = None
        # The text between is Markdown that nobody sees; only its span counts.
        self._page.comments.append(Comment("", Span(start, locate(end + 3))))
        return end + 3

    def _text(self, content: str, start: int, locate: Locate) -> None:
        if not content or self._skip:
            return
        stripped = content.rstrip(_WHITE_SPACE)
        if stripped:
            indent = len(content) - len(content.lstrip(_WHITE_SPACE))
            self._page.text(html.unescape(content), locate(start + indent))
            self._page.position = max(self._page.position, locate(start + len(stripped)))
        else:
            self._page.text(content)

    def _tag(self, fragment: str, tag: Tag, locate: Locate) -> None:
        page = self._page
        if tag.name == "!--":
            if tag.end > len(fragment):
                self._comment = locate(tag.start)
            else:
                text = fragment[tag.start + 4 : tag.end - 3]
                page.comments.append(Comment(text, Span(locate(tag.start), locate(tag.end))))
            return
        if self._skip:
            if tag.closing and tag.name == self._skip:
                self._skip = ""
            return
        if self._rendered and tag.name in ("script", "style", "svg", "title", "template") and not tag.closing:
            self._skip = tag.name
            return
        start, end = locate(tag.start), locate(tag.end)
        if tag.name in _BLOCKS:
            self._block(tag, start, end)
        elif tag.name in _ENDS_PARAGRAPH:
            page.close_implicit()
            self._in_head = tag.name == "thead" and not tag.closing
        elif tag.name in _STYLES:
            page.style(_STYLES[tag.name], -1 if tag.closing else 1)
        elif tag.name == "br":
            page.line_break()
        elif tag.name == "a" and page.in_raw_link():
            page.close_link(end if tag.closing else start)
        if not tag.closing and tag.attributes[1] > tag.attributes[0]:
            self._attributes(tag.name, attributes(fragment, tag), Span(start, end), locate)
        page.position = max(page.position, end)

    def _attributes(self, name: str, found: dict[str, Attribute], span: Span, locate: Locate) -> None:
        page = self._page
        github = self._rendered and name == "a"
        anchor = found.get("id") or (found.get("name") if name == "a" else None)
        if github and "anchor" in found.get("class", Attribute("", 0, 0)).value.split():
            page.set_slug(anchor.value.removeprefix("user-content-") if anchor else "")
            return
        if anchor and anchor.value:
            page.anchors.append(Anchor(anchor.value.removeprefix("user-content-"), span))
        if name == "a" and (href := found.get("href")) and not (github and "target" in found):
            page.open_link("html", href.value, span.start, Span(locate(href.start), locate(href.end)))
        elif name == "img" and (source := found.get("src")):
            alternative = found["alt"].value if "alt" in found else ""
            page.image(source.value, alternative, span, Span(locate(source.start), locate(source.end)))

    def _block(self, tag: Tag, start: int, end: int) -> None:
        page, kind = self._page, _BLOCKS[tag.name]
        page.close_implicit()
        if tag.closing:
            self._close(kind, _ENDS_AT[kind], end)
            return
        if kind in _CLOSES_ITS_LIKE:
            self._close(kind, _CLOSES_ITS_LIKE[kind], None)
        if kind != "paragraph":
            self._close("paragraph", _CLOSES_ITS_LIKE["paragraph"], None)
        if len(page.frames) > _DEEPEST:
            return
        if kind == "cell" and page.frames and page.kind(page.frames[-1]) == "row" and not self._in_head:
            page.set_level(page.frames[-1], 1 if tag.name == "th" else 0)
        level = int(tag.name[1]) if kind == "heading" else int(kind == "row" and self._in_head)
        page.open(kind, start, name=tag.name, level=level)

    def _close(self, kind: BlockKind, bounds: frozenset[BlockKind], end: int | None) -> None:
        """Close the nearest raw block of a kind and all in it, unless a bound or a block of Markdown's is nearer."""
        page = self._page
        for depth in range(len(page.frames) - 1, -1, -1):
            frame: Frame = page.frames[depth]
            found = page.kind(frame)
            if not frame.name or (found in bounds and found != kind):
                return
            if found == kind:
                while len(page.frames) > depth + 1:
                    page.close()
                page.close(end)
                return

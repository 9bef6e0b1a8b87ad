"""The page's table of contents: the list of links to its own sections, and the heading that each item leads to."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lint.document import Span
from lint.finding import Edit
from lint.slug import anchor_key

if TYPE_CHECKING:
    from lint.document import Anchor, Block, Document

_NAMES = {
    "catalog", "catalogue", "content", "contents", "index", "menu", "navigation", "outline", "overview",
    "quicklinks", "tableofcontent", "tableofcontents", "toc",
    "内容", "导航", "索引", "目次", "目录", "目錄", "目录结构",
}  # fmt: skip
_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|(?P<number>\d+)(?=[.)]).)[ \t]+|<li[^<>]*>\s*)")
_FRAME = re.compile(r"[*_~`(\[\s]*|(?:<\w+[^<>]*>\s*)+")
_CLOSING = re.compile(r"[*_~`)\]]*(?:</?\w+[^<>]*>)*[ \t]*")
_TAG = re.compile(r"<[^<>]*>")
_LINK_TEXT = re.compile(r"\[([^\[\]]+)\]\(#")
_LINK = re.compile(
    r"\[([*_`]*)((?:\\.|[^\[\]\\])*?)([*_`]*)\](?=[(\[]|$)|<a\b[^<>]*>(?P<html>[^<>]*)(?=</a>)", re.DOTALL
)
_OMITTED = re.compile(r"\s*omit (?:in|from) toc\s*", re.IGNORECASE)
"""By which Markdown All in One and its like leave a heading out of the contents."""
_REACH = 200
"""How far before its heading an anchor may stand, in characters; between them there are blank lines and rules."""


class Item(NamedTuple):
    """One line of the contents list."""

    block: int
    """Index into `Document.blocks`."""
    parent: int | None
    """Index into `Contents.items` of the item that this one is nested in."""
    link: int
    """Index into `Document.links` of the link to the section."""
    text: str
    heading: int | None
    """Index into `Document.headings`; None where the link leads nowhere."""


@dataclass(frozen=True)
class Contents:
    """A contents list."""

    span: Span
    title: int | None
    """Index into `Document.headings` of the heading above the list."""
    items: tuple[Item, ...]
    listed: frozenset[int]
    """Indexes into `Document.headings` of all that the list names, or any link of it leads to."""

    @cached_property
    def items_of(self) -> Counter[int | None]:
        """How many items lead to each heading."""
        return Counter(item.heading for item in self.items)


def find_contents(document: Document) -> Contents | None:
    """The page's contents list: under a heading that says so, or else the longest list of links to own sections."""
    targets = fragment_targets(document)
    sections: dict[int, list[tuple[int, int]]] = {}
    for index, link in enumerate(document.links):
        if link.url.startswith("#") and link.kind != "image":
            block = document.enclosing(link.block, "item")
            if block is not None:
                sections.setdefault(document.heading_before(link.span.start), []).append((index, block))
    found = [_contents(document, title, links, targets) for title, links in sections.items()]
    return max(
        (contents for contents in found if contents is not None),
        key=lambda contents: (_is_named(document, contents), len(contents.items)),
        default=None,
    )


def fragment_targets(document: Document) -> dict[str, int]:
    """Folded fragment -> index of the heading; GitHub's own anchor wins over one that the author set before a heading.

    Look a fragment up as `folded(fragment)`.
    """
    own = {folded(heading.slug): index for index, heading in reversed(list(enumerate(document.headings)))}
    ends = [heading.span.end for heading in document.headings]
    targets: dict[str, int] = {}
    for anchor in document.anchors:
        index = bisect_left(ends, anchor.span.start)
        if index < len(ends) and document.headings[index].span.start - anchor.span.end <= _REACH:
            targets.setdefault(folded(anchor.name), index - _is_below(document, anchor, index))
    return targets | own


def _is_below(document: Document, anchor: Anchor, index: int) -> bool:
    """Whether an anchor stands right below the heading before heading `index`, with that section's text behind it."""
    if not index or document.text[document.headings[index - 1].span.end : anchor.span.start].strip():
        return False
    behind = document.text[anchor.span.end : document.headings[index].span.start]
    return any(map(str.isalnum, _TAG.sub("", behind)))


def omitted(document: Document) -> set[int]:
    """Headings (by index) that a comment on their line or the line above keeps out of the contents."""
    marks = [comment.span for comment in document.comments if _OMITTED.fullmatch(comment.text)]
    ends = [heading.span.end for heading in document.headings]
    found = set()
    for mark in marks:
        index = bisect_left(ends, mark.start)
        if index < len(ends) and (
            document.headings[index].span.start <= mark.start
            or re.fullmatch(r"[ \t]*\r?\n[ \t]*", document.text[mark.end : document.headings[index].span.start])
        ):
            found.add(index)
    return found


def folded(fragment: str) -> str:
    """A fragment without what people mistype or a page may leave out: percent-encoding, case, U+FE0F."""
    return anchor_key(unquote(fragment)).casefold().removeprefix("user-content-")


@lru_cache(maxsize=1 << 12)
def words(text: str) -> tuple[str, ...]:
    """The words of a section's name without case, emoji and punctuation."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " ")))


def _contents(document: Document, title: int, links: list[tuple[int, int]], targets: dict[str, int]) -> Contents | None:
    items: list[Item] = []
    place: dict[int, int] = {}
    listed: set[int] = set()
    for index, block in links:
        link = document.links[index]
        heading = targets.get(folded(link.url[1:]))
        if heading is not None:
            listed.add(heading)
        if block in place:
            continue
        above = document.enclosing(document.blocks[block].parent, "item")
        while above is not None and above not in place:
            above = document.enclosing(document.blocks[above].parent, "item")
        place[block] = len(items)
        items.append(Item(block, None if above is None else place.get(above), index, link.text, heading))
    span = Span(document.blocks[items[0].block].span.start, max(document.blocks[i.block].span.end for i in items))
    leading = [i for i in items if i.heading is not None and document.headings[i.heading].span.start >= span.end]
    blocks = _list_blocks(document, items)
    if len(leading) < 2 or len(leading) * 2 < sum(block.kind == "item" for block in blocks):
        return None
    out = (comment.text for comment in document.comments if span.start <= comment.span.start <= span.end + 2)
    names = (
        {block.text for block in blocks}
        | {document.links[index].text for index, _ in links}
        | set(_LINK_TEXT.findall(" ".join(out)))
    )
    # A heading may lack the number that the contents give it: `2.3 Surveys`.
    names = {"".join(words(written)) for name in names for written in (name, name.lstrip("0123456789. "))}
    listed |= {index for index, heading in enumerate(document.headings) if "".join(words(heading.text)) in names}
    return Contents(span, title if title >= 0 else None, tuple(items), frozenset(listed))


def _list_blocks(document: Document, items: list[Item]) -> list[Block]:
    """All blocks of the lists that the items stand in, from the first item on."""
    last = document.enclosing(items[-1].block, "list")
    while last is not None and (above := document.enclosing(document.blocks[last].parent, "list")) is not None:
        last = above
    end = document.blocks[last].span.end if last is not None else 0
    following = takewhile(lambda block: block.span.start < end, islice(document.blocks, items[-1].block + 1, None))
    return [*document.blocks[items[0].block : items[-1].block + 1], *following]


def _is_named(document: Document, contents: Contents) -> bool:
    if contents.title is None:
        return False
    name = "".join(words(document.headings[contents.title].text))
    return name in _NAMES or name.endswith(("目录", "目錄", "contents"))


def new_line(document: Document, like: Item, text: str, fragment: str, after: Item | None) -> str | None:
    """A line for another section in the form of an item's own; `after` is the sibling that it will follow.

    None where the item is not a line by itself.
    """
    link = document.links[like.link]
    source = document.text
    start = source.rfind("\n", 0, link.span.start) + 1
    end = source.find("\n", link.span.end)
    before, behind = source[start : link.span.start], source[link.span.end : end if end >= 0 else len(source)]
    marker = _MARKER.match(before)
    inner = with_text(source[slice(*link.span)], text)
    if marker is None or inner is None or not link.span.start <= link.url_span.start < link.span.end:
        return None
    opening = marker.group()
    if marker["number"]:
        number = re.match(r"\d+", document.blocks[after.block].marker) if after else None
        following = str(int(number.group()) + 1) if number else "1"
        opening = opening[: marker.start("number")] + following + opening[marker.end("number") :]
    frame, closing = before[marker.end() :], _CLOSING.match(behind.rstrip("\r"))
    if not _FRAME.fullmatch(frame):
        frame, closing = "", None
    offset = link.url_span.start - link.span.start
    moved = len(inner) - (link.span.end - link.span.start) if inner.startswith("[") else 0
    target = slice(offset + moved, offset + moved + link.url_span.end - link.url_span.start)
    inner = f"{inner[: target.start]}#{fragment}{inner[target.stop :]}"
    return f"{opening}{frame}{inner}{(closing.group() if closing else '').rstrip()}"


def with_text(link: str, text: str) -> str | None:
    """A link's source with another text, its emphasis kept; None where the text is no plain run."""
    match = _LINK.match(link)
    if match is None or (match[1] or "") != (match[3] or "")[::-1]:
        return None
    place = match.span("html") if match["html"] is not None else match.span(2)
    escaped = text if match["html"] is not None else re.sub(r"([\[\]\\])", r"\\\1", text)
    return link[: place[0]] + escaped + link[place[1] :]


def renamed(document: Document, item: Item, text: str, fragment: str) -> str | None:
    """The source of an item's link with another section's name and fragment; None where it is no plain link."""
    link = document.links[item.link]
    inner = with_text(document.text[slice(*link.span)], text)
    old = document.text[slice(*link.url_span)]
    if inner is None or inner.count(old) != 1:
        return None
    return inner.replace(old, f"#{fragment}")


def in_page_order(document: Document, contents: Contents, block: int | None) -> tuple[Edit, ...]:
    """Edits that put the items of one list, by its block, in the page's order, each with its own."""
    siblings = [item for item in contents.items if document.blocks[item.block].parent == block]
    bodies = [_body(document, item) for item in siblings]
    starts = [document.headings[item.heading].span.start if item.heading is not None else -1 for item in siblings]
    for place in range(1, len(starts)):
        starts[place] = starts[place - 1] if starts[place] < 0 else starts[place]
    order = sorted(range(len(siblings)), key=starts.__getitem__)
    return tuple(
        Edit(bodies[slot], document.text[slice(*bodies[place])]) for slot, place in enumerate(order) if slot != place
    )


def _body(document: Document, item: Item) -> Span:
    """An item's source from behind its marker to its last visible character."""
    start, end = document.blocks[item.block].span
    text = document.text[start:end]
    marker = _MARKER.match(text)
    return Span(start + (marker.end() if marker else 0), start + len(text.rstrip()))

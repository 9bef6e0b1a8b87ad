"""The page's table of contents: the list of links to its own sections, and the heading that each item leads to."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lint.document import Span
from lint.finding import Edit

if TYPE_CHECKING:
    from lint.document import Block, Document

_NAMES = {
    "catalog", "catalogue", "content", "contents", "index", "menu", "navigation", "outline", "overview",
    "quicklinks", "tableofcontent", "tableofcontents", "toc",
    "内容", "导航", "索引", "目次", "目录", "目錄", "目录结构",
}  # fmt: skip
_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|(?P<number>\d+)(?=[.)]).)[ \t]+|<li[^<>]*>\s*)")
_FRAME = re.compile(r"[*_~`(\[\s]*|(?:<\w+[^<>]*>\s*)+")
_CLOSING = re.compile(r"[*_~`)\]]*(?:</?\w+[^<>]*>)*[ \t]*")
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


def find_contents(document: Document) -> Contents | None:
    """The page's contents list: under a heading that says so, or else the longest list of links to own sections."""
    targets = fragment_targets(document)
    starts = [heading.span.start for heading in document.headings]
    sections: dict[int, list[tuple[int, int]]] = {}
    for index, link in enumerate(document.links):
        if link.url.startswith("#") and link.kind != "image":
            block = enclosing(document, link.block, "item")
            if block is not None:
                sections.setdefault(bisect_right(starts, link.span.start) - 1, []).append((index, block))
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
            targets.setdefault(folded(anchor.name), index)
    return targets | own


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


def sections(document: Document) -> list[range]:
    """For each heading the headings (by index) below it, to the next of its level or above."""
    ends = [len(document.headings)] * len(document.headings)
    open_ones: list[int] = []
    for index, heading in enumerate(document.headings):
        while open_ones and document.headings[open_ones[-1]].level >= heading.level:
            ends[open_ones.pop()] = index
        open_ones.append(index)
    return [range(index + 1, end) for index, end in enumerate(ends)]


def folded(fragment: str) -> str:
    """A fragment without what people mistype or a page may leave out: percent-encoding, case, U+FE0F."""
    return unquote(fragment).casefold().replace("\ufe0f", "").removeprefix("user-content-")


def words(text: str) -> list[str]:
    """The words of a section's name without case, emoji and punctuation."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " "))


def enclosing(document: Document, block: int | None, kind: str) -> int | None:
    """The block itself or the nearest around it that is of a kind."""
    while block is not None and document.blocks[block].kind != kind:
        block = document.blocks[block].parent
    return block


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
        above = enclosing(document, document.blocks[block].parent, "item")
        place[block] = len(items)
        items.append(Item(block, None if above is None else place.get(above), index, link.text, heading))
    span = Span(document.blocks[items[0].block].span.start, max(document.blocks[i.block].span.end for i in items))
    leading = [i for i in items if i.heading is not None and document.headings[i.heading].span.start >= span.end]
    blocks = _list_blocks(document, items)
    if len(leading) < 2 or len(leading) * 2 < sum(block.kind == "item" for block in blocks):
        return None
    out = (comment.text for comment in document.comments if span.start <= comment.span.start <= span.end + 2)
    names = {block.text for block in blocks} | {item.text for item in items} | set(_LINK_TEXT.findall(" ".join(out)))
    names = {"".join(words(name)) for name in names}
    listed |= {index for index, heading in enumerate(document.headings) if "".join(words(heading.text)) in names}
    return Contents(span, title if title >= 0 else None, tuple(items), frozenset(listed))


def _list_blocks(document: Document, items: list[Item]) -> list[Block]:
    """All blocks of the lists that the items stand in, from the first item on."""
    last = enclosing(document, items[-1].block, "list")
    while last is not None and (above := enclosing(document, document.blocks[last].parent, "list")) is not None:
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


def in_page_order(document: Document, contents: Contents, parent: int | None) -> tuple[Edit, ...]:
    """Edits that put one item's children (None: the outermost items) in the page's order, each with its own."""
    siblings = [item for item in contents.items if item.parent == parent]
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

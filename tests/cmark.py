"""What GitHub shows of a list: rendered by cmark-gfm, its own parser, and read back from the HTML."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from lint.document import Document

_HEADING = re.compile(r"h[1-6]")
# Python's HTMLParser reads a comment that is not closed as text; browsers see nothing after it.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|\Z))", re.DOTALL)


class Shown(NamedTuple):
    """Targets of links and images, each as often as it stands there, and headings as level and text."""

    links: Counter[str]
    images: Counter[str]
    headings: list[tuple[int, str]]


def rendered(text: str) -> Shown:
    """What cmark-gfm shows, with GitHub's extensions and raw HTML kept."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    extensions = ["table", "autolink", "strikethrough"]
    reader = _Reader()
    html = cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=extensions)
    reader.feed(_COMMENT.sub("", html))
    reader.close()
    return Shown(Counter(reader.links), Counter(reader.images), reader.headings)


def parsed(document: Document) -> Shown:
    """What a document says is shown."""
    links = Counter(_plain(link.url) for link in document.links if link.kind != "image")
    images = Counter(_plain(link.url) for link in document.links if link.kind == "image")
    return Shown(links, images, [(heading.level, heading.text) for heading in document.headings])


def _plain(url: str) -> str:
    """A target without percent-encoding: cmark-gfm adds it, a document keeps what is written."""
    return unquote(url.strip(), errors="surrogateescape")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self._level = 0
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(reversed(attrs))
        target = found.get("href") or ""
        if tag == "a" and "href" in found and not ("data-footnote-ref" in found or "data-footnote-backref" in found):
            self.links.append(_plain(target))
        elif tag == "img" and "src" in found:
            self.images.append(_plain(found["src"] or ""))
        elif _HEADING.fullmatch(tag):
            self._end_heading()
            self._level, self._heading = int(tag[1]), []

    def handle_endtag(self, tag: str) -> None:
        if _HEADING.fullmatch(tag):
            self._end_heading()

    def close(self) -> None:
        super().close()
        self._end_heading()

    def _end_heading(self) -> None:
        if self._heading is not None:
            self.headings.append((self._level, " ".join("".join(self._heading).split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)

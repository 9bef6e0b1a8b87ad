"""What GitHub shows of a list: rendered by cmark-gfm, its own parser, and read back from the HTML."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from lint.document import Document, Style

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
    reader = _read(text)
    return Shown(Counter(reader.links), Counter(reader.images), reader.headings)


Letters = list[tuple[str, bool, bool]]
"""What is neither space nor markup, sign by sign, each with whether it is bold and whether it is in italics."""


def rendered_letters(text: str) -> Letters:
    """What cmark-gfm sets in bold or italics."""
    return _read(text).letters


def parsed_letters(document: Document) -> Letters:
    """What a document says is bold or in italics."""
    pieces = (piece for block in document.blocks for piece in block.pieces)
    return [
        (letter, bool(piece.style & Style.STRONG), bool(piece.style & Style.EMPHASIS))
        for piece in pieces
        for letter in piece.text
        if not letter.isspace()
    ]


def _read(text: str) -> _Reader:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    extensions = ["table", "autolink", "strikethrough"]
    reader = _Reader()
    html = cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=extensions)
    reader.feed(_COMMENT.sub("", html))
    reader.close()
    return reader


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
        self.letters: Letters = []
        self._open: Counter[str] = Counter()
        self._level = 0
        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[tag] += 1
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
        self._open[tag] -= 1
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
        bold, italic = self._open["strong"] > 0, self._open["em"] > 0
        self.letters += [(letter, bold, italic) for letter in data if not letter.isspace()]
        if self._heading is not None:
            self._heading.append(data)

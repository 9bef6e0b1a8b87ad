"""From a file to a Document: the page is read, and the entries are found in it."""

from __future__ import annotations

import gc
import re

from lint.document import Document, Span
from lint.entry.find import find_entries
from lint.markdown.blocks import PageBuilder
from lint.markdown.markup import HtmlReader
from lint.markdown.reader import MarkdownReader
from lint.source import Source, read

_HTML_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<[^>]*>\s*<article [^>]*markdown-body)", re.IGNORECASE)
_HTML_SUFFIXES = (".html", ".htm")


def parse(path: str) -> Document:
    """The list at `path`, Markdown or a page that GitHub rendered. Raises LintError where it cannot be read."""
    return parse_source(read(path))


def parse_text(text: str, path: str = "README.md") -> Document:
    """The list in a string; its name decides between Markdown and HTML, and stands in reports."""
    return parse_source(Source(path, text))


def parse_source(source: Source) -> Document:
    """The list in a file that has been read already."""
    collecting = gc.isenabled()
    gc.disable()  # nearly all that is made here is kept; looking through it for garbage takes a third of the time
    try:
        return _document(source)
    finally:
        if collecting:
            gc.enable()


def _document(source: Source) -> Document:
    page = PageBuilder()
    definitions: dict[str, Span] = {}
    if source.path.lower().endswith(_HTML_SUFFIXES) or _HTML_PAGE.match(source.text):
        HtmlReader(page, rendered=True).read(source.text, lambda offset: offset)
    else:
        definitions = MarkdownReader(source, page).read()
    blocks, headings, links = page.finish(len(source.text))
    entries = find_entries(blocks, headings, links)
    return Document(source, blocks, headings, links, tuple(page.anchors), tuple(page.comments), entries, definitions)

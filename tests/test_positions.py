"""Every span is exact: the source text at it is the thing itself, however the list is written and nested."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import unescapeAll

from lint.document import Document, Link, Span
from lint.reading import parse_text
from lint.source import decode
from tests.tools import ROOT, SHARED

PAGES = sorted(ROOT.glob("tests/fixtures/pages/*.md"))
LISTS = sorted(SHARED.glob("lists/*.md"))
LINE = re.compile(r"^", re.MULTILINE)
TEXT_LINE = re.compile(r"^(?=.)", re.MULTILINE)

Version = Callable[[str], str]

# Ways to write one list. Line by line, so that each has the blocks of the list as it was, inside others.
VERSIONS = [
    pytest.param(lambda text: text, id="as it stands"),
    pytest.param(lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"), id="with CRLF"),
    pytest.param(lambda text: text.replace("\r\n", "\n").replace("\n", "\r"), id="with CR"),
    pytest.param(lambda text: "- list\n\n" + TEXT_LINE.sub("\t", text), id="in an item, indented by tabs"),
    pytest.param(lambda text: LINE.sub("> ", text), id="in a quote"),
    pytest.param(lambda text: "1. > quote\n\n" + LINE.sub("   >\t", text), id="in a quote in an item, behind tabs"),
]


def misplaced(document: Document) -> list[str]:
    """The links whose spans do not hold them, told by the source text there."""
    definitions = "\n".join(document.text[slice(*span)] for span in document.definitions.values())
    return [document.text[slice(*link.span)] for link in document.links if not _in_place(link, document, definitions)]


def _in_place(link: Link, document: Document, definitions: str) -> bool:
    written = document.text[slice(*link.span)]
    target = document.text[slice(*link.url_span)]
    if link.kind == "autolink":
        schemes = ("", "mailto:", "http://")
        return written.strip("<>") == target and link.url in {scheme + unescapeAll(target) for scheme in schemes}
    if link.kind == "html" or (link.kind == "image" and written.startswith("<")):
        name = "a" if link.kind == "html" else "img"
        return re.match(rf"<{name}\b", written, re.IGNORECASE) is not None and _unquoted(target, link.url)
    if not written.startswith("![" if link.kind == "image" else "["):
        return False
    # Alone on a page, the text at the span is that link again; a paragraph's further lines lose their indentation.
    context = definitions if not link.span[0] <= link.url_span[0] <= link.span[1] else ""
    alone = _alone(re.sub(r"(\r\n?|\n)[ \t>]*", r"\1", written), context)
    return (link.kind, link.url, link.text) in alone and _unquoted(target, link.url)


@cache
def _alone(written: str, definitions: str) -> list[tuple[str, str, str]]:
    links = parse_text(f"{written}\n\n{definitions}").links
    return [(link.kind, link.url, link.text) for link in links if link.span[0] == 0]


def _unquoted(target: str, url: str) -> bool:
    return unescapeAll(target) == url or target.replace("&amp;", "&") == url


def spans_outside(document: Document) -> list[object]:
    """Whatever has a span that is no part of the text, or a block that does not exist."""
    size, blocks = len(document.text), len(document.blocks)
    spans: list[tuple[object, Span]] = [(block, block.span) for block in document.blocks]
    spans += [(heading, heading.span) for heading in document.headings]
    spans += [(link, span) for link in document.links for span in (link.span, link.url_span)]
    spans += [(anchor, anchor.span) for anchor in document.anchors]
    spans += [(comment, comment.span) for comment in document.comments]
    wrong = [thing for thing, (start, end) in spans if not 0 <= start <= end <= size]
    parents = [
        block for index, block in enumerate(document.blocks) if block.parent is not None and block.parent >= index
    ]
    return [*wrong, *parents, *(link for link in document.links if not 0 <= link.block < blocks)]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_of_everything_has_each_link_at_its_span(path: Path, version: Version) -> None:
    document = parse_text(version(path.read_text(encoding="utf-8")))
    assert len(document.links) > 20
    assert not misplaced(document)
    assert not spans_outside(document)


@pytest.mark.slow
@pytest.mark.skipif(not LISTS, reason="the real lists are not here")
@pytest.mark.parametrize("version", VERSIONS)
def test_real_lists_have_each_link_at_its_span(version: Version) -> None:
    for path in LISTS:
        document = parse_text(version(decode(path.read_bytes(), path.name).text))
        assert not misplaced(document), path.name
        assert not spans_outside(document), path.name


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("[]()<>!`*_~|#-+=:.@&;\\/\"' \t\n\r\0\u202e\ufeff\u00a0\ud800aw1é"), max_size=60))
@example("/<p>[<tr>]()")
@example("z<a href>")
@example("[a]: <\n\n[a]")
def test_no_text_breaks_the_parser_or_has_a_span_outside_it(text: str) -> None:
    for name in ("README.md", "page.html"):
        assert not spans_outside(parse_text(text, name))

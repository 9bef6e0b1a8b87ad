"""Mistakes to plant in a list: the kinds that people make, each where a list has a place for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import NamedTuple, TypeVar

from lint.arxiv import arxiv_month
from lint.document import Document, Entry, Link, Span
from lint.title import compare_titles, is_telling

Item = TypeVar("Item")


class Planted(NamedTuple):
    """A list with one mistake in it."""

    rule: str
    """The rule that is to find it."""
    text: str
    line: int
    """Where the mistake stands."""


Plant = Callable[[Document, Random], Planted | None]
"""Plants a mistake somewhere; None where the list has no place for it."""


def repeated_under_pdf(document: Document, random: Random) -> Planted | None:
    for entry, link in _shuffled(_arxiv_links(document), random):
        others = [other for other in document.entries if other.section == entry.section and other.shape == entry.shape]
        after = max(others[-1].span.end, entry.span.end)
        text, end = document.text, _line_end(document, after)
        if "/abs/" not in link.url or not entry.title or not is_telling(entry.title):
            continue
        start = text.rfind("\n", 0, entry.span.start) + 1
        copy = text[start : _line_end(document, entry.span.end)].replace(link.url, link.url.replace("/abs/", "/pdf/"))
        gap = "\n" if entry.shape in ("item", "row") else "\n\n"
        return _planted("duplicate-entry", f"{text[:end]}{gap}{copy}{gap[1:]}{text[end:]}", end + len(gap))
    return None


def another_entrys_id(document: Document, random: Random) -> Planted | None:
    pairs = list(_arxiv_links(document))
    for entry, link in _shuffled(pairs, random):
        other, theirs = random.choice(pairs)
        titles = entry.title or "", other.title or ""
        if all(map(is_telling, titles)) and compare_titles(*titles) == "different":
            old, new = (each.work_id.value for each in (link, theirs) if each.work_id)
            if old in link.url and old != new:
                return _replaced("identifier-reuse", document, link.url_span, link.url.replace(old, new))
    return None


def broken_contents_anchor(document: Document, random: Random) -> Planted | None:
    anchors = {heading.slug for heading in document.headings}
    for link in _shuffled(document.links, random):
        slug = link.url.removeprefix("#")
        if link.url.startswith("#") and len(slug) > 6 and slug in anchors and f"{slug[:3]}{slug[4:]}" not in anchors:
            return _replaced("broken-anchor", document, link.url_span, f"#{slug[:3]}{slug[4:]}")
    return None


def lost_first_letter(document: Document, random: Random) -> Planted | None:
    for _, link in _shuffled(_paper_links(document), random):
        if link.url.startswith("https://"):
            return _replaced("url-syntax", document, link.url_span, link.url[1:])
    return None


def arixv(document: Document, random: Random) -> Planted | None:
    return _mistyped_venue(document, random, re.compile(r"\barxiv\b", re.IGNORECASE), "Arixv")


def neurlps(document: Document, random: Random) -> Planted | None:
    return _mistyped_venue(document, random, re.compile(r"NeurIPS"), "NeurlPS")


def year_before_the_id(document: Document, random: Random) -> Planted | None:
    for entry, link in _shuffled(_arxiv_links(document), random):
        if link.work_id is None or sum(work_id.scheme == "arxiv" for work_id in entry.ids) != 1:
            continue
        year, month = arxiv_month(link.work_id.value)
        found = re.search(rf"(?<![\d./]){year}(?!\d|[./-]\d)", document.prose[slice(*entry.span)])
        if month > 1 and entry.year == year and found:
            start = entry.span.start + found.start()
            return _replaced("arxiv-year", document, Span(start, start + 4), str(year - 1))
    return None


def emptied_target(document: Document, random: Random) -> Planted | None:
    for _, link in _shuffled(_paper_links(document), random):
        if link.kind == "link":
            return _replaced("entry-link", document, link.url_span, "")
    return None


def unclosed_bracket(document: Document, random: Random) -> Planted | None:
    for _, link in _shuffled(_paper_links(document), random):
        if link.kind == "link" and document.text[link.span.start] == "[":
            return _replaced("unbalanced-markup", document, Span(link.span.start, link.span.start), "[")
    return None


def doubled_number(document: Document, random: Random) -> Planted | None:
    text = document.text
    numbered = [block for block in document.blocks if block.kind == "item" and block.marker[:-1].isdigit()]
    for block in _shuffled(numbered, random):
        number = int(block.marker[:-1])
        start = text.find(block.marker, text.rfind("\n", 0, block.span.start) + 1, block.span.end)
        siblings = [other.marker for other in numbered if other.parent == block.parent]
        if number > 1 and start >= 0 and siblings == [f"{n}{block.marker[-1]}" for n in range(1, len(siblings) + 1)]:
            end = start + len(block.marker) - 1
            return _replaced("list-numbering", document, Span(start, end), str(number - 1))
    return None


def utm_parameters(document: Document, random: Random) -> Planted | None:
    links = [link for link in document.links if link.kind == "link" and link.url.startswith("https://")]
    for link in _shuffled(links, random):
        if "?" not in link.url and "#" not in link.url:
            url = f"{link.url}?utm_source=newsletter&utm_medium=email"
            return _replaced("tracking-parameter", document, link.url_span, url)
    return None


PLANTS: tuple[Plant, ...] = (
    repeated_under_pdf,
    another_entrys_id,
    broken_contents_anchor,
    lost_first_letter,
    arixv,
    neurlps,
    year_before_the_id,
    emptied_target,
    unclosed_bracket,
    doubled_number,
    utm_parameters,
)


def _mistyped_venue(document: Document, random: Random, name: re.Pattern[str], mistyped: str) -> Planted | None:
    for entry in _shuffled(document.entries, random):
        found = name.search(document.prose[slice(*entry.span)])
        if found and entry.venue and name.search(entry.venue) and not name.search(entry.title or ""):
            span = Span(entry.span.start + found.start(), entry.span.start + found.end())
            return _replaced("venue-name", document, span, mistyped)
    return None


def _arxiv_links(document: Document) -> Iterator[tuple[Entry, Link]]:
    """The entries that link exactly one work, and that on arXiv."""
    for entry in document.entries:
        links = [document.links[index] for index in entry.links if document.links[index].work_id]
        if len(links) == 1 and links[0].work_id and links[0].work_id.scheme == "arxiv" and links[0].kind == "link":
            yield entry, links[0]


def _paper_links(document: Document) -> Iterator[tuple[Entry, Link]]:
    for entry in document.entries:
        for index in entry.links:
            if document.links[index].work_id and document.links[index].kind == "link":
                yield entry, document.links[index]


def _shuffled(items: Iterable[Item], random: Random) -> list[Item]:
    found = list(items)
    random.shuffle(found)
    return found


def _line_end(document: Document, offset: int) -> int:
    end = document.text.find("\n", offset)
    return len(document.text) if end < 0 else end


def _replaced(rule: str, document: Document, span: Span, new: str) -> Planted:
    return _planted(rule, document.text[: span.start] + new + document.text[span.end :], span.start)


def _planted(rule: str, text: str, offset: int) -> Planted:
    return Planted(rule, text, text.count("\n", 0, offset) + 1)

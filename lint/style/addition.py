"""A new entry for a list: written in its section's own format, at the place that the section's order asks for."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lint.arxiv import arxiv_month
from lint.document import Entry, Span
from lint.errors import LintError
from lint.finding import Edit
from lint.identifiers import arxiv_url, canonical_url
from lint.numbering import ordered_lists, renumber, repeated_number
from lint.prose import behind_empty_line, mathematics
from lint.style.sections import entries_of, order_of
from lint.style.template import fill, usual_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.document import Document
    from lint.identifiers import WorkId

_NAMED = 6
"""Sections that a message names."""
_LABEL = re.compile(r"([^\s:]{2,20}(?: \d)?): \S")
_SPECIAL = re.compile(r"[*\[\]<`\\~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_HTML = re.compile(r"<(?:li|tr|dt|p|h[1-6])\b", re.IGNORECASE)
_HTML_ABOVE = re.compile(
    r"^ {0,3}</?(?:details|summary|div|center|blockquote|p|h[1-6]|[uod]l|li|d[dt]|table|t(?:body|[rdh]))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A line from which on GitHub reads no Markdown, up to an empty one."""
_LINE_END = re.compile(r"[\r\n]")
_VENUE_S_DATE = re.compile(r"(?<=\{venue\})([^{}\w()\[\]]*)\{date[^{}]*\}")
"""A date beside the venue: when the paper appeared there, not when it was submitted to arXiv."""


class Candidate(NamedTuple):
    """What is known of the work that is to be listed."""

    work_id: WorkId
    title: str
    authors: tuple[str, ...] = ()
    """Names as people write them, the given name first."""
    venue: str | None = None
    year: int | None = None
    month: int | None = None


def add_entry(document: Document, heading: int, candidate: Candidate, configured: str | None = None) -> list[Edit]:
    """The edits that put a work into a section; `configured` is the format that the configuration gives.

    Raises LintError where the section is no list that a line can be added to.
    """
    section = entries_of(document, heading)
    if any(_is_html(document, entry) for entry in section):
        raise LintError(f'{document.path}: "{document.headings[heading].text}" is HTML; add the entry there by hand')
    if not section:
        _refuse_parent(document, heading)
    template = _template(document, heading, section, configured)
    known, when = values(document, section, candidate), _date(candidate)
    if when and candidate.venue and candidate.year not in (None, when.year):
        template = _VENUE_S_DATE.sub(r"\1{year}", template)
    if section and section[0].shape == "row":  # an empty cell is still a cell
        known = {name: (value or "-").replace("|", r"\|") for name, value in known.items()}
        template = template if when else re.sub(r"\{date[^{}]*\}", "-", template)
    text = fill(template, known, when)
    if not section:
        return [_under_heading(document, heading, text)]
    neighbour, behind = _place(section, candidate)
    start, end = _whole(document, neighbour)
    indentation = document.text[start : document.text.find(document.blocks[neighbour.block].marker, start)]
    text, edits = _numbered(document, neighbour, behind, indentation + text)
    gap = _gap(document, section)
    return [Edit(Span(end, end), gap + text) if behind else Edit(Span(start, start), text + gap), *edits]


def values(document: Document, section: Sequence[Entry], candidate: Candidate) -> dict[str, str | None]:
    """A work in the words of a list: its own way of naming authors and arXiv, and of linking."""
    others = section or document.entries
    label, authors = _LABEL.match(candidate.title), _authors(candidate.authors, others)
    venue = candidate.venue or (_arxiv_name(document) if candidate.work_id.scheme == "arxiv" else None)
    return {
        "title": _literal(candidate.title),
        "label": label and _literal(label[1]),
        "authors": authors and _literal(authors),
        "venue": venue and _literal(venue),
        "year": str(candidate.year) if candidate.year else None,
        "url": link_to(document, candidate.work_id),
        "page": "arXiv" if candidate.work_id.scheme == "arxiv" else None,
    }


def _literal(text: str) -> str:
    """A text on one line, escaped where Markdown would take it for markup, but for formulas."""
    text = " ".join(text.split())
    formulas = list(mathematics(text))

    def escaped(sign: re.Match[str]) -> str:
        inside = any(start <= sign.start() < end for start, end in formulas)
        return sign[0] if inside else f"\\{sign[0]}"

    return _SPECIAL.sub(escaped, text)


def is_read_back(before: Document, after: Document, heading: int, work_id: WorkId) -> bool:
    """Whether the page with a work added has one entry more than before, which is that work's, in its section."""
    new = [entry for entry in after.entries if work_id in entry.ids]
    others = [entry for entry in after.entries if entry not in new]
    return (
        len(new) == 1
        and new[0] in entries_of(after, heading)
        and [(each.title, each.urls) for each in others] == [(each.title, each.urls) for each in before.entries]
    )


def link_to(document: Document, work_id: WorkId) -> str:
    """The address of a work, of an arXiv paper the form that the list prefers: its abstract, or its PDF."""
    url = canonical_url(work_id)
    if url is None:
        raise LintError(f"{work_id.shown} has no address of its own; add the entry by hand")
    if url.count("(") != url.count(")"):  # a Markdown link would end at the odd one
        url = url.replace("(", "%28").replace(")", "%29")
    forms = Counter(named.form for link in document.links if (named := arxiv_url(link.url)))
    return url.replace("/abs/", "/pdf/") if work_id.scheme == "arxiv" and forms["pdf"] > forms["abs"] else url


def _template(document: Document, heading: int, section: Sequence[Entry], configured: str | None) -> str:
    """The configured format for items, or else the section's own, or else the list's."""
    shapes = Counter(entry.shape for entry in section or document.entries if section or entry.shape != "row")
    shape = shapes.most_common(1)[0][0] if shapes else "item"
    if configured and shape == "item":
        return configured
    alike = [entry for entry in section if entry.shape == shape]
    found = usual_template((document, entry) for entry in alike)
    found = found or usual_template((document, entry) for entry in document.entries if entry.shape == shape)
    if found is None and document.entries:
        name = document.headings[heading].text
        raise LintError(
            f'{document.path}: no entry of "{name}" shows how one is written; give `entry` in paperlint.toml'
        )
    return found or "- [{title}]({url})"


def _arxiv_name(document: Document) -> str | None:
    """How the list names arXiv where it names a venue; None where it never does."""
    names = Counter(entry.venue for entry in document.entries if entry.venue and entry.venue.casefold() == "arxiv")
    return names.most_common(1)[0][0] if names else None


def _authors(names: Sequence[str], entries: Sequence[Entry]) -> str | None:
    """Names as the list writes them: all, or the first `et al.`, that one perhaps by the family name."""
    written = [entry.authors for entry in entries if entry.authors]
    short = [text.partition(" et al")[0] for text in written if " et al" in text]
    if len(names) < 2:
        return names[0] if names else None
    if len(short) * 2 > len(written):
        families = sum(" " not in text for text in short)
        first = names[0].split()[-1] if families * 2 > len(short) else names[0]
        return f"{first} et al."
    last = ", and " if sum(", and " in text for text in written) * 2 > len(written) else ", "
    return ", ".join(names[:-1]) + last + names[-1]


def _date(candidate: Candidate) -> datetime.date | None:
    if candidate.work_id.scheme == "arxiv":
        return datetime.date(*arxiv_month(candidate.work_id.value), 1)
    return datetime.date(candidate.year, candidate.month, 1) if candidate.year and candidate.month else None


def _place(section: Sequence[Entry], candidate: Candidate) -> tuple[Entry, bool]:
    """The entry beside which the new one goes, and whether behind it."""
    order = order_of(section)
    if order is None:
        return section[-1], True
    new = order.key(_as_entry(candidate))
    if new is None or not order.strict:
        return (section[-1], True) if order.rising else (section[0], False)
    keys = [order.key(entry) for entry in section]
    wrong = [0]  # entries on the wrong side of each place, but for a number that is the same for all
    for key in keys:
        step = 0 if key is None or key == new else (-1 if (key < new) is order.rising else 1)  # type: ignore[operator]
        wrong.append(wrong[-1] + step)
    least = min(wrong)
    best = [at for at, count in enumerate(wrong) if count == least]
    at = best[-1] if order.rising else best[0]  # behind its equals, or with the newest first before them
    return (section[at - 1], True) if at else (section[0], False)


def _as_entry(candidate: Candidate) -> Entry:
    label = _LABEL.match(candidate.title)
    return Entry(
        "item", Span(0, 0), (), candidate.title, label[1] if label else None, None, candidate.venue, candidate.year,
        (), (candidate.work_id,), (), 0,
    )  # fmt: skip


def _whole(document: Document, entry: Entry) -> Span:
    """An entry's lines, with all that is nested in it."""
    block = document.blocks[entry.block]
    first = document.text.rfind(block.marker, 0, block.span.start)
    end = max(entry.span.end, block.span.end)
    if entry.shape == "heading":
        following = (heading.span.start for heading in document.headings if heading.span.start > entry.span.start)
        end = next(following, len(document.text))
    start = max(document.text.rfind(sign, 0, first) for sign in "\r\n") + 1
    return Span(start, _line_end(document.text, start, end))


def _line_end(text: str, start: int, end: int) -> int:
    """The end of the last line of a stretch that is not blank, whatever else stands on that line."""
    found = _LINE_END.search(text, start + len(text[start:end].rstrip(" \t\r\n")))
    return found.start() if found else len(text)


def _gap(document: Document, section: Sequence[Entry]) -> str:
    """What stands between two entries of the section: a line's end, or blank lines too."""
    spans = [_whole(document, entry) for entry in section]
    gaps = [document.text[one.end : other.start] for one, other in pairwise(spans)]
    blank = Counter(re.sub(r"[ \t]+", "", gap) for gap in gaps if gap and not gap.strip())
    usual = "\n\n" if section[0].shape in ("paragraph", "heading") else "\n"
    return blank.most_common(1)[0][0] if blank else usual


def _under_heading(document: Document, heading: int, text: str) -> Edit:
    """Into a section without entries: behind what it says."""
    own, following = document.headings[heading], document.headings[heading + 1 :]
    limit = following[0].span.start if following else len(document.text)
    end = _line_end(document.text, own.span.start, limit)
    return Edit(Span(end, end), f"\n\n{text}" + ("\n" if end == len(document.text) else ""))


def _refuse_parent(document: Document, heading: int) -> None:
    below = document.sections[heading][:_NAMED]
    if below:
        own = document.headings[heading].text
        children = ", ".join(f'"{document.headings[each].text}"' for each in below)
        raise LintError(f'{document.path}: "{own}" has no entries of its own; name one below it, as {children}')


def _is_html(document: Document, entry: Entry) -> bool:
    text, block = document.text, document.blocks[entry.block]
    start = block.span.start
    if _HTML.match(text, start):
        return True
    return not block.marker and _HTML_ABOVE.search(text, behind_empty_line(text, start), start) is not None


def _numbered(document: Document, neighbour: Entry, behind: bool, text: str) -> tuple[str, list[Edit]]:
    """The new entry with its number, and the edits that count on behind it, up to where the list already jumps."""
    number = re.match(r"([ \t>]*)1([.)] )", text)
    for _, items in ordered_lists(document):
        place = next((i for i, item in enumerate(items) if item.span == document.blocks[neighbour.block].span), None)
        if number is None or place is None:
            continue
        if (same := repeated_number(items)) is not None:
            return f"{number[1]}{same}{number[2]}{text[number.end() :]}", []
        expected = items[place].number + behind
        new = f"{number[1]}{expected}{number[2]}"
        edits: list[Edit] = []
        for item in items[place + behind :]:
            if item.number != expected:
                break
            expected += 1
            edits += renumber(document, item, expected)
        deeper = " " * (len(new) - number.end())
        return new + re.sub(r"\n[ \t]+", rf"\g<0>{deeper}", text[number.end() :]), edits
    return text, []

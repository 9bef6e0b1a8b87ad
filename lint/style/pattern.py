"""How an entry is written: its parts in order, how each is framed, and what stands between them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.document import Span
from lint.months import NAME
from lint.prose import KIND_OF_WORK, SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.document import Document, Entry, Link

PartKind = Literal["title", "label", "authors", "venue", "year", "date", "link", "badge", "other"]


class Part(NamedTuple):
    """A part of an entry as it stands in the source; parts sort by place."""

    span: Span
    """With its frame: emphasis, quotes, brackets, a link's target."""
    inner: Span
    """What the frame holds: the title itself, a link's label."""
    kind: PartKind
    url: Span | None = None
    """The target of a link, or of a title or venue that is a link's text."""

    def opening(self, text: str) -> str:
        return text[self.span.start : self.inner.start]

    def closing(self, text: str) -> str:
        """The frame's end, its target shown as `{url}` and a full stop or comma in it left out."""
        behind = text[self.inner.end : self.span.end]
        if self.url is None:
            return _STOP.sub("", behind)
        start, end = self.url.start - self.inner.end, self.url.end - self.inner.end
        return behind[:start] + "{url}" + behind[end:]

    def stop(self, text: str) -> str:
        """Punctuation inside the frame that belongs to the sentence, as in `**Title.**`."""
        if self.url:
            return ""
        return "".join(_STOP.findall(text[self.inner.end : self.span.end]))


class Run(NamedTuple):
    """Parts of one paragraph or cell, in order."""

    span: Span
    parts: tuple[Part, ...]


_STOPS = ".,:;"
_STOP = re.compile(f"[{_STOPS}]")
_OPENERS = re.compile(
    r"(?:\*+|_+|~~|`+|[\"'“‘«《「【(\[（]|<(?P<tag>b|i|u|em|strong|code|ins|mark|q|cite|span)>)\Z",
    re.IGNORECASE,
)
_OPENS_LABEL = re.compile(r"\*+|_+|`+|[\"“‘《(\[]")
_OPENER_ENDS = frozenset("*_~`\"'“‘«《「【([（>")
"""Before any other character no frame opens, which spares most parts the regular expression."""
_CLOSERS = {"“": "”", "‘": "’", "«": "»", "《": "》", "「": "」", "【": "】", "(": ")", "[": "]", "（": "）"}
_BREAK = r"<br */?>"
BETWEEN = re.compile(rf"(?:{_BREAK}|[\s.,:;|/()\[\]{{}}*_~\"'“”‘’·•—–\-+&=，。：；、（）【】\\])+", re.IGNORECASE)
_BREAK_AT_END = re.compile(_BREAK + r"\Z", re.IGNORECASE)
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{NAME},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}})(?!\w)"
)
_NOT_IN_WORD = r"(?:(?<!\w)|(?!\w))"
_WORD = re.compile(r"[^\W_]+")
_REWRITTEN = re.compile(r"\\|\s\s|\n")
"""What makes a text in the source differ from what it says."""
_HEADING = re.compile(r"#+[ \t]+")
_ENDS_WITH_SHORTCODE = re.compile(SHORTCODE.pattern + r"\Z")
_WIDEST_TITLE = 600
Gap = tuple[int, int]
"""Start and end of what is left between the parts; a plain tuple, since every part that is found makes new ones."""
_LINKED: tuple[PartKind, ...] = ("venue", "label", "title")
"""What a link's text may be; of two that say the same, the last."""


def dissect(document: Document, entry: Entry) -> tuple[Run, ...]:
    """The parts of an entry, found in its source; a run for each paragraph or cell that holds any."""
    text = document.text
    links: dict[int, list[Link]] = {}
    for index in entry.links:
        link = document.links[index]
        links.setdefault(link.block, []).append(link)
    # The label first: in `Mistral 7B: **Mistral 7B**` it says what the title does.
    stated: dict[PartKind, str | None] = {
        "label": entry.label, "title": entry.title, "authors": entry.authors, "venue": entry.venue,
    }  # fmt: skip
    wanted = {kind: value for kind, value in stated.items() if value and len(value) <= _WIDEST_TITLE}
    names = {_folded(value): kind for kind in _LINKED if (value := stated[kind])}
    year, runs = entry.year, []
    for block, span in _texts(document, entry):
        held = links.get(block, [])
        people = _linked_people(text, span, held, wanted.get("authors"))
        parts = _links([link for link in held if not (people and _holds(people, link))], span, names, text)
        if people:
            parts.append(people)
            parts.sort()
        for linked in parts:
            wanted.pop(linked.kind, None)
        gaps = _gaps(span, parts)
        for kind, value in tuple(wanted.items()):
            if _take(parts, gaps, _find(text, gaps, kind, value)):
                del wanted[kind]
        if year is not None and _take(parts, gaps, _find_year(text, gaps, year)):
            year = None
        if any(part.kind != "badge" for part in parts):
            parts += [other for gap in gaps if (other := _other(text, gap))]
            parts.sort()
            runs.append(Run(span, tuple(parts)))
    return tuple(runs)


def _texts(document: Document, entry: Entry) -> Iterator[tuple[int, Span]]:
    """The blocks of an entry that hold text: index and span."""
    end = entry.span.end
    for index in range(entry.block, len(document.blocks)):
        block = document.blocks[index]
        span = block.span
        if span.start >= end:
            return
        if block.pieces:
            marks = _HEADING.match(document.text, *span) if block.kind == "heading" else None
            yield index, Span(marks.end(), span.end) if marks else span


def _links(links: Sequence[Link], span: Span, names: Mapping[str, PartKind], text: str) -> list[Part]:
    """The parts that links in order are; `names` tells by its folded text what a link is that is more than a link."""
    parts: list[Part] = []
    low, high = span
    for link in links:
        if low <= link.span.start:
            parts.append(_link(link, names, text, low, high))
            low = parts[-1].span.end
    return parts


def _link(link: Link, names: Mapping[str, PartKind], text: str, start: int, end: int) -> Part:
    span, target = link.span, link.url_span
    inside = span.start <= target.start < span.end
    if link.kind == "image":
        return Part(span, span, "badge")
    if link.kind == "autolink" or not inside:
        return Part(*framed(text, span, start, end), "link", target if inside else None)
    if link.kind == "html":
        opening = text.find(">", target.end, span.end) + 1
        closing = text.rfind("<", opening, span.end)
    else:
        opening = span.start + 1
        closing = text.rfind("](", opening, target.start)
    kind = names.get(_folded(link.text), "link")
    if kind == "link" and link.url.startswith("#"):
        return Part(*framed(text, span, start, end), "other")  # a word on another entry, and no link of this one
    return Part(framed(text, span, start, end)[0], _unframed(text, opening, closing), kind, target)


def _linked_people(text: str, span: Span, links: Sequence[Link], authors: str | None) -> Part | None:
    """Where the authors stand, if some of their names are links: `[Ann Smith](…), Bo Li` is no link and a name."""
    if authors is None or not any(" " in link.text and link.text in authors for link in links):
        return None
    words = (_WORD.sub(_perhaps_linked, _literal(word)) for word in authors.split())
    match = re.compile(r"\s+".join(words)).search(text, *span)
    return Part(*framed(text, Span(*match.span()), *span), "authors") if match else None


def _perhaps_linked(word: re.Match[str]) -> str:
    return rf"\[?{word[0]}(?:\]\([^()\s]*+\))?"


def _holds(part: Part, link: Link) -> bool:
    return part.span.start <= link.span.start and link.span.end <= part.span.end


def _take(parts: list[Part], gaps: list[Gap], part: Part | None) -> bool:
    """Add a part that was found, and take its place out of the gap that it lies in; whether there is one."""
    if part is None:
        return False
    start, end = part.span
    for index, (low, high) in enumerate(gaps):
        if start < high:
            gaps[index : index + 1] = [(low, start), (end, high)]
            break
    parts.append(part)
    return True


def _find(text: str, gaps: Iterable[Gap], kind: PartKind, value: str) -> Part | None:
    """A stated value in the source, in the first gap that has it, with its frame."""
    pattern: re.Pattern[str] | None = None
    for low, high in gaps:
        start = text.find(value, low, high)
        end = start + len(value)
        if start < 0 or text[start - 1 : start + 1].isalnum() or text[end - 1 : end + 1].isalnum():
            # However it is written, its first word is there; looking for that comes before compiling a pattern.
            if start < 0 and not _REWRITTEN.search(text, low, high):
                continue
            word = _WORD.search(value)
            if word and text.find(word[0], low, high) < 0:
                continue
            pattern = pattern or _as_written(value)
            match = pattern.search(text, low, high)
            if match is None:
                continue
            start, end = match.span()
        end += text.startswith(":", end) and _ENDS_WITH_SHORTCODE.search(text[start : end + 1]) is not None
        if kind == "title" and (sign := KIND_OF_WORK.match(text, end, high)):
            end = sign.end()
        return Part(*framed(text, Span(start, end), low, high), kind)
    return None


def _as_written(value: str) -> re.Pattern[str]:
    """A pattern for a text as it may stand in Markdown: its spaces folded, its punctuation perhaps escaped."""
    words = r"\s+".join(_literal(word) for word in value.split())
    return re.compile(_NOT_IN_WORD + words + _NOT_IN_WORD)


def _literal(word: str) -> str:
    """A pattern for a word as it may be written in Markdown, its punctuation perhaps escaped."""
    return "".join(r"\\?" + re.escape(sign) for sign in word)


def _find_year(text: str, gaps: Iterable[Gap], year: int) -> Part | None:
    digits = str(year)
    for low, high in gaps:
        match = _year(digits).search(text, low, high) if text.find(digits, low, high) >= 0 else None
        if match is None:
            continue
        for date in _DATE.finditer(text, low, high):
            if date.start() <= match.start() < date.end():
                return Part(*framed(text, Span(*date.span()), low, high), "date")
        return Part(*framed(text, Span(*match.span()), low, high), "year")
    return None


@lru_cache(maxsize=1 << 8)
def _year(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){digits}(?!\w)")


def framed(text: str, inner: Span, low: int, high: int) -> tuple[Span, Span]:
    """A span with the emphasis, quotes and brackets that enclose just it, and the span itself."""
    start, end = inner
    while text[start - 1] in _OPENER_ENDS:
        opener = _OPENERS.search(text, max(low, start - 8), start)
        if opener is None:
            break
        tag = opener["tag"]
        closer = f"</{tag}>" if tag else _CLOSERS.get(opener[0], opener[0])
        behind = end
        while behind < high and text[behind] in _STOPS:
            behind += 1
        if not text.startswith(closer, behind, high):
            break
        start, end = opener.start(), behind + len(closer)
    return Span(start, end), inner


def _unframed(text: str, start: int, end: int) -> Span:
    """A link's text without the emphasis, quotes and brackets round all of it."""
    while (opener := _OPENS_LABEL.match(text, start, end)) is not None:
        closer = _CLOSERS.get(opener[0], opener[0])
        if end - start <= len(opener[0]) + len(closer) or not text.startswith(closer, end - len(closer)):
            break
        if closer in text[start + len(opener[0]) : end - len(closer)]:
            break
        start, end = start + len(opener[0]), end - len(closer)
    return Span(start, end)


def _gaps(span: Span, parts: Iterable[Part]) -> list[Gap]:
    """What the parts leave of a span."""
    gaps, start = [], span.start
    for part in parts:
        gaps.append((start, part.span.start))
        start = part.span.end
    return [*gaps, (start, span.end)]


def _other(text: str, gap: Gap) -> Part | None:
    """The words in a gap, as one part; None where it holds only space and punctuation."""
    low, high = gap
    leading = BETWEEN.match(text, low, high)
    start, end = leading.end() if leading else low, high
    if low < start and SHORTCODE.match(text, start - 1):
        start -= 1
    while start < end:
        tail = text[max(start, end - 40) : end]
        tag = _BREAK_AT_END.search(tail)
        length = len(tag.group()) if tag else BETWEEN.match(text, end - 1, end) is not None
        if not length or _ENDS_WITH_SHORTCODE.search(tail):
            # Code that holds several parts leaves a sign on either side.
            return Part(*framed(text, Span(start, end), low, high), "other") if text[start:end].strip("`") else None
        end -= length
    return None


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()

"""How an entry is written: its parts in order, how each is framed, and what stands between them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        return "" if self.url else "".join(_STOP.findall(text[self.inner.end : self.span.end]))


class Run(NamedTuple):
    """Parts of one paragraph or cell, in order."""

    span: Span
    parts: tuple[Part, ...]


_STOPS = ".,:;"
_STOP = re.compile(f"[{_STOPS}]")
_OPENERS = re.compile(
    r"(\*{1,3}|_{1,3}|~~|``?|\"|'|“|‘|«|《|「|【|\(|\[|（|<(?P<tag>b|i|u|em|strong|code|ins|mark|q|cite|span)>)$",
    re.IGNORECASE,
)
_OPENS_LABEL = re.compile(r"(\*{1,3}|_{1,3}|``?|\"|“|‘|《|\[|\()")
_OPENER_ENDS = frozenset("*_~`\"'“‘«《「【([（>\n")
"""Before any other character no frame opens, which spares most parts the regular expression."""
_CLOSERS = {"“": "”", "‘": "’", "«": "»", "《": "》", "「": "」", "【": "】", "(": ")", "[": "]", "（": "）"}
_BREAK = r"<br[ \t]*/?>"
BETWEEN = re.compile(rf"(?:{_BREAK}|[\s.,:;|/()\[\]{{}}*_~\"'“”‘’·•—–\-+&=，。：；、（）【】\\])+", re.IGNORECASE)
_BREAK_AT_END = re.compile(_BREAK + "$", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}})(?!\w)"
)
_WORD = re.compile(r"[^\W_]+")
_REWRITTEN = re.compile(r"\\|\s\s|\n")
"""What makes a text in the source differ from what it says."""
_HEADING = re.compile(r"#{1,6}[ \t]+")
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_WIDEST_TITLE = 600


def dissect(document: Document, entry: Entry) -> tuple[Run, ...]:
    """The parts of an entry, found in its source; a run for each paragraph or cell that holds any."""
    links: dict[int, list[Link]] = {}
    for index in entry.links:
        links.setdefault(document.links[index].block, []).append(document.links[index])
    wanted: dict[PartKind, str | None] = {
        "title": entry.title, "authors": entry.authors, "label": entry.label, "venue": entry.venue,
    }  # fmt: skip
    if entry.label == entry.title:  # `Mistral 7B: **Mistral 7B**`
        wanted = {"label": wanted.pop("label"), **wanted}
    year, runs = entry.year, []
    for block, span in _texts(document, entry):
        parts = _links(links.get(block, []), span, entry, document.text)
        for linked in parts:
            wanted.pop(linked.kind, None)
        gaps = _gaps(span, parts)
        for kind, value in list(wanted.items()):
            part = _find(document.text, gaps, kind, value) if value else None
            if part is not None:
                parts = sorted([*parts, part])
                gaps = _gaps(span, parts)
                del wanted[kind]
        when = _find_year(document.text, gaps, year)
        if when is not None:
            parts, year = sorted([*parts, when]), None
            gaps = _gaps(span, parts)
        if any(part.kind not in ("badge", "other") for part in parts):
            others = [other for gap in gaps for other in _others(document.text, gap)]
            runs.append(Run(span, tuple(sorted([*parts, *others]))))
    return tuple(runs)


def _texts(document: Document, entry: Entry) -> Iterator[tuple[int, Span]]:
    """The blocks of an entry that hold text: index and span."""
    for index in range(entry.block, len(document.blocks)):
        block = document.blocks[index]
        if block.span.start >= entry.span.end:
            return
        if block.pieces and block.kind in ("paragraph", "cell", "heading"):
            marks = _HEADING.match(document.text, *block.span)
            yield index, Span(marks.end(), block.span.end) if marks else block.span


def _links(links: Iterable[Link], span: Span, entry: Entry, text: str) -> list[Part]:
    parts: list[Part] = []
    for link in sorted(links, key=lambda each: (each.span.start, -each.span.end)):
        if not span.start <= link.span.start < span.end or (parts and link.span.start < parts[-1].span.end):
            continue
        parts.append(_link(link, entry, text, parts[-1].span.end if parts else span.start, span.end))
    return parts


def _link(link: Link, entry: Entry, text: str, start: int, end: int) -> Part:
    inside = link.span.start <= link.url_span.start < link.span.end
    if link.kind == "image":
        return Part(link.span, link.span, "badge")
    if link.kind == "autolink" or not inside:
        return Part(*framed(text, link.span, start, end), "link", link.url_span if inside else None)
    if link.kind == "html":
        opening = text.find(">", link.url_span.end, link.span.end) + 1
        closing = text.rfind("<", opening, link.span.end)
    else:
        opening = link.span.start + 1
        closing = text.rfind("](", opening, link.url_span.start)
    if not opening <= closing:
        return Part(link.span, link.span, "other")
    kind: PartKind = "link"
    for name, value in (("title", entry.title), ("label", entry.label), ("venue", entry.venue)):
        if value and _folded(link.text) == _folded(value):
            kind = name  # type: ignore[assignment]
            break
    inner = _unframed(text, opening, closing)
    outer = framed(text, link.span, start, end)[0]
    return Part(outer, inner, kind, link.url_span)


def _find(text: str, gaps: Iterable[Span], kind: PartKind, value: str) -> Part | None:
    """A stated value in the source, in the first gap that has it, with its frame."""
    if len(value) > _WIDEST_TITLE:
        return None
    pattern: re.Pattern[str] | None = None
    word = _WORD.search(value)
    for gap in gaps:
        start = text.find(value, *gap)
        end = start + len(value)
        if (
            start < 0
            or (text[start - 1 : start] + text[start]).isalnum()
            or (text[end - 1] + text[end : end + 1]).isalnum()
        ):
            # However it is written, its first word is there; looking for that comes before compiling a pattern.
            if not _REWRITTEN.search(text, *gap) or (word and text.find(word[0], *gap) < 0):
                continue
            pattern = pattern or _as_written(value)
            match = pattern.search(text, *gap)
            if match is None:
                continue
            start, end = match.span()
        end += text.startswith(":", end) and re.search(r":[a-z0-9_+-]+$", text[start:end]) is not None
        return Part(*framed(text, Span(start, end), gap.start, gap.end), kind)
    return None


def _as_written(value: str) -> re.Pattern[str]:
    """A pattern for a text as it may stand in Markdown: its spaces folded, its punctuation perhaps escaped."""
    words = r"\s+".join(_literal(word) for word in value.split())
    before, after = (r"(?<![\w-])" if value[0].isalnum() else ""), (r"(?![\w-])" if value[-1].isalnum() else "")
    return re.compile(before + words + after)


def _literal(word: str) -> str:
    """A pattern for a word as it may be written in Markdown, its punctuation perhaps escaped."""
    return "".join(re.escape(sign) if sign.isalnum() else r"\\?" + re.escape(sign) for sign in word)


def _find_year(text: str, gaps: Iterable[Span], year: int | None) -> Part | None:
    if year is None:
        return None
    digits = str(year)
    for gap in gaps:
        match = _year(digits).search(text, *gap) if text.find(digits, *gap) >= 0 else None
        if match is None:
            continue
        for date in _DATE.finditer(text, *gap):
            if date.start() <= match.start() < date.end():
                return Part(*framed(text, Span(*date.span()), gap.start, gap.end), "date")
        return Part(*framed(text, Span(*match.span()), gap.start, gap.end), "year")
    return None


@lru_cache(maxsize=1 << 8)
def _year(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){digits}(?!\w)")


def framed(text: str, inner: Span, low: int, high: int) -> tuple[Span, Span]:
    """A span with the emphasis, quotes and brackets that enclose just it, and the span itself."""
    start, end = inner
    while start > low and text[start - 1] in _OPENER_ENDS:
        opener = _OPENERS.search(text, max(low, start - 8), start)
        if opener is None:
            break
        tag = opener["tag"]
        closer = f"</{tag}>" if tag else _CLOSERS.get(opener[1], opener[1])
        behind = end
        while behind < high and text[behind] in _STOPS:
            behind += 1
        if not text.startswith(closer, behind) or behind + len(closer) > high:
            break
        start, end = opener.start(), behind + len(closer)
    return Span(start, end), inner


def _unframed(text: str, start: int, end: int) -> Span:
    """A link's text without the emphasis, quotes and brackets round all of it."""
    while (opener := _OPENS_LABEL.match(text, start, end)) is not None:
        closer = _CLOSERS.get(opener[1], opener[1])
        if end - start <= len(opener[1]) + len(closer) or not text.startswith(closer, end - len(closer)):
            break
        if closer in text[start + len(opener[1]) : end - len(closer)]:
            break
        start, end = start + len(opener[1]), end - len(closer)
    return Span(start, end)


def _gaps(span: Span, parts: Iterable[Part]) -> list[Span]:
    """What the parts leave of a span."""
    gaps, start = [], span.start
    for part in parts:
        left, right = part.span
        if left > start:
            gaps.append(Span(start, left))
        start = max(start, right)
    return [*gaps, Span(start, span.end)] if start < span.end else gaps


def _others(text: str, gap: Span) -> Iterator[Part]:
    """The words in a gap, as one part; none where it holds only space and punctuation."""
    leading = BETWEEN.match(text, *gap)
    start, end = leading.end() if leading else gap.start, gap.end
    if start > gap.start and _SHORTCODE.match(text, start - 1):
        start -= 1
    while start < end:
        tail = text[max(start, end - 40) : end]
        tag = _BREAK_AT_END.search(tail)
        length = len(tag.group()) if tag else int(BETWEEN.match(text, end - 1, end) is not None)
        if not length or (tail.endswith(":") and re.search(_SHORTCODE.pattern + "$", tail)):
            yield Part(*framed(text, Span(start, end), *gap), "other")
            return
        end -= length


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    return "".join(text.split()).casefold()

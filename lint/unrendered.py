"""Link syntax that GitHub shows as text: what was meant, and what keeps it from being a link."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Document, Span
from lint.prose import behind_empty_line, blank, inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unrendered(NamedTuple):
    """What was meant as a link, and is shown as text."""

    span: Span
    reason: str
    instead: str | None = None
    """What to write in the span's place, where that is certain."""


class _Slip(NamedTuple):
    pattern: re.Pattern[str]
    reason: str
    instead: str | None = None


_URL = r"(?P<url>(?:https?:|www\.)[^\s()\[\]<>]+(?:\([^\s()\[\]<>]*\)[^\s()\[\]<>]*)*)"
_TEXT = r"\[(?P<text>[^][\n]{1,200})\]"
_END = r"(?=[ \t]*(?:[\r\n]|\Z|\[[^][\n]{0,200}\]\())"
"""The end of the line, or the next link: what stands behind it is no part of what is mended."""
_SLIPS = (
    _Slip(re.compile(rf"{_TEXT}[ \t]{{1,3}}\({_URL}\)"), "a space stands between ] and (", "[{text}]({url})"),
    _Slip(re.compile(rf"\((?P<text>[^()\n]{{1,80}})\)\[{_URL}\]"), "its brackets are swapped", "[{text}]({url})"),
    _Slip(re.compile(rf"{_TEXT}\[{_URL}\](?!\()"), "its URL stands in square brackets", "[{text}]({url})"),
    _Slip(re.compile(rf"{_TEXT}\({_URL}{_END}"), "its ) is missing", "[{text}]({url})"),
    _Slip(re.compile(rf"\][ \t]{{1,3}}\({_URL}\)"), "a space stands between ] and (", "]({url})"),
    _Slip(re.compile(rf"\]\({_URL}{_END}"), "its ) is missing", "]({url})"),
    _Slip(re.compile(rf"\[[A-Za-z ]{{1,20}}\({_URL}\)"), "the ] after its text is missing"),
    _Slip(re.compile(rf"\]\({_URL}[ \t]+[^()\n]{{0,300}}\)"), "a space stands in its URL"),
    _Slip(re.compile(rf"\][ \t]{{0,3}}\({_URL}"), "its brackets do not match"),
)
_WHOLE = re.compile(rf"\]\({_URL}(?:[ \t]+\"[^\"\n]{{0,200}}\")?\)")
_ADDRESS = re.compile(r"https?:|www\.")
_OPENED = re.compile(r"(?:[\])][ \t]{0,3}[\[(]|\[[A-Za-z ]{1,20}\()\Z")
_WIDEST_OPENING = 22
"""Characters of what opens a target, from the text's bracket on."""
_TAG_FIRST = re.compile(r"^ {0,3}</?[A-Za-z][^<>\n]*>", re.MULTILINE)
_BEFORE = 210
"""How far before the target a link's text can begin."""


def unrendered(document: Document) -> Iterator[Unrendered]:
    """Every piece of the text that has the marks of a link and is none."""
    hidden = [block.span for block in document.blocks if block.kind == "code"]
    hidden += [comment.span for comment in document.comments]
    hidden += [link.span for link in document.links if link.kind != "autolink"]
    text = blank(document.text, [*hidden, *inline_code(document.text, [block.span for block in document.texts])])
    done = 0
    for address in _ADDRESS.finditer(text):
        mark = _OPENED.search(text, max(done, address.start() - _WIDEST_OPENING), address.start())
        if mark is None:
            continue
        line = max(text.rfind("\n", 0, mark.start()) + 1, mark.start() - _BEFORE, done)
        found = _first_slip(document.text, text, line, mark)
        if found:
            done = found.span.end
            why = _place(document, mark.start()) if _WHOLE.match(text, mark.start()) else None
            yield found._replace(reason=why) if why else found


def _place(document: Document, place: int) -> str | None:
    """What keeps a link that is written as it should be from being one, where that is the block that it stands in."""
    index: int | None = bisect_right(document.blocks, place, key=lambda block: block.span.start) - 1
    while index is not None and document.blocks[index].span.end <= place:
        index = document.blocks[index].parent
    if index is not None and document.blocks[index].kind == "row":
        return "its row has more cells than the table"
    if _TAG_FIRST.search(document.text, behind_empty_line(document.text, place), place):
        return "it stands in a block of HTML, which ends at an empty line"
    return None


def _first_slip(source: str, text: str, start: int, mark: re.Match[str]) -> Unrendered | None:
    for slip in _SLIPS:
        place = mark.start() if slip.pattern.pattern.startswith("\\]") else _opening(text, start, mark.start())
        match = slip.pattern.match(text, place)
        if match and match.end() > mark.end():
            written = {name: source[slice(*match.span(name))] for name in match.groupdict()}
            # Backticks that touch an address are part of it, and once mended would begin code.
            is_sure = not source.startswith("`", match.end())
            instead = slip.instead.format(**written) if slip.instead and is_sure else None
            return Unrendered(Span(*match.span()), slip.reason, instead)
    return None


def _opening(text: str, start: int, end: int) -> int:
    """Where the last bracket before a place opens."""
    return max(text.rfind("[", start, end + 1), text.rfind("(", start, end + 1), start)

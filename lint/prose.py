"""What of a text is read as prose, and what are no words in it: all else becomes spaces, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BACKTICKS = re.compile(r"(?<!\\)`+")
# The sign comes first: an expression that begins with what stands before it is tried at every character.
_MATH = re.compile(r"\$(?<![\\$\w]\$)(?:\$[^$]{1,2000}\$|`?[^\s$](?:[^$\n]{0,500}[^\s$])?`?)\$(?![\d$])")
_VISIBLE = re.compile(r"\S")
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")
_FAR = 2000
"""How far above a place the empty line before it is looked for."""

KIND_OF_WORK = re.compile(r"\s?\[(?:[ACDJMNPRSZ]|(?:CP|DB|EB|[CDJM])/(?:CD|OL))\]")
"""What the Chinese standard GB/T 7714 puts between title and venue: `Smith A. Title[J]. Journal, 2020`."""
SHORTCODE = re.compile(r":(?:[a-z][a-z0-9_+-]*|[+-]1|100|1234|8ball|(?:1st|2nd|3rd)_place_medal):")
"""An emoji by its name, as GitHub takes it: `:fire:`."""


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean; no spaces part those into words.

    No regular expression: Python 3.11 takes milliseconds to compile ranges so wide.
    """
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for all that is visible within the spans, which may overlap; line endings stay."""
    parts, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            parts.append(text[done:start])
            hidden = text[max(start, done) : end]
            parts.append(_VISIBLE.sub(" ", hidden) if "\n" in hidden or "\r" in hidden else " " * len(hidden))
            done = end
    parts.append(text[done:])
    return "".join(parts)


def behind_empty_line(text: str, place: int) -> int:
    """Where the lines begin that no empty line parts from a place; one far above is as good."""
    far = max(place - _FAR, 0)
    return max((empty.end() for empty in _EMPTY_LINE.finditer(text, far, place)), default=far)


def inline_code(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Code spans within each of the spans: from a run of backticks to the next one of the same length."""
    for start, end in spans:
        if text.find("`", start, end) < 0:
            continue
        runs = [match.span() for match in _BACKTICKS.finditer(text, start, end)]
        closers: dict[int, list[int]] = {}
        for index in reversed(range(len(runs))):
            closers.setdefault(runs[index][1] - runs[index][0], []).append(index)
        index = 0
        while index < len(runs):
            waiting = closers[runs[index][1] - runs[index][0]]
            while waiting and waiting[-1] <= index:
                waiting.pop()
            if waiting:
                yield runs[index][0], runs[waiting[-1]][1]
                index = waiting[-1]
            index += 1


def mathematics(text: str) -> Iterator[tuple[int, int]]:
    """Formulas as GitHub writes them: `$x$`, `$`x`$`, `$$x$$`."""
    return (match.span() for match in _MATH.finditer(text)) if "$" in text else iter(())

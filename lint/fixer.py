"""Mending: apply the findings' edits, read the text again, until nothing is left to mend."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from lint.document import Document, Span
from lint.finding import Edit, Examine, Finding, Fix
from lint.reading import parse_source

ROUNDS = 20
"""A bound for fixes that undo each other; honest ones need one round for every layer of edits that overlap."""


@dataclass(frozen=True)
class Mended:
    """The documents after mending, what is still to be said of them, and how many fixes were applied."""

    documents: tuple[Document, ...]
    findings: list[Finding]
    applied: int


def mend(
    documents: Sequence[Document],
    examine: Examine,
    *,
    unsafe: bool,
) -> Mended:
    """Apply fixes, the safe ones or all, until none is left."""
    current = tuple(documents)
    findings = examine(current)
    seen = {tuple(document.text for document in current)}
    applied = 0
    for _ in range(ROUNDS):
        edits = _edits(findings, unsafe=unsafe)
        texts = tuple(_apply(document, edits.get(document.path, ([], 0))[0]) for document in current)
        if texts in seen:  # nothing left to mend, or two fixes undo each other
            break
        seen.add(texts)
        applied += sum(count for _, count in edits.values())
        current = tuple(map(_parse_again, current, texts))
        findings = examine(current)
    return Mended(current, findings, applied)


def apply_edits(document: Document, edits: Iterable[Edit]) -> Document:
    """The document after edits that do not overlap, parsed anew."""
    return _parse_again(document, _apply(document, sorted(edits)))


def _parse_again(document: Document, text: str) -> Document:
    if text == document.text:
        return document
    return parse_source(replace(document.source, text=text))


def is_applicable(fix: Fix | None, *, unsafe: bool) -> TypeGuard[Fix]:
    """Whether a fix would be applied."""
    return fix is not None and (unsafe or fix.safe)


def _edits(findings: Iterable[Finding], *, unsafe: bool) -> dict[str, tuple[list[Edit], int]]:
    """Edits by path, in order of place, and the number of fixes that they come from.

    A fix is applied whole or, where one of its edits meets another fix, left for the next round.
    """
    fixes = defaultdict(list)
    for finding in findings:
        if is_applicable(finding.fix, unsafe=unsafe):
            fixes[finding.path].append(sorted(finding.fix.edits))
    return {path: _disjoint(candidates) for path, candidates in fixes.items()}


def _disjoint(fixes: list[list[Edit]]) -> tuple[list[Edit], int]:
    """The edits of as many fixes as can be applied together, earlier places first."""
    taken: list[Edit] = []
    count = 0
    for edits in sorted(fixes, key=lambda edits: edits[0].span):
        apart = all(one.span.end <= other.span.start for one, other in pairwise(edits))
        if apart and all(_is_free(edit.span, taken) for edit in edits):
            for edit in edits:
                insort(taken, edit)
            count += 1
    return taken, count


def _is_free(span: Span, taken: list[Edit]) -> bool:
    """Whether a span neither overlaps nor touches the edits taken so far."""
    index = bisect_right(taken, span, key=lambda edit: edit.span)
    before = index == 0 or taken[index - 1].span.end < span.start
    after = index == len(taken) or span.end < taken[index].span.start
    return before and after


def _apply(document: Document, edits: Iterable[Edit]) -> str:
    """The document's text with the edits made; line endings of new text follow the file's."""
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += document.text[end : edit.span.start], _line_ends(edit.text, document.source.newline)
        end = edit.span.end
    return "".join([*parts, document.text[end:]])


def _line_ends(text: str, newline: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", newline)

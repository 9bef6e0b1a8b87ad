"""Comments in a list that silence a rule: for a line, for the next line, or up to where it is enabled again.

    <!-- paperlint-disable-line duplicate-entry: belongs to both sections -->
    <!-- paperlint-disable-next-line arxiv-url, link-label -->
    <!-- paperlint-disable duplicate-entry --> ... <!-- paperlint-enable duplicate-entry -->

Without a rule's name all rules are silenced; what follows a colon is the reason. A finding is silenced where a silenced
line is one of its own lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Comment, Document, Span
from lint.errors import did_you_mean

DIRECTIVES = ("paperlint-disable-line", "paperlint-disable-next-line", "paperlint-disable", "paperlint-enable")

_DIRECTIVE = re.compile(r"<!--\s*(paperlint(?:-\w+)+)\s*([^:]*)")
_NAME = re.compile(r"[^\s,]+")
_EVERY_RULE = ""


class Suppression(NamedTuple):
    """Lines (from 1, both ends included) on which one rule is silent."""

    rule: str
    """The rule's id; empty for every rule."""
    first: int
    last: int
    span: Span
    """The rule's name in the comment, or the whole comment."""


class Problem(NamedTuple):
    """A comment that was meant as a suppression and is none."""

    span: Span
    message: str


class Suppressions:
    """The suppressions of one document, and which of them silenced something."""

    def __init__(self, document: Document) -> None:
        self._position = document.source.position
        self.problems: list[Problem] = []
        self.all: list[Suppression] = []
        self._used: set[Suppression] = set()
        self._collect(document)
        # Of one rule and one kind, lines and blocks, no two overlap: the first that ends late enough is the only one.
        groups = defaultdict(list)
        for suppression in sorted(self.all, key=lambda each: each.first):
            groups[suppression.rule, suppression.first == suppression.last].append(suppression)
        self._groups = dict(groups)
        self._ends = {key: [suppression.last for suppression in group] for key, group in groups.items()}

    def silences(self, rule: str, span: Span) -> bool:
        """Whether a rule is silent on one of the lines of a span; where it is, the suppression counts as used."""
        if not self.all:
            return False
        first, last = self._position(span.start)[0], self._position(max(span.start, span.end - 1))[0]
        found = [match for name in (rule, _EVERY_RULE) for match in self._matches(name, first, last)]
        self._used.update(found)
        return bool(found)

    def unused(self) -> list[Suppression]:
        """Those that silenced nothing so far, in order."""
        return [suppression for suppression in self.all if suppression not in self._used]

    def _matches(self, rule: str, first: int, last: int) -> Iterator[Suppression]:
        for key in ((rule, True), (rule, False)):
            group = self._groups.get(key)
            if group is None:
                continue
            index = bisect_left(self._ends[key], first)
            if index < len(group) and group[index].first <= last:
                yield group[index]

    def _collect(self, document: Document) -> None:
        open_blocks: dict[str, tuple[int, Span]] = {}
        for comment in document.comments:
            if found := _DIRECTIVE.match(document.text, *comment.span):
                self._obey(found[1], _rules(found, comment), comment, open_blocks)
        end = len(document.source.line_starts)
        self.all += [Suppression(name, first, end, span) for name, (first, span) in open_blocks.items()]

    def _obey(
        self,
        directive: str,
        rules: list[tuple[str, Span]],
        comment: Comment,
        open_blocks: dict[str, tuple[int, Span]],
    ) -> None:
        first, last = self._position(comment.span.start)[0], self._position(comment.span.end - 1)[0]
        match directive:
            case "paperlint-disable-line":
                self.all += [Suppression(name, first, first, span) for name, span in rules]
            case "paperlint-disable-next-line":
                self.all += [Suppression(name, last + 1, last + 1, span) for name, span in rules]
            case "paperlint-disable":
                for name, span in rules:
                    if name in open_blocks:
                        self._complain(comment, f"{name or 'every rule'} is disabled here already")
                    else:
                        open_blocks[name] = first, span
            case "paperlint-enable":
                self._enable([name for name, _ in rules], comment, first, open_blocks)
            case _:
                self._complain(comment, f"{directive} is no suppression{did_you_mean(directive, DIRECTIVES)}")

    def _enable(self, names: list[str], comment: Comment, line: int, open_blocks: dict[str, tuple[int, Span]]) -> None:
        if names == [_EVERY_RULE] and open_blocks:
            names = list(open_blocks)
        for name in names:
            if name in open_blocks:
                first, span = open_blocks.pop(name)
                self.all.append(Suppression(name, first, line, span))
            else:
                what = f"{name} is not" if name else "no rule is"
                self._complain(comment, f"paperlint-enable: {what} disabled before this comment")

    def _complain(self, comment: Comment, message: str) -> None:
        self.problems.append(Problem(comment.span, message))


def _rules(match: re.Match[str], comment: Comment) -> list[tuple[str, Span]]:
    """The rules that a comment names, each with its place; every rule where it names none."""
    start, text = match.start(2), match.group(2).partition("-->")[0]
    names = [(name.group(), Span(start + name.start(), start + name.end())) for name in _NAME.finditer(text)]
    return names or [(_EVERY_RULE, comment.span)]

"""Report formats: each module has `render(report) -> str`."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lint.document import Document, Span
from lint.finding import Finding, Severity
from lint.identifiers import WorkId
from lint.rule import Rule
from lint.source import Source
from lint.work import cite


class Unverified(NamedTuple):
    """A link that no service could tell of: neither good nor broken."""

    path: str
    span: Span
    url: str
    id: WorkId | None
    reason: str


class Place(NamedTuple):
    """A span as people count: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Report:
    """What a run has to say; every format renders it."""

    documents: Sequence[Document]
    findings: Sequence[Finding]
    rules: Sequence[Rule]
    """The rules that ran."""
    unverified: Sequence[Unverified] | None = None
    """Links without a verdict; None where none was asked for."""
    others: Mapping[str, Source] = field(default_factory=dict)
    """Files beside the documents that findings lie in, by path."""
    color: bool = False
    statistics: bool = False
    """Count the findings by rule instead of listing them."""
    mended: int = 0
    """How many fixes were applied."""

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return {**self.others, **{document.path: document.source for document in self.documents}}

    @property
    def entries(self) -> int:
        return sum(len(document.entries) for document in self.documents)

    @property
    def works(self) -> int:
        return len(cite(self.documents))

    def count(self, severity: Severity) -> int:
        return self._severities[severity]

    @cached_property
    def _severities(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)

    @cached_property
    def by_rule(self) -> list[tuple[str, int]]:
        """How many findings each rule has, the commonest first."""
        counts = Counter(finding.rule for finding in self.findings)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def place(self, path: str, span: Span) -> Place:
        """Where a span stands; the start of a file whose text is not at hand."""
        source = self.sources.get(path)
        if source is None:
            return Place(1, 1, 1, 1)
        return Place(*source.position(span.start), *source.position(span.end))

    def where(self, path: str, span: Span) -> str:
        """Where a span starts: `README.md:12:5`."""
        source = self.sources.get(path)
        line, column = source.position(span.start) if source else (1, 1)
        return f"{path}:{line}:{column}"


def render(output_format: str, report: Report) -> str:
    """The report in one of the formats: text, json, sarif, github, markdown, junit."""
    return str(importlib.import_module(f"lint.reports.{output_format}").render(report))


def plural(number: int, noun: str, plural_form: str = "") -> str:
    """`1 error`, `2 errors`, `2 entries`."""
    return f"{number} {noun if number == 1 else plural_form or noun + 's'}"


def counted(report: Report) -> str:
    """`2 errors, 1 hint in 131 entries of 1 file`."""
    counts = [plural(report.count(severity), noun) for severity, noun in _NOUNS.items() if report.count(severity)]
    entries, files = plural(report.entries, "entry", "entries"), plural(len(report.documents), "file")
    return f"{', '.join(counts) or 'no findings'} in {entries} of {files}"


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}

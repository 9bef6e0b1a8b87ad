"""Joining the JSON reports of shards: what each says of its hosts, together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lint.document import Document, Span
from lint.errors import LintError
from lint.finding import Edit, Finding, Fix, Related, Severity
from lint.identifiers import identify
from lint.reading import parse
from lint.reports import Unverified


def merge(files: Sequence[str]) -> tuple[Sequence[Document], list[Finding], list[Unverified]]:
    """The lists that the reports speak of, their findings and what they could not verify, each once and in order.

    The lists are read again, since the reports name lines and columns. Raises LintError for what is no report.
    """
    if not files:
        raise LintError("--merge: name the JSON reports to join")
    reports = [_load(file) for file in files]
    documents = {path: parse(path) for path in dict.fromkeys(path for report in reports for path in report["paths"])}
    order = {path: index for index, path in enumerate(documents)}
    try:
        findings = dict.fromkeys(_finding(each, documents) for report in reports for each in report["findings"])
        unverified = dict.fromkeys(_unverified(each, documents) for report in reports for each in report["unverified"])
    except (KeyError, TypeError, ValueError):
        raise LintError(f"--merge: {', '.join(files)} are not reports of paperlint links on these lists") from None
    return (
        tuple(documents.values()),
        sorted(findings, key=lambda each: (order[each.path], each.span, each.rule)),
        sorted(unverified, key=lambda each: (order[each.path], each.span)),
    )


def _load(file: str) -> Mapping[str, Any]:
    try:
        report = json.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        raise LintError(f"cannot read {file}: {error.strerror or error}") from None
    except ValueError:
        raise LintError(f"{file} is no JSON; write reports with --output-format json") from None
    if not isinstance(report, dict) or not {"paths", "findings", "unverified"} <= report.keys():
        raise LintError(f"{file} is no report of paperlint links --output-format json")
    return report


def _finding(item: Mapping[str, Any], documents: Mapping[str, Document]) -> Finding:
    fix, path = item["fix"], item["path"]
    related = ((other["path"], _span(other, documents[other["path"]]), other["message"]) for other in item["related"])
    return Finding(
        path=path,
        span=_span(item, documents[path]),
        message=item["message"],
        fix=Fix(tuple(_edits(fix["edits"], documents[path])), fix["safe"]) if fix else None,
        related=tuple(Related(*other) for other in related),
        rule=item["rule"],
        severity=Severity[item["severity"].upper()],
    )


def _edits(edits: Iterable[Mapping[str, Any]], document: Document) -> Iterable[Edit]:
    return (Edit(_span(edit, document), edit["text"]) for edit in edits)


def _unverified(item: Mapping[str, Any], documents: Mapping[str, Document]) -> Unverified:
    document = documents[item["path"]]
    start = _offset(item["line"], item["column"], document)
    work_id = identify(item["url"]) if item["id"] else None
    return Unverified(item["path"], Span(start, start), item["url"], work_id, item["reason"])


def _span(place: Mapping[str, Any], document: Document) -> Span:
    start = _offset(place["line"], place["column"], document)
    return Span(start, _offset(place["end_line"], place["end_column"], document))


def _offset(line: int, column: int, document: Document) -> int:
    """The place of a line and column; KeyError where the list has changed so much that it has none."""
    starts = document.source.line_starts
    if not 1 <= line <= len(starts):
        raise KeyError(line)
    return min(starts[line - 1] + column - 1, len(document.text))

"""Joining the JSON reports of shards: what each says of its hosts, together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lint.document import Document, Span
from lint.errors import LintError
from lint.finding import Edit, Finding, Fix, Related, Severity
from lint.identifiers import identify
from lint.reading import parse
from lint.reports import Unverified

_RULE = re.compile(r"[a-z0-9-]+")  # of a newer version, perhaps


def merge(files: Sequence[str]) -> tuple[Sequence[Document], list[Finding], list[Unverified]]:
    """The lists that the reports speak of, their findings and what they could not verify, each once and in order.

    The lists are read again, since the reports name lines and columns. Raises LintError for what is no report.
    """
    if not files:
        raise LintError("--merge: name the JSON reports to join")
    reports = [_load(file) for file in files]
    try:
        paths = dict.fromkeys(_text(path) for report in reports for path in report["paths"])
        documents = {path: parse(path) for path in paths}
        findings = dict.fromkeys(_finding(each, documents) for report in reports for each in report["findings"])
        unverified = dict.fromkeys(_unverified(each, documents) for report in reports for each in report["unverified"])
    except (KeyError, TypeError, ValueError):
        raise LintError(f"--merge: {', '.join(files)} are not reports of paperlint links on these lists") from None
    order = {path: index for index, path in enumerate(documents)}
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
    except (ValueError, RecursionError):
        raise LintError(f"{file} is no JSON; write reports with --output-format json") from None
    if not isinstance(report, dict) or not {"paths", "findings", "unverified"} <= report.keys():
        raise LintError(f"{file} is no report of paperlint links --output-format json")
    return report


def _finding(item: Mapping[str, Any], documents: Mapping[str, Document]) -> Finding:
    """A finding of a report. Raises KeyError, TypeError or ValueError for what no report of paperlint holds."""
    fix, path = item["fix"], _text(item["path"])
    document = documents[path]
    rule = _text(item["rule"])
    if not _RULE.fullmatch(rule):
        raise ValueError(rule)
    return Finding(
        path=path,
        span=_span(item, document),
        message=_text(item["message"]),
        fix=Fix(tuple(_edits(fix["edits"], document)), bool(fix["safe"])) if fix else None,
        related=tuple(_related(other, documents) for other in item["related"]),
        rule=rule,
        severity=Severity[_text(item["severity"]).upper()],
    )


def _related(item: Mapping[str, Any], documents: Mapping[str, Document]) -> Related:
    path = _text(item["path"])
    return Related(path, _span(item, documents[path]), _text(item["message"]))


def _edits(edits: Iterable[Mapping[str, Any]], document: Document) -> Iterable[Edit]:
    return (Edit(_span(edit, document), _text(edit["text"])) for edit in edits)


def _unverified(item: Mapping[str, Any], documents: Mapping[str, Document]) -> Unverified:
    path, url = _text(item["path"]), _text(item["url"])
    start = _offset(item["line"], item["column"], documents[path])
    return Unverified(path, Span(start, start), url, identify(url) if item["id"] else None, _text(item["reason"]))


def _span(place: Mapping[str, Any], document: Document) -> Span:
    start = _offset(place["line"], place["column"], document)
    end = _offset(place["end_line"], place["end_column"], document)
    if end < start:
        raise ValueError(end)
    return Span(start, end)


def _offset(line: object, column: object, document: Document) -> int:
    """The place of a line and column; ValueError where the list has changed so much that it has none."""
    starts = document.source.line_starts
    if not (isinstance(line, int) and isinstance(column, int) and 1 <= line <= len(starts) and column >= 1):
        raise ValueError(line)
    return min(starts[line - 1] + column - 1, len(document.text))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value

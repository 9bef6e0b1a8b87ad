"""For programs: schema_version 1; keys are added, never changed."""

from __future__ import annotations

import json
from typing import Any

from lint.document import Span
from lint.finding import Finding, Fix, Severity
from lint.reports import Report


def render(report: Report) -> str:
    summary: dict[str, Any] = {
        "files": len(report.documents),
        "entries": report.entries,
        "works": report.works,
        **{str(severity): report.count(severity) for severity in sorted(Severity, reverse=True)},
    }
    content: dict[str, Any] = {
        "schema_version": 1,
        "paths": [document.path for document in report.documents],
        "findings": [_finding(report, finding) for finding in report.findings],
        "summary": summary,
    }
    if report.unverified is not None:
        urls = {(each.path, link.span.start): link.url for each in report.documents for link in each.links}
        for finding, told in zip(report.findings, content["findings"], strict=True):
            told["url"] = urls.get((finding.path, finding.span.start))
        content["unverified"] = [
            {
                "path": link.path,
                "line": report.place(link.path, link.span).line,
                "column": report.place(link.path, link.span).column,
                "url": link.url,
                "id": str(link.id) if link.id else None,
                "reason": link.reason,
            }
            for link in report.unverified
        ]
        summary["unverified"] = len(report.unverified)
    if report.statistics:
        content["statistics"] = dict(report.by_rule)
    return dump(content)


def dump(content: Any) -> str:
    """JSON in ASCII that is harmless wherever it is pasted: in a terminal, a log, a page's `<script>`."""
    text = json.dumps(content, indent=2)
    # None of these stands in JSON but inside strings.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("##[", "#\\u0023[") + "\n"


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(report, finding.path, finding.span),
        "fix": _fix(report, finding.path, finding.fix) if finding.fix else None,
        "related": [
            {"path": related.path, **_place(report, related.path, related.span), "message": related.message}
            for related in finding.related
        ],
    }


def _fix(report: Report, path: str, fix: Fix) -> dict[str, Any]:
    edits = [{**_place(report, path, edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def _place(report: Report, path: str, span: Span) -> dict[str, int]:
    return report.place(path, span)._asdict()

"""For code scanning: SARIF 2.1.0 (OASIS), with rules, fixes and related places."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from lint import __version__
from lint.document import Span
from lint.finding import Finding, Fix, Severity
from lint.reports import Report, Unverified
from lint.reports.json import dump
from lint.reports.visible import visible
from lint.rule import Rule

_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    index = {rule.id: number for number, rule in enumerate(report.rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "paperlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, index.get(finding.rule)) for finding in report.findings],
    }
    if report.unverified:
        notes = [_notification(report, link) for link in report.unverified]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    return dump({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(report: Report, finding: Finding, rule_index: int | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": _location(report, finding.path, finding.span)}],
    }
    if rule_index is not None:
        result["ruleIndex"] = rule_index
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(report, related.path, related.span),
                "message": _message(related.message),
            }
            for number, related in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(report, finding.path, finding.fix)]
    return result


def _notification(report: Report, link: Unverified) -> dict[str, Any]:
    """A link that could not be verified: no result, but something that the run has to say."""
    return {
        "level": "note",
        "message": _message(f"unverified: {link.url}: {link.reason}"),
        "locations": [{"physicalLocation": _location(report, link.path, link.span)}],
    }


def _fix(report: Report, path: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(report, path, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    description = "safe: changes no meaning" if fix.safe else "unsafe: look at the result"
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": {"text": description}, "artifactChanges": [change]}


def _location(report: Report, path: str, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(report, path, span)}


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path.encode("utf-8", "surrogateescape"))  # a file's name may be any bytes
    return {"uri": f"file://{uri}" if path.startswith("/") else uri}


def _region(report: Report, path: str, span: Span) -> dict[str, int]:
    place = report.place(path, span)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _message(text: str) -> dict[str, str]:
    """A message with nothing in it that a viewer takes for a placeholder or a link (SARIF 2.1.0, 3.11.5 and 3.11.6).

    What could not be taken for either is left alone: not every viewer knows the escapes.
    """
    text = _PLACEHOLDER.sub(r"{{\1}}", visible(text))
    return {"text": text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text}

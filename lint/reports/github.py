"""For a workflow's log: annotations on the lines of a pull request.

The format is that of GitHub's workflow commands; it shows ten annotations of each level for a step and drops the rest
silently, so what is left over is listed as plain lines of the log.
"""

from __future__ import annotations

from collections import defaultdict

from lint.document import Span
from lint.finding import Finding, Severity
from lint.reports import Report, plural
from lint.reports.visible import visible

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    groups = defaultdict(list)
    for finding in report.findings:
        groups[finding.severity].append(finding)
    shown = [finding for severity in sorted(groups, reverse=True) for finding in groups[severity][:LIMIT]]
    rest = [finding for severity in sorted(groups, reverse=True) for finding in groups[severity][LIMIT:]]
    lines = [_annotation(report, finding) for finding in shown]
    if rest:
        lines.append(f"{plural(len(rest), 'more finding')}, beyond the {LIMIT} of each level that GitHub annotates:")
        lines += [_line(report, finding) for finding in rest]
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, finding: Finding) -> str:
    place = report.place(finding.path, finding.span)
    properties = {"file": finding.path, "line": place.line, "endLine": place.end_line, "title": finding.rule}
    if place.line == place.end_line:  # columns of two different lines are not shown
        properties |= {"col": place.column, "endColumn": place.end_column}
    written = ",".join(f"{name}={_escape_property(visible(str(value)))}" for name, value in properties.items())
    places = [f"{other.message}: {_place(report, other.path, other.span)}" for other in finding.related]
    message = escape("; ".join(visible(part) for part in [finding.message, *places]))
    return f"::{_COMMANDS[finding.severity]} {written}::{message}"


def _line(report: Report, finding: Finding) -> str:
    where = visible(_place(report, finding.path, finding.span))
    return f"{finding.severity} {finding.rule}: {where}: {visible(finding.message)}"


def _place(report: Report, path: str, span: Span) -> str:
    line, column, *_ = report.place(path, span)
    return f"{path}:{line}:{column}"


def escape(text: str) -> str:
    """What the runner's own toolkit escapes in a command's message (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return escape(text).replace(":", "%3A").replace(",", "%2C")

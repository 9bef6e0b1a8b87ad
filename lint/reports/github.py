"""For a workflow's log: annotations on the lines of a pull request.

The format is that of GitHub's workflow commands; it shows ten annotations of each level for a step and drops the rest
silently, so what is left over is listed as plain lines of the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Span
from lint.finding import Severity
from lint.reports import Report
from lint.reports.visible import visible

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class _Note(NamedTuple):
    """What is said of one place."""

    severity: Severity
    title: str
    path: str
    span: Span
    parts: tuple[str, ...]


def render(report: Report) -> str:
    groups = defaultdict(list)
    for note in _notes(report):
        groups[note.severity].append(note)
    shown = [note for severity in sorted(groups, reverse=True) for note in groups[severity][:LIMIT]]
    rest = [note for severity in sorted(groups, reverse=True) for note in groups[severity][LIMIT:]]
    lines = [_annotation(report, note) for note in shown]
    if rest:
        lines.append(f"{len(rest)} more, beyond the {LIMIT} of each level that GitHub annotates:")
        lines += [_line(report, note) for note in rest]
    return "".join(f"{line}\n" for line in lines)


def _notes(report: Report) -> Iterator[_Note]:
    for finding in report.findings:
        related = (f"{other.message}: {report.where(other.path, other.span)}" for other in finding.related)
        yield _Note(finding.severity, finding.rule, finding.path, finding.span, (finding.message, *related))
    for link in report.unverified or ():
        yield _Note(Severity.INFO, "unverified", link.path, link.span, (f"{link.url}: {link.reason}",))


def _annotation(report: Report, note: _Note) -> str:
    place = report.place(note.path, note.span)
    properties = {"file": note.path, "line": place.line, "endLine": place.end_line, "title": note.title}
    if place.line == place.end_line:  # columns of two different lines are not shown
        properties |= {"col": place.column, "endColumn": place.end_column}
    written = ",".join(f"{name}={_escape_property(visible(str(value)))}" for name, value in properties.items())
    message = escape("; ".join(visible(part) for part in note.parts))
    return f"::{_COMMANDS[note.severity]} {written}::{message}"


def _line(report: Report, note: _Note) -> str:
    where = visible(report.where(note.path, note.span))
    return f"{note.severity} {visible(note.title)}: {where}: {visible(note.parts[0])}"


def escape(text: str) -> str:
    """What the runner's own toolkit escapes in a command's message (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return escape(text).replace(":", "%3A").replace(",", "%2C")

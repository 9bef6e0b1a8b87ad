"""For continuous integration that reads JUnit's XML: a suite for each file, a failed case for each finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from lint.finding import Finding, Severity
from lint.reports import Report
from lint.reports.visible import visible


def render(report: Report) -> str:
    by_path = defaultdict(list)
    for finding in report.findings:
        by_path[finding.path].append(finding)
    paths = list(dict.fromkeys([*(document.path for document in report.documents), *by_path]))
    failed = sum(finding.severity > Severity.INFO for finding in report.findings)
    cases = sum(max(1, len(by_path[path])) for path in paths)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="paperlint" tests="{cases}" failures="{failed}" errors="0">')
    for path in paths:
        lines += _suite(report, path, by_path[path])
    return "".join(f"{line}\n" for line in [*lines, "</testsuites>"])


def _suite(report: Report, path: str, findings: list[Finding]) -> Iterator[str]:
    failed = sum(finding.severity > Severity.INFO for finding in findings)
    name = _text(path)
    yield f'  <testsuite name="{name}" tests="{max(1, len(findings))}" failures="{failed}" errors="0">'
    if not findings:
        yield f'    <testcase name="paperlint" classname="{name}"/>'
    for finding in findings:
        yield from _case(report, finding)
    yield "  </testsuite>"


def _case(report: Report, finding: Finding) -> Iterator[str]:
    line, column, *_ = report.place(finding.path, finding.span)
    where = _text(f"{finding.path}:{line}:{column}")
    message = _text(finding.message)
    yield f'    <testcase name="{finding.rule} {where}" classname="{_text(finding.path)}">'
    if finding.severity > Severity.INFO:
        details = [f"{where}: {message}", *(_related(report, finding))]
        yield f'      <failure type="{finding.severity}" message="{message}">{"&#10;".join(details)}</failure>'
    else:  # a hint fails nothing
        yield f"      <system-out>{where}: {message}</system-out>"
    yield "    </testcase>"


def _related(report: Report, finding: Finding) -> Iterator[str]:
    for related in finding.related:
        line, column, *_ = report.place(related.path, related.span)
        yield _text(f"{related.path}:{line}:{column}: {related.message}")


def _text(text: str) -> str:
    return escape(visible(text))

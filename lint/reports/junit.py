"""For continuous integration that reads JUnit's XML: a suite for each file, a failed case for each finding.

A link that could not be verified is a skipped case: neither passed nor failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from lint.finding import Finding, Severity
from lint.reports import Report, Unverified
from lint.reports.visible import visible


def render(report: Report) -> str:
    by_path: dict[str, list[Finding | Unverified]] = {document.path: [] for document in report.documents}
    items: list[Finding | Unverified] = [*report.findings, *(report.unverified or ())]
    for each in items:
        by_path.setdefault(each.path, []).append(each)
    cases = sum(max(1, len(group)) for group in by_path.values())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    failed = sum(_fails(finding) for finding in report.findings)
    lines.append(f'<testsuites name="paperlint" tests="{cases}" failures="{failed}" errors="0">')
    for path, group in by_path.items():
        lines += _suite(report, path, group)
    return "".join(f"{line}\n" for line in [*lines, "</testsuites>"])


def _suite(report: Report, path: str, group: Sequence[Finding | Unverified]) -> Iterator[str]:
    failed = sum(_fails(each) for each in group)
    skipped = sum(isinstance(each, Unverified) for each in group)
    counts = f'tests="{max(1, len(group))}" failures="{failed}" errors="0" skipped="{skipped}"'
    name = _text(path)
    yield f'  <testsuite name="{name}" {counts}>'
    if not group:
        yield f'    <testcase name="paperlint" classname="{name}"/>'
    for each in group:
        yield from _case(report, each) if isinstance(each, Finding) else _skipped(report, each)
    yield "  </testsuite>"


def _fails(each: Finding | Unverified) -> bool:
    """Whether it is a finding, and more than a hint."""
    return isinstance(each, Finding) and each.severity > Severity.INFO


def _case(report: Report, finding: Finding) -> Iterator[str]:
    where = _text(report.where(finding.path, finding.span))
    message = _text(finding.message)
    yield f'    <testcase name="{_text(finding.rule)} {where}" classname="{_text(finding.path)}">'
    if _fails(finding):
        details = [f"{where}: {message}", *(_related(report, finding))]
        yield f'      <failure type="{finding.severity}" message="{message}">{"&#10;".join(details)}</failure>'
    else:  # a hint fails nothing
        yield f"      <system-out>{where}: {message}</system-out>"
    yield "    </testcase>"


def _skipped(report: Report, link: Unverified) -> Iterator[str]:
    where = _text(report.where(link.path, link.span))
    yield f'    <testcase name="unverified {where}" classname="{_text(link.path)}">'
    yield f'      <skipped message="{_text(f"{link.url}: {link.reason}")}"/>'
    yield "    </testcase>"


def _related(report: Report, finding: Finding) -> Iterator[str]:
    for related in finding.related:
        yield _text(f"{report.where(related.path, related.span)}: {related.message}")


def _text(text: str) -> str:
    return escape(visible(text))

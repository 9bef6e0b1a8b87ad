"""For an issue or a job summary: a table in GitHub's Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.finding import Related
from lint.reports import Report, counted, plural
from lint.reports.visible import visible

LIMIT = 60_000
"""Characters; GitHub takes 65,536 for an issue's body."""
_FOLD, _FOLD_END = "<details>", "</details>"
"""What needs nobody's attention is folded up, as GitHub does it."""


def render(report: Report) -> str:
    lines = [f"**paperlint**: {counted(report)}"]
    length = len(lines[0])
    rows = list(_statistics(report) if report.statistics else _findings(report))
    for number, row in enumerate(rows):
        length += len(row) + 1
        if length > LIMIT:
            left = plural(len(rows) - number, "more row")
            lines += ["", f"{left} would not fit here; run paperlint to see all."]
            lines += ["", _FOLD_END] if _FOLD in lines else []
            break
        lines.append(row)
    return "".join(f"{line}\n" for line in lines)


def _findings(report: Report) -> Iterator[str]:
    if report.findings:
        yield from ("", "| place | severity | rule | finding |", "| --- | --- | --- | --- |")
    for finding in report.findings:
        message = "; ".join([finding.message, *(_related(report, other) for other in finding.related)])
        where = _code(report.where(finding.path, finding.span))
        yield f"| {where} | {finding.severity} | {finding.rule} | {_code(message)} |"
    if report.unverified:
        count = plural(len(report.unverified), "link")
        yield from ("", _FOLD, f"<summary>{count} could not be verified</summary>", "")
        yield from ("| place | link | reason |", "| --- | --- | --- |")
        for link in report.unverified:
            yield f"| {_code(report.where(link.path, link.span))} | {_code(link.url)} | {_code(link.reason)} |"
        yield from ("", _FOLD_END)


def _statistics(report: Report) -> Iterator[str]:
    if report.by_rule:
        yield from ("", "| findings | rule |", "| ---: | --- |")
    yield from (f"| {count} | {rule} |" for rule, count in report.by_rule)


def _related(report: Report, related: Related) -> str:
    return f"{related.message} ({report.where(related.path, related.span)})"


def _code(text: str) -> str:
    """A code span in a table cell: nothing in it is Markdown, HTML, a mention or a reference.

    Its fence is longer than any run of backticks inside; a bar ends a cell even in code, unless it is escaped.
    """
    text = visible(text).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    padding = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else ""
    return f"{fence}{padding}{text}{padding}{fence}"

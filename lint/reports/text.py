"""For reading: place and message, the line with the span underlined, related places, a summary."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from lint.document import Span
from lint.finding import Severity
from lint.fixer import is_applicable
from lint.reports import Report, counted, plural
from lint.reports.visible import cells, visible

WIDTH = 110
"""Cells of a source line that are shown; the longest lines of lists are paragraphs of HTML."""

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(report: Report) -> str:
    lines = list(_statistics(report) if report.statistics else _listing(report))
    if report.findings or report.mended or report.color:
        lines.append(_paint(report, "1", _summary(report)))
    return "".join(f"{line}\n" for line in lines)


def _listing(report: Report) -> Iterator[str]:
    for finding in report.findings:
        place = report.place(finding.path, finding.span)
        where = _paint(report, "1", f"{visible(finding.path)}:{place.line}:{place.column}:")
        severity = _paint(report, _COLORS[finding.severity], f"{finding.severity}:")
        yield f"{where} {severity} {visible(finding.message)} [{finding.rule}]"
        yield from _excerpt(report, finding.path, finding.span, _COLORS[finding.severity])
        for related in finding.related:
            line, column, *_ = report.place(related.path, related.span)
            yield f"  {visible(related.path)}:{line}:{column}: {visible(related.message)}"
            yield from _excerpt(report, related.path, related.span, "34")
        yield ""
    for unverified in report.unverified or ():
        line, column, *_ = report.place(unverified.path, unverified.span)
        reason = visible(unverified.reason)
        yield f"{visible(unverified.path)}:{line}:{column}: unverified: {visible(unverified.url)}: {reason}"


def _statistics(report: Report) -> Iterator[str]:
    width = max((len(str(count)) for _, count in report.by_rule), default=0)
    summaries = {rule.id: rule.summary for rule in report.rules}
    rule_width = max((len(rule) for rule, _ in report.by_rule), default=0)
    for rule, count in report.by_rule:
        yield f"{count:>{width}}  {rule:<{rule_width}}  {summaries.get(rule, '')}".rstrip()


def _excerpt(report: Report, path: str, span: Span, color: str) -> Iterator[str]:
    """The span's first line, with the part that lies in the span underlined."""
    source = report.sources.get(path)
    if source is None or not source.text:
        return
    line, column = source.position(span.start)
    text = source.line_text(line)
    start = min(column - 1, len(text))
    end = max(start, min(len(text), start + span.end - span.start))
    # Only the neighbourhood is looked at: a line may be a megabyte long.
    first = max(0, start - WIDTH)
    shown = ["    " if cell == r"\t" else cell for cell in cells(text[first : min(end, start + WIDTH) + WIDTH])]
    before = _first(shown[: start - first][::-1], WIDTH // 2)[::-1]
    marked = _first(shown[start - first : end - first], WIDTH - _width(before))
    after = _first(shown[end - first :], WIDTH - _width(before) - _width(marked))
    prefix = "…" if len(before) < start else ""
    suffix = "…" if start + len(marked) + len(after) < len(text) else ""
    gutter = f"{line:>5} | "
    yield f"{gutter}{prefix}{''.join(before + marked + after)}{suffix}".rstrip()
    underline = "^" * max(1, _width(marked))
    yield f"{'| ':>{len(gutter)}}{' ' * (len(prefix) + _width(before))}{_paint(report, color, underline)}"


def _summary(report: Report) -> str:
    parts = [counted(report)]
    if report.mended:
        parts.append(f"{plural(report.mended, 'fix', 'fixes')} applied")
    safe = sum(is_applicable(finding.fix, unsafe=False) for finding in report.findings)
    unsafe = sum(is_applicable(finding.fix, unsafe=True) for finding in report.findings) - safe
    if safe:
        parts.append(f"{safe} can be mended with --fix")
    if unsafe:
        parts.append(f"{unsafe} {'more' if safe else 'can be mended'} with --unsafe-fixes")
    if report.unverified:
        parts.append(f"{plural(len(report.unverified), 'link')} could not be verified")
    return "; ".join(parts)


def _paint(report: Report, code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if report.color else text


def _first(shown: list[str], limit: int) -> list[str]:
    """As many of the shown characters as fit into so many cells."""
    if _is_plain(shown):
        return shown[: max(0, limit)]
    fitting: list[str] = []
    for cell in shown:
        limit -= _width([cell])
        if limit < 0:
            break
        fitting.append(cell)
    return fitting


def _width(shown: list[str]) -> int:
    """Cells of a terminal that characters take: two for wide ones (CJK, emoji), none for combining ones and joiners."""
    if _is_plain(shown):
        return len(shown)
    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(character) in "WF")
        for text in shown
        for character in text
    )


def _is_plain(shown: list[str]) -> bool:
    """Whether each of them takes one cell."""
    joined = "".join(shown)
    return joined.isascii() and len(joined) == len(shown)

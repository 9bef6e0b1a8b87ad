"""How `check` and `links` end: mend or show what would be mended, report, and tell by the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from lint import replay, source
from lint.commands.arguments import STDIN, wants_fixes
from lint.config import Config
from lint.document import Document
from lint.errors import LintError
from lint.finding import Examine
from lint.fixer import Mended, mend
from lint.reports import Report, Unverified, render
from lint.rule import Rule
from lint.source import Source


def conclude(
    arguments: argparse.Namespace,
    config: Config,
    documents: Sequence[Document],
    rules: Sequence[Rule],
    examine: Examine,
    unverified: Sequence[Unverified] | None = None,
    *,
    companions: Sequence[Document] = (),
    keep: bool = False,
) -> int:
    """Examine, mend where asked to, report; the exit code: 0 clean, 1 findings at or above `fail-on`.

    With `--diff` nothing is written, the differences are printed instead of findings, and any makes it 1. The list on
    standard input, mended, goes to standard output, and the findings to standard error. `keep` remembers the answer for
    the next run over the same files.
    """
    _refuse_contradictions(arguments)
    mended = _mended(arguments, documents, examine)
    failed = any(finding.severity >= config.fail_on for finding in mended.findings)
    if arguments.diff:
        differs = _show_differences(documents, mended.documents)
        return int(failed or differs)
    report = Report(
        documents=mended.documents,
        findings=mended.findings,
        rules=rules,
        unverified=unverified,
        others={document.path: document.source for document in companions},
        color=_has_color(arguments),
        statistics=arguments.statistics,
        mended=mended.applied,
    )
    text = render(arguments.output_format, report)
    _write(arguments, documents, report, text)
    if keep:
        replay.keep(arguments.words, int(failed), text)
    return int(failed)


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    """Raises LintError for options that do not go together."""
    if arguments.statistics and arguments.output_format in ("sarif", "github", "junit"):
        raise LintError(f"--statistics is for text, json and markdown; {arguments.output_format} has findings only")
    if arguments.diff and (arguments.also or arguments.output_file or arguments.statistics):
        raise LintError("--diff prints differences instead of findings; leave out the options for reports")


def _mended(arguments: argparse.Namespace, documents: Sequence[Document], examine: Examine) -> Mended:
    """The documents, mended where that was asked for, and what is to be said of them."""
    if wants_fixes(arguments):
        return mend(documents, examine, unsafe=arguments.unsafe_fixes)
    return Mended(tuple(documents), examine(documents), 0)


def _show_differences(before: Sequence[Document], after: Sequence[Document]) -> bool:
    """Print what mending would change; whether there is anything."""
    from lint.difference import unified_diff

    pairs = zip(before, after, strict=True)
    differences = "".join(unified_diff(old.text, new.text, old.path) for old, new in pairs)
    print(differences, end="")
    return bool(differences)


def _write(arguments: argparse.Namespace, documents: Sequence[Document], report: Report, text: str) -> None:
    """The lists that were mended and the reports: all files or none of them, then what goes to the streams."""
    of_stdin = STDIN in arguments.paths
    files = [] if of_stdin else _changed(documents, report.documents)
    files += [Source(arguments.output_file, text)] if arguments.output_file else []
    files += [Source(path, render(name, replace(report, color=False))) for name, path in arguments.also]
    source.write_all(files)
    mends_stdin = of_stdin and wants_fixes(arguments)
    if mends_stdin:
        print("\ufeff" * documents[0].source.bom + report.documents[0].text, end="")
    if not arguments.output_file:
        print(text, end="", file=sys.stderr if mends_stdin else sys.stdout)


def _changed(before: Sequence[Document], after: Sequence[Document]) -> list[Source]:
    """The files whose text was mended."""
    pairs = zip(before, after, strict=True)
    return [replace(old.source, text=new.text) for old, new in pairs if old.text != new.text]


def _has_color(arguments: argparse.Namespace) -> bool:
    """Colours for a terminal only, and as NO_COLOR and FORCE_COLOR say (no-color.org, force-color.org)."""
    if arguments.output_format != "text" or arguments.output_file or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

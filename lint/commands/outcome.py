"""How `check` and `links` end: mend or show what would be mended, report, and tell by the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from lint import replay, source
from lint.commands.arguments import STDIN, wants_fixes
from lint.config import Config
from lint.document import Document
from lint.errors import LintError
from lint.finding import Finding
from lint.fixer import Mended, mend
from lint.reports import Report, Unverified, render
from lint.rule import Rule
from lint.source import Source

Examine = Callable[[Sequence[Document]], list[Finding]]


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
    if arguments.statistics and arguments.output_format in ("sarif", "github", "junit"):
        raise LintError(f"--statistics is for text, json and markdown; {arguments.output_format} has findings only")
    if arguments.diff and (arguments.also or arguments.output_file or arguments.statistics):
        raise LintError("--diff prints differences instead of findings; leave out the options for reports")
    if wants_fixes(arguments):
        mended = mend(documents, examine, unsafe=arguments.unsafe_fixes)
    else:
        mended = Mended(tuple(documents), examine(documents), 0)
    failed = any(finding.severity >= config.fail_on for finding in mended.findings)
    if arguments.diff:
        from lint.difference import unified_diff

        changes = zip(documents, mended.documents, strict=True)
        differences = "".join(unified_diff(old.text, new.text, old.path) for old, new in changes)
        print(differences, end="")
        return int(failed or bool(differences))
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
    files = [] if STDIN in arguments.paths else _changed(documents, mended.documents)
    files += [Source(arguments.output_file, text)] if arguments.output_file else []
    files += [Source(path, render(name, replace(report, color=False))) for name, path in arguments.also]
    source.write_all(files)
    findings_to = sys.stdout
    if wants_fixes(arguments) and STDIN in arguments.paths:
        print("\ufeff" * documents[0].source.bom + mended.documents[0].text, end="")
        findings_to = sys.stderr
    if not arguments.output_file:
        print(text, end="", file=findings_to)
    if keep:
        replay.keep(arguments.words, int(failed), text)
    return int(failed)


def _changed(before: Sequence[Document], after: Sequence[Document]) -> list[Source]:
    """The files whose text was mended."""
    pairs = zip(before, after, strict=True)
    return [replace(old.source, text=new.text) for old, new in pairs if old.text != new.text]


def _has_color(arguments: argparse.Namespace) -> bool:
    """Colours for a terminal only, and as NO_COLOR and FORCE_COLOR say (no-color.org, force-color.org)."""
    if arguments.output_format != "text" or arguments.output_file or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

"""`paperlint check`: what can be told of a list without the network."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from lint.changes import caused
from lint.commands.arguments import (
    STDIN,
    Parser,
    add_fixing,
    add_paths,
    add_report,
    add_rules,
    configure,
    read,
    read_companions,
    since_revision,
    tell_of_no_entries,
    wants_fixes,
)
from lint.commands.memory import remembered
from lint.commands.outcome import conclude
from lint.document import Document
from lint.errors import LintError
from lint.finding import Finding
from lint.rule import Context, selected
from lint.rule import run as run_rules

EXAMPLES = """\
  paperlint check                            the README of this folder
  paperlint check --fix docs                 mend what can be mended safely in all lists below docs
  paperlint check --diff --unsafe-fixes      show what all fixes would change
  paperlint check --since origin/main        only what the changes since then brought
  paperlint check --output-format github     annotations on a pull request
  git show HEAD:README.md | paperlint check --stdin-filename README.md -"""


def parser() -> argparse.ArgumentParser:
    arguments = Parser("check", "Check a paper list offline. Exit code 1 where something is wrong.", EXAMPLES)
    add_paths(arguments)
    add_fixing(arguments)
    add_rules(arguments)
    add_report(arguments)
    arguments.add_argument("--no-cache", action="store_true", help="run even where nothing changed since the last run")
    return arguments


def run(arguments: argparse.Namespace) -> int:
    config = configure(arguments)
    documents = read(arguments, config)
    if not arguments.since:
        tell_of_no_entries(documents)
    companions = read_companions(documents, config)
    evidence = remembered(config)
    rules = selected(config, remembering=bool(evidence.records))
    if not rules:
        raise LintError("none of the selected rules runs offline; paperlint links runs the others")
    since = since_revision(arguments, documents)

    def find(documents: Sequence[Document]) -> list[Finding]:
        return run_rules(rules, Context(documents, config, evidence, companions))

    examine = caused(find, since) if since else find
    return conclude(arguments, config, documents, rules, examine, companions=companions, keep=_is_repeatable(arguments))


def _is_repeatable(arguments: argparse.Namespace) -> bool:
    """Whether the same files will give the same answer, and the answer is all that a run leaves behind."""
    elsewhere = arguments.output_file or arguments.also or wants_fixes(arguments)
    return not (arguments.no_cache or arguments.since or elsewhere or STDIN in arguments.paths)

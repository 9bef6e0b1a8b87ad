"""The command line: which command, and what its errors mean for the exit code."""

from __future__ import annotations

import importlib
import sys

from lint import __version__
from lint.errors import LintError

COMMANDS = {
    "check": "check a list offline: formats, duplicates, identifiers, anchors",
    "bib": "write a BibTeX entry for every cited work",
    "export": "print the list as data",
    "rule": "explain a rule, or list them all",
}

USAGE = "usage: paperlint COMMAND [OPTION...] [PATH...]"


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Exit codes: 0 clean, 1 findings, 2 the user can mend it, 3 a bug of ours, 130 interrupted."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(words)
    except LintError as error:
        print(f"paperlint: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("paperlint: interrupted", file=sys.stderr)
        return 130


def _run(words: list[str]) -> int:
    if words[:1] in (["--version"], ["-V"]):
        print(f"paperlint {__version__}")
        return 0
    if words[:1] in (["--help"], ["-h"]):
        print(USAGE)
        return 0
    if not words or words[0] not in COMMANDS:
        raise LintError("name a command")
    module = importlib.import_module(f"lint.commands.{words[0]}")
    return int(module.run(module.parser().parse_args(words[1:])))

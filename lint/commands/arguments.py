"""What the commands' arguments have in common."""

from __future__ import annotations

import argparse
from typing import NoReturn

from lint.errors import LintError, nearest

OUTPUT_FORMATS = ("text", "json", "sarif", "github", "markdown", "junit")


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are LintErrors that name the nearest option."""

    def __init__(self, command: str, description: str, examples: str) -> None:
        super().__init__(
            prog=f"paperlint {command}",
            description=description,
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def parse_args(self, words: list[str]) -> argparse.Namespace:  # type: ignore[override]
        arguments, unknown = self.parse_known_intermixed_args(words)
        if unknown:
            name = unknown[0].partition("=")[0]
            known = [option for option in self._option_string_actions if option.startswith("--")]
            hint = nearest(name, known) or f"; {self.prog} --help lists the options"
            raise LintError(f"{self.prog} has no option {name}{hint}" if name[:1] == "-" else f"too many words: {name}")
        return arguments

    def error(self, message: str) -> NoReturn:
        raise LintError(f"{message}; {self.prog} --help explains the options")


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The lists to read."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders (their Markdown files) or - for standard input; default: the README of this folder",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="what to call the list on standard input")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    parser.add_argument("--select", metavar="RULE,...", type=_names, help="run only these rules")
    parser.add_argument("--ignore", metavar="RULE,...", type=_names, help="do not run these rules")


def add_report(parser: argparse.ArgumentParser) -> None:
    """How the findings are shown."""
    parser.add_argument("--output-format", choices=OUTPUT_FORMATS, default="text", help="default: text")
    parser.add_argument("--output-file", metavar="FILE", help="write the findings there instead of standard output")
    parser.add_argument("--statistics", action="store_true", help="count the findings by rule instead of listing them")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.replace(",", " ").split())

"""What the commands' arguments have in common."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from lint import config as configuration
from lint import rule as machinery
from lint import source, witness
from lint.changes import Revision, revision
from lint.config import Config
from lint.cores import spread
from lint.document import Document
from lint.errors import LintError, did_you_mean
from lint.finding import enumerated
from lint.lists import find_companions, find_lists, start_folder
from lint.reading import parse, parse_source

STDIN = "-"
_NAMED = 3
"""Files that a message names one by one."""
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
        options = words[: words.index("--")] if "--" in words else words
        arguments, unknown = self.parse_known_intermixed_args(options)
        for word in words[len(options) + 1 :]:
            self._take(word, arguments)
        if unknown:
            name = unknown[0].partition("=")[0]
            known = [option for option in self._option_string_actions if option.startswith("--")]
            hint = did_you_mean(name, known) or f"; {self.prog} --help lists the options"
            what = f"has no option {name}{hint}" if name[:1] == "-" else f"takes no argument {name}"
            raise LintError(f"{self.prog} {what}")
        arguments.words = [self.prog.rpartition(" ")[2], *words]
        return arguments

    def _take(self, word: str, arguments: argparse.Namespace) -> None:
        """A word behind `--`, which is never an option."""
        taken = [action.dest for action in self._get_positional_actions()]
        if not taken or not isinstance(values := getattr(arguments, taken[0]), list):
            raise LintError(f"{self.prog} takes no argument {word}")
        values.append(word)

    def error(self, message: str) -> NoReturn:
        raise LintError(f"{message}; {self.prog} --help explains the options")


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The lists to read."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders (their Markdown files) or - for standard input;"
        " default: what paperlint.toml names, or the README",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="what to call the list on standard input")


def add_fixing(parser: argparse.ArgumentParser) -> None:
    """Mending, and what a change is answerable for."""
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="mend also what a maintainer should look at afterwards"
    )
    parser.add_argument("--diff", action="store_true", help="show what would be mended and change nothing")
    parser.add_argument("--since", metavar="REV", help="report only what the changes since a git revision brought")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    parser.add_argument("--select", metavar="RULE,...", type=_names, help="run only these rules")
    parser.add_argument("--ignore", metavar="RULE,...", type=_names, help="do not run these rules")


def add_report(parser: argparse.ArgumentParser) -> None:
    """How the findings are shown."""
    parser.add_argument("--output-format", choices=OUTPUT_FORMATS, default="text", help="default: text")
    parser.add_argument("--output-file", metavar="FILE", help="write the findings there instead of standard output")
    parser.add_argument(
        "--also",
        metavar="FORMAT=FILE",
        type=_report_file,
        action="append",
        default=[],
        help="write the findings of this run in another format too; may be given again",
    )
    parser.add_argument("--statistics", action="store_true", help="count the findings by rule instead of listing them")


def wants_fixes(arguments: argparse.Namespace) -> bool:
    """Whether anything is to be mended, or shown as it would be mended."""
    return bool(arguments.fix or arguments.unsafe_fixes or arguments.diff)


def configure(arguments: argparse.Namespace) -> Config:
    """The configuration that holds for the paths, with the command line's `--select` and `--ignore` in it."""
    paths = [path for path in arguments.paths if path != STDIN] or [*filter(None, [arguments.stdin_filename])]
    config = configuration_of(paths)
    select, ignore = getattr(arguments, "select", None), getattr(arguments, "ignore", None)
    for name in (*(select or ()), *(ignore or ())):
        machinery.find(name)
    return replace(config, select=select or config.select, ignore=(*config.ignore, *(ignore or ())))


def configuration_of(paths: Sequence[str]) -> Config:
    """The configuration that holds for files and folders, or for the current folder where none are named."""
    found = configuration.find(start_folder(paths))
    if found is None:
        return Config()
    config = configuration.load(found, machinery.option_types())
    if config.entry is not None:
        from lint.style.template import slots

        try:
            slots(config.entry)
        except LintError as error:
            raise LintError(f"{os.path.relpath(found)}: {error}") from None
    return config


def read(arguments: argparse.Namespace, config: Config) -> tuple[Document, ...]:
    """The documents that the paths name; `-` is the list on standard input. Raises LintError for unreadable ones."""
    if STDIN not in arguments.paths:
        if arguments.stdin_filename:
            raise LintError("--stdin-filename names the list on standard input; add - to read it")
        files = find_lists(arguments.paths, config)
        _tell_of_other_configurations({Path(file).parent for file in files} - {start_folder(arguments.paths)}, config)
        sources = [source.read(path) for path in files]
        return tuple(spread(parse_source, sources, lambda each: len(each.text)))
    if len(arguments.paths) > 1:
        raise LintError("name either files or - for standard input, not both")
    if sys.stdin is None:
        raise LintError("standard input is closed; there is no list to read")
    return (parse_source(source.decode(sys.stdin.buffer.read(), arguments.stdin_filename or "stdin")),)


def _tell_of_other_configurations(folders: set[Path], config: Config) -> None:
    """Say which configurations of the lists' folders do not count: a run goes by one."""
    for other in sorted({path for folder in folders if (path := configuration.find(folder))} - {config.path}):
        name, own = os.path.relpath(other), os.path.relpath(config.path) if config.path else "none"
        say(f"{name} does not count here; a run goes by one configuration, this one by {own}; check its files alone")


def read_companions(documents: Sequence[Document], config: Config) -> tuple[Document, ...]:
    """The translations of the documents that are not among them."""
    return tuple(parse(path) for path in find_companions([document.path for document in documents], config))


def since_revision(arguments: argparse.Namespace, documents: Sequence[Document]) -> Revision | None:
    """The revision that `--since` names; None without it."""
    if arguments.since is None:
        return None
    return revision(arguments.since, [document.path for document in documents], in_memory=STDIN in arguments.paths)


def tell_of_no_entries(documents: Sequence[Document]) -> None:
    """Say that a run found nothing that it could judge, lest its silence pass for praise."""
    if not any(document.entries for document in documents):
        few = len(documents) <= _NAMED
        where = enumerated([document.path for document in documents]) if few else f"any of {len(documents)} files"
        say(f"no entry that cites a work was found in {where}")


def say(message: str) -> None:
    """Tell the user something that is no finding: one line on standard error, which no kept answer repeats."""
    witness.forbid(message)
    print(f"paperlint: {message}", file=sys.stderr, flush=True)


def _report_file(value: str) -> tuple[str, str]:
    output_format, _, path = value.partition("=")
    if output_format not in OUTPUT_FORMATS or not path:
        formats = ", ".join(OUTPUT_FORMATS)
        raise LintError(f"--also {value}: write FORMAT=FILE, where FORMAT is one of {formats}")
    return output_format, path


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.replace(",", " ").split())

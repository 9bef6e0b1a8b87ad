"""`paperlint bib`: a bibliography entry for every cited work."""

from __future__ import annotations

import argparse
import importlib
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lint import source
from lint.commands.arguments import Parser, add_paths, configure, read, tell_of_no_entries
from lint.commands.memory import bibliography_path
from lint.commands.network import add_network, progress, settings
from lint.config import Config
from lint.difference import unified_diff
from lint.errors import LintError
from lint.evidence import NOTHING, Evidence
from lint.prose import is_cjk
from lint.references.bibliography import Bibliography, bibliography
from lint.references.reference import claimed_ids
from lint.work import Work, cite

EXAMPLES = """\
  paperlint bib -o references.bib                    write it, or add to it what the list cites since
  paperlint bib -o references.bib --offline          from the list's own words and the file's memory
  paperlint bib -o references.bib --offline --check  exit 1 and a diff where the file is out of date
  paperlint bib --format csl-json > references.json  for Zotero, pandoc and others"""


def parser() -> argparse.ArgumentParser:
    arguments = Parser("bib", "Write a bibliography entry for every work that a list cites.", EXAMPLES)
    add_paths(arguments)
    add = arguments.add_argument
    add("-o", "--output-file", metavar="FILE", help="the bibliography; default: `bibliography` of the configuration")
    add("--check", action="store_true", help="write nothing; exit 1 and show a diff where the file is out of date")
    add("--offline", action="store_true", help="send no requests")
    add("--refresh", action="store_true", help="write every entry anew that nobody has edited")
    add("--prune", action="store_true", help="take out entries, unless edited, whose work has left the list")
    add("--format", choices=["bibtex", "csl-json", "ris"], default="bibtex", help="default: bibtex")
    add("--dialect", choices=["bibtex", "biblatex"], default="bibtex", help="field names and types; default: bibtex")
    add("--unicode", action="store_true", help="keep letters beyond ASCII as they are, for biber")
    add_network(arguments)
    return arguments


def run(arguments: argparse.Namespace) -> int:
    config = configure(arguments)
    documents = read(arguments, config)
    tell_of_no_entries(documents)
    works = cite(documents)
    evidence = NOTHING if arguments.offline else _ask(works, arguments, config)
    configured = bibliography_path(config)
    path = arguments.output_file or (configured if arguments.format == "bibtex" else None)
    memory = path if arguments.format == "bibtex" else configured
    made = bibliography(
        works,
        _text(memory),
        evidence,
        dialect=arguments.dialect,
        unicode=arguments.unicode,
        refresh=arguments.refresh,
        prune=arguments.prune,
    )
    _report(made, memory, arguments)
    return _write(_render(made, arguments.format), path, arguments.check)


def _text(path: str | None) -> str:
    return source.read(path).text if path and Path(path).exists() else ""


def _render(made: Bibliography, output_format: str) -> str:
    if output_format == "bibtex":
        return made.text
    module = importlib.import_module({"csl-json": "lint.references.csl", "ris": "lint.references.ris"}[output_format])
    return str(module.render(zip(made.keys, made.references, strict=True)))


def _write(text: str, path: str | None, check: bool) -> int:
    """Write what has changed; with `check` show it instead, and exit with 1."""
    if path is None:
        if check:
            raise LintError("--check needs a file to compare with: -o FILE, or `bibliography` in paperlint.toml")
        sys.stdout.write(text)
        return 0
    old = source.read(path) if Path(path).exists() else None
    if old and old.text == text:
        return 0
    if check:
        sys.stdout.write(unified_diff(old.text if old else "", text, path, created=old is None))
        _say(f"{path} is out of date; paperlint bib without --check writes it")
        return 1
    source.write(path, text, bom=bool(old and old.bom))
    return 0


def _ask(works: Sequence[Work], arguments: argparse.Namespace, config: Config) -> Evidence:
    """What the services know of the works, and of the published versions that their records name."""
    from lint.fetch.network import Network
    from lint.verification.verify import lookup

    ids = dict.fromkeys(work_id for work in works for work_id in claimed_ids(work))
    with Network(settings(arguments, config)) as network, progress() as watch:
        evidence = lookup(ids, network, watch)
        named = dict.fromkeys(one for records in evidence.records.values() for record in records for one in record.ids)
        further = lookup([one for one in named if one not in ids], network, watch)
    return replace(further, records={**evidence.records, **further.records})


def _report(made: Bibliography, path: str | None, arguments: argparse.Namespace) -> None:
    for line, why in made.unreadable:
        _say(f"{path}:{line}: {why}; it stays as it is")
    count = f"{len(made.wordy)} of {len(made.keys)} works stand there in the list's own words"
    if made.wordy and arguments.offline and not arguments.check:
        _say(f"{count}; without --offline the services are asked for more")
    elif made.wordy and not arguments.offline:
        _say(f"{count}, for want of metadata: {', '.join(made.wordy)}")
    foreign = sum(any(map(is_cjk, each.title)) for each in made.references)
    if foreign and arguments.format == "bibtex" and not (arguments.check or arguments.unicode):
        _say(f"titles in Chinese, Japanese or Korean: {foreign}; pdflatex stops at them, xelatex and lualatex do not")
    if made.unlisted:
        verb = "gone" if arguments.prune else "still there; --prune takes them out unless they were edited"
        _say(f"no longer cited, {verb}: {', '.join(made.unlisted)}")


def _say(message: str) -> None:
    print(textwrap.fill(f"paperlint: {message}", 118, subsequent_indent="  ", break_long_words=False), file=sys.stderr)

"""`paperlint add`: a new entry in its section's own format, at its place."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lint import source
from lint.arxiv import arxiv_fault
from lint.commands.arguments import Parser, configuration_of, say
from lint.commands.memory import bibliography_path, remembered
from lint.commands.network import add_network, progress, settings
from lint.config import Config
from lint.difference import unified_diff
from lint.document import Document
from lint.errors import LintError
from lint.evidence import Evidence
from lint.finding import enumerated
from lint.fixer import apply_edits
from lint.identifiers import WorkId, identify
from lint.lists import find_lists
from lint.proceedings import year_of
from lint.publication import short_name
from lint.reading import parse
from lint.references.bibliography import bibliography
from lint.references.trust import records_for, settle
from lint.source import Source
from lint.style.addition import Candidate, add_entry, is_read_back
from lint.style.sections import find_section
from lint.title import title_key
from lint.work import cite

EXAMPLES = """\
  paperlint add 2307.09288 --section "GPT-style"                  an arXiv paper into the README of this folder
  paperlint add 10.18653/v1/N19-1423 --to docs/nlp.md --section "BERT-style" --dry-run
  paperlint add 2307.09288 --section Models --offline --title "Llama 2" --year 2023"""


def parser() -> argparse.ArgumentParser:
    arguments = Parser("add", "Add papers to a section of a list, written as the section's others are.", EXAMPLES)
    add = arguments.add_argument
    add("ids", nargs="+", metavar="ID", help="an arXiv id, a DOI, or the address of a paper")
    add("--to", metavar="FILE", help="the list; default: the first that paperlint.toml names, or the README")
    add(
        "--section",
        metavar="NAME",
        required=True,
        help='its heading, or some words of it; "Parent > Child" tells two apart',
    )
    add("--title", help="the paper's title, in place of what the services say")
    add("--authors", metavar="NAME, ...", help="its authors, separated by commas")
    add("--venue", help="where it appeared")
    add("--year", type=int, help="when")
    add("--dry-run", action="store_true", help="show the difference and change nothing")
    add("--offline", action="store_true", help="send no requests")
    add_network(arguments)
    return arguments


class Change(NamedTuple):
    """A file's text before, and the file as it is to be."""

    before: str
    after: Source


def run(arguments: argparse.Namespace) -> int:
    given = [arguments.to] if arguments.to else []
    config = configuration_of(given)
    path = find_lists(given, config)[0]
    document = parse(path)
    ids = [_identified(name) for name in arguments.ids]
    told = [name for name in ("title", "authors", "venue", "year") if vars(arguments)[name]]
    if len(ids) > 1 and told:
        raise LintError(f"--{told[0]} is one paper's; add the papers one by one")
    others = tuple(parse(path) for path in _all_lists(config, path))
    find_section(document, arguments.section)
    evidence = _evidence(arguments, config, ids)
    added = document
    for work_id in ids:
        candidate = _candidate(work_id, arguments, evidence)
        refuse_listed(candidate, evidence, (added, *others))
        if arguments.offline:
            _tell_unknown(candidate)
        if any(record.withdrawn for record in evidence.records.get(work_id, ())):
            say(f"{work_id.shown} was withdrawn; say so in the entry, or leave it out")
        added = with_work(added, find_section(added, arguments.section), candidate, config.entry)
    changes = [Change(document.text, added.source)]
    changes += _bibliography(config, (added, *others), ids, evidence)
    return _show(changes) if arguments.dry_run else _write(changes, added, ids)


def _identified(name: str) -> WorkId:
    """The work that a word of the command line names. Raises LintError where it names none."""
    for form in (name, f"arXiv:{name}", f"doi:{name}"):
        work_id = identify(form)
        if work_id is not None:
            return work_id
    today = datetime.datetime.now(datetime.UTC).date()
    if re.fullmatch(r"\d{4}\.\d+", name) and (fault := arxiv_fault(name, today)):
        raise LintError(f"arXiv:{name} {fault}; look it up")
    raise LintError(f"{name} is no arXiv id, DOI or address of a paper that paperlint knows")


def _all_lists(config: Config, path: str) -> list[str]:
    """The list's other files, in which a work may stand already."""
    return [other for other in find_lists([], config) if other != path] if config.files else []


def _evidence(arguments: argparse.Namespace, config: Config, ids: Sequence[WorkId]) -> Evidence:
    """What the bibliography knows of the works, and, unless offline, the services."""
    known = remembered(config)
    if arguments.offline:
        return known
    from lint.fetch.network import Network
    from lint.verification.verify import lookup

    with Network(settings(arguments, config)) as network, progress() as watch:
        found = lookup(ids, network, watch)
    for work_id in ids:
        if work_id in found.unknown:
            raise LintError(f"there is no {work_id.shown}, says its own service; look at the identifier again")
    return replace(found, records={**known.records, **found.records})


def _candidate(work_id: WorkId, arguments: argparse.Namespace, evidence: Evidence) -> Candidate:
    """What is known of a work, the command line's words first. Raises LintError where not even its title is."""
    records = records_for([work_id], None, evidence)
    record = settle(records) if records else None
    title = arguments.title or (record and record.title)
    if not title:
        why = "without the network" if arguments.offline else evidence.unverified.get(work_id, "no service knows it")
        advice = "give --title, and --year, --venue and --authors"
        raise LintError(f"{work_id.shown}: its title is not known ({why}); {advice}")
    venue = arguments.venue or (short_name(record.venue) if record and record.venue else None)
    year = arguments.year or (record.year if record else None) or year_of(work_id)
    authors = tuple(name.strip() for name in arguments.authors.split(",")) if arguments.authors else ()
    authors = authors or (tuple(name.shown for name in record.authors) if record else ())
    return Candidate(work_id, title, authors, venue, year, record.month if record else None)


def _tell_unknown(candidate: Candidate) -> None:
    """Say what the entry will lack because the services were not asked."""
    unknown = [name for name in ("authors", "venue", "year") if not getattr(candidate, name)]
    if unknown:
        options = enumerated([f"--{name}" for name in unknown])
        missing = f"{candidate.work_id.shown}: {enumerated(unknown)} not known without the network"
        say(f"{missing}; give {options}, or leave out --offline")


def refuse_listed(candidate: Candidate, evidence: Evidence, documents: Sequence[Document]) -> None:
    """Raises LintError that names the line where the work stands already, under whichever of its identifiers."""
    ids = {candidate.work_id, *(each for record in evidence.records.get(candidate.work_id, ()) for each in record.ids)}
    key = title_key(candidate.title)
    for document in documents:
        for entry in document.entries:
            same_title = entry.title is not None and title_key(entry.title) == key
            if not ids.isdisjoint(entry.ids) or same_title:
                line, _ = document.source.position(entry.span.start)
                name = f': "{entry.title}"' if entry.title else ""
                raise LintError(f"{document.path}:{line} lists {candidate.work_id.shown} already{name}")


def with_work(document: Document, heading: int, candidate: Candidate, entry: str | None) -> Document:
    """The list with a work in a section; `entry` is the configured format. Raises LintError where it has no place."""
    added = apply_edits(document, add_entry(document, heading, candidate, entry))
    if not is_read_back(document, added, heading, candidate.work_id):
        name = document.headings[heading].text
        raise LintError(f'{document.path}: no entry would be read in "{name}" as it stands there; add it by hand')
    return added


def _bibliography(
    config: Config, documents: Sequence[Document], ids: Sequence[WorkId], evidence: Evidence
) -> Iterator[Change]:
    """The bibliography with the new works and no others that it may lack, where the list keeps one."""
    path = bibliography_path(config)
    if path is None:
        return
    existing = source.read(path) if Path(path).exists() else Source(path, "")
    works = [work for work in cite(documents) if not set(ids).isdisjoint(work.ids)]
    after = bibliography(works, existing.text, evidence).text
    yield Change(existing.text, replace(existing, text=after))


def _show(changes: Sequence[Change]) -> int:
    differences = (
        unified_diff(before, after.text, after.path, created=not Path(after.path).exists()) for before, after in changes
    )
    print("".join(differences), end="")
    return 0


def _write(changes: Sequence[Change], document: Document, ids: Sequence[WorkId]) -> int:
    source.write_all([after for before, after in changes if after.text != before])
    for entry in document.entries:
        if not set(ids).isdisjoint(entry.ids):
            line, _ = document.source.position(entry.span.start)
            where = f' to "{entry.section[-1]}"' if entry.section else ""  # the page's own title is no section
            name = f' "{entry.title}"' if entry.title else ""
            say(f"{document.path}:{line}: added{name}{where}")
    return 0

"""`paperlint export`: the list as data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from lint import source
from lint.commands.arguments import Parser, add_paths, configure, read
from lint.document import Document, Entry, Heading, Link

EXAMPLES = """\
  paperlint export                           the README of this folder, as JSON
  paperlint export --format csv -o list.csv  a table with a row for each entry"""

COLUMNS = ("path", "line", "end_line", "section", "title", "label", "authors", "venue", "year", "ids", "urls")


def parser() -> argparse.ArgumentParser:
    arguments = Parser("export", "Print a list as data: headings, links, entries with what they state.", EXAMPLES)
    add_paths(arguments)
    arguments.add_argument("--format", choices=["json", "csv"], default="json", help="default: json")
    arguments.add_argument("-o", "--output-file", metavar="FILE", help="write there instead of standard output")
    return arguments


def run(arguments: argparse.Namespace) -> int:
    config = configure(arguments)
    documents = read(arguments, config)
    text = _json(documents) if arguments.format == "json" else _csv(documents)
    if arguments.output_file:
        source.write(arguments.output_file, text)
    else:
        sys.stdout.write(text)
    return 0


def _json(documents: Sequence[Document]) -> str:
    import json

    content = {"schema_version": 1, "documents": [_document(document) for document in documents]}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _csv(documents: Sequence[Document]) -> str:
    """A row for each entry; several sections, ids or urls of one entry are joined by ` > ` or a space."""
    import csv
    import io

    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in documents:
        for entry in document.entries:
            row = {"path": document.path, **_entry(document, entry)}
            row |= {"section": " > ".join(row["section"]), "ids": " ".join(row["ids"]), "urls": " ".join(row["urls"])}
            writer.writerow(row[column] for column in COLUMNS)
    return table.getvalue()


def _document(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "headings": [_heading(document, heading) for heading in document.headings],
        "links": [_link(document, index, link) for index, link in enumerate(document.links)],
        "entries": [_entry(document, entry) for entry in document.entries],
    }


def _heading(document: Document, heading: Heading) -> dict[str, Any]:
    line, _ = document.source.position(heading.span.start)
    return {"level": heading.level, "text": heading.text, "slug": heading.slug, "line": line}


def _link(document: Document, index: int, link: Link) -> dict[str, Any]:
    line, column = document.source.position(link.span.start)
    end_line, end_column = document.source.position(link.span.end)
    return {
        "kind": link.kind,
        "text": link.text,
        "url": link.url,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "entry": document.entry_of_link.get(index),
        "id": str(link.work_id) if link.work_id else None,
    }


def _entry(document: Document, entry: Entry) -> dict[str, Any]:
    return {
        "line": document.source.position(entry.span.start)[0],
        "end_line": document.source.position(max(entry.span.start, entry.span.end - 1))[0],
        "section": list(entry.section),
        "title": entry.title,
        "label": entry.label,
        "authors": entry.authors,
        "venue": entry.venue,
        "year": entry.year,
        "ids": [str(work_id) for work_id in entry.ids],
        "urls": list(entry.urls),
    }

"""BibTeX as the proceedings publish it: one entry after the other, read in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from lint.identifiers import WorkId
from lint.months import month_of
from lint.names import parse_name
from lint.providers import plain
from lint.work import Record, RecordKind

_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^\s,{}]+)\s*,")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,{}\"]+")
_BRACKET = re.compile(r"[{}]")
_MARK = re.compile(r'[{}"]')
_KINDS: dict[str, RecordKind] = {
    "article": "article",
    "inproceedings": "inproceedings",
    "conference": "inproceedings",
    "incollection": "incollection",
    "book": "book",
    "phdthesis": "phdthesis",
    "techreport": "techreport",
}


def entries(text: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Type, key and fields of each entry, names in lower case; what is no field ends an entry."""
    for match in _ENTRY.finditer(text):
        yield match[1].lower(), match[2], dict(_fields(text, match.end()))


def record(kind: str, fields: Mapping[str, str], work_id: WorkId, source: str) -> Record:
    """A record of an entry's fields."""
    year = fields.get("year", "")
    names = re.split(r"\s+and\s+", fields.get("author", ""))
    return Record(
        id=work_id,
        source=source,
        title=_text(fields.get("title", "")),
        authors=tuple(parse_name(_text(name)) for name in names if name.strip()),
        year=int(year) if year.isdecimal() else None,
        month=month_of(fields.get("month", "")),
        venue=_text(fields.get("booktitle") or fields.get("journal") or "") or None,
        kind=_KINDS.get(kind, "misc"),
        volume=fields.get("volume"),
        number=fields.get("number"),
        pages=fields.get("pages"),
        publisher=_text(fields.get("publisher", "")) or None,
        url=fields.get("url"),
    )


def _fields(text: str, start: int) -> Iterator[tuple[str, str]]:
    while name := _FIELD.match(text, start):
        opening = text[name.end() : name.end() + 1]
        if opening == "{":
            end = _closing(text, name.end())
            value = text[name.end() + 1 : end]
        elif opening == '"':
            end = _quoted(text, name.end() + 1)
            value = text[name.end() + 1 : end]
        else:
            bare = _BARE.match(text, name.end())
            if bare is None:
                return
            end, value = bare.end() - 1, bare.group()
        yield name[1].lower(), " ".join(value.split())
        start = end + 1


def _closing(text: str, start: int) -> int:
    """Where the bracket that closes the one at `start` stands; the end of the text where none does."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket.group() == "{" else -1
        if depth == 0:
            return bracket.start()
    return len(text)


def _quoted(text: str, start: int) -> int:
    """Where the quotation mark that ends a value stands; one inside brackets does not."""
    depth = 0
    for mark in _MARK.finditer(text, start):
        depth += {"{": 1, "}": -1, '"': 0}[mark.group()]
        if mark.group() == '"' and depth <= 0:
            return mark.start()
    return len(text)


def _text(value: str) -> str:
    """A value without LaTeX."""
    if "\\" in value or "$" in value:
        from pylatexenc.latex2text import LatexNodes2Text

        with suppress(RecursionError):  # nobody nests a title that deep
            value = LatexNodes2Text().latex_to_text(value)
    return plain(value.replace("{", "").replace("}", "").replace("~", " "))

"""The .bib file: written for works, and read back. The only importer of bibtexparser."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.identifiers import WorkId, canonical_url, identify
from lint.months import MONTHS, month_of
from lint.names import OTHERS, bibtex_name, parse_name
from lint.references.latex import decode, encode, verbatim
from lint.references.reference import LIST, Reference
from lint.title import RETRACTED, SMALL_WORDS
from lint.work import Name, Record, RecordKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bibtexparser.model import Block as ParsedBlock

Dialect = Literal["bibtex", "biblatex"]


class Mark(NamedTuple):
    """The comment above an entry of ours: where its metadata is from, and what it looked like when written."""

    source: str
    digest: str


class Block(NamedTuple):
    """An entry, comment, `@string` or the like, with the text between it and the block before."""

    before: str
    raw: str
    key: str = ""
    """Of an entry; empty for every other block."""
    fields: Mapping[str, str] = {}
    """Of an entry: values by name in lower case, as they stand, with their braces or quotes."""
    kind: str = ""
    mark: Mark | None = None
    fault: str = ""
    """Why the block cannot be read as an entry, where it was meant to be one."""

    @property
    def untouched(self) -> bool:
        """Whether the entry is ours and as we wrote it."""
        return self.mark is not None and self.mark.digest == digest(self.raw)


def records_of(text: str, path: str) -> dict[WorkId, tuple[Record, ...]]:
    """What a committed bibliography says of works, by identifier.

    Entries that were written from the list's own words say nothing that the list does not say, and are left out.
    """
    found: dict[WorkId, tuple[Record, ...]] = {}
    for block in read_blocks(text):
        if not block.key or (block.mark and block.mark.source == LIST and block.untouched):
            continue
        stated = read_entry(block)
        for work_id in stated.ids:
            found[work_id] = (*found.get(work_id, ()), _record(block, stated, path))
    return found


# --- Writing an entry -------------------------------------------------------------------------------------------------


def render(reference: Reference, key: str, dialect: Dialect, unicode: bool) -> str:
    """An entry below its mark, ending in a newline."""
    kind, fields = _fields(reference, dialect, unicode)
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    entry = f"@{kind}{{{key},\n{lines}}}"
    return f"% paperlint: {reference.source} {digest(entry)}\n{entry}\n"


def digest(raw: str) -> str:
    """Eight hexadecimal digits that change with any change of an entry but its line ends."""
    return hashlib.sha256(raw.replace("\r\n", "\n").encode()).hexdigest()[:8]


# Where the standard styles ask for authors and a venue that is not known, the entry is set as `misc`: they would warn.
_NEEDS_VENUE: dict[str, str] = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "book": "publisher",
    "phdthesis": "school",
    "techreport": "institution",
}
_UNNUMBERED = ("misc", "phdthesis")
"""Kinds for which biber's data model knows no number."""

_BIBLATEX_FIELDS = {
    "journal": "journaltitle",
    "school": "institution",
    "archivePrefix": "eprinttype",
    "primaryClass": "eprintclass",
}
_BIBLATEX_KINDS = {"phdthesis": "thesis", "techreport": "report"}


def _fields(reference: Reference, dialect: Dialect, unicode: bool) -> tuple[str, list[tuple[str, str]]]:
    """Entry type, and the fields with their values as they stand in the file."""
    kind = "inproceedings" if reference.kind == "incollection" else reference.kind
    home = reference.publisher or reference.venue if kind == "book" else reference.venue

    def text(value: str | None) -> str:
        return encode(value or "", unicode=unicode)

    names = " and ".join(filter(None, (bibtex_name(name, text) for name in reference.authors)))
    if not (names and reference.year and text(home)):
        kind = "misc"
    arxiv = reference.value("arxiv")
    in_volume = kind in ("inproceedings", "book")
    fields = {
        "title": encode(reference.title, unicode=unicode, is_title=True) or "{}",
        "author": names,
        "key": text(_sort_word(reference.title)) if not names and text(reference.title) else "",
        _NEEDS_VENUE.get(kind, "howpublished"): text(home),
        "volume": text(reference.volume) if in_volume or kind == "article" else "",
        # The standard styles cannot set both for a book.
        "number": "" if kind in _UNNUMBERED or (in_volume and reference.volume) else text(reference.number),
        "pages": _pages(reference.pages) if kind != "misc" else "",
        "publisher": text(reference.publisher) if in_volume else "",
        "year": str(reference.year or ""),
        "eprint": arxiv or "",
        "archivePrefix": "arXiv" if arxiv else "",
        "primaryClass": (reference.primary_class or "") if arxiv else "",
        "doi": verbatim(reference.doi or ""),
        "url": verbatim(reference.url or ""),
    }
    in_dialect = _biblatex if dialect == "biblatex" else _bibtex
    return in_dialect(kind, {name: value for name, value in fields.items() if value}, reference)


def _bibtex(kind: str, fields: Mapping[str, str], reference: Reference) -> tuple[str, list[tuple[str, str]]]:
    listed = [(name, f"{{{value}}}") for name, value in fields.items()]
    if reference.year is None:
        # ISO 8601-2 for a year that is not known: biber asks for a date, and BibTeX does not look at this field.
        listed.append(("date", "{XXXX}"))
    elif reference.month:
        at = 1 + next(index for index, (name, _) in enumerate(listed) if name == "year")
        listed.insert(at, ("month", MONTHS[reference.month - 1]))
    return kind, listed


def _biblatex(kind: str, fields: Mapping[str, str], reference: Reference) -> tuple[str, list[tuple[str, str]]]:
    renamed = {_BIBLATEX_FIELDS.get(name, name): value for name, value in fields.items() if name not in ("year", "key")}
    if "eprinttype" in renamed:
        renamed["eprinttype"] = "arxiv"
    month = f"-{reference.month:02}" if reference.month else ""
    renamed["date"] = f"{reference.year:04}{month}" if reference.year else "XXXX"
    if kind in _BIBLATEX_KINDS:
        renamed["type"] = kind
    if kind == "misc" and {"url", "doi", "eprint"} & renamed.keys():
        kind = "online"
        if "howpublished" in renamed:
            renamed["organization"] = renamed.pop("howpublished")
    listed = [(name, f"{{{value}}}") for name, value in renamed.items()]
    return _BIBLATEX_KINDS.get(kind, kind), listed


def _sort_word(title: str) -> str:
    """By what the classic styles sort and label a work without authors: the initials of its title, or its one word.

    Initials differ as much as names do; the alpha style has but 26 labels for works whose keys begin alike.
    """
    words = [word for word in _WORD.findall(title) if word.lower() not in SMALL_WORDS]
    return "".join(word[0].upper() for word in words[:5]) if len(words) > 1 else next(iter(words), "Untitled")


_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")


def _pages(pages: str | None) -> str:
    """A page range with BibTeX's dash: `4171--4186`."""
    return re.sub(r"\s*[-–—]+\s*", "--", encode(pages or "", unicode=True).strip())


# --- The file as blocks -----------------------------------------------------------------------------------------------

_MARK_LINE = r"[ \t]*% paperlint: ([\w-]+) ([0-9a-f]{8})[ \t]*\r?\n[ \t]*"
MARK = re.compile(rf"(?:^|\n){_MARK_LINE}$")
_OURS = re.compile(rf"^{_MARK_LINE}@", re.MULTILINE)
"""An entry of ours begins, whatever stands before it."""


def read_blocks(text: str) -> list[Block]:
    """The blocks of a .bib file; joined again, `before` and `raw` of all of them are the text.

    The last block may be empty, and holds what follows the last `}`.
    """
    blocks = _blocks(text)
    starts = [match.start() for match in _OURS.finditer(text)]
    if len(starts) == sum(block.mark is not None for block in blocks):
        return blocks
    # Somebody's block that does not end has swallowed entries of ours: each is read by itself.
    blocks, rest = [], ""
    for start, end in pairwise([0, *starts, len(text)]):
        first, *others = _blocks(text[start:end])
        *whole, last = first._replace(before=rest + first.before), *others
        blocks += whole
        rest = last.before
    return [*blocks, Block(rest, "")]


def _blocks(text: str) -> list[Block]:
    """The blocks as bibtexparser finds them."""
    if not text.strip():
        return [Block(text, "")]
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry, ImplicitComment

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what does not parse is reported by us
    blocks, at = [], 0
    for found in parse_string(text, parse_stack=[]).blocks:
        raw = found.raw or ""
        start = text.find(raw, at) if raw and not isinstance(found, ImplicitComment) else -1
        if start < 0:
            continue
        before, at = text[at:start], start + len(raw)
        if not isinstance(found, Entry):
            blocks.append(Block(before, raw, fault=_fault(found)))
            continue
        mark = MARK.search(before)
        fields = {field.key.lower(): str(field.value) for field in found.fields}
        blocks.append(
            Block(before, raw, found.key, fields, found.entry_type.lower(), Mark(*mark.groups()) if mark else None)
        )
    return [*blocks, Block(text[at:], "")]


def _fault(block: ParsedBlock) -> str:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock

    if isinstance(block, DuplicateBlockKeyBlock):
        return f"the key {block.key} is an earlier entry's already"
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"this entry has a field twice: {', '.join(sorted(block.duplicate_keys))}"
    return "this does not read as a BibTeX entry" if isinstance(block, ParsingFailedBlock) else ""


# --- Reading an entry -------------------------------------------------------------------------------------------------

_KINDS: dict[str, RecordKind] = {
    "article": "article",
    "inproceedings": "inproceedings",
    "conference": "inproceedings",
    "incollection": "incollection",
    "inbook": "incollection",
    "book": "book",
    "phdthesis": "phdthesis",
    "thesis": "phdthesis",
    "techreport": "techreport",
    "report": "techreport",
}


def ids_of(entry: Block) -> tuple[WorkId, ...]:
    """The identifiers that an entry's fields name."""
    values = {name: inner(value).strip() for name, value in entry.fields.items()}
    addresses = []
    eprint, kind = values.get("eprint", ""), values.get("archiveprefix", values.get("eprinttype", "arxiv")).lower()
    if eprint and kind == "arxiv":
        addresses.append(eprint if eprint.lower().startswith("arxiv:") else f"arXiv:{eprint}")
    if doi := values.get("doi"):
        addresses.append(doi if "://" in doi else f"doi:{doi.removeprefix('doi:').strip()}")
    if url := values.get("url"):
        addresses.append(url)
    note = re.search(
        r"arxiv:\s*(\d{4}\.\d{4,5})",
        " ".join(values.get(name, "") for name in ("journal", "note", "volume")),
        re.IGNORECASE,
    )
    if note:
        addresses.append(f"arXiv:{note[1]}")
    found = (identify(address.replace(r"\_", "_").replace(r"\%", "%")) for address in addresses)
    return tuple(dict.fromkeys(work_id for work_id in found if work_id))


def read_entry(entry: Block) -> Reference:
    """What an entry of a file says of its work; what has no mark counts as the list's own words."""
    ids = ids_of(entry)
    text = {name: decode(inner(value)) for name, value in entry.fields.items() if name not in ("author", "url", "doi")}
    date = re.match(r"(\d{4})(?:-(\d\d))?", text.get("date", ""))
    year = re.search(r"\d{4}", text.get("year", ""))
    return Reference(
        title=RETRACTED.sub("", text.get("title", "")),
        kind=_KINDS.get(entry.kind, "misc"),
        source=entry.mark.source if entry.mark else LIST,
        ids=ids,
        authors=_authors(inner(entry.fields.get("author", ""))),
        year=int(year[0]) if year else int(date[1]) if date else None,
        month=_month(text.get("month", "")) or (int(date[2]) if date and date[2] else None),
        venue=next((text[name] for name in _VENUE_FIELDS if text.get(name)), None),
        volume=text.get("volume"),
        number=text.get("number"),
        pages=text.get("pages", "").replace("–", "-") or None,
        publisher=text.get("publisher"),
        primary_class=text.get("primaryclass") or text.get("eprintclass"),
        url=inner(entry.fields.get("url", "")) or next(filter(None, map(canonical_url, ids)), None),
    )


def _record(entry: Block, stated: Reference, path: str) -> Record:
    """What an entry says, as evidence of a work that it identifies."""
    title, note = (decode(inner(entry.fields.get(name, ""))) for name in ("title", "note"))
    return Record(
        id=stated.ids[0],
        source=path,
        title=stated.title,
        authors=stated.authors,
        year=stated.year,
        month=stated.month,
        venue=stated.venue,
        kind=stated.kind,
        volume=stated.volume,
        number=stated.number,
        pages=stated.pages,
        publisher=stated.publisher,
        primary_class=stated.primary_class,
        url=stated.url,
        ids=stated.ids,
        withdrawn=bool(RETRACTED.match(title) or _WITHDRAWN.match(note)),
    )


_WITHDRAWN = re.compile(r"\W*(?:retracted|withdrawn)\b", re.IGNORECASE)
_VENUE_FIELDS = ("journal", "journaltitle", "booktitle", "school", "institution", "organization", "howpublished")


def _month(text: str) -> int | None:
    return month_of(text) or (int(text) if text.isdigit() and 1 <= int(text) <= 12 else None)


def inner(value: str) -> str:
    """A field's value without the braces or quotes round it."""
    value = value.strip()
    return value[1:-1] if value[:1] + value[-1:] in ("{}", '""') else value


def _authors(field: str) -> tuple[Name, ...]:
    names = []
    for part in _split_names(field):
        if part.lower() == "others":
            names.append(OTHERS)
        elif part.startswith("{") and part.endswith("}"):
            names.append(Name(decode(part), literal=True))
        elif part:
            names.append(parse_name(decode(part)))
    return tuple(names)


def _split_names(field: str) -> list[str]:
    """The names that ` and ` separates outside braces."""
    parts, depth, start = [], 0, 0
    for token in re.finditer(r"[{}]|\s+and\s+", field):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
        elif depth == 0:
            parts.append(field[start : token.start()].strip())
            start = token.end()
    return [*parts, field[start:].strip()]

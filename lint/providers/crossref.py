"""Crossref: fifty DOIs in one list request (https://api.crossref.org/swagger-ui/index.html)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lint.identifiers import WorkId, identify
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, chunks, plain
from lint.title import RETRACTED
from lint.work import Name, Record, RecordKind

_BATCH = 50

_FIELDS = "DOI,title,subtitle,author,issued,container-title,type,volume,issue,page,publisher"
_KINDS: dict[str, RecordKind] = {
    "journal-article": "article",
    "article-journal": "article",
    "proceedings-article": "inproceedings",
    "paper-conference": "inproceedings",
    "book-chapter": "incollection",
    "chapter": "incollection",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "dissertation": "phdthesis",
    "thesis": "phdthesis",
    "report": "techreport",
}


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Lists of fifty DOIs. A comma would end a filter's value, so a DOI with one is left to the other services."""
    for batch in chunks([work_id for work_id in ids if "," not in work_id.value], _BATCH):
        filters = ",".join(f"doi:{quote(work_id.value, safe='/')}" for work_id in batch)
        yield Request(f"{ENDPOINTS['crossref']}?filter={filters}&rows={len(batch)}&select={_FIELDS}"), batch


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by identifier. DOIs of other agencies are absent as unknown ones are, so None proves nothing here."""
    found: dict[WorkId, Record | None] = dict.fromkeys(ids)
    if answer.status == 404:  # "Resource not found." as plain text
        return found
    try:
        items = json.loads(answer.body)["message"]["items"]
        for item in items:
            work_id = identify(f"doi:{item['DOI']}")
            if work_id in found:
                found[work_id] = record(item, work_id, "crossref")
    except MALFORMED:
        raise UnreadableError("Crossref's answer is not the list of works it documents") from None
    return found


def record(item: Mapping[str, Any], work_id: WorkId, source: str) -> Record:
    """A record of Crossref's JSON, or of CSL-JSON, which is almost the same."""
    title, subtitle = _first(item.get("title")), _first(item.get("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    year, month = _date(item.get("issued"))
    return Record(
        id=work_id,
        source=source,
        title=RETRACTED.sub("", title),
        authors=tuple(_name(author) for author in item.get("author") or ()),
        year=year,
        month=month,
        venue=_first(item.get("container-title")) or None,
        kind=_KINDS.get(str(item.get("type")), "misc"),
        volume=item.get("volume"),
        number=item.get("issue"),
        pages=item.get("page"),
        publisher=item.get("publisher"),
        url=f"https://doi.org/{work_id.value}",
        withdrawn=RETRACTED.match(title) is not None,
    )


def _first(value: object) -> str:
    """Crossref gives lists of titles, CSL-JSON plain ones."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return plain(str(value or ""))


def _date(issued: Any) -> tuple[int | None, int | None]:
    """Year and month of `{"date-parts": [[2012, 3]]}`; an unknown date is `[[null]]`."""
    parts = [*((issued or {}).get("date-parts") or [[]])[0], None, None]
    return (int(parts[0]) if parts[0] else None, int(parts[1]) if parts[1] else None)


def _name(author: Mapping[str, str]) -> Name:
    if author.get("name") or author.get("literal"):
        return Name(author.get("name") or author["literal"], literal=True)
    particle = author.get("non-dropping-particle") or author.get("dropping-particle") or ""
    return Name(author.get("family", ""), author.get("given", ""), particle, author.get("suffix", ""))

"""Crossref: fifty DOIs in one list request (https://api.crossref.org/swagger-ui/index.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from lint.identifiers import WorkId, identify
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, chunks, listed, stated_year, text_of
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
    for item in listed(answer, "Crossref's answer is not the list of works it documents", "message", "items"):
        with suppress(*MALFORMED):  # one that cannot be read is left to the other services
            work_id = identify(f"doi:{item['DOI']}")
            if work_id in found:
                found[work_id] = record(item, work_id, "crossref")
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
        authors=tuple(filter(None, map(_name, item.get("author") or ()))),
        year=year,
        month=month,
        venue=_first(item.get("container-title")) or None,
        kind=_KINDS.get(str(item.get("type")), "misc"),
        volume=text_of(item.get("volume")) or None,
        number=text_of(item.get("issue")) or None,
        pages=text_of(item.get("page")) or None,
        publisher=text_of(item.get("publisher")) or None,
        url=f"https://doi.org/{work_id.value}",
        withdrawn=RETRACTED.match(title) is not None,
    )


def _first(value: object) -> str:
    """Crossref gives lists of titles, CSL-JSON plain ones."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return text_of(value)


def _date(issued: Any) -> tuple[int | None, int | None]:
    """Year and month of `{"date-parts": [[2012, 3]]}`; an unknown date is `[[null]]`."""
    parts = [*((issued or {}).get("date-parts") or [[]])[0], None, None]
    month = text_of(parts[1])
    return stated_year(parts[0]), int(month) if re.fullmatch(r"0?[1-9]|1[0-2]", month) else None


def _name(author: Mapping[str, object]) -> Name | None:
    """None for somebody without a name."""
    group = text_of(author.get("name")) or text_of(author.get("literal"))
    if group:
        return Name(group, literal=True)
    particle = text_of(author.get("non-dropping-particle")) or text_of(author.get("dropping-particle"))
    family, given, suffix = (text_of(author.get(part)) for part in ("family", "given", "suffix"))
    return Name(family, given, particle, suffix) if family else Name(given) if given else None

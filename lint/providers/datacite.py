"""DataCite: the DOIs of Zenodo, figshare, Hugging Face and many universities, many in one query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from lint.identifiers import WorkId, identify
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, chunks, listed, stated_year, text_of
from lint.work import Name, Record, RecordKind

_BATCH = 50

_KINDS: dict[str, RecordKind] = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "chapter": "incollection",
    "book": "book",
    "thesis": "phdthesis",
    "report": "techreport",
}


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Queries for fifty DOIs each, quoted because `/` opens a regular expression in the query language."""
    for batch in chunks([work_id for work_id in ids if '"' not in work_id.value], _BATCH):
        dois = " OR ".join(f'"{work_id.value}"' for work_id in batch)
        yield Request(f"{ENDPOINTS['datacite']}?query={quote(f'doi:({dois})')}&page%5Bsize%5D={len(batch)}"), batch


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by identifier. DOIs of other agencies are absent as unknown ones are, so None proves nothing here."""
    found: dict[WorkId, Record | None] = dict.fromkeys(ids)
    if answer.status == 404:
        return found
    for item in listed(answer, "DataCite's answer is not the list of works it documents", "data"):
        with suppress(*MALFORMED):  # one that cannot be read is left to doi.org
            attributes = item["attributes"]
            work_id = identify(f"doi:{attributes.get('doi') or item['id']}")
            if work_id in found:
                found[work_id] = _record(attributes, work_id)
    return found


def _record(attributes: Mapping[str, Any], work_id: WorkId) -> Record:
    titles = attributes.get("titles") or [{}]
    container = attributes.get("container") or {}
    publisher = attributes.get("publisher")
    return Record(
        id=work_id,
        source="datacite",
        title=text_of(titles[0].get("title")),
        authors=tuple(filter(None, map(_name, attributes.get("creators") or ()))),
        year=stated_year(attributes.get("publicationYear")),
        venue=text_of(container.get("title")) or None,
        kind=_KINDS.get(str((attributes.get("types") or {}).get("citeproc")), "misc"),
        volume=text_of(container.get("volume")) or None,
        number=text_of(container.get("issue")) or None,
        publisher=text_of(publisher.get("name") if isinstance(publisher, dict) else publisher) or None,
        url=f"https://doi.org/{work_id.value}",
    )


def _name(creator: Mapping[str, object]) -> Name | None:
    """`familyName` and `givenName`, or a `name` that is `Family, Given` for people; None for somebody without one."""
    name, family, given = (text_of(creator.get(part)) for part in ("name", "familyName", "givenName"))
    if family:
        return Name(family, given)
    family, comma, given = name.partition(", ")
    if comma and family and creator.get("nameType") != "Organizational":
        return Name(family, given)
    return Name(name, literal=True) if name else None

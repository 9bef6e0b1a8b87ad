"""DataCite: the DOIs of Zenodo, figshare, Hugging Face and many universities, many in one query."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lint.identifiers import WorkId, identify
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, chunks, plain
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
    try:
        for item in json.loads(answer.body)["data"]:
            attributes = item["attributes"]
            work_id = identify(f"doi:{attributes.get('doi') or item['id']}")
            if work_id in found:
                found[work_id] = _record(attributes, work_id)
    except MALFORMED:
        raise UnreadableError("DataCite's answer is not the list of works it documents") from None
    return found


def _record(attributes: Mapping[str, Any], work_id: WorkId) -> Record:
    titles = attributes.get("titles") or [{}]
    container = attributes.get("container") or {}
    publisher = attributes.get("publisher")
    return Record(
        id=work_id,
        source="datacite",
        title=plain(titles[0].get("title") or ""),
        authors=tuple(_name(creator) for creator in attributes.get("creators") or ()),
        year=attributes.get("publicationYear"),
        venue=container.get("title"),
        kind=_KINDS.get(str((attributes.get("types") or {}).get("citeproc")), "misc"),
        volume=container.get("volume"),
        number=container.get("issue"),
        publisher=publisher.get("name") if isinstance(publisher, dict) else publisher,
        url=f"https://doi.org/{work_id.value}",
    )


def _name(creator: Mapping[str, str]) -> Name:
    """`familyName` and `givenName`, or a `name` that is `Family, Given` for people."""
    if creator.get("familyName"):
        return Name(creator["familyName"], creator.get("givenName") or "")
    name = creator.get("name") or ""
    family, comma, given = name.partition(", ")
    return Name(family, given) if comma and creator.get("nameType") != "Organizational" else Name(name, literal=True)

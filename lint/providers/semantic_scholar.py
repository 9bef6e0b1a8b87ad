"""Semantic Scholar: five hundred works of many schemes in one request; only with a key, without one it answers 429.

https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data/operation/post_graph_get_papers
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from lint.identifiers import WorkId, identify
from lint.names import parse_name
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, chunks, stated_year, text_of
from lint.work import Record

_BATCH = 500

_FIELDS = "title,authors,year,venue,externalIds"
_PREFIXES = {"arxiv": "ARXIV:", "doi": "DOI:", "acl": "ACL:", "pmid": "PMID:", "pmcid": "PMCID:"}


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Title, authors, year, venue and other identifiers of these works."""
    for batch in chunks(ids, _BATCH):
        names = [_name_of(work_id) for work_id in batch]
        yield Request(f"{ENDPOINTS['semantic_scholar']}?fields={_FIELDS}", "POST", json={"ids": names}), batch


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by place: the answer has one item for each identifier, in order, `null` where there is none."""
    try:
        items = json.loads(answer.body)
        if not isinstance(items, list) or len(items) != len(ids):
            raise TypeError
    except MALFORMED:
        raise UnreadableError("Semantic Scholar's answer is not the list of works it documents") from None
    found: dict[WorkId, Record | None] = dict.fromkeys(ids)
    for work_id, item in zip(ids, items, strict=True):
        with suppress(*MALFORMED):
            found[work_id] = _record(item, work_id) if item else None
    return found


def _name_of(work_id: WorkId) -> str:
    if work_id.scheme == "s2":
        return work_id.value.replace("CorpusID:", "CorpusId:")
    value = work_id.value.removeprefix("PMC") if work_id.scheme == "pmcid" else work_id.value
    return _PREFIXES[work_id.scheme] + value


def _record(item: Mapping[str, Any], work_id: WorkId) -> Record:
    return Record(
        id=work_id,
        source="semantic_scholar",
        title=text_of(item.get("title")),
        authors=tuple(parse_name(name) for name in map(_name, item.get("authors") or ()) if name),
        year=stated_year(item.get("year")),
        venue=text_of(item.get("venue")) or None,
        ids=tuple(other for other in _others(item.get("externalIds") or {}) if other != work_id),
    )


def _name(author: Mapping[str, object]) -> str:
    return text_of(author.get("name"))


def _others(identifiers: Mapping[str, Any]) -> Iterator[WorkId]:
    addresses = {
        "ArXiv": "https://arxiv.org/abs/",
        "DOI": "doi:",
        "ACL": "https://aclanthology.org/",
        "PubMed": "https://pubmed.ncbi.nlm.nih.gov/",
        "PubMedCentral": "https://pmc.ncbi.nlm.nih.gov/articles/PMC",
    }
    for name, address in addresses.items():
        work_id = identify(f"{address}{identifiers[name]}") if name in identifiers else None
        if work_id is not None:
            yield work_id

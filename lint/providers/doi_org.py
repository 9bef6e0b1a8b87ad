"""doi.org: one DOI at a time, as CSL-JSON; the one service whose "not found" is final, whatever the agency.

https://citation.crosscite.org/docs.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from lint.identifiers import WorkId
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, crossref
from lint.work import Record

_CSL = "application/vnd.citationstyles.csl+json"


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """The metadata of one DOI each, by content negotiation; doi.org redirects to the agency that has it."""
    for work_id in ids:
        yield Request(f"{ENDPOINTS['doi_org']}/{quote(work_id.value)}", accept=_CSL), [work_id]


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """The record; None where doi.org itself answers 404. Raises UnreadableError where there is no metadata."""
    if answer.status == 404 and answer.url.startswith(f"{ENDPOINTS['doi_org']}/"):
        return {ids[0]: None}
    if answer.status != 200 or "json" not in answer.content_type:
        raise UnreadableError("doi.org knows the DOI, but no service gives its metadata")
    try:
        return {ids[0]: crossref.record(json.loads(answer.body), ids[0], "doi_org")}
    except MALFORMED:
        raise UnreadableError("the metadata of the DOI cannot be read") from None

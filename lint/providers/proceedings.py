"""NeurIPS and ICLR proceedings: one paper's BibTeX at a time, beside its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lint.identifiers import WorkId
from lint.providers import ENDPOINTS, MEGABYTE, Answer, Request, UnreadableError, bib
from lint.work import Record

# The year, the paper's hash and, in later years, its track: `2023/91ed…-Conference`.
_VALUE = re.compile(r"(\d{4})/([0-9a-f]{32})(-\w+)?")


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """The entries of the papers that have a hash; the numbers of old links lead to no address."""
    for work_id in ids:
        match = _VALUE.fullmatch(work_id.value)
        if match:
            year, digest, track = match.groups(default="")
            address = f"{ENDPOINTS[work_id.scheme]}/paper_files/paper/{year}/file/{digest}-Bibtex{track}.bib"
            yield Request(address, limit=MEGABYTE), [work_id]


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """The record. A file that is not there proves nothing: the page is looked at instead. Raises UnreadableError."""
    entry = next(bib.entries(answer.body.decode("utf-8", "replace")), None) if answer.status == 200 else None
    if entry is None:
        raise UnreadableError("the proceedings gave no BibTeX for it")
    kind, _, fields = entry
    return {ids[0]: bib.record(kind, fields, ids[0], "proceedings")}

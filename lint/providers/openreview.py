"""OpenReview: many notes in one search, for those who log in; strangers get 403.

Its two interfaces hold different years: submissions since about 2023 the new one, earlier ones the old. In the new one
each field is `{"value": …}` (https://docs.openreview.net/reference/api-v2).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from lint.identifiers import WorkId
from lint.names import parse_name
from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, chunks, listed, text_of
from lint.work import Record

_BATCH = 500


def requests(
    ids: Sequence[WorkId], endpoint: str = ENDPOINTS["openreview"]
) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Searches for these notes."""
    for batch in chunks(ids, _BATCH):
        yield Request(f"{endpoint}/notes/search", "POST", json={"ids": [work_id.value for work_id in batch]}), batch


def login(name: str, password: str) -> Request:
    """The request for a token."""
    return Request(f"{ENDPOINTS['openreview']}/login", "POST", json={"id": name, "password": password})


def token(answer: Answer) -> str:
    """The token of a login. Raises UnreadableError where the login failed."""
    try:
        return str(json.loads(answer.body)["token"])
    except MALFORMED:
        raise UnreadableError("OpenReview refused the login") from None


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by identifier. A note that is missing may be hidden or in the other interface: None proves nothing."""
    found: dict[WorkId, Record | None] = dict.fromkeys(ids)
    by_value = {work_id.value: work_id for work_id in ids}
    for note in listed(answer, "OpenReview's answer is not the list of notes it documents", "notes"):
        with suppress(*MALFORMED):
            work_id = by_value.get(note["id"])
            if work_id is not None:
                found[work_id] = _record(note, work_id)
    return found


def _record(note: Mapping[str, Any], work_id: WorkId) -> Record:
    content = {key: value.get("value") if isinstance(value, dict) else value for key, value in note["content"].items()}
    created = note.get("pdate") or note.get("cdate")  # milliseconds
    venue = text_of(content.get("venue"))
    return Record(
        id=work_id,
        source="openreview",
        title=text_of(content.get("title")),
        authors=tuple(parse_name(name) for name in map(text_of, content.get("authors") or ()) if name),
        year=datetime.fromtimestamp(created / 1000, UTC).year if created else None,
        venue=venue or None,
        url=f"https://openreview.net/forum?id={work_id.value}",
        withdrawn="withdrawn" in venue.casefold(),
    )

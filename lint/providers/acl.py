"""The ACL Anthology: a paper's own BibTeX, or for many papers the whole anthology in one file of some 13 MB.

https://aclanthology.org/faq/
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from gzip import GzipFile

from lint.identifiers import WorkId
from lint.providers import ENDPOINTS, MEGABYTE, Answer, Request, UnreadableError, bib
from lint.work import Record

_WORTH_ALL = 20
_LARGEST = 400 * MEGABYTE
_ADDRESS = re.compile(rb'\burl *= *["{]https?://(?:www\.)?aclanthology\.org/([^"}/\s]+?)(?:\.pdf)?/?["}]')


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """Up to twenty papers one by one, more from the whole anthology."""
    if len(ids) > _WORTH_ALL:
        yield Request(f"{ENDPOINTS['acl']}/anthology.bib.gz", limit=64 * MEGABYTE), ids
        return
    for work_id in ids:
        yield Request(f"{ENDPOINTS['acl']}/{work_id.value}.bib", limit=MEGABYTE), [work_id]


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records by identifier; papers that the anthology does not have are None. Raises UnreadableError."""
    if len(ids) == 1:
        return {ids[0]: None if answer.status == 404 else _record(answer.body, ids[0])}
    found: dict[WorkId, Record | None] = dict.fromkeys(ids)
    by_value = {work_id.value.encode(): work_id for work_id in ids}
    some = False
    for entry in _entries(answer):
        address = _ADDRESS.search(entry)
        some = some or address is not None
        work_id = by_value.get(address[1]) if address else None
        if work_id is not None:
            found[work_id] = _record(entry, work_id)
    if not some:
        raise UnreadableError("the ACL Anthology's answer is not its bibliography")
    return found


def _record(entry: bytes, work_id: WorkId) -> Record:
    read = next(bib.entries(entry.decode("utf-8", "replace")), None)
    if read is None:
        raise UnreadableError("the ACL Anthology's answer is no BibTeX")
    kind, _, fields = read
    return bib.record(kind, fields, work_id, "acl")


def _entries(answer: Answer) -> Iterator[bytes]:
    """The entries one after the other, unpacked on the way: the whole anthology would take 100 MB and more."""
    packed = answer.body[:2] == b"\x1f\x8b"
    stream = GzipFile(fileobj=io.BytesIO(answer.body)) if packed else io.BytesIO(answer.body)
    lines: list[bytes] = []
    size = held = 0
    try:
        while line := stream.readline(MEGABYTE):
            if line.startswith(b"@") and lines:
                yield b"".join(lines)
                lines, held = [], 0
            lines.append(line)
            size, held = size + len(line), held + len(line)
            if size > _LARGEST or held > MEGABYTE:
                raise UnreadableError("the ACL Anthology's answer is too large")
    except (OSError, EOFError, zlib.error):
        raise UnreadableError("the ACL Anthology's answer is damaged") from None
    yield b"".join(lines)

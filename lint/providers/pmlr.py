"""The Proceedings of Machine Learning Research: a volume's BibTeX at once; keys are `pmlr-vN-slug`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lint.identifiers import WorkId
from lint.providers import ENDPOINTS, Answer, Request, UnreadableError, bib
from lint.work import Record


def requests(ids: Sequence[WorkId]) -> Iterator[tuple[Request, Sequence[WorkId]]]:
    """The bibliographies of the volumes."""
    volumes: dict[str, list[WorkId]] = defaultdict(list)
    for work_id in ids:
        volumes[work_id.value.partition("/")[0]].append(work_id)
    for volume, papers in volumes.items():
        yield Request(f"{ENDPOINTS['pmlr']}/{volume}/assets/bib/bibliography.bib"), papers


def parse(answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
    """Records of the papers that the volume has. Raises UnreadableError for a volume without bibliography."""
    by_key = {f"pmlr-{work_id.value.replace('/', '-')}": work_id for work_id in ids}
    found: dict[WorkId, Record | None] = {}
    some = False
    for kind, key, fields in bib.entries(answer.body.decode("utf-8", "replace")) if answer.status == 200 else ():
        some = True
        if key in by_key:
            found[by_key[key]] = bib.record(kind, fields, by_key[key], "pmlr")
    if not some:
        raise UnreadableError("the volume has no bibliography to read")
    return found

"""What keeping a bibliography costs: `python -m benchmarks.bibliography`.

5,000 works are merged into a file of 5,000 entries, and the time is compared with what bibtexparser takes to parse and
write that file. The aim is less than three times as long.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bibtexparser.entrypoint import parse_string, write_string

from lint.evidence import Evidence
from lint.identifiers import WorkId
from lint.references.bibliography import bibliography
from lint.work import Name, Record, Work

WORKS = 5_000


def main() -> None:
    logging.disable(logging.WARNING)  # bibtexparser has advice on large files
    works = [_work(number) for number in range(2 * WORKS)]
    known = Evidence(records={record.id: (record,) for record in map(_record, range(2 * WORKS))})
    existing = bibliography(works[:WORKS], "", known).text
    half = WORKS // 2
    ours = _seconds(lambda: bibliography(works[half : half + WORKS], existing, known))
    theirs = _seconds(lambda: write_string(parse_string(existing)))
    print(f"{WORKS} works into {WORKS} entries: {ours:.2f} s, bibtexparser {theirs:.2f} s: {ours / theirs:.1f} times")


def _seconds(run: Callable[[], object]) -> float:
    """Processor time of the best of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def _work(number: int) -> Work:
    work_id = _id(number)
    return Work((work_id,), (f"https://arxiv.org/abs/{work_id.value}",), _title(number), None, None, None, None, ())


def _record(number: int) -> Record:
    authors = tuple(Name(f"Müller{number % 700 + place}", f"Ada {place}") for place in range(4))
    return Record(_id(number), "arxiv", _title(number), authors, 2020, 1 + number % 12, primary_class="cs.CL")


def _title(number: int) -> str:
    return f"Deep Learning of GPT-{number} Models & the Scaling of Number {number * 7919 % 10_007} in Practice"


def _id(number: int) -> WorkId:
    return WorkId("arxiv", f"20{1 + number // 9000:02}.{1 + number % 9000:05}")


if __name__ == "__main__":
    main()

"""Jobs in lanes: one lane a host, its jobs one after the other; many lanes at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

Job = Callable[[], int]
"""Returns how many questions it has answered."""

_WORKERS = 16
_TICK = 0.2  # seconds; how long an interruption may wait to be noticed


def run(lanes: Mapping[str, Sequence[Job]]) -> Iterator[int]:
    """Run every job, the longest lanes first; yields what each returns, in the order in which they end.

    What a job raises is raised here. After a KeyboardInterrupt the threads are left to die with the process: a request
    under way may take a minute, and nobody who has pressed Ctrl-C wants to wait for it.
    """
    waiting: queue.SimpleQueue[Sequence[Job]] = queue.SimpleQueue()
    finished: queue.SimpleQueue[int | BaseException] = queue.SimpleQueue()
    stop = threading.Event()
    for jobs in sorted(lanes.values(), key=len, reverse=True):
        waiting.put(jobs)
    for _ in range(min(_WORKERS, len(lanes))):
        threading.Thread(target=_work, args=(waiting, finished, stop), daemon=True).start()
    try:
        for _ in range(sum(map(len, lanes.values()))):
            result = _next(finished)
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        stop.set()


def _next(finished: queue.SimpleQueue[int | BaseException]) -> int | BaseException:
    while True:
        try:
            return finished.get(timeout=_TICK)
        except queue.Empty:
            continue


def _work(
    waiting: queue.SimpleQueue[Sequence[Job]], finished: queue.SimpleQueue[int | BaseException], stop: threading.Event
) -> None:
    while not stop.is_set():
        try:
            jobs = waiting.get_nowait()
        except queue.Empty:
            return
        for job in jobs:
            if stop.is_set():
                return
            try:
                finished.put(job())
            except BaseException as error:  # noqa: BLE001  raised where the lanes were started
                finished.put(error)

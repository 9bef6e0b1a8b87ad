"""Jobs in lanes: one lane a host, its jobs one after the other; many lanes at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Mapping

Job = Callable[[], None]

_WORKERS = 16
_TICK = 0.2  # seconds; how long an interruption may wait to be noticed


def run(lanes: Mapping[str, Iterable[Job]], done: Callable[[], None]) -> None:
    """Run every job, the longest lanes first; `done` is called in this thread after each.

    What a job raises is raised here. On KeyboardInterrupt the threads are left to die with the process: a request
    under way may take a minute, and nobody who has pressed Ctrl-C wants to wait for it.
    """
    waiting: queue.SimpleQueue[list[Job]] = queue.SimpleQueue()
    finished: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    stop = threading.Event()
    ordered = sorted((list(jobs) for jobs in lanes.values()), key=len, reverse=True)
    for jobs in ordered:
        waiting.put(jobs)
    for _ in range(min(_WORKERS, len(ordered))):
        threading.Thread(target=_work, args=(waiting, finished, stop), daemon=True).start()
    try:
        for _ in range(sum(map(len, ordered))):
            error = _next(finished)
            if error is not None:
                raise error
            done()
    finally:
        stop.set()


def _next(finished: queue.SimpleQueue[BaseException | None]) -> BaseException | None:
    while True:
        try:
            return finished.get(timeout=_TICK)
        except queue.Empty:
            continue


def _work(
    waiting: queue.SimpleQueue[list[Job]], finished: queue.SimpleQueue[BaseException | None], stop: threading.Event
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
                job()
            except BaseException as error:  # noqa: BLE001  it is raised where the lanes were started
                finished.put(error)
            else:
                finished.put(None)

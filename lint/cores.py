"""Several cores: the same work on many items, shared out to forks of this process."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, BinaryIO, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_SHARING = 200_000
"""Characters of text from which on a fork and the way back cost less than they save."""
_BATCHES = 1_000
"""Items are taken singly up to so many; more would not fit into the smallest pipe that Linux makes."""
_NUMBER = 2
"""Bytes of a batch's number."""

_sharing = ContextVar("sharing", default=False)
"""Whether work is being shared out already: what is part of it takes no cores of its own."""


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    size: Callable[[Item], int],
    meanwhile: Callable[[], None] = lambda: None,
) -> list[Result]:
    """`[work(item) for item in items]`, on all cores where there is enough to do; `size` is in characters of text.

    The largest items come first, and whoever is free takes the next. A fork sees all that this process has in memory,
    and only results travel. What `work` does beside giving a result is lost; what must not be lost is for this process
    to do `meanwhile`, before it takes its share. An exception in a fork is raised here.
    """
    sizes = [size(item) for item in items]
    if len(items) < 2 or not is_worth_sharing(sum(sizes)):
        meanwhile()
        return [work(item) for item in items]
    largest_first = sorted(range(len(items)), key=lambda index: -sizes[index])
    batches = [largest_first[first::_BATCHES] for first in range(min(_BATCHES, len(items)))]
    queue = _queue(len(batches))

    def share() -> Iterator[tuple[int, Result]]:
        return ((index, work(items[index])) for number in _taken(queue) for index in batches[number])

    token = _sharing.set(True)
    running = _forks(share, min(_cores(), len(batches)) - 1)
    try:
        meanwhile()
        results = dict(share())
        for _, pipe in running:
            results |= _received(pipe)
    finally:
        for _ in _taken(queue):  # after an error the forks, too, have done enough
            pass
        os.close(queue)
        for process, pipe in running:
            pipe.close()  # ends a fork that is still writing
            os.waitpid(process, 0)
        _sharing.reset(token)
    return [results[index] for index in range(len(items))]


def is_worth_sharing(size: int) -> bool:
    """Whether so many characters of text are worth several cores, and these are there to be had."""
    return size >= WORTH_SHARING and not _sharing.get() and _cores() > 1


def _cores() -> int:
    """Cores that this process may use; one where forking is not safe: outside Linux, or beside other threads."""
    if sys.platform != "linux" or ("threading" in sys.modules and sys.modules["threading"].active_count() > 1):
        return 1
    return len(os.sched_getaffinity(0))


def _queue(length: int) -> int:
    """The reading end of a pipe with the numbers below `length`, for several processes to take from."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER, "big") for number in range(length)))
    os.close(writing)
    return reading


def _taken(queue: int) -> Iterator[int]:
    """The next number in the queue, until there is none: Linux gives each reader of a pipe its bytes in one piece."""
    while number := os.read(queue, _NUMBER):
        yield int.from_bytes(number, "big")


def _forks(share: Callable[[], Iterable[tuple[int, Result]]], number: int) -> list[tuple[int, BinaryIO]]:
    """So many forks, or as many as the system allows."""
    running: list[tuple[int, BinaryIO]] = []
    with suppress(OSError):
        while len(running) < number:
            running.append(_fork(share()))
    return running


def _fork(share: Iterable[tuple[int, Result]]) -> tuple[int, BinaryIO]:
    """A fork that does its share, and the pipe through which its results come."""
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    code = 1
    try:
        os.close(reading)
        outcome: list[tuple[int, bytes]] | Exception
        try:
            # Each is pickled before the next is taken: that, too, is work to be shared out fairly.
            outcome = [(index, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)) for index, result in share]
        except Exception as error:  # noqa: BLE001 -- raised again in the process that asked
            outcome = error
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(outcome, pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # no clean-up of the parent's affairs


def _received(pipe: BinaryIO) -> Iterator[tuple[int, Any]]:
    try:
        outcome: list[tuple[int, bytes]] | Exception = pickle.load(pipe)  # noqa: S301 -- from our own fork
    except EOFError:
        raise RuntimeError("a fork ended before its work was done") from None
    if isinstance(outcome, Exception):
        raise outcome
    return ((index, pickle.loads(result)) for index, result in outcome)  # noqa: S301 -- likewise

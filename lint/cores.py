"""Several cores: the same work on many items, shared out to forks of this process."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_SHARING = 200_000
"""Characters of text from which on a fork and the way back cost less than they save."""


def spread(work: Callable[[Item], Result], items: Sequence[Item], size: Callable[[Item], int]) -> list[Result]:
    """`[work(item) for item in items]`, on all cores where there is enough to do; `size` is in characters of text.

    A fork sees all that this process has in memory, and only results travel. What `work` does beside giving a result
    is lost. An exception in a fork is raised here.
    """
    shares = _shares([size(item) for item in items], _cores())
    if len(shares) < 2 or sum(map(size, items)) < WORTH_SHARING:
        return [work(item) for item in items]
    forks = [_fork(work, [items[index] for index in share]) for share in shares[1:]]
    try:
        results = dict(zip(shares[0], [work(items[index]) for index in shares[0]], strict=True))
        for share, (_, pipe) in zip(shares[1:], forks, strict=True):
            results |= zip(share, _received(pipe), strict=True)
    finally:
        for process, pipe in forks:
            pipe.close()  # ends a fork that is still writing
            os.waitpid(process, 0)
    return [results[index] for index in range(len(items))]


def _cores() -> int:
    """Cores that this process may use; one where forking is not safe: outside Linux, or beside other threads."""
    if sys.platform != "linux" or ("threading" in sys.modules and sys.modules["threading"].active_count() > 1):
        return 1
    return len(os.sched_getaffinity(0))


def _shares(sizes: Sequence[int], cores: int) -> list[list[int]]:
    """Indexes of the items for each core, the largest items first, each to whoever has least to do."""
    shares: list[list[int]] = [[] for _ in range(min(cores, len(sizes)))]
    loads = [0] * len(shares)
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        least = loads.index(min(loads))
        shares[least].append(index)
        loads[least] += sizes[index]
    return shares


def _fork(work: Callable[[Item], Result], items: Sequence[Item]) -> tuple[int, BinaryIO]:
    """A fork that does the work on the items, and the pipe through which its results come."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    code = 1
    try:
        os.close(reading)
        outcome: list[Result] | Exception
        try:
            outcome = [work(item) for item in items]
        except Exception as error:  # noqa: BLE001 -- raised again in the process that asked
            outcome = error
        # Pickled before it is written: the pipe takes little until the parent has done its own share.
        content = pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(content)
        code = 0
    finally:
        os._exit(code)  # no clean-up of the parent's affairs


def _received(pipe: BinaryIO) -> list[Result]:
    try:
        outcome = pickle.load(pipe)  # noqa: S301 -- from our own fork
    except EOFError:
        raise RuntimeError("a fork ended before its work was done") from None
    if isinstance(outcome, Exception):
        raise outcome
    return list(outcome)

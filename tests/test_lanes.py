"""Lanes: every job runs, and what ends a run ends all of it."""

from __future__ import annotations

import threading

import pytest

from lint.verification.lanes import Job, run


def raises(error: BaseException) -> Job:
    def job() -> int:
        raise error

    return job


def test_every_job_of_more_lanes_than_threads_is_run() -> None:
    lanes = {str(lane): [lambda lane=lane: lane] * 3 for lane in range(40)}
    assert sorted(run(lanes)) == sorted([*range(40)] * 3)


def test_a_bug_in_one_lane_is_not_lost() -> None:
    with pytest.raises(RuntimeError, match="a bug"):
        list(run({"a.example": [lambda: 1], "b.example": [raises(RuntimeError("a bug"))]}))


def test_nothing_more_is_asked_after_an_error() -> None:
    known, going_on, asked = set(threading.enumerate()), threading.Event(), threading.Event()

    def late() -> int:
        asked.set()
        return 1

    jobs: list[Job] = [raises(RuntimeError()), lambda: int(going_on.wait(10)), late]
    with pytest.raises(RuntimeError):
        list(run({"a.example": jobs}))
    going_on.set()
    for thread in set(threading.enumerate()) - known:
        thread.join(10)
    assert not asked.is_set()

"""What was learnt in earlier runs: answers by key, in one SQLite file that several processes may use at once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from requests.structures import CaseInsensitiveDict
from requests_cache.backends.sqlite import SQLiteCache
from requests_cache.models.response import CachedResponse
from requests_cache.serializers import Stage, json_serializer

from lint.errors import LintError
from lint.providers import Answer, Request

_HEADERS = ("content-type", "location")


def key(request: Request) -> str:
    """The key of a request's answer; hexadecimal, since requests-cache puts keys into SQL as they are."""
    return digest(json.dumps([request.method, request.url, request.accept, request.json]))


def digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """The cache: answers by key, with their time. Written row by row, so that an interrupted run loses nothing.

    What is damaged, or was written by another version, is as good as nothing.
    """

    def __init__(self, folder: Path, max_age: float) -> None:
        self._max_age = timedelta(seconds=max_age)
        self._writable = True
        path = folder / "paperlint.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._cache = _open(path)
        except (OSError, sqlite3.Error) as error:
            why = getattr(error, "strerror", None) or error
            raise LintError(
                f"cannot write the cache {path}: {why}; name another folder with --cache-dir, or use --no-cache"
            ) from None

    def get(self, key: str) -> Answer | None:
        """What was kept under a key; None where there is nothing, or nothing young enough to go by."""
        try:
            kept = self._cache.get_response(key)
        except sqlite3.Error:
            return None
        if kept is None or kept.is_expired or kept.created_at < datetime.now(UTC) - self._max_age:
            return None
        return Answer(kept.url, kept.status_code, dict(kept.headers), kept.content or b"")

    def put(self, answers: Mapping[str, Answer], max_age: float | None = None) -> None:
        """Keep answers, none of them an error. Only what a verdict needs is kept of the headers, and no cookies."""
        age = min(self._max_age, timedelta(seconds=max_age)) if max_age is not None else self._max_age
        expires = datetime.now(UTC) + age
        for key, answer in answers.items():
            if not self._writable:
                return
            headers = CaseInsensitiveDict({name: answer.headers[name] for name in _HEADERS if name in answer.headers})
            kept = CachedResponse(
                content=answer.body, url=answer.url, status_code=answer.status, headers=headers, expires=expires
            )
            try:
                self._cache.responses[key] = kept
            except sqlite3.Error:  # a full disk costs the cache, not the run
                self._writable = False  # requests-cache leaves its transaction open, and would wait for itself

    def close(self) -> None:
        self._cache.close()  # type: ignore[no-untyped-call]


class _Rows:
    """Answers as rows, each with a mark of its content, by which a damaged one is told.

    JSON and not pickle: the file is carried between runs, and reading it must not run code.
    """

    def dumps(self, answer: CachedResponse) -> str:
        content = str(json_serializer.dumps(answer))
        return f"{digest(content)} {content}"

    def loads(self, row: object) -> CachedResponse:
        """Raises KeyError, as for a row that is not there, where it was not written by `dumps`."""
        mark, _, content = str(row).partition(" ")
        answer: object = None
        if mark == digest(content):
            with suppress(Exception):  # another version of requests-cache may have written anything
                answer = json_serializer.loads(content)
        if not isinstance(answer, CachedResponse):
            raise KeyError
        return answer


def _open(path: Path) -> SQLiteCache:
    """The database in a file that can be written; a damaged one is begun anew. Raises OSError and sqlite3.Error."""
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        return _opened(path)


def _opened(path: Path) -> SQLiteCache:
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
    cache = SQLiteCache(path, serializer=Stage(_Rows()), wal=True, busy_timeout=30_000)
    try:
        cache.delete(expired=True, vacuum=False)
    except sqlite3.Error:
        cache.close()  # type: ignore[no-untyped-call]
        raise
    return cache

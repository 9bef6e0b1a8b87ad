"""What was learnt in earlier runs: answers by key, in one SQLite file that several processes may use at once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from requests.structures import CaseInsensitiveDict
from requests_cache.backends.sqlite import SQLiteCache
from requests_cache.models.response import CachedResponse

from lint.errors import LintError
from lint.providers import Answer, Request

_HEADERS = ("content-type", "location")


def key(request: Request) -> str:
    """The key of a request's answer; hexadecimal, since requests-cache puts keys into SQL as they are."""
    return digest(json.dumps([request.method, request.url, request.accept, request.json]))


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


class Cache:
    """The cache: answers by key, with their time. Written row by row, so that an interrupted run loses nothing."""

    def __init__(self, folder: Path, max_age: float) -> None:
        self._max_age = timedelta(seconds=max_age)
        path = folder / "paperlint.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _probe(path)
        except (OSError, sqlite3.OperationalError) as error:
            raise LintError(
                f"cannot write the cache {path}: {error}; name another folder with --cache-dir, or use --no-cache"
            ) from None
        # JSON and not pickle: the file is carried between runs, and reading it must not run code.
        self._cache = SQLiteCache(path, serializer="json", wal=True, busy_timeout=30_000)
        self._cache.delete(expired=True, vacuum=False)

    def get(self, key: str) -> Answer | None:
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
            headers = CaseInsensitiveDict({name: answer.headers[name] for name in _HEADERS if name in answer.headers})
            kept = CachedResponse(
                content=answer.body, url=answer.url, status_code=answer.status, headers=headers, expires=expires
            )
            with suppress(sqlite3.Error):  # a full disk costs the cache, not the run
                self._cache.responses[key] = kept

    def close(self) -> None:
        self._cache.close()  # type: ignore[no-untyped-call]


def _probe(path: Path) -> None:
    """Make sure that the file is a database that can be written; a damaged one is begun anew."""
    for attempt in (1, 2):
        connection = sqlite3.connect(path, timeout=30)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA user_version = 1")
            connection.commit()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            if attempt == 2:
                raise
            path.unlink(missing_ok=True)
        finally:
            connection.close()

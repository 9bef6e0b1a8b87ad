"""Results of unchanged files: a run that would see what an earlier one saw says what that one said.

A record belongs to the words of a command line, the folder and the terminal it was given in. It holds what the run
looked at, its exit code and its output, and is good only for the same version of paperlint on the same day (an arXiv
id can lie in the future). A record that is damaged, another user's, or of another version is as good as none.
It imports as little as can be, as `witness` does.
"""

from __future__ import annotations

import os
import sys
import time

from lint import __version__, witness

KEPT = 256
"""Records that are kept; the oldest go first."""

_FORMAT = b"paperlint results 1\n"
_SETTINGS = ("NO_COLOR", "FORCE_COLOR", "TERM")


def recall(words: list[str]) -> int | None:
    """Say what the same command line said before and return its exit code; None where it has to be run."""
    try:
        path = _path(words)
        if not _is_ours(path):
            return None
        with open(path, "rb") as file:
            record = _parse(file.read())
    except (OSError, ValueError):
        return None
    if record is None:
        return None
    sights, code, output = record
    if not all(witness.still_holds((how, path), mark) for how, mark, path in sights):
        return None
    sys.stdout.write(output)
    return code


def keep(words: list[str], code: int, output: str) -> None:
    """Remember what a command line said, for as long as all that it looked at stays the same."""
    sights = witness.seen()
    if any(how == witness.FLEETING or "\n" in path for how, path in sights):
        return
    lines = [_stamp(), str(code), *(f"{how} {mark} {path}" for (how, path), mark in sights.items())]
    head = "\n".join(lines).encode("utf-8", "surrogateescape")
    body = head + b"\n\n" + output.encode("utf-8", "surrogateescape")
    try:
        path = _path(words)
        _write(path, _FORMAT + witness.digest(body).encode() + b"\n" + body)
        _forget_oldest(os.path.dirname(path))
    except OSError:
        return  # a folder that is not there or cannot be written to costs time, not results


def folder() -> str:
    """Where this user's caches are, as the system has it (XDG on Linux). Raises OSError for a user without a home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if base.startswith("~"):
        raise FileNotFoundError("this user has no home")
    return os.path.join(base, "paperlint", "results")


def _path(words: list[str]) -> str:
    settings = [os.environ.get(name, "") for name in _SETTINGS]
    key = "\0".join([os.getcwd(), str(sys.stdout.isatty()), *settings, *words])
    return os.path.join(folder(), witness.digest(key.encode("utf-8", "surrogateescape")))


def _is_ours(path: str) -> bool:
    """Whether this user, and nobody else, may have written the record."""
    if sys.platform == "win32":
        return True
    status = os.stat(path)
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _parse(content: bytes) -> tuple[list[list[str]], int, str] | None:
    """A record's sights, exit code and output; None where it is damaged or of another time or version."""
    if not content.startswith(_FORMAT):
        return None
    mark, _, body = content[len(_FORMAT) :].partition(b"\n")
    if mark != witness.digest(body).encode():
        return None
    head, _, output = body.partition(b"\n\n")
    stamp, code, *lines = head.decode("utf-8", "surrogateescape").split("\n")
    if stamp != _stamp():
        return None
    return [line.split(" ", 2) for line in lines], int(code), output.decode("utf-8", "surrogateescape")


def _stamp() -> str:
    """Version, interpreter, the package's own files, and the day."""
    package = os.path.dirname(__file__)
    newest = max(os.stat(path).st_mtime_ns for path in _modules(package))
    return f"{__version__} {sys.version_info[:3]} {newest} {int(time.time() // 86400)}"


def _modules(folder: str) -> list[str]:
    """The package's folders and modules: a checkout in which somebody works changes without changing its version."""
    found = [folder]
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found.append(entry.path)
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                found += _modules(entry.path)
    return found


def _write(path: str, content: bytes) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        records = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
    for _, path in records[:-KEPT]:
        os.unlink(path)

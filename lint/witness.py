"""The disk as a run sees it, and a note of what it has seen: so that a later run knows whether its answer still holds.

Whatever decides what `check` says is read through here: contents, names in folders, whether something is there.
It imports as little as can be, since the quickest run of all imports nothing else.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # `typing` itself takes longer to import than this module
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    Sight: TypeAlias = tuple[str, str]

FLEETING = "fleeting"
"""What keeps an answer from being kept: a pipe, which can be read once only, or a line on standard error."""

_seen: dict[Sight, str] = {}


def content(path: str) -> bytes:
    """The bytes of a file. Raises OSError."""
    with open(path, "rb") as file:
        found = file.read()
        lasting = _is_regular(os.fstat(file.fileno()).st_mode)
    _seen["content" if lasting else FLEETING, path] = digest(found)
    return found


def names(folder: str) -> list[str]:
    """What a folder holds, sorted. Raises OSError."""
    found = sorted(os.listdir(folder))
    _seen["names", folder] = digest("\0".join(found).encode("utf-8", "surrogateescape"))
    return found


def exists(path: str) -> bool:
    """Whether a file or folder is there."""
    found = os.path.exists(path)
    _seen["exists", path] = str(found)
    return found


def is_folder(path: str) -> bool:
    """Whether a folder is there."""
    found = os.path.isdir(path)
    _seen["is_folder", path] = str(found)
    return found


def forbid(reason: str) -> None:
    """Note what an answer, were it kept, would leave out."""
    _seen[FLEETING, reason] = ""


def forget() -> None:
    """Start anew: nothing was looked at."""
    _seen.clear()


def seen() -> Mapping[Sight, str]:
    """All that was looked at so far, and a mark of what was there."""
    return dict(_seen)


def still_holds(sight: Sight, mark: str) -> bool:
    """Whether a look at the same place would see the same."""
    how, path = sight
    try:
        if how == "content" and not _is_regular(os.stat(path).st_mode):
            return False  # to look would take from a pipe what the run itself must read
        _LOOKS[how](path)
    except OSError:
        return False
    return _seen[sight] == mark


def _is_regular(mode: int) -> bool:
    return mode & 0o170000 == 0o100000  # as stat.S_ISREG, without an import


def digest(content: bytes) -> str:
    """A mark that two different contents do not share."""
    from hashlib import blake2b

    return blake2b(content, digest_size=20).hexdigest()


_LOOKS: dict[str, Callable[[str], object]] = {
    "content": content,
    "names": names,
    "exists": exists,
    "is_folder": is_folder,
}

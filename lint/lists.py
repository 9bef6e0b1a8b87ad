"""Which files a run is about."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint import witness
from lint.config import Config
from lint.errors import LintError, did_you_mean

_SUFFIXES = (".md", ".markdown")


def find_lists(paths: Sequence[str], config: Config) -> list[str]:
    """The files that the paths of a command line name, each once, as they are to be shown.

    A folder stands for the Markdown files below it, hidden folders and node_modules left out. Without paths it is what
    `files` names, or the README of the current folder. `exclude` holds for all of them. Raises LintError where a path
    is not there, a folder has no Markdown, no list is found, or none is left.
    """
    found = [file for path in paths for file in _expand(path)] if paths else _default(config)
    by_file = {os.path.realpath(file): file for file in reversed(found) if not _is_excluded(file, config)}
    if not by_file:
        raise LintError(f"{_file_of(config)}: exclude leaves nothing of what there is to read, not even {found[0]}")
    return list(reversed(by_file.values()))


def find_companions(paths: Sequence[str], config: Config) -> list[str]:
    """The translations of the files of a run that are not among them, as `translations` pairs them.

    Raises LintError where a configured file is not there.
    """
    for name in (name for pair in config.translations for name in pair):
        if not witness.exists(str(config.folder / name)):
            raise LintError(f"{_file_of(config)}: translations: there is no file {name}")
    checked = {Path(path).resolve() for path in paths}
    found = {other for path in checked for other in config.translation_of.get(path, ())}
    return [_shown(str(path)) for path in sorted(found - checked)]


def _file_of(config: Config) -> str:
    """The file that the configuration was read from, seen from the current folder."""
    return os.path.relpath(config.path or "")


def start_folder(paths: Sequence[str]) -> Path:
    """Where the search for the configuration starts: the folder of the first path, or the current one."""
    if not paths:
        return Path()
    first = Path(paths[0])
    return first if first.is_dir() else first.parent


def _expand(path: str) -> list[str]:
    if witness.is_folder(path):
        files = sorted(_walk(path))
        if not files:
            raise LintError(f"the folder {path} has no Markdown file; name the list's README instead")
        return files
    if not witness.exists(path):
        if Path(path).is_symlink():
            raise LintError(f"{path} is a link that leads nowhere, to {Path(path).readlink()}; mend the link")
        folder = Path(path).parent
        neighbours = [str(each) for each in folder.iterdir()] if folder.is_dir() else []
        raise LintError(f"there is no file {path}{did_you_mean(path, neighbours)}")
    return [Path(path).as_posix()]


def _default(config: Config) -> list[str]:
    if config.files:
        names = [name for pattern in config.files for name in _matching(pattern, config.folder)]
        if not names:
            raise LintError(f"{_file_of(config)}: files: nothing matches {', '.join(config.files)}")
        return names
    readmes = [name for name in witness.names(".") if Path(name).stem.lower() == "readme" and _is_markdown(name)]
    if not readmes:
        raise LintError("this folder has no README.md; name the list's file or folder")
    return readmes[:1]


def _matching(pattern: str, folder: Path) -> list[str]:
    """The files below a folder that match a glob, in order."""
    if not re.search(r"[*?]", pattern):
        file = (folder / pattern).as_posix()
        return [_shown(file)] if witness.exists(file) and not witness.is_folder(file) else []
    expression = _glob(pattern)
    start = folder.as_posix()
    below = ((file, Path(os.path.relpath(file, start)).as_posix()) for file in sorted(_walk(start)))
    return [_shown(file) for file, name in below if expression.fullmatch(name)]


def _shown(path: str) -> str:
    return Path(os.path.relpath(path)).as_posix()


def _walk(folder: str) -> Iterator[str]:
    """The Markdown files below a folder; a link to a folder is not followed, lest it lead in a circle."""
    for name in witness.names(folder):
        path = (Path(folder) / name).as_posix()
        if witness.is_folder(path):
            if not name.startswith(".") and name != "node_modules" and not Path(path).is_symlink():
                yield from _walk(path)
        elif _is_markdown(name) and not Path(path).is_fifo():
            yield path


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def _is_excluded(path: str, config: Config) -> bool:
    if not config.exclude:
        return False
    name = Path(os.path.relpath(path, config.folder)).as_posix()
    return any(
        _glob(pattern if "/" in pattern.rstrip("/") else f"**/{pattern}", "(?:/.*)?").fullmatch(name)
        for pattern in config.exclude
    )


def _glob(pattern: str, below: str = "") -> re.Pattern[str]:
    """A glob as a regular expression over a path, and over what stands `below` it."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    body = "".join(parts.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern.rstrip("/")))
    return re.compile(body + below, re.DOTALL)

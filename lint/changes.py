"""What a change brought: the lines that differ from a git revision, and the findings that lie on them."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.document import Document, Span
from lint.errors import LintError
from lint.finding import Finding

_EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without files, which git knows everywhere."""
_PLAIN = ("--text", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv")
"""Whatever diff the user's configuration asks for."""
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class Lines(NamedTuple):
    """Lines of a file, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True)
class Revision:
    """A git revision, and what the files of a run were called in it."""

    commit: str
    top: Path
    """The working tree's topmost folder."""
    former: Mapping[str, str | None]
    """Path of a file that differs -> its path in the revision, from the top; None for a file that is new."""


def revision(name: str, paths: Sequence[str], *, in_memory: bool = False) -> Revision:
    """The revision of that name in the repository of the files, renames followed, uncommitted ones too.

    `in_memory` says that the files' text is not what stands in the working tree, so all of them may differ.
    Raises LintError where git is not installed, the files lie in no repository, or the revision is unknown.
    """
    folder = Path(paths[0]).parent if paths else Path()
    folder = folder if folder.is_dir() else Path()
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    try:
        verified = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except LintError:
        if name == "HEAD":  # before the first commit, all is new
            return Revision(_EMPTY, top, dict.fromkeys(paths))
        raise LintError(f"--since: git knows no revision {name}; a shallow clone has only the last commits") from None
    commit = verified.decode().strip()
    names = {
        path: os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/") for path in paths
    }
    differing = _differing(top, commit, [name for name in names.values() if Path(top, name).exists()])
    former = {path: differing[name] for path, name in names.items() if name in differing}
    if in_memory:
        known = set(_names(_git(top, "ls-tree", "-r", "-z", "--name-only", commit)))
        former = {path: name if name in known else None for path, name in names.items()} | former
    return Revision(commit, top, former)


def caused(findings: Sequence[Finding], documents: Sequence[Document], since: Revision) -> list[Finding]:
    """The findings that touch a changed line, with their own span or a related one.

    A duplicate of an old entry is caused by the new one, whichever of the two the finding lies on.
    """
    changed = {document.path: changed_lines(document, since) for document in documents}
    sources = {document.path: document.source for document in documents}

    def touches(path: str, span: Span) -> bool:
        if path not in sources:
            return False
        lines = changed[path]
        first, last = (sources[path].position(offset)[0] for offset in (span.start, max(span.start, span.end - 1)))
        index = bisect_left(lines, first, key=lambda each: each.last)
        return index < len(lines) and lines[index].first <= last

    return [
        finding
        for finding in findings
        if touches(finding.path, finding.span) or any(touches(other.path, other.span) for other in finding.related)
    ]


def changed_lines(document: Document, since: Revision) -> list[Lines]:
    """The lines of a document, as it now is in memory, that differ from the revision, in order."""
    if document.path not in since.former:
        return []
    former = since.former[document.path]
    if former is None:
        return [Lines(1, len(document.source.line_starts))]
    from tempfile import TemporaryDirectory

    old = _git(since.top, "cat-file", "--filters", f"{since.commit}:{former}")
    with TemporaryDirectory(prefix="paperlint-") as folder:
        Path(folder, "old").write_bytes(old)
        Path(folder, "new").write_bytes(document.source.content)
        hunks = _git(Path(folder), "diff", "--no-index", *_PLAIN, "old", "new")
    found = ((int(first), int(count or 1)) for first, count in _HUNK.findall(hunks))
    # Where lines are only missing there is no line to look at.
    return [Lines(first, first + count - 1) for first, count in found if count]


def _differing(top: Path, commit: str, paths: list[str]) -> dict[str, str | None]:
    """Path -> former path of every file in the working tree that differs from a commit."""
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="paperlint-") as folder:
        # A copy of the index in which new files are announced, so that git tells a moved file from a new one.
        index = Path(folder, "index")
        own = Path(top, os.fsdecode(_git(top, "rev-parse", "--git-path", "index")).rstrip("\n"))
        if own.exists():
            shutil.copy2(own, index)  # with its time: by it git knows which files may have changed unnoticed
        if paths:
            _git(top, "--literal-pathspecs", "add", "--intent-to-add", "--force", "--", *paths, index=index)
        status = _git(top, "diff", "--name-status", "-z", "--find-renames", commit, index=index)
    fields = iter(_names(status))
    former: dict[str, str | None] = {}
    for kind in fields:
        path = next(fields)
        if kind[0] in "RC":
            former[next(fields)] = path
        else:
            former[path] = None if kind[0] == "A" else path
    return former


_DIFF_SETTINGS = frozenset({"GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS"})


def _names(output: bytes) -> list[str]:
    return os.fsdecode(output).split("\0")[:-1]


def _git(folder: Path, *arguments: str, index: Path | None = None) -> bytes:
    """What git prints. Raises LintError where it is missing or refuses."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in _DIFF_SETTINGS}
    environment |= {"LC_ALL": "C", **({"GIT_INDEX_FILE": str(index)} if index else {})}
    command = ["git", "-c", "core.safecrlf=false", *arguments]
    try:
        result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError:
        raise LintError("--since needs git, which is not installed") from None
    if result.returncode > ("--no-index" in arguments):
        said = [line.strip() for line in result.stderr.decode(errors="replace").splitlines() if line.strip()]
        advice = [f"run {line}" for line in said[1:] if line.startswith("git config ")]
        fatal = [line for line in said if line.startswith("fatal: ")][:1] or said[-1:] or ["git refused"]
        raise LintError(f"--since: {'; '.join([*fatal, *advice])}")
    return result.stdout

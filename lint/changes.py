"""What a change brought: the findings on lines that differ from a git revision, and the errors it made elsewhere."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from lint.document import Document, Span
from lint.errors import LintError
from lint.finding import Examine, Finding, Severity
from lint.reading import parse_source
from lint.source import Source

_EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without files, which git knows everywhere."""
_PLAIN = ("--text", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv")
"""Whatever diff the user's configuration asks for."""
_HUNK = re.compile(rb"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_NUMBER = re.compile(rb"\s*+(?:\d{1,9}[.)]\s++)?")


class State(IntEnum):
    """What a change did to a line."""

    KEPT = 0
    MOVED = 1
    """It stood elsewhere, or had another number before it, another indentation or another end."""
    CHANGED = 2


class Difference(NamedTuple):
    """What became of a file since the revision."""

    lines: Mapping[int, State]
    """The lines, from 1, that are not as they were."""
    former: Source | None = None
    """The file as it was, where it differs; None too for a new one."""
    takes_away: bool = False
    """Whether a line of it is gone or reads otherwise."""


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


def caused(find: Examine, since: Revision) -> Examine:
    """`find`, with nothing but the findings that the change brought.

    It brought what lies on a changed line, and on others what was not found before: with a related place on a changed
    line, as a duplicate of an old entry, whichever of the two it lies on; on lines that moved; and an error anywhere,
    such as the link to a heading that was renamed.
    """
    known: dict[tuple[Source, ...], Counter[_Gist]] = {}

    def found_before(documents: Sequence[Document], differences: Mapping[str, Difference]) -> Counter[_Gist]:
        """How often what was found in the documents as they were; mending, which looks again, asks for it only once."""
        were_there = [document for document in documents if since.former.get(document.path, "") is not None]
        sources = tuple(differences[document.path].former or document.source for document in were_there)
        if sources not in known:
            pairs = zip(were_there, sources, strict=True)
            before = [document if document.source is source else parse_source(source) for document, source in pairs]
            known[sources] = _counted(find(before), {source.path: source for source in sources})
        return known[sources].copy()

    def examine(documents: Sequence[Document]) -> list[Finding]:
        findings = find(documents)
        differences = {document.path: _difference(document, since) for document in documents}
        sources = {document.path: document.source for document in documents}
        takes_away = any(difference.takes_away for difference in differences.values())
        states = [_state(finding, sources, differences) for finding in findings]
        new = {index for index, (own, _) in enumerate(states) if own is State.CHANGED}
        doubtful = {
            index
            for index, (own, related) in enumerate(states)
            if max(own, related) > State.KEPT or (takes_away and findings[index].severity is Severity.ERROR)
        } - new
        if doubtful:
            left = found_before(documents, differences)
            for index in sorted(set(range(len(findings))) - new, key=states.__getitem__):
                gists = _gists(findings[index], sources)
                is_old = any(left[gist] > 0 for gist in gists)
                left.subtract(gists)
                if index in doubtful and not is_old:
                    new.add(index)
        return [findings[index] for index in sorted(new)]

    return examine


def _state(
    finding: Finding, sources: Mapping[str, Source], differences: Mapping[str, Difference]
) -> tuple[State, State]:
    """The state of the line that changed most, of a finding's own and of its related places."""
    own = _state_of(finding.path, finding.span, sources, differences)
    others = (_state_of(other.path, other.span, sources, differences) for other in finding.related)
    return own, max(others, default=State.KEPT)


def _state_of(path: str, span: Span, sources: Mapping[str, Source], differences: Mapping[str, Difference]) -> State:
    if path not in sources or not (lines := differences[path].lines):
        return State.KEPT
    first, last = (sources[path].position(offset)[0] for offset in (span.start, max(span.start, span.end - 1)))
    return max(lines.get(line, State.KEPT) for line in range(first, last + 1))


_Gist = tuple[str, frozenset[str]]


def _counted(findings: Iterable[Finding], sources: Mapping[str, Source]) -> Counter[_Gist]:
    return Counter(gist for finding in findings for gist in _gists(finding, sources))


def _gists(finding: Finding, sources: Mapping[str, Source]) -> set[_Gist]:
    """What a finding is about, wherever it stands: its rule with its own words, and with those of all its places."""
    own, *others = ((finding.path, finding.span), *((other.path, other.span) for other in finding.related))
    texts = [" ".join(sources[path].text[slice(*span)].split()) for path, span in (own, *others) if path in sources]
    return {(finding.rule, frozenset(texts[:1])), (finding.rule, frozenset(texts))}


def _difference(document: Document, since: Revision) -> Difference:
    """How a document, as it now is in memory, differs from the revision."""
    if document.path not in since.former:
        return Difference({})
    former = since.former[document.path]
    if former is None:
        return Difference(dict.fromkeys(range(1, len(document.source.line_starts) + 1), State.CHANGED))
    old = _git(since.top, "cat-file", "--filters", f"{since.commit}:{former}")
    gone, added = _lines(old, document.source.content)
    left = Counter(map(_bare, gone))
    states = {}
    for line, content in added.items():
        bare = _bare(content)
        left[bare] -= 1
        states[line] = State.CHANGED if left[bare] < 0 else State.MOVED
    text = old.decode("utf-8", "replace").removeprefix("\ufeff")
    return Difference(states, Source(document.path, text), takes_away=bool(gone))


def _lines(old: bytes, new: bytes) -> tuple[list[bytes], dict[int, bytes]]:
    """The lines of the old text that are gone, and those of the new text that were not there, by number from 1."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="paperlint-") as folder:
        Path(folder, "old").write_bytes(old)
        Path(folder, "new").write_bytes(new)
        hunks = _git(Path(folder), "diff", "--no-index", *_PLAIN, "old", "new")
    before, after = old.split(b"\n"), new.split(b"\n")
    gone: list[bytes] = []
    added: dict[int, bytes] = {}
    for numbers in _HUNK.findall(hunks):
        first, count, new_first, new_count = (int(number or 1) for number in numbers)
        gone += before[first - 1 : first - 1 + count] if count else []
        added |= {line: after[line - 1] for line in range(new_first, new_first + new_count)}
    return gone, added


def _bare(line: bytes) -> bytes:
    """A line without its indentation, its number and its end."""
    return line[_NUMBER.match(line).end() :].rstrip()  # type: ignore[union-attr]


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
        if any("not a git repository" in line for line in said):
            raise LintError("--since: the list is in no git repository; leave it out to check the whole list")
        fatal = [line for line in said if line.startswith("fatal: ")][:1] or said[-1:] or ["git refused"]
        raise LintError(f"--since: {'; '.join([*fatal, *advice])}")
    return result.stdout

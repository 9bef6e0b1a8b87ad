"""The bibliography's way back into the repository: as a commit, or as the one pull request that is kept up to date.

Everything goes through GitHub's API, so that the job needs no git credentials. Reads from the environment: FILE, the
path below the repository's root; PUBLISH, `commit` or `pull-request`.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lint.action.github import repository, set_outputs, variable
from lint.errors import LintError

if TYPE_CHECKING:
    from lint.action.github import Repository

BRANCH = "paperlint/bibliography"
MESSAGE = "Update the bibliography"
BODY = (
    "`paperlint bib` wrote this from the works that the list cites. Entries that were edited by hand are as they were."
)


def main() -> int:
    """Publish the file where it differs from the repository's."""
    where, mode = repository(), variable("PUBLISH")
    base, path = variable("GITHUB_REF_NAME"), Path(variable("FILE")).as_posix()
    content = Path(path).read_bytes()
    if mode == "commit":
        changed = put(where, path, content, base)
    elif mode == "pull-request":
        changed = propose(where, path, content, base)
    else:
        raise LintError(f"publish is {mode}; it can be commit or pull-request")
    print(f"{path}: {'published' if changed else 'up to date'}")
    set_outputs(changed=str(changed).lower())
    return 0


def put(repository: Repository, path: str, content: bytes, branch: str) -> bool:
    """Commit the file to the branch; False where the branch has it already."""
    old = repository.call("GET", f"contents/{quote(path)}?ref={quote(branch, safe='')}")
    if old is not None and _blob(content) == old["sha"]:
        return False
    body = {"message": MESSAGE, "branch": branch, "content": base64.b64encode(content).decode("ascii")}
    repository.call("PUT", f"contents/{quote(path)}", body if old is None else {**body, "sha": old["sha"]})
    return True


def propose(repository: Repository, path: str, content: bytes, base: str) -> bool:
    """Bring our branch to the base with the file on top, and open a pull request unless one is open.

    False where the base has the file already; an open pull request is then out of date and left to the people.
    """
    old = repository.call("GET", f"contents/{quote(path)}?ref={quote(base, safe='')}")
    if old is not None and _blob(content) == old["sha"]:
        return False
    start = variable("GITHUB_SHA")
    if repository.call("GET", f"git/ref/heads/{BRANCH}") is None:
        repository.call("POST", "git/refs", {"ref": f"refs/heads/{BRANCH}", "sha": start})
    elif not _holds(repository, path, content):
        repository.call("PATCH", f"git/refs/heads/{BRANCH}", {"sha": start, "force": True})
    put(repository, path, content, BRANCH)
    owner = repository.name.partition("/")[0]
    if not repository.call("GET", f"pulls?state=open&base={quote(base, safe='')}&head={owner}:{BRANCH}"):
        proposal = {"title": MESSAGE, "head": BRANCH, "base": base, "body": BODY}
        print(repository.call("POST", "pulls", proposal)["html_url"])
    return True


def _holds(repository: Repository, path: str, content: bytes) -> bool:
    """Whether our branch has this very content, so that nobody's review starts anew for nothing."""
    old = repository.call("GET", f"contents/{quote(path)}?ref={quote(BRANCH, safe='')}")
    return old is not None and _blob(content) == old["sha"]


def _blob(content: bytes) -> str:
    """The id that git gives the content."""
    import hashlib

    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()

"""GitHub's GraphQL: a hundred repositories in one query, with a token; it follows renames and tells archived ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError, chunks

_BATCH = 100

_ADDRESS = re.compile(r"https?://(?:www\.)?github\.com/([A-Za-z0-9-]{1,39})/([A-Za-z0-9._-]{1,100}?)(?:\.git)?/?$")
# First path segments that are GitHub's own pages and no accounts.
_PAGES = {"about", "apps", "collections", "features", "marketplace", "orgs", "settings", "sponsors", "topics", "users"}


class Repository(NamedTuple):
    """A repository by the name it bears in a link."""

    owner: str
    name: str


class State(NamedTuple):
    """What GitHub says of a repository."""

    full_name: str
    """`owner/name` as it is today; differs from the asked one after a rename."""
    archived: bool


def repository(url: str) -> Repository | None:
    """The repository whose own page a URL is; None for its subpages and for all else."""
    match = _ADDRESS.match(url.partition("#")[0].partition("?")[0])
    return Repository(*match.groups()) if match and match[1].lower() not in _PAGES else None


def batches(urls: Sequence[str]) -> Iterator[Sequence[str]]:
    """Addresses of repositories, as many at a time as one query takes."""
    return chunks(urls, _BATCH)


def request(repositories: Sequence[Repository]) -> Request:
    """One query for these repositories; names are plain by `repository`'s grammar and need no escaping."""
    fields = "{nameWithOwner isArchived}"
    parts = (
        f'r{index}:repository(owner:"{owner}",name:"{name}"){fields}'
        for index, (owner, name) in enumerate(repositories)
    )
    return Request(ENDPOINTS["github"], "POST", json={"query": "query{" + " ".join(parts) + "}"})


def parse(answer: Answer, repositories: Sequence[Repository]) -> Mapping[Repository, State | None]:
    """The state of each repository; None where GitHub shows none of that name. Raises UnreadableError."""
    try:
        answers = json.loads(answer.body)["data"]
        found: dict[Repository, State | None] = {}
        for index, asked in enumerate(repositories):
            node = answers[f"r{index}"]
            found[asked] = State(node["nameWithOwner"], bool(node["isArchived"])) if node else None
    except MALFORMED:
        raise UnreadableError("GitHub's answer is not what it documents") from None
    return found

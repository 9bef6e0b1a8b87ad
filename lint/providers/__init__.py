"""Metadata services: each module builds requests and parses bodies; none does I/O.

A provider is a module that satisfies `Provider`. What it may be asked, how many works at a time, and how fast stands
in the tables here, so that every endpoint and every politeness rule is in one place.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from lint.identifiers import WorkId
    from lint.work import Record

ENDPOINTS = {
    "arxiv": "https://export.arxiv.org/api/query",
    "crossref": "https://api.crossref.org/works",
    "datacite": "https://api.datacite.org/dois",
    "doi_org": "https://doi.org",
    "acl": "https://aclanthology.org",
    "semantic_scholar": "https://api.semanticscholar.org/graph/v1/paper/batch",
    "openreview": "https://api2.openreview.net",
    "openreview_old": "https://api.openreview.net",
    "pmlr": "https://proceedings.mlr.press",
    "neurips": "https://proceedings.neurips.cc",
    "iclr": "https://proceedings.iclr.cc",
    "github": "https://api.github.com/graphql",
    "wayback": "https://archive.org/wayback/available",
}

PACE = {
    # arXiv asks for one request every three seconds; what it measures is the arrival, which the first request's
    # handshake delays, so a little more is left between two.
    "export.arxiv.org": 3.5,
    "arxiv.org": 3.5,
    "api.crossref.org": 1.0,
    "api.datacite.org": 1.0,
    "doi.org": 0.5,
    "aclanthology.org": 1.0,
    "api.semanticscholar.org": 1.2,
    "api2.openreview.net": 1.0,
    "api.openreview.net": 1.0,
    "api.github.com": 1.0,
    "archive.org": 1.5,
}
"""Least seconds between two requests to a host, as the services ask for in their documentation."""

MEGABYTE = 1 << 20

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request as data. Credentials are no part of it: `fetch` adds them, to their own host alone."""

    url: str
    method: Literal["GET", "HEAD", "POST"] = "GET"
    accept: str = "*/*"
    json: object = None
    """The body of a POST, to be sent as JSON."""
    limit: int = 32 * MEGABYTE
    """Most bytes of the decoded body to read; what lies beyond is left unread."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request; redirects are answers, too."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Names in lower case."""
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """The media type in lower case without parameters; empty where there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class UnreadableError(Exception):
    """An answer that is not what the service documents; the message is a reason to show. Nothing follows from it."""


MALFORMED = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What taking an answer apart raises where it is not as documented."""


class Provider(Protocol):
    """What a provider's module offers."""

    def requests(self, ids: Sequence[WorkId]) -> Iterable[tuple[Request, Sequence[WorkId]]]:
        """The requests that ask for these works, each with the works that its answer tells of."""
        ...

    def parse(self, answer: Answer, ids: Sequence[WorkId]) -> Mapping[WorkId, Record | None]:
        """A record for each work that the service knows; None for each that it says it does not know.

        The answer's status is 200 or 404. A work of which it tells nothing is absent. Raises UnreadableError.
        """
        ...


def listed(answer: Answer, otherwise: str, *keys: str) -> list[Any]:
    """The list at a path of keys in an answer of JSON. Raises UnreadableError, with a reason, where there is none."""
    try:
        value = json.loads(answer.body)
        for key in keys:
            value = value[key]
        return list(value)
    except MALFORMED:
        raise UnreadableError(otherwise) from None


def chunks(asked: Sequence[Asked], size: int) -> Iterator[Sequence[Asked]]:
    """What is to be asked for, in batches of at most `size`."""
    return (asked[start : start + size] for start in range(0, len(asked), size))


def plain(text: str) -> str:
    """Text of a metadata field: tags and entities gone, white space folded.

    >>> plain("A <i>short</i>\\n title &amp; more")
    'A short title & more'
    """
    text = html.unescape(_TAG.sub("", _FORMULA.sub("", text) if "<mml:math" in text else text))
    return " ".join(_DRESS.sub("", text).split())


def text_of(value: object) -> str:
    """The plain text of a field, a number as it is written; empty for whatever else a service may put there."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return plain(str(value).encode("utf-8", "replace").decode())  # half a character would stop whoever writes it


def stated_year(value: object) -> int | None:
    """A year of four digits, as a number or as text; None for all else."""
    return int(text_of(value)) if _YEAR.fullmatch(text_of(value)) else None


_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
# Crossref escapes some tags twice.
_DRESS = re.compile(r"</?(?:i|b|em|strong|su[bp]|scp|tt|u)>", re.IGNORECASE)
# A formula in LaTeX beside the same in MathML.
_FORMULA = re.compile(r"<(?:\w+:)?tex-math\b[^<>]{0,200}>[^<>]{0,2000}</(?:\w+:)?tex-math>")
_YEAR = re.compile(r"[12]\d{3}")

"""What a rule reports, and how it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lint.document import Document, Span


class Severity(IntEnum):
    """How sure and how grave: an error is certainly wrong, a warning very likely, an info is a hint."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """Replace a span of a file's text; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of the finding's own file that mend it together; safe where no meaning can change."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Related(NamedTuple):
    """Another place that a finding speaks of, perhaps in another file."""

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. A rule leaves `rule` and `severity` alone: the runner stamps them."""

    path: str
    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    hint: bool = False
    """A guess, or harmless: reported at severity info whatever the rule's severity is."""
    rule: str = ""
    severity: Severity = Severity.WARNING


Examine = Callable[[Sequence["Document"]], list[Finding]]
"""What gives the findings of documents."""


def enumerated(names: Sequence[str]) -> str:
    """Several names in a message: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

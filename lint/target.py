"""Link targets as they are written, and findings that rewrite them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lint.document import Document, Link, Span
from lint.finding import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CLOSERS = {"{": "}", '"': '"', "'": "'"}


class Target(NamedTuple):
    """Where a link leads, at the place where it is written."""

    document: Document
    link: Link
    number: int
    """Index of the link in `document.links`."""

    @property
    def entry(self) -> int | None:
        """Index of the entry that the link stands in."""
        return self.document.entry_of_link.get(self.number)

    @property
    def written(self) -> str:
        """The target as it stands in the file, entities and escapes included."""
        return self.document.text[slice(*self.link.url_span)]

    @property
    def around(self) -> str:
        """What GitHub takes into a bare address though it stands around it, as the `}` of `{https://…}`."""
        start = self.link.url_span.start
        closer = _CLOSERS.get(self.document.text[start - 1 : start]) if self.link.kind == "autolink" else None
        return self.written[self.written.rindex(closer) :] if closer and closer in self.written else ""

    def finding(self, message: str, instead: str | None = None, *, safe: bool = True, hint: bool = False) -> Finding:
        """A finding on the target; `instead` is what to write in its place."""
        if instead and not instead.endswith(self.around):
            instead += self.around
        if instead is None or instead == self.written:
            return Finding(self.document.path, self.link.url_span, message, hint=hint)
        edit = smallest_edit(self.link.url_span, self.written, instead)
        return Finding(self.document.path, self.link.url_span, message, Fix((edit,), safe), hint=hint)


def targets(documents: Sequence[Document]) -> Iterator[Target]:
    """Every target that is written; only once where several links share a definition."""
    for document in documents:
        for number in document.written_links:
            yield Target(document, document.links[number], number)


def holds_image(document: Document, link: Link) -> bool:
    """Whether a link is set round an image, as round a badge."""
    return "![" in document.text[slice(*link.span)] or "<img" in document.text[slice(*link.span)].lower()


def smallest_edit(span: Span, old: str, new: str) -> Edit:
    """The edit that turns the span's old text into the new one and touches nothing that both have at their ends."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    return Edit(Span(span.start + head, span.end - tail), new[head : len(new) - tail])

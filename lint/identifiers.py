"""Which work a URL names, and where a work's own page is."""

from __future__ import annotations

from typing import NamedTuple


class WorkId(NamedTuple):
    """An identifier in its one normal form. Only this module makes them from raw strings.

    Schemes: arxiv, doi, acl, openreview, neurips, iclr, mlsys, pmlr, cvf, ecva, jmlr, ieee, pmid, pmcid, pii,
    aaai-ojs, isca, s2, dblp.
    """

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


def identify(url: str) -> WorkId | None:
    """The work that a URL (or `arXiv:…`, `doi:…`) names; None where it names none."""
    raise NotImplementedError


def canonical_url(work_id: WorkId) -> str | None:
    """The address of a work's own page; None where the identifier alone does not tell."""
    raise NotImplementedError

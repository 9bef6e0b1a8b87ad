"""CSL-JSON, as Zotero and pandoc read it: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lint.names import OTHERS
from lint.references.latex import readable
from lint.references.reference import Reference
from lint.work import Name

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "book": "book",
    "phdthesis": "thesis",
    "techreport": "report",
}

_AT_HOME = ("phdthesis", "techreport")
"""Kinds whose venue is the institution that published them."""


def render(references: Iterable[tuple[str, Reference]]) -> str:
    """A JSON array of items, in order of their keys."""
    items = [_item(key, reference) for key, reference in sorted(references, key=lambda pair: pair[0].lower())]
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"


def _item(key: str, reference: Reference) -> dict[str, Any]:
    arxiv = reference.value("arxiv")
    date = [part for part in (reference.year, reference.month) if part]
    is_published = reference.kind in _TYPES
    item = {
        "id": key,
        "type": _TYPES.get(reference.kind) or ("article" if arxiv else "webpage"),
        "title": readable(reference.title),
        "author": [_name(name) for name in reference.authors if name != OTHERS],
        "issued": {"date-parts": [date]} if reference.year else None,
        "container-title": reference.venue if reference.kind in ("article", "inproceedings", "incollection") else None,
        "genre": reference.venue if not is_published and not arxiv else None,
        "publisher": reference.publisher or (reference.venue if reference.kind in _AT_HOME else None),
        "volume": reference.volume,
        "issue": reference.number,
        "page": reference.pages,
        "DOI": reference.doi,
        "PMID": reference.value("pmid"),
        "PMCID": reference.value("pmcid"),
        "URL": reference.url,
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "number": f"arXiv:{arxiv}" if arxiv and not is_published else None,
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}

"""RIS, as reference managers read it: a tag of two letters, two spaces, a hyphen, a space and a value on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint.names import OTHERS
from lint.references.latex import readable
from lint.references.reference import Reference
from lint.work import Name

_TYPES = {
    "article": "JOUR",
    "inproceedings": "CPAPER",
    "incollection": "CHAP",
    "book": "BOOK",
    "phdthesis": "THES",
    "techreport": "RPRT",
}
_NO_TEXT = re.compile(r"[\s\x00-\x1f\ud800-\udfff]+")
"""White space, controls, and lone surrogates, which no file can hold and JSON can."""


def render(references: Iterable[tuple[str, Reference]]) -> str:
    """A record for each reference, in order of their keys."""
    ordered = sorted(references, key=lambda pair: pair[0].lower())
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(*pair)) for pair in ordered)


def _lines(key: str, reference: Reference) -> Iterator[tuple[str, str]]:
    arxiv = reference.value("arxiv")
    first, _, last = (reference.pages or "").partition("-")
    values = [
        ("TY", _TYPES.get(reference.kind) or ("UNPB" if arxiv else "ELEC")),
        ("ID", key),
        ("TI", readable(reference.title)),
        *(("AU", _name(name)) for name in reference.authors if name != OTHERS),
        ("PY", str(reference.year or "")),
        ("DA", f"{reference.year}/{reference.month:02}" if reference.year and reference.month else ""),
        ("JO" if reference.kind == "article" else "T2", reference.venue or ""),
        ("VL", reference.volume or ""),
        ("IS", reference.number or ""),
        ("SP", first),
        ("EP", last.lstrip("-")),
        ("PB", reference.publisher or ""),
        ("DO", reference.doi or ""),
        ("AN", f"arXiv:{arxiv}" if arxiv else ""),
        ("UR", reference.url or ""),
    ]
    yield from ((tag, _NO_TEXT.sub(" ", value).strip()) for tag, value in values if value)
    yield "ER", ""


def _name(name: Name) -> str:
    """`van der Berg, Jan, Jr.`; a group stands as it is."""
    if name.literal:
        return name.family
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))

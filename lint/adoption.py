"""What the files of a list's repository tell of the list, and the configuration that follows from it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lint import source
from lint.errors import LintError
from lint.identifiers import arxiv_url
from lint.reading import parse_source
from lint.style.house import departures, group, infer
from lint.style.pattern import dissect
from lint.style.template import usual_template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lint.document import Document

_FEWEST_PAPERS = 3
"""Entries with an identifier from which a Markdown file counts as a list."""
_CLEAR = 0.8
"""The share of links or entries that must agree for it to be written down as the list's way."""
_LANGUAGE = re.compile(
    r"[._ -](?:ar|bn|cn|de|en|es|fa|fr|hi|id|it|ja|jp|ko|kr|nl|pl|pt|ru|tr|tw|uk|vi|zh)"
    r"(?:[._-]?(?:br|cn|hans|hant|hk|tw|us))?$|[._ -](?:chinese|english|中文|简体中文|繁體中文)$",
    re.IGNORECASE,
)
_HEAD = """\
# How paperlint reads this list; every option: paperlint rule, and the README of paperlint.
# Written by `paperlint init` from what the list itself does. Edit it as you like.
"""


@dataclass(frozen=True)
class Adoption:
    """A list as it was found."""

    documents: tuple[Document, ...]
    """The files that list papers; paths from the repository's root."""
    translations: tuple[tuple[str, str], ...]
    entry: str | None
    """The format that most entries have."""
    uniform: bool
    """Whether nearly all entries keep to it, so that it can be asked of every one."""
    arxiv_form: str | None
    """`abs` or `pdf`, where four in five links agree."""
    bibliography: str | None


def survey(folder: Path) -> Adoption:
    """Read the repository of a list. Raises LintError where no file lists papers."""
    documents = tuple(document for path in _markdown(folder) if (document := _list(folder, path)))
    if not documents:
        raise LintError(f"no Markdown file below {folder} lists papers; run paperlint init in the list's repository")
    return adopt(documents, sorted(path.relative_to(folder).as_posix() for path in folder.glob("*.bib")))


def adopt(documents: Sequence[Document], bibliographies: Sequence[str] = ()) -> Adoption:
    """What the files of a list tell of it, and the .bib files beside them."""
    entry = usual_template(
        (document, entry)
        for document in documents
        for entry in document.entries
        if entry.shape in ("item", "paragraph")
    )
    return Adoption(
        tuple(documents),
        _translations(documents),
        entry,
        entry is not None and "\n" not in entry and all(_keeps_to(document, entry) for document in documents),
        _arxiv_form(documents),
        bibliographies[0] if len(bibliographies) == 1 else None,
    )


def configuration(found: Adoption) -> str:
    """The text of a paperlint.toml, each setting with the reason for it."""
    parts = [_HEAD]
    parts.append("# The files that list papers; a bare `paperlint check` reads them.")
    parts.append(f"files = {_toml([document.path for document in found.documents])}\n")
    if found.translations:
        parts.append("# Each pair must cite the same papers.")
        parts.append(f"translations = {_toml([list(pair) for pair in found.translations])}\n")
    if found.bibliography:
        parts.append("# Titles and years are compared with it, and `paperlint bib` keeps it up to date.")
        parts.append(f"bibliography = {_toml(found.bibliography)}\n")
    else:
        parts.append(
            "# A BibTeX file with an entry for every paper, once `paperlint bib -o references.bib` has written it."
        )
        parts.append('# bibliography = "references.bib"\n')
    if found.entry and found.uniform:
        parts.append("# How an entry is written; `paperlint add` writes new ones so. An entry may lack parts of it.")
        parts.append(f"entry = {_toml(found.entry)}\n")
    elif found.entry:
        parts.append("# Sections write their entries in different ways, and each is compared with its own neighbours.")
        parts.append("# One format for the whole list would be told so; this is the most frequent:")
        parts.append(f"# entry = {_toml(found.entry)}\n")
    parts.append("# Findings below this severity do not fail a run: info, warning or error.")
    parts.append('fail-on = "warning"\n')
    parts.append("[rules.arxiv-url]")
    if found.arxiv_form:
        other = "PDF" if found.arxiv_form == "abs" else "abstract"
        parts.append(f"# Nearly all links to arXiv are of this form; link no {other} instead.")
        parts.append(f'form = "{found.arxiv_form}"')
    else:
        parts.append("# The list links abstracts and PDFs alike; this would settle it:")
        parts.append('# form = "abs"')
    return "\n".join(parts) + "\n"


def _markdown(folder: Path) -> list[Path]:
    """Markdown files, the README first, hidden folders and the usual side pages left out."""
    found = [path for path in folder.rglob("*.md") if not _is_aside(path.relative_to(folder)) and _is_utf8(path)]
    return sorted(found, key=lambda path: (len(path.parts), path.stem.lower() != "readme", path.as_posix()))


def _is_utf8(path: Path) -> bool:
    """Whether a configuration can name the file."""
    try:
        path.as_posix().encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_aside(path: Path) -> bool:
    hidden = any(part.startswith(".") or part in ("node_modules", "venv") for part in path.parts)
    return hidden or path.stem.lower() in ("contributing", "changelog", "code_of_conduct", "license")


def _list(folder: Path, path: Path) -> Document | None:
    try:
        document = parse_source(replace(source.read(str(path)), path=path.relative_to(folder).as_posix()))
    except LintError:
        return None  # not text: no list
    return document if sum(bool(entry.ids) for entry in document.entries) >= _FEWEST_PAPERS else None


def _translations(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Pairs of files whose names differ in a language only, and that cite mostly the same papers."""
    pairs = []
    by_name: dict[str, Document] = {}
    for document in documents:
        name = _LANGUAGE.sub("", document.path.removesuffix(".md")).lower()
        original = by_name.setdefault(name, document)
        if original is not document and _overlap(original, document) >= _CLEAR / 2:
            pairs.append((original.path, document.path))
    return tuple(pairs)


def _overlap(one: Document, other: Document) -> float:
    ours, theirs = ({link.work_id for link in each.links if link.work_id} for each in (one, other))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _keeps_to(document: Document, entry: str) -> bool:
    """Whether nearly all entries of a file have a format, so far as they have its parts."""
    house, shown = infer(document, entry)
    unsure = [each for each, habits in zip(document.entries, shown, strict=True) if not house.is_kept(each, habits)]
    departing = sum(
        any(departures(document.text, group(each), run, house) for run in dissect(document, each)) for each in unsure
    )
    return departing <= len(document.entries) * (1 - _CLEAR) / 4


def _arxiv_form(documents: Sequence[Document]) -> str | None:
    forms = Counter(
        address.form for document in documents for link in document.links if (address := arxiv_url(link.url))
    )
    counted = forms["abs"] + forms["pdf"]
    return next((form for form in ("abs", "pdf") if counted and forms[form] >= counted * _CLEAR), None)


def _toml(value: object) -> str:
    """A string or list as TOML writes it; JSON's form of these is TOML too, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Bibliographies go through the real programs without an error or a warning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from pybtex.database import parse_string

from lint.evidence import Evidence
from lint.identifiers import WorkId
from lint.reading import parse
from lint.references.bibliography import bibliography
from lint.references.bibtex import Dialect, read_blocks
from lint.references.latex import decode
from lint.title import title_key
from lint.work import Name, Record, Work, cite
from tests.tools import ROOT, SHARED
from tests.typesetters import STYLES, biber_complaints, bibtex_complaints, typeset

SMALL = 80_000
"""Bytes of a list that is typeset here; the greatest take minutes."""
LISTS = [
    ROOT / "examples" / "after" / "README.md",
    SHARED / "seed" / "README.md",
    *(path for path in sorted(SHARED.glob("lists/*.md")) if path.stat().st_size < SMALL),
]

TITLES = (
    "Scaling to 50% & more_of #1 ~ {braces} and \\commands",
    "An unbalanced { brace, and another }",
    'The "quoted" $O(n^2)$ bound for $5 and $6',
    "Über Gödel, Łukasiewicz and naïve Ångström: a café’s façade",
    "α-stable β – and — “quotes” … <b>less</b> > more | pipe ^ caret",
    "@misc{evil, title={x}}",
    "What is 'this'? A name, and, another",
)
AUTHORS = (
    (Name("Berg", "Jan", "van der", "Jr."), Name("Müller & Söhne", literal=True)),
    (Name("Ørsted", "Hans Christian"), Name("Ślązak", "Łucja"), Name("others", literal=True)),
    (Name("Team and Friends", literal=True),),
    (Name("O’Neil", "D’Arcy {X}"), Name("Nguyễn", "Văn A")),
)
KINDS = ("misc", "article", "inproceedings", "book", "phdthesis", "techreport", "incollection")


def hostile() -> tuple[list[Work], Evidence]:
    """Works of every kind whose words LaTeX would trip over."""
    records = []
    for number, kind in enumerate(KINDS * 2):
        records.append(
            Record(
                id=WorkId("arxiv", f"2001.{number + 1:05}"),
                source="arxiv",
                title=f"{TITLES[number % len(TITLES)]} no {number}",
                authors=AUTHORS[number % len(AUTHORS)],
                year=2020 if number % 3 else None,
                month=number % 12 + 1,
                venue="Trans. & Proc. #1" if number % 4 else None,
                kind=kind,  # type: ignore[arg-type]
                volume="12",
                number="3_4",
                pages="1–20",
                publisher="Sons & Co. 100%",
                primary_class="cs.CL",
                url="https://example.org/a_b%20c#d&e~f",
            )
        )
    works = [Work((one.id,), (), None, None, None, None, None, ()) for one in records]
    return works, Evidence(records={one.id: (one,) for one in records})


def listed(path: Path) -> tuple[list[Work], Evidence]:
    if not path.exists():
        pytest.skip(f"no {path.name} beside the checkout")
    return list(cite([parse(str(path))])), Evidence()


def write(folder: Path, works: Sequence[Work], evidence: Evidence, dialect: Dialect = "bibtex") -> str:
    text = bibliography(works, "", evidence, dialect=dialect).text
    (folder / "references.bib").write_text(text, encoding="utf-8")
    return text


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [pytest.param(hostile, id="hostile"), *(pytest.param(lambda p=path: listed(p), id=path.stem) for path in LISTS)],
)
def test_bibtex_biber_and_the_parsers_have_nothing_to_say(
    source: Callable[[], tuple[list[Work], Evidence]], tmp_path: Path
) -> None:
    works, evidence = source()
    text = write(tmp_path, works, evidence)
    library = parse_bibtex(text)
    assert not library.failed_blocks
    assert len(library.entries) == len(parse_string(text, "bibtex").entries) == len(works)
    assert {style: bibtex_complaints(tmp_path, style) for style in STYLES} == {style: [] for style in STYLES}
    assert biber_complaints(tmp_path) == []
    write(tmp_path, works, evidence, "biblatex")
    assert biber_complaints(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        pytest.param(hostile, id="hostile"),
        *(pytest.param(lambda p=path: listed(p), id=path.stem) for path in LISTS[:2]),
    ],
)
def test_latex_shows_every_title(source: Callable[[], tuple[list[Work], Evidence]], tmp_path: Path) -> None:
    text = write(tmp_path, *source())
    entries = [block for block in read_blocks(text) if block.key]
    shown = title_key(typeset(tmp_path, [entry.key for entry in entries if entry.raw.isascii()]).replace("\n", " "))
    titles = [decode(entry.fields["title"][1:-1]) for entry in entries if entry.raw.isascii()]
    parts = [part for title in titles for part in re.split(r"\$\S+\$", title)]
    assert [part for part in parts if title_key(part) not in shown] == []

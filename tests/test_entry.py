"""Every shape of entry that real lists have, each as a small list with what stands in it."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lint.document import Document, Entry
from lint.entry.badge import read_badge
from lint.entry.linked_names import join_linked_names
from lint.entry.runs import runs_of
from lint.reading import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

LISTS = Path(__file__).parent / "fixtures" / "lists"


def as_read(document: Document, entry: Entry, keys: set[str]) -> dict[str, Any]:
    """The entry as the fixtures write one down: only what it states, and its section where the fixture gives one."""
    read: dict[str, Any] = {
        "line": document.source.position(entry.span.start)[0],
        "title": entry.title,
        "label": entry.label,
        "authors": entry.authors,
        "venue": entry.venue,
        "year": entry.year,
        "ids": [str(work_id) for work_id in entry.ids],
        "section": list(entry.section) if "section" in keys else None,
    }
    return {key: value for key, value in read.items() if value}


@pytest.mark.parametrize("name", sorted(path.stem for path in LISTS.glob("*.md")))
def test_a_list_of_this_shape_reads_as_its_author_meant_it(name: str) -> None:
    document = parse_text((LISTS / f"{name}.md").read_text(encoding="utf-8"))
    expected = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))["entry"]
    keys = {key for entry in expected for key in entry}
    assert [as_read(document, entry, keys) for entry in document.entries] == expected


def seconds_to_read(text: str) -> float:
    """Processor time of the quickest of three readings."""
    times = []
    for _ in range(3):
        start = time.process_time()
        parse_text(text)
        times.append(time.process_time() - start)
    return min(times)


def paper(number: int) -> str:
    return f"**Robots learn to walk {number}** [pdf](https://arxiv.org/abs/1706.{number % 100000:05})"


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda n: "".join(f"- {paper(i)}\n" for i in range(n)), id="many entries"),
        pytest.param(lambda n: "- " + "\\\n  ".join(map(paper, range(n))), id="many papers in one item"),
        pytest.param(lambda n: "- " + ", ".join(map(paper, range(n))), id="many papers on one line"),
        pytest.param(lambda n: "".join(f"- **Robots learn to walk {i}**\n" for i in range(n)), id="no links at all"),
        pytest.param(lambda n: "**A title**\n\n" + "![](a.png)\n\n" * n, id="a title before many images"),
        pytest.param(
            lambda n: "- A title of it " + "[![a](b.svg)](https://arxiv.org/abs/1706.00001) " * n, id="many badges"
        ),
        pytest.param(lambda n: "- **A title** *" + "Ann Lee, " * n + "Bo Li* [x](y)", id="many authors"),
        pytest.param(lambda n: "- " + "Smith, A " * n + "[x](y)", id="what looks like many authors with initials"),
        pytest.param(lambda n: "|" + "Title|" * n + "\n|" + "-|" * n + "\n|" + "a b c|" * n, id="many columns"),
    ],
)
def test_eight_times_the_list_takes_about_eight_times_the_time(make: Callable[[int], str]) -> None:
    small, large = seconds_to_read(make(500)), seconds_to_read(make(4000))
    assert large < 32 * max(small, 0.01)


@pytest.mark.parametrize(
    ("markdown", "joined"),
    [
        pytest.param("*[Ann Smith](a), Bo Li and [Cy Day](c).*", "Ann Smith, Bo Li and Cy Day.", id="a list of people"),
        pytest.param("*with thanks to [Bo Li](b), Cy Day*", None, id="words before a link are no name"),
        pytest.param("*Ann Smith, [Bo Li](b) whose idea it was*", None, id="words behind a link are no name"),
        pytest.param("[Ann Smith](a)[Bo Li](b)*, Cy Day*", None, id="two links without a sign between"),
        pytest.param("*[Deep Nets](d), Cy Day*", None, id="a title is nobody's name"),
    ],
)
def test_authors_whose_names_are_links_are_one_list(markdown: str, joined: str | None) -> None:
    runs = runs_of(parse_text(markdown).blocks[0].pieces)
    found = list(join_linked_names(runs))
    assert [run.text for run in found] == [joined] if joined else found == runs


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("CVPR-2023-blue", "CVPR 2023", id="label and message"),
        pytest.param("Nature_Methods_2024-5291C8.svg?style=flat", "Nature Methods 2024", id="a message alone"),
        pytest.param("Venue-ICML%202022-red", "ICML 2022", id="a label that only names the field"),
        pytest.param("ECML--PKDD_2021-red", "ECML-PKDD 2021", id="a hyphen in a name"),
        pytest.param("arXiv-2301.10006-red", None, id="a preprint's number is no year"),
        pytest.param("ACL-Anthology-red", None, id="a venue without its year"),
        pytest.param("last_update-2024-red", None, id="a year without a venue"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_badge_says_where_and_when_a_paper_appeared(path: str, said: str | None) -> None:
    assert read_badge(f"https://img.shields.io/badge/{path}") == said

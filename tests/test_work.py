"""Entries and links grouped into works."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import pytest

from lint.document import Document, Entry, Link, Span
from lint.identifiers import identify
from lint.page import page_key
from lint.source import Source
from lint.work import cite


class Listed(NamedTuple):
    """An entry as a test states it: title, then its links as (text, target)."""

    title: str | None
    links: Sequence[tuple[str, str]]
    authors: str | None = None


def document(entries: Sequence[Listed], outside: Sequence[tuple[str, str]] = ()) -> Document:
    """A document of entries, and of links outside every entry after them."""
    links: list[Link] = []
    made: list[Entry] = []
    for number, listed in enumerate(entries):
        first = len(links)
        links += [link(text, url, 100 * number + place) for place, (text, url) in enumerate(listed.links)]
        urls = tuple(url for _, url in listed.links)
        ids = tuple(dict.fromkeys(work_id for url in urls if (work_id := identify(url))))
        made.append(
            Entry(
                shape="item",
                span=Span(100 * number, 100 * number + 99),
                section=(),
                title=listed.title,
                label=None,
                authors=listed.authors,
                venue=None,
                year=None,
                links=tuple(range(first, len(links))),
                ids=ids,
                urls=urls,
                block=0,
            )
        )
    links += [link(text, url, 100 * len(entries) + place) for place, (text, url) in enumerate(outside)]
    return Document(Source("README.md", ""), links=tuple(links), entries=tuple(made))


def link(text: str, url: str, place: int) -> Link:
    return Link("link", text, url, Span(place, place + 1), Span(place, place + 1), 0, identify(url))


def works(*entries: Listed, outside: Sequence[tuple[str, str]] = ()) -> list[tuple[str | None, list[str]]]:
    """Title and identifiers of each work that the entries cite."""
    return [(work.title, [str(one) for one in work.ids]) for work in cite([document(entries, outside)])]


SCALING = "Scaling Laws for Neural Language Models"
ZERO = "ZeRO: Memory Optimizations Toward Training Trillion Parameter Models"
MEGATRON = "Megatron-LM: Training Multi-Billion Parameter Language Models"
ARXIV = "https://arxiv.org/abs/2001.08361"
OTHER_ARXIV = "https://arxiv.org/abs/1910.02054"
ATTENTION = "Attention Is All You Need"
FEW_SHOT = "Language Models are Few-Shot Learners"
OPENREVIEW = "https://openreview.net/forum?id=iBBcRUlOAPR"
BLOG = "https://example.org/posts/scaling"
PAGE = "https://example.com/pages/1"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(
            [
                Listed(SCALING, [("Paper", ARXIV)]),
                Listed(SCALING.lower(), [("PDF", ARXIV.replace("abs", "pdf") + "v2")]),
            ],
            [(SCALING, ["arxiv:2001.08361"])],
            id="one identifier, written in two ways, is one work",
        ),
        pytest.param(
            [Listed(SCALING, [("Paper", ARXIV)]), Listed(SCALING, [("Paper", OPENREVIEW)])],
            [(SCALING, ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="one title under identifiers of two schemes is one work",
        ),
        pytest.param(
            [Listed(SCALING, [("Paper", ARXIV)]), Listed(SCALING, [("Paper", OTHER_ARXIV)])],
            [(SCALING, ["arxiv:2001.08361"]), (SCALING, ["arxiv:1910.02054"])],
            id="one title under two arXiv ids is two works",
        ),
        pytest.param(
            [Listed(ZERO, [("Paper", OTHER_ARXIV)]), Listed(MEGATRON, [("Paper", OTHER_ARXIV)])],
            [(ZERO, ["arxiv:1910.02054"]), (MEGATRON, [])],
            id="a wrong link loses no work, and the identifier stays where it was first",
        ),
        pytest.param(
            [
                Listed(ZERO, [("Paper", OTHER_ARXIV)]),
                Listed(MEGATRON, [("Paper", OTHER_ARXIV)]),
                Listed(MEGATRON, [("Paper", "https://arxiv.org/abs/1909.08053")]),
            ],
            [(ZERO, ["arxiv:1910.02054"]), (MEGATRON, ["arxiv:1909.08053"])],
            id="a work that lost a wrong identifier finds itself again by its title",
        ),
        pytest.param(
            [Listed("GPT-4", [("Paper", ARXIV)]), Listed("GPT-4 Technical Report", [("Paper", ARXIV)])],
            [("GPT-4 Technical Report", ["arxiv:2001.08361"])],
            id="a nickname and the title under one identifier are one work, under its title",
        ),
        pytest.param(
            [
                Listed("Data-centric AI Now", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now: A Survey", [("Paper", ARXIV)]),
            ],
            [("Data-centric AI Now: A Survey", ["arxiv:2001.08361"])],
            id="a title with and without its subtitle is one work, and keeps the subtitle",
        ),
        pytest.param(
            [Listed("Alpaca", [("Repo", BLOG)]), Listed("Stanford Alpaca", [("Repo", BLOG + "/?utm_source=x#top")])],
            [("Alpaca", [])],
            id="one page is one work",
        ),
        pytest.param(
            [Listed("Pricing", [("Blog", BLOG)]), Listed("Pricing", [("Blog", "https://example.com/pricing")])],
            [("Pricing", []), ("Pricing", [])],
            id="two pages under a word as title are two works",
        ),
        pytest.param(
            [Listed("GPT-3", [("Paper", ARXIV)]), Listed("GPT-3", [("Paper", OPENREVIEW)])],
            [("GPT-3", ["arxiv:2001.08361"]), ("GPT-3", ["openreview:iBBcRUlOAPR"])],
            id="a nickname alone makes no two identifiers one work",
        ),
        pytest.param(
            [
                Listed(SCALING, [("S2", "https://api.semanticscholar.org/CorpusID:3")]),
                Listed(SCALING, [("S2", f"https://www.semanticscholar.org/paper/{'ab' * 20}")]),
            ],
            [(SCALING, ["s2:CorpusID:3", f"s2:{'ab' * 20}"])],
            id="two forms of Semantic Scholar's identifiers do not contradict each other",
        ),
        pytest.param(
            [
                Listed(SCALING, [("Paper", "https://papers.nips.cc/paper/7181-scaling")]),
                Listed(
                    SCALING,
                    [("Paper", f"https://papers.nips.cc/paper_files/paper/2017/hash/{'ab' * 16}-Abstract.html")],
                ),
            ],
            [(SCALING, ["neurips:7181", f"neurips:2017/{'ab' * 16}"])],
            id="the old number and the new address of the proceedings are one work",
        ),
        pytest.param(
            [
                Listed(SCALING, [("Paper", "https://papers.nips.cc/paper/7181-scaling")]),
                Listed(SCALING, [("Paper", "https://papers.nips.cc/paper/7182-scaling")]),
            ],
            [(SCALING, ["neurips:7181"]), (SCALING, ["neurips:7182"])],
            id="two numbers of the proceedings are two works",
        ),
        pytest.param(
            [
                Listed("Layer Normalization", [("Blog", BLOG)]),
                Listed("Layer Normalization", [("Blog", "https://example.com/another")]),
            ],
            [("Layer Normalization", []), ("Layer Normalization", [])],
            id="two pages under two long words as title are two works",
        ),
        pytest.param(
            [
                Listed("GPT-3", [("Paper", ARXIV)]),
                Listed("GPT-3", [("Paper", OPENREVIEW)]),
                Listed("GPT-3", [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
            ],
            [("GPT-3", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="an entry with both identifiers makes two works one",
        ),
        pytest.param(
            [
                Listed("GPT-3", [("Paper", ARXIV)]),
                Listed("GPT-3", [("Paper", OPENREVIEW)]),
                Listed("GPT-3", [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
                *[Listed("GPT-3", [("DOI", "https://doi.org/10.1145/1.2")])] * 5,
                Listed("GPT-3", [("arXiv", ARXIV), ("DOI", "https://doi.org/10.1145/1.2")]),
                Listed("GPT-3", [("Paper", OPENREVIEW)]),
            ],
            [("GPT-3", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR", "doi:10.1145/1.2"])],
            id="works that were made one, and one with a third, stay found under each identifier",
        ),
        pytest.param(
            [
                Listed("Deep Learning for Everyone", [("Paper", ARXIV)], "Ada Lovelace"),
                Listed("Deep Learning for Everyone", [("Paper", OPENREVIEW)], "Alan Turing"),
            ],
            [
                ("Deep Learning for Everyone", ["arxiv:2001.08361"]),
                ("Deep Learning for Everyone", ["openreview:iBBcRUlOAPR"]),
            ],
            id="one title by other authors is another work",
        ),
        pytest.param(
            [
                Listed(
                    SCALING,
                    [("arXiv", ARXIV), ("OpenReview", OPENREVIEW), ("ICLR 2021", "https://doi.org/10.1145/1.2")],
                )
            ],
            [(SCALING, ["arxiv:2001.08361", "openreview:iBBcRUlOAPR", "doi:10.1145/1.2"])],
            id="an entry's links in like roles are its own",
        ),
        pytest.param(
            [Listed(SCALING, [("Paper", ARXIV), ("Follow-up", OPENREVIEW)])],
            [(SCALING, ["arxiv:2001.08361"]), (None, ["openreview:iBBcRUlOAPR"])],
            id="a follow-up that an entry links is another work",
        ),
        pytest.param(
            [Listed(SCALING, [("BERT", OTHER_ARXIV), ("Paper", ARXIV)])],
            [(SCALING, ["arxiv:2001.08361"]), (None, ["arxiv:1910.02054"])],
            id="the link labelled as paper is the entry's own, the other is cited in passing",
        ),
        pytest.param(
            [Listed(SCALING, [(SCALING, ARXIV), (MEGATRON, OPENREVIEW)])],
            [(SCALING, ["arxiv:2001.08361"]), (MEGATRON, ["openreview:iBBcRUlOAPR"])],
            id="a link under another title is another work",
        ),
        pytest.param(
            [
                Listed("GPT-3", [("Paper", OPENREVIEW)]),
                Listed(ZERO, [("Paper", OTHER_ARXIV)]),
                Listed(FEW_SHOT, [("Paper", ARXIV)]),
                Listed(FEW_SHOT, [("Paper", ARXIV)]),
                Listed(FEW_SHOT, [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
                Listed("GPT-3 again", [("Paper", OPENREVIEW)]),
            ],
            [(FEW_SHOT, ["openreview:iBBcRUlOAPR", "arxiv:2001.08361"]), (ZERO, ["arxiv:1910.02054"])],
            id="an entry with both identifiers makes two works one, where the first of them stood",
        ),
        pytest.param(
            [
                Listed("GPT-3", [("Paper", ARXIV)]),
                Listed("GPT-3", [("Paper", ARXIV)]),
                Listed(FEW_SHOT, [("Paper", OPENREVIEW)]),
                Listed("GPT-3", [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
                Listed(FEW_SHOT, [("Paper", "https://doi.org/10.1145/1.2")]),
            ],
            [(FEW_SHOT, ["arxiv:2001.08361", "openreview:iBBcRUlOAPR", "doi:10.1145/1.2"])],
            id="a work that was made of two is found again by the titles of both",
        ),
        pytest.param(
            [Listed(None, [("Paper", ARXIV)]), Listed(SCALING, [("PDF", ARXIV)])],
            [(SCALING, ["arxiv:2001.08361"])],
            id="an entry without a title is the work of its identifier",
        ),
        pytest.param(
            [
                Listed("Data-centric AI Now", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now: A Survey", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now: Perspectives, Problems and Challenges", [("Paper", ARXIV)]),
            ],
            [("Data-centric AI Now: A Survey", ["arxiv:2001.08361"])],
            id="another subtitle of the same main title is the same work",
        ),
        pytest.param(
            [
                Listed("Data-centric AI Now", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now: A Survey", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now", [("Paper", OPENREVIEW)]),
                Listed("Data-centric AI Now: A Survey", [("Paper", OPENREVIEW)]),
            ],
            [("Data-centric AI Now: A Survey", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="two titles in common are as good as one",
        ),
        pytest.param(
            [
                Listed("Data-centric AI Now", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now: A Survey", [("Paper", ARXIV)]),
                Listed("Data-centric AI Now", [("Paper", OPENREVIEW)]),
                Listed("Data-centric AI Now", [("PDF", OPENREVIEW)]),
                Listed("Data-centric AI Now", [("Page", OPENREVIEW)]),
            ],
            [("Data-centric AI Now: A Survey", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="a work that is listed oftener takes the other's titles along",
        ),
        pytest.param(
            [
                Listed("GPT-4", [("Paper", ARXIV)]),
                Listed("GPT-4 Technical Report", [("Paper", ARXIV)]),
                Listed("GPT-4 Technical Report", [("Paper", OPENREVIEW)]),
            ],
            [("GPT-4 Technical Report", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="a nickname that came first hides no title",
        ),
        pytest.param(
            [
                Listed("Alpaca", [("Repo", BLOG), ("Course", PAGE)]),
                Listed("Vicuna", [("Repo", BLOG + "2"), ("Course", PAGE)]),
            ],
            [("Alpaca", []), ("Vicuna", [])],
            id="a page that two entries link beside their own makes them no one work",
        ),
        pytest.param(
            [Listed("Machine Learning", [("Blog", BLOG)]), Listed("Machine Learning", [("Blog", PAGE)])],
            [("Machine Learning", []), ("Machine Learning", [])],
            id="two pages under two long words are two works",
        ),
        pytest.param(
            [
                Listed("Machine Learning", [("Blog", BLOG)]),
                Listed("Machine Learning for Everyone", [("Blog", BLOG)]),
                Listed("Machine Learning", [("Blog", PAGE)]),
            ],
            [("Machine Learning for Everyone", []), ("Machine Learning", [])],
            id="also where one of them has a fuller title beside",
        ),
        pytest.param(
            [Listed("A Gentle Introduction", [("Blog", BLOG)]), Listed("A Gentle Introduction", [("Mirror", PAGE)])],
            [("A Gentle Introduction", [])],
            id="two pages under a title of three words are one work",
        ),
        pytest.param(
            [Listed("Layer Normalization", [("Paper", ARXIV)]), Listed("Layer Normalization", [("Blog", BLOG)])],
            [("Layer Normalization", ["arxiv:2001.08361"])],
            id="a page under the two long words of a paper's title is the paper",
        ),
        pytest.param(
            [Listed("Layer Normalization", [("Blog", BLOG)]), Listed("Layer Normalization", [("Paper", ARXIV)])],
            [("Layer Normalization", ["arxiv:2001.08361"])],
            id="also where the page comes first",
        ),
        pytest.param(
            [Listed("Layer Normalization", [("Paper", ARXIV)]), Listed("Layer Normalization", [("Paper", OPENREVIEW)])],
            [("Layer Normalization", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="two long words under identifiers of two schemes are one work",
        ),
        pytest.param(
            [Listed("To Be or Not", [("Paper", ARXIV)]), Listed("To Be or Not", [("Paper", OPENREVIEW)])],
            [("To Be or Not", ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"])],
            id="four short words are a title too",
        ),
        pytest.param(
            [
                Listed(SCALING, [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
                Listed(SCALING, [("arXiv", OTHER_ARXIV), ("DOI", "https://doi.org/10.1145/1.2")]),
            ],
            [
                (SCALING, ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"]),
                (SCALING, ["arxiv:1910.02054", "doi:10.1145/1.2"]),
            ],
            id="one identifier that contradicts is enough",
        ),
        pytest.param(
            [Listed(ZERO, [("Paper", ARXIV)]), Listed(ZERO + " Fast", [("Paper", ARXIV)])],
            [(ZERO, ["arxiv:2001.08361"])],
            id="a title with its subtitle stays as it was first written",
        ),
        pytest.param(
            [Listed(ATTENTION, [("Paper", ARXIV)]), Listed("Attention Is Not All You Need", [("Paper", ARXIV)])],
            [(ATTENTION, ["arxiv:2001.08361"])],
            id="a longer title that is perhaps another's is not taken",
        ),
        pytest.param(
            [Listed(ZERO, [("Paper", OTHER_ARXIV)])] * 4
            + [Listed(MEGATRON, [("Paper", OTHER_ARXIV)])] * 2
            + [Listed(MEGATRON + " Using Model Parallelism", [("Paper", OTHER_ARXIV)])],
            [(ZERO, ["arxiv:1910.02054"]), (MEGATRON, [])],
            id="a work that is listed often leaves room for another under its identifier",
        ),
        pytest.param(
            [
                Listed(SCALING, [("Paper", ARXIV)], "Ada Lovelace"),
                Listed(SCALING, [("Paper", ARXIV)]),
                Listed(SCALING, [("Paper", OPENREVIEW)], "Alan Turing"),
            ],
            [(SCALING, ["arxiv:2001.08361"]), (SCALING, ["openreview:iBBcRUlOAPR"])],
            id="authors that the first of its entries names are the work's",
        ),
        *(
            pytest.param(
                [
                    Listed(SCALING, [("Paper", ARXIV)], first),
                    Listed(FEW_SHOT, [("Paper", OPENREVIEW)], second),
                    Listed(None, [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)]),
                    Listed(SCALING, [("Paper", "https://doi.org/10.1145/1.2")], "Alan Turing"),
                ],
                [
                    (SCALING, ["arxiv:2001.08361", "openreview:iBBcRUlOAPR"]),
                    (SCALING, ["doi:10.1145/1.2"]),
                ],
                id=f"of a work that was two, the authors are those of the {which}",
            )
            for first, second, which in (("Ada Lovelace", None, "first"), (None, "Ada Lovelace", "second"))
        ),
    ],
)
def test_entries_become_works(entries: list[Listed], expected: list[tuple[str, list[str]]]) -> None:
    assert works(*entries) == expected


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        pytest.param("Ada Lovelace", None, 1, id="authors that only one entry names"),
        pytest.param("Ada Lovelace, Mary Somerville", "A. Lovelace et al.", 1, id="one author in common"),
        pytest.param("Grace Kim", "Eunji Kim", 1, id="a family name of three letters in common"),
        pytest.param("Ada Lovelace and others", "Alan Turing and others", 2, id="others are no author"),
        pytest.param("A. Lovelace", "A. Turing", 2, id="an initial is no author"),
        pytest.param("Wei Li", "Jun Li", 2, id="a family name of two letters is too common to tell"),
    ],
)
def test_equal_titles_are_one_work_unless_their_authors_differ(one: str, other: str | None, number: int) -> None:
    entries = [Listed(SCALING, [("Paper", ARXIV)], one), Listed(SCALING, [("Paper", OPENREVIEW)], other)]
    assert len(works(*entries)) == len(works(*reversed(entries))) == number


def test_a_work_has_what_any_of_its_entries_says() -> None:
    made = document([Listed(SCALING, [("Paper", ARXIV)]), Listed(SCALING, [("Paper", ARXIV)])])
    full = made.entries[1]._replace(label="Laws", authors="Ada Lovelace", venue="NeurIPS", year=2020)
    (work,) = cite([replace(made, entries=(made.entries[0], full))])
    assert (work.label, work.authors, work.venue, work.year) == ("Laws", "Ada Lovelace", "NeurIPS", 2020)


def test_the_mentions_of_a_work_that_was_made_of_two_stand_in_order() -> None:
    nickname, title = Listed("GPT-3", [("Paper", OPENREVIEW)]), Listed(FEW_SHOT, [("Paper", ARXIV)])
    both = Listed(FEW_SHOT, [("arXiv", ARXIV), ("OpenReview", OPENREVIEW)])
    (work,) = cite([document([nickname, title, title, both])])
    assert [mention.entry for mention in work.mentions] == [0, 1, 2, 3]


def test_a_link_outside_every_entry_is_a_citation() -> None:
    cited = cite([document([Listed(SCALING, [("Paper", ARXIV)])], outside=[("PDF", ARXIV), ("ZeRO", OTHER_ARXIV)])])
    assert [(work.title, work.label, [mention[1:] for mention in work.mentions]) for work in cited] == [
        (SCALING, None, [(0, 0), (None, 1)]),
        (None, "ZeRO", [(None, 2)]),
    ]


@pytest.mark.parametrize("text", ["Smith et al", "Smith and Lee", "Smith, Lee and Day (2021)"])
def test_papers_that_prose_names_by_their_authors_are_not_one_work(text: str) -> None:
    first, second = "https://arxiv.org/abs/2101.00001", "https://arxiv.org/abs/2101.00002"
    entries = [Listed("Reading Papers with Great Care", [("Paper", first)])]
    works = cite([document(entries, [(text, first), (text, second)])])
    assert [(work.title, [str(work_id) for work_id in work.ids]) for work in works] == [
        ("Reading Papers with Great Care", ["arxiv:2101.00001"]),
        (None, ["arxiv:2101.00002"]),
    ]


def test_works_stand_in_order_of_first_mention_over_several_files() -> None:
    one = document([Listed(ZERO, [("Paper", OTHER_ARXIV)])])
    other = document([Listed(SCALING, [("Paper", ARXIV)]), Listed(ZERO, [("Paper", OTHER_ARXIV)])])
    assert [(work.title, [mention.document for mention in work.mentions]) for work in cite([one, other])] == [
        (ZERO, [0, 1]),
        (SCALING, [1]),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(
            [Listed(f"A Study of the Number {n} Again", [("Paper", ARXIV)]) for n in range(10_000)],
            id="many titles under one identifier",
        ),
        pytest.param(
            [Listed(SCALING, [("Paper", f"https://openreview.net/forum?id=abcdef{n}")]) for n in range(10_000)],
            id="many identifiers under one title",
        ),
        pytest.param(
            [Listed("A study of some thing " + "x" * n, [("Blog", f"{BLOG}/{n}")]) for n in range(1000)] * 10,
            id="titles that are nearly alike",
        ),
    ],
)
def test_hostile_lists_take_linear_time(entries: list[Listed]) -> None:
    made = document(entries)
    start = time.process_time()
    assert cite([made])
    assert time.process_time() - start < 8


def test_addresses_of_one_page() -> None:
    written = ["https://www.Example.org/a/?utm_source=x&id=1#top", "http://example.org/a?id=1", "//example.org/a/?id=1"]
    assert {page_key(url) for url in written} == {"example.org/a?id=1"}
    assert page_key("https://example.org/#/a") != page_key("https://example.org/#/b")

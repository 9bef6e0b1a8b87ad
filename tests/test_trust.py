"""Which of several opinions about a work is believed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lint.evidence import Evidence
from lint.identifiers import WorkId
from lint.references.reference import Reference
from lint.references.trust import records_for, settle
from lint.work import Name, Record

ARXIV = WorkId("arxiv", "1706.03762")
DOI = WorkId("doi", "10.1145/1.2")
TITLE = "Attention Is All You Need"
PEOPLE = (
    Name("Vaswani", "Ashish"),
    Name("Shazeer", "Noam"),
    Name("Parmar", "Niki"),
    Name("Jones", "Llion"),
    Name("Gomez", "Aidan"),
)
INITIALS = tuple(name._replace(given=name.given[0] + ".") for name in PEOPLE)
OTHERS = Name("others", literal=True)


def record(source: str, **fields: Any) -> Record:
    known: dict[str, Any] = {"id": ARXIV, "title": TITLE, "authors": PEOPLE, "year": 2017}
    return Record(source=source, **(known | fields))


def published(source: str = "crossref", **fields: Any) -> Record:
    return record(source, **({"id": DOI, "kind": "inproceedings", "venue": "NIPS", "year": 2018} | fields))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            [record("arxiv"), published()], {"kind": "inproceedings", "year": 2018}, id="published before preprint"
        ),
        pytest.param(
            [published("semantic_scholar", venue="Neural Information"), published(venue="NIPS")],
            {"venue": "NIPS", "source": "crossref"},
            id="the registration agency before a collection",
        ),
        pytest.param([published(), published("acl", venue="ACL")], {"source": "acl"}, id="the proceedings before all"),
        pytest.param(
            [published(title=TITLE.upper()), record("arxiv")], {"title": TITLE}, id="a title in capitals gives way"
        ),
        pytest.param(
            [published(authors=INITIALS), record("arxiv")], {"authors": PEOPLE}, id="initials give way to names"
        ),
        pytest.param(
            [published(authors=(*PEOPLE[:1], OTHERS)), record("arxiv")], {"authors": PEOPLE}, id="cut authors give way"
        ),
        pytest.param(
            [published(authors=tuple(sorted(PEOPLE))), record("arxiv")],
            {"authors": PEOPLE},
            id="alphabetical order gives way to the authors' own",
        ),
        pytest.param(
            [published(authors=INITIALS), record("arxiv", authors=(Name("Turing", "Alan"), Name("Lovelace", "Ada")))],
            {"authors": INITIALS},
            id="other people's full names do not replace initials",
        ),
        pytest.param([published(authors=()), record("arxiv")], {"authors": PEOPLE}, id="no authors are filled in"),
        pytest.param(
            [published(), record("arxiv", primary_class="cs.CL")], {"primary_class": "cs.CL"}, id="arXiv's class stays"
        ),
        pytest.param(
            [published(), record("arxiv", venue="a note")], {"venue": "NIPS"}, id="a preprint's note is no venue"
        ),
        pytest.param(
            [published(title="Attention"), record("arxiv", title="Attention: All You Need")],
            {"title": "Attention: All You Need"},
            id="a subtitle is taken where one source has it",
        ),
        pytest.param(
            [record("arxiv"), record("arxiv", id=DOI, withdrawn=True)], {"withdrawn": True}, id="withdrawn by any"
        ),
    ],
)
def test_one_record_of_several(records: list[Record], expected: dict[str, Any]) -> None:
    for order in (records, records[::-1]):
        settled = settle(order)
        assert {name: getattr(settled, name) for name in expected} == expected
        assert set(settled.ids) == {one.id for one in records}


def test_records_are_found_under_the_ids_that_records_add() -> None:
    known = Evidence(records={ARXIV: (record("arxiv", ids=(DOI,)),), DOI: (published(ids=(ARXIV,)),)})
    assert [one.source for one in records_for([ARXIV], TITLE, known)] == ["arxiv", "crossref"]


def test_another_paper_s_record_is_left_out() -> None:
    known = Evidence(records={ARXIV: (record("arxiv", title="Quite Another Paper About Something"),)})
    assert records_for([ARXIV], TITLE, known) == []
    assert len(records_for([ARXIV], "GPT-4", known)) == 1, "a nickname does not say so"


def test_more_is_better() -> None:
    bare = Reference(TITLE, "misc", "arxiv", (ARXIV,), year=2017)
    named = replace(bare, authors=PEOPLE)
    published = replace(named, kind="inproceedings", venue="NIPS")
    ranked = [bare, replace(bare, authors=INITIALS), named, published]
    assert sorted(ranked, key=lambda each: each.completeness) == ranked

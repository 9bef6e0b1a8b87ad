"""Each service is asked as it documents, and its answers are read as it writes them."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from lint.identifiers import WorkId, identify
from lint.providers import (
    Answer,
    UnreadableError,
    acl,
    arxiv,
    bib,
    crossref,
    datacite,
    doi_org,
    github,
    openreview,
    pmlr,
    proceedings,
    semantic_scholar,
    wayback,
)
from lint.work import Name
from tests.tools import SHARED

RESPONSES = SHARED / "responses"


def arxiv_ids(*values: str) -> list[WorkId]:
    return [WorkId("arxiv", value) for value in values]


def feed(*entries: str) -> Answer:
    head = '<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">'
    return Answer("https://export.arxiv.org/", 200, body=f"{head}{''.join(entries)}</feed>".encode())


def entry(value: str, title: str = "A Title", summary: str = "We did it.", more: str = "") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{value}v3</id><title>{title}</title><summary>{summary}</summary>"
        f"<published>2021-01-31T10:00:00Z</published><author><name>Jane van Doe</name></author>{more}</entry>"
    )


# --- arXiv ------------------------------------------------------------------------------------------------------------


def test_arxiv_is_asked_for_all_at_once_and_for_as_many_entries() -> None:
    ids = arxiv_ids(*(f"2101.{number:05}" for number in range(1, 701)))
    asked = list(arxiv.requests(ids))
    assert len(asked) == 3
    assert [work_id for _, batch in asked for work_id in batch] == ids
    assert all(request.url.endswith(f"&max_results={len(batch)}") for request, batch in asked)
    assert all(request.url.startswith("https://export.arxiv.org/api/query?id_list=2101.") for request, _ in asked)
    assert max(len(request.url) for request, _ in asked) < 4000


def test_arxiv_answers_in_any_order_and_leaves_out_what_it_does_not_know() -> None:
    ids = arxiv_ids("2101.00001", "2101.00002", "math/0309136")
    known = arxiv.parse(feed(entry("math/0309136", "Old\n  and long"), entry("2101.00001")), ids)
    assert known[ids[1]] is None
    old = known[ids[2]]
    assert old is not None
    assert (old.title, old.year, old.month, old.id) == ("Old and long", 2021, 1, ids[2])


def test_arxiv_tells_where_a_preprint_appeared() -> None:
    more = (
        "<arxiv:doi>10.1145/3442188</arxiv:doi><arxiv:journal_ref>FAccT 2021</arxiv:journal_ref>"
        '<arxiv:primary_category term="cs.CL"/>'
    )
    record = next(iter(arxiv.records(feed(entry("2101.00001", "A &amp; B", more=more)))))
    assert (record.title, record.venue, record.primary_class) == ("A & B", "FAccT 2021", "cs.CL")
    assert record.ids == (WorkId("doi", "10.1145/3442188"),)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        pytest.param(
            r"The Schr\"odinger Bridge of {BERT} \&amp; Co", "The Schrödinger Bridge of BERT & Co", id="accents"
        ),
        pytest.param(r"\texttt{pkg}: a \emph{fast}~tool", "pkg: a fast tool", id="dress"),
        pytest.param(
            r"A $\mathcal{O}(n)$ Bound for {K}-Trees", r"A $\mathcal{O}(n)$ Bound for K-Trees", id="a formula"
        ),
        pytest.param("From $5 to {Free}", "From $5 to {Free}", id="a price, and what nobody can tell"),
    ],
)
def test_arxiv_titles_lose_the_latex_that_is_no_formula(typed: str, title: str) -> None:
    assert next(iter(arxiv.records(feed(entry("2101.00001", typed))))).title == title


@pytest.mark.parametrize(
    ("notice", "withdrawn"),
    [
        pytest.param("This paper has been withdrawn by the author due to an error.", True, id="by the author"),
        pytest.param("  Withdrawn", True, id="one word"),
        pytest.param("The submission was withdrawn by arXiv administrators.", True, id="by arXiv"),
        pytest.param("Paper withdrawn.", True, id="short"),
        pytest.param("We prove it. This article has been withdrawn: it has a gap.", True, id="after the abstract"),
        pytest.param("The authors have withdrawn this paper.", True, id="the authors say so"),
        pytest.param("We study why papers are withdrawn by their authors.", False, id="a study of withdrawals"),
        pytest.param("Troops were withdrawn from the city. This work maps them.", False, id="troops"),
        pytest.param("A drug withdrawn from the market is found by this work.", False, id="a drug"),
        pytest.param("This paper shows that the retracted claims persist.", False, id="a paper on retractions"),
    ],
)
def test_a_withdrawal_is_told_from_talk_of_one(notice: str, withdrawn: bool) -> None:
    assert next(iter(arxiv.records(feed(entry("2101.00001", summary=notice))))).withdrawn is withdrawn


def test_version_one_and_what_was_left_out_are_asked_for_together() -> None:
    missing, retitled = arxiv_ids("2101.00001", "2101.00002")
    [(request, batch)] = arxiv.Again(frozenset({retitled})).requests([missing, retitled])
    assert "id_list=2101.00001,2101.00002v1,1706.03762&max_results=3" in request.url
    assert batch == [missing, retitled]


def test_a_feed_without_entries_is_no_proof_that_papers_are_unknown() -> None:
    missing, there = arxiv_ids("2101.00001", "1706.03762")
    again = arxiv.Again(frozenset())
    with pytest.raises(UnreadableError, match="leaves out papers that it has"):
        again.parse(feed(), [missing])
    assert again.parse(feed(entry(there.value)), [missing]) == {missing: None}
    [(request, _)] = again.requests([missing, there])
    assert "id_list=2101.00001,1706.03762&max_results=2" in request.url, "asked for once"


def test_a_feed_that_holds_fewer_entries_than_it_says_is_cut_short() -> None:
    def counted(total: str, page: str) -> Answer:
        names = {"totalResults": total, "itemsPerPage": page}
        return feed(
            *(f'<o:{name} xmlns:o="http://a9.com/-/spec/opensearch/1.1/">{n}</o:{name}>' for name, n in names.items()),
            entry("2101.00001"),
        )

    for total, page in (("1", "100"), ("214881", "1"), ("many", "100")):
        assert len(list(arxiv.records(counted(total, page)))) == 1
    with pytest.raises(UnreadableError, match="cut short"):
        list(arxiv.records(counted("2", "100")))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(b"<html>Rate exceeded</html>", "not a feed", id="a page"),
        pytest.param(b"Rate exceeded.", "not a feed", id="plain text"),
        pytest.param(b"\xff\xfe<\x00f\x00", "not a feed", id="another encoding"),
        pytest.param(
            b'<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>',
            "not a feed",
            id="entities that explode",
        ),
        pytest.param(
            b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_x'
            b"</id><title>Error</title><summary>incorrect id format for x</summary></entry></feed>",
            "arXiv refused the request: incorrect id format for x",
            id="an error as an entry",
        ),
    ],
)
def test_what_is_no_feed_says_nothing(body: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        arxiv.parse(Answer("https://export.arxiv.org/", 200, body=body), arxiv_ids("2101.00001"))


# --- DOIs -------------------------------------------------------------------------------------------------------------


def doi(value: str) -> WorkId:
    return WorkId("doi", value)


def test_crossref_is_asked_for_fifty_at_a_time() -> None:
    ids = [doi(f"10.1145/{number}") for number in range(120)] + [doi("10.1002/(sici)1,2")]
    asked = list(crossref.requests(ids))
    assert [len(batch) for _, batch in asked] == [50, 50, 20]
    assert asked[0][0].url.startswith("https://api.crossref.org/works?filter=doi:10.1145/0,doi:10.1145/1,")
    assert "&rows=50&select=DOI,title," in asked[0][0].url


def test_crossref_gives_title_venue_and_people() -> None:
    item = {
        "DOI": "10.1145/ABC",
        "title": ["BERT &amp; <i>Friends</i>"],
        "subtitle": ["A Story"],
        "author": [{"given": "Jan", "family": "Berg"}, {"name": "The Team"}],
        "issued": {"date-parts": [[2019, 6]]},
        "container-title": ["Proc. of X"],
        "type": "proceedings-article",
    }
    answer = Answer("https://api.crossref.org/", 200, body=json.dumps({"message": {"items": [item]}}).encode())
    known = crossref.parse(answer, [doi("10.1145/abc"), doi("10.1145/none")])
    assert known[doi("10.1145/none")] is None
    record = known[doi("10.1145/abc")]
    assert record is not None
    assert (record.title, record.year, record.month, record.venue) == ("BERT & Friends: A Story", 2019, 6, "Proc. of X")
    assert record.authors == (Name("Berg", "Jan"), Name("The Team", literal=True))
    assert record.kind == "inproceedings"


@pytest.mark.parametrize(
    ("title", "withdrawn", "plain"),
    [
        pytest.param("RETRACTED ARTICLE: A Claim", True, "A Claim", id="retracted"),
        pytest.param("WITHDRAWN: A Claim", True, "A Claim", id="withdrawn"),
        pytest.param("Retracted Science and Its Citations", False, "Retracted Science and Its Citations", id="a study"),
    ],
)
def test_publishers_retract_in_the_title(title: str, withdrawn: bool, plain: str) -> None:
    record = crossref.record({"title": [title], "issued": {"date-parts": [[None]]}}, doi("10.1/2"), "crossref")
    assert (record.withdrawn, record.title, record.year) == (withdrawn, plain, None)


def test_crossref_says_in_plain_text_that_it_knows_nothing() -> None:
    answer = Answer("https://api.crossref.org/", 404, body=b"Resource not found.")
    assert crossref.parse(answer, [doi("10.1/2")]) == {doi("10.1/2"): None}


def test_datacite_is_asked_with_quoted_dois_and_names_people_backwards() -> None:
    zenodo = doi("10.5281/zenodo.1")
    [(request, _)] = datacite.requests([zenodo, doi("10.5281/zenodo.2")])
    assert "query=doi%3A%28%2210.5281/zenodo.1%22%20OR%20%2210.5281/zenodo.2%22%29" in request.url
    attributes = {
        "doi": "10.5281/ZENODO.1",
        "titles": [{"title": "Data"}],
        "creators": [{"name": "Doe, Jane", "nameType": "Personal"}, {"name": "A Lab", "nameType": "Organizational"}],
        "publicationYear": 2020,
        "types": {"citeproc": "article"},
        "publisher": "Zenodo",
    }
    answer = Answer("https://api.datacite.org/", 200, body=json.dumps({"data": [{"attributes": attributes}]}).encode())
    record = datacite.parse(answer, [zenodo])[zenodo]
    assert record is not None
    assert record.authors == (Name("Doe", "Jane"), Name("A Lab", literal=True))
    assert (record.title, record.year, record.publisher) == ("Data", 2020, "Zenodo")


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        pytest.param({"familyName": "Doe", "givenName": "Jane", "name": "Doe, J."}, Name("Doe", "Jane"), id="in parts"),
        pytest.param({"familyName": "Plato"}, Name("Plato"), id="one name"),
        pytest.param({"name": "Doe, Jane"}, Name("Doe", "Jane"), id="family first"),
        pytest.param({"name": "The Pile Team"}, Name("The Pile Team", literal=True), id="a team"),
    ],
)
def test_datacite_names_people_in_several_ways(creator: dict[str, str], name: Name) -> None:
    item = {"id": "10.5281/zenodo.1", "attributes": {"titles": [{"title": "Data"}], "creators": [creator]}}
    answer = Answer("https://api.datacite.org/", 200, body=json.dumps({"data": [item]}).encode())
    record = datacite.parse(answer, [doi("10.5281/zenodo.1")])[doi("10.5281/zenodo.1")]
    assert record is not None
    assert record.authors == (name,)


def test_datacite_says_with_404_that_it_knows_nothing() -> None:
    assert datacite.parse(Answer("https://api.datacite.org/", 404), [doi("10.1/2")]) == {doi("10.1/2"): None}


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        pytest.param(Answer("https://doi.org/10.1/2", 404, {"content-type": "text/html"}), None, id="no such DOI"),
        pytest.param(
            Answer(
                "https://api.medra.org/x",
                200,
                {"content-type": "application/vnd.citationstyles.csl+json"},
                b'{"title": "T"}',
            ),
            "T",
            id="another agency's metadata",
        ),
    ],
)
def test_the_last_word_on_a_doi_is_that_of_doi_org(answer: Answer, known: str | None) -> None:
    record = doi_org.parse(answer, [doi("10.1/2")])[doi("10.1/2")]
    assert (record.title if record else None) == known


def test_a_doi_without_metadata_is_not_unknown() -> None:
    page = Answer("https://publisher.example/", 200, {"content-type": "text/html"}, b"<html>")
    gone = Answer("https://publisher.example/", 404, {"content-type": "text/html"})
    for answer in (page, gone):
        with pytest.raises(UnreadableError, match="knows the DOI"):
            doi_org.parse(answer, [doi("10.1/2")])


# --- Proceedings ------------------------------------------------------------------------------------------------------

ENTRY = """@inproceedings{devlin-etal-2019-bert,
    title = "{BERT}: Pre-training of {\\"U}ber {\\textquotedblleft}Deep{\\textquotedblright}",
    author = "Devlin, Jacob  and
      M{\\"u}ller, Jan",
    month = jun,
    year = "2019",
    booktitle = "Proceedings of X",
    url = "https://aclanthology.org/N19-1423/",
    pages = "4171--4186",
}
"""


def test_few_papers_of_the_anthology_are_asked_for_one_by_one_and_many_at_once() -> None:
    few = [WorkId("acl", f"N19-{number}") for number in range(1001, 1021)]
    assert len(list(acl.requests(few))) == 20
    [(request, batch)] = acl.requests([*few, WorkId("acl", "N19-1423")])
    assert request.url == "https://aclanthology.org/anthology.bib.gz"
    assert len(batch) == 21


@pytest.mark.parametrize("packed", [True, False])
def test_the_anthology_is_read_packed_and_plain(packed: bool) -> None:
    body = (ENTRY * 2).encode()
    answer = Answer("https://aclanthology.org/", 200, body=gzip.compress(body) if packed else body)
    ids = [WorkId("acl", "N19-1423"), WorkId("acl", "N19-9999")]
    known = acl.parse(answer, ids)
    record = known[ids[0]]
    assert record is not None
    assert known[ids[1]] is None
    assert record.title == "BERT: Pre-training of Über “Deep”"
    assert (record.year, record.month, record.pages) == (2019, 6, "4171--4186")
    assert [name.family for name in record.authors] == ["Devlin", "Müller"]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer("x", 200, body=gzip.compress(ENTRY.encode())[:-20]), id="cut off"),
        pytest.param(Answer("x", 200, body=b"<html>Just a moment...</html>"), id="a page"),
        pytest.param(Answer("x", 200, body=gzip.compress(b"a" * 5_000_000)), id="one line that does not end"),
    ],
)
def test_half_an_anthology_proves_nothing(answer: Answer) -> None:
    with pytest.raises(UnreadableError):
        acl.parse(answer, [WorkId("acl", "2020.acl-main.1"), WorkId("acl", "2020.acl-main.2")])


def test_a_paper_of_the_anthology_has_a_file_of_its_own() -> None:
    work_id = WorkId("acl", "N19-1423")
    assert acl.parse(Answer("x", 404), [work_id]) == {work_id: None}
    record = acl.parse(Answer("x", 200, body=ENTRY.encode()), [work_id])[work_id]
    assert record is not None
    assert record.year == 2019
    with pytest.raises(UnreadableError):
        acl.parse(Answer("x", 200, body=b"<html>Just a moment...</html>"), [work_id])


def test_a_volume_of_pmlr_is_read_at_once() -> None:
    ids = [WorkId("pmlr", "v139/radford21a"), WorkId("pmlr", "v139/none21a")]
    [(request, batch)] = pmlr.requests(ids)
    assert (request.url, batch) == ("https://proceedings.mlr.press/v139/assets/bib/bibliography.bib", ids)
    body = b"@Proceedings{pmlr-v139,\n  title = {All of ICML}\n}\n"
    body += b"@InProceedings{pmlr-v139-radford21a,\n  title = {Learning {T}ransferable Models},\n  year = {2021}\n}\n"
    known = pmlr.parse(Answer("x", 200, body=body), ids)
    assert {work_id: record and record.title for work_id, record in known.items()} == {
        ids[0]: "Learning Transferable Models"
    }


def test_neurips_and_iclr_papers_have_a_bibtex_of_their_own() -> None:
    ids = [
        WorkId("neurips", "2023/91edff07232fb1b55a505a9e9f6c0ff3-Conference"),
        WorkId("iclr", "2025/112c37467b801ad82d5e9c2ea4ff73f2-Conference"),
        WorkId("neurips", "7181"),
    ]
    urls = [request.url for request, _ in proceedings.requests(ids)]
    assert urls == [
        "https://proceedings.neurips.cc/paper_files/paper/2023/file/91edff07232fb1b55a505a9e9f6c0ff3-Bibtex-Conference.bib",
        "https://proceedings.iclr.cc/paper_files/paper/2025/file/112c37467b801ad82d5e9c2ea4ff73f2-Bibtex-Conference.bib",
    ]
    with pytest.raises(UnreadableError):
        proceedings.parse(Answer("x", 404), ids[:1])
    record = proceedings.parse(Answer("x", 200, body=ENTRY.encode()), ids[:1])[ids[0]]
    assert record is not None
    assert (record.id, record.kind, record.venue, record.year) == (ids[0], "inproceedings", "Proceedings of X", 2019)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            '@misc{a, title = "A {"}quote{"} in it", year=2020}',
            {"title": 'A {"}quote{"} in it', "year": "2020"},
            id="quotes",
        ),
        pytest.param("@misc{a,\n title={A {B} C},}", {"title": "A {B} C"}, id="brackets"),
        pytest.param("@misc{a, title={never closed", {"title": "never closed"}, id="never closed"),
        pytest.param('@misc{a, title="never closed', {"title": "never closed"}, id="a quotation that is never closed"),
        pytest.param("@misc{a, year = , title={A B}}", {}, id="a value that is missing"),
        pytest.param("@misc{a, nonsense }", {}, id="no field"),
    ],
)
def test_bibtex_is_read_as_it_comes(text: str, fields: dict[str, str]) -> None:
    [(_, key, found)] = bib.entries(text)
    assert (key, dict(found)) == ("a", fields)


# --- The others -------------------------------------------------------------------------------------------------------


def test_semantic_scholar_answers_by_place() -> None:
    ids = [WorkId("pmid", "1"), WorkId("pmcid", "PMC2"), WorkId("s2", "CorpusID:3"), doi("10.1/2")]
    [(request, _)] = semantic_scholar.requests(ids)
    assert request.json == {"ids": ["PMID:1", "PMCID:2", "CorpusId:3", "DOI:10.1/2"]}
    items = [{"title": "One", "externalIds": {"DOI": "10.1145/1", "ArXiv": "2101.00001"}}, None, None, None]
    known = semantic_scholar.parse(Answer("x", 200, body=json.dumps(items).encode()), ids)
    record = known[ids[0]]
    assert record is not None
    assert record.ids == (WorkId("arxiv", "2101.00001"), doi("10.1145/1"))
    assert [known[work_id] for work_id in ids[1:]] == [None, None, None]
    with pytest.raises(UnreadableError):
        semantic_scholar.parse(Answer("x", 200, body=b"[null]"), ids)


@pytest.mark.parametrize(
    "title", [pytest.param("T", id="the old form"), pytest.param({"value": "T"}, id="the new form")]
)
def test_openreview_has_two_forms_of_a_title(title: object) -> None:
    note = {"id": "abcdefghij", "content": {"title": title}, "cdate": 1_600_000_000_000}
    work_id = WorkId("openreview", "abcdefghij")
    record = openreview.parse(Answer("x", 200, body=json.dumps({"notes": [note]}).encode()), [work_id])[work_id]
    assert record is not None
    assert (record.title, record.year) == ("T", 2020)


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        pytest.param("https://github.com/org/name", ("org", "name"), id="a repository"),
        pytest.param("https://github.com/org/name.git#readme", ("org", "name"), id="as cloned, with a fragment"),
        pytest.param("http://www.github.com/org/a.b-c/", ("org", "a.b-c"), id="written otherwise"),
        pytest.param("https://github.com/org/name/tree/main", None, id="a folder in it"),
        pytest.param("https://github.com/org", None, id="an account"),
        pytest.param("https://github.com/topics/nlp", None, id="GitHub's own page"),
        pytest.param('https://github.com/org/na"me', None, id="a name that would end the query's string"),
    ],
)
def test_a_repository_is_known_by_its_own_page(url: str, repository: tuple[str, str] | None) -> None:
    assert github.repository(url) == repository


def test_github_tells_of_many_repositories_at_once() -> None:
    asked = [github.Repository("org", "one"), github.Repository("org", "two")]
    content = {"data": {"r0": {"nameWithOwner": "new/one", "isArchived": True}, "r1": None}, "errors": [{}]}
    states = github.parse(Answer("x", 200, body=json.dumps(content).encode()), asked)
    assert states == {asked[0]: github.State("new/one", archived=True), asked[1]: None}
    assert len(list(github.batches([str(number) for number in range(250)]))) == 3


@pytest.mark.parametrize(
    ("snapshots", "copy"),
    [
        pytest.param({}, None, id="no copy"),
        pytest.param({"closest": {"available": False, "url": "http://x"}}, None, id="a copy that is blocked"),
        pytest.param(
            {"closest": {"available": True, "url": "http://web.archive.org/a"}},
            "https://web.archive.org/a",
            id="a copy",
        ),
    ],
)
def test_the_wayback_machine_has_a_copy_or_not(snapshots: object, copy: str | None) -> None:
    assert wayback.parse(Answer("x", 200, body=json.dumps({"archived_snapshots": snapshots}).encode())) == copy


@pytest.mark.parametrize("provider", [crossref, datacite, openreview, semantic_scholar])
@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b"null", b'{"message": 1, "data": 1, "notes": 1}'])
def test_an_answer_of_another_shape_says_nothing(provider: object, body: bytes) -> None:
    with pytest.raises(UnreadableError):
        provider.parse(Answer("x", 200, body=body), [doi("10.1/2")])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda answer: doi_org.parse(answer, [doi("10.1/2")]), id="doi.org"),
        pytest.param(lambda answer: github.parse(answer, [github.Repository("org", "name")]), id="GitHub"),
        pytest.param(wayback.parse, id="the Wayback Machine"),
        pytest.param(openreview.token, id="a login at OpenReview"),
        pytest.param(lambda answer: pmlr.parse(answer, [WorkId("pmlr", "v139/radford21a")]), id="PMLR"),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null"])
def test_an_answer_that_is_no_answer_proves_nothing(read: Callable[[Answer], object], body: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(Answer("x", 200, {"content-type": "application/json"}, body))


@pytest.mark.parametrize(
    ("provider", "asked", "content"),
    [
        pytest.param(crossref, doi("10.1145/1"), {"message": {"items": [{"DOI": "10.1145/2"}]}}, id="Crossref"),
        pytest.param(datacite, doi("10.1145/1"), {"data": [{"attributes": {"doi": "10.1145/2"}}]}, id="DataCite"),
        pytest.param(
            openreview, WorkId("openreview", "abcdefghij"), {"notes": [{"id": "jihgfedcba"}]}, id="OpenReview"
        ),
    ],
)
def test_a_record_of_another_work_is_not_taken_for_the_one_asked_for(
    provider: ModuleType, asked: WorkId, content: object
) -> None:
    assert provider.parse(Answer("x", 200, body=json.dumps(content).encode()), [asked]) == {asked: None}


# --- Recorded answers -------------------------------------------------------------------------------------------------


def recorded(name: str) -> Answer:
    path = RESPONSES / name
    if not path.exists():
        pytest.skip("no recorded answers here")
    exchange = json.loads(path.read_text(encoding="utf-8"))
    return Answer(
        exchange["request"]["url"], exchange["response"]["status"], body=exchange["response"]["body"].encode()
    )


def test_a_recorded_feed_is_read() -> None:
    records = list(arxiv.records(recorded("arxiv/many-search.json")))
    assert len(records) == 15
    assert records[0].id == WorkId("arxiv", "2202.12139")
    assert not any(record.withdrawn for record in records)
    assert all(record.title and record.authors and record.year and record.primary_class for record in records)


@pytest.mark.parametrize(
    ("name", "ids", "known"),
    [
        pytest.param("one", ("1605.08386",), {"1605.08386"}, id="one"),
        pytest.param("old-style", ("astro-ph/0601001",), {"astro-ph/0601001"}, id="an old identifier"),
        pytest.param("old-style-versioned", ("quant-ph/0201082",), {"quant-ph/0201082"}, id="an old one with version"),
        pytest.param("unknown-id", ("2101.99999",), set(), id="none"),
        pytest.param("one-of-two-unknown", ("1707.08567", "0808.0539"), {"1707.08567"}, id="one of two"),
    ],
)
def test_recorded_feeds_know_what_they_know(name: str, ids: tuple[str, ...], known: set[str]) -> None:
    answer = arxiv.parse(recorded(f"arxiv/{name}.json"), arxiv_ids(*ids))
    assert {work_id.value for work_id, record in answer.items() if record} == known


def test_a_recorded_refusal_says_nothing() -> None:
    with pytest.raises(UnreadableError, match="incorrect id format for abc"):
        arxiv.parse(recorded("arxiv/malformed-id.json"), arxiv_ids("2101.00001"))


@pytest.mark.parametrize("name", ["one", "several", "several-2", "several-3", "several-4", "several-5"])
def test_recorded_works_of_crossref_are_read(name: str) -> None:
    message = json.loads(recorded(f"crossref/{name}.json").body)["message"]
    work_id = identify(f"doi:{message['DOI']}")
    assert work_id is not None
    body = json.dumps({"message": {"items": [message]}}).encode()
    record = crossref.parse(Answer("x", 200, body=body), [work_id])[work_id]
    assert record is not None
    assert record.title
    assert record.authors


def test_a_recorded_batch_of_semantic_scholar_is_read() -> None:
    answer = recorded("semanticscholar/batch-with-unknown.json")
    ids = [WorkId("s2", f"CorpusID:{number}") for number in range(4)]
    known = semantic_scholar.parse(answer, ids)
    assert known[ids[0]] is None
    record = known[ids[1]]
    assert record is not None
    assert record.title == "How Much Should We Trust Differences-in-Differences Estimates?"
    assert record.ids == (doi("10.2139/ssrn.288970"),)


# --- Answers that are not as documented -------------------------------------------------------------------------------

ODD: list[Any] = [None, "", 0, 3.5, True, [], {}, "x", [None], ["y"], -5, 10**30, "\ud83d", {"value": None}, [[]], [{}]]
WORK = {
    "title": ["A Title"],
    "subtitle": ["And More"],
    "author": [{"given": "Jane", "family": "Doe", "suffix": "Jr."}, {"name": "A Lab"}],
    "issued": {"date-parts": [[2020, 3]]},
    "container-title": ["A Journal"],
    "type": "journal-article",
    "volume": "1",
    "issue": "2",
    "page": "1-2",
}
DEPOSIT = {
    "titles": [{"title": "A Title"}],
    "creators": [{"name": "Doe, Jane", "givenName": "Jane", "familyName": "Doe"}, {"name": "A Lab"}],
    "doi": "10.1145/2",
    "publicationYear": 2020,
    "publisher": "Zenodo",
    "types": {"citeproc": "book"},
    "container": {"title": "A Journal", "volume": "1", "issue": "2"},
}
CONTENT = {"title": {"value": "A Title"}, "authors": {"value": ["Jane Doe"]}, "venue": {"value": "ICLR 2023"}}
NOTE = {"id": "abcdefghij", "cdate": 1_600_000_000_000, "content": CONTENT}
PAPER = {
    "title": "A Title",
    "authors": [{"name": "Jane Doe"}],
    "year": 2020,
    "venue": "V",
    "externalIds": {"DOI": "10.1145/3"},
}


def altered(value: Any) -> Iterator[Any]:
    """A JSON value with one part of it left out or replaced by something odd, in every way."""
    yield from ODD
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        changed = copy.copy(value)
        del changed[key]
        yield changed
        for part in altered(value[key]):
            changed = copy.copy(value)
            changed[key] = part
            yield changed


@pytest.mark.parametrize(
    ("provider", "work_id", "documented"),
    [
        pytest.param(crossref, doi("10.1145/2"), {"message": {"items": [{"DOI": "10.1145/2", **WORK}]}}, id="Crossref"),
        pytest.param(doi_org, doi("10.1145/2"), WORK, id="doi.org"),
        pytest.param(datacite, doi("10.1145/2"), {"data": [{"id": "10.1145/2", "attributes": DEPOSIT}]}, id="DataCite"),
        pytest.param(openreview, WorkId("openreview", "abcdefghij"), {"notes": [NOTE]}, id="OpenReview"),
        pytest.param(semantic_scholar, WorkId("pmid", "1"), [PAPER], id="Semantic Scholar"),
    ],
)
def test_whatever_a_service_sends_is_a_sound_record_or_none(
    provider: ModuleType, work_id: WorkId, documented: object
) -> None:
    texts = ("title", "venue", "volume", "number", "pages", "publisher", "url")
    for content in (documented, *altered(documented)):
        body = json.dumps(content).encode()
        try:
            answer = Answer("https://doi.org/x", 200, {"content-type": "application/json"}, body)
            record = provider.parse(answer, [work_id])[work_id]
        except UnreadableError:
            continue
        if record is None:
            continue
        said = [getattr(record, name) for name in texts]
        assert all(text is None or (isinstance(text, str) and text.encode() is not None) for text in said), content
        assert all(name.family and "".join(name[:4]).encode() for name in record.authors), content
        assert record.year is None or record.year in range(1000, 3000), content
        assert record.month is None or record.month in range(1, 13), content


def test_one_work_that_cannot_be_read_does_not_spoil_the_others() -> None:
    ids = [doi("10.1145/2"), doi("10.1145/3")]
    items = [{"DOI": "10.1145/2", "title": ["A Title"]}, {"DOI": "10.1145/3", "author": 1}, {}]
    known = crossref.parse(Answer("x", 200, body=json.dumps({"message": {"items": items}}).encode()), ids)
    assert [record and record.title for record in known.values()] == ["A Title", None]


@pytest.mark.parametrize("body", [pytest.param(b"[" * 200_000, id="JSON"), pytest.param(b"<html>Wait", id="a page")])
def test_what_is_nested_without_end_or_no_json_at_all_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        crossref.parse(Answer("x", 200, body=body), [doi("10.1145/2")])


@pytest.mark.parametrize(
    ("registered", "title"),
    [
        pytest.param("The &lt;i&gt;K&lt;/i&gt;-Armed Bandit", "The K-Armed Bandit", id="tags that were escaped twice"),
        pytest.param("When p &lt; q and r &gt; s", "When p < q and r > s", id="signs of a formula"),
        pytest.param(
            "On <tex-math>$$\\ell_1$$</tex-math><mml:math><mml:mi>ℓ</mml:mi><mml:mn>1</mml:mn></mml:math> Norms",
            "On ℓ1 Norms",
            id="a formula that stands there twice",
        ),
    ],
)
def test_titles_are_read_without_their_dress(registered: str, title: str) -> None:
    items = [{"DOI": "10.1145/2", "title": [registered]}]
    known = crossref.parse(
        Answer("x", 200, body=json.dumps({"message": {"items": items}}).encode()), [doi("10.1145/2")]
    )
    record = known[doi("10.1145/2")]
    assert record is not None
    assert record.title == title

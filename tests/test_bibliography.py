"""A bibliography that people keep: complete, correct, and left alone where somebody has written in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from lint.evidence import NOTHING, Evidence
from lint.identifiers import WorkId, identify
from lint.references.bibliography import HEADER, Bibliography, bibliography
from lint.references.bibtex import digest, read_blocks, records_of
from lint.references.citekey import FIRST_NUMBER, new_key
from lint.references.reference import refer
from lint.work import Name, Record, Work

ARXIV = WorkId("arxiv", "1810.04805")
DOI = WorkId("doi", "10.1145/1.2")
BERT = "BERT: Pre-training of Deep Bidirectional Transformers"


def work(title: str | None = BERT, *urls: str, **stated: Any) -> Work:
    """A work as a list states it; its identifiers are those of its URLs."""
    ids = tuple(dict.fromkeys(work_id for url in urls if (work_id := identify(url))))
    fields: dict[str, Any] = {"label": None, "authors": None, "venue": None, "year": None, "mentions": ()} | stated
    return Work(ids=ids, urls=urls, title=title, **fields)


def bert(**stated: Any) -> Work:
    return work(BERT, "https://arxiv.org/abs/1810.04805", **stated)


def record(**fields: Any) -> Record:
    """arXiv's record of BERT, or another."""
    known: dict[str, Any] = {
        "id": ARXIV,
        "source": "arxiv",
        "title": BERT,
        "authors": (Name("Devlin", "Jacob"), Name("Chang", "Ming-Wei")),
        "year": 2018,
        "month": 10,
        "primary_class": "cs.CL",
    }
    return Record(**(known | fields))


def evidence(*records: Record) -> Evidence:
    found: dict[WorkId, tuple[Record, ...]] = {}
    for one in records:
        found[one.id] = (*found.get(one.id, ()), one)
    return Evidence(records=found)


def entries(made: Bibliography) -> str:
    """The text without header and marks."""
    return re.sub(r"(?m)^% paperlint: .*\n", "", made.text.removeprefix(HEADER + "\n"))


PUBLISHED = record(
    id=DOI,
    source="crossref",
    kind="inproceedings",
    venue="Proceedings of the 2019 Conference",
    year=2019,
    month=6,
    pages="4171-4186",
    publisher="ACM & Sons",
    primary_class=None,
)


@pytest.mark.parametrize(
    ("given_work", "known", "expected"),
    [
        pytest.param(
            bert(),
            evidence(record()),
            """\
@misc{devlin2018bert,
  title = {{BERT}: Pre-training of Deep Bidirectional Transformers},
  author = {Devlin, Jacob and Chang, Ming-Wei},
  year = {2018},
  month = oct,
  eprint = {1810.04805},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1810.04805},
}
""",
            id="a preprint from arXiv's record",
        ),
        pytest.param(
            bert(),
            evidence(record(ids=(DOI,)), PUBLISHED),
            """\
@inproceedings{devlin2019bert,
  title = {{BERT}: Pre-training of Deep Bidirectional Transformers},
  author = {Devlin, Jacob and Chang, Ming-Wei},
  booktitle = {Proceedings of the 2019 Conference},
  pages = {4171--4186},
  publisher = {ACM \\& Sons},
  year = {2019},
  month = jun,
  eprint = {1810.04805},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  doi = {10.1145/1.2},
  url = {https://arxiv.org/abs/1810.04805},
}
""",
            id="the published version, with the preprint as eprint",
        ),
        pytest.param(
            bert(venue="NAACL 2019", year=2019),
            evidence(record()),
            """\
@inproceedings{devlin2019bert,
  title = {{BERT}: Pre-training of Deep Bidirectional Transformers},
  author = {Devlin, Jacob and Chang, Ming-Wei},
  booktitle = {NAACL},
  year = {2019},
  eprint = {1810.04805},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1810.04805},
}
""",
            id="a preprint that the list says has appeared",
        ),
        pytest.param(
            bert(),
            Evidence(),
            """\
@misc{bert2018pretraining,
  title = {{BERT}: Pre-training of Deep Bidirectional Transformers},
  key = {BPTDB},
  year = {2018},
  eprint = {1810.04805},
  archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/1810.04805},
}
""",
            id="the list's own words, and the year of the identifier",
        ),
        pytest.param(
            work("Pricing & Co.", "https://openai.com/pricing_page#a", venue="OpenAI"),
            Evidence(),
            """\
@misc{pricingco,
  title = {Pricing \\& Co.},
  key = {PC},
  howpublished = {OpenAI},
  url = {https://openai.com/pricing_page#a},
  date = {XXXX},
}
""",
            id="a page of an institution, of no known year",
        ),
        pytest.param(
            work("Alpaca", "https://github.com/tatsu-lab/stanford_alpaca", year=2023),
            Evidence(),
            """\
@misc{alpaca2023,
  title = {Alpaca},
  key = {Alpaca},
  howpublished = {GitHub repository},
  year = {2023},
  url = {https://github.com/tatsu-lab/stanford_alpaca},
}
""",
            id="a repository",
        ),
        pytest.param(
            work("A Paper", "https://www.jmlr.org/papers/v21/20-074.html", authors="J. Roe et al.", year=2020),
            Evidence(),
            """\
@article{roe2020paper,
  title = {A Paper},
  author = {Roe, J. and others},
  journal = {Journal of Machine Learning Research},
  year = {2020},
  url = {https://www.jmlr.org/papers/v21/20-074.html},
}
""",
            id="a journal that the address tells",
        ),
        pytest.param(
            work("A Paper", "https://eprint.iacr.org/2016/086.pdf", authors="J. Roe et al."),
            Evidence(),
            """\
@misc{roe2016paper,
  title = {A Paper},
  author = {Roe, J. and others},
  howpublished = {Cryptology ePrint Archive, Paper 2016/086},
  year = {2016},
  url = {https://eprint.iacr.org/2016/086},
}
""",
            id="an archive that the address tells, as it asks to be cited",
        ),
    ],
)
def test_an_entry(given_work: Work, known: Evidence, expected: str) -> None:
    assert entries(bibliography([given_work], "", known)) == expected


@pytest.mark.parametrize(
    ("url", "kind", "venue"),
    [
        pytest.param("https://aclanthology.org/P18-1001/", "inproceedings", "booktitle = {ACL}", id="the anthology"),
        pytest.param("https://aclanthology.org/Q18-1001/", "article", "journal = {TACL}", id="its journal"),
        pytest.param("https://aclanthology.org/2020.tacl-1.5/", "article", "journal = {TACL}", id="with a new id"),
        pytest.param("https://aclanthology.org/J19-1001/", "article", "journal = {Computational Linguistics}", id="CL"),
        pytest.param(
            "https://aclanthology.org/2021.cl-1.5/",
            "article",
            "journal = {Computational Linguistics}",
            id="CL with a new id",
        ),
        pytest.param(
            "https://aclanthology.org/2020.findings-emnlp.5/",
            "inproceedings",
            "booktitle = {Findings of EMNLP}",
            id="findings, by the conference that they are of",
        ),
        pytest.param(
            "https://aclanthology.org/2020.conll-1.5/", "inproceedings", "booktitle = {CoNLL}", id="as it is spelt"
        ),
        pytest.param("https://aclanthology.org/W18-1001/", "misc", "", id="some workshop"),
        pytest.param(
            "https://openaccess.thecvf.com/content_cvpr_2017/html/Roe_A_Paper_CVPR_2017_paper.html",
            *("inproceedings", "booktitle = {CVPR}"),
            id="CVF",
        ),
        pytest.param(
            "https://openaccess.thecvf.com/content_CVPRW_2020/html/w1/Roe_A_Paper_CVPRW_2020_paper.html",
            *("inproceedings", "booktitle = {CVPR Workshops}"),
            id="a workshop of CVF's",
        ),
        pytest.param(
            "https://ojs.aaai.org/index.php/AAAI/article/view/123", "inproceedings", "booktitle = {AAAI}", id="AAAI"
        ),
        pytest.param("https://ojs.aaai.org/index.php/ICWSM/article/view/123", "misc", "", id="another of its series"),
    ],
)
def test_an_address_tells_where_a_paper_appeared(url: str, kind: str, venue: str) -> None:
    made = entries(bibliography([work("A Paper on Things", url, authors="Jane Roe", year=2020)], "", Evidence()))
    assert made.startswith(f"@{kind}{{")
    assert venue in made
    assert ("booktitle" in made or "journal" in made) is bool(venue)


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("journal = {arXiv preprint arXiv:1810.04805}", id="as Google Scholar writes it"),
        pytest.param("note = {arXiv: 1810.04805 [cs.CL]}", id="in a note"),
        pytest.param("eprint = {arXiv:1810.04805}", id="with its scheme"),
        pytest.param("url = {https://arxiv.org/pdf/1810.04805v2.pdf}", id="in its address"),
    ],
)
def test_an_entry_that_somebody_wrote_is_known_by_its_arxiv_id(field: str) -> None:
    text = f"@article{{devlin, title = {{{{BERT}}}}, {field}}}\n"
    made = bibliography([bert()], text, Evidence())
    assert made.text.count("@") == 1
    assert text in made.text


def test_the_biblatex_dialect() -> None:
    made = bibliography([bert()], "", evidence(record()), dialect="biblatex")
    assert "@online{devlin2018bert,\n" in made.text
    assert "  eprinttype = {arxiv},\n  eprintclass = {cs.CL},\n" in made.text
    assert "  date = {2018-10},\n" in made.text


@pytest.mark.parametrize(
    ("titles", "keys"),
    [
        pytest.param(["A Study of Sleep", "A study of Rest"], ("study2020sleep", "study2020rest"), id="the next word"),
        pytest.param(["Sleep", "sleep"], ("sleep2020", "sleep2020-2"), id="a number, without regard to case"),
        pytest.param(["Ünïcode Straße"], ("unicode2020strasse",), id="letters beyond ASCII"),
        pytest.param(["GPT-4 and 1.14M tokens"], ("gpt42020114m",), id="names with hyphens and points"),
        pytest.param(["深度学习"], ("example2020",), id="another script: the host"),
    ],
)
def test_keys(titles: list[str], keys: tuple[str, ...]) -> None:
    works = [work(title, f"https://example/{n}", year=2020) for n, title in enumerate(titles)]
    assert bibliography(works).keys == keys


class Lookups(dict[str, int]):
    """Keys that are taken, which count how often they are asked for one."""

    count = 0

    def __contains__(self, key: object) -> bool:
        self.count += 1
        return super().__contains__(key)


def test_a_thousand_works_of_one_title_get_their_keys_without_a_thousand_looks_each() -> None:
    taken = Lookups()
    for _ in range(1000):
        taken[new_key(refer(bert(), NOTHING), taken)] = FIRST_NUMBER
    assert len(taken) == 1000
    assert taken.count < 10_000


def test_the_same_input_gives_the_same_bytes() -> None:
    works = [bert(), work("Alpaca", "https://github.com/tatsu-lab/stanford_alpaca")]
    first = bibliography(works, "", evidence(record()))
    assert bibliography(works, first.text, evidence(record())).text == first.text
    assert bibliography(works, first.text).text == first.text, "a run without network loses nothing"


def test_a_new_entry_takes_its_place_and_moves_nothing() -> None:
    works = [work(f"{letter} thing of some kind", f"https://example.org/{letter}") for letter in "BDF"]
    old = bibliography(works).text
    new = bibliography([*works, work("C thing of some kind", "https://example.org/C")], old).text
    assert [block.key for block in read_blocks(new) if block.key] == ["bthing", "cthing", "dthing", "fthing"]
    assert old.replace("% paperlint: list", "\n% paperlint: list").split("\n\n\n")[0] in new
    assert all(line in new for line in old.splitlines())


KEPT = """\
% my own header

@string{naacl = "NAACL"}
@preamble{ {\\newcommand{\\x}{y}} }

% a note of mine
@INPROCEEDINGS{Devlin_19,
   title="{BERT}: Pre-training of Deep Bidirectional Transformers", booktitle = naacl # { 2019},
   author = {Jacob Devlin}, year = 2019, eprint = {1810.04805}
}

@misc{broken, title = {no end
@misc{Other, title = {Something else}, url = {https://example.org/else}}
trailing words"""


def test_what_others_wrote_stays_byte_for_byte() -> None:
    made = bibliography([bert(), work("Alpaca", "https://example.org/alpaca")], KEPT, evidence(record()))
    assert made.text.startswith(KEPT)
    assert made.keys == ("Devlin_19", "alpaca")
    assert made.unreadable == ((12, "this does not read as a BibTeX entry"),)
    assert made.unlisted == ()


def test_windows_line_ends_stay() -> None:
    old = bibliography([bert()]).text.replace("\n", "\r\n")
    assert bibliography([bert()], old).text == old
    new = bibliography([bert(), work("Zebra", "https://example.org/zebra")], old).text
    assert "\n" not in new.replace("\r\n", "")
    assert old.strip() in new


def test_an_edited_entry_is_no_longer_ours() -> None:
    edited = bibliography([bert()]).text.replace("  year = {2018},\n", "  year = {2018},\n  note = {Mine},\n")
    made = bibliography([bert()], edited, evidence(record()), refresh=True)
    assert made.text == edited


def test_an_entry_gets_better_and_keeps_its_key() -> None:
    wordy = bibliography([bert()])
    assert wordy.wordy == ("bert2018pretraining",)
    preprint = bibliography([bert()], wordy.text, evidence(record()))
    published = bibliography([bert()], preprint.text, evidence(record(ids=(DOI,)), PUBLISHED))
    again = bibliography([bert()], published.text, evidence(record()))
    assert "author = {Devlin, Jacob" in preprint.text
    assert "@inproceedings{bert2018pretraining," in published.text
    assert again.text == published.text, "a service that does not answer today takes nothing away"
    assert preprint.wordy == published.wordy == ()


def test_an_entry_that_somebody_wrote_is_not_in_the_list_s_own_words() -> None:
    made = bibliography([bert(), work("Alpaca", "https://example.org/alpaca")], KEPT)
    assert made.keys[0] == "Devlin_19"
    assert made.wordy == ("alpaca",)


def test_an_entry_that_somebody_wrote_is_known_by_label_and_title() -> None:
    theirs = "@inproceedings{owl, title={{OWL: Open-World Layouts for Grounded Generation}}, year={2023}}\n"
    stated = work("Open-World Layouts for Grounded Generation", "https://arxiv.org/abs/2301.00777", label="OWL")
    assert bibliography([stated], theirs).text == theirs
    other = work("Open-World Layouts for Grounded Generation", "https://arxiv.org/abs/2301.00777", label="LION")
    assert bibliography([other], theirs).text != theirs


def test_refresh_takes_what_is_known_now() -> None:
    old = bibliography([bert()], "", evidence(record(title=BERT + " for Language")))
    now = evidence(record())
    assert bibliography([bert()], old.text, now).text == old.text
    assert "Transformers}" in bibliography([bert()], old.text, now, refresh=True).text


def test_refresh_without_network_writes_the_file_s_memory_anew() -> None:
    old = bibliography([bert()], "", evidence(record()))
    made = bibliography([bert()], old.text, dialect="biblatex", refresh=True)
    assert "@online{devlin2018bert" in made.text
    assert "author = {Devlin, Jacob and Chang, Ming-Wei}" in made.text


def test_a_corrected_word_of_the_list_reaches_the_entry() -> None:
    old = bibliography([work("BRET: Pre-training", "https://arxiv.org/abs/1810.04805")])
    made = bibliography([bert()], old.text)
    assert made.keys == old.keys
    assert "title = {{BERT}: Pre-training of" in made.text


def test_a_corrected_link_keeps_the_entry_of_its_title() -> None:
    old = bibliography([work(BERT, "https://arxiv.org/abs/1907.11692")])
    other = work("RoBERTa: A Robustly Optimized Approach", "https://arxiv.org/abs/1907.11692")
    made = bibliography([other, bert()], old.text)
    assert made.keys == ("roberta2019robustly", "bert2019pretraining")
    assert "eprint = {1810.04805}" in made.text


def test_an_entry_that_left_the_list_goes_with_prune_alone() -> None:
    old = bibliography([bert(), work("Alpaca", "https://example.org/alpaca")]).text
    kept = bibliography([bert()], old)
    pruned = bibliography([bert()], old, prune=True)
    assert kept.text == old
    assert kept.unlisted == pruned.unlisted == ("alpaca",)
    assert pruned.text == bibliography([bert()]).text


def test_prune_spares_an_entry_that_was_edited() -> None:
    old = bibliography([work("Alpaca", "https://example.org/alpaca")]).text.replace("Alpaca}", "My Alpaca}")
    assert bibliography([], old, prune=True).text == old


def test_a_wrong_link_s_record_is_not_believed() -> None:
    other = record(title="RoBERTa: A Robustly Optimized Pretraining Approach")
    made = bibliography([bert()], "", evidence(other))
    assert "{BERT}" in made.text
    assert "Devlin" not in made.text


def test_a_committed_file_is_evidence_where_it_is_not_the_list_s_own_words() -> None:
    made = bibliography([bert(), work("Alpaca", "https://arxiv.org/abs/2303.00001")], "", evidence(record()))
    known = records_of(made.text, "references.bib")
    assert list(known) == [ARXIV]
    found = known[ARXIV][0]
    assert (found.title, found.authors, found.year, found.month, found.source) == (
        BERT,
        record().authors,
        2018,
        10,
        "references.bib",
    )


def test_the_mark_changes_with_the_entry_and_not_with_its_line_ends() -> None:
    assert digest("@misc{a,\n}") == digest("@misc{a,\r\n}") != digest("@misc{b,\n}")


_PIECES = [*'{}\\"@%#&$,=~(', "\n", " ", " and ", "a", "B", "🔥", "é", "$x^2$", "\\'e", "}}", "@misc{x,"]
HOSTILE = st.lists(st.sampled_from(_PIECES) | st.characters(exclude_categories=["Cs"]), max_size=20).map("".join)
NAMES = st.builds(Name, family=HOSTILE.filter(str.strip), given=HOSTILE, literal=st.booleans())
RECORDS = st.builds(
    Record,
    id=st.just(ARXIV),
    source=st.just("arxiv"),
    title=HOSTILE,
    authors=st.lists(NAMES, max_size=3).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    month=st.none() | st.integers(1, 12),
    venue=st.none() | HOSTILE,
    kind=st.sampled_from(["misc", "article", "inproceedings", "book", "phdthesis", "techreport", "incollection"]),
    volume=st.none() | HOSTILE,
    number=st.none() | HOSTILE,
    pages=st.none() | HOSTILE,
    publisher=st.none() | HOSTILE,
    primary_class=st.none() | st.just("cs.CL"),
    url=st.none() | HOSTILE,
)


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.booleans(), st.sampled_from(["bibtex", "biblatex"]))
def test_hostile_metadata_stays_in_its_fields(hostile: Record, unicode: bool, dialect: Any) -> None:
    works = [work(None, "https://arxiv.org/abs/1810.04805"), work("Next", "https://example.org/next")]
    made = bibliography(works, "", evidence(hostile), unicode=unicode, dialect=dialect)
    library = parse_bibtex(made.text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == sorted(made.keys, key=str.lower)
    strict = parse_string(made.text, "bibtex")
    assert set(strict.entries) == set(made.keys)
    for entry in library.entries:
        read = dict(strict.entries[entry.key].fields)
        written = {field.key: " ".join(str(field.value).split()) for field in entry.fields}
        assert {name.lower(): " ".join(value.split()) for name, value in read.items()} == {
            name.lower(): value for name, value in written.items() if name != "author" and name != "month"
        } | ({"month": read["month"]} if "month" in read else {})
    assert bibliography(works, made.text, evidence(hostile), unicode=unicode, dialect=dialect).text == made.text

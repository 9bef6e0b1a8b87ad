"""An entry states a year in which its arXiv paper did not exist yet, or another than its proceedings' own.

The first four digits of an arXiv id are year and month of its submission: a paper with the id 2301.13848 cannot be of
2022. The year was copied from the entry above, or the link is another paper's. A paper that was submitted in the last
days of a year carries one of the first numbers of January, so those may say either.

Pages of the ACL Anthology, CVF, ECVA, NeurIPS, ICLR and MLSys name the year of the conference, too.

```markdown bad
- **Benchmarking large language models for news summarization**, arXiv 2022. [Paper](https://arxiv.org/abs/2301.13848)
- **LaMDA: Language Models for Dialog Applications**, arXiv 2022. [Paper](https://arxiv.org/abs/2201.08239)
- **Training Compute-Optimal Large Language Models**, NeurIPS 2021. [Paper](https://arxiv.org/abs/2203.15556)
- **Dense Passage Retrieval for Open-Domain Question Answering**, EMNLP 2021. [Paper](https://aclanthology.org/2020.emnlp-main.550/)
```
```text findings
1:72 2022 is before arXiv:2301.13848 was submitted, in 2023-01; mend year or link
3:63 info: 2021 is before arXiv:2203.15556 was submitted, in 2022-03; mend year or link
4:73 the entry states 2021, and links the proceedings of EMNLP 2020; mend year or link
```

What appeared later than its preprint is as it should be, and so is the preprint's year beside a page in proceedings:

```markdown good
- **The Pile: An 800GB Dataset of Diverse Text for Language Modeling**, arXiv 2020. [Paper](https://arxiv.org/abs/2101.00027)
- **Measuring massive multitask language understanding**, ICLR 2021. [Paper](https://arxiv.org/abs/2009.03300)
- **Deep contextualized word representations**, arXiv 2017. [Paper](https://aclanthology.org/N18-1202/)
- [2019/08] **Language Models as Knowledge Bases?** *Fabio Petroni et al.* EMNLP. [Paper](https://aclanthology.org/2020.emnlp-main.550/)
- **On Spectral Clustering**, NIPS 2002. [Paper](https://papers.nips.cc/paper/2001/hash/0123456789abcdef0123456789abcdef-Abstract.html)
- **Latent Dirichlet Allocation**, NIPS 2001. [Paper](https://papers.nips.cc/paper/2003-latent-dirichlet-allocation)
```

A year beside arXiv is the preprint's own, and wrong. Beside another venue, or none, it is a hint: some authors put
their paper on arXiv long after it appeared. A year in a title or a label says nothing, and neither does one beside
another that fits, or one of a paper whose link is to a later version of it. A page in proceedings is compared only with
a year right beside the proceedings' own name. There is no fix, since year or link may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.arxiv import arxiv_month
from lint.document import Document, Entry, Span
from lint.finding import Finding, Severity
from lint.identifiers import WorkId
from lint.mention import own_links
from lint.place import name_places, overlaps, venue_place
from lint.proceedings import home_of, year_of
from lint.rule import Context, rule
from lint.venues import ACRONYMS, RENAMED, is_preprint

_LATER = re.compile(r"journal|exten[ds]|\blong(?:er)?\b|\bfull\b|t-?pami|ijcv|v(?:ersion )?[2-9]\b", re.IGNORECASE)
"""Labels of a preprint that came after the paper which the entry lists."""
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d])(?!\.\d{4})")
_SHORT_YEAR = re.compile(r"(?:(?P<venue>[A-Za-z]{3,})[\s-]?)?(?P<mark>['’‘`]\s?)?(?P<year>(?<!\d)\d\d(?!\d))")
_NAMES = frozenset(name.casefold() for name in ACRONYMS)
_BETWEEN = frozenset(" \t\n,.:;()[]'’`*_-")
"""What stands between a venue and its year."""
_FAR = 4
"""Characters that part a venue from a year beside it, at most."""
_SOON = 5
"""Years after a preprint in which it may appear."""
_PROCEEDINGS = frozenset("acl cvf ecva iclr mlsys neurips".split())
"""Schemes of identifiers that name the year of a conference."""
_PROMPT = 2010
"""The first year of which all proceedings are; those of NIPS used to appear in the year after the conference."""
_FIRST_DAYS = 0.1
"""Share of January's numbers that may be of December's papers."""
_JANUARY = {3: 300, 4: 6000, 5: 15000}
"""About how many papers January brings, by the digits of a number (https://arxiv.org/stats/monthly_submissions); three
digits count the papers of one archive."""


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for entry in document.entries:
            if entry.year is not None:
                yield from _before_preprint(document, entry, entry.year)
                yield from _beside_proceedings(document, entry, entry.year)


def _before_preprint(document: Document, entry: Entry, stated: int) -> Iterator[Finding]:
    papers = {work_id.value for work_id in entry.ids if work_id.scheme == "arxiv"}
    if len(papers) != 1:
        return
    paper = papers.pop()
    earliest = _earliest_year(paper)
    if stated >= earliest or _is_later(document, entry):
        return
    if place := _place(document, entry, range(earliest, earliest + _SOON + 1)):
        year, month = arxiv_month(paper)
        message = f"{stated} is before arXiv:{paper} was submitted, in {year}-{month:02}; mend year or link"
        yield Finding(document.path, place, message, hint=not is_preprint(entry.venue or ""))


def _beside_proceedings(document: Document, entry: Entry, stated: int) -> Iterator[Finding]:
    """A year beside the name of the proceedings that the entry's own link leads to, where these are of another year."""
    for page in entry.ids:
        if page.scheme not in _PROCEEDINGS:
            continue
        year, home = year_of(page), home_of(page)
        if year is None or home is None or stated == year or (year < _PROMPT and stated == year + 1):
            continue
        kind, name = home
        if kind != "inproceedings" or not _names(entry.venue or "", name) or not _is_own(document, entry, page):
            continue
        if place := _year_beside_venue(document, entry, year):
            message = f"the entry states {stated}, and links the proceedings of {name} {year}; mend year or link"
            yield Finding(document.path, place, message)


def _is_own(document: Document, entry: Entry, work_id: WorkId) -> bool:
    """Whether one of the links to the entry's own work names it so."""
    return any(document.links[index].work_id == work_id for index in own_links(document, entry)[0])


def _names(venue: str, home: str) -> bool:
    """Whether a stated venue is a conference, whatever else it says: `Findings of ACL`, `CVPR Workshops`, `NIPS`."""
    words = {RENAMED[word].name.casefold() if word in RENAMED else word for word in _words(venue)}
    return not words.isdisjoint(set(_words(home)) - {"findings", "of", "workshops"})


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())


def _year_beside_venue(document: Document, entry: Entry, right: int) -> Span | None:
    """Where the entry states its year, if that is beside its venue, and the right one nowhere on the line."""
    venue, place = venue_place(document, entry), _place(document, entry, range(right, right + 1))
    if venue is None or place is None:
        return None
    between = document.prose[min(venue.end, place.end) : max(venue.start, place.start)]
    return place if len(between) <= _FAR and _BETWEEN.issuperset(between) else None


def _earliest_year(paper: str) -> int:
    """The first year that a paper of this id can have."""
    year, month = arxiv_month(paper)
    number = paper.rpartition(".")[2] if "." in paper else paper[-3:]
    is_first_days = month == 1 and int(number) < _FIRST_DAYS * _JANUARY.get(len(number), 0)
    return year - is_first_days


def _is_later(document: Document, entry: Entry) -> bool:
    """Whether the arXiv paper is another work than the entry's own, or its later version."""
    own = own_links(document, entry)[0]
    links = [
        link for index in entry.links if (link := document.links[index]).work_id and link.work_id.scheme == "arxiv"
    ]
    is_own = any(document.links[index] in links for index in own)
    return bool(links) and (not is_own or any(_LATER.search(link.text) for link in links))


def _place(document: Document, entry: Entry, fitting: range) -> Span | None:
    """Where the entry states its year; None where that is not certain, or where another beside it is a fitting one."""
    names = name_places(document, entry)
    text = document.prose
    stated = [found for found in _YEAR.finditer(text, *entry.span) if not overlaps(Span(*found.span()), names)]
    found = next((each for each in stated if int(each[0]) == entry.year), None)
    if found is not None:
        line = text.count("\n", 0, found.start())
        beside = (int(each[0]) for each in stated if text.count("\n", 0, each.start()) == line)
        return None if any(year in fitting for year in beside) else Span(*found.span())
    for found in _SHORT_YEAR.finditer(text, *entry.span):
        is_year = found["mark"] or (found["venue"] or "").casefold() in _NAMES
        span = Span(found.start("mark") if found["mark"] else found.start("year"), found.end())
        if is_year and int(found["year"]) == (entry.year or 0) % 100 and not overlaps(span, names):
            return span
    return None

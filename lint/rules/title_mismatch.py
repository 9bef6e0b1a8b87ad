"""A link belongs to a paper with another title than the entry says.

This is the commonest real mistake in paper lists: an entry was copied, its title changed, and its link forgotten. Some
papers have been retitled, so the title of an arXiv paper's first version counts as well. The titles come from the
services that `paperlint links` asks, or from the list's bibliography file, so that `paperlint check` compares offline.

```python evidence
Evidence(
    records={
        WorkId("arxiv", "1706.03762"): (Record(WorkId("arxiv", "1706.03762"), "arxiv", "Attention Is All You Need"),),
        WorkId("arxiv", "2005.14165"): (
            Record(WorkId("arxiv", "2005.14165"), "arxiv", "Language Models are Few-Shot Learners"),
        ),
        WorkId("arxiv", "2401.00004"): (
            Record(WorkId("arxiv", "2401.00004"), "arxiv", "Counting Universal and Transferable Flocks of Sheep"),
        ),
    },
    titles={"scalinglawsforneurallanguagemodels": WorkId("arxiv", "2001.08361")},
)
```
```markdown bad
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/1706.03762)
- [Language Models as Few-Shot Learner](https://arxiv.org/abs/2005.14165)
- [Universal Counts of Sheep Flocks](https://arxiv.org/abs/2401.00004)
```
```text findings
1:3 this is "Attention Is All You Need": a wrong link, or retitled; \
the entry's title is that of https://arxiv.org/abs/2001.08361
2:3 info: this is "Language Models are Few-Shot Learners"; is it the paper of the entry's title?
3:3 info: this is "Counting Universal and Transferable Flocks of Sheep"; is it the paper of the entry's title?
```

A title may leave out the subtitle or the name before the colon, and use initials; a name of one or two words is no
title; and a service may know of none:

```python evidence
Evidence(
    records={
        WorkId("arxiv", "2005.14165"): (
            Record(WorkId("arxiv", "2005.14165"), "arxiv", "Language Models are Few-Shot Learners"),
        ),
        WorkId("arxiv", "1907.11692"): (
            Record(
                WorkId("arxiv", "1907.11692"), "arxiv", "RoBERTa: A Robustly Optimized BERT Pretraining Approach"
            ),
        ),
        WorkId("arxiv", "2401.00003"): (
            Record(WorkId("arxiv", "2401.00003"), "arxiv", "HerdNet: Counting Sheep with Large Language Models"),
        ),
        WorkId("doi", "10.5281/zenodo.1"): (Record(WorkId("doi", "10.5281/zenodo.1"), "datacite", ""),),
    }
)
```
```markdown good
- [GPT-3](https://arxiv.org/abs/2005.14165)
- [RoBERTa](https://arxiv.org/abs/1907.11692)
- [Counting Sheep with LLMs](https://arxiv.org/abs/2401.00003)
- [A Data Set That Was Registered without a Title](https://doi.org/10.5281/zenodo.1)
```

Titles that are nearly equal, begin alike, share the part before the colon, or say much the same in other words are a
hint. So is an entry of several identifiers one of which fits: the other may be a published version with a new title.
There is no fix: whether title or link is wrong, only a person knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lint.document import Document, Entry, Span
from lint.entry.authors import ET_AL
from lint.finding import Finding, Severity
from lint.identifiers import WorkId, canonical_url
from lint.mention import Cited, citations
from lint.rule import Context, rule
from lint.title import Likeness, compare_titles, is_beginning, is_telling, share_words, title_key, title_words
from lint.work import Record

_TELLING = 12  # letters of a title that does not stand in an entry by chance
_SUBTITLE = 4  # words of a subtitle that is no other paper's; "a comprehensive survey" is many's
_WORDS = 3  # "DeepSeek-v2-236B-MoE" has three parts, but is one name
_ACRONYM = re.compile(r"\b([A-Z][A-Za-z]*[A-Z])s?\b")


@rule(Severity.WARNING, online=True, remembers=True)
def check(context: Context) -> Iterator[Finding]:
    if not context.evidence.records:
        return
    for citation in citations(context.documents):
        if citation.mention.entry is not None and citation.title and is_telling(citation.title):
            yield from _check(citation, citation.title, context)


def _check(citation: Cited, title: str, context: Context) -> Iterator[Finding]:
    evidence = context.evidence
    document = context.documents[citation.mention.document]
    entry = document.entries[citation.mention.entry or 0]
    said = title_key(document.text[entry.span.start : entry.span.end])
    settled = {
        each: _titled(evidence.records.get(each, ())) for each in citation.ids if each not in evidence.unverified
    }
    verdicts = {work_id: _compare(title, said, records) for work_id, records in settled.items() if records}
    for work_id, verdict in verdicts.items():
        if verdict == "same":
            continue
        span = _span(document, entry, work_id)
        record = settled[work_id][0]
        is_file = "." in record.source  # the bibliography, which may be wrong itself
        real = f'{f"{record.source} says that " if is_file else ""}this is "{record.title}"'
        is_hint = verdict == "unsure" or "same" in verdicts.values()
        question = "; is it the paper of the entry's title?" if is_hint else ": a wrong link, or retitled"
        other = evidence.titles.get(title_key(title))
        is_elsewhere = other is not None and other not in verdicts
        answer = f"; the entry's title is that of {canonical_url(other) or other}" if other and is_elsewhere else ""
        yield Finding(document.path, span, f"{real}{question}{answer}", hint=is_hint)


def _titled(records: Sequence[Record]) -> list[Record]:
    """Those that say what the title is; agencies register works without one, too."""
    return [record for record in records if title_key(record.title)]


def _compare(title: str, said: str, records: Sequence[Record]) -> Likeness:
    """The best that any of the titles that an identifier has had gives; `said` is the key of the whole entry.

    An entry that has the real title anywhere cites the right paper, whatever else it says before or after. Where only
    a part of one stands in the other, the paper was retitled, or is called by less, more often than the link is wrong.
    """
    real = [record.title for record in records]
    found = {_compare_pair(title, other) for other in real}
    if "same" in found or any(len(title_key(other)) >= _TELLING and title_key(other) in said for other in real):
        return "same"
    is_name = len(title.split()) < _WORDS or re.search(ET_AL, title)
    return "unsure" if is_name or "unsure" in found else "different"


def _compare_pair(title: str, real: str) -> Likeness:
    """The better of how two titles compare as they are, and with initials in place of their words."""
    verdict = _compare_parts(title, real)
    acronyms = {*_ACRONYM.findall(title), *_ACRONYM.findall(real)} if verdict != "same" else ()
    if not acronyms:
        return verdict
    abridged = _compare_parts(_abridged(title, acronyms), _abridged(real, acronyms))
    return abridged if verdict == "different" or abridged == "same" else verdict


def _compare_parts(title: str, real: str) -> Likeness:
    """As `compare_titles`, but a subtitle alone is its title, and titles that share parts or words may be one."""
    verdict = compare_titles(title, real)
    if verdict == "same" or _is_subtitle(title, real) or _is_subtitle(real, title):
        return "same"
    alike = is_beginning(title, real) or share_words(title, real) or _has_main_title(title, real)
    return "unsure" if alike else verdict


def _is_subtitle(one: str, other: str) -> bool:
    subtitle = other.partition(":")[2]
    return len(title_words(subtitle)) >= _SUBTITLE and compare_titles(subtitle, one) == "same"


def _abridged(title: str, acronyms: Collection[str]) -> str:
    """A title in which each of the acronyms stands for the words that it abbreviates, and for more than one of them."""
    for acronym in sorted(acronyms):
        words = list(re.finditer(r"[^\W_]+", title))
        start = "".join(word[0][0] for word in words).lower().find(acronym.lower())
        if start >= 0:
            title = title[: words[start].start()] + acronym + title[words[start + len(acronym) - 1].end() :]
    return _ACRONYM.sub(r"\1", title)


def _has_main_title(title: str, real: str) -> bool:
    main = title_words(real.partition(":")[0])
    words = title_words(title)
    return ":" in real and any(words[start : start + len(main)] == main for start in range(len(words)))


def _span(document: Document, entry: Entry, work_id: WorkId) -> Span:
    """The link that names the paper; the entry where its text alone does."""
    links = (document.links[index] for index in entry.links)
    return next((link.span for link in links if link.work_id == work_id), entry.span)

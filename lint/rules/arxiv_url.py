"""An arXiv paper is linked by another address than its own, or in another way than the list links the others.

arXiv's own address of a paper is `https://arxiv.org/abs/ID`: it stays, shows the newest version, and leads to all
forms of the paper. A version behind the id (`v1`) keeps readers on an old text; `http` and mirrors cost a redirect or
cease to work. Whether a list links abstract or PDF is its own choice: where four in five links agree, the others are
reported. So it is with versions and `http`: what most of a list's links have is not reported, nor is a version that the
label names, or beside which the list links another under another title.

```markdown bad
- **GPT-4 Technical Report**. [Paper](http://arxiv.org/abs/2303.08774v2)
- **LLaMA**. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM**. [Paper](https://arxiv.org/abs/2204.02311)
- **OPT**. [Paper](https://export.arxiv.org/abs/2205.01068)
- **Llama 2**. [Paper](https://arxiv.org/pdf/2307.09288.pdf)
```
```text findings
1:39 links arXiv:2303.08774 over http and as version 2; link https://arxiv.org/abs/2303.08774
4:20 links arXiv:2205.01068 at export.arxiv.org; link https://arxiv.org/abs/2205.01068
5:24 links the PDF of arXiv:2307.09288; link https://arxiv.org/abs/2307.09288
```

```markdown fixed
- **GPT-4 Technical Report**. [Paper](http://arxiv.org/abs/2303.08774v2)
- **LLaMA**. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM**. [Paper](https://arxiv.org/abs/2204.02311)
- **OPT**. [Paper](https://arxiv.org/abs/2205.01068)
- **Llama 2**. [Paper](https://arxiv.org/abs/2307.09288)
```
```markdown fixed unsafe
- **GPT-4 Technical Report**. [Paper](https://arxiv.org/abs/2303.08774)
- **LLaMA**. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM**. [Paper](https://arxiv.org/abs/2204.02311)
- **OPT**. [Paper](https://arxiv.org/abs/2205.01068)
- **Llama 2**. [Paper](https://arxiv.org/abs/2307.09288)
```

Both forms side by side are an offer to the reader, a link that calls itself PDF may lead to one, and pages made of a
paper (ar5iv, alphaXiv, Hugging Face) are welcome beside its arXiv link:

```markdown good
- **LLaMA**. [Paper](https://arxiv.org/abs/2302.13971) [HTML](https://ar5iv.org/abs/2302.13971)
- **PaLM**. [Paper](https://arxiv.org/abs/2204.02311)
- **OPT**. [Paper](https://arxiv.org/abs/2205.01068)
- **GPT-4 Technical Report**. [Paper](https://arxiv.org/abs/2303.08774), [PDF](https://arxiv.org/pdf/2303.08774)
```

The fix is safe but where it drops a version: the list may quote that very text. Configure the form, or leave it open:

    [rules.arxiv-url]
    form = "abs"        # or "pdf", or "any"; without it, the list's majority decides
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lint.document import Document
from lint.finding import Finding, Severity
from lint.identifiers import ArxivUrl, arxiv_url
from lint.rule import Context, rule
from lint.target import Target, targets
from lint.title import clearly_differ


@dataclass(frozen=True)
class Options:
    form: Literal["abs", "pdf", "any", "majority"] = "majority"
    """Which page of a paper to link; `majority`: the one that four in five of the list's links name, if any."""


class _Place(NamedTuple):
    target: Target
    address: ArxivUrl
    url: re.Match[str]
    """Scheme, host and path, as written."""

    @property
    def paper(self) -> tuple[int, str | None]:
        """What is one paper in one entry; every link outside the entries counts by itself."""
        entry = self.target.entry
        return -1 - self.target.number if entry is None else entry, self.address.value


class _Habits(NamedTuple):
    """What most of a list's arXiv links have in common."""

    house: str | None
    """The form that links should have; None where any will do."""
    pins: bool
    http: bool


_URL = re.compile(r"(?P<scheme>https?)://(?P<host>[^/]+)(?P<path>/.*)", re.IGNORECASE | re.DOTALL)
_NAMES = {"abs": "abstract", "pdf": "PDF"}
_FEWEST = 5
"""Links that must do a thing before it can be the list's habit."""
_READER = "mirror"
"""The form of a page that somebody else makes of the paper."""


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        places = list(_places(document))
        own = Counter(place.paper for place in places if place.address.form != _READER)
        linked = {value for _, value in own}
        habits = _Habits(
            house=_house_form(places, context.options(Options).form),
            pins=_is_habit([place.address.version is not None for place in places]),
            http=_is_habit([place.target.written.lower().startswith("http:") for place in places]),
        )
        differing = _differing(document, places)
        for place in places:
            is_meant = place.address.value in differing or _says_version(place)
            wanted = habits._replace(pins=True) if is_meant else habits
            if place.address.form != _READER:
                yield from _check(place, wanted if own[place.paper] == 1 else wanted._replace(house=None))
            elif place.address.value not in linked:
                yield from _check(place, wanted._replace(house=habits.house or "abs"))


def _places(document: Document) -> Iterator[_Place]:
    for target in targets([document]):
        address = arxiv_url(target.link.url)
        if address and address.value and address.form not in ("doi", "text") and (url := _URL.match(target.written)):
            yield _Place(target, address, url)


def _differing(document: Document, places: Sequence[_Place]) -> set[str | None]:
    """The papers that the list links in two versions, each under its own title."""
    first: dict[str | None, tuple[int, str]] = {}
    differing = set()
    for place in places:
        value, version = place.address.value, place.address.version
        if version and place.target.entry is not None:
            title = document.entries[place.target.entry].title or ""
            other, known = first.setdefault(value, (version, title))
            if version != other and clearly_differ(title, known):
                differing.add(value)
    return differing


def _says_version(place: _Place) -> bool:
    """Whether the link's text names the version that it leads to."""
    return re.search(rf"\bv(?:ersion )?{place.address.version}\b", place.target.link.text, re.IGNORECASE) is not None


def _house_form(places: Sequence[_Place], configured: str) -> str | None:
    """The form that links should have; None where any will do."""
    if configured != "majority":
        return None if configured == "any" else configured
    forms = Counter(place.address.form for place in places if place.address.form in _NAMES)
    form, count = max(forms.items(), key=lambda item: item[1], default=(None, 0))
    return form if count >= 3 and 5 * count >= 4 * forms.total() else None


def _is_habit(links: Sequence[bool]) -> bool:
    """Whether most of a list's links do something; a few show no habit."""
    return sum(links) >= _FEWEST and 2 * sum(links) > len(links)


def _check(place: _Place, habits: _Habits) -> Iterator[Finding]:
    target, address, url = place
    house = habits.house
    says_pdf = "pdf" in target.link.text.lower() or "#" in target.written
    wrong_form = house is not None and address.form in _NAMES and address.form != house and not says_pdf
    pinned = address.version if address.form in _NAMES and not habits.pins else None
    faults = [
        *(["over http"] if url["scheme"].lower() == "http" and not habits.http else []),
        *([f"at {url['host']}"] if url["host"].lower() != "arxiv.org" else []),
        *([f"as version {pinned}"] if pinned is not None else []),
    ]
    form = house if wrong_form or address.form == _READER else address.form
    canonical = _canonical(address, form, url["path"], pinned is None)
    what = f"links the {_NAMES[address.form]} of" if wrong_form else "links"
    if faults or wrong_form:
        message = " ".join([what, f"arXiv:{address.value}", " and ".join(faults)]).rstrip()
        guess = address.form == _READER
        yield target.finding(f"{message}; link {canonical}", canonical, safe=pinned is None and not guess, hint=guess)


def _canonical(address: ArxivUrl, form: str | None, path: str, keep_version: bool) -> str:
    if form not in _NAMES:
        return f"https://arxiv.org{path}"
    version = f"v{address.version}" if address.version is not None and keep_version else ""
    ending = ".pdf" if form == address.form == "pdf" and path.lower().endswith(".pdf") else ""
    _, hash_sign, fragment = path.partition("#")
    return f"https://arxiv.org/{form}/{address.raw}{version}{ending}{hash_sign}{fragment}"

"""The scholarly services as they document themselves, each with its own ways to punish a careless client."""

from __future__ import annotations

import gzip
import json
import random
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote, urlsplit

from tests.internet.proxy import Host, Question, Reply


@dataclass(frozen=True)
class Paper:
    """A paper as its service knows it."""

    id: str
    """As the service writes it, without version."""
    title: str
    first_title: str = ""
    """The title of version 1, where it was another."""
    summary: str = "We study a question and answer it."
    comment: str = ""
    journal: str = ""
    doi: str = ""
    year: int = 2021


@dataclass
class Turnstile:
    """Lets one request through per interval and answers 429 with Retry-After to all that come sooner."""

    interval: float
    """Seconds."""
    last: float = -1e9
    lock: threading.Lock = field(default_factory=threading.Lock)

    def refuses(self, question: Question) -> bool:
        with self.lock:
            soon = question.arrived - self.last < self.interval
            self.last = question.arrived
            return soon


TOO_SOON = Reply(429, b"Rate exceeded.", {"Retry-After": "1"}, "text/plain")


def arxiv(papers: Iterable[Paper], interval: float, seed: int = 1) -> Host:
    """export.arxiv.org: ten entries by default, unknown ones left out, in any order; one bad identifier spoils all."""
    by_id = {paper.id: paper for paper in (Paper("1706.03762", "Attention Is All You Need"), *papers)}
    gate, chance = Turnstile(interval), random.Random(seed)

    def host(question: Question) -> Reply:
        if gate.refuses(question):
            return TOO_SOON
        if question.url.startswith("http://"):
            return Reply(301, b"", {"Location": question.url.replace("http://", "https://")})
        if len(question.url) > 8000:
            return Reply(414, b"")
        asked = dict(question.query)
        if question.method == "POST":
            asked |= {name: unquote(value) for name, value in re.findall(r"(\w+)=([^&]*)", question.body.decode())}
        if "search_query" in asked and "id_list" not in asked:
            wanted = {_key(phrase) for phrase in re.findall(r'ti:"([^"]*)"', asked["search_query"])}
            found = [(paper, paper.title, 1) for paper in by_id.values() if _key(paper.title) in wanted]
            return Reply(body=_feed(found).encode(), content_type="application/atom+xml")
        found = []
        for value in filter(None, asked.get("id_list", "").split(",")):
            match = re.fullmatch(r"(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(v\d+)?", value)
            if match is None:
                return Reply(400, _error(value).encode(), content_type="application/atom+xml")
            paper = by_id.get(match[1])
            if paper is not None:
                first = match[2] == "v1"
                found.append((paper, paper.first_title or paper.title if first else paper.title, 1 if first else 2))
        found = found[: int(asked.get("max_results", 10))]
        chance.shuffle(found)
        return Reply(body=_feed(found).encode(), content_type="application/atom+xml")

    return host


def crossref(papers: Iterable[Paper], interval: float = 0.0) -> Host:
    """api.crossref.org: lists by filter; unknown DOIs left out; a single unknown one is plain text with 404."""
    by_id = {paper.id.lower(): paper for paper in papers}
    gate = Turnstile(interval)

    def host(question: Question) -> Reply:
        if gate.refuses(question):
            return TOO_SOON
        if question.path != "/works":
            return Reply(404, b"Resource not found.", content_type="text/plain")
        asked = [part.removeprefix("doi:").lower() for part in question.query.get("filter", "").split(",")]
        if len(asked) > 50:
            return Reply(400, b"{}", content_type="application/json")
        items = [_csl(by_id[doi]) for doi in asked if doi in by_id][: int(question.query.get("rows", 20))]
        return _json({"status": "ok", "message-type": "work-list", "message": {"items": items}})

    return host


def datacite(papers: Iterable[Paper]) -> Host:
    """api.datacite.org: a search by DOI; a slash outside quotes opens a regular expression."""
    by_id = {paper.id.lower(): paper for paper in papers}

    def host(question: Question) -> Reply:
        asked = re.findall(r'"([^"]+)"', question.query.get("query", ""))
        found = [by_id[doi.lower()] for doi in asked if doi.lower() in by_id]
        items = [{"id": each.id, "attributes": {"doi": each.id, "titles": [{"title": each.title}]}} for each in found]
        return _json({"data": items[: int(question.query.get("page[size]", 25))]})

    return host


def doi_org(papers: Iterable[Paper]) -> Host:
    """doi.org: redirects to the agency that has the metadata; its 404 is final."""
    by_id = {paper.id.lower(): paper for paper in papers}

    def host(question: Question) -> Reply:
        paper = by_id.get(unquote(question.path[1:]).lower())
        if paper is None:
            return Reply(404, b"<html><title>Error: DOI Not Found</title></html>")
        if "csl+json" in question.headers.get("accept", ""):
            return Reply(body=json.dumps(_csl(paper)).encode(), content_type="application/vnd.citationstyles.csl+json")
        return Reply(302, b"", {"Location": f"https://publisher.paperworld.net/{paper.id}"})

    return host


def acl(papers: Iterable[Paper]) -> Host:
    """aclanthology.org: the whole bibliography as one file, or a paper's own."""
    entries = {
        paper.id: f'@inproceedings{{{_key(paper.title)[:20]}-{paper.year},\n    title = "{paper.title}",\n'
        f'    author = "Doe, Jane  and\\n      Roe, Richard",\n    year = "{paper.year}",\n'
        f'    url = "https://aclanthology.org/{paper.id}/",\n    pages = "1--9"\n}}\n'
        for paper in papers
    }
    whole = gzip.compress("".join(entries.values()).encode())

    def host(question: Question) -> Reply:
        if question.path == "/anthology.bib.gz":
            return Reply(body=whole, content_type="application/gzip")
        entry = entries.get(question.path[1:].removesuffix(".bib"))
        return Reply(body=entry.encode(), content_type="text/plain") if entry else Reply(404)

    return host


def openreview(papers: Iterable[Paper], token: str = "") -> Host:
    """api2.openreview.net: 403 for strangers."""
    by_id = {paper.id: paper for paper in papers}

    def host(question: Question) -> Reply:
        if question.path == "/login":
            said = json.loads(question.body)
            known = said == {"id": "jane@example.org", "password": "secret"}
            return _json({"token": token}) if known else Reply(400, b'{"message": "Invalid username or password"}')
        if not token or question.headers.get("authorization") != f"Bearer {token}":
            return Reply(403, b'{"name": "ChallengeRequiredError"}', content_type="application/json")
        asked = json.loads(question.body)["ids"]
        found = [by_id[each] for each in asked if each in by_id]
        return _json({"notes": [{"id": each.id, "content": {"title": {"value": each.title}}} for each in found]})

    return host


def semantic_scholar(papers: Mapping[str, Paper], key: str) -> Host:
    """api.semanticscholar.org: 429 without a key; null for each unknown work, in the order of the question."""

    def host(question: Question) -> Reply:
        if question.headers.get("x-api-key") != key:
            return Reply(429, b'{"message": "Too Many Requests"}', content_type="application/json")
        found = (papers.get(each) for each in json.loads(question.body)["ids"])
        return _json([{"paperId": "0" * 40, "title": paper.title} if paper else None for paper in found])

    return host


def github_api(states: Mapping[str, tuple[str, bool]], token: str) -> Host:
    """api.github.com/graphql: `owner/name` -> today's full name, and whether it is archived."""

    def host(question: Question) -> Reply:
        if question.headers.get("authorization") != f"Bearer {token}":
            return Reply(401, b'{"message": "Bad credentials"}', content_type="application/json")
        query = json.loads(question.body)["query"]
        answer = {}
        for alias, owner, name in re.findall(r'(r\d+):repository\(owner:"([^"]+)",name:"([^"]+)"\)', query):
            state = states.get(f"{owner}/{name}")
            answer[alias] = {"nameWithOwner": state[0], "isArchived": state[1]} if state else None
        return _json({"data": answer})

    return host


def wayback(copies: Mapping[str, str]) -> Host:
    """archive.org: the closest copy of a page."""

    def host(question: Question) -> Reply:
        copy = copies.get(question.query.get("url", ""))
        closest = {"closest": {"available": True, "url": copy, "status": "200"}} if copy else {}
        return _json({"url": question.query.get("url"), "archived_snapshots": closest})

    return host


def _json(content: object) -> Reply:
    return Reply(body=json.dumps(content).encode(), content_type="application/json;charset=UTF-8")


def _key(title: str) -> str:
    return "".join(re.findall(r"\w+", title.lower()))


def _csl(paper: Paper) -> dict[str, object]:
    return {
        "DOI": paper.id,
        "title": [paper.title],
        "author": [{"given": "Jane", "family": "Doe"}],
        "issued": {"date-parts": [[paper.year, 3]]},
        "container-title": [paper.journal] if paper.journal else [],
        "type": "journal-article",
    }


def _feed(entries: Iterable[tuple[Paper, str, int]]) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns:arxiv="http://arxiv.org/schemas/atom"'
    return f'{head} xmlns="http://www.w3.org/2005/Atom">\n{"".join(_entry(*each) for each in entries)}</feed>\n'


def _entry(paper: Paper, title: str, version: int) -> str:
    optional = {"comment": paper.comment, "journal_ref": paper.journal, "doi": paper.doi}
    fields = "".join(f"<arxiv:{name}>{escape(text)}</arxiv:{name}>" for name, text in optional.items() if text)
    # arXiv breaks long titles.
    title = title.replace(" ", "\n  ", 1) if len(title) > 60 else title
    return (
        f"<entry><id>http://arxiv.org/abs/{paper.id}v{version}</id><title>{escape(title)}</title>"
        f"<published>{paper.year}-03-01T00:00:00Z</published><updated>{paper.year}-04-01T00:00:00Z</updated>"
        f"<summary>  {escape(paper.summary)}\n</summary><author><name>Jane Doe</name></author>{fields}"
        '<arxiv:primary_category term="cs.CL"/></entry>\n'
    )


def _error(value: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        f"<id>https://arxiv.org/api/errors#incorrect_id_format_for_{escape(value)}</id><title>Error</title>"
        f"<summary>incorrect id format for {escape(value)}</summary></entry></feed>"
    )


def pages(replies: Mapping[str, Reply | Host]) -> Host:
    """A host with a page per path; all other paths are not found."""

    def host(question: Question) -> Reply:
        parts = urlsplit(question.url)
        page = replies.get(parts.path + (f"?{parts.query}" if parts.query else ""), Reply(404))
        return page if isinstance(page, Reply) else page(question)

    return host


def flaky(*replies: Reply) -> Host:
    """Answers one after the other; the last one stays."""
    left = list(replies)
    lock = threading.Lock()

    def host(_: Question) -> Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return host


def by_method(head: Reply, get: Reply) -> Host:
    """Answers HEAD and GET differently."""
    return lambda question: head if question.method == "HEAD" else get

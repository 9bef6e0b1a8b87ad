"""What the real services answer to the requests that the providers build."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lint.fetch.network import Network
from lint.fetch.settings import Settings
from lint.identifiers import WorkId, identify
from lint.verification.verify import lookup
from lint.verification.visit import Page, archived_copy, visit

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def network() -> Iterator[Network]:
    with Network(Settings()) as net:
        yield net


@pytest.mark.parametrize(
    ("url", "title"),
    [
        pytest.param("https://arxiv.org/abs/1706.03762", "Attention Is All You Need", id="arXiv"),
        pytest.param("https://arxiv.org/abs/math/0309136", "", id="an old identifier"),
        pytest.param("https://doi.org/10.1145/3442188.3445922", "On the Dangers of Stochastic Parrots", id="Crossref"),
        pytest.param("https://zenodo.org/records/5297715", "", id="DataCite"),
        pytest.param("https://aclanthology.org/N19-1423/", "BERT: Pre-training", id="the ACL Anthology"),
        pytest.param("https://proceedings.mlr.press/v139/radford21a.html", "Learning Transferable", id="PMLR"),
    ],
)
def test_a_known_paper_is_known(network: Network, url: str, title: str) -> None:
    work_id = identify(url)
    assert work_id is not None
    evidence = lookup([work_id], network)
    assert work_id in evidence.records, evidence.unverified
    assert evidence.records[work_id][0].title.startswith(title)


@pytest.mark.parametrize(
    "work_id",
    [
        pytest.param(WorkId("arxiv", "2001.99999"), id="arXiv"),
        pytest.param(WorkId("doi", "10.1145/0000000.0000000"), id="doi.org"),
        pytest.param(WorkId("acl", "2020.acl-main.9999"), id="the ACL Anthology"),
    ],
)
def test_an_unknown_identifier_is_unknown(network: Network, work_id: WorkId) -> None:
    assert lookup([work_id], network).unknown == {work_id}


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        pytest.param("https://example.com/", "ok", id="a page"),
        pytest.param("https://github.com/huggingface/no-such-repository", "broken", id="a page that is not there"),
        pytest.param("https://no-such-host.example.com/", "broken", id="a host that is not there"),
        pytest.param("http://github.com/huggingface/transformers", "moved", id="a page that has moved"),
    ],
)
def test_a_page_is_judged(network: Network, url: str, verdict: str) -> None:
    assert visit(Page(url), network).verdict == verdict


def test_an_archived_copy_is_found(network: Network) -> None:
    assert (archived_copy("http://example.com/", network) or "").startswith("https://web.archive.org/")

"""What is said of identifiers where their service does not answer as it should: never that they do not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from lint.fetch.network import Network
from lint.identifiers import WorkId
from lint.verification import metadata
from lint.verification.verify import lookup
from tests.internet import Host, Internet, Question, Reply, services
from tests.internet.services import Paper

Make = Callable[..., tuple[Network, Internet, list[float]]]
PAPERS = [Paper(f"2101.{number:05}", f"The Art of Counting up to {number} Sheep") for number in range(1, 6)]
IDS = [WorkId("arxiv", paper.id) for paper in PAPERS]


def at_most(number: int, host: Host) -> Host:
    """The service behind a gateway that finds questions for more identifiers too long."""

    def gateway(question: Question) -> Reply:
        return Reply(414, b"") if question.query.get("id_list", "").count(",") >= number else host(question)

    return gateway


def test_a_question_that_is_too_long_is_asked_in_halves(network: Make) -> None:
    net, internet, _ = network({"export.arxiv.org": at_most(2, services.arxiv(PAPERS, 0))})
    evidence = lookup(IDS, net)
    assert {work_id: records[0].title for work_id, records in evidence.records.items()} == {
        WorkId("arxiv", paper.id): paper.title for paper in PAPERS
    }
    assert [arrival.status for arrival in internet.asked()] == [414, 200, 414, 200, 200]


def test_what_another_version_knew_of_a_paper_is_asked_for_anew(
    network: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    net, internet, _ = network({"export.arxiv.org": services.arxiv(PAPERS, 0)}, cache=tmp_path / "kept")
    with monkeypatch.context() as earlier:
        earlier.setattr(metadata, "_SHAPE", f"{metadata._SHAPE},doi")
        earlier.setattr(metadata, "_written", lambda record: {**asdict(record), "doi": None})
        lookup(IDS, net)
    for _ in range(2):
        assert set(lookup(IDS, net).records) == set(IDS)
    assert len(internet.asked()) == 2


@pytest.mark.parametrize(
    ("host", "work_id", "settings", "reason"),
    [
        pytest.param(
            *("export.arxiv.org", IDS[0], {}, "export.arxiv.org answered 403"),
            id="a service that refuses",
        ),
        pytest.param(
            *("export.arxiv.org", WorkId("jmlr", "v21/20-074"), {}),
            "no service gives the metadata of jmlr identifiers",
            id="no service at all",
        ),
        pytest.param(
            *("api2.openreview.net", WorkId("openreview", "Hidden0001"), {}),
            "OpenReview answers only after a login; --token-from openreview=VARIABLE gives one",
            id="a service for members",
        ),
        pytest.param(
            *("api2.openreview.net", WorkId("openreview", "Hidden0001")),
            {"logins": {"api2.openreview.net": "jane@example.org:wrong"}},
            "OpenReview answers only after a login; --token-from openreview=VARIABLE gives one",
            id="a password that is wrong",
        ),
    ],
)
def test_what_no_service_tells_of_is_not_said_to_be_unknown(
    network: Make, host: str, work_id: WorkId, settings: dict[str, Any], reason: str
) -> None:
    net, _, _ = network({host: services.flaky(Reply(403, b"{}"))}, **settings)
    evidence = lookup([work_id], net)
    assert (dict(evidence.unverified), evidence.unknown, dict(evidence.records)) == ({work_id: reason}, frozenset(), {})


def test_a_number_of_acm_s_own_is_not_unknown_though_no_register_has_it(network: Make) -> None:
    hosts = {
        "api.crossref.org": services.crossref([]),
        "api.datacite.org": services.datacite([]),
        "doi.org": services.doi_org([]),
    }
    net, _, _ = network(hosts)
    own, other = WorkId("doi", "10.5555/1.2"), WorkId("doi", "10.1145/1.2")
    evidence = lookup([own, other], net)
    assert evidence.unknown == {other}
    assert dict(evidence.unverified) == {own: "its publisher's own number, which no service knows"}

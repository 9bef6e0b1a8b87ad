"""What the tests on the simulated internet have in common."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lint.fetch.network import Network
from lint.fetch.settings import Settings
from tests.internet import Host, Internet
from tests.program import Outcome, paperlint

QUICK = 'timeout = 3.0\nconfirm-after = 0.2\n[pace]\n"*" = 0.01\n"export.arxiv.org" = 0.25\n'
"""A paperlint.toml for a simulated internet: nobody there needs to be spared."""


class Verified(NamedTuple):
    """One run of `paperlint links`."""

    outcome: Outcome
    report: Mapping[str, Any]

    @property
    def failures(self) -> set[tuple[str, str]]:
        """Rule and URL of each error and warning."""
        return self._reported("error", "warning")

    @property
    def hints(self) -> set[tuple[str, str]]:
        return self._reported("info")

    def _reported(self, *severities: str) -> set[tuple[str, str]]:
        found = (each for each in self.report["findings"] if each["severity"] in severities)
        return {(each["rule"], self.url(each["path"], each["line"])) for each in found}

    @property
    def text(self) -> str:
        """The list after the run."""
        return (Path(self.report["folder"]) / "README.md").read_text(encoding="utf-8")

    @property
    def unverified(self) -> dict[str, str]:
        return {each["url"]: each["reason"] for each in self.report["unverified"]}

    def url(self, path: str, line: int) -> str:
        """The address in a line of the list; each line has one."""
        text = (Path(self.report["folder"]) / path).read_text(encoding="utf-8").splitlines()[line - 1]
        return text.partition("](")[2].partition(")")[0]


def links(folder: Path, internet: Internet, *words: str, environment: Mapping[str, str] | None = None) -> Verified:
    """Run `paperlint links` on the folder's list in a simulated internet."""
    settings = {**internet.environment, **(environment or {})}
    outcome = paperlint(folder, "links", "--output-format", "json", *words, environment=settings)
    report = json.loads(outcome.out) if outcome.out.startswith("{") else {}
    return Verified(outcome, {**report, "folder": str(folder)})


@pytest.fixture
def network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Network, Internet, list[float]]]]:
    """Makes a network in a simulated internet of some hosts, with the list of its pauses, which take no time."""
    with ExitStack() as stack:

        def make(hosts: Mapping[str, Host], **settings: Any) -> tuple[Network, Internet, list[float]]:
            internet = stack.enter_context(Internet(hosts, tmp_path))
            for name, value in internet.environment.items():
                monkeypatch.setenv(name, value)
            pauses: list[float] = []
            settings = {"pace": {"*": 0.001}, "timeout": 1.0, **settings}
            return stack.enter_context(Network(Settings(**settings), sleep=pauses.append)), internet, pauses

        yield make

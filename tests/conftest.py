"""What several test modules need."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.github import GitHub, served

# The same inputs on every run, so that a change fails for what it changed; `--hypothesis-profile default` tries others.
settings.register_profile("same inputs", derandomize=True, print_blob=True)
settings.load_profile("same inputs")

# What a shell starts in the background ignores Ctrl-C, and so would the programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder with the programs of the environment that the tests run in."""
    return Path(sys.executable).parent


@pytest.fixture
def github() -> Iterator[GitHub]:
    """GitHub's API as far as the Action uses it, with one repository."""
    with served(GitHub()) as api:
        yield api


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the results that the tester's own runs have kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--live", action="store_true", help="also ask the real services, over the network")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--live"):
        return
    for item in items:
        if "live" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="asks the real services; run pytest --live"))

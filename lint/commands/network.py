"""What the commands that go online have in common: their options, and how far they have got."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lint.commands.arguments import say
from lint.errors import LintError, did_you_mean
from lint.fetch.guard import host_of
from lint.providers import ENDPOINTS

if TYPE_CHECKING:
    from lint.config import Config
    from lint.fetch.settings import Settings
    from lint.verification.verify import Watch

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_LONGEST = 5000 * _UNITS["w"]  # nearly a century
_SERVICES = ("github", "openreview", "semantic-scholar")
_LONG = 30  # characters; names of variables are shorter, tokens longer
_EVERY = 20.0  # seconds between two lines of progress where nobody watches


def add_network(parser: argparse.ArgumentParser) -> None:
    """How services are asked, and what is kept of their answers."""
    parser.add_argument("--cache-dir", metavar="DIR", type=Path, help="where answers are kept between runs")
    parser.add_argument(
        "--max-cache-age",
        metavar="AGE",
        type=_seconds,
        default=_seconds("6d"),
        help="use no answer that is older, such as 12h or 30d; default: 6d",
    )
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep answers of earlier runs")
    parser.add_argument(
        "--token-from",
        metavar="[SERVICE=]VARIABLE",
        action="append",
        default=[],
        help=f"an environment variable with a token for {', '.join(_SERVICES[:-1])} or {_SERVICES[-1]};"
        " for openreview also NAME:PASSWORD; may be given again",
    )
    parser.add_argument("--mailto", metavar="ADDRESS", help="an address that the services may write to")


def settings(arguments: argparse.Namespace, config: Config) -> Settings:
    """How the network is used, by options and configuration. Raises LintError for what does not fit."""
    from lint.fetch.settings import Settings

    if arguments.mailto and not re.fullmatch(r"[^\s@<>;()]+@[^\s@<>;()]+", arguments.mailto):
        raise LintError(f"--mailto {arguments.mailto}: that is no mail address")
    values = dict(_values(arguments.token_from))
    login = values.pop("openreview", "") if ":" in values.get("openreview", "") else ""
    return Settings(
        cache=None if arguments.no_cache else arguments.cache_dir or _cache_folder(),
        max_age=arguments.max_cache_age,
        mailto=arguments.mailto,
        credentials=_credentials(values),
        logins={host_of(ENDPOINTS["openreview"]): login} if login else {},
        pace=config.pace,
        allowed=tuple(host.lower() for host in config.allow_hosts),
        timeout=config.timeout,
    )


def _cache_folder() -> Path | None:
    """Where this user's caches are; None for a user without a home, as containers have them."""
    import platformdirs

    try:
        return Path(platformdirs.user_cache_dir("paperlint"))
    except RuntimeError:
        say("no home folder to keep answers in; going on without, --cache-dir names one")
        return None


@contextmanager
def progress() -> Iterator[Watch]:
    """Shows on standard error how far a run has got: bars on a terminal, a line now and then where there is none."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def watch(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield watch


def _lines() -> Watch:
    last = time.monotonic()

    def watch(step: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            say(f"{done} of {total} {step} verified")

    return watch


def _seconds(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhdw]?)", text.strip())
    if match is None:
        raise LintError(f"--max-cache-age {text}: write a number and s, m, h, d or w, such as 12h or 30d")
    seconds = float(match[1]) * _UNITS[match[2]]
    if seconds > _LONGEST:
        raise LintError(f"--max-cache-age {text}: no more than 5000w")
    return seconds


def _values(options: list[str]) -> Mapping[str, str]:
    """What the variables hold, by service, from `SERVICE=VARIABLE` or a variable whose own name names the service."""
    values: dict[str, str] = {}
    for option in options:
        service, equals, variable = option.rpartition("=")
        if variable not in os.environ and len(variable) >= _LONG:  # not to be repeated in a log
            raise LintError("--token-from takes the name of an environment variable, not the token itself")
        service = service if equals else _service_of(variable)
        if service not in _SERVICES:
            known = did_you_mean(service, _SERVICES) or f"; the services are {', '.join(_SERVICES)}"
            raise LintError(f"--token-from {option}: no service is called {service}{known}")
        value = os.environ.get(variable, "").strip()
        if not value:
            say(f"{variable} is not set; going on without it")
        elif not (value.isascii() and value.isprintable()):
            raise LintError(f"--token-from {option}: what {variable} holds is no token")
        else:
            values[service] = value
    return values


def _service_of(variable: str) -> str:
    words = variable.upper()
    for service, signs in (("github", "GITHUB GH_"), ("openreview", "OPENREVIEW"), ("semantic-scholar", "SEMANTIC S2")):
        if any(sign in words for sign in signs.split()):
            return service
    raise LintError(f"--token-from {variable}: say whose token it is, such as --token-from github={variable}")


def _credentials(values: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """Headers by host."""
    headers = {
        "github": ("github", "Authorization", "Bearer {}"),
        "openreview": ("openreview", "Authorization", "Bearer {}"),
        "openreview_old": ("openreview", "Authorization", "Bearer {}"),
        "semantic_scholar": ("semantic-scholar", "x-api-key", "{}"),
    }
    return {
        host_of(ENDPOINTS[endpoint]): (header, form.format(values[service]))
        for endpoint, (service, header, form) in headers.items()
        if service in values
    }

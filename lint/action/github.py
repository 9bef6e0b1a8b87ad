"""GitHub's REST API, as far as the Action needs it, and the files through which a step speaks to the runner."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, NamedTuple

from lint.errors import LintError

_PAUSES = (2.0, 10.0)
"""Seconds to wait before a request that GitHub failed to answer is sent again."""


class Repository(NamedTuple):
    """The repository that the workflow runs in, as the runner's environment names it."""

    api_url: str
    name: str
    """Owner and name, `octocat/papers`."""
    token: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The parsed answer to one request below the repository; None where GitHub answers 404 to a GET.

        What GitHub could not do (5xx) is asked again where asking twice does no harm. Raises LintError with GitHub's
        own words for every other refusal.
        """
        request = urllib.request.Request(  # noqa: S310 -- the runner names the host, never a list
            f"{self.api_url}/repos/{self.name}/{path}",
            data=None if body is None else json.dumps(body).encode("utf-8"),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "User-Agent": "paperlint",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        for pause in (*(_PAUSES if method in ("GET", "PATCH") else ()), None):
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                    return json.loads(answer.read() or b"null")
            except urllib.error.HTTPError as error:
                with error:
                    if error.code == 404 and method == "GET":
                        return None
                    if error.code < 500 or pause is None:
                        raise LintError(f"GitHub refused to {method} {path}: {error.code} {_reason(error)}") from None
            except OSError as error:
                raise LintError(f"cannot reach {self.api_url}: {error}") from None
            time.sleep(pause)
        raise AssertionError("the last pause is None")


def repository() -> Repository:
    """The repository of the running job. Raises LintError where a variable is missing."""
    return Repository(variable("GITHUB_API_URL").rstrip("/"), variable("GITHUB_REPOSITORY"), variable("GITHUB_TOKEN"))


def variable(name: str) -> str:
    """A variable of the environment that the runner or the Action sets. Raises LintError where it is missing."""
    value = os.environ.get(name, "")
    if not value:
        raise LintError(f"{name} is not set; this part of paperlint runs inside its GitHub Action")
    return value


def set_outputs(**values: object) -> None:
    """Outputs of the step; underscores become hyphens. Raises LintError for a value with a line end."""
    for name, value in values.items():
        if not {"\n", "\r"}.isdisjoint(str(value)):  # a second line would set another output
            raise LintError(f"{name}: {value} has several lines; name a file of one")
    with Path(variable("GITHUB_OUTPUT")).open("a", encoding="utf-8", errors="surrogateescape") as file:
        file.writelines(f"{name.replace('_', '-')}={value}\n" for name, value in values.items())


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(error.read())["message"])
    except (ValueError, KeyError, TypeError, OSError):
        return str(error.reason)

"""The one issue that tells what a scheduled run found: opened, updated in place, closed when clean, reopened.

Reads the report (Markdown) from the file that REPORT names; the list is clean where CLEAN is `true`. The issue is known
by its label and by the marker that its text starts with, so that people may retitle it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.action.github import repository, set_outputs, variable

if TYPE_CHECKING:
    from lint.action.github import Repository

LABEL = "paperlint"
MARKER = "<!-- paperlint: one issue for all runs, found by this line -->"
TITLE = "Links of the list that need a look"


def main() -> int:
    """Bring the issue in line with the report."""
    issue = settle(repository(), Path(variable("REPORT")).read_text(encoding="utf-8"), os.environ["CLEAN"] == "true")
    if issue is not None:
        print(f"{issue['state']}: {issue['html_url']}")
        set_outputs(issue_url=issue["html_url"])
    return 0


def settle(repository: Repository, report: str, clean: bool) -> dict[str, Any] | None:
    """The issue after the run; None where the list is clean and always was."""
    body = f"{MARKER}\n\n{report}"
    issue = find(repository)
    if issue is None:
        if clean:
            return None
        created: dict[str, Any] = repository.call("POST", "issues", {"title": TITLE, "body": body, "labels": [LABEL]})
        return created
    wanted = {"body": body, "state": "closed" if clean else "open"}
    if clean and issue["state"] == "closed":
        return issue
    if issue["state"] != wanted["state"]:
        wanted["state_reason"] = "completed" if clean else "reopened"
    changed: dict[str, Any] = repository.call("PATCH", f"issues/{issue['number']}", wanted)
    return changed


def find(repository: Repository) -> dict[str, Any] | None:
    """Our issue: an open one before a closed one, then the newest."""
    issues = repository.call("GET", f"issues?labels={LABEL}&state=all&sort=created&direction=desc&per_page=100") or []
    ours = [issue for issue in issues if "pull_request" not in issue and (issue["body"] or "").startswith(MARKER)]
    return min(ours, key=lambda issue: issue["state"] != "open", default=None)

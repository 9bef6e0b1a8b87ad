"""`python -m lint.action STEP` is one step of the Action: run, issue or publish."""

from __future__ import annotations

import importlib
import sys

from lint.errors import LintError
from lint.reports.github import escape

STEPS = ("run", "issue", "publish")


def main(step: str) -> int:
    """Run a step; an error that the user can mend becomes an annotation of the job."""
    try:
        return int(importlib.import_module(f"lint.action.{step}").main())
    except LintError as error:
        print(f"::error title=paperlint::{escape(str(error))}")
        return 2


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        raise SystemExit(f"usage: python -m lint.action {'|'.join(STEPS)}")
    raise SystemExit(main(sys.argv[1]))

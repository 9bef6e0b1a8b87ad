"""The one exception that the user can mend."""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` would be half of what a run over unchanged files imports
if TYPE_CHECKING:
    from collections.abc import Iterable


class LintError(Exception):
    """Anything the user can mend: usage, configuration, an unreadable file.

    The message is one plain line that says what is wrong, where, and what to do. The command line prints it on
    stderr and exits with 2.
    """


def did_you_mean(name: str, names: Iterable[str], prefix: str = "") -> str:
    """The end of a message about an unknown name: `; did you mean fail-on?`, or nothing where no name is near."""
    from difflib import get_close_matches

    folded = {each.lower().replace("_", "-"): each for each in names}
    matches = get_close_matches(name.lower().replace("_", "-"), folded, n=1, cutoff=0.5)
    return f"; did you mean {prefix}{folded[matches[0]]}?" if matches else ""

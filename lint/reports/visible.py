"""Text from a list made harmless: what a terminal, a log or a page would act on is shown as an escape."""

from __future__ import annotations

import re

# Unicode keeps these for programs' own use; XML may not hold the last two of the first plane at all.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x11_0000, 0x1_0000)
)
# C0 and C1 controls, line and paragraph separators, marks that reorder or hide text (Unicode's bidirectional controls,
# the zero width space, the byte order mark, tags), and what is no character at all.
_ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    f"\U000e0000-\U000e007f{_NONCHARACTERS}]"
)
# GitHub's log takes `##[error]` anywhere in a line as a command, and `::error::` where a line starts, in any case.
_LOG_COMMAND = re.compile(r"##(?=\[)|^\s*:(?=:)")


def visible(text: str) -> str:
    """The text on one line, every active character as `\\n`, `\\x1b` or `\\u202e`."""
    if text.isascii() and text.isprintable() and "##[" not in text and "::" not in text:
        return text
    return "".join(cells(text))


def cells(text: str) -> list[str]:
    """What is shown for each character of a text."""
    shown = list(text)
    for match in _ACTIVE.finditer(text):
        shown[match.start()] = _escape(match[0])
    for match in _LOG_COMMAND.finditer(text):
        shown[match.end() - 1] = f"\\x{ord(text[match.end() - 1]):02x}"
    return shown


def _escape(character: str) -> str:
    escaped = repr(character)[1:-1]
    return escaped if escaped != character else f"\\u{ord(character):04x}"

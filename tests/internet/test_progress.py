"""How far a run has got is shown to whoever watches, and to nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from lint.commands.network import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_bars_with_counts_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as watch:
        watch("links", 3, 12)
        watch("links", 12, 12)
    shown = terminal.getvalue()
    assert "links" in shown
    assert "12/12" in shown
    assert "0:00:00" in shown or "-:--:--" in shown


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    monkeypatch.setattr("lint.commands.network.time.monotonic", lambda: now)
    with progress() as watch:
        for done in range(1, 101):
            now += 1.0
            watch("links", done, 100)
    assert capsys.readouterr().err.splitlines() == [
        f"paperlint: {done} of 100 links verified" for done in (20, 40, 60, 80, 100)
    ]

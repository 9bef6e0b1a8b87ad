"""`paperlint.toml`, or `[tool.paperlint]` in pyproject.toml, as a frozen Config."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lint.finding import Severity


@dataclass(frozen=True)
class Config:
    """Everything that can be configured, with its default."""

    files: tuple[str, ...] = ()
    """The list's files, as globs from the config's folder; without it, the README of the current folder."""
    exclude: tuple[str, ...] = ()
    """Globs of files to leave out."""
    exclude_urls: tuple[str, ...] = ()
    """Globs of URLs that no rule looks at and no request is sent to."""
    fail_on: Severity = Severity.WARNING
    """The least severity that makes the exit code 1."""
    select: tuple[str, ...] = ()
    """Rules to run; without it, all."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    entry: str | None = None
    """How an entry is written, as a template: `- **{title}**, {venue} {year}. [Paper]({url})`."""
    bibliography: str | None = None
    """The list's .bib file: the memory that `check` compares titles and years with."""
    translations: tuple[tuple[str, str], ...] = ()
    """Pairs of files that must cite the same works."""
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    """Severity by rule."""
    rules: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Options by rule, each the rule module's own `Options`."""

"""`paperlint.toml`, or `[tool.paperlint]` in pyproject.toml, as a frozen Config."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from lint import witness
from lint.errors import LintError, did_you_mean
from lint.finding import Severity


@dataclass(frozen=True)
class Config:
    """Everything that can be configured, with its default."""

    files: tuple[str, ...] = ()
    """The list's files, as globs from the config's folder; without it, the README of the current folder."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders to leave out; one without a slash holds at any depth."""
    exclude_urls: tuple[str, ...] = ()
    """Globs of URLs on which nothing is reported, and to which no request is sent."""
    fail_on: Severity = Severity.WARNING
    """The least severity that makes the exit code 1."""
    select: tuple[str, ...] = ()
    """Rules to run; without it, all."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    entry: str | None = None
    """How an entry is written: `- **{title}**, {venue} {year}. [Paper]({url})`; and {label}, {authors}, {date:%Y}."""
    bibliography: str | None = None
    """The list's .bib file: the memory that `check` compares titles with."""
    translations: tuple[tuple[str, str], ...] = ()
    """Pairs of files that must cite the same works."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts and networks (`10.0.0.0/8`) inside your own network that `links` may ask; all others inside are refused."""
    timeout: float = 20.0
    """Seconds to wait for a page."""
    confirm_after: float = 5.0
    """Seconds before a link that looks dead is asked again."""
    pace: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Least seconds between two requests to a host; `"*"` for hosts that are not named."""
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    """Severity by rule."""
    rules: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Options by rule, in a table of its own for each."""
    path: Path | None = field(default=None, metadata={"internal": True})
    """The file that the configuration was read from; None where there is none."""

    @property
    def folder(self) -> Path:
        """Where the globs and file names of the configuration start."""
        return self.path.parent if self.path else Path()

    @cached_property
    def translation_of(self) -> Mapping[Path, frozenset[Path]]:
        """The translations of each file that has one, by path; paths as `Path.resolve` gives them."""
        pairs = [tuple(Path(os.path.realpath(self.folder / name)) for name in pair) for pair in self.translations]
        names = {name for pair in pairs for name in pair}
        return {name: frozenset(other for pair in pairs if name in pair for other in pair) - {name} for name in names}

    def excludes_url(self, url: str) -> bool:
        """Whether `exclude-urls` names the URL."""
        return bool(self.exclude_urls) and self._excluded_url.fullmatch(url) is not None

    @cached_property
    def _excluded_url(self) -> re.Pattern[str]:
        return re.compile("|".join(fnmatch.translate(glob) for glob in self.exclude_urls))


OptionTypes = Mapping[str, type[Any] | None]
"""Every rule's id with its `Options`; None where the rule has none."""


def find(folder: Path) -> Path | None:
    """The configuration that holds for a folder: in it or the nearest folder above, up to the git repository's root.

    In one folder, paperlint.toml comes before a pyproject.toml, which counts only with a `[tool.paperlint]` table.
    """
    folder = Path(os.path.realpath(folder))  # `resolve` fails for links that lead in a circle
    for candidate in (folder, *folder.parents):
        if witness.exists(str(candidate / "paperlint.toml")):
            return candidate / "paperlint.toml"
        if _has_table(candidate / "pyproject.toml"):
            return candidate / "pyproject.toml"
        if witness.exists(str(candidate / ".git")):
            return None
    return None


def load(path: Path, rules: OptionTypes) -> Config:
    """The configuration in a file. Raises LintError that names file, key and the nearest key for what cannot be."""
    table = _toml(path)
    if path.name == "pyproject.toml":
        table = table["tool"]["paperlint"]
    elif "tool" in table:
        raise LintError(f"{os.path.relpath(path)}: [tool.paperlint] is for pyproject.toml; here, leave that line out")
    return parse(table, rules, path)


def parse(table: Mapping[str, Any], rules: OptionTypes, path: Path) -> Config:
    """The configuration in a parsed TOML table. Raises LintError as `load` does."""
    plain = {key: value for key, value in table.items() if key not in _TABLES}
    file = os.path.relpath(path)
    values = _values(Config, plain, file, "")
    if values.get("timeout") == 0:
        raise _wrong(file, "timeout", "above 0", 0)
    if values.get("bibliography") == "":
        raise _wrong(file, "bibliography", "the name of a file", "")
    for host in values.get("allow_hosts", ()):
        if not _is_host(host):
            raise _wrong(file, "allow-hosts", "hosts, and networks such as 10.0.0.0/8", host)
    severities = _table(table.get("severity", {}), file, "severity")
    options = _table(table.get("rules", {}), file, "rules")
    for key, names in (("select", values.get("select", ())), ("ignore", values.get("ignore", ()))):
        for name in names:
            _known(name, rules, f"{file}: {key}: no rule is called")
    for key, group in (("severity", severities), ("rules", options)):
        for name in group:
            _known(name, rules, f"{file}: [{key}]: no rule is called")
    return Config(
        **values,
        severity={name: _convert(value, Severity, file, f"severity.{name}") for name, value in severities.items()},
        rules={name: _options(rules[name], value, file, f"rules.{name}") for name, value in options.items()},
        path=path,
    )


def _is_host(text: str) -> bool:
    """Whether a text is a host's name, an address, or a network."""
    from ipaddress import ip_network

    try:
        return bool(ip_network(text))
    except ValueError:
        return re.fullmatch(r"(?=.*[a-z])[a-z0-9_-]+(\.[a-z0-9_-]+)*", text.lower()) is not None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(witness.content(str(path)).decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise LintError(f"{os.path.relpath(path)}: {error}") from None
    except RecursionError:
        raise LintError(f"{os.path.relpath(path)}: its brackets are nested too deep to be read") from None
    except UnicodeDecodeError:
        raise LintError(f"{os.path.relpath(path)} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise LintError(f"cannot read {os.path.relpath(path)}: {error.strerror or error}") from None


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has `[tool.paperlint]`; one that cannot be read is its own project's affair."""
    if not witness.exists(str(path)) or b"paperlint" not in witness.content(str(path)):
        return False
    tool = _toml(path).get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("paperlint"), dict)


def _values(kind: type[Any], table: Mapping[str, Any], file: str, prefix: str) -> dict[str, Any]:
    """A table's values by field name of a dataclass; keys are written with hyphens."""
    types = get_type_hints(kind)
    names = {item.name.replace("_", "-"): item.name for item in fields(kind) if not item.metadata.get("internal")}
    keys = ", ".join(prefix + name for name in names)
    for key in table:
        _known(key, names, f"{file}: unknown key", prefix, f"; the keys are {keys}")
    return {names[key]: _convert(value, types[names[key]], file, prefix + key) for key, value in table.items()}


def _options(kind: type[Any] | None, value: Any, file: str, key: str) -> Any:
    table = _table(value, file, key)
    if kind is None:
        if table:
            raise LintError(f"{file}: {key}: this rule has no options")
        return None
    return kind(**_values(kind, table, file, f"{key}."))


def _known(
    name: str,
    names: Mapping[str, Any],
    complaint: str,
    prefix: str = "",
    otherwise: str = "; paperlint rule lists the rules",
) -> None:
    if name not in names:
        raise LintError(f"{complaint} {prefix}{name}{did_you_mean(name, names, prefix) or otherwise}")


def _table(value: Any, file: str, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(file, key, "a table", value)
    return value


def _convert(value: Any, kind: Any, file: str, key: str) -> Any:
    """A TOML value as a field's type. Raises LintError where it is of another."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _convert(value, arguments[0], file, key)
    if origin is Literal:
        if value not in arguments:
            raise _wrong(file, key, "one of " + ", ".join(f'"{choice}"' for choice in arguments), value)
        return value
    if origin is tuple:
        length = None if arguments[-1] is Ellipsis else len(arguments)
        if not isinstance(value, list) or length not in (None, len(value)):
            raise _wrong(file, key, f"a list of {length}" if length else "a list", value)
        return tuple(_convert(item, arguments[0], file, f"each of {key}") for item in value)
    if origin is Mapping:
        table = _table(value, file, key)
        return {name: _convert(item, arguments[1], file, f"{key}.{name}") for name, item in table.items()}
    if kind is Severity:
        if value not in [str(severity) for severity in Severity]:
            raise _wrong(file, key, "one of " + ", ".join(f'"{severity}"' for severity in Severity), value)
        return Severity[value.upper()]
    return _plain(value, kind, file, key)


def _plain(value: Any, kind: Any, file: str, key: str) -> Any:
    """A string, a truth value or a number that is not negative."""
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise _wrong(file, key, _NAMES[kind], value)
    if kind in (int, float) and not 0 <= value < _LARGEST:
        raise _wrong(file, key, "no less than 0 and below a billion", value)
    return value


_TABLES = ("severity", "rules")
_LARGEST = 1e9
_NAMES = {str: "a string", int: "a whole number", bool: "true or false", float: "a number"}


def _wrong(file: str, key: str, expected: str, value: Any) -> LintError:
    try:
        shown = repr(value)
    except RecursionError:
        shown = "what is nested so deep"
    return LintError(f"{file}: {key} must be {expected}, not {shown if len(shown) <= 60 else shown[:57] + '...'}")

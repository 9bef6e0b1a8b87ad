"""The rule machinery: what a rule is, finding the rules, running them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from lint.evidence import NOTHING, Evidence
from lint.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lint.config import Config
    from lint.document import Document
    from lint.work import Work


@dataclass(frozen=True)
class Context:
    """All that a rule may look at."""

    documents: Sequence[Document]
    works: Sequence[Work]
    config: Config
    evidence: Evidence = NOTHING


@dataclass(frozen=True)
class Rule:
    """One check. Its id is the name of its module, its documentation and its tests are the module's docstring."""

    id: str
    documentation: str
    severity: Severity
    check: Callable[[Context], Iterable[Finding]]
    online: bool = False
    """Needs the evidence of `paperlint links`."""
    options: type[Any] | None = None
    """The module's frozen dataclass `Options`, where the rule can be configured."""

    @property
    def summary(self) -> str:
        return self.documentation.partition("\n")[0].rstrip(".")


def rule(
    severity: Severity = Severity.WARNING, *, online: bool = False
) -> Callable[[Callable[[Context], Iterable[Finding]]], Rule]:
    """Make a rule of a module's `check` function."""

    def decorate(check: Callable[[Context], Iterable[Finding]]) -> Rule:
        module = sys.modules[check.__module__]
        return Rule(
            id=module.__name__.rpartition(".")[2].replace("_", "-"),
            documentation=inspect.cleandoc(module.__doc__ or ""),
            severity=severity,
            check=check,
            online=online,
            options=getattr(module, "Options", None),
        )

    return decorate


@cache
def discover() -> tuple[Rule, ...]:
    """Every rule, by name."""
    package = importlib.import_module("lint.rules")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"lint.rules.{name}") for name in names if not name.startswith("_"))
    return tuple(module.check for module in modules)


def run(rules: Iterable[Rule], context: Context) -> list[Finding]:
    """Findings of the rules, in order of file and place."""
    order = {document.path: index for index, document in enumerate(context.documents)}
    findings = [finding for rule in rules for finding in _stamped(rule, context)]
    return sorted(findings, key=lambda f: (order.get(f.path, -1), f.span, f.rule, f.message))


def _stamped(rule: Rule, context: Context) -> Iterator[Finding]:
    for finding in rule.check(context):
        severity = Severity.INFO if finding.hint else rule.severity
        yield replace(finding, rule=rule.id, severity=severity)

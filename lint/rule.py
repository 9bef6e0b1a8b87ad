"""The rule machinery: what a rule is, finding the rules, running them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from lint import witness
from lint.cores import spread
from lint.errors import LintError, did_you_mean
from lint.evidence import NOTHING, Evidence
from lint.finding import Finding, Severity
from lint.suppression import Suppressions
from lint.work import cite

if TYPE_CHECKING:
    from lint.config import Config
    from lint.document import Document, Span
    from lint.work import Work

Check = Callable[["Context"], Iterable[Finding]]
Options = TypeVar("Options")


@dataclass(frozen=True)
class Context:
    """All that a rule may look at."""

    documents: Sequence[Document]
    config: Config
    evidence: Evidence = NOTHING
    companions: Sequence[Document] = ()
    """Translations of documents that are not checked themselves."""
    running: frozenset[str] = frozenset()
    """Ids of the rules of this run."""

    def options(self, kind: type[Options]) -> Options:
        """A rule's `Options` as configured: `context.options(Options)` in the rule's own module."""
        configured = self.config.rules.get(_rule_id(kind.__module__))
        return cast("Options", configured) if configured is not None else kind()

    def is_suppressed(self, document: Document, span: Span, rule: str) -> bool:
        """Whether a comment silences a rule at a span.

        For rules that weigh several places against each other: what is suppressed does not count. Ask only about
        a place that would be reported, or be part of a report; the answer yes makes the suppression a used one.
        """
        return self.suppressions[document.path].silences(rule, span)

    @cached_property
    def works(self) -> Sequence[Work]:
        """What the documents cite."""
        return cite(self.documents)

    def exists(self, path: Path) -> bool:
        """Whether a file or folder is there. Rules ask here, so that a kept result knows what it depends on."""
        return witness.exists(str(path))

    @cached_property
    def suppressions(self) -> Mapping[str, Suppressions]:
        """Suppression comments by the path of their document."""
        return {document.path: Suppressions(document) for document in (*self.documents, *self.companions)}

    def is_excluded(self, path: str, span: Span) -> bool:
        """Whether a span of a document lies in a link whose URL `exclude-urls` names."""
        spans = self._excluded.get(path)
        index = bisect_right(spans, (span.start, sys.maxsize)) if spans else 0
        return bool(spans and index and spans[index - 1].end >= span.end)

    @cached_property
    def _excluded(self) -> Mapping[str, list[Span]]:
        if not self.config.exclude_urls:
            return {}
        return {
            document.path: sorted(
                span
                for link in document.links
                if self.config.excludes_url(link.url)
                for span in (link.span, link.url_span)
            )
            for document in self.documents
        }


@dataclass(frozen=True)
class Rule:
    """One check. Its id is the name of its module, its documentation and its tests are the module's docstring."""

    id: str
    documentation: str
    severity: Severity
    check: Check
    online: bool = False
    """Needs the evidence of `paperlint links`."""
    remembers: bool = False
    """Of an online rule: the records of a bibliography file are evidence enough."""
    alone: bool = False
    """Looks at each document by itself and at nothing else, so that it can run on several cores."""
    longest: bool = False
    """Takes far longer than the others, so that it is begun first where they are shared out."""
    last: bool = False
    """Runs after all others, since it looks at what they did; suppressions do not silence it."""
    options: type[Any] | None = None
    """The module's frozen dataclass `Options`, where the rule can be configured."""

    @property
    def summary(self) -> str:
        return self.documentation.partition("\n")[0].rstrip(".")


def rule(
    severity: Severity = Severity.WARNING,
    *,
    online: bool = False,
    remembers: bool = False,
    alone: bool = False,
    longest: bool = False,
    last: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a module's `check` function."""

    def decorate(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        return Rule(
            id=_rule_id(module.__name__),
            documentation=inspect.cleandoc(module.__doc__ or ""),
            severity=severity,
            check=check,
            online=online,
            remembers=remembers,
            alone=alone,
            longest=longest,
            last=last,
            options=getattr(module, "Options", None),
        )

    return decorate


def _rule_id(module: str) -> str:
    return module.rpartition(".")[2].replace("_", "-")


@cache
def discover() -> tuple[Rule, ...]:
    """Every rule, by name."""
    package = importlib.import_module("lint.rules")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"lint.rules.{name}") for name in names if not name.startswith("_"))
    return tuple(module.check for module in modules)


def option_types() -> dict[str, type[Any] | None]:
    """Every rule's id with its `Options`, as reading a configuration needs it."""
    return {rule.id: rule.options for rule in discover()}


def find(rule_id: str) -> Rule:
    """The rule of that id. Raises LintError, with the nearest id, where there is none."""
    for rule in discover():
        if rule.id == rule_id:
            return rule
    hint = did_you_mean(rule_id, option_types()) or "; paperlint rule lists the rules"
    raise LintError(f"no rule is called {rule_id}{hint}")


def selected(config: Config, *, online: bool = False, remembering: bool = False) -> tuple[Rule, ...]:
    """The rules of a run, as `select` and `ignore` say: those that need no network, and on request the others too.

    With `remembering`, there are the records of a bibliography for those whom they are enough.
    """
    return tuple(
        rule
        for rule in discover()
        if (online or not rule.online or (remembering and rule.remembers))
        and (not config.select or rule.id in config.select)
        and rule.id not in config.ignore
    )


def check(documents: Sequence[Document], config: Config | None = None) -> list[Finding]:
    """What the offline rules find in the documents of one list, in order of file and place."""
    from lint.config import Config

    settled = config or Config()
    return run(selected(settled), Context(documents, settled))


def run(rules: Iterable[Rule], context: Context) -> list[Finding]:
    """Findings of the rules, in order of file and place, without those that a comment or `exclude-urls` silences."""
    rules = sorted(rules, key=lambda rule: rule.last)
    # A suppression of an online rule may be needed although the bibliography does not know of it.
    context = replace(context, running=frozenset(rule.id for rule in rules if not rule.online))
    order = {document.path: index for index, document in enumerate(context.documents)}
    found = _found(rules, context)
    findings = [finding for rule in rules for finding in _stamped(rule, context, found)]
    return sorted(findings, key=lambda f: (order.get(f.path, len(order)), f.path, f.span, f.rule, f.message))


class _Share(NamedTuple):
    """Rules that look at one document alone."""

    context: Context
    rules: Sequence[Rule]


def _found(rules: Sequence[Rule], context: Context) -> dict[str, list[Finding]]:
    """What each rule finds, those apart that run last; the rules that look at documents alone do so on all cores."""
    found: dict[str, list[Finding]] = {rule.id: [] for rule in rules}
    alone = sorted((rule for rule in rules if rule.alone), key=lambda rule: not rule.longest)

    def look(share: _Share) -> list[list[Finding]]:
        return [list(rule.check(share.context)) for rule in share.rules]

    def size(share: _Share) -> int:
        return len(share.context.documents[0].text) * len(share.rules) // len(alone)

    def look_at_all() -> None:
        for rule in rules:
            if not rule.alone and not rule.last:
                found[rule.id] += rule.check(context)

    shares = _shares(alone, context)
    for share, by_rule in zip(shares, spread(look, shares, size, look_at_all), strict=True):
        for rule, findings in zip(share.rules, by_rule, strict=True):
            found[rule.id] += findings
    return found


def _shares(alone: Sequence[Rule], context: Context) -> list[_Share]:
    """Each document with all the rules; where there is only one, each rule by itself."""
    if len(context.documents) == 1:
        return [_Share(context, [rule]) for rule in alone]
    return [_Share(replace(context, documents=[document]), alone) for document in context.documents if alone]


def _stamped(rule: Rule, context: Context, found: Mapping[str, list[Finding]]) -> Iterator[Finding]:
    usual = context.config.severity.get(rule.id, rule.severity)
    for finding in rule.check(context) if rule.last else found[rule.id]:
        if context.is_excluded(finding.path, finding.span):
            continue
        suppressions = context.suppressions.get(finding.path)
        if suppressions is None or rule.last or not suppressions.silences(rule.id, finding.span):
            yield replace(finding, rule=rule.id, severity=Severity.INFO if finding.hint else usual)

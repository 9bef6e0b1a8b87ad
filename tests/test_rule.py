"""The rule machinery: what runs, what a rule may look at, and what the runner adds."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from lint import rule as machinery
from lint.config import Config
from lint.document import Document, Span
from lint.errors import LintError
from lint.finding import Finding, Severity
from lint.reading import parse_text
from lint.rule import Context, Rule, discover, find, run, selected

TRACKED = "[a](https://a.org/?utm_source=x)"


@dataclass(frozen=True)
class Options:
    """Options of a rule in this module."""

    limit: int = 3


def context(*documents: Document, config: Config | None = None) -> Context:
    return Context(documents, config or Config())


def reporting(*findings: Finding) -> Rule:
    return Rule("example", "Summary.", Severity.ERROR, lambda _: findings)


def test_rules_are_discovered_with_the_names_of_their_modules() -> None:
    rules = discover()
    assert {"tracking-parameter", "unused-suppression"} <= {rule.id for rule in rules}
    assert [rule.id for rule in rules] == sorted(rule.id for rule in rules)
    assert find("tracking-parameter").summary == "A URL carries parameters that only follow its reader"


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(LintError, match=r"no rule is called tracking-params; did you mean tracking-parameter\?"):
        find("tracking-params")


@pytest.mark.parametrize(
    ("config", "runs"),
    [
        pytest.param(Config(), True, id="by default"),
        pytest.param(Config(select=("tracking-parameter",)), True, id="selected"),
        pytest.param(Config(select=("unused-suppression",)), False, id="another selected"),
        pytest.param(Config(ignore=("tracking-parameter",)), False, id="ignored"),
        pytest.param(Config(select=("tracking-parameter",), ignore=("tracking-parameter",)), False, id="ignore wins"),
    ],
)
def test_select_and_ignore_say_what_runs(config: Config, runs: bool) -> None:
    assert ("tracking-parameter" in {rule.id for rule in selected(config)}) is runs


def test_rules_that_need_the_network_run_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    online = replace(reporting(), online=True)
    monkeypatch.setattr(machinery, "discover", lambda: (online,))
    assert selected(Config()) == ()
    assert selected(Config(), online=True) == (online,)


@pytest.mark.parametrize(
    ("hint", "configured", "severity"),
    [
        pytest.param(False, {}, Severity.ERROR, id="the rule's own"),
        pytest.param(True, {}, Severity.INFO, id="a hint is an info"),
        pytest.param(False, {"example": Severity.WARNING}, Severity.WARNING, id="configured"),
        pytest.param(True, {"example": Severity.WARNING}, Severity.INFO, id="a hint stays one"),
    ],
)
def test_the_runner_stamps_rule_and_severity(hint: bool, configured: dict[str, Severity], severity: Severity) -> None:
    finding = Finding("README.md", Span(0, 1), "m", hint=hint)
    (stamped,) = run([reporting(finding)], context(parse_text("a"), config=Config(severity=configured)))
    assert (stamped.rule, stamped.severity) == ("example", severity)


def test_findings_stand_in_order_of_file_and_place() -> None:
    documents = parse_text("a\nb", "z.md"), parse_text("c", "a.md")
    findings = [
        Finding(path, Span(start, start), "m") for path, start in [("other", 0), ("a.md", 0), ("z.md", 2), ("z.md", 0)]
    ]
    found = run([reporting(*findings)], context(*documents))
    assert [(each.path, each.span.start) for each in found] == [("z.md", 0), ("z.md", 2), ("a.md", 0), ("other", 0)]


def test_options_are_those_of_the_rule_s_own_module() -> None:
    assert context().options(Options) == Options(3)
    configured = Config(rules={"test-rule": Options(7)})
    assert context(config=configured).options(Options) == Options(7)


def test_nothing_is_said_of_excluded_urls() -> None:
    text = f"{TRACKED} [![i](https://b.org/?utm_source=y)](https://c.org/?utm_source=z)\n"
    rules = [find("tracking-parameter")]
    assert len(run(rules, context(parse_text(text)))) == 3
    excluding = Config(exclude_urls=("https://a.org/*", "https://b.org/*"))
    (left,) = run(rules, context(parse_text(text), config=excluding))
    assert text[slice(*left.span)] == "https://c.org/?utm_source=z"


def test_the_library_checks_a_list_in_a_few_lines() -> None:
    import lint

    document = lint.parse_text(f"- {TRACKED}\n")
    assert [finding.rule for finding in lint.check([document])] == ["tracking-parameter"]
    assert lint.check([document], lint.Config(ignore=("tracking-parameter",))) == []
    assert str(lint.identify("https://arxiv.org/pdf/1706.03762v5")) == "arxiv:1706.03762"
    (work,) = lint.cite([lint.parse_text("- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n")])
    assert work.title == "Attention Is All You Need"
    assert all(hasattr(lint, name) for name in lint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        lint.nothing  # noqa: B018

"""Configuration: where it is found, what it may say, and what is said of what it may not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

from lint import config
from lint.config import Config
from lint.errors import LintError
from lint.finding import Severity


@dataclass(frozen=True)
class Options:
    """Options as a rule may have them."""

    form: Literal["abs", "pdf"] = "abs"
    limit: int = 10
    names: tuple[str, ...] = ()
    strict: bool = False


RULES: dict[str, type[Any] | None] = {"arxiv-url": Options, "toc": None}


def parse(text: str) -> Config:
    return config.parse(tomllib.loads(text), RULES, Path("paperlint.toml"))


def test_every_key_has_its_place() -> None:
    parsed = parse("""
        files = ["README.md", "papers/*.md"]
        exclude = ["CHANGELOG.md"]
        exclude-urls = ["https://example.org/*"]
        fail-on = "error"
        select = ["toc"]
        ignore = ["arxiv-url"]
        entry = "- **{title}**"
        bibliography = "references.bib"
        translations = [["README.md", "README.zh.md"]]
        [severity]
        toc = "info"
        [rules.arxiv-url]
        form = "pdf"
        limit = 3
        names = ["a"]
        strict = true
    """)
    assert parsed == Config(
        files=("README.md", "papers/*.md"),
        exclude=("CHANGELOG.md",),
        exclude_urls=("https://example.org/*",),
        fail_on=Severity.ERROR,
        select=("toc",),
        ignore=("arxiv-url",),
        entry="- **{title}**",
        bibliography="references.bib",
        translations=(("README.md", "README.zh.md"),),
        severity={"toc": Severity.INFO},
        rules={"arxiv-url": Options("pdf", 3, ("a",), strict=True)},
        path=Path("paperlint.toml"),
    )
    assert parse("") == Config(path=Path("paperlint.toml"))


def test_a_whole_number_is_a_number_and_an_empty_table_says_nothing() -> None:
    assert parse('timeout = 3\nconfirm-after = 0\n[pace]\n"*" = 1\n[rules.toc]').rules == {"toc": None}
    assert parse("timeout = 3").timeout == 3.0


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("wiki.example.org", id="a name"),
        pytest.param("Wiki", id="a name within a network"),
        pytest.param("10.0.0.1", id="an address"),
        pytest.param("10.0.0.0/8", id="a network"),
        pytest.param("fd00::/8", id="a network of IPv6"),
    ],
)
def test_hosts_inside_a_network_may_be_allowed(host: str) -> None:
    assert parse(f"allow-hosts = ['{host}']").allow_hosts == (host,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("fail_on = 'error'", "unknown key fail_on; did you mean fail-on?", id="an underscore"),
        pytest.param("selct = []", "unknown key selct; did you mean select?", id="a typing error"),
        pytest.param(
            "zzz = 1",
            "unknown key zzz; the keys are files, exclude, exclude-urls, fail-on, select, ignore, entry, bibliography,"
            " translations, allow-hosts, timeout, confirm-after, pace, severity, rules",
            id="a key that is near to none",
        ),
        pytest.param(
            "[rules.arxiv-url]\nzzz = 1",
            "unknown key rules.arxiv-url.zzz; the keys are rules.arxiv-url.form, rules.arxiv-url.limit, ",
            id="an option that is near to none",
        ),
        pytest.param("select = ['zzz']", "no rule is called zzz; paperlint rule lists the rules", id="near no rule"),
        pytest.param("bibliography = ''", "bibliography must be the name of a file, not ''", id="a file without name"),
        pytest.param(
            f"select.{'a.' * 2000}a = 1", "select must be a list, not what is nested so deep", id="tables in tables"
        ),
        pytest.param("path = 'x'", "unknown key path", id="what a config does not set"),
        pytest.param("select = 'toc'", "select must be a list, not 'toc'", id="a string for a list"),
        pytest.param("select = [1]", "each of select must be a string, not 1", id="a number in a list of strings"),
        pytest.param("entry = 3", "entry must be a string, not 3", id="a number for a string"),
        pytest.param(
            "fail-on = 'fatal'", 'fail-on must be one of "info", "warning", "error", not \'fatal\'', id="level"
        ),
        pytest.param("fail-on = 2", 'fail-on must be one of "info", "warning", "error", not 2', id="a level's number"),
        pytest.param("fail-on = []", 'fail-on must be one of "info", "warning", "error", not []', id="a list as level"),
        pytest.param("timeout = '3 s'", "timeout must be a number, not '3 s'", id="a unit behind a number"),
        pytest.param("timeout = true", "timeout must be a number, not True", id="a truth value for a number"),
        pytest.param("timeout = 0", "timeout must be above 0, not 0", id="no time to wait for a page"),
        pytest.param("confirm-after = -2.0", "confirm-after must be no less than 0 and below", id="a wait before now"),
        pytest.param("[pace]\n'*' = inf", "pace.* must be no less than 0 and below a billion", id="an endless wait"),
        pytest.param(
            "allow-hosts = ['10.0.0.0/99']",
            "allow-hosts must be hosts, and networks such as 10.0.0.0/8, not '10.0.0.0/99'",
            id="a network that allows nothing",
        ),
        pytest.param("allow-hosts = ['10.0.0.1/8']", "not '10.0.0.1/8'", id="a network with bits of an address"),
        pytest.param("allow-hosts = ['a.example', 'a b']", "not 'a b'", id="two hosts in one"),
        pytest.param("allow-hosts = ['10.0.0']", "not '10.0.0'", id="half an address"),
        pytest.param(
            "allow-hosts = ['https://a.example']", "not 'https://a.example'", id="an address of a page as host"
        ),
        pytest.param("[rules.arxiv-url]\nlimit = -1", "limit must be no less than 0", id="less than nothing"),
        pytest.param("translations = [['a']]", "each of translations must be a list of 2, not ['a']", id="half a pair"),
        pytest.param(
            "translations = ['a', 'b']", "each of translations must be a list of 2, not 'a'", id="two files, no pair"
        ),
        pytest.param("select = ['tok']", "select: no rule is called tok; did you mean toc?", id="an unknown rule"),
        pytest.param("severity = 1", "severity must be a table, not 1", id="no table"),
        pytest.param(
            "[severity]\ntok = 'info'", "[severity]: no rule is called tok; did you mean toc?", id="a severity"
        ),
        pytest.param("[severity]\ntoc = 'off'", 'severity.toc must be one of "info", "war', id="a wrong severity"),
        pytest.param(
            "[rules.arxiv]", "[rules]: no rule is called arxiv; did you mean arxiv-url?", id="options of none"
        ),
        pytest.param(
            "[rules.arxiv-url]\nfrom = 'pdf'",
            "unknown key rules.arxiv-url.from; did you mean rules.arxiv-url.form?",
            id="an unknown option",
        ),
        pytest.param(
            "[rules.arxiv-url]\nform = 'html'",
            'rules.arxiv-url.form must be one of "abs", "pdf", not \'html\'',
            id="an unknown choice",
        ),
        pytest.param(
            "[rules.arxiv-url]\nform = []",
            'rules.arxiv-url.form must be one of "abs", "pdf", not []',
            id="list as choice",
        ),
        pytest.param(
            "[rules.arxiv-url]\nlimit = true", "limit must be a whole number, not True", id="true is no number"
        ),
        pytest.param("[rules.arxiv-url]\nstrict = 1", "strict must be true or false, not 1", id="one is not true"),
        pytest.param("[rules.toc]\ndepth = 2", "rules.toc: this rule has no options", id="options of a rule without"),
        pytest.param("[rules]\ntoc = 2", "rules.toc must be a table, not 2", id="options that are no table"),
    ],
)
def test_what_cannot_be_is_named_with_file_and_key(text: str, message: str) -> None:
    with pytest.raises(LintError) as caught:
        parse(text)
    assert str(caught.value).startswith("paperlint.toml: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("files", "start", "expected"),
    [
        pytest.param({"paperlint.toml": ""}, "", "paperlint.toml", id="in the folder"),
        pytest.param({"paperlint.toml": "", "docs/x": ""}, "docs", "paperlint.toml", id="in a folder above"),
        pytest.param({"paperlint.toml": "", "a/paperlint.toml": ""}, "a", "a/paperlint.toml", id="the nearest"),
        pytest.param({"pyproject.toml": "[tool.paperlint]"}, "", "pyproject.toml", id="pyproject.toml"),
        pytest.param(
            {"pyproject.toml": "[tool.paperlint]", "paperlint.toml": ""}, "", "paperlint.toml", id="own first"
        ),
        pytest.param(
            {"pyproject.toml": "[project]\nname = 'paperlint'"}, "", None, id="pyproject.toml without the table"
        ),
        pytest.param({"pyproject.toml": "", "a/x": ""}, "a", None, id="pyproject.toml above without the table"),
        pytest.param({"paperlint.toml": "", "a/.git/x": "", "a/b/x": ""}, "a/b", None, id="not beyond the repository"),
        pytest.param({"a/paperlint.toml": "", "a/.git": "", "a/b/x": ""}, "a/b", "a/paperlint.toml", id="at its root"),
    ],
)
def test_the_nearest_configuration_holds(
    tmp_path: Path, files: dict[str, str], start: str, expected: str | None
) -> None:
    (tmp_path / ".git").mkdir()  # whatever lies above the test's own folder
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = config.find(tmp_path / start)
    assert found == (tmp_path / expected if expected else None)


def test_a_file_is_read_from_its_own_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\nname = 'x'\n[tool.paperlint]\nignore = ['toc']\n", encoding="utf-8")
    assert config.load(path, RULES) == Config(ignore=("toc",), path=path)


def test_the_table_of_another_file_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "paperlint.toml"
    path.write_text("[tool.paperlint]\nignore = ['toc']\n", encoding="utf-8")
    with pytest.raises(LintError, match=r"\[tool\.paperlint\] is for pyproject\.toml; here, leave that line out"):
        config.load(path, RULES)


@pytest.mark.parametrize(
    ("globs", "url", "excluded"),
    [
        pytest.param([], "https://example.org/", False, id="none by default"),
        pytest.param(["https://example.org/*"], "https://example.org/a/b", True, id="a star crosses slashes"),
        pytest.param(["*.pdf", "*://localhost*"], "http://localhost:80/", True, id="any of several"),
        pytest.param(["https://example.org/*"], "https://example.com/", False, id="another host"),
    ],
)
def test_urls_are_excluded_by_glob(globs: list[str], url: str, excluded: bool) -> None:
    assert Config(exclude_urls=tuple(globs)).excludes_url(url) is excluded

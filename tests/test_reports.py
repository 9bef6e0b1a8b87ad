"""Reports: what each format says, and that nothing a list holds gets through as anything but text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from lint.commands.arguments import OUTPUT_FORMATS
from lint.document import Span
from lint.finding import Edit, Finding, Fix, Related, Severity
from lint.identifiers import identify
from lint.reading import parse_text
from lint.reports import Report, Unverified, github, render
from lint.reports.visible import visible
from lint.rule import discover

LIST = """\
# Papers

- [BERT](https://arxiv.org/abs/1810.04805)
- 中文😃 [GPT](https://arxiv.org/abs/1810.04805)
"""


def found(
    start: int, end: int, message: str, severity: Severity = Severity.WARNING, *, rule: str = "arxiv-url", **more: Any
) -> Finding:
    return Finding("README.md", Span(start, end), message, rule=rule, severity=severity, **more)


def report(*findings: Finding, text: str = LIST, path: str = "README.md", **more: Any) -> Report:
    document = replace(parse_text(text, path), entries=())  # what is an entry is tested elsewhere
    return Report(documents=[document], findings=findings, rules=discover(), **more)


def example() -> Report:
    first, second = LIST.index("[BERT"), LIST.index("[GPT")
    bert, gpt = Span(first, LIST.index("\n", first)), Span(second, len(LIST) - 1)
    return report(
        found(*bert, "an error", Severity.ERROR, rule="entry-link"),
        found(
            *gpt,
            "listed twice",
            related=(Related("README.md", bert, "first listed here"),),
            fix=Fix((Edit(Span(gpt.start + 1, gpt.start + 4), "BERT"),)),
        ),
        found(*gpt, "a guess", Severity.INFO, fix=Fix((Edit(Span(0, 0), "x\n"),), safe=False)),
    )


def test_text_underlines_the_span_and_counts() -> None:
    assert (
        render("text", example())
        == """\
README.md:3:3: error: an error [entry-link]
    3 | - [BERT](https://arxiv.org/abs/1810.04805)
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

README.md:4:7: warning: listed twice [arxiv-url]
    4 | - 中文😃 [GPT](https://arxiv.org/abs/1810.04805)
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  README.md:3:3: first listed here
    3 | - [BERT](https://arxiv.org/abs/1810.04805)
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

README.md:4:7: info: a guess [arxiv-url]
    4 | - 中文😃 [GPT](https://arxiv.org/abs/1810.04805)
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 error, 1 warning, 1 hint in 0 entries of 1 file; 1 can be mended with --fix; 1 more with --unsafe-fixes
"""
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "shown", "underlined"),
    [
        pytest.param("a\tb", 2, 3, "a    b", "     ^", id="a tab is four cells"),
        pytest.param("e\u0301x", 2, 3, "e\u0301x", " ^", id="a combining mark takes no cell"),
        pytest.param("論文x", 2, 3, "論文x", "    ^", id="CJK takes two"),
        pytest.param("ab\ncd", 0, 5, "ab", "^^", id="of several lines the first"),
        pytest.param("ab", 2, 2, "ab", "  ^", id="an empty span at the end"),
        pytest.param("a" * 200, 0, 200, "a" * 110 + "…", "^" * 110, id="a long span is cut"),
        pytest.param(
            "a" * 100 + "b" + "c" * 100, 100, 101, "…" + "a" * 55 + "b" + "c" * 54 + "…", " " * 56 + "^", id="window"
        ),
        pytest.param(
            "論" * 99, 0, 99, "論" * 55 + "…", "^" * 110, id="a long span of CJK is cut in half as many signs"
        ),
        pytest.param("\x1b[31mred", 5, 8, r"\x1b[31mred", " " * 8 + "^^^", id="an escape sequence is shown"),
    ],
)
def test_text_underlines_what_the_reader_sees(text: str, start: int, end: int, shown: str, underlined: str) -> None:
    lines = render("text", report(found(start, end, "m"), text=text)).splitlines()
    assert lines[1:3] == [f"    1 | {shown}", f"      | {underlined}"]


def test_a_line_of_a_megabyte_is_reported_quickly() -> None:
    one = report(*[found(at, at + 1, "m") for at in range(0, 1_000_000, 1000)], text="x" * 1_000_000)
    assert len(render("text", one)) < 400_000


def test_what_only_unsafe_fixes_mend_is_said_in_a_whole_sentence() -> None:
    guess = found(2, 8, "a guess", fix=Fix((Edit(Span(2, 8), "Papers"),), safe=False))
    assert render("text", report(guess)).endswith("; 1 can be mended with --unsafe-fixes\n")


def test_color_is_only_where_it_is_asked_for() -> None:
    plain, painted = render("text", example()), render("text", report(color=True))
    assert "\x1b" not in plain
    assert painted == "\x1b[1mno findings in 0 entries of 1 file\x1b[0m\n"


def test_a_clean_list_says_nothing() -> None:
    assert render("text", report()) == ""
    assert render("github", report()) == ""


def test_json_has_the_agreed_shape() -> None:
    content = json.loads(render("json", example()))
    assert content["schema_version"] == 1
    assert content["summary"] == {"files": 1, "entries": 0, "works": 1, "error": 1, "warning": 1, "info": 1}
    assert content["findings"][1] == {
        "path": "README.md",
        "rule": "arxiv-url",
        "severity": "warning",
        "message": "listed twice",
        "line": 4,
        "column": 7,
        "end_line": 4,
        "end_column": 46,
        "fix": {"safe": True, "edits": [{"line": 4, "column": 8, "end_line": 4, "end_column": 11, "text": "BERT"}]},
        "related": [
            {
                "path": "README.md",
                "line": 3,
                "column": 3,
                "end_line": 3,
                "end_column": 43,
                "message": "first listed here",
            }
        ],
    }
    assert content["findings"][0]["fix"] is None
    assert content["findings"][0]["related"] == []
    assert "unverified" not in content


def test_findings_of_links_name_the_link() -> None:
    start = LIST.index("[BERT")
    dead, other = found(start, LIST.index("\n", start), "dead"), found(0, 8, "no link")
    content = json.loads(render("json", report(dead, other, unverified=[])))
    assert [finding["url"] for finding in content["findings"]] == ["https://arxiv.org/abs/1810.04805", None]


def test_links_without_a_verdict_are_listed_apart() -> None:
    url = "https://arxiv.org/abs/1810.04805"
    link = Unverified("README.md", Span(12, 20), url, identify(url), "429 Too Many Requests")
    content = json.loads(render("json", report(unverified=[link])))
    assert content["unverified"] == [
        {
            "path": "README.md",
            "line": 3,
            "column": 3,
            "url": url,
            "id": "arxiv:1810.04805",
            "reason": "429 Too Many Requests",
        }
    ]
    assert content["summary"]["unverified"] == 1
    assert f"README.md:3:3: unverified: {url}: 429" in render("text", report(unverified=[link]))
    assert "429 Too Many Requests" in render("markdown", report(unverified=[link]))
    notice = (
        f"::notice file=README.md,line=3,endLine=3,title=unverified,col=3,endColumn=11::{url}: 429 Too Many Requests"
    )
    assert render("github", report(unverified=[link])) == f"{notice}\n"
    (run,) = json.loads(render("sarif", report(unverified=[link])))["runs"]
    successful, (note,) = run["invocations"][0].values()
    assert (note["level"], note["message"], successful) == (
        "note",
        {"text": f"unverified: {url}: 429 Too Many Requests"},
        True,
    )
    assert note["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert run["results"] == []
    suites = ET.fromstring(render("junit", report(unverified=[link])))
    (suite,) = suites
    assert (suites.get("tests"), suites.get("failures"), suite.get("tests"), suite.get("skipped")) == (
        "1",
        "0",
        "1",
        "1",
    )
    skipped = suite.find("testcase[@name='unverified README.md:3:3']/skipped")
    assert skipped is not None
    assert skipped.get("message") == f"{url}: 429 Too Many Requests"


def test_github_annotates_ten_hints_and_links_without_a_verdict_together_and_lists_the_rest() -> None:
    hints = [found(0, 1, "h", Severity.INFO)] * 7
    links = [Unverified("README.md", Span(0, 1), f"https://a.b/{number}", None, "busy") for number in range(5)]
    lines = render("github", report(*hints, unverified=links)).splitlines()
    assert [line.partition(" ")[0] for line in lines[:10]] == ["::notice"] * 10
    assert lines[10:] == [
        "2 more, beyond the 10 of each level that GitHub annotates:",
        "info unverified: README.md:1:1: https://a.b/3: busy",
        "info unverified: README.md:1:1: https://a.b/4: busy",
    ]


def test_sarif_names_rules_places_and_fixes() -> None:
    log = json.loads(render("sarif", example()))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in rules] == [rule.id for rule in discover()]
    result = run["results"][1]
    region = {"startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 46}
    assert (result["level"], result["message"]) == ("warning", {"text": "listed twice"})
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "README.md"}, "region": region}},
    ]
    assert result["relatedLocations"][0]["message"] == {"text": "first listed here"}
    assert result["fixes"][0]["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "README.md"},
            "replacements": [
                {
                    "deletedRegion": {"startLine": 4, "startColumn": 8, "endLine": 4, "endColumn": 11},
                    "insertedContent": {"text": "BERT"},
                }
            ],
        }
    ]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("docs/a list.md", "docs/a%20list.md", id="a space"),
        pytest.param("论文.md", "%E8%AE%BA%E6%96%87.md", id="Chinese"),
        pytest.param("/tmp/README.md", "file:///tmp/README.md", id="an absolute path"),
        pytest.param("caf\udce9.md", "caf%E9.md", id="a name that is not UTF-8"),
        pytest.param("\udce8\udcae\udcba.md", "%E8%AE%BA.md", id="Chinese where the locale knows ASCII only"),
    ],
)
def test_sarif_locations_are_uris(path: str, uri: str) -> None:
    finding = Finding(path, Span(0, 1), "m", rule="toc")
    log = json.loads(render("sarif", report(finding, path=path)))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri}


@pytest.mark.parametrize(
    ("message", "text"),
    [
        pytest.param("{BERT} and [x]", "{BERT} and [x]", id="plain brackets and braces"),
        pytest.param("{0}", "{{0}}", id="no placeholder"),
        pytest.param("[a](1)", r"\[a\](1)", id="no link"),
    ],
)
def test_a_sarif_message_is_plain_text(message: str, text: str) -> None:
    log = json.loads(render("sarif", report(found(0, 1, message))))
    assert log["runs"][0]["results"][0]["message"]["text"] == text


def test_github_shows_what_it_can_and_lists_the_rest() -> None:
    findings = [found(0, 1, f"w{number}") for number in range(13)]
    lines = github.render(report(*findings, found(0, 8, "e", Severity.ERROR), found(0, 20, "i", Severity.INFO))).split(
        "\n"
    )
    assert lines[0] == "::error file=README.md,line=1,endLine=1,title=arxiv-url,col=1,endColumn=9::e"
    assert [line.startswith("::warning ") for line in lines[1:11]] == [True] * 10
    assert lines[11] == "::notice file=README.md,line=1,endLine=3,title=arxiv-url::i"
    assert lines[12] == "3 more, beyond the 10 of each level that GitHub annotates:"
    assert lines[13:] == [f"warning arxiv-url: README.md:1:1: w{number}" for number in (10, 11, 12)] + [""]


def test_github_names_related_places_in_the_message() -> None:
    assert "::listed twice; first listed here: README.md:3:3\n" in render("github", example())


def test_markdown_is_a_table() -> None:
    assert render("markdown", example()).splitlines()[:6] == [
        "**paperlint**: 1 error, 1 warning, 1 hint in 0 entries of 1 file",
        "",
        "| place | severity | rule | finding |",
        "| --- | --- | --- | --- |",
        "| `README.md:3:3` | error | entry-link | `an error` |",
        "| `README.md:4:7` | warning | arxiv-url | `listed twice; first listed here (README.md:3:3)` |",
    ]


def test_markdown_fits_into_an_issue() -> None:
    page = render("markdown", report(*[found(0, 1, "x" * 100)] * 1000))
    assert len(page) < 65_536
    assert re.search(r"\d+ more rows would not fit here", page)


def test_links_that_nobody_could_look_at_are_folded_up_whole_or_cut_off() -> None:
    link = Unverified("README.md", Span(12, 20), "https://example.org/a", None, "the server answers 403")
    for number in (1, 1000):
        page = render("markdown", report(found(0, 1, "gone"), unverified=[link] * number))
        html = cmarkgfm.github_flavored_markdown_to_html(page, options=Options.CMARK_OPT_UNSAFE)
        assert len(page) < 65_536
        before, folded = html.split("<details>")
        assert "gone" in before
        assert f"<summary>{number} link" in folded
        assert folded.count("<td>") > 2
        assert folded.rstrip().endswith("</details>")


def test_junit_has_a_case_for_each_finding_and_each_clean_file() -> None:
    suites = ET.fromstring(render("junit", example()))
    assert suites.attrib == {"name": "paperlint", "tests": "3", "failures": "2", "errors": "0"}
    cases = suites.findall("testsuite/testcase")
    assert cases[0].get("name") == "entry-link README.md:3:3"
    failure = cases[1].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "warning", "message": "listed twice"}
    assert failure.text == "README.md:4:7: listed twice\nREADME.md:3:3: first listed here"
    assert len(ET.fromstring(render("junit", report())).findall("testsuite/testcase")) == 1


def test_statistics_count_by_rule() -> None:
    twice = [found(0, 1, "m", rule="unused-suppression")] * 2
    counted = report(*twice, found(0, 1, "m", rule="tracking-parameter"), statistics=True)
    assert re.match(r"2  unused-suppression  .*\n1  tracking-parameter  A URL carries ", render("text", counted))
    assert json.loads(render("json", counted))["statistics"] == {"unused-suppression": 2, "tracking-parameter": 1}
    assert "| 2 | unused-suppression |" in render("markdown", counted)


def test_statistics_of_nothing_are_no_empty_table() -> None:
    assert "|" not in render("markdown", report(statistics=True))


def test_sarif_names_a_rule_that_this_version_does_not_have() -> None:
    """A report of a newer version can be joined with `links --merge`."""
    (result,) = json.loads(render("sarif", report(found(0, 1, "m", rule="rule-to-come"))))["runs"][0]["results"]
    assert (result["ruleId"], "ruleIndex" in result) == ("rule-to-come", False)


HOSTILE = [
    pytest.param("\x1b[2J\x1b]0;title\x07", id="terminal escape sequences"),
    pytest.param("\x00\x08\x7f\x85\x9b", id="control characters"),
    pytest.param("\n::error file=x::forged\r\n", id="a workflow command on a line of its own"),
    pytest.param("%0A::error::forged", id="a line end in the runner's own escape"),
    pytest.param("##[error]forged", id="an old workflow command"),
    pytest.param("##[STOP-COMMANDS]t ##[Add-Mask]x", id="an old workflow command in capitals"),
    pytest.param("\ufffe\uffff\ufdd0\ufdef\U0001fffe\U0010ffff", id="noncharacters, which XML cannot hold"),
    pytest.param("</script><script>alert(1)</script>", id="the end of a script"),
    pytest.param("]]><x/>&lt;", id="the end of CDATA"),
    pytest.param("`` ` ``` | x | ~~~", id="backticks and bars"),
    pytest.param("@octocat #1 https://evil.example <img src=x>", id="mentions, references, addresses, HTML"),
    pytest.param("\u202egnp.exe\u2066\u200f\u061c", id="bidirectional controls"),
    pytest.param("\u2028\u2029\ufeff\u200b", id="invisible separators"),
    pytest.param('","severity":"error","x":"\\', id="quotes and backslashes"),
    pytest.param("![x](javascript:alert(1)) [a](1) {0} <!-- -->", id="Markdown"),
    pytest.param("```\n# heading\n- item", id="a block of Markdown"),
]
ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(output_format: str, hostile: str) -> None:
    path = f"a{hostile}.md"
    text = f"x{hostile}y\n"
    finding = Finding(
        path,
        Span(0, len(text)),
        hostile,
        fix=Fix((Edit(Span(0, 1), hostile),)),
        related=(Related(path, Span(1, 2), hostile),),
        rule="arxiv-url",
        severity=Severity.ERROR,
    )
    unverified = [Unverified(path, Span(0, 1), hostile, None, hostile)]
    plain = Finding(path, Span(0, 1), "m", rule="arxiv-url", severity=Severity.ERROR)
    # Twelve of them, so that the lines beyond GitHub's limit are looked at, too.
    shown = render(output_format, report(*[finding] * 12, text=text, path=path, unverified=unverified))
    quiet = [Unverified(path, Span(0, 1), "m", None, "m")]
    harmless = render(output_format, report(*[plain] * 12, text="xy\n", path="a.md", unverified=quiet))
    assert not ACTIVE.search(shown)
    assert "##[" not in shown
    assert "</script>" not in shown or output_format in ("text", "github", "markdown")
    commands = [line for line in shown.split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == len([line for line in harmless.split("\n") if line.startswith("::")])
    assert all(re.match(r"::(?:error|notice) file=[^:,]*,line=\d+,", line) for line in commands)
    STRUCTURE[output_format](shown, hostile)


def check_text(shown: str, hostile: str) -> None:
    assert shown.count(visible(hostile)) >= 12


def check_json(shown: str, hostile: str) -> None:
    assert shown.isascii()
    assert "<" not in shown
    content = json.loads(shown)
    assert [each["message"] for each in content["findings"]] == [hostile] * 12
    assert content["findings"][0]["fix"]["edits"][0]["text"] == hostile


def check_sarif(shown: str, hostile: str) -> None:
    assert shown.isascii()
    assert "<" not in shown
    fix = json.loads(shown)["runs"][0]["results"][0]["fixes"][0]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == hostile


def check_github(shown: str, hostile: str) -> None:
    commands = "".join(line for line in shown.split("\n") if line.startswith("::"))
    assert "%250A" in commands or "%0A" not in hostile
    assert "%0A" not in commands


def check_markdown(shown: str, _: str) -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(shown, options=Options.CMARK_OPT_UNSAFE)
    tags = set(re.findall(r"<(/?\w+)", page))
    assert tags <= {
        f"{slash}{tag}"
        for slash in ("", "/")
        for tag in "p strong table thead tbody tr th td code details summary".split()
    }
    outside = re.sub(r"<code>.*?</code>", "", page, flags=re.DOTALL)
    assert not re.search(r"@|#\d|https?:|octocat", outside)
    assert page.count("<tr>") == 1 + 12 + 2


def check_junit(shown: str, hostile: str) -> None:
    failures = ET.fromstring(shown).findall("testsuite/testcase/failure")
    assert [failure.get("message") for failure in failures] == [visible(hostile)] * 12


STRUCTURE = {
    "text": check_text,
    "json": check_json,
    "sarif": check_sarif,
    "github": check_github,
    "markdown": check_markdown,
    "junit": check_junit,
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain", "plain", id="plain text stays as it is"),
        pytest.param("café 论文 👩‍🔬", "café 论文 👩‍🔬", id="letters, CJK and joined emoji stay as they are"),
        pytest.param("a\nb\tc", r"a\nb\tc", id="line ends and tabs"),
        pytest.param("\x1b[0m\u202e", r"\x1b[0m\u202e", id="escapes and reordering"),
        pytest.param("\U000e0041", r"\U000e0041", id="tags"),
        pytest.param(
            "\ufffe\U0001ffff", r"\ufffe\U0001ffff", id="what is no character, so that JUnit's XML is well-formed"
        ),
        pytest.param("##[Group]", r"#\x23[Group]", id="a command of GitHub's log in any case"),
        pytest.param("::Add-Mask::a.md", r"\x3a:Add-Mask::a.md", id="a file whose name is a workflow command"),
        pytest.param("std::vector", "std::vector", id="colons within a line stay as they are"),
    ],
)
def test_what_acts_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown

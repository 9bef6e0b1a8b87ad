"""House style: departures are found where entries agree, nowhere else, and mended without touching anything else."""

from __future__ import annotations

import html
import random
import re
from datetime import date
from pathlib import Path

import cmarkgfm
import pytest

from lint.cli import main
from lint.config import Config
from lint.document import Document
from lint.fixer import mend
from lint.reading import parse, parse_text
from lint.rule import Context, find
from lint.style.template import fill, template_of, usual_template
from tests.cmark import rendered
from tests.tools import ROOT, SHARED, check, fix

CLEAN = (ROOT / "examples" / "after" / "README.md").read_text(encoding="utf-8")
RULE = "entry-format"
ENTRY = re.compile(r"(?m)^- \*\*([^*]+)\*\*, ([A-Za-z]+) (\d{4})\. \[Paper\]\(https://arxiv\.org/[^)]+\)")
WORKS = [
    ("Attention Is All You Need", "NeurIPS", 2017, "1706.03762"),
    ("Deep Residual Learning for Image Recognition", "CVPR", 2016, "1512.03385"),
    ("Adam: A Method for Stochastic Optimization", "ICLR", 2015, "1412.6980"),
    ("Language Models are Few-Shot Learners", "NeurIPS", 2020, "2005.14165"),
    ("Generative Adversarial Nets", "NeurIPS", 2014, "1406.2661"),
    ("Layer Normalization", "arXiv", 2016, "1607.06450"),
    ("Distilling the Knowledge in a Neural Network", "arXiv", 2015, "1503.02531"),
    ("Neural Machine Translation by Jointly Learning to Align and Translate", "ICLR", 2015, "1409.0473"),
]


def written(form: str, works: list[tuple[str, str, int, str]] = WORKS) -> str:
    return "".join(
        form.format(title=t, venue=v, year=y, url=f"https://arxiv.org/abs/{i}") + "\n" for t, v, y, i in works
    )


def findings(document: Document, config: Config | None = None) -> list[str]:
    return [each.message for each in find(RULE).check(Context((document,), config or Config()))]


PLANTED = [
    pytest.param(r"\. \[Paper\]", ".[Paper]", False, id="a space before the link is gone"),
    pytest.param(r"(\d{4})\. \[", r"\1, [", False, id="a comma stands for a full stop"),
    pytest.param(r"\*\*, ", "** ", False, id="the comma behind the title is gone"),
    pytest.param(r"\[Paper\]", "[paper]", False, id="a label in another case"),
    pytest.param(r"\*\*", "", True, id="a title that is not bold"),
    pytest.param(r"\*\*([^*]+)\*\*", r'"\1"', True, id="a title in quotes"),
    pytest.param(r"(\[Paper\]\([^)]+\))", r"[\1]", True, id="a link in brackets"),
    pytest.param(r"([A-Za-z]+) (\d{4})\.", r"\2 \1.", True, id="the year before the venue"),
]


@pytest.mark.parametrize(("pattern", "replacement", "unsafe"), PLANTED)
def test_a_departure_is_found_in_every_section_and_mended_back(pattern: str, replacement: str, unsafe: bool) -> None:
    dice = random.Random(pattern)
    text, planted = CLEAN, 0
    for section in re.split(r"(?m)^## ", CLEAN):
        entries = [match.group() for match in ENTRY.finditer(section)]
        if len(entries) < 4:
            continue
        entry = dice.choice([each for each in entries if not re.search(r"[?!.]\*\*", each)])
        text = text.replace(entry, re.sub(pattern, replacement, entry))
        planted += 1
    assert planted > 2
    found = [finding for finding in check(text, select=[RULE]) if finding.rule == RULE]
    lines = {parse_text(text).source.position(finding.span.start)[0] for finding in found}
    changed = {n for n, (a, b) in enumerate(zip(text.splitlines(), CLEAN.splitlines(), strict=True), 1) if a != b}
    assert lines == changed
    assert fix(text, select=[RULE], unsafe=unsafe) == CLEAN


FORMS = [
    "- **{title}**, {venue} {year}. [Paper]({url})",
    '* "{title}", {venue}, {year} (*Google*). [[Paper]({url})][[Code](https://github.com/a/b)]',
    "1. [{venue} {year}] **{title}** [[paper]]({url})",
    "- [{title}]({url}) ({venue} {year})",
    "- {title} [[{venue}{year}]]({url})",
    "[{title}]({url}), {venue} {year}\n",
    "**{title}** \\\n*Some One, Any Body* \\\n{venue} {year}. [[Paper]({url})]\n",
    "**{title}**\n\n- Paper: {url}\n- Code: None\n",
    "### [{title}]({url})\n- **Venue:** {venue} {year}\n",
    "- {year}-{venue} - {title}. [[Paper]]({url})",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_uniform_list_departs_from_nothing(form: str) -> None:
    assert findings(parse_text(f"## Papers\n\n{written(form)}")) == []


@pytest.mark.parametrize("one", FORMS[:5:2])
@pytest.mark.parametrize("other", FORMS[1:4:2])
def test_where_half_do_this_and_half_that_nobody_departs(one: str, other: str) -> None:
    assert findings(parse_text(f"## Papers\n\n{written(one, WORKS[:4])}{written(other, WORKS[4:])}")) == []


@pytest.mark.parametrize("other", FORMS[1:5])
def test_a_section_may_have_a_way_of_its_own(other: str) -> None:
    text = f"## Papers\n\n{written(FORMS[0])}\n## More Papers\n\n{written(other, WORKS[:3])}"
    assert findings(parse_text(text)) == []


def test_a_small_section_is_compared_with_the_list() -> None:
    odd = written(FORMS[0], WORKS[:1]).replace(". [", ".[")
    text = f"# List\n\n## Papers\n\n{written(FORMS[0], WORKS[1:])}\n## New\n\n{odd}"
    assert len(findings(parse_text(text))) == 1


def test_the_message_names_the_entry_as_it_should_be_and_shortens_long_titles() -> None:
    text = f"## Papers\n\n{written(FORMS[0])}".replace(
        "ICLR 2015. [Paper](https://arxiv.org/abs/1409", "ICLR 2015 [Paper](https://arxiv.org/abs/1409"
    )
    (message,) = findings(parse_text(text))
    what, _, how = message.partition("; ")
    assert what == 'a space between year and link, where 7 of 8 entries here have ". "'
    assert how == "write `- **Neural Machine Translation by Jointly …**, ICLR 2015. [Paper](…)`"


ITEM, CODE = FORMS[0], FORMS[0] + " [Code](https://github.com/a/b)"
ESCAPED = FORMS[0].replace("{title}", r"Language Models are Few\-Shot Learners")


@pytest.mark.parametrize(
    ("form", "odd", "mended"),
    [
        pytest.param(
            *(ITEM, ITEM.replace("Paper", "paper").replace("{url}", '{url} "A tip"')),
            ITEM.replace("{url}", '{url} "A tip"'),
            id="a link's tooltip stays",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("[Paper]", "![s](https://a.example/s.svg) [paper]")),
            ITEM.replace("[Paper]", "![s](https://a.example/s.svg) [Paper]"),
            id="a badge before the link stays",
        ),
        pytest.param(
            ITEM.replace("**, ", ".** "), ITEM.replace("**, ", "** "), ITEM.replace("**, ", ".** "), id="stop"
        ),
        pytest.param(ITEM, ITEM.replace("**, ", ",** "), ITEM, id="a comma inside the emphasis goes outside"),
        pytest.param(
            ITEM, ESCAPED.replace("**, ", "**,"), ESCAPED, id="a title that is escaped is found, and stays so"
        ),
        pytest.param(
            *(ITEM, ITEM.replace("{title}", "Language Models  are Few-Shot Learners").replace("**, ", "**,")),
            ITEM.replace("{title}", "Language Models  are Few-Shot Learners"),
            id="a title with two spaces is found, and stays so",
        ),
        pytest.param(CODE, CODE.replace(") [Code", ")[Code"), CODE, id="two links that touch each other"),
        pytest.param(CODE, CODE.replace(") [Code", "), [Code"), CODE, id="a comma between two links"),
        pytest.param(
            *(ITEM, ITEM.replace("**, {venue}", "**, Comput. Surv.")),
            ITEM.replace("**, {venue}", "**, Comput. Surv."),
            id="an abbreviation keeps its full stop",
        ),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", '<a href="{url}">paper</a>'), ITEM, ITEM),
            id="a list in HTML is not compared with Markdown",
        ),
        pytest.param(
            *(ITEM.replace("Paper", "Code"), ITEM.replace("Paper", "GitHub"), ITEM.replace("Paper", "GitHub")),
            id="a name is written as its owner writes it",
        ),
        pytest.param(
            *(FORMS[4], FORMS[4].replace("{title}", "{title}!"), FORMS[4].replace("{title}", "{title}!")),
            id="an exclamation mark before a link would make it an image",
        ),
    ],
)
def test_one_that_is_written_otherwise_is_mended_without_harm(form: str, odd: str, mended: str) -> None:
    def page(line: str) -> str:
        return f"## Papers\n\n{written(form, WORKS[:3])}{written(line, WORKS[3:4])}{written(form, WORKS[4:])}"

    assert fix(page(odd), select=[RULE]) == page(mended)


CONFIGURED = Config(entry="- **{title}**, {venue} {year}. [Paper]({url})")


@pytest.mark.parametrize(
    ("entry", "departs"),
    [
        pytest.param("- **Learning to Rank Anything**, ICLR 2015. [Paper]({url})", False, id="as configured"),
        pytest.param("- **Learning to Rank Anything**, 2015. [Paper]({url})", False, id="without a venue"),
        pytest.param("- **Learning to Rank Anything**. [Paper]({url})", False, id="with neither venue nor year"),
        pytest.param(
            "- **Learning to Rank Anything**, ICLR 2015. [Paper]({url}) [Code]({url}v2)", False, id="with more links"
        ),
        pytest.param("- **Is Attention All You Need?** ICLR 2015. [Paper]({url})", False, id="ending in a question"),
        pytest.param("- **Learning to Rank Anything** ICLR 2015. [Paper]({url})", True, id="no comma behind the title"),
        pytest.param('- "Learning to Rank Anything", ICLR 2015. [Paper]({url})', True, id="another emphasis"),
        pytest.param("- ICLR 2015, **Learning to Rank Anything**. [Paper]({url})", True, id="another order"),
    ],
)
def test_one_entry_suffices_to_depart_from_a_configured_format(entry: str, departs: bool) -> None:
    document = parse_text("## Papers\n\n" + entry.format(url="https://arxiv.org/abs/1412.6980"))
    assert bool(findings(document, CONFIGURED)) is departs


def test_a_link_without_text_is_no_part_to_rewrite() -> None:
    text = "- **A Study of Attention**, ICLR 2020. [[](https://arxiv.org/abs/2001.00001)]\n"
    assert findings(parse_text(text), CONFIGURED) == []


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        pytest.param("- {title}, {year}", "no {url}", id="a format without a link"),
        pytest.param("- {titel} [Paper]({url})", "there is no {titel}", id="a mistyped field"),
    ],
)
def test_an_impossible_format_is_told(
    entry: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(written(FORMS[0]), encoding="utf-8")
    Path("paperlint.toml").write_text(f'entry = "{entry}"\n', encoding="utf-8")
    assert main(["check"]) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS)
def test_a_format_read_off_an_entry_writes_that_entry(form: str) -> None:
    text = written(form.replace(" (*Google*)", "").replace("[[Code](https://github.com/a/b)]", ""), WORKS[:1])
    document = parse_text(f"## Papers\n\n{text}")
    (entry,) = document.entries
    template = template_of(document, entry)
    assert template is not None
    year = str(entry.year) if entry.year else None
    said = {"title": entry.title, "label": entry.label, "authors": entry.authors, "venue": entry.venue, "year": year}
    again = fill(template, {**said, "url": entry.urls[0]})
    assert text.startswith(again)
    assert not re.search(r"\w", text[len(again) :].replace("- Code: None", "").partition("- **Venue")[0])


URL = "https://arxiv.org/abs/1706.03762"


def read_off(entry: str) -> str | None:
    """The format of the first entry of a text."""
    document = parse_text(f"## Papers\n\n{entry.format(url=URL)}")
    return template_of(document, document.entries[0])


@pytest.mark.parametrize(
    ("written_as", "form"),
    [
        pytest.param("2022/05", "%Y/%m", id="year and month"),
        pytest.param("2022.5", "%Y.%-m", id="a month without its zero"),
        pytest.param("2022-05-03", "%Y-%m-%d", id="year, month and day"),
        pytest.param("May 2022", "%b %Y", id="a short month"),
        pytest.param("March 2022", "%B %Y", id="a long month"),
        pytest.param("3 May 2022", "%-d %b %Y", id="the day first"),
        pytest.param("03 March 2022", "%d %B %Y", id="the day first, with its zero"),
        pytest.param("May 3, 2022", "%b %-d, %Y", id="the day behind the month"),
        pytest.param("May 3rd, 2022", "%b %-d, %Y", id="the end of `3rd` would be wrong behind another day"),
        pytest.param("1st August 2022", "%-d %B %Y", id="the end of `1st`, and not that of August"),
        pytest.param("2nd May 2022", "%-d %b %Y", id="the end of `2nd`"),
        pytest.param("4th May 2022", "%-d %b %Y", id="the end of `4th`"),
        pytest.param("12/25/2022", "%m/%d/%Y", id="with slashes, December first"),
        pytest.param("13/01/2022", "%d/%m/%Y", id="with slashes, 13 first"),
        pytest.param("5/3/2022", "%-m/%-d/%Y", id="with slashes, the month first"),
        pytest.param("25/12/2022", "%d/%m/%Y", id="with slashes, the day first where it can be no month"),
        pytest.param("05/05/2022", "%m/%d/%Y", id="month and day alike"),
        pytest.param("03.05.2022", "%d.%m.%Y", id="with points, the day first"),
    ],
)
def test_a_date_is_written_in_the_form_of_the_others(written_as: str, form: str) -> None:
    template = read_off(f"- [{written_as}] **Attention Is All You Need**. [Paper]({{url}})")
    assert template == f"- [{{date:{form}}}] **{{title}}**. [Paper]({{url}})"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("", "2023-02-01", id="without a form"),
        pytest.param(":%Y/%m", "2023/02", id="year and month"),
        pytest.param(":%-d.%-m.%y", "1.2.23", id="numbers without their zero"),
        pytest.param(":%d %b %Y", "01 Feb 2023", id="a short month"),
        pytest.param(":%B", "February", id="a long month"),
    ],
)
def test_a_date_is_filled_in(form: str, expected: str) -> None:
    template = "{date" + form + "}: [{title}]({url})"
    values = {"title": "Attention", "url": "https://a.org"}
    assert fill(template, values, date(2023, 2, 1)) == f"{expected}: [Attention](https://a.org)"
    assert fill(template, values) == "[Attention](https://a.org)"


@pytest.mark.parametrize(
    ("entry", "template"),
    [
        pytest.param(
            "- **Attention Is All You Need** ([paper]({url}), [code](https://a.org/b))",
            "- **{title}** ([paper]({url}))",
            id="a bracket that other links share is closed",
        ),
        pytest.param(
            "- **Attention Is All You Need** [[code](https://a.org/b), [paper]({url})]",
            "- **{title}**, [paper]({url})",
            id="a bracket that another link opens is not closed",
        ),
        pytest.param(
            "- [Attention Is All You Need]({url}) (NeurIPS 2017, oral)",
            "- [{title}]({url}) ({venue} {year})",
            id="a bracket that holds other words is closed",
        ),
        pytest.param(
            "1) **Attention Is All You Need** [paper]({url})", "1) **{title}** [paper]({url})", id="a number's bracket"
        ),
        pytest.param(
            "- **Attention Is All You Need** [[code](https://a.org/b), [paper]({url})], NeurIPS 2017",
            "- **{title}**, [paper]({url}), {venue} {year}",
            id="what stands behind a bracket that is not closed",
        ),
    ],
)
def test_a_format_opens_and_closes_its_brackets(entry: str, template: str) -> None:
    assert read_off(entry) == template


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"venue": "ICML", "year": "2020"}, "1) **T (1)**, (ICML, 2020). [Paper](u)", id="all"),
        pytest.param({"venue": "ICML"}, "1) **T (1)**, (ICML). [Paper](u)", id="no year"),
        pytest.param({"year": "2020"}, "1) **T (1)**, 2020. [Paper](u)", id="no venue"),
        pytest.param({}, "1) **T (1)**. [Paper](u)", id="neither"),
    ],
)
def test_a_bracket_goes_with_what_is_left_out(values: dict[str, str], expected: str) -> None:
    template = "1) **{title}**, ({venue}, {year}). [Paper]({url})"
    assert fill(template, {"title": "T (1)", "url": "u", **values}) == expected


ROWS = "| Title | Venue | Paper | Notes |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("entry", "template"),
    [
        pytest.param("### [Attention Is All You Need]({url})\n\nA paper.", "### [{title}]({url})", id="a heading"),
        pytest.param("12. **Attention Is All You Need** [P]({url})", "1. **{title}** [P]({url})", id="a number is 1"),
        pytest.param(
            "12) **Attention Is All You Need** [P]({url})", "1) **{title}** [P]({url})", id="also in a bracket"
        ),
        pytest.param(
            "- **Attention Is All You Need** ![CVPR](https://a.org/x.svg) [P]({url})",
            "- **{title}** [P]({url})",
            id="a badge is one entry's own",
        ),
        pytest.param(
            "- [Attention Is All You Need](https://a.org/blog) [P]({url})", "- [{title}]({url})", id="a linked title"
        ),
        pytest.param(
            "- **Attention Is All You Need** [P](https://a.org/paper.pdf) [Code](https://github.com/a/b)",
            "- **{title}** [P]({url})",
            id="without a link to a work, the first link",
        ),
        pytest.param(
            "- **Attention Is All You Need** [Code](https://github.com/a/b) [P]({url})",
            "- **{title}** [P]({url})",
            id="before others, the link to the work",
        ),
        pytest.param(
            "- Title: **Attention Is All You Need** [P]({url})",
            "- Title: **{title}** [P]({url})",
            id="a name before it",
        ),
        pytest.param(
            "- 👍 this and that, Title: **Attention Is All You Need** [P]({url})",
            "- Title: **{title}** [P]({url})",
            id="only the name of what stands before it",
        ),
        pytest.param(
            "- **Attention Is All You Need** [P]({url}).\n- **Deep Residual Learning** [P]({url}0)",
            "- **{title}** [P]({url}).",
            id="the full stop at the end",
        ),
        pytest.param(
            "- **Attention Is All You Need** [P]({url}), which began it all",
            "- **{title}** [P]({url})",
            id="words at the end are one entry's own",
        ),
        pytest.param(
            "- **Attention Is All You Need** [([P]({url}), [Code](https://a.org/b))]",
            "- **{title}** [([P]({url}))]",
            id="brackets in brackets",
        ),
        pytest.param(
            ROWS + "| Attention Is All You Need | NeurIPS 2017 oral | [P]({url}) | ![b](https://a.org/x.svg) |",
            "| {title} | {venue} {year} | [P]({url}) | - |",
            id="a row, of whose cells the words are its own",
        ),
        pytest.param(
            ROWS + "| ![new](https://a.org/x.svg) Attention Is All You Need | | [P]({url}) | |",
            "| {title} | | [P]({url}) | |",
            id="a row with a badge beside its title",
        ),
        pytest.param(
            "- **Attention Is All You Need (2017)**, read it first, [P]({url})",
            "- {title} ({year}), [P]({url})",
            id="emphasis that ends among words of one entry's own",
        ),
        pytest.param(
            "- Attention Is All You Need, **best paper** of the year [P]({url})",
            "- {title}, [P]({url})",
            id="emphasis that such words begin with",
        ),
        pytest.param(
            "- **Attention Is All You Need**, *highly* recommended [P]({url})",
            "- **{title}**, [P]({url})",
            id="emphasis of another kind that they begin with",
        ),
        pytest.param(
            "- ***Attention Is All You Need***, *highly* recommended [P]({url})",
            "- ***{title}***, [P]({url})",
            id="emphasis of both kinds before it",
        ),
        pytest.param(
            "- **Attention Is All You Need** [![](https://a.org/x.svg)]({url}) [Code](https://github.com/a/b)",
            "- **{title}** [Paper]({url})",
            id="a badge that is the link, and says nothing",
        ),
        pytest.param(
            '- <a href="{url}">Attention Is All You Need</a>, NeurIPS 2017',
            '- <a href="{url}">{title}</a>, {venue} {year}',
            id="a link in HTML, whose target comes first",
        ),
        pytest.param("- **Attention Is All You Need** <{url}>", "- **{title}** <{url}>", id="an address as it is"),
        pytest.param(
            "- ![it](https://a.org/x.svg)\n\n  **Attention Is All You Need** [P]({url})",
            "- **{title}** [P]({url})",
            id="a picture above it is one entry's own",
        ),
        pytest.param(
            "- [Project page](https://a.org/x)\n\n  **Attention Is All You Need** [P]({url})",
            "- **{title}** [P]({url})",
            id="a paragraph with a link to something else has the marker",
        ),
        pytest.param("- [Paper]({url}) by Ada Lovelace", None, id="an entry without a title"),
        pytest.param(ROWS + "| | NeurIPS 2017 | [Paper]({url}) | |", None, id="a row without a title"),
        pytest.param(
            ROWS + "| Attention Is All You Need | | [P]({url}) | great |  \n\nThe end",
            "| {title} | | [P]({url}) | - |",
            id="a row with an empty cell",
        ),
    ],
)
def test_a_format_holds_what_entries_share(entry: str, template: str | None) -> None:
    assert read_off(entry) == template


@pytest.mark.parametrize("name", ["Title: ", "Paper title: ", "*Title*: ", "__Title__: ", "**Title:** ", "_Title:_ "])
def test_the_name_of_a_field_is_part_of_the_format(name: str) -> None:
    assert read_off(f"- {name}[Attention Is All You Need]({{url}})") == f"- {name}[{{title}}]({{url}})"


PLAIN = "- **Paper Number {n} on Attention**. [P](https://arxiv.org/abs/1706.0{n}762)\n"
FULL = "- **Paper Number {n} on Vision**, CVPR 2018. [P](https://arxiv.org/abs/1806.0{n}762)\n"


@pytest.mark.parametrize(
    ("plain", "full", "expected"),
    [
        pytest.param(1, 1, "- **{title}**, {venue} {year}. [P]({url})", id="of two that occur once, the fuller"),
        pytest.param(4, 1, "- **{title}**. [P]({url})", id="one fuller entry among several is an exception"),
        pytest.param(4, 2, "- **{title}**, {venue} {year}. [P]({url})", id="two of six show what an entry can have"),
        pytest.param(8, 2, "- **{title}**, {venue} {year}. [P]({url})", id="two of ten do too"),
        pytest.param(9, 2, "- **{title}**. [P]({url})", id="two of eleven do not"),
        pytest.param(0, 0, None, id="no entry has no format"),
    ],
)
def test_the_usual_format_is_the_fullest_that_is_common(plain: int, full: int, expected: str | None) -> None:
    entries = [PLAIN.replace("{n}", str(n)) for n in range(plain)] + [FULL.replace("{n}", str(n)) for n in range(full)]
    document = parse_text("## Papers\n\n" + "".join(entries))
    assert len(document.entries) == plain + full
    assert usual_template((document, entry) for entry in document.entries) == expected


def test_of_formats_that_are_equally_full_the_commoner_is_usual() -> None:
    entries = "".join(PLAIN.replace("{n}", str(n)).replace(".", ":", 1 if n < 2 else 0) for n in range(5))
    document = parse_text("## Papers\n\n" + entries)
    assert usual_template((document, entry) for entry in document.entries) == "- **{title}**. [P]({url})"


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        pytest.param(
            "**{title}** \\\n*{authors}* \\\n{venue}. [P]({url})",
            {"authors": "Ada Lovelace"},
            "**T** \\\n*Ada Lovelace* \\\n[P](u)",
            id="a new line stays",
        ),
        pytest.param("- {title}, {venue} {year} [P]({url})", {"year": "2020"}, "- T, 2020 [P](u)", id="a comma stays"),
        pytest.param("- {title} {venue} {year} [P]({url})", {}, "- T [P](u)", id="nothing but spaces"),
        pytest.param(
            "- {title}, {venue}{year}. [P]({url})", {"year": "2020"}, "- T, 2020. [P](u)", id="nothing between two"
        ),
        pytest.param("- [{title}]({url}) ({venue}, {year})", {}, "- [T](u)", id="brackets at the end"),
        pytest.param("- **[{title}]({url}) ({venue}, {year})**", {}, "- **[T](u)**", id="brackets within emphasis"),
        pytest.param(
            "- ({venue}), {title}, **{authors} {year}** [P]({url})",
            {"venue": "ICML", "year": "2020"},
            "- (ICML), T, **2020** [P](u)",
            id="emphasis behind brackets",
        ),
        pytest.param("- {title} [{venue} {year}]({url})", {"venue": "ICML"}, "- T [Paper](u)", id="a link's text"),
        pytest.param("- {title} [[{venue}] P]({url})", {}, "- T [Paper](u)", id="brackets in a link's text"),
        pytest.param(
            "- [[{venue}]({url})] {title}", {"page": "arXiv"}, "- [[arXiv](u)] T", id="a link that is a venue"
        ),
        pytest.param("- [{title} ({venue})]({url})", {}, "- [T](u)", id="what stands behind a linked title"),
        pytest.param("- {title} [{venue}]({url}) [P]({url})", {}, "- T [P](u)", id="one of two links"),
        pytest.param(
            "- {title}（{venue}，{year}）[P]({url})", {"venue": "ICML"}, "- T（ICML）[P](u)", id="wide brackets"
        ),
        pytest.param(
            "- {title}【{venue}，{year}】[P]({url})", {"year": "2020"}, "- T，2020[P](u)", id="wide square ones"
        ),
        pytest.param("- [{venue} {year}] {title} [P]({url})", {}, "- T [P](u)", id="brackets that two fields share"),
        pytest.param("- {title}, *{venue} {year}*. [P]({url})", {}, "- T. [P](u)", id="emphasis that two fields share"),
        pytest.param("- {title}, _{venue} {year}_. [P]({url})", {}, "- T. [P](u)", id="emphasis by underscores"),
        pytest.param("- {title}, __{venue} {year}__. [P]({url})", {}, "- T. [P](u)", id="bold by underscores"),
        pytest.param("- {title}（{venue}，{year}）[P]({url})", {}, "- T[P](u)", id="wide brackets that two share"),
        pytest.param("- **({venue}), {year}** {title} [P]({url})", {}, "- T [P](u)", id="brackets that begin emphasis"),
        pytest.param("* *{venue} {year}* {title} [P]({url})", {}, "* T [P](u)", id="emphasis behind a marker like it"),
        pytest.param(
            "1) {title} (*{venue}* {year}) [P]({url})", {}, "1) T [P](u)", id="brackets behind a marker with a half"
        ),
    ],
)
def test_what_is_left_out_leaves_no_trace(template: str, values: dict[str, str], expected: str) -> None:
    assert fill(template, {"title": "T", "url": "u", **values}) == expected


REAL = sorted(each for each in SHARED.glob("lists/*.md") if each.stat().st_size < 170_000)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared lists are not here")
@pytest.mark.slow
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_fixes_on_a_real_list_converge_and_change_only_punctuation_and_emphasis(path: Path) -> None:
    document = parse(str(path))
    rule = find(RULE)
    for unsafe in (False, True):
        mended = mend([document], lambda documents: list(rule.check(Context(documents, Config()))), unsafe=unsafe)
        (after,) = mended.documents
        assert not [finding for finding in mended.findings if finding.fix and (unsafe or finding.fix.safe)]
        before, now = rendered(document.text), rendered(after.text)
        assert (before.links, before.images, before.headings) == (now.links, now.images, now.headings)
        assert letters(after.text) == letters(document.text)


def letters(text: str) -> str:
    shown = cmarkgfm.github_flavored_markdown_to_html(text)
    return "".join(re.findall(r"\w", html.unescape(re.sub(r"<[^>]*>", "", shown)))).casefold().replace("_", "")

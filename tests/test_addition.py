"""New entries: written as their neighbours are, where the section's order asks for them."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

import pytest

from lint.config import Config
from lint.document import Document, Entry
from lint.errors import LintError
from lint.fixer import apply_edits
from lint.identifiers import WorkId
from lint.reading import parse, parse_text
from lint.rule import Context, find
from lint.style.addition import Candidate, add_entry
from lint.style.sections import entries_of, find_section

LLAMA = Candidate(
    WorkId("arxiv", "2302.13971"),
    "LLaMA: Open and Efficient Foundation Language Models",
    ("Hugo Touvron", "Thibaut Lavril"),
    year=2023,
)
URL = "https://arxiv.org/abs/"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def add(text: str, section: str = "Papers", candidate: Candidate = LLAMA, configured: str | None = None) -> Document:
    document = parse_text(text)
    return apply_edits(document, add_entry(document, find_section(document, section), candidate, configured))


def added(before: str, after: str) -> str:
    """The lines that are new, and none may be gone."""
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in lines if line.startswith("- ")]
    return "\n".join(line[2:] for line in lines if line.startswith("+ "))


BY_DATE = f"""\
## Papers
- **BERT**, NAACL 2019. [Paper]({URL}1810.04805)
- **GPT-3**, NeurIPS 2020. [Paper]({URL}2005.14165)
- **OPT**, arXiv 2022. [Paper]({URL}2205.01068)
- **Llama 2**, arXiv 2023. [Paper]({URL}2307.09288)

## Code
"""
LINE = f"- **LLaMA: Open and Efficient Foundation Language Models**, arXiv 2023. [Paper]({URL}2302.13971)"


def newest_first(text: str) -> str:
    head, *entries = text.split("\n- ")
    *_, tail = entries
    rows = [entry.strip("\n").removesuffix("\n\n## Code") for entry in entries]
    assert tail
    return head + "".join(f"\n- {row}" for row in reversed(rows)) + "\n\n## Code\n"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param(BY_DATE, "- **Llama 2**", id="by date, it stands between those before and after it"),
        pytest.param(newest_first(BY_DATE), "- **OPT**", id="newest first, it stands above the older ones"),
        pytest.param(
            f"## Papers\n- [Attention]({URL}1706.03762)\n- [Deep]({URL}1512.03385)\n- [Longformer]({URL}2004.05150)",
            "- [Longformer]",
            id="in the order of the alphabet, it stands where its title does",
        ),
        pytest.param(
            f"## Papers\n- [Zoom]({URL}2205.01068)\n- [Alpha]({URL}1512.03385)\n- [Mu]({URL}2104.05150)\n\n## Code\n",
            "",
            id="in no order, it stands last",
        ),
    ],
)
def test_the_sections_order_gives_the_place(text: str, before: str) -> None:
    lines = add(text).text.splitlines()
    place = next(index for index, line in enumerate(lines) if "2302.13971" in line)
    assert lines[place + 1].startswith(before)


def test_an_entry_is_written_like_its_neighbours() -> None:
    assert added(BY_DATE, add(BY_DATE).text) == LINE


TABLE = """\
# Papers
| Title | Venue | Date | Code |
|---|---|---|---|
| [**Attention Is All You Need**](https://arxiv.org/pdf/1706.03762) | NeurIPS | 2017-06-12 | [Code](https://github.com/a/b) |
"""  # noqa: E501
HEADINGS = f"""\
# List

## Papers

### [Attention Is All You Need]({URL}1706.03762)
- **Task:** translation

### [Deep Residual Learning for Image Recognition]({URL}1512.03385)
- **Task:** images
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"## Papers\n1. [One]({URL}1706.03762)\n1. [Two]({URL}1512.03385)\n1. [Six]({URL}2004.05150)\n",
            f"1. [{LLAMA.title}]({URL}2302.13971)",
            id="where all items are numbered 1, so is the new one",
        ),
        pytest.param(
            TABLE,
            f"| [**{LLAMA.title}**](https://arxiv.org/pdf/2302.13971) | - | 2023-02-01 | - |",
            id="a row fills its table's columns, what is not known stays a cell, and a PDF is linked as elsewhere",
        ),
        pytest.param(
            f"## Papers\n\n**One** \\\n*Ann Ames, Bo Ek* \\\narXiv 2017. [[Paper]({URL}1706.03762)]\n\n"
            f"**Two** \\\n*Cy Ott, Di Foe* \\\narXiv 2019. [[Paper]({URL}1912.03762)]\n",
            f"\n**{LLAMA.title}** \\\n*Hugo Touvron, Thibaut Lavril* \\\narXiv 2023. [[Paper]({URL}2302.13971)]",
            id="a paragraph of several lines keeps its lines",
        ),
        pytest.param(
            f"## Papers\n- T5 **Exploring Transfer**. *Colin Raffel et al.* JMLR 2019. [Paper]({URL}1910.10683)\n"
            f"- PaLM **PaLM: Scaling**. *Aakanksha Chowdhery et al.* arXiv 2022. [Paper]({URL}2204.02311)\n",
            f"- LLaMA **{LLAMA.title}**. *Hugo Touvron et al.* arXiv 2023. [Paper]({URL}2302.13971)",
            id="authors are cut off where the others are, and a label comes from the title",
        ),
        pytest.param(
            f"## Papers\n- Some Title [[ICML2019]]({URL}1910.10683)\n- Other Title [[arXiv2020]]({URL}2010.10683)\n",
            f"- {LLAMA.title} [[arXiv2023]]({URL}2302.13971)",
            id="a venue and year that label the link label the new link",
        ),
        pytest.param(
            f"## Papers\n\n**One**\n\n- Paper: {URL}1706.03762\n- Code: https://github.com/a/b\n\n"
            f"**Two**\n\n- Paper: {URL}1806.03762\n- Code: https://github.com/a/c\n",
            f"\n**{LLAMA.title}**\n\n- Paper: {URL}2302.13971",
            id="a title above its links stays above them",
        ),
        pytest.param(
            f"## Papers\n\n- **One: A Model of Things**\n\n  It is fast.\n\n  [Paper]({URL}1706.03762)\n\n"
            f"- **Two: A Model of Things**\n\n  It is small.\n\n  [Paper]({URL}1806.03762)\n",
            f"\n- **{LLAMA.title}**\n\n  [Paper]({URL}2302.13971)",
            id="what is said of another paper is not copied",
        ),
        pytest.param(
            f"## Papers\n\n**7. One Study of Things**\n- Paper: {URL}1706.03762\n\n"
            f"**8. Two Studies of Things**\n- Paper: {URL}1806.03762\n",
            f"\n**{LLAMA.title}**\n- Paper: {URL}2302.13971",
            id="bold that begins at a number begins at the title",
        ),
        pytest.param(
            HEADINGS,
            f"\n### [{LLAMA.title}]({URL}2302.13971)",
            id="where the entries are headings, the new one is a heading behind what is said of the last",
        ),
        pytest.param(
            f"- [2022/05] **OPT.** *Susan Zhang et al.* [[paper]({URL}2205.01068)]\n".join(["## Papers\n", ""]),
            f"- [2023/02] **{LLAMA.title}.** *Hugo Touvron et al.* [[paper]({URL}2302.13971)]",
            id="a date is written in the others' form",
        ),
    ],
)
def test_each_kind_of_list_gets_its_own_kind_of_entry(text: str, expected: str) -> None:
    assert added(text, add(text).text) == expected


LEANING = [(2024, "2402.00001"), (2022, "2201.00001"), (2023, "2305.00001"), (2021, "2105.00001"), (2020, "2001.00001")]
PRINTED = Candidate(WorkId("doi", "10.1145/3442188.3445922"), "On the Dangers of Stochastic Parrots", year=2021)


@pytest.mark.parametrize(
    ("rising", "entries", "candidate", "last"),
    [
        pytest.param(False, LEANING, LLAMA, False, id="nearly newest first, it goes to the top"),
        pytest.param(True, LEANING, LLAMA, True, id="nearly oldest first, it goes to the end"),
        pytest.param(False, LEANING[::2], PRINTED, False, id="newest first, one without a date goes to the top"),
        pytest.param(True, LEANING[::2], PRINTED, True, id="oldest first, one without a date goes to the end"),
    ],
)
def test_where_dates_do_not_tell_the_place_it_goes_where_new_ones_go(
    rising: bool, entries: list[tuple[int, str]], candidate: Candidate, last: bool
) -> None:
    lines = [f"- **A Study of Number {value[:4]}**, arXiv {year}. [Paper]({URL}{value})\n" for year, value in entries]
    document = add("## Papers\n\n" + "".join(reversed(lines) if rising else lines), candidate=candidate)
    assert document.entries[-1 if last else 0].ids == (candidate.work_id,)


def test_a_date_comes_from_year_and_month_where_the_identifier_has_none() -> None:
    text = f"- [2022/05] **OPT.** *Susan Zhang et al.* [[paper]({URL}2205.01068)]\n".join(["## Papers\n", ""])
    parrots = PRINTED._replace(authors=("Emily M. Bender", "Timnit Gebru"), month=3)
    assert added(text, add(text, candidate=parrots).text) == (
        "- [2021/03] **On the Dangers of Stochastic Parrots.** *Emily M. Bender et al.* "
        "[[paper](https://doi.org/10.1145/3442188.3445922)]"
    )


def test_numbers_go_on_behind_the_new_entry_and_what_is_nested_stays_nested() -> None:
    papers = [
        (8, "Longformer: Long Documents", "2004.05150"),
        (9, "Chinchilla: Compute", "2203.15556"),
        (10, "Orca: Traces", "2306.02707"),
    ]
    items = [
        f"{number}. [{title}]({URL}{value})\n{' ' * (2 + len(str(number)))}- nested\n"
        for number, title, value in papers
    ]
    document = add("## Papers\n" + "".join(items))
    markers = [block.marker for block in document.blocks if block.kind == "item" and block.level == 1]
    assert markers == ["8.", "9.", "10.", "11."]
    assert sum(block.level == 2 for block in document.blocks if block.kind == "item") == 3
    assert document.entries[2].title == LLAMA.title


def test_a_list_that_jumps_is_renumbered_up_to_the_jump_only() -> None:
    papers = [
        (1, "Longformer", "2004.05150"),
        (2, "Llama 2", "2307.09288"),
        (3, "Mistral 7B", "2310.06825"),
        (9, "OLMo", "2402.00838"),
    ]
    text = "## Papers\n" + "".join(f"{number}. [{title}]({URL}{value})\n" for number, title, value in papers)
    assert [line.partition(".")[0] for line in add(text).text.splitlines()[1:]] == ["1", "2", "3", "4", "9"]


def test_spaces_at_a_lines_end_stay_where_they_are() -> None:
    text = BY_DATE.replace("2205.01068)", "2205.01068)  ")
    assert added(text, add(text).text) == LINE


def test_a_preprint_in_a_list_that_links_its_papers_by_venue_is_linked() -> None:
    text = (
        f"## Papers\n- [[ICML]({URL}2205.01068)] Open Pre-trained Transformer Language Models\n"
        f"- [[NeurIPS]({URL}2307.09288)] Open Foundation and Fine-Tuned Chat Models\n"
    )
    title = "LLaMA: Open and Efficient Foundation Language Models"
    assert added(text, add(text).text) == f"- [[arXiv]({URL}2302.13971)] {title}"


def test_a_badge_of_another_paper_is_not_copied() -> None:
    papers = [
        ("Attention Is All You Need", "1706.03762"),
        ("Deep Residual Learning", "1512.03385"),
        ("OLMo", "2402.00838"),
    ]
    text = "| Title | Paper |\n|---|---|\n" + "".join(
        f"| {title} | [![arXiv](https://img.shields.io/badge/arXiv-{value}-b31b1b.svg)]({URL}{value}) |\n"
        for title, value in papers
    )
    assert (
        added(f"## Papers\n{text}", add(f"## Papers\n{text}").text) == f"| {LLAMA.title} | [arXiv]({URL}2302.13971) |"
    )


def test_line_ends_and_everything_else_stay_as_they_are() -> None:
    text = BY_DATE.replace("\n", "\r\n")
    assert add(text).text == add(BY_DATE).text.replace("\n", "\r\n")


def test_an_empty_section_takes_the_lists_format() -> None:
    text = BY_DATE + "\nNothing yet.\n"
    assert add(text, "Code").text == f"{text.rstrip()}\n\n{LINE}\n"


def test_the_configured_format_is_used() -> None:
    configured = "- {title} ({venue} {year}) [pdf]({url})"
    expected = f"- {LLAMA.title} (arXiv 2023) [pdf]({URL}2302.13971)"
    assert added(BY_DATE, add(BY_DATE, configured=configured).text) == expected


@pytest.mark.parametrize(
    ("section", "complaint"),
    [
        pytest.param("Tables", "is HTML; add the entry there by hand", id="a row is not written into raw HTML"),
        pytest.param("All", 'name one below it, as "Tables"', id="a section of sections asks which"),
        pytest.param("Survey", 'has 2 sections "Survey"', id="a name that means two sections is asked back"),
        pytest.param("Robots", 'has no section "Robots"; its sections are "Tables"$', id="any other gets a choice"),
        pytest.param("Tabels", "did you mean Tables?", id="a mistyped name is answered with the nearest"),
    ],
)
def test_what_cannot_be_done_is_said(section: str, complaint: str) -> None:
    cell = f'<td><a href="{URL}1706.03762">Attention Is All You Need</a></td>'
    html = f"<table><tr><th>Paper</th></tr><tr>{cell}</tr></table>"
    text = f"# List\n\n## All\n\n### Tables\n\n{html}\n\n## Vision\n\n### Survey\n\n## Speech\n\n### Survey\n"
    with pytest.raises(LintError, match=complaint):
        add(text, section)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("gpt-style", "GPT-style Language Models: Decoder-only", id="some of its words, in any case"),
        pytest.param("Speech > survey", "Survey", id="one of two by what stands above it"),
        pytest.param("reviews", "Reviews", id="the one of two that has entries"),
        pytest.param("gptstyle", "GPT-style Language Models: Decoder-only", id="without the hyphen"),
        pytest.param("models 🤖", "Models 🤖", id="the whole name before a longer one that holds it"),
    ],
)
def test_a_section_is_found_by_what_a_person_would_type(name: str, expected: str) -> None:
    document = parse_text(
        "## Models 🤖\n## GPT-style Language Models: Decoder-only\n## Vision\n### Survey\n### Reviews\n\n"
        f"- **{LLAMA.title}**. [Paper]({URL}2302.13971)\n\n## Speech\n### Reviews\n### Survey\n"
    )
    found = document.headings[find_section(document, name)]
    assert found.text == expected
    assert name != "Speech > survey" or found is document.headings[-1]
    assert name != "reviews" or entries_of(document, document.headings.index(found))


def test_a_page_without_entries_has_no_sections_to_offer() -> None:
    with pytest.raises(LintError, match=r'^README\.md has no section "Robots"$'):
        find_section(parse_text("# List\n\n## Vision\n\nNothing yet.\n"), "Robots")


ITEM = f"## Papers\n- **One Thing**, *Ann Ames, Bo Ek*. ICML 2017. [Paper]({URL}1706.03762)\n"
ROW = f"## Papers\n| Title | Venue | Paper |\n|---|---|---|\n| One Thing | ICML 2017 | [pdf]({URL}1706.03762) |\n"


@pytest.mark.parametrize(
    ("text", "candidate", "expected"),
    [
        pytest.param(
            ITEM,
            {"title": "The _best_ of snake_case, ~all~ in [one] &amp; <b>"},
            f"- **The \\_best\\_ of snake_case, \\~all\\~ in \\[one\\] \\&amp; \\<b>**. 2023. [Paper]({URL}2302.13971)",
            id="a title that Markdown would read as markup is shown as it is",
        ),
        pytest.param(
            ITEM,
            {"title": "Sorting in $\\Omega(n*\\log_2 n)$ or n*n Steps"},
            f"- **Sorting in $\\Omega(n*\\log_2 n)$ or n\\*n Steps**. 2023. [Paper]({URL}2302.13971)",
            id="a formula stays one",
        ),
        pytest.param(
            ITEM,
            {"title": "A Title  of\nTwo Lines"},
            f"- **A Title of Two Lines**. 2023. [Paper]({URL}2302.13971)",
            id="a title stays on its line",
        ),
        pytest.param(
            ITEM,
            {"authors": ("A*B Cee", "Dee"), "venue": "J. of [X]"},
            f"- **{LLAMA.title}**, *A\\*B Cee, Dee*. J. of \\[X\\] 2023. [Paper]({URL}2302.13971)",
            id="names of authors and venues are no markup",
        ),
        pytest.param(
            ROW,
            {"title": "One | Other", "venue": "A | B"},
            f"| One \\| Other | A \\| B 2023 | [pdf]({URL}2302.13971) |",
            id="a bar does not end a table's cell",
        ),
    ],
)
def test_what_a_work_is_called_is_not_read_as_markup(text: str, candidate: dict[str, str], expected: str) -> None:
    known = LLAMA._replace(**{"authors": (), **candidate})  # type: ignore[arg-type]
    assert added(text, add(text, candidate=known).text) == expected


def test_a_work_without_an_address_cannot_be_linked() -> None:
    numbered = LLAMA._replace(work_id=WorkId("neurips", "7181"))
    with pytest.raises(LintError, match="neurips:7181 has no address of its own; add the entry by hand"):
        add(BY_DATE, candidate=numbered)


def is_of_papers(entries: list[Entry]) -> bool:
    return len(entries) > 2 and all(entry.ids and entry.title and entry.shape != "heading" for entry in entries)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared lists are not here")
@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    sorted(each for each in SHARED.glob("lists/*.md") if each.stat().st_size < 170_000),
    ids=lambda path: path.stem,
)
def test_an_addition_to_a_real_list_is_an_entry_in_its_style(path: Path) -> None:
    document = parse(str(path))
    candidate = LLAMA._replace(work_id=WorkId("arxiv", "2302.99999"), title="Frobnication: A Study of Nothing Else")
    holding = [index for index in range(len(document.headings)) if is_of_papers(entries_of(document, index))]
    for heading in holding[1 :: max(1, len(holding) // 2)][:2]:
        changed = apply_edits(document, add_entry(document, heading, candidate))
        new = [entry for entry in changed.entries if candidate.work_id in entry.ids]
        assert [(entry.title, entry.section) for entry in new] == [
            (candidate.title, entries_of(document, heading)[0].section)
        ]
        assert len(changed.entries) == len(document.entries) + 1
        findings = find("entry-format").check(Context((changed,), (), Config()))
        assert not [each for each in findings if new[0].span.start <= each.span.start < new[0].span.end]

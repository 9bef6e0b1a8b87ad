"""New entries: written as their neighbours are, where the section's order asks for them."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest

from lint.config import Config
from lint.document import Document, Entry
from lint.errors import LintError
from lint.fixer import apply_edits
from lint.identifiers import WorkId
from lint.reading import parse, parse_text
from lint.rule import Context, find
from lint.style.addition import Candidate, add_entry
from lint.style.sections import entries_of, find_section, order_of
from tests.tools import SHARED

LLAMA = Candidate(
    WorkId("arxiv", "2302.13971"),
    "LLaMA: Open and Efficient Foundation Language Models",
    ("Hugo Touvron", "Thibaut Lavril"),
    year=2023,
)
URL = "https://arxiv.org/abs/"


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


LINKED = f"[{LLAMA.title}]({URL}2302.13971)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## Papers\n", f"\n- {LINKED}", id="in a list of nothing, its title is its link"),
        pytest.param(
            f"## Papers\n- Models\n  - [One Study]({URL}1706.03762)\n  - [Two Studies]({URL}1512.03385)\n",
            f"  - {LINKED}",
            id="among nested items it is nested as they are",
        ),
        pytest.param(
            f"## Papers\n- Models\n\t1. [One Study]({URL}1706.03762)\n\t2. [Two Studies]({URL}1512.03385)\n",
            f"\t3. {LINKED}",
            id="and numbered behind a tab",
        ),
        pytest.param(
            f"## Papers\n> 1. [One Study]({URL}1706.03762)\n> 2. [Two Studies]({URL}1512.03385)\n",
            f"> 3. {LINKED}",
            id="in a quotation it is quoted",
        ),
        pytest.param(
            f"## Papers\n- One Study [[code]](https://github.com/a/b)[[paper]]({URL}1706.03762)\n"
            f"- Two Studies [[code]](https://github.com/a/c)[[paper]]({URL}1512.03385)\n",
            f"- {LLAMA.title} [[paper]]({URL}2302.13971)",
            id="without the link that stands first, the space before it stays",
        ),
        pytest.param(
            f"## Papers\n1) [One Study]({URL}1706.03762)\n2) [Two Studies]({URL}1512.03385)\n",
            f"3) {LINKED}",
            id="numbers keep their sign",
        ),
        pytest.param(
            f"## Papers\n5. [One Study]({URL}1706.03762)\n5. [Two]({URL}1512.03385)\n5. [Six]({URL}2004.05150)\n",
            f"5. {LINKED}",
            id="where all items have one number, it has that",
        ),
        pytest.param(
            f"## Papers\n9. [One Study]({URL}1706.03762)\n   - Code: [GitHub](https://github.com/a/b)\n",
            f"10. {LINKED}",
            id="a number of more digits",
        ),
        pytest.param(
            f"## Papers\n\n9. **One Study of Things**\n\n   [Paper]({URL}1706.03762)\n",
            f"10. **{LLAMA.title}**\n\n    [Paper]({URL}2302.13971)",
            id="what stands below a number of more digits is indented further",
        ),
        pytest.param(
            f"## A\n\n1. [One]({URL}1706.03762)\n1. [Two]({URL}1512.03385)\n\n## Papers\n\n7. [Six]({URL}2004.05150)\n",
            f"8. {LINKED}",
            id="the numbers are those of its own list",
        ),
        pytest.param(
            f"## A\n\n1. [One]({URL}1706.03762)\n2. [Two]({URL}1512.03385)\n\n## Papers\n\n- [Six]({URL}2004.05150)\n",
            f"- {LINKED}",
            id="where there are no numbers it has none",
        ),
        pytest.param(
            f"## Papers\n\n- [One]({URL}1706.03762)\n- [Two]({URL}1512.03385)\n- [Six]({URL}2004.05150)\n\n"
            f"1. [Seven]({URL}1912.03762)\n",
            f"- {LINKED}",
            id="nor where most have none",
        ),
        pytest.param(
            f"## Papers\n\n- [One Study]({URL}1706.03762)\n\n- [Two Studies]({URL}1512.03385)\n",
            f"\n- {LINKED}",
            id="where blank lines part the entries, one parts it from them",
        ),
        pytest.param(
            f"## Papers\n\n[One Study]({URL}1706.03762)\n",
            f"\n{LINKED}",
            id="a paragraph begins behind a blank line though only one shows none",
        ),
        pytest.param(
            f"## Papers\n\n- [One Study]({URL}1706.03762)\n \t\n- [Two Studies]({URL}1512.03385)\n",
            f"\n- {LINKED}",
            id="a blank line of its own has no spaces",
        ),
        pytest.param(
            f"## Papers\n\n- [One Study of Things]({URL}1706.03762), [Two Studies of Things]({URL}1806.03762)\n",
            f"- {LINKED}",
            id="entries that share an item are followed by one",
        ),
        pytest.param(
            "# List\n\n## Papers\n\n### **One: A Model of Things**\n\n"
            f"[![arXiv](https://img.shields.io/badge/a.svg)]({URL}1706.03762)\n",
            f"\n### **{LLAMA.title}**\n\n[arXiv]({URL}2302.13971)",
            id="a blank line stands before a heading",
        ),
        pytest.param(
            f"## Papers\n\n- [One Study]({URL}1706.03762)\n\nThese are new:\n\n- [Two Studies]({URL}1512.03385)\n",
            f"- {LINKED}",
            id="what is said between entries is not said again",
        ),
        pytest.param(
            f"## Papers\n- [One Study]({URL}1706.03762)\n- [Two Studies](https://arxiv.org/pdf/1512.03385)\n",
            f"- {LINKED}",
            id="where abstracts and PDFs are linked alike, the abstract is",
        ),
        pytest.param(
            f"## Papers\n\n**Seven**, ICML 2019. [P]({URL}1912.03762)\n\n**Eight**, ICML 2019. [P]({URL}1911.03762)\n\n"
            f"- [One]({URL}1706.03762)\n- [Two]({URL}1512.03385)\n- [Six]({URL}2004.05150)\n",
            f"\n- {LINKED}",
            id="the section's most frequent kind shows the format",
        ),
        pytest.param(
            f"## Papers\n- [One Study]({URL}1706.03762)\n\n## More\n"
            + "".join(f"- **A Study of {n}**. ICML 201{n}. [Paper]({URL}190{n}.03762)\n" for n in range(1, 6)),
            f"- {LINKED}",
            id="the section's own format comes before the list's",
        ),
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
        pytest.param(
            f"## Papers\n- **One Study of Things** arXiv '17 [[paper]({URL}1706.03762)]\n",
            f"- **{LLAMA.title}** arXiv [[paper]({URL}2302.13971)]",
            id="without a year of two digits, its apostrophe goes",
        ),
        pytest.param(
            f"## Papers\n- [Reader]({URL}1706.03762): **One Study of Many Things**\n"
            f"- [Writer]({URL}1512.03385): **Two Studies of Many Things**\n",
            f"- [Paper]({URL}2302.13971): **{LLAMA.title}**",
            id="a link with the name of another's tool says that it leads to the paper",
        ),
        pytest.param(
            f"## Papers\n- Shows what a reader sees: [One Study of Things]({URL}1706.03762)\n",
            f"- {LINKED}",
            id="half of what another paper shows is not copied",
        ),
        pytest.param(
            f"## Papers\n- :eyes: [One Study of Things]({URL}1706.03762)\n", f"- {LINKED}", id="nor half of a shortcode"
        ),
        pytest.param(
            f"## Papers\n- **`[arXiv 2017]`** [One Study of Things]({URL}1706.03762)\n",
            f"- **`[arXiv 2023]`** {LINKED}",
            id="venue and year stay one piece of code",
        ),
        pytest.param(
            f"## Papers\n- `[Lovelace et al. CVPR17]` One Study of Things. CVPR, 2017. [[paper]]({URL}1706.03762)\n",
            f"- Touvron et al. {LLAMA.title}, 2023. [[paper]]({URL}2302.13971)",
            id="half of the signs round code goes with what is left out of it",
        ),
    ],
)
def test_each_kind_of_list_gets_its_own_kind_of_entry(text: str, expected: str) -> None:
    assert added(text, add(text).text) == expected


NAMED = ((1, "BERT", "Zebras"), (2, "GPT-3", "Apples"), (3, "OLMo", "Maps"), (4, "PaLM", "Cars"))
MONTHS = [f"20{month:02}.00001" for month in range(1, 11)]


def by_month(*values: str) -> str:
    """Entries with titles in no order."""
    return "## Papers\n\n" + "".join(
        f"- **{'MBTLCZA'[at % 7]}{at} of Things**. [Paper]({URL}{value})\n" for at, value in enumerate(values)
    )


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        pytest.param(by_month(*MONTHS), "2005.00007", 5, id="oldest first, behind its equals"),
        pytest.param(by_month(*MONTHS[::-1]), "2005.00007", 5, id="newest first, before its equals"),
        pytest.param(by_month(*MONTHS), "1901.00001", 0, id="oldest first, one older than all at the top"),
        pytest.param(by_month(*MONTHS[::-1]), "2101.00001", 0, id="newest first, one newer than all at the top"),
        pytest.param(by_month(*MONTHS), "2101.00001", 10, id="oldest first, one newer than all at the end"),
        pytest.param(
            by_month(*MONTHS, "1901.00001"), "2005.00007", 5, id="an old one at the end does not draw it there"
        ),
        pytest.param(by_month("2101.00001", *MONTHS), "2005.00007", 6, id="nor does a new one at the top"),
        pytest.param(
            by_month(*MONTHS[:7], "2001.00009", *MONTHS[7:]),
            "2005.00007",
            5,
            id="an old one behind it does not draw it on",
        ),
        pytest.param(
            by_month(*MONTHS[:6], "1901.00001", *MONTHS[6:]),
            "2005.00007",
            7,
            id="of places as good as another the last",
        ),
        pytest.param(
            by_month(*MONTHS).replace(f"{URL}2003.00001", "https://a.example/"),
            "2005.00007",
            5,
            id="past one without a date",
        ),
        pytest.param(
            "## Papers\n\n"
            + "".join(f"- {n} **{t} of Things**. *Ann Ames et al.* [P]({URL}2001.0000{k})\n" for k, n, t in NAMED),
            "2302.13971",
            2,
            id="by its label",
        ),
    ],
)
def test_the_place_among_others(text: str, value: str, place: int) -> None:
    new = LLAMA._replace(work_id=WorkId("arxiv", value))
    assert [entry.ids[:1] for entry in add(text, candidate=new).entries].index((new.work_id,)) == place


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


@pytest.mark.parametrize(
    ("configured", "stated", "expected"),
    [
        pytest.param("({venue}, {date:%b %Y})", {}, "(arXiv, Feb 2023)", id="a preprint's is the month of its id"),
        pytest.param(
            "({venue}, {date:%b %Y})", {"year": 2024}, "(arXiv, Feb 2023)", id="though another year is stated for it"
        ),
        pytest.param(
            "({venue}, {date:%b %Y})", {"venue": "ICLR", "year": 2024}, "(ICLR, 2024)", id="beside a later venue"
        ),
        pytest.param(
            "({venue}, {date:%b %Y})", {"venue": "ICLR", "year": 2023}, "(ICLR, Feb 2023)", id="in the same year"
        ),
        pytest.param(
            "[{date:%b %Y}] ({venue})", {"venue": "ICLR", "year": 2024}, "[Feb 2023] (ICLR)", id="apart from the venue"
        ),
    ],
)
def test_a_date_beside_a_venue_is_not_of_a_year_before_it(
    configured: str, stated: dict[str, Any], expected: str
) -> None:
    new = added(
        BY_DATE,
        add(BY_DATE, candidate=LLAMA._replace(**stated), configured=f"- {{title}} {configured} [pdf]({{url}})").text,
    )
    assert f" {expected} [pdf](" in new


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


def test_a_marker_alone_on_its_line_belongs_to_its_entry() -> None:
    text = "## Papers\n" + "".join(
        f"-\n  [{t}]({URL}{value})\n"
        for t, value in (("Two", "2302.00001"), ("One", "2201.00001"), ("Zero", "2101.00001"))
    )
    document = add(text, candidate=LLAMA._replace(work_id=WorkId("arxiv", "2303.00001")))
    assert [entry.title for entry in document.entries] == [LLAMA.title, "Two", "One", "Zero"]


def test_all_that_stands_before_the_next_heading_belongs_to_an_entry_that_is_one() -> None:
    text = HEADINGS.replace("\n### [Deep", "\n---\n\n### [Deep") + "\n---\n\n## Code\n"
    assert add(text).text == text.replace("## Code", f"### {LINKED}\n\n## Code")


def test_a_list_that_jumps_is_renumbered_up_to_the_jump_only() -> None:
    papers = [
        (1, "Longformer", "2004.05150"),
        (2, "Llama 2", "2307.09288"),
        (3, "Mistral 7B", "2310.06825"),
        (9, "OLMo", "2402.00838"),
        (4, "Zephyr", "2403.00838"),
    ]
    text = "## Papers\n" + "".join(f"{number}. [{title}]({URL}{value})\n" for number, title, value in papers)
    assert [line.partition(".")[0] for line in add(text).text.splitlines()[1:]] == ["1", "2", "3", "4", "9", "4"]


def test_spaces_at_a_lines_end_stay_where_they_are() -> None:
    text = BY_DATE.replace("2205.01068)", "2205.01068)  ")
    assert added(text, add(text).text) == LINE


BY_VENUE = (
    f"## Papers\n- [[ICML]({URL}2205.01068)] Open Pre-trained Transformer Language Models\n"
    f"- [[NeurIPS]({URL}2307.09288)] Open Foundation and Fine-Tuned Chat Models\n"
)


def test_a_preprint_in_a_list_that_links_its_papers_by_venue_is_linked() -> None:
    title = "LLaMA: Open and Efficient Foundation Language Models"
    assert added(BY_VENUE, add(BY_VENUE).text) == f"- [[arXiv]({URL}2302.13971)] {title}"


NAMES = ("Hugo Touvron", "Thibaut Lavril", "Xavier Martinet")


def by_authors(*authors: str) -> str:
    lines = (
        f"- **Study {at} of Things**. *{names}*. [Paper]({URL}190{at}.03762)\n" for at, names in enumerate(authors, 1)
    )
    return "## Papers\n" + "".join(lines)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param(by_authors("Ann Ames, Bo Ek"), NAMES, "Hugo Touvron, Thibaut Lavril, Xavier Martinet", id="all"),
        pytest.param(
            by_authors("Ann Ames, Bo Ek, and Cy Ott"),
            NAMES,
            "Hugo Touvron, Thibaut Lavril, and Xavier Martinet",
            id="the last behind an `and`",
        ),
        pytest.param(
            by_authors("Ann Ames, Bo Ek, and Cy Ott", "Ann Ames, Bo Ek, Cy Ott"),
            NAMES,
            "Hugo Touvron, Thibaut Lavril, Xavier Martinet",
            id="without an `and` where only half have it",
        ),
        pytest.param(by_authors("Ann Ames et al."), NAMES, "Hugo Touvron et al.", id="the first, by the whole name"),
        pytest.param(by_authors("Ames et al."), NAMES, "Touvron et al.", id="the first, by the family name"),
        pytest.param(
            by_authors("Ames et al.", "Bo Ek et al."),
            NAMES,
            "Hugo Touvron et al.",
            id="whole where half are",
        ),
        pytest.param(
            by_authors("Ames et al.", "Ek et al.", "Cy Ott et al."), NAMES, "Touvron et al.", id="short where most are"
        ),
        pytest.param(
            by_authors("Ann Ames et al.", "Bo Ek, Cy Ott"),
            NAMES,
            "Hugo Touvron, Thibaut Lavril, Xavier Martinet",
            id="all where only half are cut off",
        ),
        pytest.param(
            by_authors("Ann Ames et al.", "Bo Ek et al.", "Bo Ek, Cy Ott"),
            NAMES,
            "Hugo Touvron et al.",
            id="as most are",
        ),
        pytest.param(by_authors("Ann Ames et al."), NAMES[:1], "Hugo Touvron", id="one alone has no others"),
        pytest.param(
            by_authors("Ann Ames, Bo Ek")
            + "\n## More\n"
            + by_authors(*("Ames et al.",) * 3).removeprefix("## Papers\n").replace("Study", "Survey"),
            NAMES,
            "Hugo Touvron, Thibaut Lavril, Xavier Martinet",
            id="as in the section, not elsewhere",
        ),
        pytest.param(
            "## Papers\n\n## More\n" + by_authors("Ames et al.").removeprefix("## Papers\n"),
            NAMES,
            "Touvron et al.",
            id="in an empty section as elsewhere",
        ),
    ],
)
def test_authors_are_named_as_the_others_are(text: str, names: tuple[str, ...], expected: str) -> None:
    new = added(text, add(text, candidate=LLAMA._replace(authors=names)).text).strip()
    assert new == f"- **{LLAMA.title}**. *{expected}*. [Paper]({URL}2302.13971)"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        pytest.param("LLaMA: Open Models", "LLaMA", id="a name before a colon"),
        pytest.param("Llama 2: Open Models", "Llama 2", id="with its number"),
        pytest.param("T5: Exploring Transfer", "T5", id="of two characters"),
        pytest.param(f"{'L' * 20}: Open Models", "L" * 20, id="of twenty"),
        pytest.param(f"{'L' * 21}: Open Models", None, id="of more it is no name"),
        pytest.param("A: Open Models", None, id="nor is a letter"),
        pytest.param("Open Models: A Study", None, id="nor are words"),
        pytest.param("Re:LLaMA: Open Models", None, id="nor is more than a name"),
        pytest.param("On LLaMA: A Study", None, id="nor is what stands behind a word"),
        pytest.param("LLaMA:Open Models", None, id="nor is what no space follows"),
    ],
)
def test_a_label_is_the_name_that_a_title_begins_with(title: str, label: str | None) -> None:
    text = f"## Papers\n- T5 **Exploring Transfer**. [Paper]({URL}1910.10683)\n"
    lead = f"{label} " if label else ""
    new = added(text, add(text, candidate=LLAMA._replace(title=title)).text)
    assert new == f"- {lead}**{title}**. [Paper]({URL}2302.13971)"


def test_the_number_of_another_paper_is_not_copied_though_it_stands_in_two_sections() -> None:
    table = f"| Title | Paper |\n|---|---|\n| **A Study of Things** | [1904.03762]({URL}1904.03762) |\n"
    text = f"# List\n\n## Others\n\n{table}\n## Papers\n\n{table}"
    assert added(text, add(text).text) == f"| **{LLAMA.title}** | [Paper]({URL}2302.13971) |"


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


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_everything_else_stay_as_they_are(newline: str) -> None:
    for text in (BY_DATE, newest_first(BY_DATE)):
        assert add(text.replace("\n", newline)).text == add(text).text.replace("\n", newline)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{start}\nNothing yet.\n", "{start}\nNothing yet.\n\n{line}\n", id="behind what it says"),
        pytest.param(
            "{start}\nNothing yet.", "{start}\nNothing yet.\n\n{line}\n", id="where the file ends within a line"
        ),
        pytest.param("{start}## More\n## End\n", "{start}\n{line}\n## More\n## End\n", id="before the next section"),
    ],
)
def test_an_empty_section_takes_the_lists_format(text: str, expected: str) -> None:
    assert add(text.format(start=BY_DATE), "Code").text == expected.format(start=BY_DATE, line=LINE)


def test_the_configured_format_is_used() -> None:
    configured = "- {title} ({venue} {year}) [pdf]({url})"
    expected = f"- {LLAMA.title} (arXiv 2023) [pdf]({URL}2302.13971)"
    assert added(BY_DATE, add(BY_DATE, configured=configured).text) == expected


@pytest.mark.parametrize(
    ("section", "complaint"),
    [
        pytest.param(
            "Tables",
            '^README.md: "Tables" is HTML; add the entry there by hand$',
            id="a row is not written into raw HTML",
        ),
        pytest.param("All", 'name one below it, as "Tables"', id="a section of sections asks which"),
        pytest.param(
            "Survey",
            '^README.md has 2 sections "Survey"; name one with those above it: '
            '"List > Vision > Survey", "List > Speech > Survey"$',
            id="a name that means two sections is asked back",
        ),
        pytest.param("Vision > Tables", 'has no section "Vision > Tables"', id="nor is it found under another"),
        pytest.param("Vision > Tab-les", 'has no section "Vision > Tab-les"', id="however it is spelt"),
        pytest.param("Survey > Survey", 'has no section "Survey > Survey"', id="a section is not above itself"),
        pytest.param("Vision > Speech", 'has no section "Vision > Speech"', id="nor is the one before it"),
        pytest.param("***", r'has no section "\*\*\*"', id="a name without words means none"),
        pytest.param("", '^README.md has no section ""; its sections are "Tables"$', id="nor does no name"),
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
        pytest.param("Speech > survey", "Speech > Survey", id="one of two by what stands above it"),
        pytest.param("reviews", "Vision > Reviews", id="the one of several that has entries"),
        pytest.param("gptstyle", "GPT-style Language Models: Decoder-only", id="without the hyphen"),
        pytest.param("models 🤖", "Models 🤖", id="the whole name before a longer one that holds it"),
        pytest.param("decoder-only gpt", "GPT-style Language Models: Decoder-only", id="words in another order"),
        pytest.param("of deep reviews", "Neural Nets > Reviews of Deep Nets", id="words of one below another"),
        pytest.param("deep of nets reviews", "Neural Nets > Reviews of Deep Nets", id="all its words in another order"),
        pytest.param(
            "re-views of deep", "Neural Nets > Reviews of Deep Nets", id="with a hyphen more, of one below another"
        ),
        pytest.param(
            "nets > deep", "Neural Nets > Reviews of Deep Nets", id="below some words of what stands above it"
        ),
        pytest.param("vision > survey", "Vision > Survey", id="the first of two by what stands above it"),
    ],
)
def test_a_section_is_found_by_what_a_person_would_type(name: str, expected: str) -> None:
    document = parse_text(
        "# List\n## Models 🤖\n## GPT-style Language Models: Decoder-only\n### Reviews\n"
        "## Vision\n### Survey\n### Reviews\n\n"
        f"- **{LLAMA.title}**. [Paper]({URL}2302.13971)\n\n## Speech\n### Reviews\n### Survey\n"
        "## Neural Nets\n### Reviews of Deep Nets\n"
    )
    found = find_section(document, name)
    part = next(each for each in document.headings[found::-1] if each.level == 2)
    assert " > ".join(dict.fromkeys((part.text, document.headings[found].text))) == expected


def surveys(count: int) -> Document:
    """A list with an entry under its title, and one in each of so many sections of one name."""
    sections = "".join(
        f"## Language Models {number}\n\n### Survey\n\n- [A Study of Number {number}]({URL}2101.0000{number})\n\n"
        for number in range(1, count + 1)
    )
    wide = "## Embodied Agents in the Wild, in Laboratories and in Virtual Worlds\n"
    return parse_text(f"# List\n\n- [Early Work]({URL}2001.00001)\n\n{sections}{wide}")


@pytest.mark.parametrize(
    ("name", "count", "complaint"),
    [
        pytest.param(
            "Survey",
            7,
            'has 7 sections "Survey"; name one with those above it: '
            + ", ".join(f'"List > Language Models {number} > Survey"' for number in range(1, 5)),
            id="of many that it may mean, four are shown",
        ),
        pytest.param("Robots", 2, '; its sections are "List", "Survey", "Survey"', id="all that hold entries, of few"),
        pytest.param("Robots", 7, '; its sections are "List"' + ', "Survey"' * 7, id="eight are few"),
        pytest.param("Robots", 8, '; its sections are "List"' + ', "Survey"' * 7 + " and others", id="nine are not"),
        pytest.param("Langauge Models 1", 1, "; did you mean Language Models 1?", id="a slip in the whole name"),
        pytest.param("Langauge-Models-1", 1, "; did you mean Language Models 1?", id="a slip, and other spaces"),
        pytest.param("Embodeid Agnets", 1, "; did you mean Embodied Agents?", id="a slip in its beginning"),
    ],
)
def test_a_name_that_is_not_found_is_answered_with_those_that_are(name: str, count: int, complaint: str) -> None:
    with pytest.raises(LintError) as refused:
        find_section(surveys(count), name)
    assert str(refused.value).endswith(complaint)


def test_of_many_sections_below_another_six_are_named() -> None:
    text = "# List\n\n## Papers\n\n" + "".join(f"### Part {n}\n\n" for n in range(1, 9)) + "## More\n"
    parts = ", ".join(f'"Part {n}"' for n in range(1, 7))
    with pytest.raises(LintError) as refused:
        add(text)
    assert str(refused.value) == f'README.md: "Papers" has no entries of its own; name one below it, as {parts}'


def test_what_stands_before_all_headings_is_in_no_section() -> None:
    text = f"- [One Study]({URL}2001.00001)\n\n# Vision\n\n- [Two]({URL}2001.00002)\n\n# X\n"
    with pytest.raises(LintError, match=r'; its sections are "Vision"$'):
        find_section(parse_text(text), "Robots")


def test_an_entry_that_is_a_heading_is_no_section() -> None:
    document = parse_text(HEADINGS)
    assert [len(entries_of(document, heading)) for heading in range(4)] == [0, 2, 0, 0]


YEARS = [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022]


TITLES = {title[0]: title for title in "Apples Birds Cars Dogs Elks Lakes Maps Trees Zebras".split()}


def by_year(*years: int) -> list[str]:
    """Entries that tell nothing but their year, with titles in no order."""
    return [
        f"- **{TITLES['MBTLCZA'[at % 7]]} at Work {at}**, ICML {year}. [Paper](https://a.example/{at})"
        for at, year in enumerate(years)
    ]


def by_title(titles: str) -> list[str]:
    return [f"- **{TITLES[title]} of Many Things**. [Paper](https://a.example/{title})" for title in titles]


def by_date(*values: str) -> list[str]:
    return [f"- **{TITLES['MBTLCZA'[at % 7]]} of Things**. [Paper]({URL}{value})" for at, value in enumerate(values)]


def by_both(*stated: tuple[int, str]) -> list[str]:
    """Entries whose years say one thing and whose identifiers another."""
    lines = zip(by_date(*(value for _, value in stated)), stated, strict=True)
    return [line.replace("Things**.", f"Things**, ICML {year}.") for line, (year, _) in lines]


def by_label(labels: str) -> list[str]:
    return [
        f"- {label}Net **{TITLES['MBTLCZA'[at % 7]]} of Things**. *Ann Ames et al.* [Paper](https://a.example/{label})"
        for at, label in enumerate(labels)
    ]


LAST = (2027, "2301.00001")
BY_MONTH = by_date("2001.00001", "2105.00001", "2302.00001")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(BY_MONTH, ("_date", True, True), id="by month"),
        pytest.param(by_year(2020, 2021, 2023), ("_year", True, True), id="by year where no identifier tells more"),
        pytest.param(by_year(2023, 2021, 2020), ("_year", False, True), id="newest first"),
        pytest.param(by_title("ACM"), ("_title", True, True), id="by title"),
        pytest.param(by_title("MCA"), None, id="from Z to A is no order"),
        pytest.param(by_label("ACM"), ("_label", True, True), id="by label"),
        pytest.param(by_year(2020, 2021), None, id="two entries are always in order"),
        pytest.param(by_year(2020, 2020, 2020, 2021, 2022), ("_year", True, True), id="equal years say nothing"),
        pytest.param(BY_MONTH + by_title("MBT"), ("_date", True, True), id="half of them tell it"),
        pytest.param(BY_MONTH + by_title("MBTC"), None, id="fewer than half do not"),
        pytest.param(by_year(*YEARS[1:], 2012), ("_year", True, True), id="one of ten out of order is an exception"),
        pytest.param(by_year(2012, *YEARS[:0:-1]), ("_year", False, True), id="also where the newest come first"),
        pytest.param(by_year(*YEARS[2:], 2013, 2012), ("_year", True, False), id="two of ten are too many for a place"),
        pytest.param(
            by_year(*YEARS[3:], 2014, 2013, 2012), ("_year", True, False), id="of three of ten the end is still shown"
        ),
        pytest.param(by_year(*YEARS[4:], 2015, 2014, 2013, 2012), None, id="of four it is not"),
        pytest.param(by_title("BCDEA"), None, id="titles that are nearly in order are in none"),
        pytest.param(
            [f"- **{TITLES[t]} of Things**. [Paper](https://doi.org/10.1145/{t}.9912)" for t in "ZL"] + BY_MONTH,
            ("_date", True, True),
            id="other identifiers tell no month",
        ),
        pytest.param(
            by_both((2030, "2001.00001"), (2029, "1905.00001"), (2028, "2102.00001"), (2027, "2203.00001")),
            ("_year", False, True),
            id="years in order before months that are nearly so",
        ),
        pytest.param(
            by_both((2026, "2001.00001"), (2025, "1905.00001"), (2024, "2102.00001"), (2023, "2203.00001"), LAST),
            ("_date", True, False),
            id="nearly by month before nearly by year",
        ),
        pytest.param(
            by_date("2001.00001", "1905.00001", "2102.00001", "2203.00001", "2302.00001", "2401.00001"),
            ("_date", True, False),
            id="nearly by month",
        ),
    ],
)
def test_what_a_section_is_sorted_by(entries: list[str], expected: tuple[str, bool, bool] | None) -> None:
    document = parse_text("## Papers\n\n" + "\n".join(entries))
    assert len(document.entries) == len(entries)
    order = order_of(document.entries)
    assert (order and (order.key.__name__, order.rising, order.strict)) == expected


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
            {"title": "The _best_ of snake_case, ~all~ [one] `&amp;` <b> &#35; \\x; a&b & c;"},
            "- **The \\_best\\_ of snake_case, \\~all\\~ \\[one\\] \\`\\&amp;\\` \\<b> \\&#35; \\\\x; a&b & c;**"
            f". 2023. [Paper]({URL}2302.13971)",
            id="a title that Markdown would read as markup is shown as it is",
        ),
        pytest.param(
            ITEM,
            {"title": "A*-Sorting in $\\Omega(n*\\log_2 n)$* or n*n Steps"},
            f"- **A\\*-Sorting in $\\Omega(n*\\log_2 n)$\\* or n\\*n Steps**. 2023. [Paper]({URL}2302.13971)",
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


@pytest.mark.parametrize(
    ("text", "candidate", "expected"),
    [
        pytest.param(
            f"## Papers\n- **One Thing**, arXiv 2017. [Paper]({URL}1706.03762)\n",
            PRINTED,
            f"- **{PRINTED.title}**, 2021. [Paper](https://doi.org/10.1145/3442188.3445922)",
            id="what is not on arXiv is not said to be",
        ),
        pytest.param(
            BY_VENUE,
            PRINTED,
            f"- [[Paper](https://doi.org/10.1145/3442188.3445922)] {PRINTED.title}",
            id="nor is its link",
        ),
        pytest.param(
            f"## Papers\n- **One Thing**, ICML 2017. [Paper]({URL}1706.03762)\n",
            PRINTED._replace(year=None, month=3),
            f"- **{PRINTED.title}**. [Paper](https://doi.org/10.1145/3442188.3445922)",
            id="a year that nobody knows is left out",
        ),
        pytest.param(
            "## Papers\n- **One Thing**, ICML 2017. [Paper](https://arxiv.org/pdf/1706.03762)\n",
            PRINTED._replace(work_id=WorkId("doi", "10.1000/abs/1"), venue="ICML"),
            f"- **{PRINTED.title}**, ICML 2021. [Paper](https://doi.org/10.1000/abs/1)",
            id="a DOI is not made a PDF's address",
        ),
        pytest.param(
            TABLE,
            PRINTED._replace(month=3),
            f"| [**{PRINTED.title}**](https://doi.org/10.1145/3442188.3445922) | - | 2021-03-01 | - |",
            id="of a month the first day",
        ),
        pytest.param(
            TABLE,
            PRINTED._replace(venue="FAccT"),
            f"| [**{PRINTED.title}**](https://doi.org/10.1145/3442188.3445922) | FAccT | - | - |",
            id="a date that nobody knows leaves its cell",
        ),
        pytest.param(
            f"# List\n\n## Items\n- [One]({URL}1706.03762)\n- [Two]({URL}1512.03385)\n\n"
            + TABLE.replace("# Papers", "## Papers"),
            LLAMA,
            f"| [**{LLAMA.title}**]({URL}2302.13971) | - | 2023-02-01 | - |",
            id="a table in a list of items gets a row",
        ),
    ],
)
def test_only_what_is_known_of_a_work_is_written(text: str, candidate: Candidate, expected: str) -> None:
    assert added(text, add(text, candidate=candidate).text) == expected


@pytest.mark.parametrize(
    ("text", "section"),
    [
        pytest.param(f"{TABLE}\n# Code\n", "Code", id="rows show no format for a section without a table"),
        pytest.param(f"# Papers\n\n- Paper: {URL}2105.06152\n", "Papers", id="an entry without a title"),
    ],
)
def test_where_no_entry_shows_a_format_it_is_asked_for(text: str, section: str) -> None:
    with pytest.raises(LintError, match=f'^README.md: no entry of "{section}" shows how one is written; give `entry`'):
        add(text, section)
    configured = "- {title} [pdf]({url})"
    assert f"- {LLAMA.title} [pdf](" in add(text, section, configured=configured).text


def test_an_empty_section_takes_the_kind_that_most_entries_of_the_list_are() -> None:
    paragraphs = "".join(f"**Study {n} of Things**. [Paper]({URL}190{n}.03762)\n\n" for n in range(1, 4))
    text = f"# List\n\n## Some\n\n- [One]({URL}1706.03762)\n\n## More\n\n{paragraphs}## Papers\n"
    assert added(text, add(text).text) == f"\n**{LLAMA.title}**. [Paper]({URL}2302.13971)"


def test_the_configured_format_is_not_for_rows() -> None:
    assert add(TABLE, configured="- {title} [pdf]({url})").text == add(TABLE).text


@pytest.mark.parametrize(
    "html",
    [
        "<ul>\n<li>{link}</li>\n</ul>",
        "<TABLE>\n<TR><TD>{link}</TD></TR>\n</TABLE>",
        "<p>{link}</p>",
        "<dl><dt>{link}</dt></dl>",
        "<h3>{link}</h3>",
        "<div>\n{link}, ICML 2023<br>\n</div>",
        "<details>\n<summary>More</summary>\n{link}\n</details>",
    ],
)
def test_nothing_is_written_into_html(html: str) -> None:
    text = html.format(link=f'<a href="{URL}1706.03762">One Study of Things</a>')
    with pytest.raises(LintError, match='"Papers" is HTML'):
        add(f"# List\n\n## Papers\n\n{text}\n")
    before = f"# List\n\n## Papers\n\n- <ins>[A Study of Things]({URL}1806.03762)</ins>\n\n## Others\n\n{text}\n"
    assert added(before, add(before).text) == f"- <ins>{LINKED}</ins>"


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        pytest.param("10.1000/a(b", "10.1000/a%28b", id="one that opens"),
        pytest.param("10.1000/a)b", "10.1000/a%29b", id="one that closes"),
        pytest.param("10.1002/(sici)1097", "10.1002/(sici)1097", id="a pair"),
    ],
)
def test_a_link_does_not_end_at_a_bracket_in_its_address(doi: str, address: str) -> None:
    new = added(BY_DATE, add(BY_DATE, candidate=PRINTED._replace(work_id=WorkId("doi", doi))).text)
    assert f"](https://doi.org/{address})" in new


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
        findings = find("entry-format").check(Context((changed,), Config()))
        assert not [each for each in findings if new[0].span.start <= each.span.start < new[0].span.end]

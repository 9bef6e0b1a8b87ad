"""What a list's own style is, from how many entries it is read, and what is written where one of them departs."""

from __future__ import annotations

import pytest

from lint.config import Config
from lint.finding import Finding
from lint.reading import parse_text
from lint.rule import Context, find
from tests.tools import fix

RULE = "entry-format"
SUBJECTS = "Vision Speech Music Robots Weather Markets Proteins Traffic Games Physics".split()
WORKS = [
    {
        "title": f"{kind} for {subject}",
        "venue": venue,
        "year": year,
        "url": f"https://arxiv.org/abs/{year - 2000}01.{n}",
    }
    for n, (kind, subject, (venue, year)) in enumerate(
        (
            (kind, subject, place)
            for kind, place in (
                ("Attention Models", ("NeurIPS", 2017)),
                ("Residual Networks", ("CVPR", 2016)),
                ("Few-Shot Learners", ("ICLR", 2020)),
                ("Generative Flows", ("ICML", 2018)),
                ("Sparse Experts", ("NeurIPS", 2021)),
            )
            for subject in SUBJECTS
        ),
        10001,
    )
]
ITEM = "- **{title}**, {venue} {year}. [Paper]({url})"
NO_COMMA = ITEM.replace("**,", "**")
LINKED = "- [{title}]({url}), *Ada Lovelace, Alan Turing*, {venue} {year}"
CODE = ITEM + " [Code](https://github.com/a/b)"


def written(*forms: str) -> str:
    """Entries, each of another work, in the given forms."""
    return "".join(form.format(**work) + "\n" for form, work in zip(forms, WORKS, strict=False))


def page(form: str, odd: str, entries: int = 8) -> str:
    """A section whose fourth entry is written in another form."""
    return "## Papers\n\n" + written(*[form] * 3, odd, *[form] * (entries - 4))


def found(text: str, config: Config | None = None) -> list[Finding]:
    return list(find(RULE).check(Context((parse_text(text),), config or Config())))


@pytest.mark.parametrize(
    ("sections", "departures"),
    [
        pytest.param([(4, 1)], 1, id="four of five agree"),
        pytest.param([(3, 1)], 0, id="three of four are too few to show a style"),
        pytest.param([(6, 2)], 0, id="two of eight are a way of their own"),
        pytest.param([(18, 2)], 2, id="two of twenty are slips"),
        pytest.param([(17, 2)], 0, id="two of nineteen are too many to be slips"),
        pytest.param([(20, 0), (1, 2)], 0, id="most of a small section have its own way"),
        pytest.param([(20, 0), (2, 2)], 0, id="half of a small section have its own way"),
        pytest.param([(40, 0), (3, 3)], 0, id="half of six have their own way too"),
        pytest.param([(20, 0), (1, 1)], 1, id="one of two is no way of its own"),
        pytest.param([(20, 0), (0, 1)], 1, id="a single entry is compared with the list"),
        pytest.param([(20, 0), (3, 2)], 2, id="two of five are compared with the list"),
        pytest.param([(20, 0), (5, 2)], 2, id="two of seven are compared with the list"),
        pytest.param([(20, 0), (6, 2)], 0, id="a section of eight without a clear way mixes on purpose"),
        pytest.param([(2, 0), (2, 0), (0, 1)], 1, id="sections too small for a style of their own are added up"),
    ],
)
def test_a_style_is_what_nearly_all_of_a_section_or_the_list_do(
    sections: list[tuple[int, int]], departures: int
) -> None:
    forms = [form for agreeing, odd in sections for form in [ITEM] * agreeing + [NO_COMMA] * odd]
    entries = written(*forms).splitlines(keepends=True)
    text = "# List\n"
    for number, section in enumerate(sections):
        text += f"\n## Part {number}\n\n" + "".join(entries[: sum(section)])
        del entries[: sum(section)]
    assert len(found(text)) == departures


def test_a_part_of_the_list_with_sections_of_its_own_is_asked_before_the_whole_list() -> None:
    *entries, last = written(*[ITEM] * 45, *[NO_COMMA] * 5).splitlines(keepends=True)
    text = f"# List\n\n## Vision\n\n{''.join(entries[:45])}\n## Speech\n\n### Text\n\n{''.join(entries[45:])}"
    assert found(f"{text}\n### Music\n\n{last}") == []
    assert len(found(f"{text}\n## Music\n\n{last}")) == 1


def test_a_number_of_departures_in_one_entry_are_told_by_the_first_two_and_mended_together() -> None:
    odd = CODE.replace("**, ", "**,").replace(". [", ".[").replace(") [Code", ")[Code")
    text = page(CODE, odd)
    (finding,) = found(text)
    assert text[slice(*finding.span)] == "*,NeurIPS 2017.[Paper](https://arxiv.org/abs/1701.10004)["
    assert finding.message == (
        '"," between title and venue, where 7 of 8 entries here have ", "; '
        '"." between year and link, where 7 of 8 entries here have ". "; '
        "write `- **Attention Models for Robots**, NeurIPS 2017. [Paper](…) [Code](…)`"
    )


def test_the_same_departure_at_two_places_is_told_once() -> None:
    three = CODE + " [Data](https://a.example/data)"
    (finding,) = found(page(three, three.replace(") [", ")["), 20))
    assert finding.message.count("between two links") == 1
    assert finding.fix is not None
    assert len(finding.fix.edits) == 2


BREAKS = "- **{title}** <br> *Ada Lovelace* <br> {venue} {year}. [Paper]({url})"
INSIDE = ITEM.replace("**, ", ".** ")
NOTED = ITEM + ". A survey."
LABELLED = "- Former: **{title}**, {venue} {year}. [Paper]({url})"
DATED = "- [{year}-05] **{title}**. [Paper]({url})"


@pytest.mark.parametrize(
    ("form", "odd", "place", "message"),
    [
        pytest.param(
            *(ITEM, ITEM.replace("Paper", "paper"), "paper"),
            'the link says "paper", where 7 of 8 entries here say "Paper"; write `- {}, NeurIPS 2017. [Paper](…)`',
            id="a link's label",
        ),
        pytest.param(
            *(LINKED, LINKED.replace("*", ""), "Ada Lovelace, Alan Turing"),
            "the authors are written plain, where 7 of 8 entries here write `*…*`; "
            "write `- [Attention Models for Robots](…), *Ada Lovelace, Alan …*, NeurIPS 2017`",
            id="authors are many, and long ones are cut off",
        ),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", "[[Paper]({url})]"), ITEM),
            "[Paper](https://arxiv.org/abs/1701.10004)",
            "the link is written `[…](…)`, where 7 of 8 entries here write `[[…](…)]`; "
            "write `- {}, NeurIPS 2017. [[Paper](…)]`",
            id="the brackets round a link",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("{venue} {year}", "{year}, {venue}")),
            "**Attention Models for Robots**, 2017, NeurIPS. [Paper](https://arxiv.org/abs/1701.10004)",
            "the order is title, year, venue, link, where 7 of 8 entries here have title, venue, year, link; "
            "write `- {}, NeurIPS 2017. [Paper](https://arxiv.org/abs/1701.10004)`",
            id="the order of the parts",
        ),
        pytest.param(
            *(CODE, CODE.replace(") [Code", ")[Code"), ")["),
            "nothing between two links, where 7 of 8 entries here have a space; "
            "write `- {}, NeurIPS 2017. [Paper](…) [Code](…)`",
            id="two links that touch each other, with the signs beside the gap",
        ),
        pytest.param(
            *(BREAKS, BREAKS.replace("** <br>", "**"), "* *"),
            "a space between title and authors, where 7 of 8 entries here have a line break; "
            "write `- {} <br> *Ada Lovelace* <br> NeurIPS 2017. [Paper](…)`",
            id="a line break that is missing",
        ),
        pytest.param(
            *(ITEM, INSIDE, "* N"),
            '"." inside the emphasis and a space after it between title and venue, '
            'where 7 of 8 entries here have ", "; write `- {}, NeurIPS 2017. [Paper](…)`',
            id="a full stop inside the emphasis",
        ),
        pytest.param(
            *(NOTED, NOTED.replace(". A survey", ".A survey of all that was known in that year"), ").A"),
            '"." between link and text, where 7 of 8 entries here have ". "; '
            "write `- {}, NeurIPS 2017. [Paper](…). A survey of all that ….`",
            id="words behind the link, the long ones cut off",
        ),
        pytest.param(
            *(ITEM, ITEM.replace(". [Paper]", " ![s](https://a.example/s.svg) [paper]"), "paper"),
            'the link says "paper", where 7 of 8 entries here say "Paper"; '
            "write `- {}, NeurIPS 2017 ![](…) [Paper](…)`",
            id="a badge, whose target is cut off",
        ),
        pytest.param(
            *(LABELLED, LABELLED.replace(": **", " **"), "r *"),
            'a space between label and title, where 7 of 8 entries here have ": "; '
            "write `- Former: {}, NeurIPS 2017. [Paper](…)`",
            id="what stands behind a label",
        ),
        pytest.param(
            *(DATED, DATED.replace("] **", "]**"), "]*"),
            "nothing between date and title, where 7 of 8 entries here have a space; "
            "write `- [2017-05] {}. [Paper](…)`",
            id="what stands behind a date",
        ),
        pytest.param(
            *(ITEM, NO_COMMA.replace("[Paper]({url})", "[Paper][4]\n\n[4]: {url}\n"), "* N"),
            'a space between title and venue, where 7 of 8 entries here have ", "; '
            "write `- {}, NeurIPS 2017. [Paper][4]`",
            id="a link whose target stands elsewhere",
        ),
    ],
)
def test_the_finding_is_at_the_departure_and_says_what_the_others_do(
    form: str, odd: str, place: str, message: str
) -> None:
    text = page(form, odd)
    (finding,) = found(text)
    assert text[slice(*finding.span)] == place
    assert finding.message == message.replace("{}", "**Attention Models for Robots**")


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        ("* ", "* "),
        ("+ ", "+ "),
        ("1. ", "1. "),
        ("12) ", "12) "),
        ("-\t", "- "),
        ("-   ", "- "),
        ("> - ", "- "),
        ("> 3. ", "3. "),
        ("", ""),
    ],
)
def test_the_message_shows_the_entry_with_its_marker(marker: str, shown: str) -> None:
    blank = "" if marker else "\n"
    (finding,) = found(page(ITEM.replace("- ", marker) + blank, NO_COMMA.replace("- ", marker) + blank))
    assert f"; write `{shown}**Attention Models for Robots**, NeurIPS" in finding.message


def test_a_departure_from_the_whole_list_says_so() -> None:
    lines = written(*[ITEM] * 9, NO_COMMA).splitlines(keepends=True)
    (finding,) = found(f"# List\n\n## Vision\n\n{''.join(lines[:9])}\n## Speech\n\n{lines[9]}")
    assert "where 9 of 10 entries in the list have" in finding.message


@pytest.mark.parametrize("brand", "GitHub PyTorch TensorFlow arXiv OpenReview HuggingFace YouTube DBLP".split())
def test_a_name_is_written_as_its_owner_writes_it(brand: str) -> None:
    form = ITEM.replace("Paper", brand.lower())
    assert found(page(form, ITEM.replace("Paper", brand))) == []
    assert len(found(page(form, ITEM.replace("Paper", brand.title())))) == 1


@pytest.mark.parametrize(
    "pair", ["()", "[]", "{{}}", "“”", "‘’", '""', "''", "**", "__", "``", "<>", "（）", "【】", "「」", "《》", "«»"]
)
def test_half_a_pair_is_never_written(pair: str) -> None:
    opening, closing = pair[: len(pair) // 2], pair[len(pair) // 2 :]
    bare = "- [{title}]({url}), {venue}, {year}, [Code](https://github.com/a/b)"
    whole = bare.replace("{venue}, {year}", opening + "{venue}, {year}" + closing)
    for form in (whole, whole.replace(opening, "", 1), whole.replace(closing, "", 1)):
        assert found(page(form, bare)) == []
        assert found(page(bare, form)) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "way",
    [
        pytest.param(" <br> ", id="a tag between spaces"),
        pytest.param("<br>", id="a tag"),
        pytest.param(" <br/> ", id="a tag that closes itself"),
        pytest.param(" <BR /> ", id="a tag in capitals"),
        pytest.param(" \\\n  ", id="a backslash at the end of the line"),
        pytest.param("  \n  ", id="two spaces at the end of the line"),
        pytest.param("   \n  ", id="three spaces at the end of the line"),
    ],
)
def test_a_line_break_is_written_as_the_list_writes_it(way: str, newline: str) -> None:
    form = BREAKS.replace(" <br> ", way)
    bare, other = form.replace("**" + way, "** "), form.replace("**" + way, "**<br/>" if way == "<br>" else "**<br>")
    text = page(form, bare)
    assert fix(text.replace("\n", newline), select=[RULE]) == page(form, form).replace("\n", newline)
    assert found(page(form, other)) == [], "a line break in another way"


def test_of_several_ways_to_break_a_line_the_commonest_is_written() -> None:
    common, rare = (BREAKS.replace(" <br> ", way) for way in (" \\\n  ", "<br/>"))
    text = written(rare, common, common, rare, common.replace("** \\\n ", "**"), common, common)
    assert fix(text, select=[RULE]) == written(rare, common, common, rare, common, common, common)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["\n  ", " \n  "], ids=["no space", "one space"])
@pytest.mark.parametrize("way", [" \\\n  ", "  \n  "], ids=["a backslash", "two spaces"])
def test_a_line_end_that_lacks_its_break_gets_it_on_its_own_line(way: str, end: str, newline: str) -> None:
    form = BREAKS.replace(" <br> ", way)
    text = page(form, form.replace(way, end, 1))
    assert fix(text.replace("\n", newline), select=[RULE]) == page(form, form).replace("\n", newline)


ADDED = ITEM.replace("[Paper]({url})", "[[Paper]({url})]")
BOLD_VENUE = "- {title}. **{venue}** {year}. [Paper]({url})"
YEAR = "- [{title}]({url}) *({year})*"
QUOTED = ITEM.replace("**", '"')
PLAIN = ITEM.replace("**", "")
NAMED = "- `Former`: **{title}**, {venue} {year}. [Paper]({url})"
DAY = "- `{year}-05` **{title}**. [Paper]({url})"
FIRST = "- [[Paper]({url})] **{title}**, {venue} {year}"
TWO = ADDED + " [[Code](https://github.com/a/b)]"
BRACKETS = "- **{title}** ({venue} {year}). [Paper]({url})"


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        pytest.param(LINKED, LINKED.replace("*", ""), id="authors without emphasis"),
        pytest.param(BOLD_VENUE, BOLD_VENUE.replace("**", ""), id="a venue without emphasis"),
        pytest.param(YEAR, YEAR.replace("*({year})*", "{year}"), id="a year without its brackets"),
        pytest.param(YEAR, YEAR.replace("*", ""), id="a year with half of what is round it"),
        pytest.param(ADDED, ITEM, id="a link without brackets"),
        pytest.param(ADDED, ITEM.replace("[Paper]({url})", "([Paper]({url}))"), id="a link in other brackets"),
        pytest.param(ADDED, ITEM.replace("[Paper]({url})", "[[Paper]]({url})"), id="brackets in a link's text"),
        pytest.param(ITEM, ITEM.replace("[Paper]", "[**Paper**]"), id="emphasis in a link's text"),
        pytest.param(LINKED, LINKED.replace("[{title}]", "[**{title}**]"), id="emphasis in a linked title"),
        pytest.param(LINKED, LINKED.replace("[{title}]({url})", "**[{title}]({url})**"), id="a linked title in bold"),
        pytest.param(ITEM, QUOTED, id="a title in quotes"),
        pytest.param(INSIDE, INSIDE.replace("**", '"'), id="a full stop inside stays inside"),
        pytest.param(ITEM, PLAIN, id="a title without emphasis"),
        pytest.param(NAMED, NAMED.replace("`", ""), id="a label without its backticks"),
        pytest.param(DAY, DAY.replace("`", ""), id="a date without its backticks"),
        pytest.param(TWO, TWO.replace("[[Paper]({url})]", "[Paper]({url})"), id="one of two links without brackets"),
        pytest.param(INSIDE, PLAIN, id="emphasis that holds a full stop, where there is a comma"),
        pytest.param(FIRST, FIRST.replace("[[Paper]({url})]", "[Paper]({url})"), id="a link before all else"),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", f"{mark}[Paper]({{url}}){mark}") for mark in ("**", "_")),
            id="a link in italics",
        ),
    ],
)
def test_emphasis_and_brackets_are_mended_on_request(form: str, odd: str) -> None:
    text = page(form, odd)
    assert fix(text, select=[RULE]) == text
    assert fix(text, select=[RULE], unsafe=True) == page(form, form)


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        pytest.param(BOLD_VENUE, BOLD_VENUE.replace("**", "*"), id="a venue with emphasis may be something else"),
        *(pytest.param(LINKED, LINKED.replace("*", mark), id=f"so may authors in {mark}") for mark in ("**", "_")),
        pytest.param(ITEM, PLAIN.replace("{title}", 'The "Best" {title}'), id="a title with quotes in it"),
        pytest.param(ITEM, PLAIN.replace("{title}", "“Best” {title}"), id="a title that begins with quotes"),
        pytest.param(NAMED, NAMED.replace("`", "*"), id="so may a label"),
        pytest.param(
            *(NAMED.replace("`Former`", label) for label in ("**[Former]**", "[**Former**]")),
            id="so may a label, whose brackets stand outside",
        ),
        pytest.param(DAY, DAY.replace("`", "*"), id="so may a date"),
        pytest.param(NAMED, NAMED.replace("`Former`: **{title}**", "`{title}`"), id="a title written as labels are"),
        pytest.param(ITEM, PLAIN.replace("{venue}", "**{venue}**"), id="something else is written as a title is"),
        pytest.param(ITEM, PLAIN.replace("{title}", "{title}™"), id="a title that goes on"),
        pytest.param(ITEM, PLAIN.replace("{title}", "★{title}"), id="a title that begins before"),
        pytest.param(PLAIN, ITEM, id="emphasis, where fewer than twenty have none"),
        pytest.param(PLAIN, QUOTED, id="quotes may be the title's own"),
        *(
            pytest.param(ITEM, ITEM.replace("[Paper]({url})", f"{mark}[Paper]({{url}}){mark}"), id=f"a link in {mark}")
            for mark in ("*", "_", "**")
        ),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", link) for link in ("([Paper]({url}))", "[Paper]({url}))")),
            id="half of the brackets is there",
        ),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", link) for link in ("([Paper]({url}))", "([Paper]({url})")),
            id="the other half is there",
        ),
    ],
)
def test_what_may_be_something_else_is_not_reframed(form: str, odd: str) -> None:
    assert found(page(form, odd)) == []


def test_what_stands_before_a_bold_title_may_be_its_first_words() -> None:
    text = page(LABELLED, LABELLED.replace(": **", " **"))
    assert len(found(text)) == 1
    assert fix(text, select=[RULE]) == text


def test_twenty_without_emphasis_make_one_that_has_it_a_departure() -> None:
    assert found(page(PLAIN, ITEM, 19)) == []
    assert len(found(page(PLAIN, ITEM, 20))) == 1
    assert found(page(PLAIN, QUOTED, 20)) == []
    assert fix(page(PLAIN, ITEM, 20), select=[RULE], unsafe=True) == page(PLAIN, PLAIN, 20)


@pytest.mark.parametrize(
    ("before", "behind", "reframed"),
    [
        *(
            (before, ".", True)
            for before in (" ", ": ", ":", ", ", ",", ".", " - ", "-", "/", " (see:", "|", "\\\n  ", "\t")
        ),
        *(
            (". ", behind, True)
            for behind in ("", " ", ":", ",", ".", ";", "-", "/", "|", "\t.", "\\\n  Oral.", "\n  Oral.")
        ),
        *((before, ".", False) for before in ("=", "+", "“", "~", "v")),
        *((". ", behind, False) for behind in ("=", "+", "”", "~", "s", "!")),
    ],
)
def test_a_frame_is_mended_between_marks_and_not_in_a_word(before: str, behind: str, reframed: bool) -> None:
    form = "- **{title}**, {venue} {year}" + before + "[[Paper]({url})]" + behind
    text = page(form, form.replace("[[Paper]({url})]", "[Paper]({url})"))
    assert (fix(text, select=[RULE], unsafe=True) == page(form, form)) is reframed


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        pytest.param(ITEM, ITEM.replace("{venue} {year}", "{year} {venue}"), id="the year before the venue"),
        pytest.param(ITEM, "- [Paper]({url}). **{title}**, {venue} {year}", id="the link first"),
        pytest.param(
            CODE, "- {venue} {year}, **{title}**. [Paper]({url}) [Code](https://github.com/a/b)", id="two links"
        ),
        pytest.param(BREAKS, "- **{title}** <br> {venue} {year} <br> *Ada Lovelace*. [Paper]({url})", id="with lines"),
        pytest.param("- **{title}** [Paper]({url})", "- [Paper]({url}) **{title}**", id="two parts"),
        pytest.param(BRACKETS, BRACKETS.replace("{venue} {year}", "{year} {venue}"), id="in brackets"),
    ],
)
def test_parts_are_put_in_the_order_of_the_others(form: str, odd: str) -> None:
    text = page(form, odd)
    assert fix(text, select=[RULE]) == text
    assert fix(text, select=[RULE], unsafe=True) == page(form, form)


AUTHORS = "- **{title}**, Ada Lovelace and Alan Turing, {venue} {year}. [Paper]({url})"
TOUCHING = "- {title}[[{venue} {year}]]({url})"
ORAL = ITEM.replace(". [", ". Oral. [")
STARS = "![stars](https://a.example/{year}.svg)"
BADGE = f"{ITEM} {STARS}"
SWAPPED = ITEM.replace("{venue} {year}", "{year} {venue}")
READ = ITEM.replace("[Paper]", "[Read the paper]")
INITIALS = "- [{title}]({url}). *A. Lovelace, A. Turing*. {venue} {year}"
DASH = "- **{title}**—{venue} {year}. [Paper]({url})"


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        pytest.param(
            *(LINKED, LINKED.replace("- ", "- For an overview of a field, see ").replace("), *", ") *")),
            id="a sentence of thirty-one characters",
        ),
        pytest.param(
            *(ADDED, ITEM.replace("Paper", "Paper and supplementary material, with errata")), id="a link on a sentence"
        ),
        pytest.param(
            *(
                LABELLED.replace("[Paper]({url})", f"[[{label}]({{url}})]")
                for label in ("Paper", "Paper, Code and all their errata")
            ),
            id="a link on a sentence, where labels have no frame",
        ),
        pytest.param(
            *(
                ITEM.replace("Paper", "the paper with all the material"),
                ITEM.replace("Paper", "The Paper with all the Material"),
            ),
            id="a label of thirty-one characters in another case",
        ),
        pytest.param(ITEM + ", _oral_", ITEM + ", oral", id="words that are no part of the entry, without emphasis"),
        pytest.param(ITEM + ". Oral", ITEM + " (oral)", id="words that are no part of the entry, in brackets"),
        pytest.param(ADDED, ITEM.replace("{url}", '{url} "A tip"'), id="a link with a tooltip, without brackets"),
        pytest.param(ITEM, ITEM.replace("[Paper]({url})", '<a href="{url}">paper</a>'), id="a link in HTML"),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", address) for address in ("(https://a.example/1)", "https://a.example/1")),
            id="an address in brackets",
        ),
        pytest.param(
            *(ITEM.replace("[Paper]({url})", f"{mark}(https://a.example/1){mark}") for mark in ("*", "")),
            id="an address in brackets and emphasis",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("[Paper]({url})", "[paper][4]\n\n[4]: {url}\n")), id="a link whose target stands below"
        ),
        pytest.param(TOUCHING, TOUCHING.replace("{title}", "{title}! "), id="without its space, a link is an image"),
        pytest.param(
            "- **{title}** {venue} {year}[Paper]({url})",
            "- **{title}** {venue} {year} {url}",
            id="a year and an address",
        ),
        pytest.param(AUTHORS, AUTHORS.replace("and Alan Turing", "et al."), id="the full stop of et al."),
        pytest.param(
            *(
                f"- [{{title}}]({{url}}) - {names} ({{venue}})"
                for names in ("Ada Lovelace", "Lovelace, A., & Turing, A.")
            ),
            id="the full stop of an initial",
        ),
        pytest.param(LINKED, LINKED.replace(", Alan Turing*", " etal.*"), id="the full stop of etal. in italics"),
        pytest.param(AUTHORS, AUTHORS.replace("Alan Turing,", "A.M.T."), id="the full stop of an author's first names"),
        pytest.param(
            *(f"- [{label}] **{{title}}**. {{year}} [Paper]({{url}})" for label in ("Neur. Comput", "Neur. Comput.")),
            id="the full stop of a label",
        ),
        pytest.param(ITEM, ITEM.replace("{venue}", "ACM Comput. Surv."), id="the full stop of a journal"),
        pytest.param(
            ITEM, ITEM.replace("{venue}", "Proc. I.E.E.E."), id="the full stop of an abbreviation in capitals"
        ),
        pytest.param(ITEM, ITEM.replace("**{title}**, ", '**"{title}".** '), id="a full stop between two frames"),
        pytest.param(READ, "- [Read the paper]({url}). **{title}**, {venue} {year}", id="a link that may be the title"),
        pytest.param(INSIDE, INSIDE.replace("{venue} {year}", "{year} {venue}"), id="an order with stops in emphasis"),
        pytest.param(ITEM, ITEM.replace("[Paper]", "![s](https://a.example/s.svg)[Paper]"), id="a badge at a link"),
        pytest.param(BADGE, BADGE.replace(" !", "!"), id="the space before a badge"),
        pytest.param(ITEM, ITEM.replace("**, ", "**,  "), id="two spaces, which are shown as one"),
        pytest.param(ITEM, SWAPPED.replace("{year}", "{year} (oral)"), id="an order with words among the parts"),
        pytest.param(ITEM, SWAPPED.replace("{year}", "{year} " + STARS), id="an order with a badge among the parts"),
        pytest.param(
            *(CODE, "- [Code](https://github.com/a/b) **{title}**, {venue} {year}. [Paper]({url})"),
            id="links at two places",
        ),
        pytest.param(
            *(ITEM.replace("{title}**,", "Why {title}?**"), SWAPPED.replace("{title}**,", "Why {title}?**")),
            id="an order that no entry shows how to separate",
        ),
        pytest.param(
            *(ITEM.replace(", {venue}", ". {venue},"), ITEM.replace(", {venue} {year}", " ({venue} {year})")),
            id="venue and year in brackets of their own",
        ),
        pytest.param(
            *(
                ITEM.replace("[Paper]({url})", "[`topic`; [Paper]({url})]"),
                ITEM.replace("[Paper]({url})", "[[Paper]({url})]"),
            ),
            id="a link alone in the brackets that hold more elsewhere",
        ),
        pytest.param(
            *(
                ITEM.replace("[Paper]({url})", "[[Paper]({url})]"),
                ITEM.replace("[Paper]({url})", "[[Paper]({url})/[PDF]({url})]"),
            ),
            id="two links in one pair of brackets",
        ),
        pytest.param(
            *(
                ITEM.replace("[Paper]({url})", "[[Paper]({url})]"),
                ITEM.replace(" [Paper]({url})", " By the group of [Ada]({url})."),
            ),
            id="a link that is a word of a sentence",
        ),
        pytest.param(
            *(
                LINKED,
                LINKED.replace("*Ada Lovelace, Alan Turing*", "*Ada Lovelace and [Alan Turing](https://a.example)*"),
            ),
            id="the last author's page",
        ),
        pytest.param(
            *(
                ITEM.replace("[Paper]({url})", "(see [Paper]({url}), page 3)"),
                ITEM.replace("[Paper]({url})", "(see ([Paper]({url})), page 3)"),
            ),
            id="brackets within brackets",
        ),
        pytest.param(
            *(
                ITEM + " Code at [GitHub](https://github.com/a/b)",
                ITEM + " [code](Code at GitHub](https://github.com/a/b)",
            ),
            id="half of a link",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("**{title}**, {venue} {year}. ", "`{venue}`: **{title}**, {year}. ")),
            id="an order where what is taken for a venue may be none",
        ),
        pytest.param(
            *(ITEM.replace("{venue}", "arXiv"), ITEM.replace(", {venue} {year}", ", _OpenAI_, {year}")),
            id="a group in italics, where venues have none",
        ),
        *(
            pytest.param(
                *(CODE, CODE.replace("[Paper]({url}) ", f"Oral {opening}see [Paper]({{url}}), ") + closing),
                id=f"a comma in {opening}{closing} that words open",
            )
            for opening, closing in ("()", "（）", "【】")
        ),
        pytest.param(
            *(
                f"- **{{title}}**, {{venue}} {{year}} ([Paper]({{url}}), {code}, [Data](https://a.example/1))"
                for code in ("[Code](https://github.com/a/b)", "([Code](https://github.com/a/b))")
            ),
            id="brackets within brackets, round a second link",
        ),
        *(
            pytest.param(
                f"{ITEM} {sign} a survey", f"{ITEM}{sign}s", id=f"a link that a word with {sign} goes on behind"
            )
            for sign in ("", *"-/'’")
        ),
        pytest.param(
            *("- [{title}]({url}), {venue} {year}", ITEM.replace("[Paper]({url})", "<{url}>")),
            id="a title that is no link, where the others are",
        ),
        pytest.param(BRACKETS, BRACKETS.replace("** (", "**,\n  ("), id="a line end between two signs"),
        pytest.param(DASH, DASH.replace("—", ",\n  "), id="a line end, where a dash stands without space"),
        pytest.param(DASH, DASH.replace("—", "\n  – "), id="a line end before another dash"),
        pytest.param(*(BRACKETS.replace("{venue} ", ""), "- **{title}** ({year}. [Paper]({url})"), id="half a bracket"),
        pytest.param(*(BRACKETS.replace("{venue} ", ""), "- **{title}** {year}). [Paper]({url})"), id="the other half"),
        pytest.param(
            *(
                ITEM.replace("**{title}**, ", "{title}. ").replace("{venue}", "arXiv"),
                ITEM.replace("**{title}**, ", "Look at Lists, Twice. ").replace("{venue}", "arXiv"),
            ),
            id="a comma in a title",
        ),
        pytest.param(
            *(
                "- **[{venue} {year}]** {title} [[paper]]({url})",
                "- **[[{venue} {year}](https://a.example/{year})]** {title} [[paper]]({url})",
            ),
            id="a venue that is a link",
        ),
        pytest.param(
            *(
                "- [{title}]({url}) - A list. [Lovelace and Turing, {year}](https://a.example/{year})",
                "- [{title}]({url}) - A list of what is read ([Lovelace and Turing, {year}](https://a.example/{year}))",
            ),
            id="a citation in a sentence",
        ),
        pytest.param(
            *(
                "- **{title}** [[Paper]({url})] **{venue}**, {year}.",
                "- **{title}** [[Paper]({url})] **{venue}**, {year}; [Journal](https://a.example/{year}) in **JMLR**.",
            ),
            id="a link that a sentence goes on behind",
        ),
    ],
)
def test_what_would_do_harm_or_is_no_departure_is_left_alone(form: str, odd: str) -> None:
    assert found(page(form, odd)) == []


@pytest.mark.parametrize(
    ("form", "odd", "mended"),
    [
        pytest.param(
            *(ITEM, NO_COMMA.replace("- ", "- See also "), ITEM.replace("- ", "- See also ")),
            id="a few words before the title are no sentence",
        ),
        pytest.param(
            LINKED,
            *(LINKED.replace("- ", "- For an overview of fields, see ").replace("),", end) for end in (")", "),")),
            id="nor are thirty characters",
        ),
        pytest.param(
            *(
                ITEM.replace("Paper", label)
                for label in (
                    "the paper with all its figures",
                    "The Paper with all its Figures",
                    "the paper with all its figures",
                )
            ),
            id="a label of thirty characters in another case",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("{venue} {year}", "CVPR. {year}"), ITEM.replace("{venue}", "CVPR")),
            id="a full stop behind capitals is no abbreviation's",
        ),
        pytest.param(
            *(ITEM, ITEM.replace(". [Paper]", ", *Ada Lovelace*.[Paper]"), ITEM.replace(". [", ", *Ada Lovelace*. [")),
            id="a space before the link, whatever stands before it",
        ),
        pytest.param(
            *(ITEM, ITEM.replace("- ", "- Survey:"), ITEM.replace("- ", "- Survey:")),
            id="what only one entry has is compared with nothing",
        ),
        pytest.param(
            *(TOUCHING, TOUCHING.replace("[[", " [["), TOUCHING),
            id="a space that is too many",
        ),
        pytest.param(
            *("- [{title}]({url})" + behind for behind in ("{venue} {year}", " {venue} {year}", "{venue} {year}")),
            id="a space too many before a word",
        ),
        pytest.param(
            *(BRACKETS.replace("** ({venue} ", f"**{space}(") for space in (" ", "", " ")),
            id="a space before a bracket",
        ),
        pytest.param(
            *(ITEM, *(form.replace("{title}", "A :( {title}") for form in (NO_COMMA, ITEM))),
            id="a comma behind a title with half a bracket in it",
        ),
        pytest.param(
            *(ITEM.replace("**, ", "**,\n  "), NO_COMMA, ITEM), id="a comma on one line, where the others have two"
        ),
        pytest.param(
            *(ITEM, *(form.replace(" {venue}", "\n  {venue}") for form in (NO_COMMA, ITEM))),
            id="a comma before a line end, which stays",
        ),
        pytest.param(
            *(
                written_as + ".[Code](https://github.com/a/b)"
                for written_as in (ORAL, ORAL.replace("Oral. ", "Oral."), ORAL)
            ),
            id="a space between other words and the link, where links have none",
        ),
        pytest.param(
            ITEM + ".[Code](https://github.com/a/b)",
            *(
                ITEM.replace(". [", f", *Ada Lovelace*.{space}[") + ".[Code](https://github.com/a/b)"
                for space in ("", " ")
            ),
            id="a space before the link, whatever stands before it, where links have none",
        ),
        pytest.param(
            *(ITEM + f".[Code](https://github.com/a/b).{space}A survey" for space in (" ", "", " ")),
            id="a space between links and words, where links have none",
        ),
        pytest.param(
            *(NAMED, *(form.replace("Former", "Reformer") for form in (NAMED.replace("`: ", "`:"), NAMED))),
            id="a space behind a label in a frame",
        ),
        pytest.param(*(LABELLED, LABELLED.replace(": ", ":"), LABELLED), id="a space behind a label"),
        pytest.param(
            *(ITEM, ITEM.replace(". [", ",<br>\n  ["), ITEM), id="a full stop for a comma with a line break behind it"
        ),
        pytest.param(
            *(INITIALS, INITIALS.replace("). *", "), *"), INITIALS), id="a full stop before authors with initials"
        ),
        pytest.param(INSIDE, ITEM.replace(",", ""), INSIDE, id="a full stop goes into the emphasis"),
        pytest.param(ORAL, ORAL.replace("Oral. ", "Oral."), ORAL, id="a space between other words and the link"),
        pytest.param(
            *(LABELLED, ITEM.replace("- ", "- See also:"), ITEM.replace("- ", "- See also: ")),
            id="a space before the title, whatever stands before it",
        ),
        *(
            pytest.param(
                ITEM,
                ITEM.replace("**, {venue}", f"** {pair}, {{venue}},"),
                ITEM.replace("**,", f"** {pair},"),
                id=f"a comma behind {pair}",
            )
            for pair in ("(oral)", "[oral]", "（oral）", "【oral】")
        ),
        pytest.param(
            *(DASH.replace("—", " — "), DASH.replace("—", "\n  – "), DASH.replace("—", "\n  — ")),
            id="a dash at a line's beginning",
        ),
        pytest.param(
            *(ITEM.replace("[Paper]", word + "[Paper]") for word in ("oral ", "oral", "oral ")),
            id="a space between a word and the link",
        ),
        pytest.param(ITEM, ITEM.replace("[Paper]", "[paper]"), ITEM, id="a label in another case"),
        pytest.param(ITEM, ITEM.replace("**,", ".**"), ITEM, id="a full stop leaves the emphasis, a comma follows"),
    ],
)
def test_punctuation_and_spacing_are_mended(form: str, odd: str, mended: str) -> None:
    assert fix(page(form, odd), select=[RULE]) == page(form, mended)


def test_what_most_entries_with_the_same_parts_do_is_no_departure_from_the_others() -> None:
    short = "- **{title}**, {venue}.[Paper]({url})"
    assert found(written(*[ITEM] * 45, *[short] * 5)) == []
    assert len(found(written(*[ITEM] * 45, *[short] * 4))) == 4


@pytest.mark.parametrize(
    ("entry", "departures"),
    [
        pytest.param("| {title} | {venue} {year} | [Paper]({url}) |", 0, id="a row"),
        pytest.param("### {title} {venue} {year} [Paper]({url})", 0, id="a heading"),
        pytest.param("{title} {venue} {year} [Paper]({url})", 2, id="a paragraph"),
        pytest.param("- {title} {venue} {year} [Paper]({url})", 2, id="an item"),
    ],
)
def test_a_configured_format_is_asked_of_items_and_paragraphs(entry: str, departures: int) -> None:
    table = "| Title | Venue | Links |\n|---|---|---|\n" if entry.startswith("|") else ""
    assert len(found(f"## Papers\n\n{table}{written(entry)}", Config(entry=ITEM))) == departures


@pytest.mark.parametrize("end", "?!…。？！")
def test_a_title_that_ends_its_sentence_needs_no_mark_behind_it(end: str) -> None:
    for form, departures in ((ITEM.replace("{title}**,", "{title}" + end + "**"), 0), (NO_COMMA, 1)):
        assert len(found(written(form), Config(entry=ITEM))) == departures


WHOLE = "- **{title}**. *{authors}*. {venue} {year}. [Paper]({url})"
PEOPLE = WHOLE.replace("{authors}", "Ada Lovelace, Alan Turing")
IN_BRACKETS = "- **{title}** ({venue}, {year}) [Paper]({url})"
SQUARE = IN_BRACKETS.replace("({venue}, {year})", "[{venue}, {year}]")
WIDE = IN_BRACKETS.replace(" ({venue}, {year}) ", "（{venue}，{year}）")


@pytest.mark.parametrize(
    ("template", "entry", "departures"),
    [
        pytest.param(WHOLE, PEOPLE, 0, id="as configured"),
        pytest.param(WHOLE, PEOPLE.replace(", Alan Turing*.", " et al.*"), 0, id="authors that end in a full stop"),
        pytest.param(WHOLE, PEOPLE.replace("*.", "*"), 1, id="authors without one"),
        pytest.param(WHOLE, "- **{title}**. {venue} {year}. [Paper]({url})", 0, id="without authors"),
        pytest.param(WHOLE, "- **{title}**. {year}. [Paper]({url})", 0, id="without authors and venue"),
        pytest.param(WHOLE, "- **{title}**, {year}. [Paper]({url})", 1, id="without them, and with a comma"),
        pytest.param(WHOLE, "- **{title}**. [Paper]({url})", 0, id="with title and link only"),
        pytest.param(WHOLE, "- [Paper]({url}). **{title}**", 1, id="with these two, the link first"),
        pytest.param(WHOLE, "- **{title}**. {year} {venue}. [Paper]({url})", 1, id="without authors, the year first"),
        pytest.param(ITEM, ITEM.replace(". [", ", ["), 1, id="a comma before the link"),
        pytest.param(ITEM, "- **{title}** {year}. [Paper]({url})", 0, id="a year behind what parts it from the venue"),
        pytest.param(WHOLE, "- *Ada Lovelace, Alan Turing*. **{title}**. [Paper]({url})", 1, id="the authors first"),
        pytest.param(
            *(WHOLE, "- **{title}**. {venue} {year}. *Ada Lovelace, Alan Turing*. [Paper]({url})", 1),
            id="the authors last",
        ),
        pytest.param(IN_BRACKETS, IN_BRACKETS, 0, id="brackets as configured"),
        pytest.param(IN_BRACKETS, IN_BRACKETS.replace("{venue}, ", ""), 0, id="a year alone in its brackets"),
        pytest.param(SQUARE, SQUARE.replace("{venue}, ", ""), 0, id="a year alone in square brackets"),
        pytest.param(WIDE, WIDE.replace("{venue}，", ""), 0, id="a year alone in wide brackets"),
        pytest.param(IN_BRACKETS, IN_BRACKETS.replace(", {year}", ""), 0, id="a venue alone in its brackets"),
        pytest.param(IN_BRACKETS, "- **{title}**, {year} [Paper]({url})", 0, id="a year without the brackets"),
        pytest.param(IN_BRACKETS, "- **{title}** - {year} [Paper]({url})", 1, id="a year behind a dash"),
        pytest.param(IN_BRACKETS, "- **{title}** [Paper]({url})", 0, id="nothing in brackets"),
        pytest.param(
            IN_BRACKETS.replace("{venue}", "{authors}, {venue}"),
            *("- **{title}** (Ada Lovelace and Alan Turing; {year}) [Paper]({url})", 1),
            id="a semicolon within brackets",
        ),
        pytest.param(
            *(IN_BRACKETS, "- **{title}**. {venue} {year} [Paper]({url})", 0),
            id="a space that would be a comma in brackets",
        ),
        pytest.param(
            *(ITEM + " Oral.", "- See also **{title}**, {venue} {year}. [Paper]({url})", 0), id="words at another place"
        ),
    ],
)
def test_an_entry_may_lack_parts_of_the_configured_format(template: str, entry: str, departures: int) -> None:
    assert len(found(written(entry), Config(entry=template))) == departures


@pytest.mark.parametrize(
    ("template", "entry", "mended"),
    [
        pytest.param(
            ITEM, "- **{title}**:{year}. [Paper]({url})", "- **{title}**, {year}. [Paper]({url})", id="a comma"
        ),
        pytest.param(
            *(IN_BRACKETS, "- **{title}** - {year} [Paper]({url})", "- **{title}**, {year} [Paper]({url})"),
            id="a comma that stands in brackets",
        ),
        pytest.param(
            *(ITEM, "**{title}**, {year} {venue}. [Paper]({url})", "**{title}**, {venue} {year}. [Paper]({url})"),
            id="the order of a paragraph",
        ),
    ],
)
def test_what_is_mended_is_written_as_configured(template: str, entry: str, mended: str) -> None:
    assert fix(written(entry), select=[RULE], config=f"entry = '{template}'", unsafe=True) == written(mended)


def test_a_configured_format_leaves_the_rows_of_a_table_their_own_order() -> None:
    form = "| {title} | {venue}, {year} | [Paper]({url}) |"
    text = page(form, form.replace("{venue}, {year}", "{year}, {venue}"))
    table = text.replace("\n\n", "\n\n| Title | Venue | Links |\n|---|---|---|\n")
    (finding,) = found(table, Config(entry=ITEM))
    assert finding.message.endswith("write `NeurIPS, 2017`")


def test_parts_are_put_in_order_as_in_the_whole_list_where_the_section_shows_none() -> None:
    first, last = written(*[ITEM] * 8), "\n## Speech\n\n"
    odd, whole = (written(*[ITEM] * 8, form)[len(first) :] for form in (SWAPPED, ITEM))
    text = f"# List\n\n## Vision\n\n{first}{last}"
    assert fix(text + odd, select=[RULE], unsafe=True) == text + whole


def test_an_entry_as_configured_is_not_measured_by_the_others() -> None:
    text = page(ITEM.replace("**, ", "**,"), ITEM)
    assert len(found(text, Config(entry=ITEM))) == 7
    assert fix(text, select=[RULE], config=f"entry = '{ITEM}'") == page(ITEM, ITEM)


def test_only_what_differs_is_written_anew() -> None:
    (finding,) = found(page(ADDED, ITEM))
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["[[", ")]"]


SITE = "https://a.example/{year}"
MORE = "".join(f" [Data](https://a.example/{n})" for n in range(7))


@pytest.mark.parametrize(
    ("form", "odd", "departures"),
    [
        pytest.param(ITEM, "- **GLaM** {venue} {year}. [Paper]({url})", 1, id="a short title with an identifier"),
        pytest.param(
            ITEM, f"- **PyTorch Hub** {{venue}} {{year}}. [Paper]({SITE})", 0, id="a name without an identifier"
        ),
        pytest.param(ITEM, NO_COMMA.replace("{url}", SITE), 1, id="a telling title without an identifier"),
        pytest.param(ITEM, PLAIN.replace("{url}", SITE), 0, id="a title that may be a name, without emphasis"),
        pytest.param(ADDED, ITEM.replace("{url}", SITE), 1, id="a link without brackets, and without an identifier"),
        pytest.param(ITEM, NO_COMMA + MORE, 1, id="eight links"),
        pytest.param(ITEM, NO_COMMA + MORE + " [Demo](https://a.example/demo)", 0, id="a list of links"),
        pytest.param(ITEM, "- {venue} {year}.[Paper]({url})", 0, id="an entry without a title"),
    ],
)
def test_an_entry_is_asked_for_the_style_where_it_is_one_paper(form: str, odd: str, departures: int) -> None:
    assert len(found(page(form, odd))) == departures


def test_what_overlaps_is_mended_one_after_the_other() -> None:
    text = page(ITEM, '- "{title}", {year} {venue}.[paper]({url})')
    assert fix(text, select=[RULE], unsafe=True) == page(ITEM, ITEM)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Attention Models for Language in Dialogue", "Attention Models for Language in …"),
        ("Attention Models for Languages in Speech", "Attention Models for Languages in Speech"),
    ],
)
def test_a_title_is_shown_up_to_forty_characters(title: str, shown: str) -> None:
    (finding,) = found(page(ITEM, NO_COMMA.replace("{title}", title)))
    assert f"write `- **{shown}**, NeurIPS 2017. [Paper](…)`" in finding.message


@pytest.mark.parametrize(
    ("authors", "shown"),
    [("Ada Lovelace, Alan Turing", "Ada Lovelace, Alan …"), ("Ada Lovelace, Al Turings", "Ada Lovelace, Al Turings")],
)
def test_authors_are_shown_up_to_twenty_four_characters(authors: str, shown: str) -> None:
    (finding,) = found(page(LINKED, LINKED.replace("), *", ") *").replace("Ada Lovelace, Alan Turing", authors)))
    assert f"…), *{shown}*, NeurIPS 2017`" in finding.message


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("form", "odd", "mended"),
    [
        pytest.param(*(f"{ITEM}{mark}\n  [Code](https://code.example/a)" for mark in (" |", "|", " |")), id="a space"),
        pytest.param(*(DASH.replace("—", dash) for dash in (" —", "\n  –", "\n  —")), id="another dash"),
    ],
)
def test_a_line_end_stays_a_line_end_where_a_sign_or_a_space_is_added(
    form: str, odd: str, mended: str, newline: str
) -> None:
    text = page(form, odd).replace("\n", newline)
    assert fix(text, select=[RULE]) == page(form, mended).replace("\n", newline)


def test_half_of_a_pair_of_escaped_brackets_is_never_mended() -> None:
    form = r"- \[{year} {venue}\] **{title}**. [Paper]({url})"
    assert found(page(form, form.replace(r"\[", "[").replace(r"\]", "]"))) == []


def test_what_the_list_recommends_may_stand_out() -> None:
    plain, bold = "- {title}. {venue} {year}. [Paper]({url})", "- **{title}**. {venue} {year}. [Paper]({url})"
    papers = [(f"A Study of {n} Lists that People Read", n) for n in range(1, 41)]
    for recommended, told in (({3}, 1), ({3, 17}, 2), ({3, 17, 30}, 0), ({*range(1, 41)} - {3, 17, 30}, 3)):
        text = "\n".join(
            (bold if n in recommended else plain).format(
                title=title, venue="ICLR", year=2020, url=f"https://arxiv.org/abs/2001.000{n:02}"
            )
            for title, n in papers
        )
        assert len(found(text)) == told


def test_a_line_break_with_a_quotation_mark_behind_it_stays_a_line_break() -> None:
    form = '- **Box{n}** and more words here.<br />\n  "A Study of {n} Lists." [[paper](https://arxiv.org/abs/2001.000{n:02})]\n'
    odd = form.replace("here.<br />", "here .<br />")
    text = "".join((odd if n == 7 else form).format(n=n) for n in range(10, 30)) + odd.format(n=31)
    assert fix(text, select=[RULE]).count("<br />\n") == 21

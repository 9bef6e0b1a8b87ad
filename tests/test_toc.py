"""The contents list: what is missing, misplaced or misnamed, and lines written in the form that the list has."""

from __future__ import annotations

import pytest

from lint.config import Config
from lint.contents import find_contents
from lint.fixer import mend
from lint.reading import parse, parse_text
from lint.rule import Context, find
from tests.tools import SHARED, check, fix

RULE = "toc"
SECTIONS = "\n## Surveys\n\n## Vision\n\n## Speech\n\n## Star History\n"
LINES = ["- [Surveys](#surveys)", "- [Vision](#vision)", "- [Speech](#speech)"]


def messages(text: str) -> list[str]:
    return [finding.message for finding in check(text, select=[RULE]) if finding.rule == RULE]


def page(*lines: str, sections: str = SECTIONS) -> str:
    return "# List\n\n## Contents\n\n" + "\n".join(lines) + "\n" + sections


@pytest.mark.parametrize(
    ("form", "added"),
    [
        pytest.param("- [{0}](#{1})", "- [Star History](#star-history)", id="a dash"),
        pytest.param("* [**{0}**](#{1})", "* [**Star History**](#star-history)", id="bold"),
        pytest.param("- **[{0}](#{1})**", "- **[Star History](#star-history)**", id="bold round the link"),
        pytest.param("  * [{0}](#{1}) (12)", "  * [Star History](#star-history)", id="without the others' counts"),
        pytest.param("- 📖 [{0}](#{1})", "- [Star History](#star-history)", id="without the others' emoji"),
        pytest.param("> - [{0}](#{1})", "> - [Star History](#star-history)", id="in a quotation"),
    ],
)
def test_a_missing_line_is_written_as_the_others_are(form: str, added: str) -> None:
    text = page(*(form.format(name, name.lower()) for name in ("Surveys", "Vision", "Speech")))
    last = form.format("Speech", "speech")
    assert fix(text, select=[RULE]) == text.replace(last, f"{last}\n{added}")


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("- [![icon](icon.png) {0}](#{1})", id="an icon in the link"),
        pytest.param("- [`#` {0}](#{1})", id="code before the name"),
        pytest.param("- [{0}][{1}]", id="targets that stand elsewhere"),
        pytest.param("- [{0} [new]](#{1})", id="brackets in the name"),
    ],
)
def test_a_form_that_cannot_be_copied_is_not(form: str) -> None:
    names = ("Surveys", "Vision", "Speech")
    elsewhere = "\n" + "".join(f"[{name.lower()}]: #{name.lower()}\n" for name in names)
    text = page(*(form.format(name, name.lower()) for name in names), elsewhere)
    assert messages(text) == ['"Star History" is not in the contents, which name 3 of its sibling sections; add it']
    assert fix(text, select=[RULE]) == text


def test_a_number_goes_on() -> None:
    text = page("1. [Surveys](#surveys)", "2. [Vision](#vision)", "3. [Speech](#speech)")
    assert "\n4. [Star History](#star-history)\n" in fix(text, select=[RULE])


def test_a_list_in_html_stays_html() -> None:
    items = [f'<li><a href="#{name.lower()}">{name}</a></li>' for name in ("Surveys", "Vision", "Speech")]
    text = page("<ul>", *items, "</ul>")
    assert '\n<li><a href="#star-history">Star History</a></li>\n</ul>' in fix(text, select=[RULE])


def test_line_ends_are_kept() -> None:
    text = page(*LINES)
    assert fix(text.replace("\n", "\r\n"), select=[RULE]) == fix(text, select=[RULE]).replace("\n", "\r\n")


def test_a_nested_section_goes_below_its_own() -> None:
    sections = "\n## A\n### One\n### Two\n### Three\n## B\n### Four\n"
    text = page(
        "- [A](#a)", "  - [One](#one)", "  - [Three](#three)", "- [B](#b)", "  - [Four](#four)", sections=sections
    )
    assert fix(text, select=[RULE]) == text.replace("  - [Three]", "  - [Two](#two)\n  - [Three]")


def test_a_section_that_comes_first_goes_above_the_others() -> None:
    lines = ("- [Vision](#vision)", "- [Speech](#speech)", "- [Star History](#star-history)")
    sections = "\n### Before\n" + SECTIONS
    assert fix(page("- [Before](#before)", *lines, sections=sections), select=[RULE]) == page(
        "- [Before](#before)", "- [Surveys](#surveys)", *lines, sections=sections
    )


def test_the_only_part_that_is_not_told_apart_is_told_apart() -> None:
    """Below every other section the contents name what is in it; a last one is given its lines too."""
    names = ("A", "B", "C")
    inner = {name: [f"{name} {part}" for part in ("One", "Two")] for name in names} | {"D": ["D One"]}
    sections = "".join(f"\n## {name}\n" + "".join(f"\n### {each}\n" for each in inner[name]) for name in inner)
    lines = [
        line
        for name in inner
        for line in (
            f"- [{name}](#{name.lower()})",
            *(f"  - [{each}](#{each.lower().replace(' ', '-')})" for each in inner[name] if name != "D"),
        )
    ]
    for end in ("\n", "\r\n"):
        text, expected = (
            page(*each, sections=sections).replace("\n", end) for each in (lines, [*lines, "  - [D One](#d-one)"])
        )
        assert fix(text, select=[RULE]) == expected


def test_a_misplaced_line_moves_with_all_that_is_nested_in_it() -> None:
    sections = "\n## Surveys\n\n## Vision\n\n### Video\n\n## Speech\n"
    text = page(
        "- [Vision](#vision)", "  - [Video](#video)", "- [Surveys](#surveys)", "- [Speech](#speech)", sections=sections
    )
    expected = page(
        "- [Surveys](#surveys)", "- [Vision](#vision)", "  - [Video](#video)", "- [Speech](#speech)", sections=sections
    )
    assert fix(text, select=[RULE]) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            page(*LINES[:2], "- [Speech](#speech)", "- [Stars](#star-history)"), id="another name for a section"
        ),
        pytest.param(
            page(*LINES, sections="\n## Surveys\n## Vision\n## Speech\n## License\n## Contributing\n"), id="licence"
        ),
        pytest.param(
            page(*LINES, sections="\n## Surveys\n### Old\n### New\n## Vision\n## Speech\n"), id="one level only"
        ),
        pytest.param(page(*LINES, sections="\n## News\n## Surveys\n## Vision\n## Speech\n"), id="what stands before"),
        pytest.param(
            page(*LINES, sections="\n## Surveys\n## Vision\n## Speech\n## Licenses\n## References\n"),
            id="licences and references",
        ),
        pytest.param(page(*LINES, sections=SECTIONS.replace("Star History", "Contact & Feedback")), id="whom to tell"),
        pytest.param(page(*LINES, sections=SECTIONS.replace("Star History", "✨ Credits")), id="whom to thank"),
        pytest.param(
            page(
                *LINES,
                sections="\n## Surveys\n## Vision\n## Speech\n## Citation\n## Contact us\n## 🙏 Contributors\n"
                "## Contact & Feedback\n## Credits\n",
            ),
            id="how to cite, whom to ask",
        ),
        pytest.param(
            page(*LINES, sections=SECTIONS.replace("Star History", "Star History <!-- omit in toc -->")),
            id="a heading that its line keeps out",
        ),
        pytest.param(
            page(*LINES, sections=SECTIONS.replace("## Star", "<!-- Omit from TOC -->\n## Star")),
            id="a heading that the line above keeps out",
        ),
        pytest.param(page(*LINES, "- Star History"), id="named without a link"),
        pytest.param(
            page(*LINES, sections=SECTIONS.replace("Star History", "[Back to Top](#contents)")),
            id="a heading that leads back",
        ),
        pytest.param(
            page("- [Surveys](#surveys) and [Vision](#vision)", LINES[2], "- [Star History](#star-history)"),
            id="two sections on one line",
        ),
        pytest.param(page(*LINES, "<!-- - [Star History](#stars) -->"), id="commented out"),
        pytest.param(
            page(
                "- [Vision](#vision)",
                "- [Speech](#speech)",
                sections="".join(f"\n## Of {name}\n" for name in "abcd").join(["\n## Vision\n", SECTIONS]),
            ),
            id="a choice of sections",
        ),
        pytest.param(
            page(
                "- [Speech](#speech)", "- [Star History](#star-history)", "- [Surveys](#surveys)", "- [Vision](#vision)"
            ),
            id="an order of its own",
        ),
        pytest.param(page(*LINES, "- [Star History](#star-histroy)"), id="a broken link, which another rule reports"),
        pytest.param("# List\n\n[Vision](#vision) | [Speech](#speech)\n" + SECTIONS, id="links in a line"),
        pytest.param("# List\n" + SECTIONS, id="no contents"),
        pytest.param(
            page(
                "- [数据集(Datasets)](#ds)",
                "- [视觉](#vision)",
                sections='\n<a name="ds"></a>\n\n## 数据集(Datasets)\n\n## 视觉\n',
            ),
            id="anchors that the author set, and Chinese names",
        ),
        pytest.param(page("- [🔥 Surveys](#surveys)", *LINES[1:], "- [Star History ⭐](#star-history)"), id="emoji"),
    ],
)
def test_what_an_author_may_have_meant_is_left_alone(text: str) -> None:
    assert messages(text) == []


REPEATED = "\n## Errors\n### Ions\n### Atoms\n## Count\n### Ions\n### Circuit\n### Atoms\n"
NESTED = ["- [Errors](#errors)", "  - [Ions](#ions)", "  - [Atoms](#atoms)", "- [Count](#count)"]
"""Two parts with sections of one name."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            page(*NESTED, "  - [Ions](#ions)", "  - [Circuit](#circuit)", "  - [Atoms](#atoms)", sections=REPEATED),
            page(*NESTED, "  - [Ions](#ions-1)", "  - [Circuit](#circuit)", "  - [Atoms](#atoms-1)", sections=REPEATED),
            id="of another part",
        ),
        pytest.param(
            page(
                *(f"- [{name}](#{name.lower().replace(' ', '-')})" for name in ("Code A", "Bell", "Code a", "Cat")),
                sections="\n## Code A\n## Bell\n## Code a\n## Cat\n",
            ),
            page(
                *("- [Code A](#code-a)", "- [Bell](#bell)", "- [Code a](#code-a-1)", "- [Cat](#cat)"),
                sections="\n## Code A\n## Bell\n## Code a\n## Cat\n",
            ),
            id="further up",
        ),
    ],
)
def test_a_line_that_leads_to_a_namesake_of_its_section_is_led_to_its_own(text: str, expected: str) -> None:
    assert all("leads to another section of that name" in message for message in messages(text))
    assert fix(text, select=[RULE]) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            page(*(*NESTED, "  - [Ionen](#ions)", "  - [Circuit](#circuit)", "  - [Atome](#atoms)"), sections=REPEATED),
            id="two lines lead to one section",
        ),
        pytest.param(
            page(
                *("- [A](#a)", "  - [One](#one)", "- [B](#b)", "  - [Two](#two)", "  - [Guides](#guides)"),
                *("  - [Three](#three)", "- [C](#c)", "- [D](#d)"),
                sections="\n## A\n### One\n### Guides\n## B\n### Two\n### Three\n## C\n## D\n",
            ),
            id="a line stands under another part than its section",
        ),
        pytest.param(
            page(
                *("- Errors", "  - [Ions](#ions)", "- Count", "  - [Ions](#ions)", "- [Circuit](#circuit)"),
                sections="\n## Count\n### Ions\n## Errors\n### Ions\n## Circuit\n",
            ),
            id="parts that are not linked, in an order of their own",
        ),
        pytest.param(
            page(
                *("- [Errors](#count)", "  - [Ions](#ions)", "- [Circuit](#circuit)", "- [Cat](#cat)"),
                sections="\n## Errors\n### Ions\n## Count\n### Ions\n## Circuit\n## Cat\n",
            ),
            id="a part that leads elsewhere",
        ),
    ],
)
def test_nothing_is_put_in_order_by_a_doubtful_link(text: str) -> None:
    assert not [message for message in messages(text) if "stands" in message or "of that name" in message]


def test_a_list_with_a_doubtful_link_is_not_put_in_order() -> None:
    lines = [LINES[1], LINES[0], LINES[2], "- [Star History](#star-history)", "- [Hearing](#speech)"]
    (message,) = messages(page(*lines))
    assert "put the contents in the page's order" in message
    assert fix(page(*lines), select=[RULE]) == page(*lines)


def test_entries_that_are_headings_need_no_line() -> None:
    papers = "".join(
        f"\n### [Attention and {word}](https://arxiv.org/abs/1706.0{n}762)\n" for n, word in enumerate("abcdefg", 1)
    )
    assert messages(page(*LINES, sections=f"\n## Surveys\n{papers}\n## Vision\n\n## Speech\n")) == []


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param(SECTIONS.replace("## Star", "<!-- omit in toc -->\n\n## Star"), id="a blank line between"),
        pytest.param(SECTIONS.replace("## Star", "<!-- no toc -->\n## Star"), id="a mark for lists"),
        pytest.param(SECTIONS.replace("## Speech", "## Speech <!-- omit in toc -->"), id="the heading before it"),
    ],
)
def test_a_comment_that_does_not_keep_the_section_out_changes_nothing(sections: str) -> None:
    assert [message.partition(" is ")[0] for message in messages(page(*LINES, sections=sections))] == ['"Star History"']


@pytest.mark.parametrize("heading", ["Table of Contents", "目录", "📑 Catalog", "CONTENTS", "Overview"])
def test_the_list_under_a_heading_that_says_so_is_the_contents(heading: str) -> None:
    other = "\n".join(f"- [{name}](#{name.lower()})" for name in ("Vision", "Speech", "Surveys", "Contents"))
    text = f"# List\n\n## Quick\n{other}\n\n## {heading}\n" + "\n".join(LINES) + "\n" + SECTIONS
    contents = find_contents(parse_text(text))
    assert contents is not None
    assert [item.text for item in contents.items] == ["Surveys", "Vision", "Speech"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared lists are not here")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["toc", "list-numbering"])
def test_fixes_of_real_lists_converge_and_leave_the_entries_alone(name: str) -> None:
    rule = find(name)
    for path in sorted(each for each in SHARED.glob("lists/*.md") if each.stat().st_size < 170_000):
        document = parse(str(path))
        mended = mend([document], lambda documents: list(rule.check(Context(documents, Config()))), unsafe=True)
        assert not [finding for finding in mended.findings if finding.fix]
        after = mended.documents[0]
        assert [(entry.title, entry.ids, entry.section) for entry in after.entries] == [
            (entry.title, entry.ids, entry.section) for entry in document.entries
        ]
        assert [heading.slug for heading in after.headings] == [heading.slug for heading in document.headings]
        assert [(block.kind, block.level) for block in after.blocks if block.kind == "item" and block.level > 2] == [
            (block.kind, block.level) for block in document.blocks if block.kind == "item" and block.level > 2
        ]


LISTS = "\n## Surveys\n### Of Images\n### Of Texts\n## Data\n### Of Shops\n### Of Maps\n"


def test_all_lines_of_a_part_are_added_at_once() -> None:
    lines = ["- [Surveys](#surveys)", "  - [Of Images](#of-images)", "  - [Of Texts](#of-texts)", "- [Data](#data)"]
    lines += ["  - [Of Shops](#of-shops)", "  - [Of Maps](#of-maps)", "- [Tools](#tools)"]
    sections = LISTS + "## More\n### Of Songs\n### Of Films\n## Tools\n### In C\n### In R\n"
    lines[6:6] = ["- [More](#more)", "  - [Of Songs](#of-songs)", "  - [Of Films](#of-films)"]
    added = "- [Tools](#tools)\n  - [In C](#in-c)\n  - [In R](#in-r)"
    text = page(*lines, sections=sections)
    assert fix(text, select=[RULE]) == text.replace("- [Tools](#tools)", added)


def test_lines_below_a_line_that_leads_out_of_the_page_stay_there() -> None:
    lines = [
        "- [Data](#data)",
        "- [Surveys](#surveys)",
        "- [Code](CODE.md)",
        "  - [Tools](#tools)",
        "  - [Sites](#sites)",
    ]
    sections = "\n## Surveys\n## Data\n## Tools\n## Sites\n"
    lines[2:2] = ["- [Images](#images)", "- [Texts](#texts)"]
    text = page(*lines, sections=sections.replace("## Tools", "## Images\n## Texts\n## Tools"))
    swapped = text.replace("- [Data](#data)\n- [Surveys](#surveys)", "- [Surveys](#surveys)\n- [Data](#data)")
    assert fix(text, select=[RULE]) == swapped


def test_all_sections_that_the_contents_name_are_counted() -> None:
    (message,) = messages(page(LINES[0], "- [Vision](#sight)", LINES[2]))
    assert message.startswith('"Star History" is not in the contents, which name 3 of its sibling sections')


def test_a_line_that_leads_nowhere_holds_its_place() -> None:
    text = page(LINES[1], LINES[0], LINES[2], "- [Star History](#star-histroy)")
    assert fix(text, select=[RULE]) == text


def test_two_names_that_are_left_out_by_custom_are_left_out_together() -> None:
    sections = SECTIONS + "## Sources & Acknowledgments\n"
    assert messages(page(*LINES, "- [Star History](#star-history)", sections=sections)) == []


def test_a_section_is_listed_under_its_number() -> None:
    lines = [*LINES, "- [4.1 Star History](#41-star-history)"]
    assert messages(page(*lines)) == []


def test_an_anchor_below_a_heading_is_that_headings() -> None:
    lines = ["- [Surveys](#s1)", "- [Vision](#s2)", "- [Speech](#s3)"]
    sections = "".join(
        f"\n## {name}\n<div id='s{n}'></div>\n\n- a paper\n"
        for n, name in enumerate(("Surveys", "Vision", "Speech"), 1)
    )
    assert messages(page(*lines, sections=sections)) == []


def test_an_anchor_between_a_section_and_its_part_may_be_eithers() -> None:
    lines = ["- [Surveys](#s1)", "- [Vision](#s2)", "- [Speech](#speech)"]
    sections = "\n## Surveys\n<a id='s1'></a>\n### Of Images\n\n## Vision\n<a id='s2'></a>\n### Of Maps\n\n## Speech\n"
    assert messages(page(*lines, sections=sections)) == []


def test_a_line_with_a_part_of_the_name_is_the_sections() -> None:
    sections = SECTIONS.replace("## Vision", "## Vision (to be explored)")
    lines = [LINES[0], LINES[2], "- [Star History](#star-history)", LINES[1]]
    (message,) = messages(page(*lines, sections=sections))
    assert message.endswith("if it was renamed, write `[Vision (to be explored)](#vision-to-be-explored)`")


def test_a_line_of_the_contents_may_have_several_links() -> None:
    lines = [*LINES[:2], "- [Speech](#speech) | [Star History](#star-histroy)"]
    assert messages(page(*lines)) == []


def test_a_slip_in_the_heading_is_told_and_not_copied() -> None:
    lines = ["- [Clustering](#a1)", "- [Speech](#speech)", "- [Star History](#star-history)"]
    sections = '\n## <span id="a1">Clusteirng</span>\n\nOn clustering.\n\n## Speech\n\n## Star History\n'
    (message,) = messages(page(*lines, sections=sections))
    assert message.startswith('the contents say "Clustering", the heading says "Clusteirng"')
    assert fix(page(*lines, sections=sections), select=[RULE], unsafe=True) == page(*lines, sections=sections)

"""An entry's parts as they stand in its source: what each is, what frames it, and what lies between them."""

from __future__ import annotations

import pytest

from lint.reading import parse_text
from lint.style.pattern import dissect

URL = "https://arxiv.org/abs/2010.11929"
TITLE = "A Survey of Deep Learning for Vision"
LINK = f"[Paper]({URL})"


def parts(entry: str, number: int = 0) -> list[list[str]]:
    """The parts of an entry, by paragraph or cell: the kind, and the source with the part itself in ‹›."""
    document = parse_text(f"## Papers\n\n{entry}")
    runs = dissect(document, document.entries[number])
    text = document.text
    return [
        [
            f"{kind} {text[span.start : inner.start]}‹{text[slice(*inner)]}›{text[inner.end : span.end]}"
            for span, inner, kind, _ in run.parts
        ]
        for run in runs
    ]


@pytest.mark.parametrize(
    "frame",
    [
        *("**…**", "***…***", "__…__", "___…___", "~~…~~", "`…`", "``…``"),
        *('"…"', "'…'", "“…”", "‘…’", "«…»", "《…》", "「…」"),
        *("<b>…</b>", "<B>…</B>", "<u>…</u>", "<strong>…</strong>", "<code>…</code>", "<ins>…</ins>"),
        *("<mark>…</mark>", "<q>…</q>", "<cite>…</cite>", "<span>…</span>", "<i><b>…</b></i>"),
        *('"**…**"', '**"…"**', "“**…**”", "<b>“…”</b>", "**…,**", "**…;**", "**….**", "**…:**", '"**….**"'),
    ],
)
def test_a_frame_is_all_that_encloses_just_the_title(frame: str) -> None:
    framed = frame.replace("…", TITLE)
    ((title, *rest),) = parts(f"- {framed} NeurIPS 2017. {LINK}")
    assert title == "title " + frame.replace("…", f"‹{TITLE}›")
    assert rest == ["venue ‹NeurIPS›", "year ‹2017›", f"link [‹Paper›]({URL})"]


@pytest.mark.parametrize("frame", ["*…*", "_…_", "<i>…</i>", "<em>…</em>", "[*…*]", "“*…*”", "*…,*"])
def test_authors_have_a_frame_too(frame: str) -> None:
    ((_, authors, *_),) = parts(f"- **{TITLE}**. {frame.replace('…', 'Ada Lovelace et al.')} NeurIPS 2017. {LINK}")
    assert authors == "authors " + frame.replace("…", "‹Ada Lovelace et al.›")


@pytest.mark.parametrize(
    "authors",
    [
        "[Ada Lovelace](https://ada.example/~a/), [Bo Ek](https://bo.example), Cy Fox-Day",
        "Ada Lovelace, [Bo Ek](https://bo.example), [Cy Fox-Day](https://cy.example/a_b)",
    ],
)
def test_authors_some_of_whom_are_linked_are_one_part(authors: str) -> None:
    ((_, people, venue, _, link),) = parts(f"- **{TITLE}**. *{authors}.* NeurIPS 2017. {LINK}")
    assert (people, venue) == (f"authors *‹{authors}›.*", "venue ‹NeurIPS›")
    assert link == f"link [‹Paper›]({URL})"


def test_the_sign_of_a_kind_of_work_belongs_to_its_title() -> None:
    ((title, *_),) = parts(f"- **{TITLE}[J]**. NeurIPS 2017. {LINK}")
    assert title == f"title **‹{TITLE}[J]›**"


@pytest.mark.parametrize(
    ("frame", "year"),
    [
        *((frame, "year " + frame.replace("2017", "‹2017›")) for frame in ("(2017)", "[2017]", "（2017）", "【2017】")),
        *((frame, "year " + frame.replace("2017", "‹2017›")) for frame in ("*(2017)*", "([2017])", "(2017.)")),
        pytest.param("(2017", "year ‹2017›", id="a bracket that does not close is no frame"),
        pytest.param("[2017)", "year ‹2017›", id="nor one that another closes"),
        pytest.param("2017)", "year ‹2017›", id="nor one that does not open"),
        pytest.param("(oral 2017)", "year ‹2017›", id="nor one that holds more"),
    ],
)
def test_brackets_are_a_frame_where_they_close(frame: str, year: str) -> None:
    ((_, *rest),) = parts(f"- [{TITLE}]({URL}) NeurIPS {frame}")
    assert year in rest


@pytest.mark.parametrize(
    "label", ["*…*", "_…_", "__…__", "`…`", "``…``", '"…"', "“…”", "‘…’", "《…》", "[…]", "(…)", "**[…]**", "“*…*”"]
)
def test_a_link_s_text_has_its_frame_inside_the_link(label: str) -> None:
    ((_, link),) = parts(f"- **{TITLE}** [{label.replace('…', 'Paper')}]({URL})")
    assert link == f"link [{label.replace('…', '‹Paper›')}]({URL})"


@pytest.mark.parametrize(
    "date",
    [
        *(
            "2017-06",
            "2017.6",
            "2017/06",
            "2017-06-12",
            "2017.6.1",
            "2017/06/12",
            "12.06.2017",
            "6/12/2017",
            "1-6-2017",
        ),
        *("June 2017", "Jun 2017", "Jun. 2017", "June, 2017", "12 June 2017", "1st June 2017", "2nd Jun. 2017"),
        *("3rd June 2017", "June 12, 2017", "June 12 2017", "June 4th, 2017", "Jun. 22nd 2017", "June 23rd, 2017"),
        *("Jan 2017", "February 2017", "Mar 2017", "April 2017", "May 2017", "July 2017", "Aug. 2017", "Sept. 2017"),
        *("October 2017", "Nov 2017", "Dec. 2017"),
    ],
)
def test_a_year_is_a_date_where_month_or_day_stand_with_it(date: str) -> None:
    assert parts(f"- **{TITLE}** ({date}) {LINK}") == [
        [f"title **‹{TITLE}›**", f"date (‹{date}›)", f"link [‹Paper›]({URL})"]
    ]


HEADINGS = f"""\
### **{TITLE}**
*Ada Lovelace et al.* NeurIPS 2017. {LINK}

### Another Survey of Deep Learning
{LINK}
"""
PLACES = [
    pytest.param(
        *(f"- **{TITLE}** v2017b, NeurIPS 2017. {LINK}", 0),
        [f"title **‹{TITLE}›**", "other ‹v2017b›", "venue ‹NeurIPS›", "year ‹2017›", f"link [‹Paper›]({URL})"],
        id="a year in a word is none",
    ),
    pytest.param(
        *(
            f"- **{TITLE}** :fire:, oral :+1:. {LINK} :star_2: [Code](https://github.com/a/b) - with :new: data :tada:",
            0,
        ),
        [
            *(f"title **‹{TITLE}›**", "other ‹:fire:, oral :+1:›", f"link [‹Paper›]({URL})", "other ‹:star_2:›"),
            *("link [‹Code›](https://github.com/a/b)", "other ‹with :new: data :tada:›"),
        ],
        id="emoji by name keep their colons",
    ),
    pytest.param(
        *(f"- **{TITLE}**: oral :fire: {LINK}", 0),
        [f"title **‹{TITLE}›**", "other ‹oral :fire:›", f"link [‹Paper›]({URL})"],
        id="but not what stands before it",
    ),
    pytest.param(
        *(f"- **{TITLE}**: oral: {LINK}: here: [Code](https://github.com/a/b): of all:", 0),
        [
            *(f"title **‹{TITLE}›**", "other ‹oral›", f"link [‹Paper›]({URL})", "other ‹here›"),
            *("link [‹Code›](https://github.com/a/b)", "other ‹of all›"),
        ],
        id="other colons are punctuation",
    ),
    pytest.param(
        *(f"- **{TITLE}**<br>oral<br/> {LINK} <BR /> <br> a `model`<BR>", 0),
        [f"title **‹{TITLE}›**", "other ‹oral›", f"link [‹Paper›]({URL})", "other ‹a `model`›"],
        id="line breaks are no words",
    ),
    pytest.param(
        *(f"- **{TITLE}**<br>\n  oral <br>\n  {LINK}", 0),
        [f"title **‹{TITLE}›**", "other ‹oral›", f"link [‹Paper›]({URL})"],
        id="nor are those at a line's end",
    ),
    pytest.param(
        *(f"- `[ICML 2018]` **{TITLE}** {LINK}", 0),
        ["venue ‹ICML›", "year ‹2018›", f"title **‹{TITLE}›**", f"link [‹Paper›]({URL})"],
        id="signs round code that holds several parts are no words",
    ),
    pytest.param(
        *(f"- **{TITLE}**, *oral* (best paper). {LINK} — **new**", 0),
        [f"title **‹{TITLE}›**", "other ‹oral* (best paper›", f"link [‹Paper›]({URL})", "other **‹new›**"],
        id="words have the frame that encloses all of them",
    ),
    pytest.param(
        *(f'- [**{TITLE}**]({URL} "A tip") ["Code"](https://a.example/1) [[Data]](https://a.example/2)', 0),
        [
            f'title [**‹{TITLE}›**]({URL} "A tip")',
            'link ["‹Code›"](https://a.example/1)',
            "link [[‹Data›]](https://a.example/2)",
        ],
        id="what frames a link's text lies inside the link",
    ),
    pytest.param(
        *(f"- **[{TITLE}]({URL})** [“**Code**”](https://a.example/1) [_(x)_](https://a.example/2)", 0),
        [
            f"title **[‹{TITLE}›]({URL})**",
            "link [“**‹Code›**”](https://a.example/1)",
            "link [_(‹x›)_](https://a.example/2)",
        ],
        id="frames in frames",
    ),
    pytest.param(
        *(
            (
                f"- [{TITLE}]({URL}) [**A** & **B**](https://a.example/1) [**](https://a.example/2)"
                " [(x) y](https://a.example/3) [](https://a.example/4) [x (y)](https://a.example/5)"
                ' ["Code](https://a.example/6) [()](https://a.example/7)'
            ),
            0,
        ),
        [
            f"title [‹{TITLE}›]({URL})",
            *("link [‹**A** & **B**›](https://a.example/1)", "link [‹**›](https://a.example/2)"),
            *("link [‹(x) y›](https://a.example/3)", "link [‹›](https://a.example/4)"),
            *("link [‹x (y)›](https://a.example/5)", 'link [‹"Code›](https://a.example/6)'),
            "link [‹()›](https://a.example/7)",
        ],
        id="signs that do not frame all of a link's text belong to it",
    ),
    pytest.param(
        *(f"- **{TITLE}** ([Paper]({URL}), [Code](https://a.example/b)) ([Data](https://a.example/c(d)e))", 0),
        [
            *(f"title **‹{TITLE}›**", f"link [‹Paper›]({URL})", "link [‹Code›](https://a.example/b)"),
            "link ([‹Data›](https://a.example/c(d)e))",
        ],
        id="brackets round two links are no link's frame",
    ),
    pytest.param(
        *(
            (
                f'- <a href="{URL}">{TITLE}</a> **<a href="https://a.example/1"><i>Code</i></a>**'
                " <https://a.example/2>, https://a.example/3"
            ),
            0,
        ),
        [
            f'title <a href="{URL}">‹{TITLE}›</a>',
            'link **<a href="https://a.example/1">‹<i>Code</i>›</a>**',
            *("link ‹<https://a.example/2>›", "link ‹https://a.example/3›"),
        ],
        id="links in HTML and addresses",
    ),
    pytest.param(
        *(f"- **{TITLE}** [Paper][1] **[Code][]**\n\n[1]: {URL}\n[Code]: https://a.example/1\n", 0),
        [f"title **‹{TITLE}›**", "link ‹[Paper][1]›", "link **‹[Code][]›**"],
        id="links whose targets stand elsewhere",
    ),
    pytest.param(
        *(
            (
                f"- ![new](https://a.example/n.svg) **{TITLE}** [![x](https://a.example/x.svg)](https://a.example/1)"
                f" {LINK}"
            ),
            0,
        ),
        [
            "badge ‹![new](https://a.example/n.svg)›",
            f"title **‹{TITLE}›**",
            "link [‹![x](https://a.example/x.svg)›](https://a.example/1)",
            f"link [‹Paper›]({URL})",
        ],
        id="badges, and a badge that is a link",
    ),
    pytest.param(
        *(f"- **A Survey of\n  Deep Learning  for Vision**, NeurIPS 2017. {LINK}", 0),
        [
            "title **‹A Survey of\n  Deep Learning  for Vision›**",
            "venue ‹NeurIPS›",
            "year ‹2017›",
            f"link [‹Paper›]({URL})",
        ],
        id="a title on two lines, with two spaces",
    ),
    pytest.param(
        *(f"- **A Survey of\nDeep Learning for Vision**, NeurIPS 2017. {LINK}", 0),
        [
            "title **‹A Survey of\nDeep Learning for Vision›**",
            "venue ‹NeurIPS›",
            "year ‹2017›",
            f"link [‹Paper›]({URL})",
        ],
        id="a title on two lines without a margin",
    ),
    pytest.param(
        *(f"- [Code](https://a.example/1)  [Data](https://a.example/2) **A Survey of\n  Deep Learning** {LINK}", 0),
        [
            *("link [‹Code›](https://a.example/1)", "link [‹Data›](https://a.example/2)"),
            *("title **‹A Survey of\n  Deep Learning›**", f"link [‹Paper›]({URL})"),
        ],
        id="a title on two lines behind links with two spaces",
    ),
    pytest.param(
        *(f"- **A Survey of Deep\\_Learning \\[Draft\\]**, {LINK}", 0),
        ["title **‹A Survey of Deep\\_Learning \\[Draft\\]›**", f"link [‹Paper›]({URL})"],
        id="a title with escaped signs",
    ),
    pytest.param(
        *(
            HEADINGS,
            0,
        ),
        [f"title **‹{TITLE}›**"],
        id="a heading without its marks",
    ),
    pytest.param(
        *(
            HEADINGS,
            1,
        ),
        ["authors *‹Ada Lovelace et al.›*", "venue ‹NeurIPS›", "year ‹2017›", f"link [‹Paper›]({URL})"],
        id="the paragraph below a heading",
    ),
    pytest.param(
        *(f"| Title | Venue | Link |\n|---|---|---|\n| **{TITLE}** | NeurIPS 2017 | {LINK} |\n", 1),
        ["venue ‹NeurIPS›", "year ‹2017›"],
        id="the second cell of a row",
    ),
    pytest.param(
        *(f"| Model | Title | Venue |\n|---|---|---|\n| [BERT]({URL}) | {TITLE} | NeurIPS 2017 |\n", 0),
        [f"label [‹BERT›]({URL})"],
        id="a label that is a link, in a cell of its own",
    ),
    pytest.param(
        *(f"- BERT: **BERT**, NAACL 2019. {LINK}", 0),
        ["label ‹BERT›", "title **‹BERT›**", "venue ‹NAACL›", "year ‹2019›", f"link [‹Paper›]({URL})"],
        id="a label that is the title too",
    ),
    pytest.param(
        *(f"- BERT: **BERT: Deep Learning for Language**, NAACL 2019. {LINK}", 0),
        [
            "label ‹BERT›",
            "title **‹BERT: Deep Learning for Language›**",
            "venue ‹NAACL›",
            "year ‹2019›",
            f"link [‹Paper›]({URL})",
        ],
        id="a label that the title begins with",
    ),
    pytest.param(
        *(f"- RoBERTa: **BERT**, NAACL 2019. {LINK}", 0),
        ["label ‹RoBERTa›", "title **‹BERT›**", "venue ‹NAACL›", "year ‹2019›", f"link [‹Paper›]({URL})"],
        id="a title that a word before it ends with",
    ),
    pytest.param(
        *(f"- LLaMA2: **LLaMA**, arXiv 2023. {LINK}", 0),
        ["label ‹LLaMA2›", "title **‹LLaMA›**", "venue ‹arXiv›", "year ‹2023›", f"link [‹Paper›]({URL})"],
        id="a title that a word before it begins with",
    ),
    pytest.param(
        *(f"- {TITLE} :fire: {LINK}", 0),
        [f"title ‹{TITLE} :fire:›", f"link [‹Paper›]({URL})"],
        id="a title that ends in an emoji by name",
    ),
    pytest.param(
        *(f"- **{TITLE}**, NeurIPS 2017, read on 2019-05-01, again on 2020-06-02. {LINK}", 0),
        [
            *(f"title **‹{TITLE}›**", "venue ‹NeurIPS›", "year ‹2017›"),
            *("other ‹read on 2019-05-01, again on 2020-06-02›", f"link [‹Paper›]({URL})"),
        ],
        id="a date of another year",
    ),
    pytest.param(
        *(f"- **{TITLE}**, begun 2016-05, 2017. {LINK}", 0),
        [f"title **‹{TITLE}›**", "other ‹begun 2016-05›", "year ‹2017›", f"link [‹Paper›]({URL})"],
        id="a year behind a date of another year",
    ),
    pytest.param(
        *(f"- **Learning to Rank Anything at 1:10**, NeurIPS 2017. {LINK}", 0),
        [
            *("title **‹Learning to Rank Anything at 1:10›**", "venue ‹NeurIPS›", "year ‹2017›"),
            f"link [‹Paper›]({URL})",
        ],
        id="a title that ends in a number behind a colon",
    ),
    pytest.param(
        *(f"- **{TITLE}**:oral, {LINK}", 0),
        [f"title **‹{TITLE}›**", "other ‹oral›", f"link [‹Paper›]({URL})"],
        id="a colon right before a word",
    ),
    pytest.param(
        *(f"[1]: {URL}\n\n- **{TITLE}** [Paper][1]\n", 0),
        [f"title **‹{TITLE}›**", "link ‹[Paper][1]›"],
        id="a link whose target stands above",
    ),
    pytest.param(
        *(f"- **{TITLE}** (xNeurIPS, NeurIPSy), NeurIPS 2017. {LINK}", 0),
        [
            f"title **‹{TITLE}›**",
            *("other (‹xNeurIPS, NeurIPSy›)", "venue ‹NeurIPS›", "year ‹2017›", f"link [‹Paper›]({URL})"),
        ],
        id="what is found within longer words is none",
    ),
    pytest.param(
        *(f"- **{TITLE}** (see xNeurIPS) [Code](https://a.example/1), (NeurIPSy), NeurIPS 2017", 0),
        [
            *(f"title **‹{TITLE}›**", "other (‹see xNeurIPS›)", "link [‹Code›](https://a.example/1)"),
            *("other (‹NeurIPSy›)", "venue ‹NeurIPS›", "year ‹2017›"),
        ],
        id="nor is what begins or ends within them",
    ),
    pytest.param(
        *(f"- [{TITLE}]({URL}) (2017). {TITLE} is told again in 2017.", 0),
        [f"title [‹{TITLE}›]({URL})", "year (‹2017›)", f"other ‹{TITLE} is told again in 2017›"],
        id="what is said again is no part",
    ),
    pytest.param(
        *(f"- **{TITLE}** [NeurIPS]({URL}) 2017", 0),
        [f"title **‹{TITLE}›**", f"venue [‹NeurIPS›]({URL})", "year ‹2017›"],
        id="a venue that is a link",
    ),
    pytest.param(
        *(f"- **{TITLE}**. ACL, 2017. {LINK} [[acl](https://aclanthology.org/P17-1001)]", 0),
        [
            *(f"title **‹{TITLE}›**", "other ‹ACL›", "year ‹2017›", f"link [‹Paper›]({URL})"),
            "venue [[‹acl›](https://aclanthology.org/P17-1001)]",
        ],
        id="a venue that a link names in small letters",
    ),
    pytest.param(
        *(f"- **{TITLE}**. Ada Lovelace et al.2017. {LINK}", 0),
        [f"title **‹{TITLE}›**", "authors ‹Ada Lovelace et al.›", "year ‹2017›", f"link [‹Paper›]({URL})"],
        id="a year that touches the authors",
    ),
]


@pytest.mark.parametrize(("entry", "run", "expected"), PLACES)
def test_each_part_is_found_in_its_place(entry: str, run: int, expected: list[str]) -> None:
    assert parts(entry)[run] == expected


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"{TITLE} by Ada Lovelace, NeurIPS 2017.", id="that says all again"),
        pytest.param("It began in 2017.", id="of prose"),
        pytest.param("Code: None", id="of what is not there"),
        pytest.param("![it](https://a.example/x.svg)", id="with a picture"),
        pytest.param(f"```\n{TITLE} (2017)\n```", id="of code"),
    ],
)
def test_a_paragraph_below_shows_no_style(below: str) -> None:
    entry = f"- **{TITLE}**, *Ada Lovelace*, NeurIPS 2017. {LINK}"
    assert parts(f"{entry}\n\n  " + below.replace("\n", "\n  ")) == parts(entry)

"""Finds the title among the runs of an entry: linked, bold, quoted, or plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.entry.authors import (
    are_family_names_first,
    are_names,
    is_byline,
    names_people,
    people_before_colon,
    read_author_year,
    read_authors,
    read_people_and_year,
)
from lint.entry.cut import clean, cut
from lint.entry.label import is_address, is_field_name, is_label, is_paper_label
from lint.entry.runs import Run
from lint.entry.venue import is_venue, read_statement
from lint.prose import is_cjk

if TYPE_CHECKING:
    from collections.abc import Sequence

TitleMark = Literal["link", "strong", "quoted", "emphasis", "plain"]

LONGEST_TEXT = 1200
"""Characters of plain text that are looked at before and behind a title; what comes later is a note."""

_QUOTED = re.compile(
    r"“([^“”]{3,400})”|\"([^\"“”]{3,400})\"|「([^「」]{3,200})」|《([^《》]{3,200})》|``([^`']{3,400})''"
)
_LEADS_INTO_LINK = re.compile(
    r"\b(?:the|a|an|our|in|at|of|to|from|by|and|or|with|see|on|for|is|are|was|this|that|via|using|here|these|their|your)$"
)
_OF_ITSELF = re.compile(
    r"^\W{0,9}(?:We (?:have|had|are|also|recently|just|will)|You (?:can|may)"
    r"|This (?:repo(?:sitory)?|list|collection))\s(?=[a-z])"
    r"|\b[Oo]ur (?:[a-z-]+ ){0,3}(?:survey|paper|review|preprint|article|manuscript)\b"
)
"""What the list's makers say of the list and of their own papers, in lower case: `You can find the preprint …`."""
_PARTICLE = re.compile(r"[\])]{0,2}(?:의|에서|에|은|는|이|가|을|를|과|와|로|으로|처럼|보다|부터|까지|도) ")
_CITES = re.compile(r"\bet al\.?,? ?[\[(]?(?:19|20)?\d\d|\bet al\.?$")
_LAST_BRACKET = re.compile(r"(?<=\w)\s\([^()]*\)$|\sby\s[A-Z][\w'’ -]{1,40}\bet al\.?$")
"""What names the authors behind a title: `(Li et al., 2020)`, `by Li et al`."""
_SEPARATORS = " :：-–—|.,;·•*/&+[](){}【】\"'#!\n"
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]|【[^【】]+】")
_COUNT = re.compile(r"^\d{1,4}[\])}.]+\s*")
_DATED_BRACKETS = re.compile(r"\([^()]{0,60}\b(?:19|20)\d\d\b[^()]{0,80}\)")
"""Venue and year as a list of its own kind states them: `(2021 Overview by Smith)`."""
_DATED_AHEAD = re.compile(r"([^\d|]{3,80}?)\b(?:19|20)\d\d\b")
_BREAK = re.compile(r"[,.;:|()\[\]]\s*|\s[-–—]\s")
_GOES_ON = re.compile(r"\s[a-z]|[a-z-]")


class Title(NamedTuple):
    """A title as it was found, not yet cut out of the text around it."""

    text: str
    mark: TitleMark
    """How it is set off from the text around it."""
    first: int
    """Index of its first run, and of the first run behind it."""
    end: int
    head: str = ""
    """What its first run says before it, and its last one behind it."""
    tail: str = ""


def find_title(runs: Sequence[Run]) -> Title | None:
    """A linked title, a bold one, a quoted one, else the plain text before the first link, else what follows the links.

    Before a linked, bold or quoted title only a label, a tag, a date, a venue or authors may stand; other text there is
    the title itself. Lists of people are no titles.
    """
    head = ""
    runs = _with_inline_marks(runs)
    last_strong = max([index for index, run in enumerate(runs) if run.kind == "strong"], default=-1)
    for index, run in enumerate(runs):
        if run.kind in ("text", "code"):
            if quoted := _quoted(run.text, head, index):
                return quoted
            head = (head + run.text)[:LONGEST_TEXT]
        elif run.kind != "image":
            if run.kind == "link" and _is_quoted(head, runs, index):
                return Title(run.text, "link", index, index + 1)
            if marked := _marked(run, index, head, alone=index > last_strong):
                return _named(marked, runs)
            if run.kind in ("break", "emphasis") and _names_one_or_two(head, run):
                head = ""
            if _holds_title(head) and not (run.kind == "link" and _is_inline(head, run)):
                return _plain(runs, index)
    if not any(run.kind == "link" for run in runs):
        return _plain(runs, _first_image_behind(runs)) if _holds_title(head) else None
    return _behind_links(runs) or _event(runs)


def _names_one_or_two(text: str, behind: Run) -> bool:
    """Whether a text before italics or a line's end is people, and no title: `Ann Smith and Bo Li. *TIV 2024*`."""
    names = text.strip(_SEPARATORS)
    initialled = names[1:2] == "." and " " in names
    several = " and " in names and " " in names.partition(" and ")[0]
    several = several or ("," in names and behind.kind == "emphasis" and _states_venue(behind.text))
    return (initialled or several) and names_people(names)


def _states_venue(text: str) -> bool:
    """Whether words in italics are a venue, its short name perhaps behind it: `*Conference on Learning (ICML)*`."""
    found = read_statement(text, behind=True) or read_statement(_LAST_BRACKET.sub("", text), behind=True)
    return found is not None and found.venue is not None


def _first_image_behind(runs: Sequence[Run]) -> int:
    """Index of the first image behind a text that holds a title: a badge, as a link would be; else of the end."""
    head = ""
    for index, run in enumerate(runs):
        if run.kind == "image" and _holds_title(head):
            return index
        head = (head + run.text)[:LONGEST_TEXT] if run.kind in ("text", "code") else head
    return len(runs)


def _with_inline_marks(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs, with words set off inside a sentence as plain text: `Reconstructing **Hand-Held Objects** in 3D`."""
    inline = {
        index
        for index in range(1, len(runs) - 1)
        if runs[index].kind in ("strong", "emphasis") and _is_within_words(*runs[index - 1 : index + 2])
    }
    return [Run("text", run.text) if index in inline else run for index, run in enumerate(runs)] if inline else runs


def _is_within_words(before: Run, run: Run, after: Run) -> bool:
    head, tail = before.text[-LONGEST_TEXT:].rstrip(), after.text
    joined = head == before.text and head[-1:].isalnum()
    if not (head[-1:].isalnum() or head.endswith("-")) or not (_GOES_ON.match(tail) or (joined and tail[:1].isalnum())):
        return False
    if before.kind != "text" or after.kind != "text" or count_words(run.text) > 4:
        return False
    if read_authors(run.text) or read_statement(run.text, bracketed=True):
        return False
    words = _BREAK.split(head)[-1]
    return not (is_label(words) or read_statement(words) or _lists_people(words) or words.strip().isdigit())


def is_of_itself(text: str) -> bool:
    """Whether a text speaks of the list, or of a paper by its makers: `You can find our survey [here](…)`."""
    return _OF_ITSELF.search(text) is not None


@lru_cache(maxsize=1 << 12)
def is_title(text: str) -> bool:
    """Whether the text of a link, or bold text, can be a title: no label, no venue or date, no address, no number."""
    bare = clean(text)
    if not _has_letters(bare) or is_label(bare) or is_address(bare):
        return False
    if (
        _OF_ITSELF.search(bare)
        or read_statement(bare)
        or ("et al" in bare and _CITES.search(_LAST_BRACKET.sub("", bare)))
    ):
        return False
    return not bare[-5:].strip(")").isdigit() or read_author_year(bare) is None


def is_front(text: str) -> bool:
    """Whether a text can stand before a title: nothing, a short name, a tag, a date, a venue or authors."""
    if _DATED_BRACKETS.fullmatch(text.strip()):
        return True
    body = _COUNT.sub("", text[-LONGEST_TEXT:].strip(_SEPARATORS + "“"))
    if not body or count_words(body) <= 4 or read_statement(body) or _lists_people(body):
        return True
    parts = [part for part in re.split(r"[\[\]()【】|]|[.:]\s", body) if any(map(str.isalpha, part))]
    names = [part for part in parts if not (read_statement(part, bracketed=True) or _lists_people(part))]
    return len(names) <= 1 and all(count_words(name) <= 4 for name in names)


def _lists_people(text: str) -> bool:
    return read_authors(text) is not None or are_names(text)


@lru_cache(maxsize=1 << 12)
def count_words(text: str) -> int:
    """Words of a text; two Chinese, Japanese or Korean characters count as one."""
    if text.isascii():
        return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))
    spaced = "".join([" " if is_cjk(character) else character for character in text])
    return sum(map(is_cjk, text)) // 2 + sum(1 for word in spaced.split() if any(map(str.isalnum, word)))


def _marked(run: Run, index: int, head: str, *, alone: bool) -> Title | None:
    """The run as a linked, bold or italic title; `alone` says that no bold text follows."""
    if run.kind == "link":
        if cited := _cited(run, index):
            return cited
        if not (is_title(run.text) or (not head.strip() and _is_dated(run.text))):
            return None
        if head.endswith("(") and _is_name_of(head, run):
            return None
        fits = is_front(head) or (
            count_words(run.text) > 3 and (_is_inline(head, run) or not _holds_title(head) or _is_named_by(head, run))
        )
        return Title(run.text, "link", index, index + 1) if fits else None
    if run.kind == "strong":
        titled = is_title(run.text) or (not head.strip(_SEPARATORS) and _is_dated(run.text))
        fits = titled and not is_field_name(run.text.rstrip(" :：")) and is_front(head)
        return Title(run.text, "strong", index, index + 1) if fits else None
    by_people = _lists_people(head.strip(_SEPARATORS))
    fits = by_people or count_words(head) < 2
    if run.kind == "emphasis" and fits and count_words(run.text) > 2 and is_title(run.text):
        names = not by_people and (_lists_people(run.text) or names_people(run.text))
        group = not by_people and not alone and read_authors(run.text, marked=True)
        is_other = _LEADS_INTO_LINK.search(run.text.rstrip()) or names or group or _states_venue(run.text)
        return None if is_other else Title(run.text, "emphasis", index, index + 1)
    return None


def _is_named_by(head: str, run: Run) -> bool:
    """Whether a few words and a colon lead in a longer linked title: `Tests of streaming models: [Testing …](…)`."""
    return (
        head.rstrip().endswith((":", "："))
        and 2 * count_words(head) < 3 * count_words(run.text) < 60
        and count_words(head) < 7
    )


def _is_name_of(head: str, run: Run) -> bool:
    """Whether a linked word in brackets is the short name of the title before it: `Learning to Plan ([LTP](…))`."""
    return count_words(run.text) < 2 and count_words(head) > 3 and _holds_title(head)


def _cited(run: Run, index: int) -> Title | None:
    """The title in a link that is a whole citation: `[Veitch, V., et al. "Using …" 2019](…)`, `[Li et al.: …](…)`."""
    head, _, tail = run.text.partition(". ")
    titled = ", " in head and tail[:1].isupper() and count_words(tail) > 3 and not _lists_people(tail)
    if titled and are_family_names_first(head):
        return Title(tail, "plain", index, index + 1, head)
    if people := people_before_colon(run.text):
        return Title(run.text[people.end() :], "link", index, index + 1, people[1])
    if titled and head[-2:-1] != " " and is_byline(head):
        return Title(tail, "plain", index, index + 1, head)
    found = _in_quotes(run.text, index)
    return found if found and _lists_people(found.head.strip(" .,")) else None


def _is_dated(text: str) -> bool:
    """Whether a title with a year might be taken for an unknown venue's name: `Induction of Decision Trees (1986)`."""
    found = read_statement(clean(text))
    return bool(
        found
        and found.venue
        and found.year
        and (count_words(found.venue) > 1 or text.rstrip().endswith(f"({found.year})"))
        and not is_venue(found.venue, dated=True, generic=True)
    )


def _is_inline(head: str, run: Run) -> bool:
    """Whether a sentence leads into a link: `refers to our survey [A Survey of …](…)`, `see the [paper](…)`."""
    body = head.rstrip()
    if _LEADS_INTO_LINK.search(body) or _OF_ITSELF.search(body):
        return True
    bracketed = run.text.startswith("[")  # `Title [[Li et al., ACL 2017]](…)`
    return count_words(run.text) > 3 and body[-1:].isalnum() and not bracketed and is_title(run.text)


def _is_quoted(head: str, runs: Sequence[Run], index: int) -> bool:
    """Whether quotation marks stand round a link, as round the title in a citation: `A. Smith, “[Title](…)”, 2020`."""
    behind = runs[index + 1].text if index + 1 < len(runs) else ""
    return head.endswith(("“", '"')) and behind[:1] in ("”", '"') and "," in head and is_title(runs[index].text)


def _named(found: Title, runs: Sequence[Run]) -> Title:
    """The longer title behind a short bold or linked name: `**MAE**: "Masked …"`, `**(MAE)** _Masked …_`."""
    if count_words(found.text) > 4:
        return found
    for index in range(found.end, min(found.end + 4, len(runs))):
        run = runs[index]
        if _leads_to_paper(run):
            continue
        if run.kind == "text" and run.text.strip(" :-–—|.,()[]【】<>"):
            following = runs[index + 1] if index + 1 < len(runs) else run
            by_people = found.mark == "strong" and _lists_people(_without_number(run.text))
            if by_people and following.kind == "break":
                continue
            if following.kind == "strong" and count_words(following.text) > 3 and by_people:
                return Title(following.text, "strong", index + 1, index + 2)
            return _in_text(found, runs, index) or found
        if run.kind == "emphasis" and (quoted := _quoted(run.text, "", index, fewest=3)):
            return quoted
        if run.kind == "emphasis" and _BRACKETED.fullmatch(found.text.strip()):
            titled = count_words(run.text) > 2 and is_title(run.text) and not _lists_people(run.text)
            return Title(run.text, "emphasis", index, index + 1) if titled else found
        if run.kind in ("strong", "link") and count_words(run.text) > 3 and is_title(run.text):
            return Title(run.text, "link" if run.kind == "link" else "strong", index, index + 1)
        if run.kind not in ("image", "break", "code", "text"):
            break
    return found


def _in_text(found: Title, runs: Sequence[Run], index: int) -> Title | None:
    """The title that a text behind a short name opens the quotation marks of, holds, or is."""
    run, following = runs[index], runs[index + 1] if index + 1 < len(runs) else runs[index]
    if following.kind == "emphasis" and run.text.rstrip().endswith(("“", '"')) and is_title(following.text):
        return Title(following.text, "emphasis", index + 1, index + 2)
    if found.mark == "strong" and runs[index - 1].kind == "break" and _is_title_line(run.text):
        return Title(run.text, "plain", index, index + 1)
    return _quoted(run.text, "", index, fewest=1) or _introduced(found, runs, index)


def _is_title_line(text: str) -> bool:
    """Whether a line below a bold name is a paper's title, venue and year behind it: `Watch Your Step, NIPS'18`."""
    pieces = cut(text[:LONGEST_TEXT], plain=True)
    stated = (read_statement(piece) for piece in pieces.after)
    return count_words(pieces.title) > 3 and any(found and found.venue and found.year for found in stated)


def _leads_to_paper(run: Run) -> bool:
    """Whether a text says that the paper follows: `**MAE**`, and below it `*Paper: [Masked …](…)*`."""
    text = run.text.strip()
    return run.kind in ("text", "emphasis") and text.endswith((":", "：")) and is_paper_label(text.rstrip(" :："))


def _without_number(text: str) -> str:
    return _COUNT.sub("", text.strip(_SEPARATORS))


def _introduced(found: Title, runs: Sequence[Run], index: int) -> Title | None:
    """Plain text behind a bold name as the title: `**MAE**: Masked Autoencoders …`, `[**MAE**] Masked …`."""
    name, text = found.text.strip(), runs[index].text.lstrip()
    bracketed = (name.startswith("[") and name.endswith("]")) or text.startswith(("]", ")", "】"))
    separated = name.endswith((":", "：")) or text.startswith((":", "："))
    separated = separated or (text.startswith(("-", "–", "—", "|")) and index + 1 < len(runs))
    if found.mark == "link" and not (text.startswith("]") and count_words(text) > 3):
        return None
    dated = _DATED_AHEAD.match(text)
    if dated and names_people(dated[1].strip(" ,(–—-")):
        return None
    if not (bracketed or (separated and found.mark == "strong")):
        return None
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    titled = sum(word[0].isupper() for word in words) * 10 >= len(words) * 6
    if not words or not (bracketed or (len(words) > 2 and titled)):
        return None
    return Title(text.lstrip(" :-–—|,：])】"), "plain", index, index + 1)


def _quoted(text: str, head: str, index: int, fewest: int = 2) -> Title | None:
    """A title in quotation marks; not words that a longer title quotes."""
    found = _in_quotes(text, index)
    if found is None or not is_front(head + found.head):
        return None
    tail = found.tail
    ended = found.text.rstrip().endswith((".", ",", "?", "!"))
    goes_on = tail[:1].isalnum() or (tail[:1] == ":" and count_words(tail) > 1)
    goes_on = goes_on or (tail[:1] == " " and tail[1:2].islower() and not ended)
    return None if goes_on or count_words(found.text) < fewest else found


def _in_quotes(text: str, index: int) -> Title | None:
    """The first text in quotation marks, in a run."""
    match = _QUOTED.search(text, 0, LONGEST_TEXT)
    if match is None:
        return None
    title = next(filter(None, match.groups()))
    return Title(title, "quoted", index, index + 1, text[: match.start()], text[match.end() :])


def _plain(runs: Sequence[Run], end: int) -> Title | None:
    """The plain text before run `end`, unless it leads into the link there as a sentence does."""
    first = next(
        (
            index
            for index in range(end)
            if runs[index].kind in ("text", "code") and any(map(str.isalpha, runs[index].text))
        ),
        None,
    )
    if first is None:
        return None
    text = "".join(run.text for run in runs[first:end] if run.kind in ("text", "code"))[:LONGEST_TEXT]
    if (
        end < len(runs)
        and runs[end].kind == "link"
        and (_LEADS_INTO_LINK.search(text.rstrip()) or _goes_on_in_korean(runs, end))
    ):
        return None
    if text.startswith("Please "):
        return None
    return Title(text.lstrip(" ])}）】").rstrip(" [(:："), "plain", first, end)


def _goes_on_in_korean(runs: Sequence[Run], index: int) -> bool:
    """Whether a particle behind run `index`, a link, makes it a word of a Korean sentence."""
    return index + 1 < len(runs) and runs[index].kind == "link" and bool(_PARTICLE.match(runs[index + 1].text))


def _behind_links(runs: Sequence[Run]) -> Title | None:
    """`[[paper]](…) [[code]](…) Title`: the first bold, quoted or plain text behind the links."""
    linked = False
    for index, run in enumerate(runs):
        if run.kind == "link":
            linked = True
        elif linked and run.kind == "strong" and is_title(run.text) and count_words(run.text) > 1:
            return Title(run.text, "strong", index, index + 1)
        elif linked and run.kind == "text" and _holds_title(run.text):
            if _goes_on_in_korean(runs, index - 1):
                return None
            if quoted := _quoted(run.text, "", index):
                return quoted
            text = run.text[:LONGEST_TEXT].lstrip(" ])：:-–—|")
            dated = text.startswith(",") and all(
                read_statement(each.text) for each in runs[:index] if each.kind == "link"
            )
            if dated:
                text = text[1:].lstrip()
            if _may_follow_links(text, bracketed=dated or "[" in runs[0].text):
                return Title(text, "plain", index, index + 1)
    return None


def _may_follow_links(text: str, *, bracketed: bool) -> bool:
    """Whether what stands behind links, perhaps in brackets, is the title of the entry and no remark."""
    if text.startswith((",", ";")) or read_people_and_year(text):
        return False
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    named = any(map(str.isupper, first)) and ("-" in first or first.endswith(":"))
    if text[:1].islower() and not named:
        return False
    words = text.split()
    titled = bracketed and len(words) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in words)
    return count_words(text) > 3 or (titled and text.isascii() and not re.search(r",|&|\band\b", text))


def _event(runs: Sequence[Run]) -> Title | None:
    """`[The Third Workshop on …, 2021](…)`: an event's name, which elsewhere would be a venue."""
    for index, run in enumerate(runs):
        if run.kind != "link" or count_words(run.text) < 4 or is_label(run.text) or is_address(run.text):
            continue
        if not read_authors(run.text):
            return Title(run.text, "link", index, index + 1)
    return None


def _holds_title(text: str) -> bool:
    """Whether plain text holds a title, and not only tags, dates, names of fields or people, and separators."""
    body = text.strip(_SEPARATORS)
    if not _has_letters(body) or ("," in body and "et al" not in body and is_byline(body)):
        return False
    title = cut(text[:LONGEST_TEXT].rstrip(" [(:："), plain=True).title
    if not _has_letters(title) or is_label(title) or is_field_name(title):
        return False
    return read_statement(title) is None and not is_byline(title)


def _has_letters(text: str) -> bool:
    """Whether a text has two letters or more."""
    letters = filter(str.isalpha, text)
    return next(letters, None) is not None and next(letters, None) is not None

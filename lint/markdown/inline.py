"""GitHub's inline rules for markdown-it: brackets and bare addresses as cmark-gfm reads them, with their places.

markdown-it looks for the end of each label before it parses it, and finds addresses by the letter of GitHub's
specification. cmark-gfm, which GitHub runs, keeps a stack of open brackets (`src/inlines.c`) and asks it before it
links an address (`extensions/autolink.c`): inside an open bracket there are none. The rules here do the same, which
also makes them linear in time and free of recursion. All other constructs are markdown-it's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    StateInline,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    newline,
    strikethrough,
)
from markdown_it.token import Token

# Where plain text ends: at a character that may begin a construct.
_CONSTRUCT = re.compile(r"[\n&*<@\[\\\]_`~]|!(?=\[)|:(?=//)|w(?=ww\.)")

_ESCAPABLE = re.compile(r"\\[\n!-/:-@\[-`{-~]")
_SPACES = re.compile(r"[ \t\n\v\f\r]*+")
_PLAIN_TARGET = re.compile(r"\([ \t\n]*+([^\s<()\\&][^\s()\\&]*+)?[ \t\n]*+\)", re.ASCII)
_ANGLE_TARGET = re.compile(r"<((?:[^<>\n\\]++|\\.)*+)>")
_TARGET_RUN = re.compile(r"(?:[^\\() \t\n\v\f\r]++|\\[!-/:-@\[-`{-~]|\\)*+")
_TITLE = re.compile(r"\"(?:[^\"\\]++|\\.)*+\"|'(?:[^'\\]++|\\.)*+'|\((?:[^()\\]++|\\.)*+\)", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,1000}+)\]", re.DOTALL)
_DEEPEST_PARENTHESES = 32

_ANGLE_LINK = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_ANGLE_EMAIL = re.compile(
    r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+)>"
)
_LETTER = re.compile(r"[A-Za-z]")
_BEFORE_WWW = re.compile(r"[\s*_~(]", re.ASCII)
# cmark-gfm reads a host byte by byte, so that it ends for its checks with the first letter that is not ASCII.
_HOST = re.compile(r"(?:[A-Za-z0-9]|[^\x00-\x7f])[A-Za-z0-9._-]*+")
_ADDRESS_END = re.compile(r"[\s<]", re.ASCII)
# Many names with an underscore are accepted only because looking for one must end somewhere.
_MANY_DOTS = 10
_LOCAL_PART = re.compile(r"[A-Za-z0-9.+_-]")
_EMAIL_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:mailto|xmpp):\Z")
_DOMAIN = re.compile(r"@(?:[A-Za-z0-9_-]++|\.(?=[A-Za-z0-9]))++")

_PLAIN_EMPHASIS = re.compile(
    r"(?<![^ \n(\[])(?P<marks>\*\*?|__?)"
    r"(?P<words>(?!www\.)[^\W_](?:[^\n&*<@\[\\\]_`~:!w]++|:(?!//)|!(?!\[)|w(?!ww\.))*+)(?<=\S)"
    r"(?P=marks)(?:(?![^ \n])|(?<=[^\W_][*_])(?=[,.:;)\]|])|(?<=[^\W_][*_]{2})(?=[,.:;)\]|]))"
)
"""Emphasis that begins a word, ends one, and holds nothing but text."""

_LINKS_AND_IMAGES = frozenset({"link_open", "link_close", "image_open", "image_close"})


class Place(NamedTuple):
    """Where a construct stands in its block's content, and where its target is written: there, or in a definition."""

    start: int
    end: int
    target: tuple[int, int] | None
    label: str = ""


class Target(NamedTuple):
    """What follows a label: where it ends, the target resolved, and where that is written."""

    end: int
    url: str
    span: tuple[int, int] | None
    label: str = ""


@dataclass(slots=True)
class Bracket:
    """A `[` or `![` that may still open a link or image."""

    start: int
    label: int
    """Where the label starts, behind the bracket."""
    token: int
    delimiters: int
    """How many emphasis delimiters stand before it."""
    image: bool
    holds_bracket: bool = False


class InlineState(StateInline):
    """markdown-it's state, the brackets that are open, and the places of each `@`."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.brackets: list[Bracket] = []
        self.links_barred = False
        """Whether the open brackets hold a link already, and so open none; cmark-gfm forgets it at the next bracket."""
        self.at_signs: list[int] = []


class GithubInline(ParserInline):
    """markdown-it's inline parser with GitHub's rules, chosen by the character at which a construct may begin."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Append the tokens of a block's content; links and images have their `Place` in `meta`, raw tags their start.

        An image is a pair of tokens round its alternative text, as a link is round its own.
        """
        state = InlineState(src, md, env, tokens)
        position, end = 0, len(src)
        while position < end:
            found = _CONSTRUCT.search(src, position)
            start = found.start() if found else end
            if start > position:
                state.append_pending(src[position:start])
                state.pos = start
            if found is None:
                break
            for rule in _RULES[src[start]]:
                if rule(state, False):
                    break
            else:
                state.append_pending(src[start])
                state.pos = start + 1
            position = state.pos
        if state.pending:
            state.pushPending()
        if state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta):
            for finish in self.ruler2.getRules(""):
                finish(state)
        if state.at_signs:
            _link_emails(state)
        return state.tokens


# Emphasis


def _emphasis(state: InlineState, _silent: bool) -> bool:
    """markdown-it's emphasis; plain words, which leave nothing to be paired later, are read at once."""
    match = _PLAIN_EMPHASIS.match(state.src, state.pos)
    if match is None:
        return emphasis.tokenize(state, False)
    name = "strong" if len(match["marks"]) == 2 else "em"
    state.push(f"{name}_open", name, 1)
    state.push("text", "", 0).content = match["words"]
    state.push(f"{name}_close", name, -1)
    state.pos = match.end()
    return True


# Brackets


def _open_bracket(state: InlineState, _silent: bool) -> bool:
    start = state.pos
    opening = "![" if state.src[start] == "!" else "["
    if state.brackets:
        state.brackets[-1].holds_bracket = True
    state.push("text", "", 0).content = opening
    state.pos = start + len(opening)
    image = opening == "!["
    state.brackets.append(Bracket(start, state.pos, len(state.tokens) - 1, len(state.delimiters), image))
    state.links_barred = state.links_barred and image
    return True


def _close_bracket(state: InlineState, _silent: bool) -> bool:
    if not state.brackets:
        return False
    bracket = state.brackets.pop()
    if state.links_barred and not bracket.image:
        return False
    target = _inline_target(state) or _reference(state, bracket)
    if target is None:
        _note_footnote(state, bracket)
        return False
    name, tag = ("image", "img") if bracket.image else ("link", "a")
    opening = state.tokens[bracket.token]
    closing = state.push(f"{name}_close", tag, 0)
    opening.type, opening.tag, opening.nesting, closing.nesting = f"{name}_open", tag, 1, -1
    opening.content = ""
    opening.attrs = {"href": target.url}
    opening.meta = closing.meta = {"place": Place(bracket.start, target.end, target.span, target.label)}
    if own := state.delimiters[bracket.delimiters :]:  # emphasis pairs up inside the label, or outside it
        state.tokens_meta.append({"delimiters": own})
        del state.delimiters[bracket.delimiters :]
    state.links_barred = state.links_barred or not bracket.image
    state.pos = target.end
    return True


def _note_footnote(state: InlineState, bracket: Bracket) -> None:
    """Remember that the text refers to a footnote; GitHub shows no others."""
    if state.src.startswith("^", bracket.label):
        label = normalizeReference(state.src[bracket.label + 1 : state.pos])
        state.env.setdefault("footnote_labels", set()).add(label)


def _inline_target(state: InlineState) -> Target | None:
    """The `(target "title")` behind a label that ends at the current position."""
    source, start = state.src, state.pos + 1
    if plain := _PLAIN_TARGET.match(source, start):
        end = plain.end()
        return Target(end, plain[1], plain.span(1)) if plain[1] else Target(end, "", (end - 1, end - 1))
    if not source.startswith("(", start):
        return None
    found = _target_span(source, _skip_spaces(source, start + 1))
    if found is None:
        return None
    left, right, after = found
    end = _skip_spaces(source, after)
    if end > after and (title := _TITLE.match(source, end)):
        end = _skip_spaces(source, title.end())
    return Target(end + 1, unescapeAll(source[left:right]), (left, right)) if source.startswith(")", end) else None


def _target_span(source: str, start: int) -> tuple[int, int, int] | None:
    """Start and end of a target as written, and of all of it: in `<>`, or up to white space or a lone `)`."""
    if source.startswith("<", start):
        angle = _ANGLE_TARGET.match(source, start)
        return (*angle.span(1), angle.end()) if angle else None
    depth, end = 0, start
    while run := _TARGET_RUN.match(source, end):
        end = run.end()
        if source.startswith("(", end) and depth < _DEEPEST_PARENTHESES:
            depth += 1
        elif source.startswith(")", end) and depth:
            depth -= 1
        else:
            break
        end += 1
    return None if source.startswith("(", end) else (start, end, end)


def _reference(state: InlineState, bracket: Bracket) -> Target | None:
    """The definition that a label names, or the label behind it."""
    references = state.env.get("references")
    if not references:
        return None
    end = state.pos + 1
    label = ""
    if second := _LABEL.match(state.src, end):
        label, end = second[1].strip(), second.end()
    if not label:
        if bracket.holds_bracket:
            return None
        label = state.src[bracket.label : state.pos]
    label = normalizeReference(label)
    reference = references.get(label)
    return Target(end, reference["href"], None, label) if reference else None


def _skip_spaces(source: str, start: int) -> int:
    match = _SPACES.match(source, start)
    return match.end() if match else start


# Addresses


def _angle_link(state: InlineState, _silent: bool) -> bool:
    match = _ANGLE_LINK.match(state.src, state.pos)
    prefix = ""
    if match is None:
        match, prefix = _ANGLE_EMAIL.match(state.src, state.pos), "mailto:"
    if match is None:
        return False
    _push_address(state, match[1], prefix + match[1], Place(match.start(), match.end(), match.span(1)))
    return True


def _bare_address(state: InlineState, _silent: bool) -> bool:
    """`https://…`, `http://…` or `ftp://…` at its colon, `www.…` at its first letter; not inside an open bracket."""
    if state.brackets:
        return False
    source, position = state.src, state.pos
    start = _scheme_start(source, position) if source[position] == ":" else _www_start(source, position)
    if start is None or not state.pending.endswith(source[start:position]):
        return False
    end = _address_end(source, position, position + 3 if start < position else position)
    if end is None:
        return False
    state.pending = state.pending[: len(state.pending) - (position - start)]
    text = source[start:end]
    _push_address(state, text, text if start < position else f"http://{text}", Place(start, end, (start, end)))
    return True


def _scheme_start(source: str, colon: int) -> int | None:
    for scheme in ("https", "http", "ftp"):
        start = colon - len(scheme)
        if start >= 0 and source[start:colon].lower() == scheme:
            return None if start and _LETTER.match(source, start - 1) else start
    return None


def _www_start(source: str, position: int) -> int | None:
    return position if not position or _BEFORE_WWW.match(source, position - 1) else None


def _address_end(source: str, start: int, host: int) -> int | None:
    """Where the address ends whose host starts at `host`; None where that is no host."""
    match = _HOST.match(source, host)
    if match is None:
        return None
    if unicodedata.category(source[host])[0] in "PZ":
        return None
    # cmark-gfm does not look at a text's last character here.
    name = match[0] if match.end() < len(source) else match[0][:-1]
    labels = name.split(".")
    if any("_" in label for label in labels[-2:]) and len(labels) - 1 <= _MANY_DOTS:
        return None
    if host == start and len(labels) == 1:
        return None
    found = _ADDRESS_END.search(source, host + len(name))
    end = _without_punctuation(source, start, found.start() if found else len(source))
    return end if end > start else None


def _without_punctuation(source: str, start: int, end: int) -> int:
    """An address's end without the punctuation that belongs to the sentence round it."""
    surplus = source.count(")", start, end) - source.count("(", start, end)
    while end > start:
        last = source[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";":
            end = _before_reference(source, start, end)
        elif last in "?!.,:*_~'\"":
            end -= 1
        else:
            break
    return end


def _before_reference(source: str, start: int, end: int) -> int:
    """The end without its `&name;`, or at least without its semicolon."""
    ampersand = end - 2
    while ampersand > start and source[ampersand].isascii() and source[ampersand].isalpha():
        ampersand -= 1
    return ampersand if ampersand < end - 2 and source[ampersand] == "&" else end - 1


def _push_address(state: InlineState, text: str, url: str, place: Place) -> None:
    if state.pending:
        state.pushPending()
    state.tokens += _address_tokens(text, url, place)
    state.pos = place.end


def _address_tokens(text: str, url: str, place: Place) -> tuple[Token, Token, Token]:
    meta = {"place": place}
    return (
        Token("link_open", "a", 1, attrs={"href": url}, info="auto", meta=meta),
        Token("text", "", 0, content=text),
        Token("link_close", "a", -1, info="auto", meta=meta),
    )


# E-mail addresses: found last, in what is text by then


def _at_sign(state: InlineState, _silent: bool) -> bool:
    state.at_signs.append(state.pos)
    return False


def _link_emails(state: InlineState) -> None:
    """Turn the e-mail addresses in a block's text into links, outside the links and images there are."""
    signs = iter(state.at_signs)
    linked: list[Token] = []
    run: list[Token] = []
    depth, in_address = 0, False
    for token in state.tokens:
        if token.type in ("text", "text_special") and not in_address:
            run.append(token)
            continue
        linked += _email_tokens(run, signs, inside=depth > 0)
        run = []
        if token.type in _LINKS_AND_IMAGES:
            depth += token.nesting
            in_address = token.info == "auto" and token.nesting > 0
        linked.append(token)
    linked += _email_tokens(run, signs, inside=depth > 0)
    state.tokens[:] = linked


def _email_tokens(run: list[Token], signs: Iterator[int], *, inside: bool) -> list[Token]:
    """Adjacent text tokens, with links for the addresses in them; `signs` are the places of each `@` in the source."""
    text = "".join(token.content for token in run)
    if "@" not in text:
        return run
    surplus = _surplus(run)
    linked: list[Token] = []
    done = 0
    for at in (match.start() for match in re.finditer("@", text)):
        if at in surplus:
            continue
        place = next(signs)
        found = None if inside else _email(text, done, at)
        if found is None:
            continue
        start, end, prefix = found
        before = sum(surplus.get(offset, 0) for offset in range(start, at))
        after = sum(surplus.get(offset, 0) for offset in range(at, end))
        left, right = place - (at - start) - before, place + (end - at) + after
        linked.append(Token("text", "", 0, content=text[done:start]))
        linked += _address_tokens(text[start:end], prefix + text[start:end], Place(left, right, (left, right)))
        done = end
    return [*linked, Token("text", "", 0, content=text[done:])] if linked else run


def _surplus(run: list[Token]) -> dict[int, int]:
    """For each character that was escaped or a reference: how much longer it is in the source."""
    surplus = {}
    offset = 0
    for token in run:
        if token.type == "text_special":
            surplus[offset] = len(token.markup) - len(token.content)
        offset += len(token.content)
    return surplus


def _email(text: str, done: int, at: int) -> tuple[int, int, str] | None:
    """Start and end of the address round an `@`, and the scheme that its URL lacks; None where it is none."""
    domain = _DOMAIN.match(text, at)
    if domain is None or "." not in domain[0] or not domain[0][-1].isalpha() or text.startswith("@", domain.end()):
        return None
    start = at
    while start > done and _LOCAL_PART.match(text, start - 1):
        start -= 1
    scheme = _EMAIL_SCHEME.search(text, max(done, start - len("mailto:") - 1), start)
    if scheme:
        return scheme.start(), domain.end(), ""
    return (start, domain.end(), "mailto:") if start < at else None


# Rules by character


def _escape(state: InlineState, _silent: bool) -> bool:
    return _ESCAPABLE.match(state.src, state.pos) is not None and escape(state, False)


def _raw_tag(state: InlineState, _silent: bool) -> bool:
    start = state.pos
    if not html_inline(state, False):
        return False
    state.tokens[-1].meta = {"start": start}
    return True


InlineRule = Callable[[InlineState, bool], bool]

_RULES: dict[str, tuple[InlineRule, ...]] = {
    "\n": (newline,),
    "&": (entity,),
    "*": (_emphasis,),
    "_": (_emphasis,),
    "~": (strikethrough.tokenize,),
    "`": (backtick,),
    "\\": (_escape,),
    "!": (_open_bracket,),
    "[": (_open_bracket,),
    "]": (_close_bracket,),
    "<": (_angle_link, _raw_tag),
    ":": (_bare_address,),
    "w": (_bare_address,),
    "@": (_at_sign,),
}

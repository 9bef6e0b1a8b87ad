"""Names of authors: from running text to parts, and to BibTeX's form."""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.entry.authors import ET_AL, PARTICLES
from lint.prose import is_cjk
from lint.work import Name

OTHERS = Name("others", literal=True)
"""Stands last where a list says `et al.`; BibTeX's `and others`."""

_ET_AL = re.compile(rf"[\s,;]*(?:{ET_AL}\.?|\band\s+(?:\d+\s+)?others\b\.?|等|…|\.\.\.)\s*$", re.IGNORECASE)
_MARKS = re.compile(r"[*†‡§¶✉#]|\$?\^\{?[\d,*]+\}?\$?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[A-Za-z])\d+\b|\([^()]*\)|\[[^\[\]]*\]")
_LABEL = re.compile(r"^\s*(?:authors?|by)\s*[:：]\s*|^\s*by\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*[&，、；;]\s*(?:and\s+)?|\s*,\s*(?:and|&)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_LACKS_STOP = re.compile(r",\s*(?:[^\W\d_]\.[\s-]*){1,4}[^\W\d_]$")
"""Initials that lost their last full stop to the end of a sentence: `Devlin, J. M`."""
_INITIALS_LAST = re.compile(r"(?P<family>[^\s,.]*[a-z][^,.]*?)\s(?P<given>[A-Z]{1,3}(?:\s[A-Z]){0,2}|[A-Z]-[A-Z])")
"""As journals of medicine write names: `Devlin JM`."""
_TOUCHING = re.compile(r"(?<![^\W\d_])([^\W\d_]\.)(?=[^\W\d_]{2})")
"""An initial without a space behind it: `J.Devlin`."""
_SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:(?i:team|group|lab|labs|laboratory|inc|corp|llc|ltd|research|university|institute|foundation|collaboration|"
    r"consortium|project|community|contributors|openai|deepmind|anthropic|google|meta|microsoft|nvidia|alibaba|baidu|"
    r"huggingface)|AI)\b"
)
_MISLEADING = re.compile(r",|(?:^|\s)and(?:\s|$)|^others$|^\W+$", re.IGNORECASE)
_LONGEST = 4000


def parse_authors(text: str) -> tuple[Name, ...]:
    """The names in an author line: `Jacob Devlin, Ming-Wei Chang et al.`, `Devlin, J., & Chang, M.`, `张三，李四`."""
    text = _MARKS.sub("", _LABEL.sub("", text[:_LONGEST].replace("~", " "))).strip(" ,;")
    if re.search(r"\w{3}\.$", text):
        text = text[:-1]
    elif _LACKS_STOP.search(text):
        text += "."
    shortened = _ET_AL.search(text)
    if shortened:
        text = text[: shortened.start()]
    parts = _with_families_apart([part for part in _split(text) if part.lower() != "and"])
    names = [name for part in parts if (name := parse_name(part)).family]
    return (*names, OTHERS) if shortened and names else tuple(names)


def parse_name(text: str) -> Name:
    """One name: `Jan van der Berg`, `van der Berg, Jan`, `King Jr., Martin`, `King, Jr., Martin`, `Gemini Team`."""
    text = _TOUCHING.sub(r"\1 ", " ".join(text.split()).strip(",;"))
    if _GROUP.search(text) and "," not in text:
        return Name(text, literal=True)
    if any(map(is_cjk, text)) and "," not in text and not re.search(r"[A-Za-z]", text):
        return Name(text.replace(" ", ""))
    parts = [part.strip() for part in text.split(",")]
    if len(parts) >= 3 and _SUFFIX.fullmatch(parts[1]):
        return _family_first(parts[0], parts[2], parts[1])
    if len(parts) >= 2:
        suffix = parts[2] if len(parts) > 2 and _SUFFIX.fullmatch(parts[2]) else ""
        return Name("", "") if not parts[0] else _family_first(parts[0], parts[1], suffix)
    return _given_first(text.split(" "))


def bibtex_name(name: Name, encode: Callable[[str], str] = str) -> str:
    """`van der Berg, Jr., Jan` as BibTeX reads it, each part encoded; groups, and what would mislead, in braces.

    Empty where nothing of the name can be shown.
    """
    if name == OTHERS:
        return "others"
    family = encode(name.family)
    if name.literal or not family:
        return family and f"{{{family}}}"
    whole = " ".join(filter(None, (_guarded(encode(name.particle)), _guarded(family))))
    return ", ".join(filter(None, (whole, _guarded(encode(name.suffix)), _guarded(encode(name.given)))))


def _guarded(part: str) -> str:
    return f"{{{part}}}" if _MISLEADING.search(part) else part


def _split(text: str) -> list[str]:
    """The parts that are one name each. A comma separates names, or family from given name."""
    found = []
    for part in _AND.split(text):
        pieces = _with_suffixes([piece.strip() for piece in part.split(",") if piece.strip(" &")])
        if pieces and len(pieces) % 2 == 0 and (_are_initials(pieces[1::2]) or _is_inverted(pieces)):
            found += [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
        else:
            found += pieces
    return found


def _with_families_apart(parts: list[str]) -> list[str]:
    """`Devlin JM`, `Lee K` as `Devlin, JM`, `Lee, K`, where all names are so; capitals alone may be family names."""
    found = [match for part in parts if (match := _INITIALS_LAST.fullmatch(part))]
    if len(found) < len(parts) or all(len(match["given"]) > 1 and match["given"].isalpha() for match in found):
        return parts
    return [f"{match['family']}, {match['given']}" for match in found]


def _are_initials(pieces: list[str]) -> bool:
    return all(_INITIALS.fullmatch(piece) for piece in pieces)


def _is_inverted(pieces: list[str]) -> bool:
    """Whether two pieces are one name: a family name of one word, particles aside, stands first."""
    family = [word for word in pieces[0].split() if not (word in PARTICLES or _SUFFIX.fullmatch(word))]
    return len(pieces) == 2 and len(family) == 1 and not _GROUP.search(pieces[0]) and not any(map(is_cjk, pieces[0]))


def _with_suffixes(pieces: list[str]) -> list[str]:
    """`Martin King, Jr.` is one name."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.fullmatch(piece):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


def _family_first(family: str, given: str, suffix: str) -> Name:
    words = family.split()
    if len(words) > 1 and not suffix and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    at = 0
    while at < len(words) - 1 and words[at] in PARTICLES:
        at += 1
    return Name(" ".join(words[at:]), given, " ".join(words[:at]), suffix)


def _given_first(words: list[str]) -> Name:
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    first = next((at for at, word in enumerate(words[:-1]) if at and word in PARTICLES), None)
    if first is None:
        return Name(words[-1], " ".join(words[:-1]), "", suffix)
    last = first
    while last < len(words) - 1 and words[last] in PARTICLES:
        last += 1
    return Name(" ".join(words[last:]), " ".join(words[:first]), " ".join(words[first:last]), suffix)

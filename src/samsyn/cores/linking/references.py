"""Explicit references in a comment: "avsnitt 3.2", "målområde 4", "s. 14 andra stycket", "sidorna 12–13".

Only what is written is read here; places.py knows which sections it means, outward.py what points to other documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from samsyn.cores.linking.outward import points_elsewhere

Kind = Literal["section", "label", "page", "question", "table", "bare"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: ``text`` is characters [start, end) of the comment.

    ``word`` is the base form of what is numbered ("avsnitt", "delmål"), ``numbers`` the numbers in order, ranges
    written out. ``paragraph`` counts from 1 within a page, -1 = the last, 0 = not said; ``ordinal`` is true when the
    place in a row is meant ("tredje kapitlet") and not a printed number.
    """

    kind: Kind
    start: int
    end: int
    text: str
    word: str
    numbers: tuple[str, ...]
    paragraph: int = 0
    ordinal: bool = False


_COUNT = """ett två tre fyra fem sex sju åtta nio tio elva tolv"""
_RANK = """första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"""
_CARDINALS = {word: at for at, word in enumerate(_COUNT.split(), 1)}
_ORDER = {word: at for at, word in enumerate(_RANK.split(), 1)} | {
    "förste": 1,
    "andre": 2,
    "sista": -1,
    "näst sista": -2,
}

_NUMBER = r"\d{1,2}(?:[.:]\d{1,2}){0,3}(?:(?-i:[A-Za-h])(?!\w))?(?![\d%]|,\d)"
_LETTER = r"(?-i:[IVX]{2,4}|[A-HJ-Z])(?!\w|:\w|\.\w|-\w)"
_AND = r"\s*(?:,\s*(?:och\b|samt\b)?|och\b|samt\b|eller\b|respektive\b|resp\.?|&|/|–|—|-|till\b|t\.?\s?o\.?\s?m\.?)\s*"
_WORDS = "|".join(_CARDINALS)
_ORD = "|".join(sorted(_ORDER, key=len, reverse=True))

# What may be numbered in a strategy: base form → how it is written.
_SECTIONS = {
    "avsnitt": r"(?:under|del)?avsnitt(?:et|en|ets|ens)?|avsn\.?",
    "kapitel": r"kapitel|kapitl(?:et|en|ets|ens)|kap\.?",
    "rubrik": r"(?:under)?rubrik(?:en|erna)?",
    "punkt": r"punkt(?:en|erna)?|p\.",
    "stycke": r"stycke(?:t|na)?",
    "del": r"del(?:en|arna)?",
}
_LABELS = {
    "målområde": r"målområde(?:t|na|ts)?|mål-?omr\.?",
    "målbild": r"målbild(?:en|erna|ens)?",
    "delmål": r"delmål(?:et|en|ets)?",
    "prioritering": r"prioritering(?:en|ar|arna|ens)?|prio\.?",
    "insatsområde": r"insatsområde(?:t|na)?|ins\.?\s?omr\.?",
    "utvecklingsområde": r"utvecklingsområde(?:t|na)?",
    "fokusområde": r"fokusområde(?:t|na)?",
    "område": r"(?:(?:prioriter(?:at|ade)|strategisk[at]?) )?(?:område(?:t|n|na)?|omr\.)",
    "mål": r"(?:effekt|inriktnings|huvud|resultat|etapp)?mål(?:et|en|sättning(?:en|ar|arna)?)?",
    "tema": r"tema(?:t|n)?",
    "perspektiv": r"perspektiv(?:et|en)?",
    "utmaning": r"utmaning(?:en|ar|arna)?",
    "strategi": r"delstrategi(?:n|er|erna)?",
    "åtgärd": r"åtgärd(?:en|er|erna)?",
    "indikator": r"indikator(?:n|er|erna)?",
    "bilaga": r"bilag(?:a|an|or|orna)|bil\.",
}
_QUESTION = {"fråga": r"fråg(?:a|an|or|orna)"}
_TABLE = {
    "tabell": r"tabell(?:en|er|erna)?",
    "figur": r"figur(?:en|er|erna)?|fig\.?",
    "diagram": r"diagram(?:met|men)?",
    "karta": r"kart(?:a|an|or)",
}
_PAGE = r"(?:sid(?:a|an|or|orna|ans)?\b\.?|s\.|s(?=\s?\d)|pag\.?)"
_PARAGRAPH = r"(?:stycke(?:t)?|st\.|punkt(?:en)?|mening(?:en)?|rad(?:en)?)"


def _numbered(forms: dict[str, str]) -> re.Pattern[str]:
    """A word and its number or numbers; the word may be said again inside a list ("avsnitt 2.1 och avsnitt 4.3")."""
    lead = "|".join(f"(?P<{word}>{form})" for word, form in forms.items())
    again = "|".join(forms.values())
    listed = rf"(?P<list>{_NUMBER}(?:{_AND}(?:(?:{again})\s*)?{_NUMBER})*)"
    letters = rf"(?P<letters>{_LETTER}(?:{_AND}(?:(?:{again})\s*)?{_LETTER})*)"
    return re.compile(
        rf"(?<!\w)(?:{lead})\s*(?:nr\.?|nummer)?\s*(?:{listed}|{letters}|(?P<spelled>(?-i:{_WORDS}))(?!\w))",
        re.IGNORECASE,
    )


def _counted(forms: dict[str, str]) -> re.Pattern[str]:
    lead = "|".join(f"(?P<{word}>{form})" for word, form in forms.items())
    return re.compile(rf"(?<!\w)(?P<ord>{_ORD})\s+(?:{lead})(?!\w|\s*\d)", re.IGNORECASE)


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("label", _numbered(_LABELS)),
    ("question", _numbered(_QUESTION)),
    ("table", _numbered(_TABLE)),
    ("section", _numbered(_SECTIONS)),
)
_COUNTED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("label", _counted({k: v for k, v in _LABELS.items() if k not in {"bilaga", "mål", "perspektiv", "utmaning"}})),
    ("section", _counted({"avsnitt": _SECTIONS["avsnitt"], "kapitel": r"kapitl(?:et|en|ets|ens)"})),
    ("question", _counted(_QUESTION)),
)
_PAGES = re.compile(
    rf"(?<!\w)(?:(?P<before>{_ORD})\s+{_PARAGRAPH}\s*(?:,|på|å|i)?\s*(?:på|å)?\s*"
    rf"|(?P<count>{_PARAGRAPH}\s*\d{{1,2}}),?\s*(?:på\s+)?)?"
    rf"{_PAGE}\s*(?P<list>\d{{1,3}}(?![\d.,]\d|\d|\s*%)(?:{_AND}(?:{_PAGE}\s*)?\d{{1,3}}(?!\d|[.,]\d))*)"
    rf"(?:\s*[,:.;(]?\s*(?:(?P<after>{_ORD})\s+{_PARAGRAPH}|{_PARAGRAPH}\s*(?P<at>\d{{1,2}})(?!\d)))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,:/–-])\d{1,2}(?:\.\d{1,2}){1,3}(?![\w%]|[.,:/-]\d|\.\d)")
_BARE_LIST = re.compile(rf"{_BARE.pattern}(?:{_AND}\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?![\w%]|[.,:/-]\d))*")
_MEASURED = re.compile(
    r"\s*(?:%|procent|promille|miljon|miljard|tusen|mkr|mnkr|mdr|kr\b|kronor|km|kilometer|mil\b|meter"
    r"|m\b|m2|ha\b|hektar|ton"
    r"|grader|°|kwh|mwh|gwh|twh|mw\b|gbit|mbit|gånger|timm|minut|sekund|år\b|månad|dagar|barn|poäng|personer|invånare"
    r"|per\b|x\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:den|från|cirka|ca\.?|drygt|knappt|nästan|över|version|ver\.?|v|kl\.?|klockan|dnr|nr|wcag|kvoten)\s*$",
    re.IGNORECASE,
)
# Without one of these nothing below can be found: most comments are passed by at a look.
_DIGIT = re.compile(r"\d")
_CARDINAL = re.compile(rf"(?:{_WORDS})(?!\w)|(?-i:(?<!\w)(?:[IVX]{2, 4}|[A-HJ-Z])(?!\w))", re.IGNORECASE)
_RANKED = re.compile(rf"(?<!\w)(?:{_ORD})\s", re.IGNORECASE)
_ONE = re.compile(r"\d+(?:[.:]\d+)*[A-Za-h]?(?!\w)|(?<!\w)(?:[IVX]{2,4}|[A-HJ-Z])(?!\w)")
_RANGE = re.compile(r"^\s*(?:–|—|-|till\b|t\.?\s?o\.?\s?m\.?)\s*$", re.IGNORECASE)


@lru_cache(maxsize=1024)  # a text is asked about several times while it is placed
def mentions(text: str) -> tuple[Mention, ...]:
    """The explicit references of ``text`` to the document it comments on, in order, but not those to elsewhere."""
    read: list[Mention] = []
    for mention in _all(text):
        if all(mention.end <= other.start or other.end <= mention.start for other in read):
            read.append(mention)
    inward = [one for one in read if not points_elsewhere(text, one.start, one.end, one.word)]
    return tuple(sorted(inward, key=lambda one: one.start))


def _all(text: str) -> Iterator[Mention]:
    numbered = bool(_DIGIT.search(text))
    if numbered:
        yield from _pages(text)
    for kind, pattern in _PATTERNS if numbered or _CARDINAL.search(text) else ():
        for match in pattern.finditer(text):
            listed, spelled = match["list"] or match["letters"], match["spelled"]
            numbers = _expanded(listed) if listed else (str(_CARDINALS[spelled.lower()]),)
            said = match[0].strip()
            yield Mention(kind, match.start(), match.end(), said, _word(match), numbers, ordinal=bool(spelled))
    for kind, pattern in _COUNTED if _RANKED.search(text) else ():
        for match in pattern.finditer(text):
            order = str(_ORDER[match["ord"].lower()])
            yield Mention(kind, match.start(), match.end(), match[0], _word(match), (order,), ordinal=True)
    for match in _BARE_LIST.finditer(text) if numbered else ():
        if not _MEASURED.match(text, match.end()) and not _AMOUNT.search(text, 0, match.start()):
            yield Mention("bare", match.start(), match.end(), match[0], "", _expanded(match[0]))


def _word(match: re.Match[str]) -> str:
    """The name of the group for the thing that was numbered."""
    skip = {"list", "letters", "spelled", "ord"}
    return next(name for name, value in match.groupdict().items() if value and name not in skip)


def _pages(text: str) -> Iterator[Mention]:
    for match in _PAGES.finditer(text):
        said = match["before"] or match["after"]
        paragraph = _ORDER[said.lower()] if said else int(match["at"] or 0)
        if match["count"]:
            paragraph = int(re.sub(r"\D", "", match["count"]))
        numbers = _expanded(match["list"])
        yield Mention("page", match.start(), match.end(), match[0].strip(" ,.:;("), "sida", numbers, paragraph)


def _expanded(listed: str) -> tuple[str, ...]:
    """The numbers of a list, with ranges written out: "2.1–2.3" → 2.1, 2.2, 2.3."""
    found: list[str] = []
    last_end = 0
    for match in _ONE.finditer(listed):
        between = listed[last_end : match.start()]
        if found and _RANGE.match(between):
            found.extend(_between(found[-1], match[0]))
        found.append(match[0].replace(":", "."))
        last_end = match.end()
    return tuple(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    """The numbers strictly between two that differ in their last part only, at most thirty."""
    *stem, low = first.split(".")
    *other, high = last.split(".")
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [chr(code) for code in range(ord(low) + 1, ord(high))]
    if not low.isdigit() or not high.isdigit() or stem != other or not 0 < int(high) - int(low) <= 30:
        return []
    return [".".join((*stem, str(number))) for number in range(int(low) + 1, int(high))]

"""Where one sentence ends and the next begins: rules and word lists, Swedish and German, no model."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.abbreviations import CLOSING, MONTHS, OPEN, STARTERS, WITH_NUMBER

# A run of end marks with what closes after it, then white space or (a forgotten space) a capital at once.
_CANDIDATE = re.compile(r"""(?P<mark>[.!?…]+)(?P<close>["”“»«’'‘)\]]*)(?P<gap>\s+|(?=[A-ZÅÄÖÜ][a-zåäöüß])|$)""")
_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_LAST_TOKEN = re.compile(r"\S*$")
_NEXT_WORD = re.compile(r"[^\W\d_]*")
_OPENING = "\"'”“„»«‚‘([{–—-•*·"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_STREET = re.compile(r"str(?:aße)?$|pl$|(?:^|-)(?:v|g)$", re.IGNORECASE)
_ORDINAL_BEFORE = phrases(r"""
    (?:\b(?:am|der|die|das|den|dem|des|zum|zur|vom|im|ab|bis|seit|jede[nrsm]?|in|aus|ein|eine[nrm]?|als|auf|und
    oder|beim|mein\w*|unser\w*|kl)\.?\s+)$
""")
_URL = re.compile(r"(?:https?:|www\.|@)\S*$|\.(?:se|de|com|org|net|eu|nu|pdf|docx?|xlsx?|html?)$", re.IGNORECASE)
_AFTER_URL = re.compile(r"https?://\S+[^\s.,;:!?](?:\s+\))?(?P<gap>\s+)(?=[A-ZÅÄÖÜ])")
# "1. …", "2) …", "(3) …" in running text, and a dash after an end mark: each opens an item.
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?(?P<value>\d{1,2})[.)]{1,2}\s+(?=[\"„“”]?[^\W\d_])")
_DASHED = re.compile(r"(?<=[:.!?;)])\s+(?=[-–*•+]\s+\S)")
_SMILE = re.compile(r"(?<=\s)[:;]-?[)D(](?P<gap>\s+)(?=[A-ZÅÄÖÜ])")
# Costly to look for, and rare: the sign that must be there, and the pattern.
_RARE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("http", _AFTER_URL),
    *((f" {dash} ", _DASHED) for dash in "-–*•+"),
    *((smile, _SMILE) for smile in (")", "(", ":D")),
)
_MAY_NUMBER = re.compile(r"\d[.)]")
_BREAK = re.compile(r"[\r\n]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text`` without the white space between them."""
    starts = [0, *boundaries(text), len(text)]
    found = (text[start:end].strip() for start, end in itertools.pairwise(starts))
    return tuple(sentence for sentence in found if sentence)


@lru_cache(maxsize=1024)
def boundaries(text: str) -> tuple[int, ...]:
    """Offsets where a new sentence begins (0 and the end left out), ascending. A line break ends a sentence."""
    items = set(_items(text)) if _MAY_NUMBER.search(text) else set[int]()
    found = {match.end() for match in _LINE.finditer(text)} if _BREAK.search(text) else set[int]()
    found |= items
    found.update(match.end() for match in _CANDIDATE.finditer(text) if _ends(text, match, items))
    for sign, pattern in _RARE:
        if sign in text:
            found.update(match.end() for match in pattern.finditer(text))
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return tuple(sorted(offset for offset in found if first < offset < end))


def _items(text: str) -> Iterator[int]:
    """Starts of numbered items in running text: at least two numbers in a row, or one after a colon."""
    found = (
        match
        for match in _NUMBERED.finditer(text)
        if not _ORDINAL_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
    )
    marks = [(match.start(), int(match["value"])) for match in found]
    for number, (start, value) in enumerate(marks):
        beside = [other for _, other in marks[max(0, number - 1) : number + 2]]
        after_colon = text[max(0, start - 3) : start].rstrip().endswith(":")
        if (value - 1 in beside or value + 1 in beside) or (value == 1 and after_colon):
            yield start


def _ends(text: str, found: re.Match[str], items: set[int]) -> bool:
    if found.end() >= len(text):
        return False
    before = text[max(0, found.start() - 60) : found.start()]
    if not found["gap"]:
        return _ends_without_space(before, found)
    after = text[found.end() : found.end() + 40].lstrip(_OPENING + " ")
    if not after or not before.strip(_OPENING + " ") or _comments_on_a_word(before, found):
        return False
    if found["mark"] != ".":
        return _strong_end(found, after)
    return _full_stop_ends(before, after, found, items)


def _ends_without_space(before: str, found: re.Match[str]) -> bool:
    token = _token(before)
    if _URL.search(token) or "/" in token or "@" in token or token.lower() in OPEN:
        return False
    return len(token.rpartition(".")[2]) > 2 or found["mark"] != "." or bool(found["close"])


def _token(before: str) -> str:
    found = _LAST_TOKEN.search(before)
    return found[0].lstrip(_OPENING) if found else ""


def _comments_on_a_word(before: str, found: re.Match[str]) -> bool:
    """ "(!)" and "(?)"."""
    return before.endswith(("(", "[")) and found["close"].startswith((")", "]"))


def _strong_end(found: re.Match[str], after: str) -> bool:
    if not after[0].islower():
        return True
    return not set(found["mark"]) <= {".", "…"} and not found["close"]


def _full_stop_ends(before: str, after: str, found: re.Match[str], items: set[int]) -> bool:
    token = _token(before)
    word = token.lower()
    if found["close"]:
        return not after[0].islower() and (word not in OPEN or _starts_a_sentence(after))
    if word in CLOSING or word.replace(".", "") in CLOSING:
        return not after[0].islower()
    if word in WITH_NUMBER:
        return after[0].isupper()
    if _abbreviates(word, token):
        return _starts_a_sentence(after)
    if token.isdigit():
        is_item = found.start() - len(token) in items
        return not is_item and _number_ends(before[: len(before) - len(token)], token, after)
    if after[0].islower():
        return len(word) > 3 and word.isalpha()
    return True


def _abbreviates(word: str, token: str) -> bool:
    last = re.split(r"[/(]", word)[-1]
    return (
        word in OPEN
        or last in OPEN
        or bool(_INITIALS.fullmatch(token))
        or (len(last) > 3 and bool(_STREET.search(last)))
    )


def _starts_a_sentence(after: str) -> bool:
    """A capital on a word that has none inside a sentence."""
    found = _NEXT_WORD.match(after)
    return found is not None and after[0].isupper() and found[0].lower() in STARTERS


def _number_ends(before: str, digits: str, after: str) -> bool:
    """After "fram till 2030." a sentence begins, after "den 3." (maj), "am 3." (Platz) and "1." (Skolan) none."""
    following = _NEXT_WORD.match(after)
    if after[0].islower() or after[0].isdigit() or (following and following[0].lower() in MONTHS):
        return False
    return len(digits) > 2 or not (_opens_here(before) or _ORDINAL_BEFORE.search(before))


def _opens_here(before: str) -> bool:
    """Nothing, a line break or the end of a sentence stands before: the number opens the sentence that follows it."""
    token = _token(before.rstrip()).rstrip(".")
    said = before.rstrip()
    if said.endswith(".") and _abbreviates(token.lower(), token):
        return False
    return not said or before.endswith("\n") or said.endswith((".", ":", "!", "?", "("))

"""Where one sentence ends and the next begins: rules and word lists, Swedish and German, no model."""

import re
from collections.abc import Sequence

from samsyn.cores.text.split.abbreviations import CLOSING, MONTHS, OPEN

# A run of end marks with what closes after it, then white space or (a forgotten space) a capital at once.
_CANDIDATE = re.compile(r"""(?P<mark>[.!?…]+)(?P<close>["”“»«’'‘)\]]*)(?P<gap>\s+|(?=[A-ZÅÄÖÜ][a-zåäöüß])|$)""")
_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_LAST_TOKEN = re.compile(r"\S*$")
_OPENING = "\"'”“„»«‚‘([{–—-•*·"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_ORDINAL_BEFORE = re.compile(
    r"(?:\b(?:am|der|die|das|den|dem|des|zum|zur|vom|im|ab|bis|seit|jede[nrsm]?|den|kl|nr|kap|s|sid|punkt)\.?\s+|^|\()$",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?:|www\.|@)\S*$|\.(?:se|de|com|org|net|eu|nu|pdf|docx?|xlsx?|html?)$", re.IGNORECASE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text`` without the white space between them."""
    starts = [0, *boundaries(text), len(text)]
    found = (text[start:end].strip() for start, end in zip(starts, starts[1:], strict=False))
    return tuple(sentence for sentence in found if sentence)


def boundaries(text: str) -> list[int]:
    """Offsets where a new sentence begins (0 and the end left out), ascending. A line break ends a sentence."""
    found = {match.end() for match in _LINE.finditer(text) if text[match.end() :].strip() and match.start()}
    found.update(match.end() for match in _CANDIDATE.finditer(text) if match.end() < len(text) and _ends(text, match))
    return sorted(offset for offset in found if text[:offset].strip())


def _ends(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 40].lstrip(_OPENING + " ")
    before = text[max(0, found.start() - 60) : found.start()]
    if not found["gap"]:
        return _ends_without_space(before, found)
    if not after or not before.strip(_OPENING + " "):
        return False
    if _inside_brackets(before, found):
        return False
    if found["mark"] != ".":
        return _strong_end(found, after)
    return _full_stop_ends(before, after, closed=bool(found["close"]))


def _ends_without_space(before: str, found: re.Match[str]) -> bool:
    token = _token(before)
    return len(token.rpartition(".")[2]) > 2 and not _URL.search(token) and "/" not in token and "@" not in token


def _token(before: str) -> str:
    found = _LAST_TOKEN.search(before)
    return found[0].lstrip(_OPENING) if found else ""


def _inside_brackets(before: str, found: re.Match[str]) -> bool:
    """ "(!)" and "(?)" comment on a word."""
    return before.endswith(("(", "[")) and found["close"].startswith((")", "]"))


def _strong_end(found: re.Match[str], after: str) -> bool:
    if after[0].islower():
        dots = set(found["mark"]) <= {".", "…"}
        return not dots and not found["close"]
    return True


def _full_stop_ends(before: str, after: str, *, closed: bool) -> bool:
    token = _token(before)
    word = token.lower()
    if closed:
        return not after[0].islower()
    if word in CLOSING or word.replace(".", "") in CLOSING:
        return not after[0].islower()
    if word in OPEN or _INITIALS.fullmatch(token) or word.rpartition("(")[2] in OPEN:
        return False
    if token.rpartition("/")[2].lower() in OPEN or (
        word.endswith(("str", "pl")) and len(word) > 4 and after[0].isdigit()
    ):
        return False
    if token.isdigit():
        return _number_ends(before[: len(before) - len(token)], token, after)
    if after[0].islower():
        return len(word) > 3 and word.isalpha() and after[:1].isalpha()
    return True


def _number_ends(before: str, digits: str, after: str) -> bool:
    """ "den 3. maj", "am 3. Platz", "1. Skolan" go on; "fram till 2030. Detta" ends."""
    next_word = re.split(r"\W", after, maxsplit=1)[0].lower()
    if next_word in MONTHS or len(digits) > 2 and after[0].islower():
        return False
    if len(digits) <= 2 and (_ORDINAL_BEFORE.search(before) or after[0].isdigit()):
        return False
    return not after[0].islower()

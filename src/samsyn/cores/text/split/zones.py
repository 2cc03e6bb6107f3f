"""Walk through a letter and say which paragraphs are furniture: head, foot, protocol, older mail, list of contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split import furniture, headings
from samsyn.cores.text.split.cues import strength, wishes
from samsyn.cores.text.split.remarks import remark
from samsyn.cores.text.split.sentences import sentences
from samsyn.cores.text.split.stands import abstains
from samsyn.cores.text.values import Paragraph

_I = re.IGNORECASE
_ENDED = re.compile(r"[.!?:…][\"”»’)\]]*$")
_AND_MORE = re.compile(r" (?:m\.? ?m|m\.? ?fl|etc|osv)\.$")
_VERB = phrases(r"""
    \b(?:är|har|ska|skall|kan|bör|borde|vill|måste|behöver|finns|saknas|saknar|blir|tycker|anser|ser|får|gör|ges
    is|are|should|on|ovat|ist|sind)\b
""")

_RESUMES = re.compile(r"(?:bilaga|synpunkter|yttrande|remissvar|svar på|ps\b|p\.s|avsnitt|kapitel|fråga|\d)", _I)
# A party's own text in a protocol.
_OWN_WORDS = re.compile(r"(?:reservation|särskilt yttrande|protokollsanteckning|röstförklaring) (?:från|av)\b", _I)
_NOTE = 60  # words
_HEAD_WORDS = 8  # of a letterhead's line that somebody writes in small letters
_HANDS_ON = re.compile(r"(?:ämne|subject|rubrik)\s*:\s*(?:vb|vbf|fw|fwd|wg)\s*:", _I)
_QUOTED_ROWS = 3  # paragraphs; more than a short invitation at the foot of a mail may be the letter itself
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b ?[:.]?", _I)


@dataclass(slots=True)
class _Walk:
    """Where the walk through the letter is."""

    started: bool = False  # a real sentence has been seen
    closed: bool = False  # a signature has been seen since the last text
    older: bool = False  # inside an earlier mail
    section: str = ""  # reason of the section the walk is in
    spoken: bool = False  # an opinion has been seen
    forwarded: bool = False  # the mail hands on another: what that one says is the answer
    handed_on: bool = False  # the head of the mail that is handed on has just been met
    head: set[str] = field(default_factory=set)  # the letterhead's lines
    found: list[tuple[str, str]] = field(default_factory=list)


def zones(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, str], ...]:
    """For each paragraph (reason, section): reason "" when it is text to divide; section "inledning" or
    "beslutsformel" when it stands where only a clear opinion is a comment."""
    return _zones(tuple(paragraphs))


@lru_cache(maxsize=4)  # dividing, sender and covering letter all ask about the same letter
def _zones(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[str, str], ...]:
    walk = _Walk()
    texts = [paragraph.text for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        reason = _reason(walk, paragraph, texts[number : number + 6])
        if walk.handed_on:
            _set_note_aside(walk, texts)
        if not reason and not walk.spoken:
            walk.spoken = any(strength(one) == 2 and not remark(one) for one in sentences(paragraph.text))
        if reason == "brevhuvud" and not walk.started:
            walk.head.add(paragraph.text)
        walk.found.append((reason, walk.section if not reason else ""))
    _sign_from_the_end(paragraphs, walk.found)
    return tuple(walk.found)


def _set_note_aside(walk: _Walk, texts: Sequence[str]) -> None:
    """The note of whoever hands a mail on: a few words above it are not the answer, more may be."""
    note = [number for number, (reason, _) in enumerate(walk.found) if not reason]
    if sum(len(texts[number].split()) for number in note) <= _NOTE:
        for number in note:
            walk.found[number] = ("missiv", "")
    walk.handed_on = False


def _reason(walk: _Walk, paragraph: Paragraph, following: Sequence[str]) -> str:
    text = paragraph.text
    walk.forwarded = walk.forwarded or bool(_HANDS_ON.match(text))
    if paragraph.kind == "aside":
        return paragraph.reason
    if walk.older or (paragraph.raw and paragraph.raw[0].startswith(">")):
        return "citerat mejl"
    if walk.started and len(following) <= _QUOTED_ROWS and furniture.runs_into_quoted_mail(text):
        walk.older = True
        return "citerat mejl"
    if _starts_older(walk, following):
        return "citerat mejl" if walk.older else "brevhuvud"
    if paragraph.kind == "heading":
        return _heading(walk, text, following[1:])
    alone = _alone(walk, text)
    if alone:
        return alone
    if walk.section in ("sändlista", "innehållsförteckning"):
        if not _is_prose(text):
            return walk.section
        walk.section = ""
    if walk.closed:
        return _after_signature(walk, paragraph)
    if paragraph.kind == "body" and len(text) < 60 and text in walk.head:
        return "sidhuvud"
    if _is_title(walk, paragraph, following[1:]):
        walk.section = ""  # a line that only stands like a heading ends a section as a heading does
        return "rubrik"
    return "" if _is_text(walk, paragraph) else "brevhuvud"


def _is_title(walk: _Walk, paragraph: Paragraph, following: Sequence[str]) -> bool:
    """The letter's own title, or a line above a text or a list that only looks make no heading."""
    text = paragraph.text
    if paragraph.kind != "body" or len(text.split()) > 25 or _VERB.search(text):
        return False
    if text.endswith(":") and len(text.split()) <= 5 and not wishes(text):
        return True
    if _ENDED.search(_AND_MORE.sub("", text)):
        return False
    if furniture.TITLE_OF_ANSWER.fullmatch(text) and not furniture.is_letterhead(text):
        return True
    short = len(text.split()) <= 8 and text.lstrip("0123456789. ")[:1].isupper() and not wishes(text)
    return short and walk.started and not walk.closed and bool(following) and _is_prose(following[0])


def _starts_older(walk: _Walk, following: Sequence[str]) -> bool:
    """The head of an earlier mail; when nothing has been said above it, the mail below is the answer itself."""
    marked = furniture.opens_quoted_mail(following[0])
    if not marked and (not walk.started or furniture.mail_heads(following[:5]) < 3):
        return False
    walk.older = walk.spoken and not walk.forwarded
    walk.handed_on, walk.forwarded = walk.forwarded, False
    walk.closed = walk.started = False
    return True


def _heading(walk: _Walk, text: str, following: Sequence[str]) -> str:
    section = headings.stands_for(text)
    alone = furniture.reason_alone(text)
    if (
        section is None
        and alone
        and not _OWN_WORDS.match(text)
        and not (alone == "beslutsformel" and strength(text) == 2)
    ):
        if alone == "underskrift":
            walk.closed = True
        if alone in ("sändlista", "beslutsformel"):
            walk.section = alone
        return alone
    if walk.closed and not _RESUMES.match(text) and not any(_is_prose(one) for one in following[:2]):
        return "underskrift"
    if (
        not walk.started
        and furniture.is_letterhead(text)
        and section is None
        and not furniture.TITLE_OF_ANSWER.match(text)
    ):
        return "brevhuvud"
    walk.closed = False
    walk.section = section or ""
    return "rubrik"


def _alone(walk: _Walk, text: str) -> str:
    section = headings.stands_for(text)
    if section:
        walk.section = section
        walk.closed = False
        return "rubrik" if section in ("inledning", "innehållsförteckning") else section
    reason = furniture.reason_alone(text)
    if reason in ("beslutsformel", "mejlfot") and _speaks_of_content(text):
        return ""
    if reason == "beslutsformel" and walk.closed and furniture.is_signer(text):
        return "underskrift"
    if reason == "underskrift":
        walk.closed = True
    if reason == "sändlista" and text.rstrip().endswith((":", "till")):
        walk.section = "sändlista"
    if reason == "beslutsformel" and text.rstrip().endswith(":"):
        walk.section = "beslutsformel"
    if reason == "beslutsformel" and _HANDS_OVER.search(text):  # what comes now is the answer
        walk.section = ""
    return reason


_HANDS_OVER = re.compile(r"\bföljande (?:synpunkter|svar|yttrande|inspel|kommentarer)[.:]?$", _I)
_CONTENT = phrases(r"""
    \b(?:saknas|saknar|bör|borde|otydlig\w*|kompletteras|förtydligas|strykas|avsnitt(?:et)?|målområde
    barnperspektiv)\b
""")


_UNSIGNED = phrases(r"saknar (?:därför |alltså )?(?:en |egenhändig )?(?:namn)?underskrift\w*")


def _speaks_of_content(text: str) -> bool:
    return bool(_CONTENT.search(_UNSIGNED.without(text))) and not text.lower().startswith("att ")


def _is_prose(text: str) -> bool:
    words = len(text.split())
    return (
        words >= 5
        and ((words >= 6 and bool(_ENDED.search(text))) or bool(_VERB.search(text)))
        and not _is_plain_data(text)
    )


def _is_plain_data(text: str) -> bool:
    if _ENDED.search(text) and (_VERB.search(text) or abstains(text)):  # "avstår från att svara på remissen, dnr …"
        return False
    if text[:1].islower() and len(text.split()) > _HEAD_WORDS and _VERB.search(text):  # "vården är usel o …"
        return False
    return furniture.is_letterhead(text) and strength(text) == 0


def _is_text(walk: _Walk, paragraph: Paragraph) -> bool:
    """Not letterhead: a sentence, a list item, a cell or a short wish."""
    text = paragraph.text
    if _is_plain_data(text):
        return False
    if (
        _is_prose(text)
        or wishes(text)
        or strength(text) == 2
        or (paragraph.kind in ("item", "cell", "note") and walk.started)
    ):
        walk.started = True
        return True
    if walk.started:
        return True
    return bool(_ENDED.search(text)) and len(text.split()) > 3 and not furniture.is_signer(text)


def _after_signature(walk: _Walk, paragraph: Paragraph) -> str:
    text = paragraph.text
    if _POSTSCRIPT.match(text) or (_is_prose(text) and strength(text) == 2 and not furniture.is_letterhead(text)):
        walk.closed = False
        return ""
    return "underskrift"


def _sign_from_the_end(paragraphs: Sequence[Paragraph], found: list[tuple[str, str]]) -> None:
    """Names and titles at the end of a letter without a closing phrase."""
    for number in range(len(found) - 1, -1, -1):
        reason, _ = found[number]
        paragraph = paragraphs[number]
        if reason in ("", "brevhuvud") and paragraph.kind in ("body", "cell", "heading") and _may_sign(paragraph.text):
            found[number] = ("underskrift", "")
        elif reason in ("", "rubrik", "brevhuvud"):
            return


_BY = re.compile(r"(?:gm|genom|/|e\.? ?u\.?|dag som ovan|på uppdrag|för styrelsen)\b", _I)


def _may_sign(text: str) -> bool:
    if len(text.split()) <= 5 and (_BY.match(text) or furniture.is_signer(text.rstrip("."))):
        return True
    return len(text.split()) <= 9 and not _ENDED.search(text) and not wishes(text) and not _VERB.search(text)

"""A name of any kind: what a head, a first sentence, a foot and a file name say alike is who writes."""

import re
from collections.abc import Iterator, Sequence

from samsyn.cores.text.letter.classes import PRIVATE, class_of
from samsyn.cores.text.letter.mail import Mention
from samsyn.cores.text.letter.names import CAPITALISED, folded, names_in, tidied
from samsyn.cores.text.letter.titles import owner_of
from samsyn.cores.text.phrases import alternatives
from samsyn.cores.text.split import furniture
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Paragraph

_W = CAPITALISED
_SMALL = r"(?:i|och|för|på|av|&)"
_NAME = rf"{_W}(?: (?:{_SMALL} )?{_W}){{1,5}}"
# What only somebody who answers does; "är" and "saknar" are said of aims as well.
_ANSWERS = alternatives(r"""
    (?:har (?:nu |också |inga |inget |ingen |även )?(?:tagit del|läst|beretts|fått|getts|anmodats|granskat|gått
    synpunkter|att|erinran|medlemmar|diskuterat|behandlat)|tackar|avstår|avger|yttrar|lämnar|inkommer|översänder
    företräder|representerar|organiserar|samlar|tillstyrker|avstyrker|instämmer|välkomnar|anser|tycker)\b
""")
_AS_A_BODY = alternatives(r"""
    (?:har (?:nu |också )?(?:tagit del|beretts|fått|getts|anmodats)|avstår|avger|yttrar|lämnar|inkommer|översänder
    företräder|representerar|organiserar|samlar|tillstyrker|avstyrker)\b
""")
_SUBJECT = re.compile(rf"({_NAME}) (?:{_ANSWERS}|har\b)")
_CUT = re.compile(r",|\.\s|\s[–|-]\s|\s\(|\s\d|\t|:")
_PAIR = re.compile(rf"{_W} och {_W}(?: {_W})?")  # two people who share a home
_SHORT = re.compile(rf"([A-ZÅÄÖ][\wåäö-]{{4,}}(?:en|et|na|an)) (?:(?:i|på|för) )?{_W}(?: {_W})?")
_NO_HEAD = re.compile(
    r"(?:till|hej|yttrande|remiss\w*|svar\w*|synpunkter|angående|datum|ärende|dnr|diarie\w*|region|från|vår|er|nu|"
    r"bästa|kära|mål|vision\w*|strategi\w*|kapitel|avsnitt|bilaga|tankar|inlaga)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:nämnden?|styrelsen|utskottet|beredningen|förvaltning(?:en)?|enheten|avdelning(?:en)?)$", re.IGNORECASE
)
_HEADS = ("brevhuvud", "sidhuvud", "rubrik")
_OPENERS = 5  # lines of a head
_LONGEST = 7  # words of a name


def said_twice(paragraphs: Sequence[Paragraph], file_name: str, header: str) -> Iterator[Mention]:
    """Names of two words or more, whatever kind of body they name, that stand in two of the letter's own places."""
    heads, subject, feet = _places(paragraphs)
    begins = _SUBJECT.match(subject)
    for name in dict.fromkeys([*heads, *([tidied(begins[1])] if begins else [])]):
        if _may_be_a_name(name) and (
            _told(name, folded(subject), feet, folded(header), in_head=name in heads)
            or (name in heads and _told_short(name, folded(subject), folded(file_name.replace("_", " "))))
        ):
            yield Mention(name, 3.0, "flera ställen i brevet")


def _told(name: str, subject: str, feet: Sequence[str], header: str, *, in_head: bool) -> bool:
    """Does a second place name it? That a title is the file's name as well tells nothing."""
    key = re.escape(folded(name))
    signed = any(re.search(rf"(?:^| ){key}(?: |$)", foot) for foot in feet)
    if class_of(name) == PRIVATE:  # two words as a person's have to answer as a body does, or to have a board
        board = any(re.search(rf"(?:^| )(?:for|styrelsen(?: for| i)?) {key}(?: |$)", foot) for foot in feet)
        return board or ((in_head or signed) and re.match(rf"{key} (?:{_AS_A_BODY})", subject) is not None)
    return signed or key in re.escape(header) or (in_head and re.match(rf"{key} (?:{_ANSWERS})", subject) is not None)


def _told_short(name: str, subject: str, file_name: str) -> bool:
    """ "Öbönderna i Hede" of a head, where the text begins "Öbönderna är …" and the file is obonderna.txt."""
    short = _SHORT.fullmatch(name)
    key = folded(short[1]) if short else ""
    return bool(key) and subject.startswith(f"{key} ") and key in file_name


def _places(paragraphs: Sequence[Paragraph]) -> tuple[list[str], str, list[str]]:
    """The lines of the head as far as they may be a name, the first text, the folded lines of the foot."""
    heads, feet, subject = list[str](), list[str](), ""
    for paragraph, (reason, _) in zip(paragraphs, zones(paragraphs), strict=True):
        text = paragraph.text
        if reason == "underskrift" and len(text) < 120:
            feet.append(folded(" ".join(text.replace(",", " ").split())))
        elif reason in _HEADS and not subject and len(heads) < _OPENERS:
            heads.append(tidied(_CUT.split(text, maxsplit=1)[0]))
        elif not reason and not subject and paragraph.kind == "body":
            subject = text
    return heads, subject, feet


def _may_be_a_name(name: str) -> bool:
    return (
        1 < len(name.split()) <= _LONGEST
        and name[:1].isupper()
        and not _NO_HEAD.match(name)
        and not any(c.isdigit() or c in "!?@§" for c in name)
        and not _OFFICE.search(name)
        and not furniture.TITLE_OF_ANSWER.fullmatch(name)
        and not owner_of(name)
        and not _PAIR.fullmatch(name)
        and all(len(found) < len(name) for _, found in names_in(name))  # those are read where they stand
    )

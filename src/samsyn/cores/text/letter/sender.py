"""Who is behind a letter: its head, title, first sentence, signature, mail address and file name, each weighed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.cores.text.letter import introductions, mentions
from samsyn.cores.text.letter.classes import PRIVATE, class_of
from samsyn.cores.text.letter.mail import ADDRESS, Mention, from_mail, header_of, is_person, writes_alone
from samsyn.cores.text.letter.names import key_of, names_in, tidied
from samsyn.cores.text.letter.titles import in_region, together, unit_of_region
from samsyn.cores.text.letter.twice import said_twice
from samsyn.cores.text.phrases import alternatives, phrases
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Document, Paragraph

_PERSON_SPEAKS = re.compile(r"\b(?:jag|mig|min|mitt|mina)\b", re.IGNORECASE)
_WE_SPEAK = re.compile(r"\b(?:vi|oss|vår|vårt|våra)\b", re.IGNORECASE)
_UNIT = re.compile(
    alternatives(r"""
        \b[A-ZÅÄÖ][\wåäö]+ nämnden\b
        \b(?:[a-zåäö]+- och )?(?:[A-ZÅÄÖ][\wåäö]*-? ?(?:och |& )?)?[A-ZÅÄÖa-zåäö][\wåäö-]*(?:nämnd(?:en)?
        NÄMND(?:EN)?|förvaltning(?:en)?|enhet(?:en)?|stab(?:en)?|avdelning(?:en)?|centrum)\b(?: för [\wåäö]+)?
    """)
)
_WHOLE = phrases(r"""
    kommun(?:lednings|styrelse)|lednings|styrelse|samhällsutveckling|utvecklingsnämnd|utvecklingsavdelning
    nämndsekr|kansli|stadskontor
""")
_GUESSED = ("brevets första rad", "filens namn")  # words that need not be a name
_PLAIN = ("txt", "eml", "docx", "rtf", "odt")  # what people at home write in
_FEW = 15  # words; fewer tell nothing
_NOTE = 250  # words; a shorter text that names no organisation at all is somebody's own
_HEAD = 14  # paragraphs
_ASKER = 0.4  # share of the weight left to the region that asks: its own units answer too
_LEAST = 1.0  # weight of a name that is believed


@dataclass(frozen=True, slots=True)
class Sender:
    """The organisation behind a letter ("" when unknown), its class, and the words that told, in Swedish."""

    name: str
    class_: str
    evidence: str


def sender(
    document: Document,
    paragraphs: Sequence[Paragraph],
    *,
    organisations: Sequence[str] = (),
    name: str = "",
    own: str = "",
) -> Sender:
    """The sender of a letter.

    ``organisations``: names already known (a send list), spelled as they shall be; ``name``: the file's name;
    ``own``: the region that asks, whose units are its own class. A private person is named "privatperson".
    """
    joint = together(paragraphs, name)
    if joint:
        return Sender(
            joint, class_of(joint.split(",")[0], own=own), f"flera står i brevhuvudet och har skrivit under: ”{joint}”"
        )
    header = header_of(document, paragraphs)
    found = [
        *from_mail(header),
        *mentions.in_file_name(name),
        *mentions.in_letter(paragraphs),
        *said_twice(paragraphs, name, header),
        *mentions.of_known(document, paragraphs, organisations, name),
    ]
    asked = mentions.who_asks(paragraphs) | ({key_of(own)} if own else set())
    best, where = _heaviest(found, asked)
    if not best and (unit := unit_of_region(paragraphs)):
        best, where = unit, f"brevhuvud: ”{unit}”"
    guessed = where.startswith(_GUESSED) and class_of(best, own=own) in ("Övrigt", PRIVATE)
    signed = any(one.where == "underskrift" and key_of(one.name) in asked for one in found)
    unsigned = key_of(best) in asked and not signed and _with_unit(best, paragraphs) == best
    hearsay = where.startswith(("första meningen", "löptext")) and writes_alone(header)
    doubtful = not best or guessed or unsigned or hearsay
    if (
        best.lower().startswith(PRIVATE)
        or introductions.is_anybody(best)
        or (doubtful and _is_private(document, paragraphs, name, asked))
    ):
        return Sender(PRIVATE, PRIVATE, "ingen organisation nämns, och brevet är skrivet av en person")
    if not best:
        weak = (one for one in found if one.weight > 0 and key_of(one.name) not in asked)
        best, where = next(((one.name, one.where) for one in weak), ("", ""))
    shown = _as_listed(_with_unit(in_region(_spelled(best, paragraphs), paragraphs), paragraphs), organisations)
    class_ = class_of(shown, own=own)
    if class_ in ("Övrigt", PRIVATE):
        class_ = next((class_of(said) for one in paragraphs[:_HEAD] if (said := introductions.kind(one.text))), class_)
    return Sender(shown, "Övrigt" if class_ == PRIVATE else class_, where)


def _heaviest(found: Sequence[Mention], asked: set[str]) -> tuple[str, str]:
    weights: dict[str, float] = {}
    first: dict[str, Mention] = {}
    for mention in found:
        key = key_of(mention.name)
        weight = mention.weight * (_ASKER if key in asked and mention.where != "avsändare i mejlet" else 1.0)
        weights[key] = weights.get(key, 0.0) + weight
        known = first.get(key)
        better = known and known.where in _GUESSED and mention.weight > known.weight
        better = better or (known and known.name.isascii() and not mention.name.isascii())  # an address has no å, ä, ö
        if not known or known.where == "filens namn" or better:  # the letter spells its own name best
            first[key] = mention
    if not weights:
        return "", ""
    order = list(first)
    key = max(weights, key=lambda key: (weights[key] + _of_longer(key, weights), -order.index(key)))
    if weights[key] + _of_longer(key, weights) < _LEAST:
        return "", ""
    key = _in_full(key, weights)
    return first[key].name, f"{first[key].where}: ”{first[key].name}”"


def _in_full(key: str, weights: dict[str, float]) -> str:
    """The longest name that begins with the found one and has been read somewhere with some weight."""
    longer = [other for other in weights if _begins(other, key) and weights[other] >= _LEAST]
    if " " not in key:  # "Samverk" of a letter that says "Fackförbundet Samverk" oftener than "Samverk distrikt X"
        most = max((weights[other] for other in longer), default=0.0)
        longer = [other for other in weights if other.endswith(f" {key}") and weights[other] > most > 0] or longer
    if not longer and " " not in key:  # "Handelskammaren" of a letter that elsewhere says "Kustens handelskammare"
        ends = (key, f" {introductions.indefinite(key)}")
        longer = [
            other
            for other, weight in weights.items()
            if weight >= _LEAST and any(f" {word}".endswith(ends) for word in other.split() if word != key)
        ]
    if not longer and " " not in key:  # "Ungdomsforum" in a file called "Tranhults ungdomsforum"
        longer = [other for other, weight in weights.items() if weight >= _LEAST and other.endswith(f"s {key}")]
    if not longer and " " in key:  # "Ekumeniska rådet" where the head says "Norrdals ekumeniska råd"
        *before, last = key.split()
        end = " ".join(["", *before, introductions.indefinite(last)])
        longer = [other for other, weight in weights.items() if weight >= _LEAST and other.endswith(end)]
    return max(longer, key=len, default=key)


def _begins(longer: str, key: str) -> bool:
    return longer != key and longer.startswith((f"{key} ", f"{key}s "))


def _of_longer(key: str, weights: dict[str, float]) -> float:
    """A short form ("Hede kommun") is backed by the longer forms that hold it."""
    return sum(0.5 * weight for other, weight in weights.items() if other != key and key in other)


def _with_unit(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """ "Lindvikens kommun, Socialnämnden": the board or office of the letterhead, unless it speaks for the whole."""
    if not re.search(r"\b(?:[Kk]ommun|[Ss]tad)$|^Region ", name):
        return name
    for paragraph, (reason, _) in zip(paragraphs[:_HEAD], zones(paragraphs), strict=False):
        found = _UNIT.search(paragraph.text) if reason in ("brevhuvud", "sidhuvud", "rubrik") else None
        if found and not _WHOLE.search(found[0]):
            unit = tidied(found[0])
            return f"{name}, {unit[:1].upper()}{unit[1:]}"
    return name


def _is_private(document: Document, paragraphs: Sequence[Paragraph], name: str, asked: set[str]) -> bool:
    text = " ".join(paragraph.text for paragraph in paragraphs if paragraph.kind != "aside")
    if (
        document.format in _PLAIN
        and _FEW < len(text.split()) < _NOTE
        and all(key_of(other) in asked for _, other in names_in(text[: 4 * mentions.READ]))
    ):
        return True
    alone, together = len(_PERSON_SPEAKS.findall(text)), len(_WE_SPEAK.findall(text))
    found = ADDRESS.match(document.sender) if document.sender else None
    if (
        "privat" in name.lower()
        or introductions.is_household(text)
        or (found and is_person(found[1].strip(' "'), found[2], found[3]))
    ):
        return True
    return alone > 0 and alone >= together // 2


def _spelled(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """A file cannot always say å, ä and ö: "Grona Vadalen" as the letter spells it, "Gröna Vadalen"."""
    if not name.isascii():
        return name
    letters = {"a": "[aåä]", "o": "[oö]", "A": "[AÅÄ]", "O": "[OÖ]"}
    pattern = re.compile(rf"(?<!\w){''.join(letters.get(one, re.escape(one)) for one in name)}(?!\w)")
    return next((match[0] for one in paragraphs if (match := pattern.search(one.text))), name)


def _as_listed(name: str, organisations: Sequence[str]) -> str:
    """The spelling of the send list when it holds the name."""
    return next((listed for listed in organisations if key_of(listed) == key_of(name)), name)

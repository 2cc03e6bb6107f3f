"""Who speaks, as titles and heads put it: "Tunakrafts inspel till …", "Region X, Folkhälsoenheten", several at once."""

import re
from collections.abc import Sequence

from samsyn.cores.text.letter.classes import class_of
from samsyn.cores.text.letter.names import key_of, names_in, tidied
from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Paragraph

_OWNER = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][\wåäöé&-]*(?: (?:i |och |för |& )?[\wåäöé&-]+){0,5}?)(?<=s) "
    r"(?:gemensamma |samlade |officiella |skriftliga )?(?:remiss?)?(?:yttrande|svar|synpunkter|inspel|kommentarer"
    r"|tankar|åsikter|inlaga|skrivelse|önskemål)\b",
)
_NOBODY = phrases(r"""
    (?:kommunen|nämnden|styrelsen|kommunstyrelsen|föreningen|bolaget|regionen|partiet|deras|allas|medlemmarna|gårdagen
    dagen|länet|sammanträdet|remissinstanserna|invånarna|remissen|tjänstemännen|kansliet)s?
""")
_UNIT = re.compile(r"(?P<region>Region [A-ZÅÄÖ][\wåäö]+), (?P<unit>[A-ZÅÄÖ][\wåäö-]+(?: (?:och |för )?[\wåäö-]+){0,3})")
_ADDRESSEE = phrases(r"nämnd|styrelse|box|registrator|regional|diarie|kansli|utveckling|\d")
_TOGETHER = phrases(r"gemensam\w*|tillsammans|i samverkan|\boch\b")
_HEAD = 14  # paragraphs


def owner_of(text: str) -> str:
    """The one whose answer a title names, without the genitive; "" when it names nobody."""
    found = _OWNER.match(text)
    if not found or _NOBODY.fullmatch(found["name"]):
        return ""
    name = tidied(found["name"])[:-1]
    return name if name[:1].isupper() and len(name) > 3 else ""


def unit_of_region(paragraphs: Sequence[Paragraph]) -> str:
    """ "Region X, Folkhälsoenheten": an office of the region writes, "" when no head says so."""
    for paragraph in paragraphs[:_HEAD]:
        found = _UNIT.match(paragraph.text)
        if found and not _ADDRESSEE.search(found["unit"]):
            return found[0]
    return ""


def in_region(name: str, paragraphs: Sequence[Paragraph]) -> str:
    """A unit's bare name with the region it belongs to, when the head says so."""
    unit = unit_of_region(paragraphs)
    return unit if unit.endswith(f", {name}") else name


def together(paragraphs: Sequence[Paragraph], file_name: str) -> str:
    """Several organisations that stand in the head and have all signed: one answer of all of them."""
    head, foot = list[str](), set[str]()
    told = file_name.casefold()
    for number, (paragraph, (reason, _)) in enumerate(zip(paragraphs, zones(paragraphs), strict=True)):
        if reason not in ("brevhuvud", "underskrift", "rubrik", "sidhuvud"):
            continue
        if number < _HEAD and reason != "underskrift":
            told += f" {paragraph.text.casefold()}"
            head += [name for _, name in names_in(paragraph.text) if class_of(name) != "Övrigt"]
        if reason == "underskrift":
            foot |= {key_of(name) for _, name in names_in(paragraph.text)}
    both = list(dict.fromkeys(name for name in head if key_of(name) in foot))
    if len({key_of(name) for name in both}) < 2 or "gemensam" not in told:
        return ""
    return f"{', '.join(both[:-1])} och {both[-1]}"

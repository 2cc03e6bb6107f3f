"""The campaign: residents and small associations along the river send nearly the same four demands, each a letter."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.composing import RECIPIENT, long_date
from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.organisations import by_key
from samsyn.demo.county.strategy import REGISTRY_NUMBER, TEXTS
from samsyn.demo.county.values import PRIVATE, Noise, TrueComment


@dataclass(frozen=True, slots=True)
class Sender:
    """One who joined: an organisation's key, or a resident's place."""

    who: str
    file: str
    format: str
    received_on: str
    signed: str


SENDERS: Final = (
    Sender("byaradet", "Byarådet i Selet.docx", "docx", "2026-04-20", "Byarådet"),
    Sender("granpens", "Granbergs pensionärsförening.pdf", "pdf", "2026-04-21", "Ordförande"),
    Sender("norrhem", "vägsamfälligheten.odt", "odt", "2026-04-22", "Styrelsen"),
    Sender("Granberg", "privat 1.docx", "docx", "2026-04-21", "Boende på Gruvvägen"),
    Sender("Norrådal", "privat 2.pdf", "pdf", "2026-04-23", "Pensionerad lokförare"),
    Sender("Kvarnforsa", "Närsjukhuset i Granberg.eml", "eml", "2026-04-23", "Mamma till tre"),
    Sender("Granberg", "Fyra krav.eml", "eml", "2026-04-24", "Lärare på högstadiet"),
    Sender("Selet", "vi kräver.txt", "txt", "2026-04-25", "Sommarboende i Selet"),
    Sender("Norrådal", "Sjukhuset.eml", "eml", "2026-04-27", "Två generationer i Norrådal"),
)


@cache
def _texts() -> dict[str, tuple[str, list[str]]]:
    """Section key → (type, variants); "intro" holds one opening for each sender."""
    found: dict[str, tuple[str, list[str]]] = {}
    key = ""
    for line in filter(None, map(str.strip, (TEXTS / "kampanj.md").read_text(encoding="utf-8").splitlines())):
        if line.startswith("## "):
            key = line[3:]
            found[key] = ("", [])
        elif line.startswith("typ: "):
            found[key] = (line[5:], [])
        else:
            found[key][1].append(line[2:])
    return found


def letters(seed: int) -> list[tuple[Sender, Letter]]:
    """One letter per sender; some leave one demand out, and each picks among the wordings that go round."""
    return [(sender, _letter(sender, at, seed)) for at, sender in enumerate(SENDERS)]


def _letter(sender: Sender, at: int, seed: int) -> Letter:
    chance = seeded("campaign", seed, at)
    texts = _texts()
    opening = texts["intro"][1][at]
    keys = [key for key in texts if key != "intro"]
    if at and chance.random() < 0.3:
        keys.remove(chance.choice(keys))
    comments = tuple(
        TrueComment(
            id=f"kampanj{at}-{number}",
            text=chance.choice(texts[key][1]),
            section=key,
            type=texts[key][0],
            group=f"kampanj {key}",
        )
        for number, key in enumerate(keys, start=1)
    )
    organisation = by_key().get(sender.who)
    bullets = chance.random() < 0.5
    return Letter(
        sender=organisation.name if organisation else PRIVATE,
        address=organisation.address if organisation else sender.who,
        email=organisation.email if organisation else f"svar{at}@posten.example",
        date=long_date(sender.received_on),
        registry_number="",
        their_number=REGISTRY_NUMBER,
        recipient=RECIPIENT,
        subject=chance.choice(["Rädda närsjukhuset i Granberg", "Fyra krav från älvdalen", "Älvmark 2040: fyra krav"]),
        blocks=(Block("text", opening), *(Block("bullet" if bullets else "text", one.text) for one in comments)),
        greeting=chance.choice(["Med vänlig hälsning", "Vänligen", "Hälsningar"]),
        signature=(sender.signed,),
        comments=comments,
        noise=(Noise(opening, "inledning"),),
    )

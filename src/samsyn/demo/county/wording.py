"""One statement becomes one comment: the words around it, and how the reader can tell which place is meant."""

import random
import re
from dataclasses import dataclass
from typing import Final

from samsyn.cores.outline.values import Section
from samsyn.demo.county import naming
from samsyn.demo.county.phrases import Supply
from samsyn.demo.county.statements import Statement
from samsyn.demo.county.voices import Voice

_OWN: Final = re.compile(r"\b(?:delmål|målbild|prioritering|kapitel) \d", re.IGNORECASE)
_QUOTED: Final = re.compile(r"”([^”]{20,})”")
_MOTIVES: Final = {
    "Kommuner": "K",
    "Myndigheter": "M",
    "Föreningar": "F",
    "Intresseorganisationer": "I",
    "Privata eller kommunala bolag": "B",
    "Universitet eller högskola": "U",
    "Politiska partier": "P",
    "Region Västmanland": "E",
    "Regioner": "R",
    "Övrigt": "Ö",
}
_MOTIVATED: Final = frozenset({"tillägg", "invändning", "ändring"})


@dataclass(frozen=True, slots=True)
class Said:
    """The finished words of a comment, TrueComment.explicit_by, and whether they begin with a label and a colon."""

    text: str
    explicit_by: str
    labelled: bool = False


class Wording:
    """Words for one seed: no lead and no motivation is used twice among all responses."""

    def __init__(self, seed: int) -> None:
        self._supply = Supply(seed)
        self._leads: set[str] = set()

    def take(self, kind: str) -> str:
        """A phrase that nobody else gets."""
        return self._supply.take(kind)

    def say(self, statement: Statement, voice: Voice, chance: random.Random, *, manner: str) -> Said:
        """``manner``: "r" names nothing, "n" number, "s" page, "m" lead sentence, "c" quotes, "b" now one, now another.

        Something outside the strategy and what already names its place are left as they are.
        """
        text = statement.text + self._motive(statement, voice, chance)
        if statement.section is None:
            return Said(text, "")
        own = self._own(statement)
        if own:
            return Said(text, own)
        section = naming.sections()[statement.section]
        how = chance.choice("rrrnsmc") if manner == "b" else manner
        how = chance.choice("smmmr") if how == "m" else how
        return self._named(how, section, statement, text, voice, chance)

    def _named(
        self, how: str, section: Section, statement: Statement, text: str, voice: Voice, chance: random.Random
    ) -> Said:
        if how == "c" or (how in "nsm" and chance.random() < 0.12):
            if quoted := self._quoted(section, statement, chance):
                return Said(f"{quoted} {text}", "quote")
            how = "n" if how == "c" else how
        if how in "ns" and chance.random() < 0.88:
            place = self._place(how, section, statement, chance)
            if text.lower().startswith(place.label.lower()):
                return Said(text, place.by)
            return Said(f"{place.label}: {text}", place.by, labelled=True)
        if how == "m" and (lead := self._lead(section, voice, chance)):
            return Said(f"{lead.label} {text}", lead.by)
        return Said(text, "")

    def _place(self, how: str, section: Section, statement: Statement, chance: random.Random) -> naming.Place:
        if how == "s":
            quoted = _QUOTED.search(statement.text)
            return naming.by_page(section, naming.page(section, quoted[1] if quoted else ""), chance)
        return naming.by_number(section, chance)

    def _lead(self, section: Section, voice: Voice, chance: random.Random) -> naming.Place | None:
        """A sentence that names the place, never the same twice; the sentence is in ``label``."""
        kinds = ["hänvisning"]
        kinds += ["hänvisning myndighet"] * (voice.class_ == "Myndigheter")
        kinds += ["hänvisning nämnd"] * ("nämnd" in voice.name)
        kinds += ["hänvisning förening"] * (voice.class_ in {"Föreningar", "Intresseorganisationer"})
        place = naming.by_number(section, chance)
        for _attempt in range(12):
            lead = self._supply.look(chance.choice(kinds), chance)
            words = lead.format(om=place.about, Om=_big(place.about), i=place.inside, I=_big(place.inside))
            mine = f"{voice.key} {lead}"  # nobody begins twice in the same way
            if not {words, mine} & self._leads:
                self._leads |= {words, mine}
                return naming.Place(place.about, place.inside, words, place.by)
        return None

    def _quoted(self, section: Section, statement: Statement, chance: random.Random) -> str:
        """A sentence of the section that the statement is near to, quoted."""
        if "”" in statement.text:
            return ""
        sentence = naming.near_sentence(section, statement.text)
        if not sentence or sentence in self._leads:
            return ""
        self._leads.add(sentence)
        page, bare = naming.page(section, sentence), sentence.rstrip(".")
        ways = [f"På s. {page} står det: ”{sentence}”", f"”{bare}”, skriver ni.", f"Ni skriver ”{bare}” (s. {page})."]
        return chance.choice(ways if _alone(statement) else [*ways, f"Vi har läst meningen ”{bare}”."])

    def _motive(self, statement: Statement, voice: Voice, chance: random.Random) -> str:
        if statement.type not in _MOTIVATED or chance.random() > 0.42 or len(statement.text) > 260:
            return ""
        words = self._supply.take(f"motivering {_MOTIVES.get(voice.class_, '')}")
        return f" {words}" if words else ""

    def _own(self, statement: Statement) -> str:
        """How the statement itself names its place."""
        if _OWN.search(statement.text):
            return "goal"
        quoted = _QUOTED.search(statement.text)
        section = naming.sections()[statement.section or ""]
        return "quote" if quoted and quoted[1].rstrip(".") in section.text else ""


def _alone(statement: Statement) -> bool:
    """Whether one person speaks: then "vi" must not be put in their mouth."""
    return bool(re.search(r"\b(?:[Jj]ag|[Mm]in)\b", statement.text))


def _big(text: str) -> str:
    return text[:1].upper() + text[1:]

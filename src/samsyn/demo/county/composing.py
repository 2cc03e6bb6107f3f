"""A sender's statements become a letter: set out under headings, in bullets, in a table, as answers or as prose."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from samsyn.demo.county import naming
from samsyn.demo.county.chance import seeded
from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.statements import Statement
from samsyn.demo.county.strategy import REGISTRY_NUMBER, strategy
from samsyn.demo.county.values import Noise, TrueComment
from samsyn.demo.county.voices import Voice
from samsyn.demo.county.wording import Said, Wording

RECIPIENT: Final = ("Region Älvmark", "Regionala utvecklingsnämnden", "Regionens hus, 991 81 Älvstad")
SUBJECTS: Final = (
    "Remissvar: Älvmark 2040 – regional utvecklingsstrategi",
    "Yttrande över förslag till regional utvecklingsstrategi",
    "Svar på remiss av Älvmark 2040",
    "Synpunkter på remissversionen av Älvmark 2040",
    "Yttrande: Älvmark 2040",
)
MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
# Words that make a statement of position an opinion too: such a passage may be read either way.
_OPINION: Final = re.compile(
    r"\b(?:men|saknar|saknas|däremot|dock|behöver|anser|viktigast|förutsätter|för låg)\b", re.IGNORECASE
)
_NOTED: Final = frozenset({"hogskola", "halsa"})  # who writes footnotes
_GREETINGS: Final = (
    "Med vänlig hälsning",
    "Med vänliga hälsningar",
    "Vänliga hälsningar",
    "Hälsningar",
    "Enligt uppdrag",
    "Högaktningsfullt",
)


def compose(voice: Voice, said: Sequence[Statement], wording: Wording, seed: int) -> Letter:
    """The letter of one sender with the truth about it."""
    writer = _Writer(voice, wording, seeded("letter", seed, voice.key))
    return writer.letter(said)


def long_date(iso: str) -> str:
    """12 maj 2026."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class _Writer:
    """Writes one letter; keeps the truth while it writes."""

    def __init__(self, voice: Voice, wording: Wording, chance: random.Random) -> None:
        self.voice, self.wording, self.chance = voice, wording, chance
        self.comments: list[TrueComment] = []
        self.noise: list[Noise] = []

    def letter(self, said: Sequence[Statement]) -> Letter:
        decision = self._aside(self.voice.decision, "beslutsformel")
        opening = list(self._opening())
        body = list(self._body(said))
        return Letter(
            sender=self.voice.name,
            address=self.voice.address,
            email=self.voice.email,
            date=long_date(self.voice.received_on),
            registry_number=self.voice.registry_number,
            their_number=REGISTRY_NUMBER,
            recipient=RECIPIENT,
            subject=self.chance.choice(SUBJECTS),
            blocks=(*opening, *body),
            greeting=self.chance.choice(_GREETINGS[:4] if self.voice.private else _GREETINGS),
            signature=tuple(part.strip() for part in self.voice.role.split(" / ")),
            paragraph=f"§ {self.chance.randint(31, 118)}" if self.voice.design == "protokoll" else "",
            decision=decision,
            comments=tuple(self.comments),
            noise=tuple(self.noise),
        )

    def _aside(self, text: str, reason: str) -> str:
        if text:
            self.noise.append(Noise(text, reason))
        return text

    def _opening(self) -> Iterator[Block]:
        headed = self.voice.arrangement in {"rubriker", "frågor"} and self.chance.random() < 0.6
        if headed and self.chance.random() < 0.5 and (words := self.wording.take("sammanfattning")):
            yield Block("heading", self.chance.choice(["Bakgrund", "Sammanfattning av remissen", "Ärendet"]))
            yield Block("text", self._aside(words, "sammanfattning"))
        if headed:
            yield Block("heading", self.chance.choice(["Inledning", "Allmänt", "Sammanfattande inställning"]))
        yield Block("text", self._aside(self.voice.about, "inledning"))
        if self.voice.position:
            reason = "" if _OPINION.search(self.voice.position) else "ställningstagande"
            yield Block("text", self._aside(self.voice.position, reason))

    def _body(self, said: Sequence[Statement]) -> Iterator[Block]:
        inside = [one for one in said if one.section is not None]
        arrangement = self.voice.arrangement
        if arrangement == "tabell":
            yield self._table(inside)
        elif arrangement == "frågor":
            yield from self._answers(inside)
        elif arrangement == "rubriker":
            yield from self._headed(inside)
        elif arrangement == "punkter":
            yield from self._bullets(inside)
        elif arrangement == "numrerad":
            own = "Nämndens synpunkter" if "nämnd" in self.voice.name else "Våra synpunkter"
            yield Block("heading", self.chance.choice(["Synpunkter", own, "Punkt för punkt"]))
            yield from (Block("number", self._comment(one)) for one in inside)
        else:
            yield from self._prose(inside)
        yield from self._rest([one for one in said if one.section is None])

    def _rest(self, outside: Sequence[Statement]) -> Iterator[Block]:
        if outside and self.voice.arrangement in {"rubriker", "punkter", "frågor"}:
            yield Block("heading", self.chance.choice(["Övrigt", "Avslutningsvis"]))
        for one in outside:
            yield Block("text", self._comment(one, manner="r"))

    def _comment(self, statement: Statement, *, manner: str = "", heading: str = "") -> str:
        """The words of one comment, see ``_said``."""
        return self._said(statement, manner=manner, heading=heading).text

    def _said(self, statement: Statement, *, manner: str = "", heading: str = "") -> Said:
        """Words a comment and notes the truth. ``heading`` is the key of the section it stands under."""
        said = self.wording.say(statement, self.voice, self.chance, manner=manner or self.voice.manner)
        under = heading == statement.section
        self._note(statement, Said(said.text, said.explicit_by or ("heading" if under and heading else "")))
        return said

    def _note(self, statement: Statement, said: Said) -> None:
        self.comments.append(
            TrueComment(
                id=f"{self.voice.key}-{len(self.comments) + 1}",
                text=said.text,
                section=statement.section,
                type=statement.type,
                also=statement.also,
                explicit_by=said.explicit_by,
            )
        )

    def _headed(self, said: Sequence[Statement]) -> Iterator[Block]:
        by_goal = self.voice.manner == "m"
        for key, group in groupby(said, key=_goal if by_goal else _section):
            section = naming.sections()[key]
            yield Block("heading", naming.heading(section, self.chance), level=2)
            for one in group:
                manner = "n" if one.section != key else "s" if self._pages() and self.chance.random() < 0.4 else "r"
                yield Block("text", self._comment(one, manner=manner, heading=key), note=self._footnote())

    def _footnote(self) -> str:
        noted = self.voice.key in _NOTED and self.chance.random() < 0.3
        return self._aside(self.wording.take("fotnot"), "") if noted else ""

    def _pages(self) -> bool:
        return self.voice.manner == "s"

    def _bullets(self, said: Sequence[Statement]) -> Iterator[Block]:
        for key, group in groupby(said, key=_goal):
            yield Block("heading", naming.heading(naming.sections()[key], self.chance), level=2)
            for one in group:
                yield Block("bullet", self._comment(one, manner="r" if one.section == key else "", heading=key))

    def _answers(self, said: Sequence[Statement]) -> Iterator[Block]:
        for number, group in groupby(sorted(said, key=_question), key=_question):
            if number > len(strategy().questions):
                yield Block("heading", "Övriga synpunkter", level=2)
            else:
                words = strategy().questions[number - 1]
                yield Block("heading", self.chance.choice([f"Fråga {number}. {words}", f"{number}. {words}"]), level=2)
            yield from (Block("text", self._comment(one)) for one in group)

    def _table(self, said: Sequence[Statement]) -> Block:
        rows = [("Avsnitt", "Sida", "Synpunkt")]
        for one in said:
            section = naming.sections()[one.section or ""]
            name = naming.heading(section, seeded("table", section.key))
            rows.append((name, str(naming.page(section)), self._comment(one, manner="r", heading=section.key)))
        return Block("table", rows=tuple(rows))

    def _prose(self, said: Sequence[Statement]) -> Iterator[Block]:
        """Paragraphs; now and then two matters share one."""
        lines: list[str] = []
        for one in said:
            found = self._said(one)
            if lines and not found.labelled and len(lines[-1]) < 230 and self._joins():
                lines[-1] += f" {found.text}"
            else:
                lines.append(found.text)
        yield from (Block("text", line) for line in lines)

    def _joins(self) -> bool:
        return self.voice.arrangement == "löpande" and self.chance.random() < 0.3


def _section(statement: Statement) -> str:
    return statement.section or ""


def _goal(statement: Statement) -> str:
    """The section's målbild or chapter: what a shorter heading would name."""
    section = naming.sections()[statement.section or ""]
    return section.parent if section.goal == "prioritering" and section.parent else section.key


def _question(statement: Statement) -> int:
    """The number of the consultation's question that a statement answers; 7 for none."""
    section = naming.sections()[statement.section or ""]
    if section.goal == "prioritering":
        return 3
    if section.goal or section.number == "4":
        return 2
    return {"2": 1, "5": 4, "6": 5, "7": 6}.get(section.number[:1], 7)

"""Each type of comment is found by its words, with evidence; outside is only what is about nothing in the strategy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.linking.types import propose
from samsyn.cores.text.values import TYPES

SAID = [
    ("stöd", "Vi ställer oss bakom målet om ett jämställt arbetsliv."),
    ("stöd", "Bra att friluftslivet lyfts!"),
    ("stöd", "Länsstyrelsen ser positivt på att jämställdhet är ett genomgående perspektiv."),
    ("stöd", "Kommunen delar regionens bild av kompetensbehovet."),
    ("invändning", "Vi motsätter oss nya vägar genom Hedemyren."),
    ("invändning", "Strategin är för lång."),
    ("invändning", "Målet om 50 000 nya invånare är orealistiskt."),
    ("invändning", "Ansvaret för unga är otydligt."),
    ("ändring", "Målet bör omformuleras så att det omfattar all högre utbildning."),
    ("ändring", "Byt ”fossilfritt” mot ”fossiloberoende”."),
    ("ändring", "Ansvaret behöver förtydligas."),
    ("tillägg", "Biblioteken saknas."),
    ("tillägg", "Lägg till nattåg efter regionaltåg."),
    ("tillägg", "Avsnittet bör kompletteras med en skrivning om vuxenutbildning."),
    ("tillägg", "Kooperativa företag nämns inte trots att de finns i alla kommuner."),
    ("strykning", "Stycket om nattrafik utgår."),
    ("strykning", "Ordet storstad bör strykas, då länet saknar storstäder."),
    ("sakfel", "Kartan visar fel kommungräns mellan Hede och Granby."),
    ("sakfel", "Här står att jordbruket minskar i betydelse. Det stämmer inte."),
    ("språk", "Texten är svårläst, använd klarspråk."),
    ("språk", "Begreppet klimatneutral definieras inte."),
    ("fråga", "Hur ska målet om 12 000 bostäder fördelas mellan kommunerna?"),
    ("fråga", "Vi undrar varför studentbostäder inte räknas."),
    ("genomförande", "Vem som leder arbetet och hur det finansieras beskrivs kort."),
    ("genomförande", "Högskolan bidrar gärna med forskarstöd i genomförandet."),
    ("uppföljning", "Indikatorerna på sidan 44 går inte att mäta varje år."),
    ("uppföljning", "Ta fram könsuppdelad statistik som följs upp årligen."),
]


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_the_words_tell_the_type(kind: str, text: str) -> None:
    proposal = propose(text, placed=True)
    assert proposal.type == kind
    assert proposal.evidence.startswith("orden ”")


def test_what_is_about_nothing_in_the_strategy_is_outside() -> None:
    assert propose("Kaffet på mötet i Granby var kallt.", placed=False).type == "utanför RUS"


def test_a_comment_on_the_whole_strategy_is_inside_without_a_place() -> None:
    assert propose("Strategin är för lång.", placed=False).type == "invändning"


@given(st.text(max_size=300), st.booleans())
def test_every_text_has_one_of_the_types_and_some_evidence(text: str, placed: bool) -> None:
    proposal = propose(text, placed=placed)
    assert proposal.type in TYPES
    assert proposal.evidence
    assert proposal == propose(text, placed=placed)

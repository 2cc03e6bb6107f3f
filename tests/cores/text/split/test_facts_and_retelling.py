"""Facts about the sender and what the proposal says are no comments; a demand, a correction and an offer are."""

import pytest

from samsyn.cores.text.split import split
from samsyn.cores.text.split.retelling import set_retold_aside
from samsyn.cores.text.values import Kind, Paragraph, Span, Split

WISH = "Målet om bostäder bör skrivas om så att det gäller alla kommuner, också de minsta längst bort från kusten."
LETTER = (*[WISH] * 9,)  # a letter of some length


def _split(*texts: str, kind: Kind = "body") -> Split:
    paragraphs, at = [], 0
    for text in texts:
        paragraphs.append(Paragraph(text, (Span(1, at, at + len(text)),), kind=kind, raw=(text,)))
        at += len(text) + 1
    return split(paragraphs)


def _set_aside(made: Split) -> dict[str, str]:
    return {one.text: one.reason for one in made.set_aside}


FACTS = [
    "Högskolan utbildar lärare och ingenjörer och har sedan 2021 kurser på fem orter. Varav knappt hälften går på distans.",
    "I Åvik finns i dag tolv vindkraftverk i drift. Fullmäktige beslutade 2025 om en tillfällig paus.",
    "Två tåg i timmen går söderut från Åvik under högtrafik.",
]


@pytest.mark.parametrize("facts", FACTS)
def test_a_paragraph_of_facts_is_set_aside(facts: str) -> None:
    assert _set_aside(_split(*LETTER, facts, WISH)).get(facts) == "inledning"


@pytest.mark.parametrize("facts", FACTS)
def test_in_a_short_letter_the_facts_are_what_it_says(facts: str) -> None:
    assert facts not in _set_aside(_split(WISH, facts))


@pytest.mark.parametrize(
    "text",
    [
        "I Åvik finns en testbädd för båtar som länet får använda.",  # an offer
        "Kommunen kan ta på sig att leda ett nätverk för havsfrågor om regionen betalar.",
        "I Åvik finns redan två lärcentrum som fungerar.",  # so it can be done
        "Kommunens inköp är 8 miljarder enligt den senaste räkningen.",  # a correction
        "Högskolan har 5 050 studenter, inte 4 200.",
        "Bygdegårdarna är länets vanligaste kulturhus och värms av pensionärer.",  # nobody's own doings
    ],
)
def test_an_offer_or_a_correction_is_no_bare_fact(text: str) -> None:
    assert text not in _set_aside(_split(*LETTER, text, WISH))


def test_facts_right_below_the_strategys_own_words_are_said_of_them() -> None:
    quote = "Från Åvik till Granby är det fjorton mil och fyra timmar med tåg."
    facts = "I Åvik finns i dag tolv tåg om dagen som stannar vid stationen."
    paragraphs = [Paragraph(text, (Span(1, n * 500, n * 500 + len(text)),), raw=(text,)) for n, text in
                  enumerate([*LETTER, f"”{quote}”", facts])]  # fmt: skip
    assert facts in [one.text for one in split(paragraphs, known=[quote]).comments]


@pytest.mark.parametrize(
    "run",
    [
        ["Kapitlet innehåller fyra delmål om kompetens och industri."],
        ["I kapitlen om genomförande och uppföljning beskrivs hur ansvaret ska fördelas och arbetet betalas."],
        ["Förslaget innebär att elproduktionen fördubblas.", "En energiplan ska tas fram och ett forum inrättas."],
        ["Visionen konkretiseras i fyra målområden.", "För genomförandet ansvarar regionen och kommunerna."],
        [
            "Enligt lagen om regionalt utvecklingsansvar ska regionen fastställa en strategi.",
            "Av förordningen om regionalt utvecklingsarbete framgår att strategin ska bygga på en analys.",
        ],
        ["Regionen föreslås leda och samordna arbetet.", "Handlingsplaner ska tas fram inom ett år."],
    ],
)
def test_a_run_that_only_retells_is_set_aside(run: list[str]) -> None:
    found = [""] * len(run)
    set_retold_aside(found, run, said=False)
    assert found == ["sammanfattning"] * len(run)


@pytest.mark.parametrize(
    "run",
    [
        ["Strategin ska innehålla ett mål om vatten."],
        ["I kapitel 4 ska barnen nämnas."],
        ["I avsnitt 4.1 föreslås att meningen stryks."],
        ["Enligt plan- och bygglagen är det kommunen som planlägger."],
        ["Förslaget innehåller fyra mål.", "Hållplatserna ska förses med väderskydd."],
        ["I avsnittet behandlas bara grundskolan."],
        ["I tabellen redovisas 28 bostäder.", "Enligt kommunens räkning är de 31."],
    ],
)
def test_a_demand_or_a_correction_is_no_retelling(run: list[str]) -> None:
    found = [""] * len(run)
    set_retold_aside(found, run, said=False)
    assert found == [""] * len(run)


def test_under_a_heading_that_says_so_each_retelling_sentence_is_set_aside() -> None:
    found = ["", ""]
    set_retold_aside(found, ["Vi har läst noga.", "Kapitlet innehåller fyra delmål."], said=True)
    assert found == ["", "sammanfattning"]

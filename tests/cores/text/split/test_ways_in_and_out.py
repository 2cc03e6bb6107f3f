"""What shows the way into a letter, thanks, helps with a form or belongs to a protocol is no comment."""

import pytest

from samsyn.cores.text.split import split
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.furniture import reason_alone, runs_into_quoted_mail
from samsyn.cores.text.split.headings import stands_for
from samsyn.cores.text.split.intros import counts_itself
from samsyn.cores.text.split.remarks import remark
from samsyn.cores.text.split.tables import cells
from samsyn.cores.text.values import Paragraph, Span


def _paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, (Span(1, n * 500, n * 500 + len(text)),), raw=(text,)) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen vill tacka regionens tjänstepersoner för ett gott arbete.",
        "Tack för ett bra möte hos oss i våras och för att ni lyssnade.",
        "Vi är en liten förening och är glada för att bli tillfrågade.",
        "Jag såg annonsen och vill säga vad jag tycker som förälder.",
        "Kommunen vill framföra följande:",
        "Nedan våra synpunkter i punktform.",
        "Mål som inte nämns föranleder inga synpunkter.",
        "Kommunens kommentar följer under var och en.",
        "Skicka gärna svaret i ett redigerbart format.",
        "Jag skriver under på grannarnas brev.",
        "Myndigheten har under arbetets gång medverkat i tre dialogmöten.",
        "De synpunkter som lämnades i januari upprepas inte här.",
    ],
)
def test_the_way_into_a_letter_is_no_comment(sentence: str) -> None:
    assert remark(sentence) == "inledning"


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi vill tacka för samarbetet men saknar ett mål om vatten.",
        "De orter som inte nämns får ingen buss.",
        "Vilka mottagare har fått remissen?",
        "Direktionen har fäst sig vid formuleringen om störningar.",
    ],
)
def test_what_looks_like_the_way_in_and_says_something_is_kept(sentence: str) -> None:
    assert not remark(sentence)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Cyklande hälsningar", "underskrift"),
        ("Barnkonsekvensanalys: Ärendet bedöms inte kräva en särskild analys.", "beslutsformel"),
        ("Kulturnämnden har godkänt underlagen vid sitt sammanträde i april.", "beslutsformel"),
        ("Samtliga ledamöter deltar i beslutet.", "beslutsformel"),
        ("Så här behandlar myndigheten personuppgifter: läs mer på webben.", "mejlfot"),
        ("Fyll i en rad per synpunkt. Ange kapitel och sida.", "formulär"),
        ("Studien finns i lärosätets rapportserie, nummer 2023:4.", "fotnot"),
        ("Uppgiften är hämtad ur en rapport från 2019.", ""),
        ("Målet bör bygga på verkets statistik för 2024.", ""),
        ("En hälsning också till dem som planerar parkeringen.", ""),
    ],
)
def test_furniture_that_needs_no_neighbours(text: str, reason: str) -> None:
    assert reason_alone(text) == reason


def test_a_list_of_what_was_published_stands_under_its_heading() -> None:
    assert stands_for("Underlag som myndigheten har publicerat") == "beslutsformel"
    assert stands_for("Underlag som saknas") is None


def test_the_columns_of_a_table_may_be_named_in_the_senders_words() -> None:
    rows = [("Var i förslaget", "Vad vi vill säga"), ("Bostäder", "En tredjedel bör byggas med hiss.")]
    table = [
        Paragraph(text, (Span(1, 100 * row + 50 * column, 100 * row + 50 * column + len(text)),), kind="cell",
                  raw=(text,), table=0, row=row, column=column)
        for row, texts in enumerate(rows) for column, text in enumerate(texts)
    ]  # fmt: skip
    found = cells(table, [""] * len(table))
    assert [found[number].reason for number in range(4)] == ["rubrik", "rubrik", "rubrik", ""]
    assert found[3].context == ("Bostäder",)


def test_a_mail_that_runs_on_into_the_invitation_ends_there() -> None:
    asked = "Den 2 mars 2026 skrev Region Å: Nu finns förslaget på remiss. Vi vill ha ditt svar i maj."
    made = split(_paragraphs("Bussen bör gå också på söndagar, annars kommer ingen till jobbet.", asked))
    assert [one.reason for one in made.set_aside] == ["citerat mejl"]
    assert not runs_into_quoted_mail("Den 2 mars 2025 skrev ni: bussen blir kvar.")


def test_a_no_and_its_reason_are_one_comment() -> None:
    text = "Byapartiet avstyrker förslaget. Det är skrivet i staden och för staden."
    assert [one.text for one in split(_paragraphs(text)).comments] == [text]


def test_how_many_live_there_is_the_way_in() -> None:
    names = frozenset({"hede"})
    assert counts_itself("Hede kommun är länets minsta med 3 900 invånare.", names)
    assert not counts_itself("Hede kommun har 3 900 invånare, inte 4 200.", names)


def test_for_the_high_school_is_not_too_high() -> None:
    assert not strength("Kommunen är säte för högskolan och för allmänheten.")
    assert strength("Målet är för högt.") == strength("Tiden är för lång.") == 2


def test_why_somebody_is_against_is_a_comment() -> None:
    text = "Listan avstyrker förslaget, som vi menar är en önskelista utan prislapp."
    assert [one.text for one in split(_paragraphs(text)).comments] == [text]


@pytest.mark.parametrize(
    ("texts", "stance"),
    [
        (["Region B har beretts tillfälle att yttra sig över rubricerat förslag men har inga synpunkter."], "avstår"),
        (["Vi tillstyrker förslaget och har inga synpunkter."], "tillstyrker"),
        (
            ["Strategin ligger nära vår egen och vi har inga invändningar mot att den antas.", "Avsnitt 3 är otydligt."],
            "tillstyrker med synpunkter",
        ),
        (["Vi tillstyrker att strategin antas efter de justeringar som följer.", "Mål 3 bör höjas."],
         "tillstyrker med synpunkter"),
        (["Ordföranden yrkar bifall till förvaltningens förslag.", "Mål 3 bör höjas."], ""),
    ],
)  # fmt: skip
def test_the_stance_of_who_has_no_views_or_a_reservation(texts: list[str], stance: str) -> None:
    assert split(_paragraphs(*texts)).stance == stance

"""One point that can be answered on its own: where praise, offers, motions and footnotes end and begin."""

from dataclasses import replace

import pytest

from samsyn.cores.text.split import split
from samsyn.cores.text.values import Paragraph, Span


def _paragraph(text: str, kind: str = "body", start: int = 0) -> Paragraph:
    return Paragraph(text, (Span(1, start, start + len(text)),), kind=kind, raw=(text,))  # type: ignore[arg-type]


def _comments(*texts: str, kind: str = "body") -> list[str]:
    paragraphs, at = [], 0
    for text in texts:
        paragraphs.append(_paragraph(text, kind, at))
        at += len(text) + 1
    return [passage.text for passage in split(paragraphs).comments]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Prioritering 2.1 är bra.", "Rådgivarna bör dock inte sitta i kommunhuset."),
        (
            "Kommunen medverkar gärna i partnerskapen.",
            "Vilka två parter som ska leda vart och ett framgår inte, och det bör klargöras.",
        ),
        ("Vi stöder dubbelspåret.", "Det måste dock föregås av en inventering av kärren."),
        ("Snabba pengar till byarna är rent guld.", "Gör potten dubbelt så stor och låt byalagen bestämma."),
        ("Målet om gästnätter ska strykas.", "Att slitaget på leder följs är klokt."),
    ],
)
def test_praise_or_an_offer_ends_where_the_wish_begins(first: str, second: str) -> None:
    assert _comments(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Stationen räcker inte för morgontrafiken. Varje dag kör hundra bilar till tåget i grannkommunen. "
            "Vi föreslår att plattformen förlängs."
        ),
        (
            "Ett möte om året är för lite. De som har rest längst hinner inte säga något innan bussen går. "
            "Vi vill därför att mötena hålls fyra gånger."
        ),
        "Broarna bör rustas. Förra året stängdes två av dem i tre veckor. Då fick skolbussen köra fyra mil extra.",
    ],
)
def test_an_argument_stays_with_what_it_argues_for(text: str) -> None:
    assert _comments(text) == [text]


def test_matters_that_follow_each_other_without_a_word_are_told_apart() -> None:
    matters = [
        "Visionen är för lång och bör kortas.",
        "Kravet på medfinansiering i kapitel 7 stänger ute små föreningar.",
        "Indikatorer för biblioteken saknas helt.",
    ]
    assert _comments(" ".join(matters)) == matters


def test_a_partys_own_text_in_a_protocol_is_comments() -> None:
    paragraphs = [
        replace(_paragraph("Reservation från Bygdepartiet"), kind="heading", level=2),
        _paragraph("Rådet ska bort ur strategin. Åtta ledamöter ändrar ingenting.", start=40),
    ]
    assert [one.text for one in split(paragraphs).comments] == [paragraphs[1].text]


def test_praise_keeps_its_own_reason() -> None:
    text = "Vi välkomnar målet om bredband. Det ger hela länet samma möjligheter."
    assert _comments(text) == [text]


def test_each_point_of_a_motion_is_a_comment() -> None:
    points = ["att målet i avsnitt 4.1 höjs till 95 procent,", "att prioritering 5.1 stryks, samt"]
    found = _comments("Yrkande", "Med hänvisning till detta yrkar partiet", *points)
    assert found == points


def test_what_a_board_decides_on_its_own_papers_is_no_motion() -> None:
    assert _comments("Beslut", "att kommunstyrelsen ställer sig bakom yttrandet över strategin") == []


def test_a_footnote_that_corrects_the_proposal_is_a_comment_and_a_source_is_none() -> None:
    correction = "Siffran i texten, 81, är från 2022."
    assert _comments("Kommunen vill ha fler bussar.", correction, kind="note")[-1] == correction
    assert _comments("Källa: statistik för 2024.", kind="note") == []


def test_a_first_demand_is_no_way_in() -> None:
    assert _comments("Färjan ska vara avgiftsfri.", "Vi kräver att bryggan rustas.")[0] == "Färjan ska vara avgiftsfri."


def test_who_sends_a_campaign_letter_and_why_is_a_way_in() -> None:
    assert _comments("Det här brevet skickas av många som bor vid älven.", "Vi kräver att vägen rustas.") == [
        "Vi kräver att vägen rustas."
    ]


def test_the_last_word_of_a_paragraph_above_the_signature_is_no_greeting() -> None:
    wish = "Redovisa varje år hur mycket av pengarna som har gått till byarna. Löften om hälften har vi hört förut."
    said = _comments("Tåget ska stanna i Norrby.", wish, "Med vänlig hälsning", "Byalaget i Selet")
    assert said == ["Tåget ska stanna i Norrby.", wish]
    assert "Nog om detta." not in " ".join(
        _comments("Tåget ska stanna i Norrby.", "Nog om detta.", "Med vänlig hälsning", "Byalaget i Selet")
    )


def test_what_is_not_told_either_is_another_matter() -> None:
    first = "Vi anser att rennäringen ska beskrivas som en näring i egen rätt och att samebyarna ska bjudas in."
    second = "Av handlingarna framgår inte heller om samråd har hållits med dem som fiskar i fjällsjöarna."
    assert _comments(f"{first} {second}") == [first, second]

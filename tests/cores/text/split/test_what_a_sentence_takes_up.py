"""Places by code, wording, and what a sentence has in common with the strategy's parts: signs of another matter."""

import pytest

from samsyn.cores.text.split import naming, openings, split
from samsyn.cores.text.split.matter import Cues, stems
from samsyn.cores.text.split.parts import Parts, best, nearest
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.values import Paragraph, Span

TOPICS = [
    "fiskevård",
    "simhallar",
    "vindkraft",
    "tandvård",
    "skolskjuts",
    "stenmurar",
    "torvbrytning",
    "bokbussar",
    "slussar",
    "fyrar",
    "kvarnar",
    "ridhus",
    "gruvor",
    "trädgårdar",
    "museer",
    "isbanor",
    "badhus",
    "bergtäkter",
    "fäbodar",
    "hamnar",
]
STRATEGY = [f"{topic.capitalize()} {word} i länet." for topic in TOPICS for word in ("byggs ut", "samordnas")]


def _parts() -> Parts:
    return Parts([stems(sentence) for sentence in STRATEGY])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Under C2 bör båtarna nämnas.", {"C2"}),
        ("Delmål A3 talar om något annat.", {"A3"}),
        ("Under 5.2 saknas en summa.", {"5.2"}),
        ("Målområde B är för brett.", {"B"}),
        ("Tabellen på s. 13 är fel.", {"13"}),
        ("Vi har 13 bussar.", set()),
    ],
)
def test_a_place_is_named_by_code_number_or_letter(text: str, found: set[str]) -> None:
    assert naming.places(text) == found


def test_wording_that_is_taken_up_is_named_in_full_or_quoted() -> None:
    assert naming.takes_up_wording("Meningen ”Allt ska mätas” bör utgå.")
    assert naming.takes_up_wording("Att ”alla ansvarar” går längre än lagen.")
    assert naming.takes_up_wording("Indikatorn om restid bygger på en enkät.")
    assert not naming.takes_up_wording("Målet är bra.")


def test_a_place_that_the_point_did_not_name_is_another_place() -> None:
    told = [Cues("C1 är för lågt satt."), Cues("Under C2 bör båtarna nämnas."), Cues("C2 är annars bra.")]
    assert "begins with another place" in signs(told, 0, 1, words=200, usual=40.0)
    assert "another place" not in signs(told, 1, 2, words=200, usual=40.0)


def test_the_part_that_a_sentence_speaks_of() -> None:
    parts = _parts()
    pools, wind = (
        parts.shares(stems("Simhallarna sköts dåligt.")),
        parts.shares(stems("Vindkraften prövas för långsamt.")),
    )
    assert nearest([pools]) == STRATEGY.index("Simhallar byggs ut i länet.")
    assert nearest([wind]) == STRATEGY.index("Vindkraft byggs ut i länet.")
    assert best(parts.shares(stems("Hunden skällde."))) == 0
    assert nearest([]) is None


def test_another_part_is_a_sign_and_a_short_strategy_gives_none() -> None:
    texts = ("Simhallarna sköts dåligt.", "Vindkraften prövas för långsamt.")
    assert signs([Cues(text, _parts()) for text in texts], 0, 1, words=200, usual=40.0)["another part, by far"] > 0
    few = Parts([stems(sentence) for sentence in STRATEGY[:20]])
    assert (
        not {"another part", "known at once"}
        & signs([Cues(text, few) for text in texts], 0, 1, words=200, usual=40.0).keys()
    )


def test_what_points_back_and_what_does_not() -> None:
    assert openings.has_pronoun("I dag har den ingen nytta.")
    assert not openings.has_pronoun("När det gäller bredband saknas pengar.")
    assert openings.leans("Hon vill att bryggan lagas.")
    assert openings.adds("Skolorna nämns inte heller.")
    assert not openings.adds("Därmed nämns vi inte heller.")
    assert openings.contrasts("En gemensam andel på 25 procent är däremot ett mål för städerna.")


def test_two_places_in_one_paragraph_are_two_comments() -> None:
    first = "Under A1 saknas en uppgift om vem som betalar för lärcentrum, och det bör läggas till."
    second = "Under C2 bör båttrafiken nämnas, för den är skärgårdens enda väg."
    text = f"{first} {second}"
    found = split([Paragraph(text, (Span(1, 0, len(text)),), kind="body", raw=(text,))])
    assert [one.text for one in found.comments] == [first, second]

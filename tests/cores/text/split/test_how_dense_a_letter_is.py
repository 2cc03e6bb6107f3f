"""How a letter packs its matters weighs at each place of it, and the words that sentences begin with."""

import json
from importlib.resources import files

import pytest

from samsyn.cores.text import split as package
from samsyn.cores.text.split import openings, split
from samsyn.cores.text.split.manner import Manner, density, glance, manner
from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.points import points
from samsyn.cores.text.split.weights import weights
from samsyn.cores.text.values import Paragraph, Span

DENSE = [
    "Målet om båttrafik bör skärpas, eftersom öarna saknar linje på vintern.",
    "Länsstyrelsen saknar en karta över reservaten.",
    "Indikatorn för läsning är oklar och behöver en källa.",
    "Begreppet hamnstad bör definieras, då tre orter kallar sig så.",
]
LOOSE = [
    "Vi har länge kämpat för kvarnen.",
    "Då kom folk från hela bygden.",
    "Det var där de träffades.",
    "Sedan dess har den stått tom.",
]


def _cues(sentences: list[str]) -> list[Cues]:
    return [Cues(one) for one in sentences]


def _comments(*texts: str) -> list[str]:
    paragraphs, at = [], 0
    for text in texts:
        paragraphs.append(Paragraph(text, (Span(1, at, at + len(text)),), raw=(text,)))
        at += len(text) + 1
    return [passage.text for passage in split(paragraphs).comments]


def test_a_dense_letter_has_more_likely_places_than_one_that_tells() -> None:
    dense, loose = (manner([_cues(one)], words=200, usual=40.0) for one in (DENSE, LOOSE))
    assert dense.places == loose.places == 3
    assert dense.likely > loose.likely


def test_the_same_place_is_divided_sooner_where_the_rest_of_the_letter_is_dense() -> None:
    pair = _cues(["Ledet vid kyrkan är trasigt.", "Museet i Torpa bör ha öppet på söndagar."])
    dense, loose = (points(pair, Manner(200, 40.0, 9, likely)) for likely in (8.0, 0.5))
    assert dense[0] > loose[0]


def test_a_place_does_not_weigh_upon_itself() -> None:
    one = Manner(places=3, likely=1.0 + 0.2 + 0.2)
    found = density([1.0, 0.2, 0.2], 0, one)
    assert found["dense letter"] == pytest.approx(0.0)
    assert found["dense paragraph"] == pytest.approx(0.0)
    assert density([0.5], 0, Manner()) == {"dense letter": 0.0, "dense paragraph": 0.0}


def test_a_paragraph_of_one_sentence_has_no_places() -> None:
    assert glance(_cues(DENSE[:1]), Manner()) == []
    assert manner([_cues(DENSE[:1]), []], words=9, usual=9.0) == Manner(9, 9.0)


def test_each_of_a_dense_bodys_sentences_is_a_matter() -> None:
    assert _comments(" ".join(DENSE)) == DENSE


def test_what_a_sentence_says_of_its_own_matter() -> None:
    assert openings.argues("Taxan bör sänkas, eftersom båtarna går tomma.")
    assert not openings.argues("Taxan bör sänkas.")
    assert openings.misses("Det framgår inte vem som betalar.")
    assert openings.turns_soon("Kommunen är samtidigt tveksam till taxan.")
    assert not openings.turns_soon("Kommunen är tveksam till taxan.")


def test_the_first_words_count_by_how_they_begin() -> None:
    assert Cues("Kommunens museer och (alla) hamnar bör fredas.").beginnings == {
        "kommun", "museer", "och", "alla", "hamnar", "bör",
    }  # fmt: skip


def test_the_weights_in_use_are_those_of_the_file() -> None:
    held = json.loads(files(package).joinpath("weights.json").read_text(encoding="utf-8"))
    assert weights().signs == held["signs"]
    assert {"dense letter", "dense paragraph"} <= set(held["signs"])
    assert all(len(word) <= 6 for word in held["words"])

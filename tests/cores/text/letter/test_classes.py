"""Classes from names: the list of answers that Region Västmanland published in 2019 (public names of organisations)."""

import pytest

from samsyn.cores.text.letter import CLASSES, PRIVATE, class_of

PUBLISHED = {
    "Föreningar": [
        "Hemslöjdsförbundet",
        "Hyresgästföreningen",
        "Naturskyddsföreningen i Västerås",
        "Nätverket för konstaktörer Västerås, missiv",
        "Nätverket för konstaktörer Västerås",
        "Omställning Västerås",
        "Västmanlands Idrottsförbund",
        "Västerås Stadsmission",
    ],
    "Intresseorganisationer": ["LRF Mälardalen", "LRF Sala kommungrupp"],
    "Kommuner": [
        "Arboga kommun",
        "Enköping kommun, Samhällsbyggnad",
        "Fagersta kommun",
        "Hallstahammars kommun",
        "Hallstahammars kommun, Barn- och utbildningsnämnden, Yttrande RUS",
        "Hallstahammars kommun, Barn- och utbildningsnämnden, Yttrande bilaga",
        "Hallstahammars kommun, Bygg- och miljönämnden",
        "Hallstahammars kommun, Kultur- och fritidsförvaltningen, Yttrande RUS",
        "Hallstahammars kommun, Kultur- och fritidsförvaltningen, Yttrande bilaga",
        "Hallstahammars kommun, Socialnämnden",
        "Hallstahammars kommun, Tekniska nämnden",
        "Kungsörs kommun",
        "Köpings kommun",
        "Norbergs kommun 1",
        "Norbergs kommun 2",
        "Sala kommun",
        "Skinnskattebergs kommun",
        "Surahammars kommun",
        "Västerås stad",
    ],
    "Myndigheter": [
        "Länsstyrelsen Västmanland",
        "Migrationsverket",
        "Skogsstyrelsen",
        "Tillväxtverket",
        "Trafikverket",
    ],
    "Politiska partier": [
        "Centerpartiet",
        "Kristdemokraterna",
        "Landsbygdspartiet",
        "Miljöpartiet de Gröna Västmanland",
        "Moderaterna i Västmanland",
        "Sverigedemokraterna",
        "Vänsterpartiet",
    ],
    "Privata eller kommunala bolag": [
        "Kungsleden",
        "Mälarenergi AB",
        "Vafab Miljö",
        "Västmanlandsmusiken",
        "Västmanlands Teater",
    ],
    "Region Västmanland": [
        "[namn], regional digitaliseringskoordinator",
        "Centrum för Hälso- och sjukvårdsutveckling (CHSU)",
        "[namn], Hållbarhet och samhälle",
        "[namn], Kompetenscentrum för hälsa",
        "Kollektivtrafikförvaltningen",
        "Kulturutveckling",
        "Vårdvalsenheten",
    ],
    "Regioner": [
        "Region Gävleborg",
        "Region Stockholm",
        "Region Sörmland",
        "Region Uppsala",
        "Region Örebro",
        "Region Östergötland",
    ],
    "Universitet eller högskola": ["Mälardalens högskola", "Sveriges Lantbruks Universitet, SLU"],
    "Övrigt": [
        "BioDriv Öst",
        "Civilsamhället",
        "Coompanion Västmanland",
        "[namn], Hjälmen",
        "Samlingslokalerna",
        "Samordningsförbundet Västra Mälardalen",
        "Svenska Kyrkan",
    ],
}


def test_the_published_list_has_its_68_rows_and_ten_classes() -> None:
    assert sum(map(len, PUBLISHED.values())) == 68
    assert tuple(PUBLISHED) == CLASSES


@pytest.mark.parametrize(("class_", "name"), [(class_, name) for class_, names in PUBLISHED.items() for name in names])
def test_the_published_names_get_their_class(class_: str, name: str) -> None:
    assert class_of(name) == class_


@pytest.mark.parametrize(
    ("class_", "name"),
    [
        ("Kommuner", "Lindvikens kommun"),
        ("Kommuner", "Norrsjö stad"),
        ("Kommuner", "Spårvikens kommun, Samhällsbyggnadsnämnden"),
        ("Kommuner", "Kommunerna Hede, Granby och Norrsjö"),
        ("Regioner", "Region Söderhede"),
        ("Regioner", "Region Söderhede, Regionala utvecklingsnämnden"),
        ("Myndigheter", "Länsstyrelsen i Norrhede län"),
        ("Myndigheter", "Vattenmyndigheten"),
        ("Myndigheter", "Polismyndigheten, region Mitt"),
        ("Politiska partier", "Landsbygdslistan"),
        ("Politiska partier", "Norrsjöpartiet"),
        ("Universitet eller högskola", "Hede universitet"),
        ("Universitet eller högskola", "Högskolan i Hede"),
        ("Övrigt", "Hede folkhögskola"),
        ("Övrigt", "Ungdomsrådet i Norrby"),
        ("Övrigt", "Hede pastorat"),
        ("Föreningar", "Hede hembygdsförening"),
        ("Föreningar", "Norrhedes idrottsdistrikt"),
        ("Föreningar", "Granby bygderåd"),
        ("Intresseorganisationer", "Norrhedes handelskammare"),
        ("Intresseorganisationer", "LO-distriktet i Norrhede"),
        ("Privata eller kommunala bolag", "Nordklang Energi AB"),
        ("Privata eller kommunala bolag", "Hedebostäder"),
        ("Privata eller kommunala bolag", "Kommunfastigheter i Hede AB"),
        (PRIVATE, "Kim Exempelsson"),
        (PRIVATE, "Privatperson"),
    ],
)
def test_other_names_get_their_class(class_: str, name: str) -> None:
    assert class_of(name) == class_


def test_a_unit_of_the_region_that_asks_is_its_own() -> None:
    assert class_of("Region Norrhede, Kulturförvaltningen", own="Region Norrhede") == "Region Västmanland"
    assert class_of("Region Söderhede", own="Region Norrhede") == "Regioner"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fjordvik fylkeskommune", "Regioner"),
        ("Fjordvik kommune", "Kommuner"),
        ("University of Fjordvik", "Universitet eller högskola"),
    ],
)
def test_neighbours_have_the_class_of_their_like(name: str, expected: str) -> None:
    assert class_of(name) == expected

"""The grammar of explicit references, as a table of cases."""

import pytest

from samsyn.cores.linking.references import mentions

# text → what is referred to, as (word or kind, numbers)
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("I avsnitt 3.2 saknas cykel.", [("avsnitt", "3.2")]),
    ("Avsnittet 3.2 bör kortas.", [("avsnitt", "3.2")]),
    ("avsn. 3.2", [("avsnitt", "3.2")]),
    ("Se avsnitt 3.2.1.", [("avsnitt", "3.2.1")]),
    ("Delavsnitt 2.3", [("avsnitt", "2.3")]),
    ("avsnitten 2.1 och 4.3", [("avsnitt", "2.1 4.3")]),
    ("avsnitt 2.1 samt 4.3", [("avsnitt", "2.1 4.3")]),
    ("avsnitt 2.1, 2.2 och 4.3 är bra", [("avsnitt", "2.1 2.2 4.3")]),
    ("avsnitt 2.1 respektive avsnitt 4.3", [("avsnitt", "2.1 4.3")]),
    ("avsnitt 2.1–2.4", [("avsnitt", "2.1 2.2 2.3 2.4")]),
    ("avsnitt 2.1 till 2.3", [("avsnitt", "2.1 2.2 2.3")]),
    ("kap. 4", [("kapitel", "4")]),
    ("Kap 4", [("kapitel", "4")]),
    ("kapitel 4 och 5", [("kapitel", "4 5")]),
    ("kapitlen 4-6", [("kapitel", "4 5 6")]),
    ("i kapitel fyra", [("kapitel", "4")]),
    ("det tredje kapitlet", [("kapitel", "3")]),
    ("Första avsnittet är långt.", [("avsnitt", "1")]),
    ("rubrik 5.1", [("rubrik", "5.1")]),
    ("under rubriken 5.1 står", [("rubrik", "5.1")]),
    ("punkt 3.2", [("punkt", "3.2")]),
    ("Målområde 4", [("målområde", "4")]),
    ("målområde 4:s delmål", [("målområde", "4")]),
    ("målområdena 1 och 2", [("målområde", "1 2")]),
    ("Målområde 1 och 2", [("målområde", "1 2")]),
    ("målområde fyra", [("målområde", "4")]),
    ("det fjärde målområdet", [("målområde", "4")]),
    ("målbild 2", [("målbild", "2")]),
    ("Målbilden nr 2", [("målbild", "2")]),
    ("andra målbilden", [("målbild", "2")]),
    ("prioritering 2.1", [("prioritering", "2.1")]),
    ("Prioriteringarna 2.1 och 2.2", [("prioritering", "2.1 2.2")]),
    ("prio 2.1", [("prioritering", "2.1")]),
    ("delmål 3", [("delmål", "3")]),
    ("Delmål 5.1 och 5.2", [("delmål", "5.1 5.2")]),
    ("delmål 1.2: Den årliga bedömningen", [("delmål", "1.2")]),
    ("mål 2.1 bör skärpas", [("mål", "2.1")]),
    ("prioriterat område 3", [("område", "3")]),
    ("insatsområde 2.3", [("insatsområde", "2.3")]),
    ("tema 3 är otydligt", [("tema", "3")]),
    ("bilaga 2", [("bilaga", "2")]),
    ("s. 14", [("sida", "14")]),
    ("S. 8. Kostnaden behöver en källa.", [("sida", "8")]),
    ("(s 14)", [("sida", "14")]),
    ("sid 15", [("sida", "15")]),
    ("Sid. 15", [("sida", "15")]),
    ("På sidan 7 står", [("sida", "7")]),
    ("sida 7", [("sida", "7")]),
    ("sidorna 12–13", [("sida", "12 13")]),
    ("sidorna 12 och 15", [("sida", "12 15")]),
    ("s. 12-14", [("sida", "12 13 14")]),
    ("fråga 3", [("fråga", "3")]),
    ("Svar på fråga 3: Ja.", [("fråga", "3")]),
    ("frågorna 2 och 3", [("fråga", "2 3")]),
    ("fråga två", [("fråga", "2")]),
    ("den tredje frågan", [("fråga", "3")]),
    ("tabell 2", [("tabell", "2")]),
    ("Figur 4 är svårläst", [("figur", "4")]),
    ("3.2 Kompetens", [("", "3.2")]),
    ("Texten i 3.2 är lång.", [("", "3.2")]),
    ("Under 3.2.1 anges", [("", "3.2.1")]),
    ("uppgiften i 2.1 är fel", [("", "2.1")]),
    ("se 2.1 och 4.3", [("", "2.1 4.3")]),
    ("Målåret är 2032 i avsnitt 5.1 men 2030 i tabellen.", [("avsnitt", "5.1")]),
    ("Avsnitt 9.2 anger 20 procent.", [("avsnitt", "9.2")]),
    ("avsnitt 3.2 i strategin", [("avsnitt", "3.2")]),
    ("s. 12 i remissversionen", [("sida", "12")]),
    ("I linje med Agenda 2030. Avsnitt 3.2 bör kompletteras.", [("avsnitt", "3.2")]),
    ("avsnitt 3.2 och översiktsplanen", [("avsnitt", "3.2")]),
    ("förslagets avsnitt 3.2", [("avsnitt", "3.2")]),
    ("underlaget, sidan 7", [("sida", "7")]),
    ("Avsnitt 2.1 och prioritering 5.1", [("avsnitt", "2.1"), ("prioritering", "5.1")]),
    ("fråga 2, avsnitt 4.1", [("fråga", "2"), ("avsnitt", "4.1")]),
]

SILENT = [
    "enligt 5 § lagen om regionalt utvecklingsansvar",
    "3 kap. 5 § plan- och bygglagen",
    "3 kap 5 § PBL",
    "enligt kap. 3 § 5",
    "6 kap. miljöbalken",
    "kap. 6 i miljöbalken",
    "miljöbalken kap. 6",
    "kommunens översiktsplan s. 12",
    "s. 12 i kommunens översiktsplan",
    "Översiktsplanen (s. 12) säger annat",
    "avsnitt 3.2 i länstransportplanen",
    "enligt avsnitt 3.2 i vår handlingsplan",
    "mål 8 i Agenda 2030",
    "Agenda 2030, mål 8",
    "de globala målen, mål 11",
    "SOU 2019:4 s. 12",
    "prop. 2020/21:133 s. 47",
    "regeringens proposition, avsnitt 4.2",
    "utredningens kapitel 7",
    "rapporten (sid 14)",
    "Sida 2 (5)",
    "Sida 2 av 5",
    "sid 3(7)",
    "vårt yttrande, sidan 2",
    "se vår bilaga, avsnitt 2.1",
    "ökade med 3.2 procent",
    "3.2 %",
    "2.5 miljoner kronor",
    "1.5 grader",
    "från 2.1 till 2.4 barn per kvinna",
    "cirka 2.1 barn",
    "WCAG 2.2",
    "version 2.1",
    "kl. 14.30",
    "den 15.10 2026",
    "2026-10-15",
    "dnr 12.3",
    "tfn 010-12 34 56",
    "år 2030",
    "s.k. livslångt lärande",
    "Region Sjömarks 14 kommuner",
    "förslag 12 gånger",
    "tre kapitel i livet",
    "väg 40",
    "buss 14",
    "30 dagar",
]


def said(text: str) -> list[tuple[str, str]]:
    return [(one.word, " ".join(one.numbers)) for one in mentions(text)]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_reference_is_understood(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize("text", SILENT)
def test_what_points_elsewhere_is_silent(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "page", "paragraph"),
    [
        ("s. 14 andra stycket", "14", 2),
        ("Sid 15 stycke 2", "15", 2),
        ("Sid 15, stycke 2", "15", 2),
        ("S. 8, första stycket under 2.3.", "8", 1),
        ("andra stycket på sidan 14", "14", 2),
        ("stycke 2, s. 15", "15", 2),
        ("sidan 7, sista stycket", "7", -1),
        ("s. 14 tredje punkten", "14", 3),
        ("sidan 7", "7", 0),
    ],
)
def test_a_paragraph_of_a_page(text: str, page: str, paragraph: int) -> None:
    first = mentions(text)[0]
    assert (first.word, first.numbers, first.paragraph) == ("sida", (page,), paragraph)


def test_the_place_of_a_mention_is_told() -> None:
    text = "Vi anser att målområde 4 är bra."
    (one,) = mentions(text)
    assert text[one.start : one.end] == "målområde 4" == one.text

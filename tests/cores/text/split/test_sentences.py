"""Where sentences end: the cases that a plain rule gets wrong, in Swedish and German."""

import pytest

from samsyn.cores.text.split import sentences

CASES = [
    ("Vi vill bl.a. se fler bussar, t.ex. på kvällen. Bra!", ["Vi vill bl.a. se fler bussar, t.ex. på kvällen.", "Bra!"]),
    ("Vem har råd med bil. Bussen går aldrig.", ["Vem har råd med bil.", "Bussen går aldrig."]),
    ("Enligt bil. 2 saknas kartan.", ["Enligt bil. 2 saknas kartan."]),
    ("Se s. 14 och kap. 3. Det gäller enl. 7 § lagen.", ["Se s. 14 och kap. 3.", "Det gäller enl. 7 § lagen."]),
    ("Den 3 maj kl. 14.30 hölls mötet. Ca 3,5 procent kom.", ["Den 3 maj kl. 14.30 hölls mötet.", "Ca 3,5 procent kom."]),
    ("Fram till 2030. Därefter vet ingen.", ["Fram till 2030.", "Därefter vet ingen."]),
    ("Är det rimligt?! Nej... men ändå.", ["Är det rimligt?!", "Nej... men ändå."]),
    ("”Vi ska växa.” Det står så.", ["”Vi ska växa.”", "Det står så."]),
    ("Detta är fel.Det bör ändras.", ["Detta är fel.", "Det bör ändras."]),
    ("Läs på www.norrhede.example. Svara sedan.", ["Läs på www.norrhede.example.", "Svara sedan."]),
    ("Tre krav: 1) fler tåg 2) bättre vägar 3) billigare el", ["Tre krav:", "1) fler tåg", "2) bättre vägar", "3) billigare el"]),
    ("Vi behöver skola, vård m.m. Kommunen instämmer.", ["Vi behöver skola, vård m.m.", "Kommunen instämmer."]),
    ("Kommunen (se ovan!) menar det. Det s.k. målet.", ["Kommunen (se ovan!) menar det.", "Det s.k. målet."]),
    ("Målområde 1. Förbunden bör nämnas.", ["Målområde 1.", "Förbunden bör nämnas."]),
    ("A. B. Exempel vill ha plan B. Det går inte.", ["A. B. Exempel vill ha plan B.", "Det går inte."]),
    ("Fler bussar\nFler tåg", ["Fler bussar", "Fler tåg"]),
    ("Das gilt z.B. am 3. Mai. Danach bzw. später nicht.", ["Das gilt z.B. am 3. Mai.", "Danach bzw. später nicht."]),
    ("In der Kölnstr. ist es eng. Hier fehlt Platz.", ["In der Kölnstr. ist es eng.", "Hier fehlt Platz."]),
    ("Die 1. Radspur endet. Die 2. Reihe parkt.", ["Die 1. Radspur endet.", "Die 2. Reihe parkt."]),
    ("(Det står på sid 3.) Byt ord.", ["(Det står på sid 3.)", "Byt ord."]),
    ("", []),
    ("…", ["…"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_says(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected

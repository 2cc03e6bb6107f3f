"""A letter from across the border is placed by what its words mean in Swedish."""

import pytest

from samsyn.cores.linking import Linker
from samsyn.cores.linking.abroad import glossary, in_swedish
from samsyn.cores.linking.features import content
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage

_TEXTS = {
    "Bostäder och orter": "Fler hyresrätter byggs för unga. Kommunerna planerar för bostäder nära service.",
    "Tåg och pendling": "Tågen går i tid och pendlingen över gränsen blir lättare med fler avgångar.",
    "Halverade utsläpp": "Utsläppen av växthusgaser halveras till 2030. Konsumtionen blir mer hållbar.",
    "Kompetens i vård och industri": "Universitetet och företagen utbildar fler. Kompetensförsörjning är en gemensam fråga.",
    "Kultur och fritid": "Biblioteken är öppna och föreningarna har lokaler.",
}
STRATEGY = Outline(
    "Åslänet 2041",
    tuple(Section(str(at), "", heading, 1, None, (Block(text),)) for at, (heading, text) in enumerate(_TEXTS.items())),
)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("We would like to see more rental housing in the smaller towns.", "Bostäder och orter"),
        ("Cross-border commuting and the night train are not mentioned.", "Tåg och pendling"),
        ("The target for emissions should also cover consumption.", "Halverade utsläpp"),
        ("The supply of skills to industry and healthcare needs the universities.", "Kompetens i vård och industri"),
        ("Det bør bygges flere boliger, særlig leieboliger.", "Bostäder och orter"),
        ("Nattoget og pendling over grensen er ikke nevnt.", "Tåg och pendling"),
        ("Udledningen af drivhusgasser skal halveres.", "Halverade utsläpp"),
        ("Libraries and volunteers keep the villages alive.", "Kultur och fritid"),
    ],
)
def test_english_norwegian_and_danish_find_their_section(text: str, heading: str) -> None:
    links = Linker(STRATEGY).rank(Passage(text, ()))
    assert links
    assert STRATEGY.sections[int(links[0].section)].heading == heading


def test_a_swedish_text_keeps_its_words() -> None:
    text = "Kommunen vill att tågen och bussarna går oftare till byarna, och att barnen får läsa på biblioteket"
    assert {word for word in content(text) if word in glossary()} == set()
    assert in_swedish("tågen") == "tågen"
    assert in_swedish("it") == "it"  # IT, and "is" is ice


def test_words_that_every_letter_has_say_nothing_and_foreign_letters_are_respelled() -> None:
    assert in_swedish("strategy") == ""
    assert in_swedish("grænseområde") == "gränseområde"

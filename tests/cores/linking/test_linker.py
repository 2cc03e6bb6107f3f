"""Ranking places for a comment."""

from samsyn.cores.linking import Linker
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage

OUTLINE = Outline(
    "Strategi för Älvmarks län",
    (
        Section("kompetens", "2.1", "Kompetensförsörjning", 2, None, (Block("Fler ska ha rätt utbildning."),)),
        Section("resor", "2.2", "Resor och transporter", 2, None, (Block("Tåg och buss i hela länet."),)),
    ),
)


def test_a_named_section_comes_first() -> None:
    links = Linker(OUTLINE).rank(Passage("I avsnitt 2.2 saknas vuxenutbildningen.", ()))
    assert links[0].section == "resor"
    assert "avsnitt 2.2" in links[0].evidence[0]


def test_a_compound_is_understood_by_its_parts() -> None:
    links = Linker(OUTLINE).rank(Passage("Försörjningen av kompetens är vår största fråga.", ()))
    assert links[0].section == "kompetens"

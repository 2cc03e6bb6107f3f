"""What closes a chapter belongs to the chapter, though it stands in the chapter's last part."""

from samsyn.cores.linking import Linker
from samsyn.cores.linking.tails import gathered
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage

MATTERS = {"A": ("skolan", "lärare"), "B": ("skogen", "virke"), "C": ("sjön", "fiske")}


def chapter(letter: str, matter: str, priority: str) -> list[Section]:
    closing = (
        Block(f"Prioriteringar. Staten ombeds värna {priority} särskilt."),
        Block(f"Indikatorer för målområde {letter}"),
        Block(f"Antal {priority}", kind="cell", table=0, row=1),
    )
    last = (Block(f"Alla känner {matter} väl."), *closing)
    return [
        Section(letter.lower(), "", f"Målområde {letter}: {matter}", 1, None, (Block("Så här är det."),)),
        Section(f"{letter}1", "", f"{letter}1 Mer {matter}", 2, letter.lower(), (Block(f"Fler ser {matter}."),)),
        Section(f"{letter}2", "", f"{letter}2 Kunskap", 2, letter.lower(), last),
    ]


ALIKE = Outline("", tuple(one for letter, said in MATTERS.items() for one in chapter(letter, *said)))


def test_the_closing_text_is_the_chapters() -> None:
    texts = {section.key: [block.text for block in section.blocks] for section in gathered(ALIKE).sections}
    assert texts["b"] == ["Så här är det.", "Prioriteringar. Staten ombeds värna virke särskilt.", "Indikatorer för målområde B", "Antal virke"]  # fmt: skip
    assert texts["B2"] == ["Alla känner skogen väl."]
    assert texts["B1"] == ["Fler ser skogen."]
    assert [section.key for section in gathered(ALIKE).sections] == [section.key for section in ALIKE.sections]


def test_a_quotation_of_it_is_placed_at_the_chapter() -> None:
    (links,) = Linker(ALIKE).rank_all([Passage("Meningen ”Staten ombeds värna virke särskilt” ska stå kvar.", ())])
    assert links[0].section == "b"


def test_a_part_that_every_goal_has_closes_none() -> None:
    same = tuple(
        Section(
            one.key, "", one.heading, one.level, one.parent, (*one.blocks, Block("Prioriteringar. Vi ska göra mer."))
        )
        if one.key[-1] == "1"
        else one
        for one in ALIKE.sections
    )
    texts = {section.key: section.text for section in gathered(Outline("", same)).sections}
    assert "Prioriteringar. Staten" in texts["C2"]
    assert "Indikatorer" not in texts["C2"]


def test_under_two_chapters_it_may_be_chance() -> None:
    two = Outline("", ALIKE.sections[:6])
    assert gathered(two) is two

"""Questions that name no section are answered about a part of the strategy."""

from dataclasses import replace

import pytest

from samsyn.cores.linking import Linker
from samsyn.cores.linking.roles import ROLES, Role, asked, played
from samsyn.cores.outline.values import Outline, Section
from samsyn.cores.text.values import Passage


def chapter(key: str, heading: str, level: int = 1, parent: str | None = None, goal: str = "") -> Section:
    return Section(key, "", heading, level, parent, goal=goal)  # type: ignore[arg-type]


PLAIN = Outline(
    "Provlänet 2040",
    (
        chapter("forord", "Förord"),
        chapter("sjon", "Sjön och skogen"),
        chapter("folk", "Människorna här", 2, "sjon"),
        chapter("vision", "Vår vision"),
        chapter("mal", "Målbild 1: Nära", goal="målbild"),
        chapter("vard", "Vården", 2, "mal"),
        chapter("hand", "Händer som möts"),
        chapter("vem", "Vem gör vad", 2, "hand"),
        chapter("folj", "Uppföljning"),
    ),
)


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("1. Delar ni bilden av länet?", ("now",)),
        ("Känner du igen beskrivningen av läget?", ("now",)),
        ("Vad tycker ni om visionen?", ("vision",)),
        ("3. Vilka mål vill ni ändra?", ("goals",)),
        ("4. Vad kan ni bidra med?", ("doing",)),
        ("Hur ska strategin följas upp?", ("following",)),
        ("Övrigt", ()),
        ("Kultur och bildning", ()),
    ],
)
def test_what_a_question_asks_about(question: str, roles: tuple[Role, ...]) -> None:
    assert asked(question) == roles


def test_the_part_that_each_section_plays() -> None:
    table = played(PLAIN)
    found = {
        role: [PLAIN.sections[at].key for at in range(len(PLAIN.sections)) if table[row, at]]
        for row, role in enumerate(ROLES)
    }
    assert found == {
        "now": ["sjon", "folk"], "vision": ["vision"], "goals": ["mal", "vard"], "doing": ["hand", "vem"],
        "following": ["folj"],
    }  # fmt: skip


def test_an_answer_is_placed_at_the_part_its_question_asks_about() -> None:
    offer = Passage("Vi ställer gärna upp.", (), ("4. Hur kan ni bidra?",))
    links = Linker(PLAIN).rank(offer)
    assert {link.section for link in links[:2]} == {"hand", "vem"}


def test_a_heading_that_names_a_section_is_no_question() -> None:
    said = Passage("Det behöver bli bättre.", (), ("Vården – vem har ansvar?",))
    assert Linker(PLAIN).rank(said)[0].section == "vard"


def test_a_word_in_a_question_that_is_also_a_heading_does_not_hide_what_it_asks() -> None:
    named = Outline(PLAIN.title, tuple(replace(one, heading=one.heading.replace("Händer som möts", "Genomförande"))
                                       for one in PLAIN.sections))  # fmt: skip
    offer = Passage("Vi ställer upp med båtar.", (), ("Hur kan ni bidra till genomförandet?",))
    links = Linker(named).rank(offer)
    assert {link.section for link in links[:2]} == {"hand", "vem"}
    assert links[1].score > 0.1


def test_the_county_in_a_year_to_come_is_the_vision_where_nothing_else_is() -> None:
    parts = [
        chapter("nu", "Länet i dag"),
        chapter("ar", "Åslänet 2041"),
        chapter("mal", "Mål 1 Resor", goal="målområde"),
    ]
    plain = Outline("Strategi för Åslänet", tuple(parts))
    assert played(plain)[ROLES.index("vision")].tolist() == [0, 1, 0]
    named = Outline("Strategi för Åslänet", (*parts, chapter("vision", "Vår vision", goal="vision")))
    assert played(named)[ROLES.index("vision")].tolist() == [0, 0, 0, 1]

"""What is carried from one consultation to another."""

from random import Random

import pytest

from samsyn.cores.linking import Linker
from samsyn.cores.linking.background import Background
from samsyn.cores.linking.experience import Experience, Placed
from samsyn.cores.outline.values import Outline, Section
from samsyn.cores.text.values import Passage

EARLIER = Outline("Ett län", tuple(Section(name, "", name, 1, None) for name in ("Skärgårdstrafik", "Gymnasieskola")))
NOW = Outline("Ett annat län", tuple(Section(name, "", name, 1, None) for name in ("Skolor", "Skärgård", "Vatten")))
SAID = (
    ("Bojarna måste bytas ut till sommaren.", "Skärgårdstrafik"),
    ("Nya bojar vid farleden önskas.", "Skärgårdstrafik"),
    ("Fler mentorer åt ettorna.", "Gymnasieskola"),
    ("Mentorerna hinner inte med alla.", "Gymnasieskola"),
)
BACKGROUND = Background([text for text, _ in SAID] + [s.heading for o in (EARLIER, NOW) for s in o.sections])


def experience(said: list[tuple[str, str]]) -> Experience:
    headings = tuple(section.heading for section in EARLIER.sections)
    shares = Linker(EARLIER, background=BACKGROUND).shares([text for text, _ in said])
    placed = [
        Placed(text, headings, headings.index(heading), tuple(row))
        for (text, heading), row in zip(said, shares, strict=True)
    ]
    return Experience(placed, BACKGROUND)


def shares(text: str, known: Experience | None) -> dict[str, float]:
    linker = Linker(NOW, background=BACKGROUND, experience=known)
    return dict(zip((section.key for section in NOW.sections), linker.shares([text])[0], strict=True))


@pytest.mark.parametrize(
    ("text", "wanted"), [("Bojarna syns dåligt.", "Skärgård"), ("En mentor räcker inte.", "Skolor")]
)
def test_words_that_went_to_like_headings_elsewhere_go_there_here(text: str, wanted: str) -> None:
    alone, carried = shares(text, None), shares(text, experience(list(SAID)))
    assert carried[wanted] > alone[wanted]
    assert max(carried, key=lambda key: carried[key]) == wanted


def test_the_order_of_what_was_placed_does_not_matter() -> None:
    mixed = list(SAID)
    Random(3).shuffle(mixed)
    assert shares("Bojarna syns dåligt.", experience(mixed)) == pytest.approx(
        shares("Bojarna syns dåligt.", experience(list(SAID))), abs=1e-4
    )


def test_an_officer_is_believed_before_what_was_carried() -> None:
    linker = Linker(NOW, background=BACKGROUND, experience=experience(list(SAID))).learn(
        "Bojarna syns dåligt.", "Vatten"
    )
    assert linker is not None
    assert linker.rank(Passage("Bojarna syns dåligt.", ()))[0].section == "Vatten"


def test_shares_sum_to_one_and_agree_with_the_order_of_the_links() -> None:
    linker = Linker(NOW, background=BACKGROUND)
    found = linker.shares(["Skolan och vattnet.", ""])
    assert found.sum(axis=1) == pytest.approx([1, 1])
    first = linker.rank(Passage("Skolan och vattnet.", ()), floor=0.0)[0].section
    assert first == NOW.sections[int(found[0].argmax())].key

"""Themes proposed: by their own words at first, by what people tagged later, with the words as evidence."""

from samsyn.cores.coding.proposing import Proposer, Theme, bag, missing

TEXTS = (
    "Tågen måste gå oftare mellan orterna.",
    "Bygg fler hyresrätter i centrum.",
    "Färjan till öarna ska gå hela året.",
    "Skriv ut vem som ansvarar för målet.",
    "Ungdomar behöver en egen mötesplats.",
)
TRAIN, HOME = Theme(1, "Tåg"), Theme(2, "Bostäder", "Hyresrätter och byggande")


def proposer(*themes: Theme) -> Proposer:
    return Proposer(themes, [bag(text) for text in TEXTS * 5])


def test_a_themes_own_words_speak_first() -> None:
    found = proposer(TRAIN, HOME).propose(bag(TEXTS[0]))
    assert [one.key for one in found] == [1]
    assert "tåg" in found[0].words
    assert proposer(TRAIN, HOME).propose(bag(TEXTS[3])) == ()
    assert [one.key for one in proposer(TRAIN, HOME).propose(bag(TEXTS[1]))] == [2]


def test_what_people_tagged_teaches() -> None:
    asked = bag("Vem ansvarar för arbetet?")
    role = Theme(3, "Roller")
    assert proposer(role).propose(asked) == ()
    taught = Theme(3, "Roller", texts=(TEXTS[3], "Vem ansvarar?", "Ange den som ansvarar.", "Ansvarar regionen?"))
    assert [one.key for one in proposer(taught).propose(asked)] == [3]


def test_the_same_texts_give_the_same_proposals() -> None:
    first = [proposer(TRAIN, HOME).propose(bag(text)) for text in TEXTS]
    assert first == [proposer(TRAIN, HOME).propose(bag(text)) for text in TEXTS]
    assert all(0 <= one.score <= 1 for row in first for one in row)
    assert proposer().propose(bag(TEXTS[0])) == ()
    assert proposer(TRAIN).propose(bag("")) == ()


def test_themes_that_the_code_list_lacks() -> None:
    bags = [bag("Tågen och bussarna ska gå oftare till stationen.")] * 4
    assert "resor" in dict(missing(bags, ["Bostäder"]))
    assert "resor" not in dict(missing(bags, ["Resor"]))
    assert missing(bags[:2], []) == []

"""Goals that are built alike tell what they are by the headings that come back under each."""

from samsyn.cores.linking import Linker
from samsyn.cores.linking.leaning import CHANGE, MEASURED, NOT_TODAY, PICTURED, WISHED, Leaning
from samsyn.cores.linking.recurring import recurring
from samsyn.cores.linking.roles import ROLES, played
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage

MATTERS = {"nara": "skolor", "ute": "stigar", "ihop": "möten"}


def section(key: str, heading: str, parent: str | None = None, text: str = "") -> Section:
    return Section(key, "", heading, 2 if parent else 1, parent, (Block(text),) if text else ())


def parts_of(key: str, matter: str) -> list[Section]:
    return [
        section(f"{key}-nu", f"Nuläge: {matter}", key, f"Här finns {matter}."),
        section(f"{key}-gor", f"Så gör vi: {matter}", key, f"Här byggs {matter}."),
        section(f"{key}-mer", f"Fördjupning: {matter}", key, f"Mer om {matter}."),
    ]


ALIKE = Outline(
    "Provlänet 2040",
    (
        section("hej", "Förord"),
        section("lanet", "Provlänet i dag", text="Länet är grönt."),
        *(one for key, matter in MATTERS.items() for one in (section(key, f"Allt {key}"), *parts_of(key, matter))),
    ),
)


def test_headings_that_come_back_under_three_goals_tell_their_parts() -> None:
    found = {ALIKE.sections[at].key: part for at, part in recurring(ALIKE).items()}
    assert found == {
        f"{key}-{part}": held for key in MATTERS for part, held in (("nu", "today"), ("gor", "change"), ("mer", None))
    }


def test_under_two_goals_it_may_be_chance() -> None:
    assert recurring(Outline("", ALIKE.sections[:10])) == {}


def test_what_is_built_alike_are_the_goals_and_the_picture_of_the_county_stands_outside_them() -> None:
    table = played(ALIKE)
    now = [ALIKE.sections[at].key for at in range(len(ALIKE.sections)) if table[ROLES.index("now"), at]]
    goals = [ALIKE.sections[at].key for at in range(len(ALIKE.sections)) if table[ROLES.index("goals"), at]]
    assert now == ["lanet"]
    assert goals == [one.key for one in ALIKE.sections[2:]]


def test_a_wish_leans_to_what_is_to_change_and_away_from_the_picture_of_today() -> None:
    keys = [one.key for one in ALIKE.sections]
    wish, told = Leaning(ALIKE, played(ALIKE)).of(
        ["Det bör finnas fler stigar.", "I dag finns tolv stigar, det bör stå där."]
    )
    assert wish[keys.index("ute-gor")] == CHANGE + WISHED
    assert wish[keys.index("ute-nu")] == wish[keys.index("lanet")] == NOT_TODAY
    assert told[keys.index("ute-nu")] == 0
    assert wish[keys.index("ute-mer")] == wish[keys.index("hej")] == 0


def test_a_wish_under_a_goal_is_placed_at_what_is_to_change() -> None:
    links = Linker(ALIKE).rank(Passage("Vi föreslår märkta stigar.", (), ("Allt ute",)))
    assert [link.section for link in links].index("ute-gor") < [link.section for link in links].index("ute-nu")


def test_who_speaks_of_the_picture_of_the_county_or_of_measures_leans_there() -> None:
    outline = Outline("", (*ALIKE.sections, section("folj", "Uppföljning")))
    leaning = Leaning(outline, played(outline))
    keys = [one.key for one in outline.sections]
    picture, measure = leaning.of(["I beskrivningen av länet nämns inte sjöarna.", "Antalet bänkar är ett mått."])
    assert picture[keys.index("lanet")] == PICTURED
    assert measure[keys.index("folj")] == MEASURED
    assert measure[keys.index("lanet")] == 0


def test_a_heading_of_one_word_may_be_just_a_word() -> None:
    outline = Outline(
        "",
        (
            section("resor", "Tåg och buss", text="Staten ska betala spåren och tågen ska gå varje timme."),
            section("pengar", "Pengar", text="Projekt kan få halva sin kostnad."),
        ),
    )
    said = Passage("Tågen ska gå varje timme, och staten ska ge pengarna till spåren.", ())
    assert Linker(outline).rank(said)[0].section == "resor"

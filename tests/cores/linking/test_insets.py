"""A quotation set large, a box or a table is a part of the section that it stands in and no place of its own."""

from samsyn.cores.linking import Linker
from samsyn.cores.linking.insets import folded
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage


def section(key: str, number: str, heading: str, parent: str | None = None, text: str = "") -> Section:
    level = 1 if parent is None else 2 if parent in {"lanet", "malen", "gora"} else 3
    return Section(key, number, heading, level, parent, (Block(text, 4),) if text else (), page=4)


DESIGNED = Outline(
    "Åslänet 2041",
    (
        section("lanet", "1", "Länet i dag", text="Så ser det ut."),
        section("folket", "1.1", "Befolkningen", "lanet", "Fler blir äldre."),
        section("sagt", "", "”Jag kör skolskjuts på morgonen och hemtjänst på natten.”", "lanet", "Förare, Åsby"),
        section("jobben", "1.2", "Jobben", "sagt", "Sågverken anställer."),
        section("malen", "2", "Målen", text="Målen gäller alla."),
        section("lasa", "", "Att läsa målen", "malen", "Varje mål har en lista."),
        section("ett", "", "Mål 1 Bussen går", "malen", "Fler turer på vardagar."),
        section("lyftet", "", "Kvarnlyftet", "malen", "Sju kvarnar rustas för nya verkstäder."),
        section("tva", "", "Mål 2 Skogen brinner inte", "malen", "Brandvägar byggs."),
        section("tre", "", "Mål 3 Skolan är nära", "malen", "Byskolorna blir kvar."),
        section("fyra", "", "Mål 4 Maten växer här", "malen", "Köken handlar lokalt."),
        section("gora", "3", "Så gör vi", text="Alla hjälps åt."),
        section("folja", "3.1", "Uppföljning", "gora", "Varje år skrivs en rapport."),
        section("tabell", "", "Tabell 1. Mått", "folja", "Turer per vardag"),
        section("kosta", "3.2", "Pengar", "gora", "Trettio miljoner."),
        section("krig", "3.3", "Beredskap", "gora", "Alla ska klara en vecka."),
    ),
)


def test_insets_stand_in_the_section_before_them_and_what_stood_under_one_stands_beside_it() -> None:
    seen = folded(DESIGNED)
    assert seen.host == {"sagt": "folket", "lasa": "malen", "lyftet": "ett", "tabell": "folja"}
    kept = {one.key: one for one in seen.outline.sections}
    assert [one.key for one in seen.outline.sections] == [s.key for s in DESIGNED.sections if s.key not in seen.host]
    assert (kept["jobben"].parent, kept["jobben"].level) == ("lanet", 2)
    assert [block.text for block in kept["ett"].blocks] == [
        "Fler turer på vardagar.", "Kvarnlyftet", "Sju kvarnar rustas för nya verkstäder.",
    ]  # fmt: skip
    assert kept["ett"].blocks[1].page == 4
    assert ("Kvarnlyftet", [one.key for one in seen.outline.sections].index("ett")) in seen.names


def test_where_most_headings_are_without_numbers_none_is_a_box() -> None:
    plain = Outline(
        "Åslänet",
        (
            section("lanet", "", "Länet i dag", text="Så ser det ut."),
            section("folket", "", "Befolkningen", "lanet", "Fler blir äldre."),
            section("jobben", "", "Jobben", "lanet", "Sågverken anställer."),
            section("gora", "", "Mål 1 Bussen går", text="Fler turer."),
        ),
    )
    assert folded(plain) == folded(plain).__class__(plain, {}, ())


def test_a_heading_that_comes_back_under_another_is_how_the_strategy_is_built() -> None:
    again = Section("igen", "", "Kvarnlyftet", 2, "gora", (Block("Mer om kvarnar."),))
    assert "lyftet" not in folded(Outline("Åslänet 2041", (*DESIGNED.sections, again))).host


def test_where_the_goals_themselves_are_quotations_they_are_places() -> None:
    goals = tuple(
        section(f"m{n}", "", f"”Jag vill {what}”", "malen", what) for n, what in enumerate(["bo", "gå", "se"])
    )
    assert folded(Outline("Åslänet", (section("malen", "", "Målen"), *goals))).host == {}


def test_a_comment_on_a_box_a_table_or_a_quotation_is_about_the_section_it_stands_in() -> None:
    linker = Linker(DESIGNED)
    for text, key in (
        ("Kvarnlyftet säger vi nej till, det är för dyrt.", "ett"),
        ("I tabell 1 saknas priset på en biljett.", "folja"),
        ("Citatet ”Jag kör skolskjuts på morgonen” är träffande.", "folket"),
    ):
        assert linker.rank(Passage(text, ()))[0].section == key


def test_an_officer_who_places_at_a_box_is_followed_there_and_teaches_its_section() -> None:
    linker = Linker(DESIGNED).learn("Rusta hjulen vid forsen.", "lyftet")
    assert linker is not None
    assert linker.rank(Passage("Rusta hjulen vid forsen.", ()))[0].section == "lyftet"
    assert linker.rank(Passage("Man borde rusta hjulen vid varje fors.", ()))[0].section == "ett"


def test_a_label_without_a_name_is_the_box_of_a_goal_and_the_text_goes_on_after_it() -> None:
    rows = [("ett", "1", "Resor", None), ("tva", "2", "Bygga", None)]
    boxes = [(f"mal-{at}", "", f"Mål 1:{at}", "ett") for at in (1, 2, 3)]
    outline = Outline(
        "Åslänet 2041",
        tuple(
            section(key, number, heading, parent, f"Text {key}.")
            for key, number, heading, parent in [rows[0], *boxes, rows[1]]
        ),
    )
    seen = folded(outline)
    assert seen.host == {"mal-1": "ett", "mal-2": "ett", "mal-3": "ett"}
    assert "Text mal-2." in seen.outline.sections[0].text
    links = Linker(outline).rank(Passage("Mål 1:2 är för lågt satt.", ()))
    assert links[0].section == "ett"


def test_headings_of_the_third_size_without_numbers_are_places_where_there_are_several() -> None:
    rows = [
        ("a", "1", "Resor", None), ("a1", "1.1", "Tåg", "a"), ("x", "", "Nattåg", "a1"), ("a2", "1.2", "Buss", "a"),
        ("a3", "1.3", "Båt", "a"), ("b", "2", "Bygga", None), ("b1", "2.1", "Hus", "b"), ("y", "", "Byar", "b1"),
        ("b2", "2.2", "Vägar", "b"), ("b3", "2.3", "Broar", "b"),
    ]  # fmt: skip
    outline = Outline("Åslänet", tuple(section(*row, f"Text {row[0]}.") for row in rows))
    assert not folded(outline).host

"""Keys survive editions: unique, stable, idempotent, and right when sections are reworded, moved or dropped."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores import outline
from samsyn.cores.outline.slugs import unique_keys
from samsyn.cores.outline.values import Block, Outline, Section

HEADINGS = ["Kompetens", "Klimat", "Vatten och hav", "Nuläge", "Kultur", "Hälsa", "Resor", "Vision", "Mål", "!!!"]
TEXTS = [
    "Länet behöver fler som kan svetsa, vårda och programmera.",
    "Utsläppen ska minska varje år och energin ska räcka till alla.",
    "Havet är vår granne och vi vårdar det.",
    "Alla ska kunna resa hållbart mellan kommunerna.",
    "",
]


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    count = draw(st.integers(0, 12))
    headings = [draw(st.sampled_from(HEADINGS)) for _ in range(count)]
    parents = [draw(st.one_of(st.none(), st.integers(0, at - 1))) if at else None for at in range(count)]
    keys = unique_keys(headings, parents)
    levels: list[int] = []
    sections = []
    for at in range(count):
        above = parents[at]
        levels.append(1 if above is None else levels[above] + 1)
        text = draw(st.sampled_from(TEXTS))
        sections.append(
            Section(
                key=keys[at],
                number=draw(st.sampled_from(["", str(at + 1)])),
                heading=headings[at],
                level=levels[at],
                parent=None if above is None else keys[above],
                blocks=(Block(text),) if text else (),
            )
        )
    return Outline("Strategi", tuple(sections))


def keys(of: Outline) -> list[str]:
    return [section.key for section in of.sections]


@settings(max_examples=150, deadline=None)
@given(outlines(), outlines())
def test_laws_of_matching(old: Outline, new: Outline) -> None:
    matched = outline.match(old, new)
    assert len(set(keys(matched))) == len(matched.sections)
    assert [replace(s, key="", parent=None) for s in matched.sections] == [
        replace(s, key="", parent=None) for s in new.sections
    ]
    assert outline.match(old, matched) == matched
    assert outline.match(old, old) == old
    above = {section.key for section in matched.sections}
    assert all(section.parent is None or section.parent in above for section in matched.sections)


def section(key: str, heading: str, text: str, number: str = "") -> Section:
    return Section(key, number, heading, 1, None, (Block(text),))


OLD = Outline(
    "",
    (
        section("kompetens", "Kompetensförsörjning", TEXTS[0], "3.1"),
        section("klimat", "Klimat och energi", TEXTS[1], "3.2"),
        section("hav", "Havet", TEXTS[2], "3.3"),
    ),
)


def test_a_reworded_heading_keeps_its_key() -> None:
    new = Outline("", (section("x", "Rätt kunskap på rätt plats", TEXTS[0]), section("y", "Klimat, energi", TEXTS[1])))
    assert keys(outline.match(OLD, new)) == ["kompetens", "klimat"]


def test_a_moved_and_renumbered_section_keeps_its_key() -> None:
    moved = (replace(OLD.sections[2], key="a"), section("b", "Nytt kapitel", "Något helt annat om bredband."))
    rest = (replace(OLD.sections[0], key="c", number="4.7"), replace(OLD.sections[1], key="d", number="1"))
    assert keys(outline.match(OLD, Outline("", (*moved, *rest)))) == ["hav", "nytt-kapitel", "kompetens", "klimat"]


def test_a_rewritten_text_under_the_same_heading_keeps_its_key() -> None:
    new = Outline("", (section("x", "Havet", "En helt ny text som ingen har sett förut."),))
    assert keys(outline.match(OLD, new)) == ["hav"]


def test_a_dropped_sections_key_is_not_given_away() -> None:
    new = Outline("", (*OLD.sections[:2], section("hav", "Bredband i hela länet", "Fiber till alla hus före 2030.")))
    assert keys(outline.match(OLD, new)) == ["kompetens", "klimat", "bredband-i-hela-lanet"]


def test_headings_that_share_their_words_are_told_apart_by_what_stands_above() -> None:
    assert unique_keys(["Klimat", "Nuläge", "Kultur", "Nuläge"], [None, 0, None, 2]) == [
        "klimat",
        "klimat-nulage",
        "kultur",
        "kultur-nulage",
    ]


def test_keys_are_plain_letters() -> None:
    assert unique_keys(["Á đŋšžŧ ʒ", "Åäö & 2 § 3", "Avsnitt s3", "—"], [None] * 4) == [
        "a-dnszt-z",
        "aao-2-3",
        "avsnitt-s-3",
        "avsnitt",
    ]

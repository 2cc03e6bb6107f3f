"""Headings taken apart."""

import pytest

from samsyn.cores.outline.titles import Title, collection_of, display, parse
from samsyn.cores.outline.values import Section


@pytest.mark.parametrize(
    ("text", "number", "heading"),
    [
        ("3.2 Kompetensförsörjning", "3.2", "Kompetensförsörjning"),
        ("3.2. Kompetens", "3.2", "Kompetens"),
        ("3.2Kompetens", "3.2", "Kompetens"),
        ("1Inledning", "1", "Inledning"),
        ("Kapitel 3 – Kompetens", "3", "Kompetens"),
        ("Avsnitt 3.2: Kompetens", "3.2", "Kompetens"),
        ("A. Kompetens", "A.", "Kompetens"),
        ("IV. Kompetens", "IV.", "Kompetens"),
        ("2.1", "", "2.1"),
        ("3", "", "3"),
        ("2.1% fler", "", "2.1% fler"),
        ("3–5 procent", "", "3–5 procent"),
        ("3 – 5 år", "", "3 – 5 år"),
        ("20 maj 2026", "", "20 maj 2026"),
        ("2040 ska vi vara klara", "", "2040 ska vi vara klara"),
        ("100 % fossilfritt", "", "100 % fossilfritt"),
        ("3D-skrivare i skolan", "", "3D-skrivare i skolan"),
        ("5G i hela länet", "", "5G i hela länet"),
        ("Bilaga 1: Underlag", "", "Bilaga 1: Underlag"),
    ],
)
def test_number_and_words(text: str, number: str, heading: str) -> None:
    title = parse(text)
    assert (title.number, title.heading, title.goal) == (number, heading, "")


@pytest.mark.parametrize(
    ("text", "goal", "goal_number", "name"),
    [
        ("Målområde 2: Ett kunnigt län", "målområde", "2", "Ett kunnigt län"),
        ("Målbild 4 – Rent vatten", "målbild", "4", "Rent vatten"),
        ("Prioritering 2.1 Bredband", "prioritering", "2.1", "Bredband"),
        ("Delmål 2.1. Bredband", "delmål", "2.1", "Bredband"),
        ("DELMÅL 3: BREDBAND", "delmål", "3", "BREDBAND"),
        ("Målbild A – Havet", "målbild", "A", "Havet"),
        ("Vision: Ett län för alla", "vision", "", "Ett län för alla"),
        ("Vision", "vision", "", "Vision"),
        ("Vår vision 2040", "vision", "", "Vår vision 2040"),
        ("Målbild i fokus", "", "", "Målbild i fokus"),
        ("Våra målbilder", "", "", "Våra målbilder"),
        ("Prioriteringar", "", "", "Prioriteringar"),
    ],
)
def test_goals(text: str, goal: str, goal_number: str, name: str) -> None:
    assert parse(text) == Title("", text, goal, goal_number, name)  # type: ignore[arg-type]


def test_a_goal_with_a_sections_number_has_two_numbers() -> None:
    assert parse("4.2 Målområde 2: Havet") == Title("4.2", "Målområde 2: Havet", "målområde", "2", "Havet")
    assert parse("Målområde 2: Havet", label="4.2.") == Title("4.2", "Målområde 2: Havet", "målområde", "2", "Havet")
    assert parse("Havet", label="Målområde 2:") == Title("", "Målområde 2: Havet", "målområde", "2", "Havet")


def test_collections() -> None:
    wanted = {"Delmål": "delmål", "Våra nio målbilder": "målbild", "Länets prioriteringar till 2030": "prioritering"}
    assert {heading: collection_of(heading) for heading in wanted} == wanted
    assert collection_of("Målbilder och uppföljning") == ""


@pytest.mark.parametrize(
    "text", ["3.2 Kompetens", "A. Kompetens", "Målområde 2: Havet", "4.2 Delmål 1.1: Havet", "Vision"]
)
def test_what_is_displayed_is_what_was_read(text: str) -> None:
    title = parse(text)
    assert display(Section("k", title.number, title.heading, 1, None, goal=title.goal)) == text

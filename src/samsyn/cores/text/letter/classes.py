"""The class of an organisation from its name: the ten words of a real list of answers, and "privatperson"."""

import re

CLASSES: tuple[str, ...] = (
    "Föreningar",
    "Intresseorganisationer",
    "Kommuner",
    "Myndigheter",
    "Politiska partier",
    "Privata eller kommunala bolag",
    "Region Västmanland",
    "Regioner",
    "Universitet eller högskola",
    "Övrigt",
)
PRIVATE = "privatperson"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("Kommuner", r"\bkommun(?:en|s)?\b|\bstad(?:en|s)?\b"),
        ("Regioner", r"\bregion\b"),
        ("Myndigheter", r"verket\b|styrelsen\b|myndighet"),
        ("Politiska partier", r"partiet\b|demokraterna\b|moderaterna\b"),
        ("Universitet eller högskola", r"universitet|högskola"),
        ("Privata eller kommunala bolag", r"\bAB\b"),
        ("Föreningar", r"förening|förbund"),
    )
)


def class_of(name: str) -> str:
    """One of CLASSES for the name of an organisation; "Övrigt" when nothing in it tells."""
    return next((found for found, pattern in _RULES if pattern.search(name)), "Övrigt")

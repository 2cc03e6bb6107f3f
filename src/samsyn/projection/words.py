"""What columns, sexes, ages and flows are called in the tables that people have."""

import re
from typing import Final

COLUMNS: Final = {
    "area": {"area", "region", "kommun", "län", "lan", "område", "omrade", "geo"},
    "sex": {"sex", "kön", "kon", "gender"},
    "age": {"age", "ålder", "alder"},
    "mother_age": {
        "mother_age",
        "moderns ålder",
        "alderm",
        "aldermoder",
        "mother's age",
        "age of mother",
        "moderålder",
    },
    "year": {"year", "år", "ar", "tid", "time"},
    "flow": {"flow", "flöde", "flode"},
    "value": {"value", "värde", "varde", "antal", "count"},
}
WOMEN: Final = {"2", "k", "f", "kvinna", "kvinnor", "women", "woman", "female", "females"}
MEN: Final = {"1", "m", "man", "män", "men", "male", "males"}
ALL: Final = {
    "t",
    "tot",
    "total",
    "totalt",
    "totals",
    "1+2",
    "båda",
    "samtliga",
    "alla",
    "both",
    "all",
    "summa",
    "all ages",
}
COUNTRY: Final = {"riket", "hela riket", "sverige", "sweden", "00", *ALL}
UNKNOWN: Final = {"no information", "unknown", "okänd", "okänt", "uppgift saknas", "us", "na", "saknas", "not stated"}
FLOWS: Final = {
    "in": "into", "inflyttning": "into", "inrikes inflyttning": "into", "inrikes_in": "into", "into": "into",
    "out": "out", "utflyttning": "out", "inrikes utflyttning": "out", "inrikes_ut": "out",
    "immigration": "immigration", "invandring": "immigration", "invandringar": "immigration",
    "emigration": "emigration", "utvandring": "emigration", "utvandringar": "emigration",
}  # fmt: skip
OLDEST: Final = 100

_AGE = re.compile(r"(\d{1,3})\s*(\+|-w|w|och äldre|and over|plus)?")
_SPAN = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})")
_BELOW = re.compile(r"(?:<|-|–|under|below)\s*(\d{1,3})")


class Grouped(ValueError):
    """An age that covers several years."""


class NoAge(ValueError):
    """Not an age at all."""


def plain(text: str) -> str:
    """Lower case, single spaces, no "år" or "years" behind a figure."""
    text = re.sub(r"\s+", " ", text.strip().lower())
    return re.sub(r"(?<=[\d+])\s*(?:år|years?|yrs?)\b", "", text).strip()


def age_of(text: str) -> tuple[int, bool]:
    """The age and whether it is open upwards. Grouped: several years. NoAge: no age."""
    words = plain(text)
    if span := _SPAN.fullmatch(words):
        first, last = int(span[1]), int(span[2])
        if first != last:
            raise Grouped(text)
        return first, False
    if found := _AGE.fullmatch(words):
        return int(found[1]), found[2] is not None
    raise NoAge(text)


def mother_of(text: str) -> int:
    """A mother's age; "<15" and "-14" are 14, "49+" is 49."""
    words = plain(text)
    if below := _BELOW.fullmatch(words):
        return int(below[1]) - (words[0] not in "-–")
    return age_of(words)[0]

"""The hand-written statements: what somebody could say about exactly that section, and who could say it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from samsyn.demo.county.organisations import organisations
from samsyn.demo.county.strategy import TEXTS
from samsyn.demo.county.voices import voices

OUTSIDE: Final = "outside"
_LINE: Final = re.compile(r"([a-zåäö]+(?: RUS)?) \(([^)]*)\): (.+?)(?: \{([\w -]+)\})?$")
_INLAND: Final = ("granberg", "kvarnforsa", "forsmyra", "bjorkadal", "norradal", "vindasen", "myrselet")
_COAST: Final = ("alvstad", "hammarvall", "sundhamn", "angsviken")
_CLASSES: Final = {
    "M": "Myndigheter",
    "R": "Regioner",
    "U": "Universitet eller högskola",
    "P": "Politiska partier",
    "B": "Privata eller kommunala bolag",
    "I": "Intresseorganisationer",
    "F": "Föreningar",
    "E": "Region Västmanland",
    "Ö": "Övrigt",
}


class BadStatement(ValueError):
    """A line that is no statement, or names nobody who answers; the line is the argument."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about the section with key ``section`` (None: about nothing in the strategy).

    ``who`` are keys of voices that could say it, ``named`` those of them that were named one by one; ``also`` are
    other sections that would be as right.
    """

    section: str | None
    type: str
    text: str
    who: frozenset[str]
    named: frozenset[str]
    also: tuple[str, ...] = ()


@cache
def statements() -> tuple[Statement, ...]:
    """Every statement, in the order of the strategy."""
    found: list[Statement] = []
    section = ""
    for path in sorted((TEXTS / "synpunkter").glob("*.md")):
        for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
            if line.startswith("## "):
                section = line[3:]
            else:
                found.append(_statement(line, section))
    return tuple(found)


def _statement(line: str, section: str) -> Statement:
    parts = _LINE.fullmatch(line)
    if not parts:
        raise BadStatement(line)
    tags = parts[2].split()
    unknown = [tag for tag in tags if tag not in _groups() and tag not in _keys()]
    who = frozenset(key for tag in tags for key in _groups().get(tag, (tag,)) if key in voices())
    if unknown or not who:
        raise BadStatement(line)
    return Statement(
        section=None if section == OUTSIDE else section,
        type=parts[1],
        text=parts[3],
        who=who,
        named=frozenset(tags) & who,
        also=tuple((parts[4] or "").split()),
    )


@cache
def _keys() -> frozenset[str]:
    return frozenset(one.key for one in organisations()) | voices().keys()


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    classes = {
        tag: tuple(one.key for one in organisations() if one.class_ == class_) for tag, class_ in _CLASSES.items()
    }
    boards = tuple(one.key for one in organisations() if one.parent)
    residents = tuple(key for key, voice in voices().items() if voice.private)
    return MappingProxyType({**classes, "K": _COAST + _INLAND, "KL": _INLAND, "N": boards, "V": residents})

"""Who answers: how they present themselves, what they think on the whole, and in which kind of file they send it."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from samsyn.demo.county.organisations import by_key
from samsyn.demo.county.strategy import TEXTS
from samsyn.demo.county.values import PRIVATE

_HEAD: Final = re.compile(r"## (\S+) · (.+?) · ?(.*)")


@dataclass(frozen=True, slots=True)
class Voice:
    """A sender. ``files`` are names below ``svar/`` (a covering letter first when there are two).

    ``arrangement`` is how the comments are set out, ``manner`` how places are named (see composing), ``weight`` how
    much this sender has to say beside the others.
    """

    key: str
    name: str
    class_: str
    email: str
    address: str
    role: str
    stance: str
    about: str
    position: str
    files: tuple[str, ...]
    format: str
    design: str
    arrangement: str
    manner: str
    received_on: str
    registry_number: str
    weight: int
    decision: str = ""

    @property
    def private(self) -> bool:
        return self.class_ == PRIVATE


@cache
def voices() -> Mapping[str, Voice]:
    """All organisations that answer in their own words, in the order of the list, then the residents."""
    spoken = _spoken()
    with (TEXTS / "handlingar.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    found = {row["nyckel"]: _voice(row, spoken[row["nyckel"]]) for row in rows}
    return MappingProxyType({**found, **{one.key: one for one in _residents()}})


def _spoken() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    key = ""
    for line in (TEXTS / "avsandare.md").read_text(encoding="utf-8").splitlines():
        if head := _HEAD.match(line):
            key = head[1]
            found[key] = {"roll": head[2], "stance": head[3].strip()}
        elif line.strip():
            name, _, words = line.partition(": ")
            found[key][name] = words
    return found


def _voice(row: Mapping[str, str], said: Mapping[str, str]) -> Voice:
    organisation = by_key()[row["nyckel"]]
    return Voice(
        key=organisation.key,
        name=organisation.name,
        class_=organisation.class_,
        email=organisation.email,
        address=organisation.address,
        role=said["roll"],
        stance=said["stance"],
        about=said["om"],
        position=said["hållning"],
        files=tuple(row["fil"].split("|")),
        format=row["format"],
        design=row["utseende"],
        arrangement=row["disposition"],
        manner=row["hänvisning"],
        received_on=row["inkom"],
        registry_number=row["diarienr"],
        weight=int(row["vikt"]),
        decision=said.get("beslut", ""),
    )


def _residents() -> list[Voice]:
    with (TEXTS / "invanare.csv").open(encoding="utf-8", newline="") as file:
        return [
            Voice(
                key=row["nyckel"],
                name=PRIVATE,
                class_=PRIVATE,
                email=row["epost"],
                address=row["ort"],
                role=row["underskrift"],
                stance="",
                about=row["om"],
                position="",
                files=(row["fil"],),
                format=row["format"],
                design=row["utseende"],
                arrangement="kort",
                manner="b",
                received_on=row["inkom"],
                registry_number="",
                weight=int(row["vikt"]),
            )
            for row in csv.DictReader(file, delimiter=";")
        ]

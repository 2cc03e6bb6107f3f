"""The rules of law that a strategy stands under, as dated data: several wordings of a statute side by side."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

type Grade = Literal["ska", "bör", "info"]


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute: its number in Svensk författningssamling and its name."""

    code: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand in our own words, and the days that this wording applies (both included; no ``until`` = still)."""

    id: str
    statute: Statute
    paragraph: str
    grade: Grade
    says: str
    since: date
    until: date | None = None

    def applies(self, day: date) -> bool:
        """True on the days that the wording is in force."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def every() -> tuple[Rule, ...]:
    """All wordings, in the order of the file."""
    facts = tomllib.loads((files(__package__) / "rules.toml").read_text(encoding="utf-8"))
    statutes = {code: Statute(code, **row) for code, row in facts["statutes"].items()}
    return tuple(
        Rule(
            row["id"], statutes[row["statute"]], row["paragraph"], row["grade"], row["says"], row["from"], row.get("to")
        )
        for row in facts["rules"]
    )


def in_force(day: date) -> tuple[Rule, ...]:
    """The wordings that apply on a day."""
    return tuple(rule for rule in every() if rule.applies(day))

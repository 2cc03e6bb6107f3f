"""The consultees of Älvmarks län, in the ten classes of a real consultation list; every name is invented."""

import csv
from functools import cache
from types import MappingProxyType

from samsyn.demo.county.strategy import TEXTS
from samsyn.demo.county.values import Organisation

SPONTANEOUS = frozenset({"byaradet", "granpens", "norrhem"})


@cache
def organisations() -> tuple[Organisation, ...]:
    """Everyone on the list of consultees, and the three that answered unasked; parents stand before their boards."""
    with (TEXTS / "organisationer.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = {row["nyckel"]: row["namn"] for row in rows}
    return tuple(
        Organisation(
            key=row["nyckel"],
            name=row["namn"],
            class_=row["klass"],
            weight=row["vikt"],
            municipality=row["kommun"],
            parent=names[row["överordnad"]] if row["överordnad"] else None,
            in_county=row["i_länet"] == "ja",
            email=row["epost"],
            address=row["adress"],
            invited=row["nyckel"] not in SPONTANEOUS,
        )
        for row in rows
    )


@cache
def by_key() -> MappingProxyType[str, Organisation]:
    """The same, by their short key."""
    return MappingProxyType({one.key: one for one in organisations()})

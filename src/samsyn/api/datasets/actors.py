"""Who has contributed: the organisations with a page of their own, and how much of what; published things only."""

from collections.abc import Iterable, Mapping

from samsyn.api.datasets.strategy import ADDRESS, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.portal.actor import lines

_KINDS = (
    ("responses", ("response", "joint"), "Publicerade yttranden, egna och gemensamma"),
    ("commitments", ("promise",), "Åtaganden"),
    ("measures", ("measure",), "Åtgärder som den ansvarar för"),
    ("partnerships", ("partner",), "Åtgärder som den är partner i"),
    ("programmes", ("programme",), "Program som den ansvarar för"),
    ("proposals", ("proposal",), "Förslag till råden, i publicerade protokoll"),
    ("deviating_views", ("deviation",), "Avvikande synpunkter, i publicerade protokoll"),
    ("home_decisions", ("home",), "Ställningstaganden som den har fått att besluta om hemma"),
    ("memberships", ("member",), "Råd som den är eller har varit med i"),
)


def _actors(asked: Mapping[str, str]) -> Iterable[Row]:
    counts = lines.known(desk=False)
    rows = lines.given(counts).order_by("name", "pk")
    if "class" in asked:
        rows = rows.filter(organisation_class=asked["class"])
    for row in rows:
        count = counts[row.pk]
        sums = (sum(count[kind] for kind in kinds) for _name, kinds, _about in _KINDS)
        yield (row.pk, row.name, row.organisation_class, row.municipality or None, *sums,
               address("portal:actor", row.pk))  # fmt: skip


DATASETS = (
    Dataset(
        "actors",
        "Aktörer",
        "Organisationer som har bidragit, och med hur mycket av vad. Aldrig privatpersoner.",
        (
            Column("actor_id", int, "Organisationens nummer i registret"), Column("name", str, "Organisationen"),
            Column("class", str, "Klass av organisation"), Column("municipality", str, "Kommunen", empty=True),
            *(Column(name, int, about) for name, _kinds, about in _KINDS), ADDRESS,
        ),
        _actors,
        filters=("class",),
    ),
)  # fmt: skip

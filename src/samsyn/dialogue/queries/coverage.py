"""Who has not been heard: by class, municipality, sex and age, against the county; and whom to invite next."""

import re
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from samsyn.dialogue.models import (
    AgeGroup,
    Attendance,
    Event,
    Input,
    Invitation,
    PopulationFigure,
    Registration,
    Sex,
)
from samsyn.dialogue.queries.events import Total, total
from samsyn.people.classes import PRIVATE, OrganisationClass
from samsyn.people.models import Organisation

MOST_SUGGESTED = 15
YOUNG = re.compile(r"ungdom|unga\b|elev|student|skol|barn", re.IGNORECASE)
SHORT = 0.8  # heard less than this part of its share of the population counts as heard too little


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of senders."""

    name: str
    organisations: int
    invited: int
    came: int
    inputs: int

    @property
    def unheard(self) -> bool:
        """Nobody of the class came or wrote."""
        return not self.came and not self.inputs


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A group's part of those who came, beside its part of the population. Percent; None without figures."""

    name: str
    came: int
    heard: float
    there: float | None

    @property
    def too_few(self) -> bool:
        """Clearly fewer than its part of the county."""
        return self.there is not None and self.heard < SHORT * self.there


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation to invite, with why."""

    id: int
    name: str
    class_name: str
    municipality: str
    unheard_class: bool
    unvisited: bool
    few_here: bool
    young: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole page."""

    classes: tuple[ClassRow, ...]
    sexes: tuple[ShareRow, ...]
    ages: tuple[ShareRow, ...]
    total: Total
    by_place: tuple[ShareRow, ...]
    unknown: int
    population: int
    source: str
    suggestions: tuple[Suggestion, ...]

    @property
    def unheard_classes(self) -> tuple[str, ...]:
        """Classes that nobody has spoken for."""
        return tuple(row.name for row in self.classes if row.unheard)

    @property
    def too_few(self) -> tuple[ShareRow, ...]:
        """Sexes, ages and municipalities that were heard too little."""
        return tuple(row for row in (*self.sexes, *self.ages, *self.by_place) if row.too_few)


def coverage() -> Coverage:
    """Over all dialogues. About a dozen queries."""
    sums = total()
    held = Attendance.objects.filter(event__held=True)
    classes = _classes(held)
    population = _by(PopulationFigure.objects.all(), "sex"), _by(PopulationFigure.objects.all(), "age")
    sexes = _shares([(sex.value, str(sex.label)) for sex in (Sex.WOMEN, Sex.MEN)], _by(held, "sex"), population[0])
    ages = [(age.value, str(age.label)) for age in AgeGroup if age != AgeGroup.UNKNOWN]
    unheard = {OrganisationClass(key) for key, row in classes if row.unheard}
    by_age, places = _shares(ages, _by(held, "age"), population[1]), _places(sums)
    return Coverage(
        classes=tuple(row for _key, row in classes),
        sexes=sexes,
        ages=by_age,
        total=sums,
        by_place=places,
        unknown=_by(held, "sex")[Sex.UNKNOWN.value],
        population=sum(population[0].values()),
        source=PopulationFigure.objects.values_list("source", flat=True).first() or "",
        suggestions=_suggestions(
            unheard,
            set(sums.unvisited),
            {row.name for row in places if row.too_few},
            youth=any(row.too_few for row in by_age[:2]),
        ),
    )


def _by(rows: "QuerySet[Attendance] | QuerySet[PopulationFigure]", field: str) -> Counter[str]:
    return Counter(dict(rows.values_list(field).annotate(n=Sum("count")).values_list(field, "n")))


def _classes(held: "QuerySet[Attendance]") -> list[tuple[str, ClassRow]]:
    there = dict(
        Organisation.objects.filter(in_county=True).values_list("organisation_class").annotate(n=Count("pk"))
        .values_list("organisation_class", "n")
    )  # fmt: skip
    invited = Counter(
        class_
        for class_, _pk in Invitation.objects.filter(organisation__isnull=False)
        .values_list("organisation__organisation_class", "organisation")
        .distinct()
    )  # fmt: skip
    came = _by(held, "sender_class")
    said = dict(Input.objects.values_list("sender_class").annotate(n=Count("pk")).values_list("sender_class", "n"))
    return [
        (key, ClassRow(str(label), there.get(key, 0), invited[key], came[key], said.get(key, 0)))
        for key, label in OrganisationClass.choices
    ]


def _shares(groups: list[tuple[str, str]], came: Counter[str], there: Counter[str]) -> tuple[ShareRow, ...]:
    known, people = sum(came[key] for key, _name in groups), sum(there[key] for key, _name in groups)
    return tuple(
        ShareRow(
            name, came[key], round(100 * came[key] / known, 1) if known else 0.0,
            round(100 * there[key] / people, 1) if people else None,
        )
        for key, name in groups
    )  # fmt: skip


def _places(sums: Total) -> tuple[ShareRow, ...]:
    there = _by(PopulationFigure.objects.all(), "municipality")
    came = Counter({place.name: place.people for place in sums.places})
    return _shares([(place.name, place.name) for place in sums.places], came, there)


def _suggestions(
    unheard: set[OrganisationClass], unvisited: set[str], few: set[str], *, youth: bool
) -> tuple[Suggestion, ...]:
    """Never invited, never registered: first those whose class nobody has spoken for, then those who gather the young
    where these are missing, then those of municipalities too little heard. The region's own units come last."""
    asked = Invitation.objects.exclude(organisation=None).values("organisation")
    named = {name.casefold() for name in Registration.objects.values_list("organisation", flat=True) if name}
    rows = Organisation.objects.filter(in_county=True).exclude(pk__in=asked).exclude(organisation_class=PRIVATE)
    found = [
        Suggestion(
            row.pk, row.name, str(row.get_organisation_class_display()), row.municipality,
            row.organisation_class in unheard, row.municipality in unvisited, row.municipality in few,
            youth and YOUNG.search(row.name) is not None,
        )
        for row in rows.order_by("name")
        if row.name.casefold() not in named
    ]  # fmt: skip
    ours = str(OrganisationClass.OWN.label), str(OrganisationClass.REGION.label)
    found.sort(key=lambda one: (
        one.class_name in ours and not one.young,
        -(4 * one.unheard_class + 3 * one.young + 2 * one.unvisited + one.few_here),
    ))  # fmt: skip
    return tuple(found[:MOST_SUGGESTED])


def upcoming() -> list[tuple[str, str]]:
    """Events that one can still invite to."""
    rows = Event.objects.filter(starts_at__gt=timezone.now(), cancelled_because="").order_by("starts_at")
    return [(str(row.pk), f"{timezone.localtime(row.starts_at):%Y-%m-%d} {row.title}") for row in rows]

"""How many comments there are of each kind, and how certain their places are."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, F, FilteredRelation, Q, Value, When

from samsyn.comments import queries as comments
from samsyn.comments.models import TYPE_CHOICES
from samsyn.consultation.models import Response, Round
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.queries.narrowing import links_of
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Section


@dataclass(frozen=True, slots=True)
class Share:
    """A name with a count, and its per cent of the largest in the list, for drawing a bar."""

    name: str
    key: str
    count: int
    percent: int
    responses: int = 0


@dataclass(frozen=True, slots=True)
class SectionShare:
    """A section with a count of comments; `key` is empty for what has no place."""

    name: str
    key: str
    level: int
    count: int
    percent: int


def class_counts(round_: Round) -> tuple[Share, ...]:
    """Comments and responses by class of sender; one query."""
    found = (
        Response.objects.counted()
        .filter(round=round_)
        .values_list("sender_class")
        .annotate(said=Count("comments"), answers=Count("pk", distinct=True))
    )
    by_code = {code: (said, answers) for code, said, answers in found}
    top = max((said for said, _answers in by_code.values()), default=0)
    return tuple(
        Share(str(label), code, by_code[code][0], _percent(by_code[code][0], top), by_code[code][1])
        for code, label in OrganisationClass.choices
        if code in by_code
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """Comments that are alike in everything that is counted; `section` is where they are now."""

    type: str
    section: int | None
    state: str  # "person", "sure", "weak" or "none"
    count: int


def cells(round_: Round) -> tuple[Cell, ...]:
    """Every comment of a round, counted once by all that the pages ask about; one query when something has happened."""
    return kept(round_, "cells", lambda: _cells(round_))


def _cells(round_: Round) -> tuple[Cell, ...]:
    top = FilteredRelation("comment__proposals", condition=Q(comment__proposals__rank=1))
    rows = (
        links_of(round_.pk)
        .annotate(top=top)
        .values_list(
            Case(When(comment__decided_type="", then=F("comment__proposed_type")), default=F("comment__decided_type")),
            F("comment__placement__section"),
            F("top__section"),
            Case(
                When(comment__placement__isnull=False, then=Value("person")),
                When(top__score__gte=comments.SURE, then=Value("sure")),
                When(top__score__lt=comments.SURE, then=Value("weak")),
                default=Value("none"),
            ),
        )
        .annotate(count=Count("pk"))
        .order_by()
    )
    return tuple(
        Cell(type_, decided if state == "person" else proposed, state, count)
        for type_, decided, proposed, state, count in rows
    )


def type_counts(round_: Round) -> tuple[Share, ...]:
    """Comments by type as it holds now."""
    found: Counter[str] = Counter()
    for cell in cells(round_):
        found[cell.type] += cell.count
    top = max(found.values(), default=0)
    return tuple(
        Share(str(label), code, found[code], _percent(found[code], top))
        for code, label in TYPE_CHOICES
        if code in found
    )


def counts_by_section(round_: Round) -> dict[int | None, int]:
    """Comments per section id as it holds now; None = without a place."""
    counts: Counter[int | None] = Counter()
    for cell in cells(round_):
        counts[cell.section] += cell.count
    return dict(counts)


def section_counts(round_: Round) -> tuple[SectionShare, ...]:
    """Comments by section in reading order, sections without any included; one query more than `cells`."""
    counts = counts_by_section(round_)
    top = max(counts.values(), default=0)
    rows = Section.objects.filter(edition=round_.edition_id).order_by("position")
    found = [(f"{row.number} {row.heading}".strip(), row.key, row.level, counts.get(row.pk, 0)) for row in rows]
    return tuple(
        SectionShare(name, key, level, count, _percent(count, top))
        for name, key, level, count in [*found, ("", "", 1, counts.get(None, 0))]
    )


@dataclass(frozen=True, slots=True)
class States:
    """How certain the places are."""

    person: int
    sure: int
    weak: int
    none: int


def state_counts(round_: Round) -> States:
    """Confirmed by a person, placed with confidence, weakly, or not at all."""
    found: Counter[str] = Counter()
    for cell in cells(round_):
        found[cell.state] += cell.count
    return States(person=found["person"], sure=found["sure"], weak=found["weak"], none=found["none"])


def _percent(count: int, top: int) -> int:
    return round(100 * count / top) if top else 0

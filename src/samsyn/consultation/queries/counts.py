"""How many comments there are of each kind, and how certain their places are."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from samsyn.comments import queries as comments
from samsyn.comments.models import TYPE_CHOICES, Proposal
from samsyn.consultation.models import Response, Round
from samsyn.consultation.queries.comments import of_round
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


def type_counts(round_: Round) -> tuple[Share, ...]:
    """Comments by type as it holds now; one query."""
    now = Case(When(decided_type="", then=F("proposed_type")), default=F("decided_type"))
    found = dict(of_round(round_).annotate(now=now).values_list("now").annotate(count=Count("pk")))
    top = max(found.values(), default=0)
    return tuple(
        Share(str(label), code, found[code], _percent(found[code], top))
        for code, label in TYPE_CHOICES
        if code in found
    )


def counts_by_section(round_: Round) -> dict[int | None, int]:
    """Comments per section id as it holds now; None = without a place. Two queries."""
    rows = of_round(round_)
    decided = rows.filter(placement__isnull=False).values_list("placement__section").annotate(count=Count("pk"))
    first = Proposal.objects.filter(comment=OuterRef("pk"), rank=1).values("section")[:1]
    proposed = rows.filter(placement=None).annotate(now=Subquery(first)).values_list("now").annotate(count=Count("pk"))
    counts: dict[int | None, int] = {}
    for section_id, count in [*decided, *proposed]:
        counts[section_id] = counts.get(section_id, 0) + count
    return counts


def section_counts(round_: Round) -> tuple[SectionShare, ...]:
    """Comments by section in reading order, sections without any included; three queries."""
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
    """Confirmed by a person, placed with confidence, weakly, or not at all; one query."""
    top = Proposal.objects.filter(comment=OuterRef("pk"), rank=1).values("score")[:1]
    rows = of_round(round_).annotate(top=Subquery(top))
    undecided = Q(placement=None)
    return States(
        **rows.aggregate(
            person=Count("pk", filter=Q(placement__isnull=False)),
            sure=Count("pk", filter=undecided & Q(top__gte=comments.SURE)),
            weak=Count("pk", filter=undecided & Q(top__lt=comments.SURE)),
            none=Count("pk", filter=undecided & Q(top=None)),
        )
    )


def _percent(count: int, top: int) -> int:
    return round(100 * count / top) if top else 0

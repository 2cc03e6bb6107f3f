"""A round and its figures."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from samsyn.comments.models import Reading
from samsyn.consultation.analysis import count_senders
from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The figures of a round; what each counts is said where it is shown."""

    id: int
    title: str
    registry_number: str
    opens_on: date
    closes_on: date
    document: str
    edition_id: int
    files: int
    waiting: int
    trouble: int
    responses: int
    senders: int
    comments: int
    answered: int
    placed_by_person: int
    invited: int


def round_facts(round_: Round) -> RoundFacts:
    """Three queries, however many comments."""
    trouble = Q(original__reading__in=[Reading.NEEDS_PERSON, Reading.UNREADABLE], original__duplicate_of=None)
    files = ReceivedFile.objects.filter(batch__round=round_).aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=Q(original__reading=Reading.WAITING)),
        trouble=Count("pk", filter=trouble),
    )
    responses = list(Response.objects.counted().filter(round=round_).values_list("sender", "sender_class"))
    rows = (
        ResponseComment.objects.counted()
        .filter(response__round=round_, comment__laid_aside=None)
        .aggregate(all=Count("pk"), answered=Count("comment__disposition"), placed=Count("comment__placement"))
    )
    return RoundFacts(
        id=round_.pk,
        title=round_.title,
        registry_number=round_.registry_number,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        document=str(round_.edition.document),
        edition_id=round_.edition_id,
        files=files["all"],
        waiting=files["waiting"],
        trouble=files["trouble"],
        responses=len(responses),
        senders=count_senders(responses),
        comments=rows["all"],
        answered=rows["answered"],
        placed_by_person=rows["placed"],
        invited=round_.invited,
    )


def rounds() -> tuple[RoundFacts, ...]:
    """All rounds, the latest first."""
    return tuple(round_facts(row) for row in Round.objects.select_related("edition__document").order_by("-opens_on"))

"""A round and its figures."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q

from samsyn.comments.models import Reading
from samsyn.consultation.analysis import count_senders
from samsyn.consultation.models import Answer, Invitation, ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.queries.head import count_of


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
    opened: bool
    sent: int
    """Answers that are about to be registered."""


def round_facts(round_: Round) -> RoundFacts:
    """Three queries, however many comments."""
    received = ReceivedFile.objects.filter(batch__round=OuterRef("pk"))
    trouble = Q(original__reading__in=[Reading.NEEDS_PERSON, Reading.UNREADABLE], original__duplicate_of=None)
    files, waiting, in_trouble, invited, sent = (
        Round.objects.filter(pk=round_.pk)
        .annotate(
            n_files=count_of(received),
            n_waiting=count_of(received.filter(original__reading=Reading.WAITING)),
            n_trouble=count_of(received.filter(trouble)),
            n_invited=count_of(Invitation.objects.filter(round=OuterRef("pk"))),
            n_sent=count_of(Answer.objects.waiting().filter(round=OuterRef("pk"))),
        )
        .values_list("n_files", "n_waiting", "n_trouble", "n_invited", "n_sent")
        .get()
    )
    responses = list(Response.objects.counted().filter(round=round_).values_list("sender", "sender_class"))
    rows = (
        ResponseComment.objects.counted()
        .standing()
        .filter(response__round=round_)
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
        files=files,
        waiting=waiting,
        trouble=in_trouble,
        responses=len(responses),
        senders=count_senders(responses),
        comments=rows["all"],
        answered=rows["answered"],
        placed_by_person=rows["placed"],
        invited=invited or round_.invited,
        opened=round_.opened_at is not None,
        sent=sent,
    )


def rounds() -> tuple[RoundFacts, ...]:
    """All rounds, the latest first."""
    return tuple(round_facts(row) for row in Round.objects.select_related("edition__document").order_by("-opens_on"))

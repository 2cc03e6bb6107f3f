"""A round being set up, its send list and how far the answers have come, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Prefetch, Subquery

from samsyn.consultation.answering.places import WHOLE
from samsyn.consultation.models import Answer, AnswerPart, Invitation, Response, Round
from samsyn.cores.window import State
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Setup:
    """How far the preparing has come."""

    questions: int
    invited: int
    without_address: tuple[str, ...]
    mails: int
    letter: bool
    published: bool


def setup(round_: Round) -> Setup:
    """Four queries."""
    rows = Invitation.objects.filter(round=round_).select_related("organisation")
    found = list(rows.annotate(contacts=Count("organisation__contacts")))
    mails = sum(row.contacts + bool(row.organisation.email) for row in found)
    lacking = tuple(str(row.organisation) for row in found if not row.contacts and not row.organisation.email)
    return Setup(
        questions=round_.questions.count(), invited=len(found), without_address=lacking, mails=mails,
        letter=bool(round_.letter.strip()), published=round_.edition.is_published,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation that may stand on the send list."""

    id: int
    name: str
    addresses: int
    chosen: bool
    sent: bool
    under: bool


@dataclass(frozen=True, slots=True)
class ClassOfChoices:
    """The organisations of a class."""

    code: str
    name: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> int:
        """How many of them stand on the list."""
        return sum(one.chosen for one in self.choices)


def choices(round_: Round) -> tuple[ClassOfChoices, ...]:
    """The whole register, marked with who stands on the list; two queries."""
    sent = dict(Invitation.objects.filter(round=round_).values_list("organisation", "sent_at"))
    rows = list(Organisation.objects.annotate(people=Count("contacts")).order_by("name"))

    def choice(row: Organisation) -> Choice:
        addresses = row.people + bool(row.email)  # type: ignore[attr-defined]
        return Choice(row.pk, row.name, addresses, row.pk in sent, bool(sent.get(row.pk)), bool(row.parent_id))

    return tuple(
        ClassOfChoices(
            code, str(label),
            tuple(choice(row) for row in rows if row.organisation_class == code),
        )
        for code, label in OrganisationClass.choices if any(row.organisation_class == code for row in rows)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """An invited organisation. `state`: answered, abstains, begun, seen, asked, unsent."""

    id: int
    organisation_id: int
    name: str
    class_name: str
    municipality: str
    in_county: bool
    state: str
    at: datetime | None
    response_id: int | None
    late: bool
    extended_to: datetime | None
    reminded_at: datetime | None
    stance: str


def asked(round_: Round) -> tuple[Asked, ...]:
    """Everybody on the send list with what they have done; five queries."""
    responses = Prefetch("responses", Response.objects.counted().order_by("received_on", "pk"))
    stance = AnswerPart.objects.filter(answer=OuterRef("pk"), place=WHOLE).values("choice")[:1]
    written = Answer.objects.filter(response=None).annotate(stance=Subquery(stance)).order_by("sent_at", "pk")
    answers = Prefetch("answers", written)  # drafts, and what is sent and not yet registered
    rows = Invitation.objects.filter(round=round_).select_related("organisation")
    found = rows.prefetch_related(responses, answers, "entrances__link").order_by("organisation__name")
    by_organisation = {
        row.organisation_id: row
        for row in Response.objects.counted().filter(round=round_, organisation__isnull=False).order_by("-pk")
    }
    return tuple(_asked(row, round_, by_organisation.get(row.organisation_id)) for row in found)


def _asked(row: Invitation, round_: Round, other: Response | None) -> Asked:
    """`other`: a response from the same organisation that came by another way than its link.

    What is sent and not yet registered counts as the response that it becomes.
    """
    soon = [Response(received_at=one.sent_at, stance=one.stance or "") for one in row.answers.all() if one.sent_at]  # type: ignore[attr-defined]
    responses = [*row.responses.all(), *soon] or ([other] if other else [])
    first = responses[0] if responses else None
    return Asked(
        id=row.pk,
        organisation_id=row.organisation_id,
        name=row.organisation.name,
        class_name=str(row.organisation.get_organisation_class_display()),
        municipality=row.organisation.municipality,
        in_county=row.organisation.in_county,
        state=_state(row, responses),
        at=first.received_at if first else None,
        response_id=first.pk if first else None,
        late=bool(first and is_late(first, round_, row.extended_to)),
        extended_to=row.extended_to,
        reminded_at=row.reminded_at,
        stance=first.get_stance_display() if first and first.stance else "",
    )


def _state(row: Invitation, responses: Sequence[Response]) -> str:
    if responses:
        return "abstains" if all(one.stance == "avstår" for one in responses) else "answered"
    if row.answers.all():
        return "begun"
    if any(one.link.first_used_at for one in row.entrances.all()):
        return "seen"
    return "asked" if row.sent_at else "unsent"


def is_late(response: Response, round_: Round, extended_to: datetime | None) -> bool:
    """Came after the time that held for them; by the day when no hour is known."""
    last = round_.window(extended_to).last
    if response.received_at is not None:
        return response.received_at > last
    return response.received_on > last.date()


def state(round_: Round, at: datetime, extended: datetime | None = None) -> State | str:
    """preparing, before, open, extended or after."""
    return round_.window(extended).state(at) if round_.opened_at else "preparing"

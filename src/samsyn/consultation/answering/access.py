"""The only way to an answer without an account: by the token of a link. A link opens its own answers and no other."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from samsyn.consultation.models import Answer, Entrance, Invitation, Round
from samsyn.consultation.round.sending import PURPOSE
from samsyn.people import composed, links
from samsyn.people.models import PersonalLink


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who has come by a link."""

    token: str
    link: PersonalLink
    entrance: Entrance
    round: Round
    invitation: Invitation | None

    @property
    def organisation(self) -> str:
        """The invited organisation's name, empty for somebody who answers unasked."""
        return str(self.invitation.organisation) if self.invitation else ""

    @property
    def by(self) -> str:
        """What the person is called beside what they write."""
        return self.link.name or self.link.email

    @property
    def extended(self) -> datetime | None:
        """The longer time that this organisation has been given."""
        return self.invitation.extended_to if self.invitation else None


def enter(token: str, *, at: datetime) -> Visit:
    """Raises links.LinkUnknown, LinkTakenBack, LinkExpired."""
    entrance = next(iter(composed.ask(_entrance, links.checksum(token))), None)
    link = links.use(entrance.link if entrance else None, at=at)
    assert entrance is not None
    invitation = entrance.invitation
    round_ = invitation.round if invitation else entrance.answer.round  # type: ignore[union-attr]  # the database: one of them
    return Visit(token, link, entrance, round_, invitation)


def _entrance(sha256: str) -> "QuerySet[Entrance]":
    rows = Entrance.objects.select_related(
        "link__organisation", "invitation__organisation", "invitation__round__edition__document",
        "answer__round__edition__document",
    )  # fmt: skip
    return rows.filter(link__token_sha256=sha256, link__purpose=PURPOSE).order_by("pk")[:1]


def answers_of(visit: Visit) -> list[Answer]:
    """The answers that a link opens, the oldest first."""
    if visit.invitation:
        return composed.ask(_invited, visit.invitation.pk)
    found = list(_answers().filter(pk=visit.entrance.answer_id or 0))
    while found and (following := _answers().filter(replaces=found[-1]).first()):
        found.append(following)
    return found


def _answers() -> "QuerySet[Answer]":
    """`newer`: the number of what has been sent instead, None when nothing has."""
    newer = Answer.objects.filter(replaces=OuterRef("pk"), sent_at__isnull=False).order_by("-pk")
    rows = Answer.objects.select_related("response", "round__edition__document", "invitation__organisation")
    return rows.annotate(newer=Subquery(newer.values("registry_number")[:1]))


def _invited(invitation_id: int) -> "QuerySet[Answer]":
    return _answers().filter(invitation=invitation_id).order_by("pk")


def answer_of(visit: Visit, answer_id: int) -> Answer:
    """One of them, or 404 as if it did not exist."""
    for answer in answers_of(visit):
        if answer.pk == answer_id:
            return answer
    raise Http404


def unread(visit: Visit, answer_id: int) -> Answer:
    """The same for an act that locks and reads the row itself.

    An invited organisation's is told by its invitation; of others', the first is told by the link.
    """
    if visit.invitation or visit.entrance.answer_id == answer_id:
        return Answer(pk=answer_id, invitation=visit.invitation)
    return answer_of(visit, answer_id)

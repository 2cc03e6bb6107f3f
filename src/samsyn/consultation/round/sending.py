"""Links and mails of a round: each recipient gets a link of their own."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from samsyn.consultation.models import Answer, Entrance, Invitation, Round
from samsyn.consultation.round import letters
from samsyn.people import journal, links, outbox
from samsyn.people.models import Contact, Organisation, Person

PURPOSE = "remissvar"
PAUSE = timedelta(days=3)  # between two reminders to the same organisation


def address_of(token: str) -> str:
    """The whole address that a token opens; Swedish, whatever the page that made it."""
    return links.address(reverse("answering:start", args=[token]).removeprefix("/en"))


@transaction.atomic
def new_link(
    *, invitation: Invitation, at: datetime, by: Person | None, name: str = "", email: str = ""
) -> tuple[Entrance, str]:
    """A personal link to an organisation's answers, with its address, which cannot be read again later."""
    link, token = links.issue(
        purpose=PURPOSE, at=at, by=by, organisation=invitation.organisation, name=name, email=email
    )
    return Entrance.objects.create(link=link, invitation=invitation), address_of(token)


def recipients(organisation: Organisation, contacts: Iterable[Contact]) -> list[tuple[str, str]]:
    """(name, address) of everybody at an organisation that mail goes to, each address once."""
    found = {organisation.email: ""} if organisation.email else {}
    for one in contacts:
        found.setdefault(one.email, one.name)
    return [(name, email) for email, name in found.items()]


@transaction.atomic
def invite(*, round_: Round, at: datetime, by: Person) -> int:
    """Invite those on the list who have not been invited; repeating it writes nothing twice. Returns mails written."""
    rows = Invitation.objects.select_for_update(of=("self",)).filter(round=round_, sent_at=None)
    written = 0
    for row in rows.select_related("organisation").prefetch_related("organisation__contacts"):
        people = recipients(row.organisation, row.organisation.contacts.all())
        for name, email in people:
            _mail_invitation(row, round_, name=name, email=email, at=at, by=by)
            written += 1
        if people:
            Invitation.objects.filter(pk=row.pk).update(sent_at=at)
    journal.record(by=by, verb="invite", on=round_, facts={"mejl": written})
    return written


def _mail_invitation(row: Invitation, round_: Round, *, name: str, email: str, at: datetime, by: Person) -> None:
    last = round_.window(row.extended_to).last
    _entrance, address = new_link(invitation=row, at=at, by=by, name=name, email=email)
    outbox.write(
        purpose="remiss", to=email, to_name=name, organisation=row.organisation, subject=letters.subject(round_),
        body=letters.invitation(round_, to=str(row.organisation), address=address, last=last), at=at, by=by,
        once=f"remiss-{row.pk}-{email}"[:120],
        attachments=[letters.deadline(round_, last=last, address=address, stamp=at)],
    )  # fmt: skip


@transaction.atomic
def add_recipient(*, invitation: Invitation, name: str, email: str, at: datetime, by: Person) -> None:
    """One more person at an organisation gets a link by mail."""
    _mail_invitation(invitation, invitation.round, name=name, email=email, at=at, by=by)
    Invitation.objects.filter(pk=invitation.pk, sent_at=None).update(sent_at=at)


@transaction.atomic
def paper_link(*, invitation: Invitation, at: datetime, by: Person) -> str:
    """A link to print in a letter, for an organisation without a mail address; shown once."""
    _entrance, address = new_link(invitation=invitation, at=at, by=by, name="Brev")
    Invitation.objects.filter(pk=invitation.pk, sent_at=None).update(sent_at=at)
    return address


def silent(round_: Round) -> list[Invitation]:
    """The invited that have neither answered nor said that they abstain."""
    rows = (
        Invitation.objects.filter(round=round_)
        .exclude(sent_at=None)
        .exclude(responses__out_at=None, responses__isnull=False)
        .exclude(Exists(Answer.objects.waiting().filter(invitation=OuterRef("pk"))))
    )
    return list(rows.select_related("organisation").prefetch_related("organisation__contacts", "answers"))


@transaction.atomic
def remind(*, round_: Round, at: datetime, by: Person) -> int:
    """A reminder to the silent, none of whom was reminded within three days. Returns how many organisations."""
    reminded = 0
    for row in silent(round_):
        last = round_.window(row.extended_to).last
        if (row.reminded_at and row.reminded_at > at - PAUSE) or last < at:
            continue
        begun = any(answer.sent_at is None for answer in row.answers.all())
        for name, email in recipients(row.organisation, row.organisation.contacts.all()):
            _entrance, address = new_link(invitation=row, at=at, by=by, name=name, email=email)
            outbox.write(
                purpose="paminnelse", to=email, to_name=name, organisation=row.organisation,
                subject=f"Påminnelse. {letters.subject(round_)}",
                body=letters.reminder(round_, to=str(row.organisation), address=address, last=last, begun=begun),
                at=at, by=by, once=f"paminnelse-{row.pk}-{at:%Y%m%d}-{email}"[:120],
            )  # fmt: skip
        Invitation.objects.filter(pk=row.pk).update(reminded_at=at)
        reminded += 1
    journal.record(by=by, verb="remind", on=round_, facts={"organisationer": reminded})
    return reminded


def tell_more_time(*, invitation: Invitation, round_: Round, because: str, at: datetime, by: Person) -> None:
    """Say that there is more time, to everybody at one organisation who has a way in."""
    last = round_.window(invitation.extended_to).last
    organisation = invitation.organisation
    for name, email in recipients(organisation, organisation.contacts.all()):
        outbox.write(
            purpose="langre-tid", to=email, to_name=name, organisation=organisation,
            subject=f"Längre tid. {letters.subject(round_)}",
            body=letters.more_time(round_, to=str(organisation), last=last, because=because), at=at, by=by,
            once=f"tid-{invitation.pk}-{last:%Y%m%d%H%M}-{email}"[:120],
        )  # fmt: skip

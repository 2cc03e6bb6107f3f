"""Verbs that set a round up and open it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef

from samsyn.consultation.models import Answer, Invitation, Question, Round
from samsyn.consultation.round import sending
from samsyn.people import journal
from samsyn.people.models import Organisation, Person
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition


class NumberTaken(Exception):
    """Another round has this registry number."""


class AlreadyOpened(Exception):
    """A round that is open keeps its edition, its opening and its questions."""


class TimeIsOut(Exception):
    """The closing time lies before the opening, or before now."""


class Shortened(Exception):
    """More time is never less time."""


@transaction.atomic
def prepare(
    *,
    edition: Edition,
    title: str,
    registry_number: str,
    opens: tuple[date, time],
    closes: tuple[date, time],
    by: Person,
    contact: str = "",
    open_to_all: bool = True,
    late_rule: str = "markera",
    round_: Round | None = None,
) -> Round:
    """Begin a round, or change one that is being prepared. Raises NumberTaken, AlreadyOpened, TimeIsOut."""
    if opens >= closes:
        raise TimeIsOut(closes)
    if Round.objects.filter(registry_number=registry_number).exclude(pk=round_.pk if round_ else 0).exists():
        raise NumberTaken(registry_number)
    row = _unopened(round_) if round_ else Round()
    row.edition, row.title, row.registry_number = edition, title, registry_number
    (row.opens_on, row.opens_time), (row.closes_on, row.closes_time) = opens, closes
    row.contact, row.open_to_all, row.late_rule = contact, open_to_all, late_rule
    row.save()
    journal.record(by=by, verb="change" if round_ else "create", on=row, facts={"utgåva": str(edition)})
    return row


def _unopened(round_: Round) -> Round:
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.opened_at:
        raise AlreadyOpened(str(row))
    return row


@transaction.atomic
def ask(*, round_: Round, questions: Sequence[tuple[str, str]], by: Person) -> None:
    """The questions, in order, as (kind, text). Raises AlreadyOpened."""
    row = _unopened(round_)
    row.questions.all().delete()
    Question.objects.bulk_create(
        Question(round=row, position=at, kind=kind, text=text) for at, (kind, text) in enumerate(questions, start=1)
    )
    journal.record(by=by, verb="ask", on=row, facts={"frågor": len(questions)})


@transaction.atomic
def write_letter(*, round_: Round, letter: str, by: Person) -> None:
    """The covering letter. Raises AlreadyOpened."""
    row = _unopened(round_)
    row.letter = letter
    row.save(update_fields=["letter"])
    journal.record(by=by, verb="change", on=row, facts={"missiv": f"{len(letter)} tecken"})


@transaction.atomic
def choose(*, round_: Round, organisations: Iterable[Organisation], at: datetime, by: Person) -> int:
    """Make the send list exactly these; whoever has been sent an invitation stays. Returns how many stand on it."""
    wanted = {one.pk for one in organisations}
    held = Invitation.objects.select_for_update().filter(round=round_)
    removed = held.filter(sent_at=None, entrances=None, answers=None, responses=None).exclude(organisation__in=wanted)
    gone = removed.count()
    removed.delete()
    known = set(held.values_list("organisation", flat=True))
    Invitation.objects.bulk_create(Invitation(round=round_, organisation_id=pk, added_at=at) for pk in wanted - known)
    journal.record(by=by, verb="choose", on=round_, facts={"tillagda": len(wanted - known), "borttagna": gone})
    return held.count()


@transaction.atomic
def open_(*, round_: Round, at: datetime, by: Person) -> Round:
    """Freeze the edition, open the round and put the invitations in the outbox. Raises AlreadyOpened, TimeIsOut."""
    row = _unopened(round_)
    if row.window().last <= at:
        raise TimeIsOut(row.closes_on)
    if not row.edition.is_published:
        strategy.publish_edition(edition=row.edition, at=at, by=by)
    row.opened_at, row.opened_by = at, by
    row.save(update_fields=["opened_at", "opened_by"])
    journal.record(by=by, verb="open", on=row, facts={"utgåva": row.edition.source_sha256})
    sending.invite(round_=row, at=at, by=by)
    return row


@transaction.atomic
def extend(*, round_: Round, closes: tuple[date, time], because: str, at: datetime, by: Person) -> None:
    """More time for everybody; those who have not answered are told. Raises Shortened."""
    row = Round.objects.select_for_update().select_related("edition__document").get(pk=round_.pk)
    before = (row.closes_on, row.closes_time)
    if closes <= before:
        raise Shortened(closes)
    row.closes_on, row.closes_time = closes
    row.save(update_fields=["closes_on", "closes_time"])
    facts = {"sista dag": [str(before[0]), str(closes[0])], "skäl": because}
    journal.record(by=by, verb="extend", on=row, facts=facts)
    if row.opened_at:
        sent = Exists(Answer.objects.waiting().filter(invitation=OuterRef("pk")))
        for invitation in row.invitations.filter(~sent, responses=None).select_related("organisation"):
            sending.tell_more_time(invitation=invitation, round_=row, because=because, at=at, by=by)


@transaction.atomic
def extend_one(*, invitation: Invitation, until: datetime, because: str, at: datetime, by: Person) -> None:
    """More time for one organisation. Raises Shortened."""
    held = Invitation.objects.select_for_update().select_related("round__edition__document", "organisation")
    row = held.get(pk=invitation.pk)
    if until <= row.round.window(row.extended_to).last:
        raise Shortened(until)
    before = str(row.extended_to or "")
    row.extended_to, row.extended_because = until, because
    row.save(update_fields=["extended_to", "extended_because"])
    journal.record(by=by, verb="extend", on=row, facts={"längre tid": [before, str(until)], "skäl": because})
    sending.tell_more_time(invitation=row, round_=row.round, because=because, at=at, by=by)

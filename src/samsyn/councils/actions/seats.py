"""Verbs on councils: found, join, leave, merge, give and end mandates."""

from datetime import date, datetime, timedelta

from django.db import transaction

from samsyn.councils.actions.refusals import (
    AlreadyMember,
    CirclesRound,
    NoReason,
    NotAMember,
    PeriodUpsideDown,
    SlugTaken,
    WrongSeat,
)
from samsyn.councils.models import (
    HOST,
    Council,
    HomeDecision,
    Item,
    Mandate,
    Membership,
    Outcome,
    Preparer,
    RuleSet,
    Seat,
    holds_on,
)
from samsyn.people import journal
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document

RESERVED = frozenset({"nytt", "regler", "stallningstaganden", "mitt", "kalender"})


def classes_of(organisation: Organisation, council: Council) -> frozenset[str]:
    """What an organisation counts as in a council: its class, and "host" for the one that keeps the office."""
    host = {HOST} if organisation.pk == council.host_id else set()
    return frozenset({organisation.organisation_class, *host})


@transaction.atomic
def found(
    *,
    name: str,
    slug: str,
    rules: RuleSet,
    host: Organisation,
    since: date,
    by: Person | None,
    wider_than: Council | None = None,
    strategy: Document | None = None,
    task: str = "",
) -> Council:
    """A new council; the host is its first member. Raises SlugTaken."""
    if slug in RESERVED or Council.objects.filter(slug=slug).exists():
        raise SlugTaken(slug)
    council = Council.objects.create(
        name=name, slug=slug, rules=rules, host=host, wider_than=wider_than, strategy=strategy, task=task
    )
    journal.record(by=by, verb="create", on=council, facts={"regler": str(rules)})
    join(council=council, organisation=host, since=since, by=by)
    return council


@transaction.atomic
def change_council(
    *, council: Council, name: str, task: str, strategy: Document | None, wider_than: Council | None, by: Person
) -> None:
    """New words. Raises CirclesRound."""
    if wider_than is not None and (wider_than.pk == council.pk or wider_than.wider_than_id == council.pk):
        raise CirclesRound(council)
    journal.record(by=by, verb="change", on=council, facts={"namn": [council.name, name]})
    Council.objects.filter(pk=council.pk).update(name=name, task=task, strategy=strategy, wider_than=wider_than)


@transaction.atomic
def publish_council(*, council: Council, at: datetime, by: Person | None) -> None:
    """Let everybody see the council, its members, meetings and published minutes."""
    if Council.objects.filter(pk=council.pk, published_at=None).update(published_at=at):
        journal.record(by=by, verb="publish", on=council)


@transaction.atomic
def join(*, council: Council, organisation: Organisation, since: date, by: Person | None) -> Membership:
    """The organisation takes part from a day. Raises AlreadyMember."""
    if council.memberships.filter(holds_on(since), organisation=organisation).exists():
        raise AlreadyMember(organisation)
    membership = Membership.objects.create(council=council, organisation=organisation, since=since)
    journal.record(by=by, verb="join", on=membership, facts={"från": str(since)})
    return membership


@transaction.atomic
def leave(
    *, membership: Membership, until: date, because: str, by: Person | None, successor: Organisation | None = None
) -> None:
    """The organisation's last day, and with it its mandates' and its places in the preparation group.

    Raises NoReason, PeriodUpsideDown.
    """
    if not because.strip():
        raise NoReason
    if until < membership.since:
        raise PeriodUpsideDown
    Membership.objects.filter(pk=membership.pk).update(until=until, ended_because=because, successor=successor)
    journal.record(by=by, verb="leave", on=membership, facts={"till": str(until), "skäl": because})
    held = Mandate.objects.filter(holds_on(until), council=membership.council, organisation=membership.organisation)
    for mandate in held:
        end_mandate(mandate=mandate, until=until, because=because, by=by)
    prepares = Preparer.objects.filter(
        holds_on(until), council=membership.council, organisation=membership.organisation
    )
    for preparer in prepares:
        end_preparer(preparer=preparer, until=max(until, preparer.since), by=by)


@transaction.atomic
def merge(*, membership: Membership, successor: Organisation, day: date, by: Person | None) -> None:
    """From ``day`` the successor takes part instead. What was said and decided keeps the old name; decisions at home
    that are still to be made and proposals that no meeting has treated go over to the successor, each with a line in
    the journal. Mandates are given anew."""
    council, gone = membership.council, membership.organisation
    because = f"Uppgick i {successor}"
    leave(membership=membership, until=day - timedelta(days=1), because=because, by=by, successor=successor)
    if not council.memberships.filter(holds_on(day), organisation=successor).exists():
        join(council=council, organisation=successor, since=day, by=by)
    handed = {"organisation": [str(gone), str(successor)]}
    for row in HomeDecision.objects.filter(point__meeting__council=council, organisation=gone, outcome=""):
        journal.record(by=by, verb="hand_over", on=row, facts=handed)
        if row.point.home_decisions.filter(organisation=successor).exists():
            row.delete()  # the successor has been asked about the same: its answer is for both
        else:
            HomeDecision.objects.filter(pk=row.pk).update(organisation=successor)
    waiting = council.items.filter(proposed_by=gone, withdrawn_at=None)
    for item in waiting.exclude(points__outcome__in=[one for one in Outcome.values if one != Outcome.FURTHER]):
        journal.record(by=by, verb="hand_over", on=item, facts=handed)
        Item.objects.filter(pk=item.pk).update(proposed_by=successor)


def merged(council: Council) -> dict[int, int]:
    """Organisation → the one it is in now, for those of the council that have merged, also more than once."""
    rows = Membership.objects.filter(council=council, successor__isnull=False)
    steps = dict(rows.values_list("organisation_id", "successor_id"))
    found = {}
    for start in steps:
        at, passed = start, set[int]()
        while at in steps and at not in passed:
            passed.add(at)
            at = steps[at]
        found[start] = at
    return found


@transaction.atomic
def give_mandate(
    *,
    council: Council,
    organisation: Organisation,
    seat: Seat,
    since: date,
    by: Person | None,
    until: date | None = None,
    function: str = "",
    holder: str = "",
    email: str = "",
    person: Person | None = None,
    substitute: bool = False,
    chairs: bool = False,
) -> Mandate:
    """Somebody gets a seat. Raises WrongSeat, NotAMember, PeriodUpsideDown."""
    if until is not None and until < since:
        raise PeriodUpsideDown
    if seat.rules_id != council.rules_id or (seat.of and seat.of not in classes_of(organisation, council)):
        raise WrongSeat(seat)
    if not council.memberships.filter(holds_on(since), organisation=organisation).exists():
        raise NotAMember(organisation)
    mandate = Mandate.objects.create(
        council=council, organisation=organisation, seat=seat, since=since, until=until,
        function=function or ("" if holder else str(seat)), holder=holder, email=email, person=person,
        substitute=substitute, chairs=chairs,
    )  # fmt: skip
    journal.record(by=by, verb="give_mandate", on=mandate, facts={"plats": str(seat), "från": str(since)})
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, until: date, because: str, by: Person | None) -> None:
    """The last day. A meeting on that day is the mandate's to its end. Raises PeriodUpsideDown."""
    if until < mandate.since:
        raise PeriodUpsideDown
    journal.record(
        by=by, verb="end_mandate", on=mandate, facts={"till": [str(mandate.until), str(until)], "skäl": because}
    )
    Mandate.objects.filter(pk=mandate.pk).update(until=until, ended_because=because[:200])


@transaction.atomic
def name_preparer(
    *,
    council: Council,
    organisation: Organisation,
    function: str,
    since: date,
    by: Person | None,
    email: str = "",
    person: Person | None = None,
) -> Preparer:
    """A place in the group that prepares the meetings."""
    row = Preparer.objects.create(
        council=council, organisation=organisation, function=function, since=since, email=email, person=person
    )
    journal.record(by=by, verb="name", on=row)
    return row


@transaction.atomic
def end_preparer(*, preparer: Preparer, until: date, by: Person | None) -> None:
    """The last day in the group. Raises PeriodUpsideDown."""
    if until < preparer.since:
        raise PeriodUpsideDown
    Preparer.objects.filter(pk=preparer.pk).update(until=until)
    journal.record(by=by, verb="end", on=preparer, facts={"till": str(until)})

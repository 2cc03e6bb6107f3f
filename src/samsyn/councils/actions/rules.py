"""Verbs on rule sets: take in those that come with Samsyn, copy, change, and let a council go over to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, ProtectedError, Q

from samsyn.councils import deadlines, shipped
from samsyn.councils.actions.refusals import AlreadyDone, LabelInUse, NoReason, SeatInUse, Shipped
from samsyn.councils.models import AgendaPoint, Council, Item, Label, Mandate, Outcome, RuleSet, Seat, SeatKind
from samsyn.people import journal
from samsyn.people.models import Person


@transaction.atomic
def take_in_shipped() -> None:
    """The rule sets that come with Samsyn, as rows; those that are there already are left as they are."""
    known = set(RuleSet.objects.exclude(shipped="").values_list("shipped", flat=True))
    for rules in shipped.SHIPPED:
        if rules.key not in known:
            _take_in(rules)


def _take_in(rules: shipped.Rules) -> RuleSet:
    row = RuleSet.objects.create(shipped=rules.key, name=rules.name, source=rules.source, **rules.facts)
    Label.objects.bulk_create(
        Label(rules=row, word=word, position=position, order=order)
        for order, (word, position) in enumerate(rules.labels)
    )
    Seat.objects.bulk_create(
        Seat(
            rules=row, kind=seat.kind, of=seat.of, each=seat.each, function=seat.function, at_least=seat.at_least,
            order=order,
        )
        for order, seat in enumerate(rules.seats)
    )  # fmt: skip
    journal.record(by=None, verb="create", on=row)
    return row


@transaction.atomic
def copy_rules(*, rules: RuleSet, name: str, by: Person | None) -> RuleSet:
    """A rule set of one's own, with the same labels and seats."""
    labels, seats = list(rules.labels.all()), list(rules.seats.all())
    kept = {field.name: getattr(rules, field.name) for field in RuleSet._meta.fields if field.name != "id"}
    copy = RuleSet.objects.create(**{**kept, "name": name, "shipped": ""})
    for label in labels:
        label.pk, label.rules = None, copy
    for seat in seats:
        seat.pk, seat.rules = None, copy
    Label.objects.bulk_create(labels)
    Seat.objects.bulk_create(seats)
    journal.record(by=by, verb="copy", on=copy, facts={"av": str(rules)})
    return copy


@transaction.atomic
def change_rules(*, rules: RuleSet, facts: Mapping[str, object], by: Person) -> None:
    """New words and figures; meetings that have been opened keep those they were held under. Raises Shipped."""
    row = _own(rules)
    for council in row.councils.select_related("rules"):
        deadlines.freeze(council)
    changed = {
        name: [str(getattr(row, name)), str(value)] for name, value in facts.items() if getattr(row, name) != value
    }
    if changed:
        RuleSet.objects.filter(pk=row.pk).update(**facts)
        journal.record(by=by, verb="change", on=row, facts=changed)


@transaction.atomic
def add_label(*, rules: RuleSet, word: str, position: bool, by: Person) -> Label:
    """One more thing that an item may ask for. Raises Shipped, AlreadyDone."""
    row = _own(rules)
    if row.labels.filter(word=word).exists():
        raise AlreadyDone(word)
    last = row.labels.aggregate(last=Max("order"))["last"]
    label = Label.objects.create(rules=row, word=word, position=position, order=0 if last is None else last + 1)
    journal.record(by=by, verb="change", on=row, facts={"ärendetyp": ["", word]})
    return label


@transaction.atomic
def remove_label(*, label: Label, by: Person) -> None:
    """A label that no item has goes away; one is always left. Raises Shipped, LabelInUse."""
    row = _own(label.rules)
    if row.labels.count() < 2 or Item.objects.filter(label=label).exists():
        raise LabelInUse(label)
    label.delete()
    journal.record(by=by, verb="change", on=row, facts={"ärendetyp": [label.word, ""]})


@transaction.atomic
def add_seat(*, rules: RuleSet, kind: SeatKind, of: str, each: bool, at_least: int, function: str, by: Person) -> Seat:
    """One more place to fill. Raises Shipped."""
    row = _own(rules)
    last = row.seats.aggregate(last=Max("order"))["last"]
    seat = Seat.objects.create(
        rules=row, kind=kind, of=of, each=each, at_least=at_least, function=function,
        order=0 if last is None else last + 1,
    )  # fmt: skip
    journal.record(by=by, verb="change", on=row, facts={"plats": ["", str(seat)]})
    return seat


@transaction.atomic
def remove_seat(*, seat: Seat, by: Person) -> None:
    """A place that nobody has held goes away. Raises Shipped, SeatInUse."""
    row = _own(seat.rules)
    words = str(seat)
    try:
        seat.delete()
    except ProtectedError as error:
        raise SeatInUse(words) from error
    journal.record(by=by, verb="change", on=row, facts={"plats": [words, ""]})


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a council's new rules meant: mandates moved to the same seat there, those without one, and items whose
    label the new rules lack. The last two keep what they had until somebody changes it."""

    moved: int
    without_seat: int
    without_label: int


@transaction.atomic
def adopt(*, council: Council, rules: RuleSet, because: str, today: date, by: Person) -> Adopted:
    """The council works by other rules from now on; meetings that have been opened keep theirs.

    Raises NoReason, AlreadyDone.
    """
    if not because.strip():
        raise NoReason
    row = Council.objects.select_for_update(of=("self",)).select_related("rules").get(pk=council.pk)
    if row.rules_id == rules.pk:
        raise AlreadyDone(rules)
    deadlines.freeze(row)
    moved, seatless = _move_mandates(row, rules, today)
    unlabelled = _move_labels(row, rules)
    Council.objects.filter(pk=row.pk).update(rules=rules)
    facts = {
        "regler": [str(row.rules), str(rules)], "skäl": because, "flyttade platser": moved,
        "utan motsvarande plats": seatless, "utan motsvarande ärendetyp": unlabelled,
    }  # fmt: skip
    journal.record(by=by, verb="change", on=row, facts=facts)
    return Adopted(moved, seatless, unlabelled)


def _move_mandates(council: Council, rules: RuleSet, today: date) -> tuple[int, int]:
    """Mandates that hold or will hold, to the seat of the same kind, class and function."""
    there: dict[tuple[str, str, str], Seat] = {}
    for seat in rules.seats.order_by("-order"):
        there[seat.kind, seat.of, seat.function] = seat
    moved = lost = 0
    for mandate in Mandate.objects.filter(Q(until=None) | Q(until__gte=today), council=council).select_related("seat"):
        old = mandate.seat
        new = there.get((old.kind, old.of, old.function))
        if new is None:
            lost += 1
            continue
        Mandate.objects.filter(pk=mandate.pk).update(seat=new)
        moved += 1
    return moved, lost


def _move_labels(council: Council, rules: RuleSet) -> int:
    """Items that no meeting has treated, to the label of the same word and meaning. How many have none."""
    there = {(label.word, label.position): label for label in rules.labels.all()}
    treated = AgendaPoint.objects.filter(item__council=council, meeting__opened_at__isnull=False)
    rows = Item.objects.filter(council=council, withdrawn_at=None, label__isnull=False)
    lost = 0
    for item in rows.exclude(pk__in=treated.exclude(outcome=Outcome.FURTHER).values("item")).select_related("label"):
        new = there.get((item.label.word, item.label.position)) if item.label else None
        if new is None:
            lost += 1
        else:
            Item.objects.filter(pk=item.pk).update(label=new)
    return lost


def _own(rules: RuleSet) -> RuleSet:
    row = RuleSet.objects.select_for_update().get(pk=rules.pk)
    if row.shipped:
        raise Shipped(row)
    return row

"""Verbs on the register: add, change, take in many at once."""

from collections.abc import Iterable

from django.db import transaction

from samsyn.people import actions, journal
from samsyn.people.models import Contact, Organisation, Person
from samsyn.people.register.rows import Entry, entry_of, written


class NameTaken(Exception):
    """Another organisation has this name."""


class InACircle(Exception):
    """An organisation cannot stand above itself."""


@transaction.atomic
def save(*, entry: Entry, by: Person | None, organisation: Organisation | None = None) -> Organisation:
    """Add an organisation, or make one what the entry says. Raises NameTaken, InACircle."""
    same = Organisation.objects.filter(name__iexact=entry.name)
    if same.exclude(pk=organisation.pk if organisation else 0).exists():
        raise NameTaken(entry.name)
    if organisation is None:
        organisation = actions.register_organisation(
            name=entry.name, organisation_class=entry.organisation_class, by=by
        )
        before = Entry(entry.name, entry.organisation_class)
    else:
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        before = entry_of(organisation)
    parent = Organisation.objects.filter(name__iexact=entry.parent).first() if entry.parent else None
    _refuse_circles(organisation, parent)
    Organisation.objects.filter(pk=organisation.pk).update(
        name=entry.name, organisation_class=entry.organisation_class, parent=parent, email=entry.email,
        municipality=entry.municipality, in_county=entry.in_county, weight=entry.weight,
    )  # fmt: skip
    _contacts(organisation, entry)
    facts = {
        head: [old, new]
        for head, old, new in zip(("namn", "klass", "överordnad", "kommun", "i länet", "vikt", "e-post", "kontakter"),
                                  written(before), written(entry), strict=True) if old != new
    }  # fmt: skip
    if facts:
        journal.record(by=by, verb="change", on=organisation, facts=facts)
    return Organisation.objects.get(pk=organisation.pk)


def _refuse_circles(organisation: Organisation, parent: Organisation | None) -> None:
    above = parent
    while above is not None:
        if above.pk == organisation.pk:
            raise InACircle(str(organisation))
        above = above.parent


def _contacts(organisation: Organisation, entry: Entry) -> None:
    kept = {address for _name, address in entry.contacts}
    organisation.contacts.exclude(email__in=kept).delete()
    for name, address in entry.contacts:
        Contact.objects.update_or_create(organisation=organisation, email=address, defaults={"name": name})


@transaction.atomic
def take_in(*, entries: Iterable[Entry], by: Person) -> int:
    """Write many entries, parents before those under them; returns how many."""
    rows = list(entries)
    names = {row.name.casefold() for row in rows}
    known = {row.name.casefold(): row for row in Organisation.objects.all()}
    done: set[str] = set()
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row.parent.casefold() not in names - done] or waiting
        for row in ready:
            save(entry=row, by=by, organisation=known.get(row.name.casefold()))
            done.add(row.name.casefold())
        waiting = [row for row in waiting if row.name.casefold() not in done]
    return len(rows)
